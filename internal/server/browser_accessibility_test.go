package server_test

import (
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// readAxe returns the source of axe-core.
func readAxe(t testing.TB) string {
	t.Helper()
	source, err := os.ReadFile(tool(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(source) + ";0"
}

// checkAccessible lets axe-core look for violations of WCAG 2.2, level AA, and of its best practices. It is put into
// the page by the browser's protocol, which the Content-Security-Policy does not concern, so that this stays in force.
func (b *tab) checkAccessible(scheme string) {
	b.Helper()
	b.media("", scheme)
	look := script(`axe.run(document, {
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		rules: { "target-size": { enabled: true }, "color-contrast": { enabled: $1 } },
		resultTypes: ["violations"],
		preload: false,
	}).then(found => found.violations.flatMap(v => v.nodes.slice(0, 5).map(n =>
		v.id + " " + n.target.join(" ") + " " + (n.failureSummary || "").replace(/\s+/g, " ").slice(0, 300))))`,
		scheme != "forced-colors: active") // there the colours are the visitor's, and axe reads those of the page
	for _, violation := range run(b, chromedp.Evaluate[[]string](look, chromedp.EvalAwaitPromise)) {
		b.Errorf("axe, %s: %s", scheme, violation)
	}
}
