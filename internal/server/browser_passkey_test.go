package server_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
)

// Password managers put credentials of their own in place of the browser's. What these lack must not matter where it can
// be done without, and must be said where it cannot.
func TestPasskeysOfManagersThatLackSomething(t *testing.T) {
	site, _ := withMail(t)
	site.Invite(t, "eva@example.org", account.Coordinator, "herne")
	throws := func(of, name string) string {
		return `Object.defineProperty(` + of + `.prototype, "` + name + `", { get() { throw new Error("not here") } });`
	}
	for _, test := range []struct {
		name, script string
		lost         bool
	}{
		{"no toJSON", `delete PublicKeyCredential.prototype.toJSON`, false},
		{"a toJSON that throws", `PublicKeyCredential.prototype.toJSON = () => { throw new TypeError("Illegal invocation") }`, false},
		{"a toJSON that says nothing", `PublicKeyCredential.prototype.toJSON = () => undefined`, false},
		{"no reading of options from JSON", `delete PublicKeyCredential.parseCreationOptionsFromJSON; delete PublicKeyCredential.parseRequestOptionsFromJSON`, false},
		{"transports that cannot be read", throws("AuthenticatorAttestationResponse", "getTransports") + throws("PublicKeyCredential", "authenticatorAttachment"), false},
		{"a raw name that cannot be read", throws("PublicKeyCredential", "rawId"), false},
		{"extensions that cannot be read", throws("PublicKeyCredential", "getClientExtensionResults"), false},
		{"bytes in another form", `for (const [of, names] of [[AuthenticatorResponse, ["clientDataJSON"]], [AuthenticatorAttestationResponse, ["attestationObject"]], [AuthenticatorAssertionResponse, ["signature", "authenticatorData", "userHandle"]]])
			for (const name of names) {
				const get = Object.getOwnPropertyDescriptor(of.prototype, name).get;
				Object.defineProperty(of.prototype, name, { get() { const read = new Uint8Array(get.call(this)), wide = new Uint8Array(read.length + 9); wide.set(read, 4); return wide.subarray(4, 4 + read.length) } });
			}`, false},
		{"a key that cannot be read", throws("AuthenticatorAttestationResponse", "attestationObject"), true},
		{"no response at all", throws("PublicKeyCredential", "response"), true},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := site.SQL.Exec(t.Context(), `delete from desk.passkeys`); err != nil {
				t.Fatal(err)
			}
			b := openTab(t)
			device := b.authenticator()
			run(b, chromedp.Navigate(site.base+site.SignInLink(t, "eva@example.org")))
			b.follow(b.click("main button"))
			call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: test.script})
			run(b, chromedp.Navigate(site.base+apptest.OwnPage))
			run(b, chromedp.Focus("#passkey"))
			run(b, chromedp.KeyEvent("Gerät"))
			if test.lost {
				b.follow(chromedp.KeyEvent("\r"))
				run(b, chromedp.Evaluate[any](`new Promise(done => { const look = () => document.querySelector("#passkey-failed").hidden ? requestAnimationFrame(look) : done(true); look(); })`, chromedp.EvalAwaitPromise))
				if !strings.Contains(b.text(), "hat einen Passkey angelegt") || !strings.Contains(b.text(), "löschen Sie ihn dort") {
					t.Errorf("it is not said that the device has a passkey that we do not know: %s", b.text())
				}
				b.snapshot("passkey-verloren")
				if kept := call(b, webauthn.GetCredentials, webauthn.GetCredentialsParams{AuthenticatorID: device}).Credentials; len(kept) != 1 {
					t.Errorf("the device has %d passkeys", len(kept))
				}
				return
			}
			b.arrive(site.base+apptest.OwnPage, chromedp.KeyEvent("\r"))
			if !strings.Contains(b.text(), "Ihr Passkey ist eingerichtet") {
				t.Fatalf("no passkey: %s", b.text())
			}
			call(b, network.ClearBrowserCookies, struct{}{})
			run(b, chromedp.Navigate(site.base+apptest.OwnPage)) // to come back to
			b.arrive(site.base+apptest.OwnPage, b.click(`form[action="/anmelden/passkey"] button`))
			if !strings.Contains(b.text(), "eva@example.org") {
				t.Errorf("not signed in: %s", b.text())
			}
		})
	}
}
