package server_test

import (
	"os"
	"sync/atomic"
	"testing"
)

// TestEveryPage opens every page once and looks at it from all sides: what concerns one side stands in a file of its own.
func TestEveryPage(t *testing.T) {
	site := browse(t)
	axe := readAxe(t)
	pictures := os.Getenv("RUNDTISCH_SCREENSHOTS")
	var pages, looks atomic.Int64
	t.Cleanup(func() { t.Logf("%d pages opened, %d times looked at by axe", pages.Load(), looks.Load()) })
	idle := make(chan *tab, 2)
	for range cap(idle) {
		idle <- openTab(t)
	}
	kinds := map[string]bool{} // kinds of pages that were seen in the colours that a person chose
	for _, a := range site.addresses(t) {
		if !a.html {
			continue
		}
		schemes := []string{"prefers-color-scheme: light", "prefers-color-scheme: dark"}
		if !kinds[a.kind] {
			kinds[a.kind] = true
			schemes = append(schemes, "forced-colors: active")
		}
		t.Run(a.String(), func(t *testing.T) {
			t.Parallel()
			shared := <-idle
			defer func() { idle <- shared }()
			b := shared.during(t)
			b.size(390, 844)
			if status := b.visit(a); status != int64(a.status) {
				t.Errorf("the status is %d, want %d", status, a.status)
			}
			b.checkExitIsFirst()
			b.checkExit(390)
			eval[any](b, `document.querySelectorAll("details").forEach(d => { d.open = true })`)
			eval[any](b, axe)
			for _, scheme := range schemes {
				b.checkAccessible(scheme)
				looks.Add(1)
			}
			b.media("")
			b.checkLayout(390)
			b.size(1280, 800) // a desk
			b.checkExit(1280)
			b.checkLayout(1280)
			b.size(640, 400) // the same at 200 %
			b.checkLayout(640)
			b.size(320, 640) // a small phone, or a desk at 400 %
			b.checkLayout(320)
			b.checkTraces(a)
			if pictures != "" {
				b.takePictures(a, pictures)
			}
			pages.Add(1)
		})
	}
}
