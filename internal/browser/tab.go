package browser

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

// Visit opens an address, posting its form if it has one, and returns the status of the answer.
func (b *Tab) Visit(a apptest.Address) int64 {
	b.Helper()
	b.Forget()
	if a.Method == "GET" {
		return Run(b, insisting(chromedp.NavigateResponse(a.At.Base+a.Path))).Status
	}
	// There is no way to post by navigating: a page of ours does it, as its forms do.
	Run(b, insisting(chromedp.NavigateResponse(a.At.Base+"/impressum")))
	b.Forget()
	return b.Follow(chromedp.Evaluate[chromedp.Void](Script(`
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
		form.submit();`, a.Path, a.Form))).Status
}

// insisting opens a page anew when the one before, which is just being left for another, took the first attempt with it.
func insisting(open chromedp.Action[*network.Response]) chromedp.Action[*network.Response] {
	return func(ctx context.Context, t *chromedp.Target) (*network.Response, error) {
		answer, err := open(ctx, t)
		for range 3 {
			if err == nil || !strings.Contains(err.Error(), "net::ERR_ABORTED") {
				break
			}
			answer, err = open(ctx, t)
		}
		return answer, err
	}
}

// Follow does something that leads to another page, waits until that is loaded and returns its answer.
func (b *Tab) Follow(action chromedp.Action[chromedp.Void]) *network.Response {
	b.Helper()
	return Run(b, func(ctx context.Context, _ *chromedp.Target) (*network.Response, error) {
		return chromedp.RunResponse(ctx, action)
	})
}

// Back does what the Back button does, and waits until the page stands there: out of the browser's cache, or loaded anew.
func (b *Tab) Back() {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, apptest.Patience)
	defer cancel()
	loaded := chromedp.Events(ctx, page.LoadEventFired)
	history := Run(b, chromedp.NavigationEntries())
	before := page.NavigateToHistoryEntryParams{EntryID: history.Entries[history.CurrentIndex-1].ID}
	shown := Run(b, chromedp.WaitEvent(page.FrameNavigated, nil, func(ctx context.Context, t *chromedp.Target) (cdp.Empty, error) {
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

// Click presses the mouse on the middle of what a selector means. It asks the page where that is, so that it works
// after Back too, when chromedp's own picture of the page is out of date.
func (b *Tab) Click(selector string) chromedp.Action[chromedp.Void] {
	b.Helper()
	at := Eval[[]float64](b, Script(`(() => {
		const e = document.querySelector($1);
		if (!e) return [];
		e.scrollIntoView({ block: "center" });
		const box = [...e.getClientRects()].find(r => r.width > 0) || e.getBoundingClientRect();
		return [box.left + box.width / 2, box.top + box.height / 2];
	})()`, selector))
	if len(at) == 0 {
		b.Fatalf("%s: there is no %s", b.Where(), selector)
	}
	return chromedp.MouseClickXY(at[0], at[1])
}

// Script puts values into a script in place of $1, $2 and so on, written as JSON.
func Script(template string, values ...any) string {
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

// Eval evaluates an expression in the page.
func Eval[T any](b *Tab, expression string) T {
	b.Helper()
	return Run(b, chromedp.Evaluate[T](expression))
}

// Faults evaluates a function that returns what is wrong, and reports each as a fault of the concept.
func (b *Tab) Faults(concept, function string, values ...any) {
	b.Helper()
	for _, fault := range Eval[[]string](b, "("+Script(function, values...)+")()") {
		b.Errorf("%s: %s", concept, fault)
	}
}

// Size makes the viewport this large, in CSS pixels.
func (b *Tab) Size(width, height int64) {
	b.Helper()
	Call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1})
}

// Media emulates a medium ("" or "print") and its features: prefers-color-scheme, forced-colors.
func (b *Tab) Media(medium string, features ...string) {
	b.Helper()
	params := emulation.SetEmulatedMediaParams{Media: medium, Features: []*emulation.MediaFeature{}}
	for _, feature := range features {
		name, value, _ := strings.Cut(feature, ": ")
		params.Features = append(params.Features, &emulation.MediaFeature{Name: name, Value: value})
	}
	Call(b, emulation.SetEmulatedMedia, params)
}

// WithoutJavaScript turns the scripts of pages off.
func (b *Tab) WithoutJavaScript() {
	b.Helper()
	Call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// Where returns the address bar.
func (b *Tab) Where() string {
	b.Helper()
	history := Run(b, chromedp.NavigationEntries())
	return history.Entries[history.CurrentIndex].URL
}

// Text returns what a reader sees of the page's content, with single blanks.
func (b *Tab) Text() string {
	b.Helper()
	return strings.Join(strings.Fields(Eval[string](b, `document.querySelector("main").innerText`)), " ")
}

// Arrive does something and waits until the page at an address stands there, whatever pages come before.
func (b *Tab) Arrive(address string, action chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, apptest.Patience)
	defer cancel()
	loaded := chromedp.Events(ctx, page.LoadEventFired)
	Run(b, action)
	for _, err := range loaded {
		if err != nil {
			b.Fatalf("at %s instead of %s: %v", b.Where(), address, err)
		}
		if b.Where() == address {
			return
		}
	}
}
