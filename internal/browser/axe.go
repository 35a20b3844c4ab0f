package browser

import (
	"os"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
)

// axe is the source of axe-core, once it was read.
var axe struct {
	sync.Once
	source string
	err    error
}

func readAxe(t testing.TB) string {
	t.Helper()
	path := apptest.Tool(t, "axe-core/axe.min.js")
	axe.Do(func() {
		source, err := os.ReadFile(path)
		axe.source, axe.err = string(source)+";0", err
	})
	if axe.err != nil {
		t.Fatal(axe.err)
	}
	return axe.source
}

// CheckAccessible lets axe-core look for violations of WCAG 2.2, level AA, and of its best practices. It is put into
// the page by the browser's protocol, which the Content-Security-Policy does not concern, so that this stays in force.
//
// Everything is looked for in the light. Style sheets say light-dark() for colours and nothing else, so in the dark only the
// rules that read colours can find what they did not find before. Where the colours are the visitor's, axe would read those
// of the page; all else that changes there are borders, and with them how large something is.
func (b *Tab) CheckAccessible(scheme string) {
	b.Helper()
	b.Media("", scheme)
	if !Eval[bool](b, `!!window.axe`) {
		Eval[any](b, readAxe(b))
	}
	only := []string{"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"}
	switch scheme {
	case "prefers-color-scheme: dark":
		only = []string{"color-contrast", "link-in-text-block"}
	case "forced-colors: active":
		only = []string{"target-size"}
	}
	look := Script(`axe.run(document, {
		runOnly: $1,
		rules: $2 ? { "target-size": { enabled: true } } : {},
		resultTypes: ["violations"],
		preload: false,
	}).then(found => found.violations.flatMap(v => v.nodes.slice(0, 5).map(n =>
		v.id + " " + n.target.join(" ") + " " + (n.failureSummary || "").replace(/\s+/g, " ").slice(0, 300))))`,
		only, scheme == "prefers-color-scheme: light")
	for _, violation := range Run(b, chromedp.Evaluate[[]string](look, chromedp.EvalAwaitPromise)) {
		b.Errorf("axe, %s: %s", scheme, violation)
	}
}
