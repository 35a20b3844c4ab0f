package walks_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
	"rundtisch/internal/mail"
)

// letterbox is a mail sender that tells of every message.
type letterbox chan mail.Message

// Send implements mail.Sender.
func (l letterbox) Send(_ context.Context, m mail.Message) error { l <- m; return nil }

// withMail starts a server under the name localhost, with the work in the background, and an exit to another site.
func withMail(t testing.TB, options ...apptest.Option) (apptest.Served, letterbox) {
	t.Helper()
	away := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("<!doctype html><title>Wetter</title>"))
	}))
	t.Cleanup(away.Close)
	box := make(letterbox, 10)
	usual := func(s *apptest.Setup) { s.Config.ExitURL, s.Now, s.Mail = away.URL+"/", time.Now, box }
	r := apptest.Start(t, append([]apptest.Option{apptest.Listening("localhost"), apptest.Working, usual}, options...)...)
	return apptest.Served{Program: r, Base: r.Address}, box
}

// next waits for a message.
func (l letterbox) next(t testing.TB) mail.Message {
	t.Helper()
	select {
	case m := <-l:
		return m
	case <-time.After(apptest.Patience):
		t.Fatal("no mail comes")
		return mail.Message{}
	}
}

var linkInMail = regexp.MustCompile(`http://localhost:\d+/anmelden/link/\S+`)

func TestSigningInWithoutJavaScriptByAMailedLink(t *testing.T) {
	site, box := withMail(t)
	site.Invite(t, "eva@example.org", account.Coordinator, "herne")
	if m := box.next(t); m.To != "eva@example.org" || !strings.Contains(m.Text, "Herne") || !strings.Contains(m.Text, site.Base+"/anmelden\n") || linkInMail.MatchString(m.Text) {
		t.Errorf("the invitation: %+v", m)
	}
	b := browser.Open(t)
	b.WithoutJavaScript()
	browser.Run(b, chromedp.Navigate(site.Base+apptest.OwnPage))
	if b.Where() != site.Base+"/anmelden" {
		t.Fatalf("at %s", b.Where())
	}
	if strings.Contains(b.Text(), "Passkey") {
		t.Error("passkeys are offered where they do not work")
	}
	b.Snapshot("anmelden")
	browser.Run(b, chromedp.Focus("#email"))
	browser.Run(b, chromedp.KeyEvent("niemand"))
	if answer := b.Follow(chromedp.KeyEvent("\r")); answer.Status != http.StatusUnprocessableEntity {
		t.Errorf("no address: %d", answer.Status)
	}
	b.Snapshot("anmelden-fehler")
	browser.Run(b, chromedp.Focus("#email"))
	browser.Eval[any](b, `document.querySelector("#email").value = ""`)
	browser.Run(b, chromedp.KeyEvent("Eva@example.org"))
	b.Follow(chromedp.KeyEvent("\r"))
	if b.Where() != site.Base+"/anmelden/gesendet" {
		t.Fatalf("at %s: %s", b.Where(), b.Text())
	}
	b.Snapshot("gesendet")
	link := linkInMail.FindString(box.next(t).Text)
	stranger := browser.Open(t) // no cookies of the other
	browser.Run(stranger, chromedp.Navigate(link))
	stranger.Follow(stranger.Click("main button"))
	if !strings.Contains(stranger.Text(), "in dem Sie begonnen haben") {
		t.Errorf("in another browser: %s", stranger.Text())
	}
	stranger.Snapshot("anderer-browser")
	browser.Run(b, chromedp.Navigate(link))
	b.Snapshot("link")
	b.Follow(b.Click("main button"))
	if b.Where() != site.Base+apptest.OwnPage || !strings.Contains(b.Text(), "eva@example.org") {
		t.Errorf("at %s: %s", b.Where(), b.Text())
	}
	browser.Run(b, chromedp.Navigate(link))
	if !strings.Contains(b.Text(), "schon benutzt") {
		t.Errorf("the link again: %s", b.Text())
	}
	b.Snapshot("benutzt")
	if n := site.QueryInt(t, `select count(*) from desk.sign_in_requests`); n != 0 {
		t.Errorf("%d addresses that were typed are kept", n)
	}
}

// authenticator gives the tab a device with passkeys of its own.
func authenticator(b *browser.Tab) webauthn.AuthenticatorID {
	b.Helper()
	browser.Call(b, webauthn.Enable, webauthn.EnableParams{})
	return browser.Call(b, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
		Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal, HasResidentKey: true,
		HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
	}}).AuthenticatorID
}

func TestSigningInWithAPasskey(t *testing.T) {
	site, _ := withMail(t)
	site.Invite(t, "op@example.org", account.Operator, "")
	site.Invite(t, "eva@example.org", account.Coordinator, "herne")
	b := browser.Open(t)
	device := authenticator(b)
	browser.Run(b, chromedp.Navigate(site.Base+"/anmelden"))
	b.Looks("anmelden-mit-passkey")
	browser.Run(b, chromedp.Navigate(site.Base+site.SignInLink(t, "op@example.org")))
	b.Follow(b.Click("main button"))
	browser.Run(b, chromedp.Navigate(site.Base+apptest.OwnPage))
	browser.Run(b, chromedp.Focus("#passkey"))
	browser.Run(b, chromedp.KeyEvent("Diensthandy"))
	b.Arrive(site.Base+apptest.OwnPage, chromedp.KeyEvent("\r"))
	if !strings.Contains(b.Text(), "Ihr Passkey ist eingerichtet") || !strings.Contains(b.Text(), "Diensthandy") {
		t.Fatalf("no passkey: %s", b.Text())
	}
	b.Looks("konto")
	browser.Run(b, chromedp.Navigate(site.Base+"/verwaltung/konten"))
	b.Looks("konten")
	browser.Run(b, chromedp.Navigate(site.Base+apptest.OwnPage))
	b.Follow(b.Click(`form[action$="/code/anfang"] button`))
	b.Looks("zweiter-schritt")

	again := func(to string) {
		t.Helper()
		browser.Call(b, network.ClearBrowserCookies, struct{}{})
		browser.Run(b, chromedp.Navigate(site.Base+apptest.OwnPage)) // to come back to
		b.Arrive(to, b.Click(`form[action="/anmelden/passkey"] button`))
	}
	again(site.Base + apptest.OwnPage)
	if !strings.Contains(b.Text(), "op@example.org") || !strings.Contains(b.Text(), "Zuletzt benutzt") {
		t.Errorf("signed in with the passkey: %s", b.Text())
	}
	refused := site.Base + "/anmelden/passkey/antwort"
	bad := func(what, words string, bits webauthn.SetResponseOverrideBitsParams) {
		t.Helper()
		bits.AuthenticatorID = device
		browser.Call(b, webauthn.SetResponseOverrideBits, bits)
		again(refused)
		if !strings.Contains(b.Text(), words) {
			t.Errorf("%s: %s", what, b.Text())
		}
	}
	bad("an answer without its owner being verified", "nicht geprüft, ob Sie es sind", webauthn.SetResponseOverrideBitsParams{IsBadUV: new(true), IsBogusSignature: new(false)})
	bad("an answer that is not signed", "Der Passkey passt nicht", webauthn.SetResponseOverrideBitsParams{IsBadUV: new(false), IsBogusSignature: new(true)})
	b.Looks("passkey-passt-nicht")
	browser.Call(b, webauthn.SetResponseOverrideBits, webauthn.SetResponseOverrideBitsParams{AuthenticatorID: device, IsBogusSignature: new(false)})

	// A copy of the passkey was used meanwhile: the counter stands higher than that of this one.
	if _, err := site.SQL.Exec(t.Context(), `update desk.passkeys set credential = jsonb_set(credential, '{authenticator,signCount}', '1000')`); err != nil {
		t.Fatal(err)
	}
	again(refused)
	if !strings.Contains(b.Text(), "vielleicht eine Kopie") {
		t.Errorf("a copy of the passkey: %s", b.Text())
	}
	if _, err := site.SQL.Exec(t.Context(), `update desk.passkeys set credential = jsonb_set(credential, '{authenticator,signCount}', '1')`); err != nil {
		t.Fatal(err)
	}
	again(site.Base + apptest.OwnPage)
	b.Follow(b.Click(`form[action$="/loeschung"] button`))
	if !strings.Contains(b.Text(), "Der Passkey ist entfernt") {
		t.Errorf("removed: %s", b.Text())
	}
	again(refused)
	if !strings.Contains(b.Text(), "hier nicht eingetragen") {
		t.Errorf("after it was removed: %s", b.Text())
	}
	browser.Call(b, webauthn.ClearCredentials, webauthn.ClearCredentialsParams{AuthenticatorID: device})
	browser.Run(b, chromedp.Navigate(site.Base+"/anmelden"))
	b.Follow(b.Click(`form[action="/anmelden/passkey"] button`))
	browser.Run(b, chromedp.Evaluate[any](`new Promise(done => { const look = () => document.querySelector("#passkey-failed").hidden ? requestAnimationFrame(look) : done(true); look(); })`, chromedp.EvalAwaitPromise))
	b.Looks("passkey-abgebrochen")
	if strings.Contains(site.Log.String(), "level=ERROR") {
		t.Errorf("the log:\n%s", site.Log)
	}
}

func TestTheExitOfAPageInsideSignsOut(t *testing.T) {
	site, _ := withMail(t)
	site.Invite(t, "eva@example.org", account.Coordinator, "herne")
	for _, name := range []string{"clicked", "clicked, without JavaScript", "three times Shift"} {
		t.Run(name, func(t *testing.T) {
			b := browser.Open(t)
			if strings.Contains(name, "without") {
				b.WithoutJavaScript()
			}
			browser.Run(b, chromedp.Navigate(site.Base+site.SignInLink(t, "eva@example.org")))
			b.Follow(b.Click("main button"))
			browser.Run(b, chromedp.Navigate(site.Base+apptest.OwnPage))
			began := time.Now()
			if name == "three times Shift" {
				b.Arrive(site.Pages.ExitURL, func(context.Context, *chromedp.Target) (chromedp.Void, error) {
					play(b, slices.Concat(tap("Shift", 0), tap("Shift", time.Second/2), tap("Shift", time.Second)))
					return chromedp.Void{}, nil
				})
			} else {
				b.Arrive(site.Pages.ExitURL, b.Click("#exit"))
			}
			t.Logf("the exit took %v", time.Since(began))
			if n := site.QueryInt(t, `select count(*) from desk.sessions where account_id is not null and ended_at is null`); n != 0 {
				t.Errorf("%d sessions are left", n)
			}
			browser.Run(b, chromedp.Navigate(site.Base+apptest.OwnPage))
			if b.Where() != site.Base+"/anmelden" {
				t.Errorf("still signed in at %s", b.Where())
			}
		})
	}
}
