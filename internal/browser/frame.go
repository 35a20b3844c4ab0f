package browser

import (
	"context"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
)

// Frame returns what stands in the frame of a page as a tab of its own, or nil where the browser shows nothing of ours.
func (b *Tab) Frame(address string) *Tab {
	b.Helper()
	infos, err := chromedp.Targets(b.ctx)
	if err != nil {
		b.Fatal(err)
	}
	for _, info := range infos {
		if info.Type != "iframe" || info.URL != address {
			continue
		}
		f := &Tab{TB: b.TB, seen: &seen{}}
		ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithTargetID(info.TargetID), chromedp.WithListener(f.seen.record))
		b.Cleanup(cancel)
		f.ctx = ctx
		if err := chromedp.Do(ctx); err != nil {
			b.Fatal(err)
		}
		if !Eval[bool](f, `!!document.getElementById("exit")`) { // the browser's own page, in place of ours
			return nil
		}
		Call(f, network.Enable, network.EnableParams{})
		Call(f, log.Enable, cdp.Empty{})
		Call(f, audits.Enable, cdp.Empty{})
		Call(f, page.Enable, page.EnableParams{})
		return f
	}
	return nil
}

// Reload loads what stands in a frame once more.
func (b *Tab) Reload() {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, apptest.Patience)
	defer cancel()
	loaded := chromedp.Events(ctx, page.LoadEventFired)
	b.Forget()
	Eval[any](b, `location.reload()`)
	for _, err := range loaded {
		if err != nil {
			b.Fatal(err)
		}
		return
	}
}

// ClickInFrame presses the mouse on something in the frame of a page.
func (b *Tab) ClickInFrame(f *Tab, selector string) chromedp.Action[chromedp.Void] {
	b.Helper()
	// Only what has been drawn can be hit: a frame from another site comes later than its page.
	Call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{})
	const middle = `(() => {
		const r = document.querySelector($1).getBoundingClientRect();
		return [r.left + r.width / 2, r.top + r.height / 2, r.left, r.top];
	})()`
	at, within := Eval[[]float64](b, Script(middle, "iframe")), Eval[[]float64](f, Script(middle, selector))
	return chromedp.MouseClickXY(at[2]+within[0], at[3]+within[1])
}
