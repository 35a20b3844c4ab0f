package pages_test

import (
	"os"
	"sync/atomic"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

// TestEveryPage opens every page once and looks at it from all sides: accessibility, layout at four widths and with text of twice
// the size, what a finger can press, the exit, what the page leaves behind, asks others for and writes on the console.
func TestEveryPage(t *testing.T) {
	site := apptest.BrowseOnly(t)
	pictures := os.Getenv("RUNDTISCH_SCREENSHOTS")
	var pages atomic.Int64
	t.Cleanup(func() { t.Logf("%d pages opened", pages.Load()) })
	idle := make(chan *browser.Tab, 2)
	for range cap(idle) {
		idle <- browser.Open(t)
	}
	kinds := map[string]bool{} // kinds of pages that were seen in the colours that a person chose
	for _, a := range site.AllAddresses(t) {
		if !a.HTML {
			continue
		}
		forced := !kinds[a.Kind]
		kinds[a.Kind] = true
		t.Run(a.String(), func(t *testing.T) {
			t.Parallel()
			shared := <-idle
			defer func() { idle <- shared }()
			b := shared.During(t)
			b.Size(390, 844)
			if status := b.Visit(a); status != int64(a.Status) {
				t.Errorf("the status is %d, want %d", status, a.Status)
			}
			b.CheckExitIsFirst()
			b.Inspect(forced, 390, 1280, 640, 320)
			b.CheckLargeText(390, 2)
			if !a.IsEmbed() { // somebody else's page is around it
				b.CheckTargets(390)
			}
			b.CheckTraces(a)
			if pictures != "" {
				b.TakePictures(a, pictures)
			}
			pages.Add(1)
		})
	}
}
