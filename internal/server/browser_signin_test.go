package server_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/mail"
)

// letterbox is a mail sender that tells of every message.
type letterbox chan mail.Message

// Send implements mail.Sender.
func (l letterbox) Send(_ context.Context, m mail.Message) error { l <- m; return nil }

// withMail starts a server under the name localhost, with the work in the background, and an exit to another site.
func withMail(t testing.TB, options ...apptest.Option) (served, letterbox) {
	t.Helper()
	away := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("<!doctype html><title>Wetter</title>"))
	}))
	t.Cleanup(away.Close)
	box := make(letterbox, 10)
	usual := func(s *apptest.Setup) { s.Config.ExitURL, s.Now, s.Mail = away.URL+"/", time.Now, box }
	r := apptest.Start(t, append([]apptest.Option{apptest.Listening("localhost"), apptest.Working, usual}, options...)...)
	return served{r, r.Address}, box
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

// arrive does something and waits until the page at an address stands there, whatever pages come before.
func (b *tab) arrive(address string, action chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, apptest.Patience)
	defer cancel()
	loaded := chromedp.Events(ctx, page.LoadEventFired)
	run(b, action)
	for _, err := range loaded {
		if err != nil {
			b.Fatalf("at %s instead of %s: %v", b.where(), address, err)
		}
		if b.where() == address {
			return
		}
	}
}

// snapshot writes pictures of the page as it is, if RUNDTISCH_SCREENSHOTS names a folder.
func (b *tab) snapshot(name string) {
	b.Helper()
	folder := os.Getenv("RUNDTISCH_SCREENSHOTS")
	if folder == "" {
		return
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		b.Fatal(err)
	}
	b.photograph(filepath.Join(folder, name))
	b.media("")
	b.size(390, 844)
}

// looks checks the layout and the accessibility of the page that stands there, and takes its picture.
func (b *tab) looks(name, axe string) {
	b.Helper()
	b.snapshot(name)
	eval[any](b, `document.querySelectorAll("details").forEach(d => { d.open = true })`)
	eval[any](b, axe)
	for _, scheme := range []string{"prefers-color-scheme: light", "prefers-color-scheme: dark"} {
		b.checkAccessible(scheme)
	}
	b.media("")
	for _, width := range []int64{320, 390, 1280} {
		b.size(width, 844)
		b.checkLayout(width)
	}
	b.size(390, 844)
}

var linkInMail = regexp.MustCompile(`http://localhost:\d+/anmelden/link/\S+`)

func TestSigningInWithoutJavaScriptByAMailedLink(t *testing.T) {
	site, box := withMail(t)
	site.Invite(t, "eva@example.org", account.Coordinator, "herne")
	if m := box.next(t); m.To != "eva@example.org" || !strings.Contains(m.Text, "Herne") || !strings.Contains(m.Text, site.base+"/anmelden\n") || linkInMail.MatchString(m.Text) {
		t.Errorf("the invitation: %+v", m)
	}
	b := openTab(t)
	b.withoutJavaScript()
	run(b, chromedp.Navigate(site.base+apptest.OwnPage))
	if b.where() != site.base+"/anmelden" {
		t.Fatalf("at %s", b.where())
	}
	if strings.Contains(b.text(), "Passkey") {
		t.Error("passkeys are offered where they do not work")
	}
	b.snapshot("anmelden")
	run(b, chromedp.Focus("#email"))
	run(b, chromedp.KeyEvent("niemand"))
	if answer := b.follow(chromedp.KeyEvent("\r")); answer.Status != http.StatusUnprocessableEntity {
		t.Errorf("no address: %d", answer.Status)
	}
	b.snapshot("anmelden-fehler")
	run(b, chromedp.Focus("#email"))
	eval[any](b, `document.querySelector("#email").value = ""`)
	run(b, chromedp.KeyEvent("Eva@example.org"))
	b.follow(chromedp.KeyEvent("\r"))
	if b.where() != site.base+"/anmelden/gesendet" {
		t.Fatalf("at %s: %s", b.where(), b.text())
	}
	b.snapshot("gesendet")
	link := linkInMail.FindString(box.next(t).Text)
	stranger := openTab(t) // no cookies of the other
	run(stranger, chromedp.Navigate(link))
	stranger.follow(stranger.click("main button"))
	if !strings.Contains(stranger.text(), "in dem Sie begonnen haben") {
		t.Errorf("in another browser: %s", stranger.text())
	}
	stranger.snapshot("anderer-browser")
	run(b, chromedp.Navigate(link))
	b.snapshot("link")
	b.follow(b.click("main button"))
	if b.where() != site.base+apptest.OwnPage || !strings.Contains(b.text(), "eva@example.org") {
		t.Errorf("at %s: %s", b.where(), b.text())
	}
	run(b, chromedp.Navigate(link))
	if !strings.Contains(b.text(), "schon benutzt") {
		t.Errorf("the link again: %s", b.text())
	}
	b.snapshot("benutzt")
	if n := site.QueryInt(t, `select count(*) from desk.sign_in_requests`); n != 0 {
		t.Errorf("%d addresses that were typed are kept", n)
	}
}

// authenticator gives the tab a device with passkeys of its own.
func (b *tab) authenticator() webauthn.AuthenticatorID {
	b.Helper()
	call(b, webauthn.Enable, webauthn.EnableParams{})
	return call(b, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
		Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal, HasResidentKey: true,
		HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
	}}).AuthenticatorID
}

func TestSigningInWithAPasskey(t *testing.T) {
	site, _ := withMail(t)
	axe := readAxe(t)
	site.Invite(t, "op@example.org", account.Operator, "")
	site.Invite(t, "eva@example.org", account.Coordinator, "herne")
	b := openTab(t)
	device := b.authenticator()
	run(b, chromedp.Navigate(site.base+"/anmelden"))
	b.looks("anmelden-mit-passkey", axe)
	run(b, chromedp.Navigate(site.base+site.SignInLink(t, "op@example.org")))
	b.follow(b.click("main button"))
	run(b, chromedp.Navigate(site.base+apptest.OwnPage))
	run(b, chromedp.Focus("#passkey"))
	run(b, chromedp.KeyEvent("Diensthandy"))
	b.arrive(site.base+apptest.OwnPage, chromedp.KeyEvent("\r"))
	if !strings.Contains(b.text(), "Ihr Passkey ist eingerichtet") || !strings.Contains(b.text(), "Diensthandy") {
		t.Fatalf("no passkey: %s", b.text())
	}
	b.looks("konto", axe)
	run(b, chromedp.Navigate(site.base+"/verwaltung/konten"))
	b.looks("konten", axe)
	run(b, chromedp.Navigate(site.base+apptest.OwnPage))
	b.follow(b.click(`form[action$="/code/anfang"] button`))
	b.looks("zweiter-schritt", axe)

	again := func(to string) {
		t.Helper()
		call(b, network.ClearBrowserCookies, struct{}{})
		run(b, chromedp.Navigate(site.base+apptest.OwnPage)) // to come back to
		b.arrive(to, b.click(`form[action="/anmelden/passkey"] button`))
	}
	again(site.base + apptest.OwnPage)
	if !strings.Contains(b.text(), "op@example.org") || !strings.Contains(b.text(), "Zuletzt benutzt") {
		t.Errorf("signed in with the passkey: %s", b.text())
	}
	refused := site.base + "/anmelden/passkey/antwort"
	bad := func(what, words string, bits webauthn.SetResponseOverrideBitsParams) {
		t.Helper()
		bits.AuthenticatorID = device
		call(b, webauthn.SetResponseOverrideBits, bits)
		again(refused)
		if !strings.Contains(b.text(), words) {
			t.Errorf("%s: %s", what, b.text())
		}
	}
	bad("an answer without its owner being verified", "nicht geprüft, ob Sie es sind", webauthn.SetResponseOverrideBitsParams{IsBadUV: new(true), IsBogusSignature: new(false)})
	bad("an answer that is not signed", "Der Passkey passt nicht", webauthn.SetResponseOverrideBitsParams{IsBadUV: new(false), IsBogusSignature: new(true)})
	b.looks("passkey-passt-nicht", axe)
	call(b, webauthn.SetResponseOverrideBits, webauthn.SetResponseOverrideBitsParams{AuthenticatorID: device, IsBogusSignature: new(false)})

	// A copy of the passkey was used meanwhile: the counter stands higher than that of this one.
	if _, err := site.SQL.Exec(t.Context(), `update desk.passkeys set credential = jsonb_set(credential, '{authenticator,signCount}', '1000')`); err != nil {
		t.Fatal(err)
	}
	again(refused)
	if !strings.Contains(b.text(), "vielleicht eine Kopie") {
		t.Errorf("a copy of the passkey: %s", b.text())
	}
	if _, err := site.SQL.Exec(t.Context(), `update desk.passkeys set credential = jsonb_set(credential, '{authenticator,signCount}', '1')`); err != nil {
		t.Fatal(err)
	}
	again(site.base + apptest.OwnPage)
	b.follow(b.click(`form[action$="/loeschung"] button`))
	if !strings.Contains(b.text(), "Der Passkey ist entfernt") {
		t.Errorf("removed: %s", b.text())
	}
	again(refused)
	if !strings.Contains(b.text(), "hier nicht eingetragen") {
		t.Errorf("after it was removed: %s", b.text())
	}
	call(b, webauthn.ClearCredentials, webauthn.ClearCredentialsParams{AuthenticatorID: device})
	run(b, chromedp.Navigate(site.base+"/anmelden"))
	b.follow(b.click(`form[action="/anmelden/passkey"] button`))
	run(b, chromedp.Evaluate[any](`new Promise(done => { const look = () => document.querySelector("#passkey-failed").hidden ? requestAnimationFrame(look) : done(true); look(); })`, chromedp.EvalAwaitPromise))
	b.looks("passkey-abgebrochen", axe)
	if strings.Contains(site.Log.String(), "level=ERROR") {
		t.Errorf("the log:\n%s", site.Log)
	}
}

func TestTheExitOfAPageInsideSignsOut(t *testing.T) {
	site, _ := withMail(t)
	site.Invite(t, "eva@example.org", account.Coordinator, "herne")
	for _, name := range []string{"clicked", "clicked, without JavaScript", "three times Shift"} {
		t.Run(name, func(t *testing.T) {
			b := openTab(t)
			if strings.Contains(name, "without") {
				b.withoutJavaScript()
			}
			run(b, chromedp.Navigate(site.base+site.SignInLink(t, "eva@example.org")))
			b.follow(b.click("main button"))
			run(b, chromedp.Navigate(site.base+apptest.OwnPage))
			began := time.Now()
			if name == "three times Shift" {
				b.arrive(site.Pages.ExitURL, func(context.Context, *chromedp.Target) (chromedp.Void, error) {
					b.play(slices.Concat(tap("Shift", 0), tap("Shift", time.Second/2), tap("Shift", time.Second)))
					return chromedp.Void{}, nil
				})
			} else {
				b.arrive(site.Pages.ExitURL, b.click("#exit"))
			}
			t.Logf("the exit took %v", time.Since(began))
			if n := site.QueryInt(t, `select count(*) from desk.sessions where account_id is not null and ended_at is null`); n != 0 {
				t.Errorf("%d sessions are left", n)
			}
			run(b, chromedp.Navigate(site.base+apptest.OwnPage))
			if b.where() != site.base+"/anmelden" {
				t.Errorf("still signed in at %s", b.where())
			}
		})
	}
}
