package server_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// unpack undoes the compression of an answer.
func unpack(t testing.TB, w *httptest.ResponseRecorder) {
	t.Helper()
	var reader io.Reader
	var err error
	switch how := w.Header().Get("Content-Encoding"); how {
	case "gzip":
		reader, err = gzip.NewReader(w.Body)
	case "zstd":
		reader, err = zstd.NewReader(w.Body)
	default:
		t.Fatalf("Content-Encoding %q", how)
	}
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	w.Body = bytes.NewBuffer(plain)
}

func (r *running) accepting(t testing.TB, path, encoding string) *httptest.ResponseRecorder {
	t.Helper()
	return r.ask(t, http.MethodGet, path, "", func(req *http.Request) { req.Header.Set("Accept-Encoding", encoding) })
}

// What modern browsers say they take.
const browserEncodings = "gzip, deflate, br, zstd"

func TestPagesFitIntoTheFirstFlight(t *testing.T) {
	r := reading(t)
	for _, path := range r.every() {
		plain := r.get(t, path)
		for _, encoding := range []string{"gzip", browserEncodings} {
			w := r.accepting(t, path, encoding)
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
				unpack(t, w)
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
	r := reading(t)
	for encoding, want := range map[string]string{
		"": "", "identity": "", "gzip": "gzip", "gzip;q=0": "", "br": "", "deflate": "", "gzip, br": "gzip", "*": "", "nonsense;;;": "", "GZIP": "gzip",
	} {
		w := r.accepting(t, hernePage, encoding)
		if got := w.Header().Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q gives %q, want %q", encoding, got, want)
		}
		if vary := w.Header().Get("Vary"); vary != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: Vary %q", encoding, vary)
		}
	}
}
