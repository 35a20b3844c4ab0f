// Package browser is a real Chromium for tests: one process for a package, with a window of its own for whoever walks, and what
// every page is looked at for. The tests are in pages, which looks at every page, and in walks, which goes the ways of people.
package browser

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser/chromium"
	"rundtisch/internal/store/storetest"
)

// shared is the one browser of the package; it starts with the first tab.
var shared struct {
	sync.Once
	ctx    context.Context
	cancel context.CancelFunc
	err    error
}

// startChromium starts a browser that reaches this machine and nothing else.
func startChromium() {
	program, err := chromium.Program()
	if err != nil {
		shared.err = err
		return
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.DisableGPU,
		chromedp.NoSandbox,                      // it does not start as root otherwise, and reads only our own pages
		chromedp.Flag("site-per-process", true), // a frame of another site is a target of its own
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"),
	)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	shared.ctx, shared.cancel = ctx, func() { cancel(); stopAllocator() }
	shared.err = chromedp.Do(ctx)
}

// Main runs the tests of a package and closes the browser that they shared.
func Main(m *testing.M) { storetest.Main(m, stopChromium) }

// stopChromium closes the browser if one was started, and waits until its processes have gone.
func stopChromium() error {
	if shared.cancel == nil {
		return nil
	}
	defer shared.cancel()
	ctx, cancel := context.WithTimeout(shared.ctx, apptest.Patience)
	defer cancel()
	if err := chromedp.Cancel(ctx); err != nil {
		return fmt.Errorf("stop Chromium: %w", err)
	}
	return nil
}

// Tab is a window of its own, with nothing in its history, its cookies and its storage.
type Tab struct {
	testing.TB
	ctx  context.Context
	seen *seen
}

// Open opens a tab and closes it at the end of the test.
func Open(t testing.TB) *Tab {
	t.Helper()
	shared.Do(startChromium)
	if shared.err != nil {
		t.Fatalf("Chromium does not start: %v", shared.err)
	}
	b := &Tab{TB: t, seen: &seen{}}
	ctx, cancel := chromedp.NewContext(shared.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(b.seen.record))
	t.Cleanup(cancel)
	b.ctx = ctx
	if err := chromedp.Do(ctx); err != nil { // opens the tab; a deadline here would close it later
		t.Fatal(err)
	}
	Call(b, network.Enable, network.EnableParams{})
	Call(b, log.Enable, cdp.Empty{})
	Call(b, audits.Enable, cdp.Empty{})
	Call(b, page.Enable, page.EnableParams{})
	Call(b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	b.Size(390, 844)
	return b
}

// During returns the tab for use in another test, which then is told of what fails.
func (b *Tab) During(t testing.TB) *Tab { return &Tab{TB: t, ctx: b.ctx, seen: b.seen} }

// Run does something in the tab and ends the test if that fails.
func Run[T any](b *Tab, action chromedp.Action[T]) T {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, apptest.Patience)
	defer cancel()
	value, err := chromedp.Run(ctx, action)
	if errors.Is(err, context.DeadlineExceeded) {
		b.Fatalf("for %s nothing happens; a page that is being left answers nothing either", apptest.Patience)
	}
	if err != nil {
		b.Fatal(err)
	}
	return value
}

// Call sends a command of the browser's protocol.
func Call[P, R any](b *Tab, command cdp.Command[P, R], params P) R {
	b.Helper()
	return Run(b, func(ctx context.Context, t *chromedp.Target) (R, error) { return cdp.Call(ctx, t, command, params) })
}
