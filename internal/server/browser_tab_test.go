package server_test

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
)

// visit opens an address, posting its form if it has one, and returns the status of the answer.
func (b *tab) visit(a address) int64 {
	b.Helper()
	b.seen.forget()
	if a.method == "GET" {
		return run(b, chromedp.NavigateResponse(a.at.base+a.path)).Status
	}
	// There is no way to post by navigating: a page of ours does it, as its forms do.
	run(b, chromedp.Navigate(a.at.base+"/impressum"))
	b.seen.forget()
	return b.follow(chromedp.Evaluate[chromedp.Void](script(`
		const form = document.createElement("form");
		form.method = "post";
		form.action = $1;
		for (const [name, value] of Object.entries($2)) {
			const field = document.createElement("input");
			field.name = name;
			field.value = value;
			form.append(field);
		}
		document.body.append(form);
		form.submit();`, a.path, a.form))).Status
}

// follow does something that leads to another page, waits until that is loaded and returns its answer.
func (b *tab) follow(action chromedp.Action[chromedp.Void]) *network.Response {
	b.Helper()
	return run(b, func(ctx context.Context, _ *chromedp.Target) (*network.Response, error) {
		return chromedp.RunResponse(ctx, action)
	})
}

// back does what the Back button does, and waits until the page stands there: out of the browser's cache, or loaded anew.
func (b *tab) back() {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, apptest.Patience)
	defer cancel()
	loaded := chromedp.Events(ctx, page.LoadEventFired)
	history := run(b, chromedp.NavigationEntries())
	before := page.NavigateToHistoryEntryParams{EntryID: history.Entries[history.CurrentIndex-1].ID}
	shown := run(b, chromedp.WaitEvent(page.FrameNavigated, nil, func(ctx context.Context, t *chromedp.Target) (cdp.Empty, error) {
		return cdp.Call(ctx, t, page.NavigateToHistoryEntry, before)
	}))
	if shown.Type == page.NavigationTypeBackForwardCacheRestore {
		return
	}
	for _, err := range loaded {
		if err != nil {
			b.Fatal(err)
		}
		return
	}
}

// click presses the mouse on the middle of what a selector means. It asks the page where that is, so that it works
// after Back too, when chromedp's own picture of the page is out of date.
func (b *tab) click(selector string) chromedp.Action[chromedp.Void] {
	b.Helper()
	at := eval[[]float64](b, script(`(() => {
		const e = document.querySelector($1);
		if (!e) return [];
		e.scrollIntoView({ block: "center" });
		const box = [...e.getClientRects()].find(r => r.width > 0) || e.getBoundingClientRect();
		return [box.left + box.width / 2, box.top + box.height / 2];
	})()`, selector))
	if len(at) == 0 {
		b.Fatalf("%s: there is no %s", b.where(), selector)
	}
	return chromedp.MouseClickXY(at[0], at[1])
}

// script puts values into a script in place of $1, $2 and so on, written as JSON.
func script(template string, values ...any) string {
	var pairs []string
	for i, v := range values {
		text, err := json.Marshal(v)
		if err != nil {
			panic(err) // a value that a test wrote
		}
		pairs = append(pairs, "$"+strconv.Itoa(i+1), string(text))
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// eval evaluates an expression in the page.
func eval[T any](b *tab, expression string) T {
	b.Helper()
	return run(b, chromedp.Evaluate[T](expression))
}

// faults evaluates a function that returns what is wrong, and reports each as a fault of the concept.
func (b *tab) faults(concept, function string, values ...any) {
	b.Helper()
	for _, fault := range eval[[]string](b, "("+script(function, values...)+")()") {
		b.Errorf("%s: %s", concept, fault)
	}
}

// size makes the viewport this large, in CSS pixels.
func (b *tab) size(width, height int64) {
	b.Helper()
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1})
}

// media emulates a medium ("" or "print") and its features: prefers-color-scheme, forced-colors.
func (b *tab) media(medium string, features ...string) {
	b.Helper()
	params := emulation.SetEmulatedMediaParams{Media: medium, Features: []*emulation.MediaFeature{}}
	for _, feature := range features {
		name, value, _ := strings.Cut(feature, ": ")
		params.Features = append(params.Features, &emulation.MediaFeature{Name: name, Value: value})
	}
	call(b, emulation.SetEmulatedMedia, params)
}

// withoutJavaScript turns the scripts of pages off.
func (b *tab) withoutJavaScript() {
	b.Helper()
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// where returns the address bar.
func (b *tab) where() string {
	b.Helper()
	history := run(b, chromedp.NavigationEntries())
	return history.Entries[history.CurrentIndex].URL
}

// text returns what a reader sees of the page's content, with single blanks.
func (b *tab) text() string {
	b.Helper()
	return strings.Join(strings.Fields(eval[string](b, `document.querySelector("main").innerText`)), " ")
}
