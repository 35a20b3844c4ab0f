package browser

import (
	"strings"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
)

// CheckTraces looks at what the page leaves behind in the browser, what it asked others for and what was forbidden it.
func (b *Tab) CheckTraces(a apptest.Address) {
	b.Helper()
	now := b.Seen()
	for _, request := range now.Requests {
		// What begins with data: are the browser's own pictures of a field for dates; ours the policy forbids.
		if !strings.HasPrefix(request, a.At.Base+"/") && !strings.HasPrefix(request, "data:") {
			b.Errorf("traces: it asks for %s", request)
		}
	}
	if len(now.Requests) == 0 {
		b.Error("traces: the request for the page itself was not seen")
	}
	for _, refusal := range now.Refusals {
		b.Errorf("traces: the Content-Security-Policy forbids %s", refusal)
	}
	for _, line := range now.Console {
		b.Errorf("traces: on the console stands %s", line)
	}
	for _, left := range Run(b, chromedp.Evaluate[[]string](LeftBehind, chromedp.EvalAwaitPromise)) {
		b.Errorf("traces: %s", left)
	}
	for _, cookie := range b.Cookies() {
		b.Errorf("traces: a cookie %s", cookie.Name)
	}
}

// Cookies returns the cookies that the browser keeps for the tab.
func (b *Tab) Cookies() []*network.Cookie {
	b.Helper()
	kept, err := chromedp.CallBrowser(b.ctx, storage.GetCookies, storage.GetCookiesParams{
		BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID})
	if err != nil {
		b.Fatal(err)
	}
	return kept.Cookies
}

// LeftBehind returns what a page has stored.
const LeftBehind = `(async () => {
	const found = [];
	if (document.cookie) found.push("a cookie " + document.cookie);
	if (localStorage.length) found.push("localStorage " + Object.keys(localStorage));
	if (sessionStorage.length) found.push("sessionStorage " + Object.keys(sessionStorage));
	for (const base of await indexedDB.databases()) found.push("IndexedDB " + base.name);
	for (const name of await caches.keys()) found.push("a cache " + name);
	for (const worker of await navigator.serviceWorker.getRegistrations()) found.push("a service worker " + worker.scope);
	if (navigator.serviceWorker.controller) found.push("a service worker in charge");
	if (window.name) found.push("window.name " + window.name);
	if (history.state) found.push("history.state");
	return found;
})()`
