package walks_test

import (
	"bytes"
	"context"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

// elsewhere is the site that the exit leads to. It answers when it is let.
type elsewhere struct {
	url   string
	asked chan http.Header // one for every request
	let   chan struct{}    // closed: it answers
}

// withElsewhere starts the server with an exit that leads to a site of another name, which is slow.
func withElsewhere(t testing.TB) (apptest.Served, *elsewhere) {
	t.Helper()
	away := &elsewhere{asked: make(chan http.Header, 100), let: make(chan struct{})}
	ts := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		away.asked <- r.Header
		select {
		case <-away.let:
			_, _ = w.Write([]byte("<!doctype html><title>Wetter</title><p>Heiter bis wolkig"))
		case <-r.Context().Done():
		}
	}))
	t.Cleanup(ts.Close)
	away.url = ts.URL + "/"
	r := apptest.Start(t)
	r.Pages.ExitURL = away.url
	return apptest.Serve(t, r), away
}

// wasAsked waits for a request and checks that it does not say where it comes from.
func (e *elsewhere) wasAsked(t testing.TB) {
	t.Helper()
	select {
	case header := <-e.asked:
		for _, name := range []string{"Referer", "Origin", "Cookie"} {
			if header.Get(name) != "" {
				t.Errorf("the site that the exit leads to is told %s: %s", name, header.Get(name))
			}
		}
	case <-time.After(apptest.Patience):
		t.Fatal("the site that the exit leads to was not asked")
	}
}

// arrive lets the other site answer and waits until it is shown.
func (e *elsewhere) arrive(b *browser.Tab) {
	b.Helper()
	browser.Run(b, chromedp.WaitEvent(page.LoadEventFired, nil,
		chromedp.Func(func(context.Context, *chromedp.Target) error { close(e.let); return nil })))
}

// atHerne walks from the list of networks to one of them, so that there is something to go back to.
func atHerne(b *browser.Tab, site apptest.Served) {
	b.Helper()
	browser.Run(b, chromedp.Navigate(site.Base+"/netzwerke"))
	b.Follow(b.Click(`main a[href="/netzwerke/herne"]`))
	b.Forget()
}

// isBlank is true when neither the title nor the page say anything. A test cannot ask once the browser waits for the
// other site: then the page itself has to tell.
const isBlank = `document.title.trim().replace("\u200b", "") === "" && !document.querySelector("main").checkVisibility()`

func TestExitLeavesAtOnceAndForGood(t *testing.T) {
	site, away := withElsewhere(t)
	b := browser.Open(t)
	atHerne(b, site)
	b.Listen()
	browser.Eval[any](b, `addEventListener("click", () => {
		const clicked = performance.now();
		const look = () => { if (`+isBlank+`) tell(String(Math.ceil(performance.now() - clicked))); else requestAnimationFrame(look); };
		requestAnimationFrame(look);
	}, { capture: true })`)
	after, err := strconv.Atoi(b.Told(b.Click("#exit")))
	if err != nil || after > 250 {
		t.Errorf("the page is blank after %d ms, want 250 at most", after)
	}
	t.Logf("blank after %d ms, while the other site has not answered", after)
	checkOneColour(b)
	away.wasAsked(t)
	if b.Where() != site.Base+"/netzwerke/herne" {
		t.Errorf("%s is shown, although the other site has not answered", b.Where())
	}
	away.arrive(b)
	history := browser.Run(b, chromedp.NavigationEntries())
	for _, entry := range history.Entries {
		if strings.Contains(entry.URL, "herne") {
			t.Errorf("the page that was left stands in the history: %s", entry.URL)
		}
	}
	if last := history.Entries[len(history.Entries)-1]; last.URL != away.url || history.CurrentIndex != int64(len(history.Entries)-1) {
		t.Errorf("the last entry of the history is %s", last.URL)
	}
	b.Back()
	if b.Where() != site.Base+"/netzwerke" {
		t.Errorf("Back leads to %s", b.Where())
	}
}

func TestPageThatComesBackIsShownAgain(t *testing.T) {
	site, away := withElsewhere(t)
	b := browser.Open(t)
	atHerne(b, site)
	b.Listen()
	// Chromium does not keep a page whose entry was replaced, other browsers may: it is told what they would tell it.
	browser.Eval[any](b, `(() => {
		const title = document.title;
		addEventListener("click", () => {
			if (!(`+isBlank+`)) tell("the page is not blank");
			dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
			if (`+isBlank+` || document.title !== title) tell("the page stays blank, its title is " + document.title);
			document.getElementById("exit").dispatchEvent(new MouseEvent("click", { bubbles: false, cancelable: true }));
			tell(`+isBlank+` ? "" : "the exit works only once");
		});
	})()`)
	if fault := b.Told(b.Click("#exit")); fault != "" {
		t.Error(fault)
	}
	away.wasAsked(t)
}

func TestExitWorksWithoutJavaScript(t *testing.T) {
	site, away := withElsewhere(t)
	close(away.let)
	b := browser.Open(t)
	b.WithoutJavaScript()
	atHerne(b, site)
	b.Follow(b.Click("#exit"))
	away.wasAsked(t)
	if b.Where() != away.url {
		t.Errorf("the exit leads to %s", b.Where())
	}
}

// checkOneColour looks whether anything at all can be seen.
func checkOneColour(b *browser.Tab) {
	b.Helper()
	picture, err := png.Decode(bytes.NewReader(browser.Run(b, chromedp.CaptureScreenshot())))
	if err != nil {
		b.Fatal(err)
	}
	size := picture.Bounds()
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			if picture.At(x, y) != picture.At(size.Min.X, size.Min.Y) {
				b.Fatalf("something can be seen at %d, %d", x, y)
			}
		}
	}
}
