package pages_test

import (
	"os"
	"path/filepath"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

// The banner over made-up data stands on every page, so a few of them show what it does to all.
func TestTheBannerOverMadeUpDataLeavesEverythingInReach(t *testing.T) {
	site := apptest.Browse(t)
	site.MarkInvented(t, "herne")
	site.Get(t, "/") // the program has heard of it
	pictures := os.Getenv("RUNDTISCH_SCREENSHOTS")
	wanted := map[string]bool{"/": true, "/en/hilfe": true, apptest.HernePage: true, "/sicherheit": true}
	seen := 0
	b := browser.Open(t)
	for _, a := range site.AllAddresses(t) {
		if !a.HTML || !wanted[a.Path] && a.Status != 404 {
			continue
		}
		seen++
		b.Size(390, 844)
		b.Visit(a)
		b.CheckExitIsFirst()
		b.Inspect(true)
		for _, width := range []int64{320, 390, 1280} {
			b.Size(width, 844)
			b.CheckWidth(width)
			b.Faults("banner", hiddenBanner)
		}
		if pictures != "" {
			b.TakePictures(a, filepath.Join(pictures, "erfunden"))
		}
	}
	if seen < len(wanted)+1 {
		t.Errorf("only %d pages were looked at", seen)
	}
}

// hiddenBanner returns what keeps the banner from being read: it must be in the first view, beside the exit and the numbers.
const hiddenBanner = `() => {
	const found = [];
	for (const selector of [".invented", "#exit", 'a[href="tel:110"]', 'a[href="tel:116016"]']) {
		const box = document.querySelector(selector).getBoundingClientRect();
		const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
		if (box.bottom > innerHeight / 2 || !top || !top.closest(selector)) found.push(innerWidth + " px: " + selector + " ends at " + box.bottom + " or is covered");
	}
	return found;
}`
