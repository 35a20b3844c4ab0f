package server_test

import (
	"strings"
	"testing"

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

func TestCompressionIsNegotiated(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for encoding, want := range map[string]string{
		"": "", "identity": "", "gzip": "gzip", "gzip;q=0": "", "br": "", "deflate": "", "gzip, br": "gzip", "*": "", "nonsense;;;": "", "GZIP": "gzip",
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
