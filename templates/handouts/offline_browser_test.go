package handouts_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/browser/chromium"
	"rundtisch/internal/directory"
)

// tab is a window of a browser that reaches no network, with a file open in it.
type tab struct {
	testing.TB
	ctx      context.Context
	mu       sync.Mutex
	requests []string
	console  []string
}

// open writes a sheet to the disk and opens it from there.
func open(t testing.TB, sheet string, script bool) *tab {
	t.Helper()
	program, err := chromium.Program()
	if err != nil {
		t.Fatal(err)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.DisableGPU,
		chromedp.NoSandbox, // it does not start as root otherwise, and reads only our own file
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"))...)
	t.Cleanup(stop)
	b := &tab{TB: t}
	ctx, cancel := chromedp.NewContext(allocator, chromedp.WithListener(func(event any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch event := event.(type) {
		case *network.EventRequestWillBeSent:
			b.requests = append(b.requests, event.Request.URL)
		case *log.EventEntryAdded:
			b.console = append(b.console, event.Entry.Text)
		case *runtime.EventExceptionThrown:
			b.console = append(b.console, event.ExceptionDetails.Text)
		}
	}))
	t.Cleanup(cancel)
	b.ctx = ctx
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium does not start: %v", err)
	}
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !script})
	b.size(390)
	file := filepath.Join(t.TempDir(), "kontakte.html")
	if err := os.WriteFile(file, []byte(sheet), 0o600); err != nil {
		t.Fatal(err)
	}
	run(b, chromedp.Navigate("file://"+file))
	return b
}

func run[T any](b *tab, action chromedp.Action[T]) T {
	b.Helper()
	value, err := chromedp.Run(b.ctx, action)
	if err != nil {
		b.Fatal(err)
	}
	return value
}

func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.Helper()
	return run(b, func(ctx context.Context, t *chromedp.Target) (R, error) { return cdp.Call(ctx, t, command, params) })
}

func (b *tab) size(width int64) {
	b.Helper()
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 844, DeviceScaleFactor: 1})
}

// click presses the middle of what a selector finds first, as a mouse does.
func (b *tab) click(selector string) {
	b.Helper()
	at := run(b, chromedp.Evaluate[[]float64](fmt.Sprintf(`(() => {
		const e = document.querySelector(%q);
		e.scrollIntoView({ block: "center" });
		const box = e.getBoundingClientRect();
		return [box.left + box.width / 2, box.top + box.height / 2];
	})()`, selector)))
	run(b, chromedp.MouseClickXY(at[0], at[1]))
}

// wantShown compares how many offers are seen.
func (b *tab) wantShown(what string, want int) {
	b.Helper()
	if got := run(b, chromedp.Evaluate[int](`[...document.querySelectorAll(".o")].filter(o => o.checkVisibility()).length`)); got != want {
		b.Errorf("%s: %d offers are shown, want %d", what, got, want)
	}
}

// count returns for how many offers something holds.
func count(offers []directory.Offer, holds func(directory.Offer) bool) int {
	n := 0
	for _, o := range offers {
		if holds(o) {
			n++
		}
	}
	return n
}

func about(topic directory.Topic) func(directory.Offer) bool {
	return func(o directory.Offer) bool { return strings.Contains(fmt.Sprint(o.Topics), string(topic)) }
}

func TestTheOfflineSheetFiltersFromTheDiskWithAndWithoutScript(t *testing.T) {
	offers := append(many(40), shelter())
	stalking := about("stalking")
	both := func(o directory.Offer) bool { return stalking(o) && fmt.Sprint(o.Audiences) == "[kinder]" }
	for _, script := range []bool{false, true} {
		t.Run(fmt.Sprintf("script %t", script), func(t *testing.T) {
			b := open(t, offline(t, sheet(offers...)), script)
			b.wantShown("at first", len(offers))
			b.click("#filter > details:nth-of-type(1) > summary")
			b.click("#t-stalking")
			b.wantShown("one topic", count(offers, stalking))
			if said := run(b, chromedp.Evaluate[string](`getComputedStyle(document.querySelector(".c-t"), "::after").content`)); said != `": Nachstellung (Stalking)"` {
				t.Errorf("what was chosen is called %s", said)
			}
			b.click("#filter > details:nth-of-type(2) > summary")
			b.click("#z-kinder")
			b.wantShown("a topic and a target group", count(offers, both))
			b.click("button[type=reset]")
			b.wantShown("all again", len(offers))
			b.click("details.toc > summary")
			b.click("details.toc li:first-child a[href]")
			if hash := run(b, chromedp.Evaluate[string]("location.hash")); !strings.HasPrefix(hash, "#e") {
				t.Errorf("the contents lead to %q", hash)
			}
			if seen := run(b, chromedp.Evaluate[bool](`document.getElementById("q").checkVisibility()`)); seen != script {
				t.Errorf("the field for words is seen: %t", seen)
			}
			if script {
				withScript(t, b, offers)
			}
			for _, width := range []int64{320, 390, 1280} {
				b.size(width)
				if wide := run(b, chromedp.Evaluate[int64]("document.scrollingElement.scrollWidth")); wide > width {
					t.Errorf("at %d px it is %d px wide", width, wide)
				}
			}
			b.mu.Lock()
			defer b.mu.Unlock()
			for _, url := range b.requests {
				if !strings.HasPrefix(url, "file://") {
					t.Errorf("it asks for %s", url)
				}
			}
			if len(b.requests) == 0 || len(b.console) > 0 {
				t.Errorf("requests %q, console %q", b.requests, b.console)
			}
		})
	}
}

// withScript looks at what the script adds: words, numbers, languages, access, and how many are shown.
func withScript(t *testing.T, b *tab, offers []directory.Offer) {
	t.Helper()
	run(b, chromedp.SendKeys("#q", "FRAUENHAUS muster"))
	b.wantShown("words", 1)
	b.click("button[type=reset]")
	run(b, chromedp.SendKeys("#q", "02921/30-0007"))
	b.wantShown("a number", 1)
	b.click("button[type=reset]")
	run(b, chromedp.Evaluate[chromedp.Void](`{ const s = document.getElementById("s"); s.value = "pl"; s.dispatchEvent(new Event("input", { bubbles: true })) }`))
	polish := count(offers, func(o directory.Offer) bool { return strings.Contains(fmt.Sprint(o.Languages, o.Interpreted), "pl") })
	b.wantShown("a language", polish)
	if said := run(b, chromedp.Text("#count")); said != fmt.Sprintf("%d von %d Einträgen", polish, len(offers)) {
		t.Errorf("it says %q", said)
	}
	b.click("button[type=reset]")
	b.wantShown("all again", len(offers))
	if old := run(b, chromedp.TextContent("#old")); old != "" && time.Now().Format(time.DateOnly) <= "2027-01-30" {
		t.Errorf("it says %q", old)
	}
}

func TestEveryPrintedPageOfTheOfflineSheetSaysHowOldItIs(t *testing.T) {
	b := open(t, offline(t, sheet(many(12)...)), true)
	pdf := run(b, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	file := filepath.Join(t.TempDir(), "kontakte.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v (Debian's package is called poppler-utils)", err)
	}
	pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
	if len(pages) < 3 {
		t.Errorf("only %d pages", len(pages))
	}
	for i, page := range pages {
		wantIn(t, fmt.Sprintf("page %d", i+1), page, "Nur für Fachkräfte – nicht weitergeben", "Stand: 03.11.2026", "Gültig bis: 30.01.2027")
	}
}

func TestAnOldSheetSaysSo(t *testing.T) {
	s := sheet(many(2)...)
	s.Made = "2020-01-01"
	b := open(t, offline(t, s), true)
	if old := run(b, chromedp.TextContent("#old")); !strings.Contains(old, "abgelaufen") {
		t.Errorf("it says %q", old)
	}
}
