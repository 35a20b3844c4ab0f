package server_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/chromedp/cdproto/page"
)

// takePictures writes a picture of the whole page into a folder, for people who look at them: narrow and wide, light
// and dark. RUNDTISCH_SCREENSHOTS names the folder; without it nothing is written.
func (b *tab) takePictures(a address, folder string) {
	b.Helper()
	name := strings.NewReplacer("/", "_", " ", "_", "?", "_", "%", "", "<", "", ">", "", "=", "").Replace(strings.Trim(a.String(), "/"))
	if name == "" {
		name = "start"
	}
	if a.status != 200 {
		name = strconv.Itoa(a.status) + "_" + name
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		b.Fatal(err)
	}
	b.visit(a) // as it is before anybody touched it
	b.photograph(filepath.Join(folder, name))
}

// photograph takes pictures of the page as it is, into files whose names begin with this.
func (b *tab) photograph(begin string) {
	b.Helper()
	for _, width := range []int64{390, 1280} {
		b.size(width, 844)
		for _, scheme := range []string{"light", "dark"} {
			b.media("", "prefers-color-scheme: "+scheme)
			picture := call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng, CaptureBeyondViewport: new(true)})
			file := begin + "_" + strconv.FormatInt(width, 10) + "_" + scheme + ".png"
			if err := os.WriteFile(file, picture.Data, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
}
