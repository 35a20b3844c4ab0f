package accounts_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/go-webauthn/webauthn/protocol/webauthncbor"

	"rundtisch/internal/app/apptest"
)

// What a device says with each signature (WebAuthn, 6.1).
const (
	userPresent, userVerified, mayBeCopied, isCopied, withKey byte = 1, 1 << 2, 1 << 3, 1 << 4, 1 << 6
)

// device is an authenticator with one passkey that says what a test wants it to say.
type device struct {
	key     *ecdsa.PrivateKey
	id      []byte // of the passkey
	owner   []byte // of the account that it was made for
	origin  string // of the page that asks
	name    string // of the deployment that it signs for
	flags   byte
	counter uint32
}

func newDevice(t testing.TB) *device {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	d := &device{key: key, id: make([]byte, 32), origin: "http://rundtisch.test", name: "rundtisch.test", flags: userPresent | userVerified}
	_, _ = rand.Read(d.id)
	return d
}

// options are what a page hands to a device.
type options struct {
	PublicKey struct {
		Challenge string
		User      struct{ ID string }
	}
}

func asked(t testing.TB, w *httptest.ResponseRecorder) options {
	t.Helper()
	var o options
	if err := json.Unmarshal([]byte(apptest.Document(t, w).Find("form[data-options]").AttrOr("data-options", "")), &o); err != nil || o.PublicKey.Challenge == "" {
		t.Fatalf("the page (%d) asks no passkey for anything: %v\n%s", w.Code, err, w.Body)
	}
	return o
}

var url64 = base64.RawURLEncoding

// client is what the browser says of the page that asks.
func (d *device) client(kind, challenge string) []byte {
	text, _ := json.Marshal(map[string]any{"type": kind, "challenge": challenge, "origin": d.origin, "crossOrigin": false})
	return text
}

func (d *device) says(flags byte) []byte {
	name := sha256.Sum256([]byte(d.name))
	return binary.BigEndian.AppendUint32(append(name[:], flags), d.counter)
}

// make answers a page that wants a new passkey.
func (d *device) make(t testing.TB, o options) string {
	t.Helper()
	owner, err := url64.DecodeString(o.PublicKey.User.ID)
	if err != nil {
		t.Fatal(err)
	}
	d.owner = owner
	point, err := d.key.PublicKey.Bytes() // 4, x, y
	if err != nil {
		t.Fatal(err)
	}
	key, err := webauthncbor.Marshal(map[int]any{1: 2, 3: -7, -1: 1, -2: point[1:33], -3: point[33:]})
	if err != nil {
		t.Fatal(err)
	}
	data := append(d.says(d.flags|withKey), make([]byte, 16)...)
	data = append(append(binary.BigEndian.AppendUint16(data, uint16(len(d.id))), d.id...), key...)
	attested, err := webauthncbor.Marshal(map[string]any{"fmt": "none", "attStmt": map[string]any{}, "authData": data})
	if err != nil {
		t.Fatal(err)
	}
	return d.credential(map[string]any{"clientDataJSON": url64.EncodeToString(d.client("webauthn.create", o.PublicKey.Challenge)), "attestationObject": url64.EncodeToString(attested)})
}

// answer signs in.
func (d *device) answer(t testing.TB, challenge string) string {
	t.Helper()
	data, client := d.says(d.flags), d.client("webauthn.get", challenge)
	hashed := sha256.Sum256(client)
	sum := sha256.Sum256(append(data[:len(data):len(data)], hashed[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, d.key, sum[:])
	if err != nil {
		t.Fatal(err)
	}
	return d.credential(map[string]any{"clientDataJSON": url64.EncodeToString(client), "authenticatorData": url64.EncodeToString(data),
		"signature": url64.EncodeToString(signature), "userHandle": url64.EncodeToString(d.owner)})
}

func (d *device) credential(response map[string]any) string {
	id := url64.EncodeToString(d.id)
	text, _ := json.Marshal(map[string]any{"id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": map[string]any{}})
	return string(text)
}

// register makes a passkey of the account that a visitor is signed in with.
func (d *device) register(v *apptest.Visitor) {
	v.Helper()
	v.Want("begin a passkey", v.Post(apptest.OwnPage+"/passkeys", "passkey", "Gerät"), http.StatusSeeOther, apptest.OwnPage+"/passkeys/neu")
	v.Want("a passkey", v.Post(apptest.OwnPage+"/passkeys/antwort", "answer", d.make(v, asked(v, v.Get(apptest.OwnPage+"/passkeys/neu")))), http.StatusSeeOther, apptest.OwnPage)
	v.Want("a passkey", v.Get(apptest.OwnPage), http.StatusOK, "Ihr Passkey ist eingerichtet")
}

// signIn signs in with the device.
func (d *device) signIn(v *apptest.Visitor) *httptest.ResponseRecorder {
	v.Helper()
	return v.Post("/anmelden/passkey/antwort", "answer", d.answer(v, begin(v)))
}

// begin asks to sign in with a passkey and returns what is to be signed.
func begin(v *apptest.Visitor) string {
	v.Helper()
	v.Want("begin", v.Post("/anmelden/passkey"), http.StatusSeeOther, "/anmelden/passkey")
	return asked(v, v.Get("/anmelden/passkey")).PublicKey.Challenge
}
