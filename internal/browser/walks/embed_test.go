package walks_test

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
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

func TestAFrameOnAnAllowedSiteIsShownAndLeavesNothing(t *testing.T) {
	for _, query := range []string{"", "?teil=termine", "?teil=kontakt&sprache=en"} {
		t.Run("herne"+query, func(t *testing.T) {
			_, host, address := framing(t, query)
			b := browser.Open(t)
			b.Size(280, 700)
			browser.Run(b, chromedp.Navigate(host.allowed+"/"))
			f := b.Frame(address)
			if f == nil {
				t.Fatalf("the frame is not shown; on the console stands %q", b.Seen().Console)
			}
			if text := f.Text(); !strings.Contains(text, map[string]string{"": "Frauenhaus Herne", "?teil=termine": "Kein künftiger Termin bekannt.", "?teil=kontakt&sprache=en": "Contact"}[query]) {
				t.Errorf("the frame shows %q", text)
			}
			f.Reload() // now that somebody watches
			ours, _, _ := strings.Cut(address, "einbetten/")
			for _, now := range []browser.Seen{b.Seen(), f.Seen()} {
				for _, request := range now.Requests {
					if !strings.HasPrefix(request, ours) && !strings.HasPrefix(request, host.allowed+"/") && request != "data:," {
						t.Errorf("it asks for %s", request)
					}
				}
				if len(now.Refusals)+len(now.Console)+len(now.Cookies) != 0 {
					t.Errorf("forbidden: %q, console: %q, cookies: %q", now.Refusals, now.Console, now.Cookies)
				}
			}
			if len(f.Seen().Requests) < 1 || host.asked.Load() != 0 {
				t.Errorf("%q is asked for, and %d of the site", f.Seen().Requests, host.asked.Load())
			}
			for _, left := range browser.Run(f, chromedp.Evaluate[[]string](browser.LeftBehind, chromedp.EvalAwaitPromise)) {
				t.Error(left)
			}
			if kept := b.Cookies(); len(kept) != 0 {
				t.Errorf("cookies %v", kept)
			}
			if wide := browser.Eval[int](f, `document.documentElement.scrollWidth`); wide > 280 || browser.Eval[int](f, `innerWidth`) != 280 {
				t.Errorf("in 280 px it is %d px wide", wide)
			}
			grounds := map[string]bool{}
			for _, scheme := range []string{"prefers-color-scheme: light", "prefers-color-scheme: dark"} {
				b.Media("", scheme)
				f.CheckAccessible(scheme)
				grounds[browser.Eval[string](f, `getComputedStyle(document.documentElement).backgroundColor`)] = true
			}
			if len(grounds) != 2 {
				t.Errorf("light and dark have the same ground: %v", grounds)
			}
		})
	}
}

func TestAFrameOnAnySiteThatWasNotChosenStaysEmpty(t *testing.T) {
	r, host, address := framing(t, "")
	b := browser.Open(t)
	browser.Run(b, chromedp.Navigate(host.other+"/"))
	if f := b.Frame(address); f != nil {
		t.Errorf("the frame shows %q", f.Text())
	}
	if said := strings.Join(b.Seen().Console, "\n"); !strings.Contains(said, "frame-ancestors") {
		t.Errorf("the policy is not what keeps it out; the browser says %q", said)
	}
	b.Forget()
	browser.Run(b, chromedp.Navigate(host.allowed+"/"))
	if b.Frame(address) == nil {
		t.Error("on the site that was chosen it is not shown")
	}
	r.AllowOrigins(t, "herne")
	apptest.Eventually(t, "it is not shown after the site was taken from the list", func() bool {
		browser.Run(b, chromedp.Navigate(host.allowed+"/"))
		return b.Frame(address) == nil
	})
	host.headers = map[string]string{"Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin"}
	r.AllowOrigins(t, "herne", host.allowed)
	apptest.Eventually(t, "it is shown again", func() bool {
		browser.Run(b, chromedp.Navigate(host.allowed+"/"))
		return b.Frame(address) != nil
	})
	if b.Frame(address) == nil {
		t.Errorf("a page that lets in only what asks for it does not show it: %q", b.Seen().Console)
	}
}

func TestTheExitInAFrameLeavesTheWholePageWithoutJavaScript(t *testing.T) {
	for name, with := range map[string]bool{"with JavaScript": true, "without": false} {
		t.Run(name, func(t *testing.T) {
			_, host, address := framing(t, "")
			b := browser.Open(t)
			if !with {
				b.WithoutJavaScript()
			}
			browser.Run(b, chromedp.Navigate(host.allowed+"/"))
			f := b.Frame(address)
			if f == nil {
				t.Fatal("the frame is not shown")
			}
			if !with {
				f.WithoutJavaScript()
			}
			begun := time.Now()
			b.Follow(b.ClickInFrame(f, "#exit"))
			if b.Where() != strings.Replace(host.other, "localhost", "127.0.0.1", 1)+"/weit-weg" {
				t.Fatalf("the page is at %s", b.Where())
			}
			if text := browser.Eval[string](b, `document.body.innerText`); text != "Wetter, Referer ." {
				t.Errorf("there stands %q", text)
			}
			t.Logf("gone after %s", time.Since(begun).Round(time.Millisecond))
		})
	}
}
