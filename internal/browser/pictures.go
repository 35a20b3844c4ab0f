package browser

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/chromedp/cdproto/page"

	"rundtisch/internal/app/apptest"
)

// TakePictures writes a picture of the whole page into a folder, for people who look at them: narrow and wide, light
// and dark. RUNDTISCH_SCREENSHOTS names the folder; without it nothing is written.
func (b *Tab) TakePictures(a apptest.Address, folder string) {
	b.Helper()
	name := strings.NewReplacer("/", "_", " ", "_", "?", "_", "%", "", "<", "", ">", "", "=", "").Replace(strings.Trim(a.String(), "/"))
	if name == "" {
		name = "start"
	}
	if a.Status != 200 {
		name = strconv.Itoa(a.Status) + "_" + name
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		b.Fatal(err)
	}
	b.Visit(a) // as it is before anybody touched it
	b.Photograph(filepath.Join(folder, name))
}

// Photograph takes pictures of the page as it is, into files whose names begin with this.
func (b *Tab) Photograph(begin string) {
	b.Helper()
	for _, width := range []int64{390, 1280} {
		b.Size(width, 844)
		for _, scheme := range []string{"light", "dark"} {
			b.Media("", "prefers-color-scheme: "+scheme)
			picture := Call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{
				Format: page.CaptureScreenshotFormatPng, CaptureBeyondViewport: new(true)})
			file := begin + "_" + strconv.FormatInt(width, 10) + "_" + scheme + ".png"
			if err := os.WriteFile(file, picture.Data, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// Snapshot writes pictures of the page as it is, if RUNDTISCH_SCREENSHOTS names a folder.
func (b *Tab) Snapshot(name string) {
	b.Helper()
	folder := os.Getenv("RUNDTISCH_SCREENSHOTS")
	if folder == "" {
		return
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		b.Fatal(err)
	}
	b.Photograph(filepath.Join(folder, name))
	b.Media("")
	b.Size(390, 844)
}
