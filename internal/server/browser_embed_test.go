package server_test

import (
	"context"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
)

// hosting is somebody else's web site, with a page that shows a frame. It goes by localhost, which browsers take for
// another site than 127.0.0.1, at two ports: two origins.
type hosting struct {
	allowed, other string // its two origins
	body           string
	headers        map[string]string
	asked          atomic.Int64 // requests for anything but its page and its icon
}

func (e *hosting) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/":
		for name, value := range e.headers {
			w.Header().Set(name, value)
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprint(w, `<!DOCTYPE html><html lang="de"><title>Kreis</title><link rel="icon" href="data:,"><body style="margin:0">`+e.body)
	case "/weit-weg":
		_, _ = fmt.Fprint(w, "Wetter, Referer "+r.Header.Get("Referer")+".")
	default:
		e.asked.Add(1)
	}
}

// framing is a server, somebody else's site that shows a frame of it with the code of the desk, and the frame's address.
func framing(t *testing.T, query string) (r *apptest.Program, host *hosting, address string) {
	t.Helper()
	host = &hosting{}
	for _, origin := range []*string{&host.allowed, &host.other} {
		site := httptest.NewServer(host)
		t.Cleanup(site.Close)
		*origin = strings.Replace(site.URL, "127.0.0.1", "localhost", 1)
	}
	r = apptest.Start(t, apptest.Listening("127.0.0.1"), func(s *apptest.Setup) {
		s.Config.ExitURL = strings.Replace(host.other, "localhost", "127.0.0.1", 1) + "/weit-weg"
	})
	r.Invite(t, "anna@example.org", account.Coordinator, "herne")
	_, host.body, _ = apptest.ReadEmbedding(t, r.Do(t, r.Account(t, "anna@example.org"), "/verwaltung/netzwerke/herne/einbetten"+query, nil))
	host.body = strings.Replace(host.body, ` loading="lazy"`, "", 1) // browsers do not wait for what is lazy before they call a page loaded
	_, rest, _ := strings.Cut(host.body, `src="`)
	address, _, _ = strings.Cut(rest, `"`)
	r.AllowOrigins(t, "herne", host.allowed)
	return r, host, html.UnescapeString(address)
}

// frame returns what stands in the frame of a page as a tab of its own, or nil where the browser shows nothing of ours.
func (b *tab) frame(address string) *tab {
	b.Helper()
	infos, err := chromedp.Targets(b.ctx)
	if err != nil {
		b.Fatal(err)
	}
	for _, info := range infos {
		if info.Type != "iframe" || info.URL != address {
			continue
		}
		f := &tab{TB: b.TB, seen: &seen{}}
		ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithTargetID(info.TargetID), chromedp.WithListener(f.seen.record))
		b.Cleanup(cancel)
		f.ctx = ctx
		if err := chromedp.Do(ctx); err != nil {
			b.Fatal(err)
		}
		if !eval[bool](f, `!!document.getElementById("exit")`) { // the browser's own page, in place of ours
			return nil
		}
		call(f, network.Enable, network.EnableParams{})
		call(f, log.Enable, cdp.Empty{})
		call(f, audits.Enable, cdp.Empty{})
		call(f, page.Enable, page.EnableParams{})
		return f
	}
	return nil
}

// reload loads what stands in a frame once more.
func (b *tab) reload() {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, apptest.Patience)
	defer cancel()
	loaded := chromedp.Events(ctx, page.LoadEventFired)
	b.seen.forget()
	eval[any](b, `location.reload()`)
	for _, err := range loaded {
		if err != nil {
			b.Fatal(err)
		}
		return
	}
}

// clickInFrame presses the mouse on something in the frame of a page.
func (b *tab) clickInFrame(f *tab, selector string) chromedp.Action[chromedp.Void] {
	b.Helper()
	call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{}) // only what has been drawn can be hit: a frame from another site comes later than its page
	const middle = `(() => { const r = document.querySelector($1).getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2, r.left, r.top]; })()`
	at, within := eval[[]float64](b, script(middle, "iframe")), eval[[]float64](f, script(middle, selector))
	return chromedp.MouseClickXY(at[2]+within[0], at[3]+within[1])
}

func TestAFrameOnAnAllowedSiteIsShownAndLeavesNothing(t *testing.T) {
	for _, query := range []string{"", "?teil=termine", "?teil=kontakt&sprache=en"} {
		t.Run("herne"+query, func(t *testing.T) {
			_, host, address := framing(t, query)
			b := openTab(t)
			b.size(280, 700)
			run(b, chromedp.Navigate(host.allowed+"/"))
			f := b.frame(address)
			if f == nil {
				t.Fatalf("the frame is not shown; on the console stands %q", b.seen.since().console)
			}
			if text := f.text(); !strings.Contains(text, map[string]string{"": "Frauenhaus Herne", "?teil=termine": "Kein künftiger Termin bekannt.", "?teil=kontakt&sprache=en": "Contact"}[query]) {
				t.Errorf("the frame shows %q", text)
			}
			f.reload() // now that somebody watches
			ours, _, _ := strings.Cut(address, "einbetten/")
			for _, now := range []seenNow{b.seen.since(), f.seen.since()} {
				for _, request := range now.requests {
					if !strings.HasPrefix(request, ours) && !strings.HasPrefix(request, host.allowed+"/") && request != "data:," {
						t.Errorf("it asks for %s", request)
					}
				}
				if len(now.refusals)+len(now.console)+len(now.cookies) != 0 {
					t.Errorf("forbidden: %q, console: %q, cookies: %q", now.refusals, now.console, now.cookies)
				}
			}
			if len(f.seen.since().requests) < 1 || host.asked.Load() != 0 {
				t.Errorf("%q is asked for, and %d of the site", f.seen.since().requests, host.asked.Load())
			}
			for _, left := range run(f, chromedp.Evaluate[[]string](leftBehind, chromedp.EvalAwaitPromise)) {
				t.Error(left)
			}
			kept, err := chromedp.CallBrowser(b.ctx, storage.GetCookies, storage.GetCookiesParams{BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID})
			if err != nil || len(kept.Cookies) != 0 {
				t.Errorf("cookies %v (%v)", kept.Cookies, err)
			}
			if wide := eval[int](f, `document.documentElement.scrollWidth`); wide > 280 || eval[int](f, `innerWidth`) != 280 {
				t.Errorf("in 280 px it is %d px wide", wide)
			}
			eval[any](f, readAxe(t))
			grounds := map[string]bool{}
			for _, scheme := range []string{"prefers-color-scheme: light", "prefers-color-scheme: dark"} {
				b.media("", scheme)
				f.checkAccessible(scheme)
				grounds[eval[string](f, `getComputedStyle(document.documentElement).backgroundColor`)] = true
			}
			if len(grounds) != 2 {
				t.Errorf("light and dark have the same ground: %v", grounds)
			}
		})
	}
}

func TestAFrameOnAnySiteThatWasNotChosenStaysEmpty(t *testing.T) {
	r, host, address := framing(t, "")
	b := openTab(t)
	run(b, chromedp.Navigate(host.other+"/"))
	if f := b.frame(address); f != nil {
		t.Errorf("the frame shows %q", f.text())
	}
	if said := strings.Join(b.seen.since().console, "\n"); !strings.Contains(said, "frame-ancestors") {
		t.Errorf("the policy is not what keeps it out; the browser says %q", said)
	}
	b.seen.forget()
	run(b, chromedp.Navigate(host.allowed+"/"))
	if b.frame(address) == nil {
		t.Error("on the site that was chosen it is not shown")
	}
	r.AllowOrigins(t, "herne")
	run(b, chromedp.Navigate(host.allowed+"/"))
	if b.frame(address) != nil {
		t.Error("it is shown after the site was taken from the list")
	}
	host.headers = map[string]string{"Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin"}
	r.AllowOrigins(t, "herne", host.allowed)
	run(b, chromedp.Navigate(host.allowed+"/"))
	if b.frame(address) == nil {
		t.Errorf("a page that lets in only what asks for it does not show it: %q", b.seen.since().console)
	}
}

func TestTheExitInAFrameLeavesTheWholePageWithoutJavaScript(t *testing.T) {
	for name, with := range map[string]bool{"with JavaScript": true, "without": false} {
		t.Run(name, func(t *testing.T) {
			_, host, address := framing(t, "")
			b := openTab(t)
			if !with {
				b.withoutJavaScript()
			}
			run(b, chromedp.Navigate(host.allowed+"/"))
			f := b.frame(address)
			if f == nil {
				t.Fatal("the frame is not shown")
			}
			if !with {
				f.withoutJavaScript()
			}
			begun := time.Now()
			b.follow(b.clickInFrame(f, "#exit"))
			if b.where() != strings.Replace(host.other, "localhost", "127.0.0.1", 1)+"/weit-weg" {
				t.Fatalf("the page is at %s", b.where())
			}
			if text := eval[string](b, `document.body.innerText`); text != "Wetter, Referer ." {
				t.Errorf("there stands %q", text)
			}
			t.Logf("gone after %s", time.Since(begun).Round(time.Millisecond))
		})
	}
}
