package walks_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
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
			b := browser.Open(t)
			device := authenticator(b)
			browser.Run(b, chromedp.Navigate(site.Base+site.SignInLink(t, "eva@example.org")))
			b.Follow(b.Click("main button"))
			browser.Call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: test.script})
			browser.Run(b, chromedp.Navigate(site.Base+apptest.OwnPage))
			browser.Run(b, chromedp.Focus("#passkey"))
			browser.Run(b, chromedp.KeyEvent("Gerät"))
			if test.lost {
				b.Follow(chromedp.KeyEvent("\r"))
				browser.Run(b, chromedp.Evaluate[any](`new Promise(done => { const look = () => document.querySelector("#passkey-failed").hidden ? requestAnimationFrame(look) : done(true); look(); })`, chromedp.EvalAwaitPromise))
				if !strings.Contains(b.Text(), "hat einen Passkey angelegt") || !strings.Contains(b.Text(), "löschen Sie ihn dort") {
					t.Errorf("it is not said that the device has a passkey that we do not know: %s", b.Text())
				}
				b.Snapshot("passkey-verloren")
				if kept := browser.Call(b, webauthn.GetCredentials, webauthn.GetCredentialsParams{AuthenticatorID: device}).Credentials; len(kept) != 1 {
					t.Errorf("the device has %d passkeys", len(kept))
				}
				return
			}
			b.Arrive(site.Base+apptest.OwnPage, chromedp.KeyEvent("\r"))
			if !strings.Contains(b.Text(), "Ihr Passkey ist eingerichtet") {
				t.Fatalf("no passkey: %s", b.Text())
			}
			browser.Call(b, network.ClearBrowserCookies, struct{}{})
			browser.Run(b, chromedp.Navigate(site.Base+apptest.OwnPage)) // to come back to
			b.Arrive(site.Base+apptest.OwnPage, b.Click(`form[action="/anmelden/passkey"] button`))
			if !strings.Contains(b.Text(), "eva@example.org") {
				t.Errorf("not signed in: %s", b.Text())
			}
		})
	}
}
