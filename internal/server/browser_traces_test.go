package server_test

import (
	"strings"

	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
)

// checkTraces looks at what the page leaves behind in the browser, what it asked others for and what was forbidden it.
func (b *tab) checkTraces(a address) {
	b.Helper()
	now := b.seen.since()
	for _, request := range now.requests {
		if !strings.HasPrefix(request, a.at.base+"/") && !strings.HasPrefix(request, "data:") { // the browser's own pictures of a field for dates; ours the policy forbids
			b.Errorf("traces: it asks for %s", request)
		}
	}
	if len(now.requests) == 0 {
		b.Error("traces: the request for the page itself was not seen")
	}
	for _, refusal := range now.refusals {
		b.Errorf("traces: the Content-Security-Policy forbids %s", refusal)
	}
	for _, line := range now.console {
		b.Errorf("traces: on the console stands %s", line)
	}
	for _, left := range run(b, chromedp.Evaluate[[]string](leftBehind, chromedp.EvalAwaitPromise)) {
		b.Errorf("traces: %s", left)
	}
	kept, err := chromedp.CallBrowser(b.ctx, storage.GetCookies, storage.GetCookiesParams{BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID})
	if err != nil {
		b.Fatal(err)
	}
	for _, cookie := range kept.Cookies {
		b.Errorf("traces: a cookie %s", cookie.Name)
	}
}

// leftBehind returns what a page has stored.
const leftBehind = `(async () => {
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
