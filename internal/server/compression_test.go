package server_test

import (
	"strings"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
)

// What modern browsers say they take.
const browserEncodings = "gzip, deflate, br, zstd"

func TestPagesFitIntoTheFirstFlight(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, path := range every(r) {
		plain := r.Get(t, path)
		for _, encoding := range []string{"gzip", browserEncodings} {
			w := r.GetPacked(t, path, encoding)
			size := w.Body.Len()
			if !strings.HasPrefix(path, "/en") {
				t.Logf("%-60s %6d bytes, %6d as %s", path, plain.Body.Len(), size, encoding)
			}
			limit := 1 << 20
			switch {
			case strings.Contains(path, "/netzwerke/"):
				limit = 14_336 // ten segments of TCP: what a server may send before it hears anything (RFC 6928)
			case strings.HasSuffix(path, ".js"):
				limit = 2_048
			}
			if size >= limit {
				t.Errorf("%s is %d bytes as %s, want less than %d", path, size, encoding, limit)
			}
			if w.Header().Get("Content-Encoding") != "" {
				apptest.Unpack(t, w)
			} else if plain.Body.Len() >= 2_048 && !strings.HasSuffix(path, ".zip") { // packed already
				t.Errorf("%s is not compressed", path)
			}
			if w.Body.String() != plain.Body.String() && path != "/healthz" {
				t.Errorf("%s: what was compressed is something else", path)
			}
		}
	}
}

// A coding that a client likes more comes before one that is smaller (RFC 9110, 12.5.3); what it does not name, or gives the
// weight zero, it does not get.
func TestCompressionIsNegotiated(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	r.Packed(t, apptest.HernePage, "br")
	for encoding, want := range map[string]string{
		"": "", "identity": "", "gzip": "gzip", "gzip;q=0": "", "br": "br", "deflate": "", "gzip, br": "br", "*": "br", "nonsense;;;": "",
		"GZIP": "gzip", "gzip;q=1.0, br;q=0.5": "gzip", "gzip;q=0.5, br;q=0.5": "br", "br;q=0, *": "gzip", "*;q=0.1, gzip;q=0.5": "gzip",
		"*;q=0, gzip": "gzip", "br;q=0,gzip;q=0": "", "br;q=nonsense": "", "br;q=-1": "", "br;q=2": "", "br ; q=0.3 ,  gzip;Q=0.2": "br",
		"zstd, gzip, deflate": "gzip", ",,,": "", "gzip;level=9": "",
	} {
		w := r.GetPacked(t, apptest.HernePage, encoding)
		if got := w.Header().Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q gives %q, want %q", encoding, got, want)
		}
		if vary := w.Header().Get("Vary"); vary != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: Vary %q", encoding, vary)
		}
	}
}

// A page that many ask for is packed as small as can be beside the requests, and says the same then. It is packed once for all
// that its address shows until something changes.
func TestAPageThatManyAskForIsPackedWell(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	plain, quick := r.Get(t, apptest.HernePage).Body.String(), r.GetPacked(t, apptest.HernePage, "gzip").Body.Len()
	for coding, most := range map[string]int{"gzip": quick - 1, "br": quick * 95 / 100} {
		w := r.Packed(t, apptest.HernePage, coding)
		if w.Body.Len() > most {
			t.Errorf("%s: %d bytes, quickly packed %d", coding, w.Body.Len(), quick)
		}
		if apptest.Unpack(t, w); w.Body.String() != plain {
			t.Errorf("%s: it is another page", coding)
		}
	}
	r.Clock.Turn(2 * time.Minute) // it is made anew
	if got := r.GetPacked(t, apptest.HernePage, "br").Header().Get("Content-Encoding"); got != "br" {
		t.Errorf("a page that says the same is packed anew: %q", got)
	}
	r.Exec(t, `update networks set name = 'Anders' where key = 'herne'`)
	if w := r.Packed(t, apptest.HernePage, "br"); w.Body.Len() > quick {
		t.Errorf("after a change: %d bytes", w.Body.Len())
	} else if apptest.Unpack(t, w); !strings.Contains(w.Body.String(), "Anders") {
		t.Error("after a change the page from before is sent")
	}
}
