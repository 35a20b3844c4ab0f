package pages_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
	"rundtisch/internal/directory/dossiertest"
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
	for _, a := range drawn(site.AllAddresses(t)) {
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

// mostOfKind is how many pages of a kind are opened, in German and in other languages each; which, is drawn by lot.
const mostOfKind = 4

// drawn returns the pages to open: where not everything is asked for, of each kind the first one and some others.
func drawn(all []apptest.Address) []apptest.Address {
	kept := slices.DeleteFunc(all, func(a apptest.Address) bool { return !a.HTML })
	if dossiertest.Thorough() {
		return kept
	}
	type kind struct {
		name    string
		foreign bool
	}
	of := map[kind][]apptest.Address{}
	for _, a := range kept {
		k := kind{a.Kind, strings.HasPrefix(a.Path, "/en")}
		of[k] = append(of[k], a)
	}
	kept = nil
	for _, those := range of {
		rand.Shuffle(len(those)-1, func(i, j int) { those[1+i], those[1+j] = those[1+j], those[1+i] })
		kept = append(kept, those[:min(len(those), mostOfKind)]...)
	}
	return kept
}
