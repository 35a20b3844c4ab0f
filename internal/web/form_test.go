package web

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"rundtisch/internal/fault"
)

func TestReadable(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "Bürgerbüro": true, "a\tb\r\nc": true, "🙂": true, "\u2028": true, "ك": true,
		"\x00": false, "a\x00": false, "\x07": false, "\x1b[0m": false, "\x7f": false, "\u0085": false, "\xff": false, "\xed\xa0\x80": false, "\ufffd": false,
	} {
		if got := Readable(text); got != want {
			t.Errorf("Readable(%q) = %v, want %v", text, got, want)
		}
	}
}

func FuzzLegibleIsReadableAndChangesNothingThatWas(f *testing.F) {
	for _, text := range []string{"", "Köln", "a\x00b", "\xff\xfe", "\u0085\t", "�"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		legible := Legible(text)
		if !Readable(legible) || !utf8.ValidString(legible) {
			t.Errorf("Legible(%q) = %q is not readable", text, legible)
		}
		if Readable(text) && legible != text {
			t.Errorf("Legible(%q) = %q", text, legible)
		}
	})
}

func TestForm(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       error
		q          string
	}{
		{"one field", "q=K%C3%B6ln", nil, "Köln"},
		{"fifty fields", "q=a" + strings.Repeat("&x=y", 49), nil, "a"},
		{"fifty-one fields of one name", strings.Repeat("q=a&", 51), fault.Invalid{}, ""},
		{"a broken escape", "q=%", fault.Invalid{}, ""},
		{"just small enough", "q=" + strings.Repeat("a", MaxForm-2), nil, strings.Repeat("a", MaxForm-2)},
		{"just too large", "q=" + strings.Repeat("a", MaxForm-1), &http.MaxBytesError{}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodPost, "/suche?q=aus-der-adresse", strings.NewReader(test.body))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			got, err := Form(httptest.NewRecorder(), r)
			var invalid fault.Invalid
			var large *http.MaxBytesError
			switch test.want.(type) {
			case nil:
				if err != nil || got.Get("q") != test.q {
					t.Errorf("%d characters, %v", len(got.Get("q")), err)
				}
			case fault.Invalid:
				if !errors.As(err, &invalid) {
					t.Errorf("%v, want fault.Invalid", err)
				}
			default:
				if !errors.As(err, &large) {
					t.Errorf("%v, want *http.MaxBytesError", err)
				}
			}
		})
	}
}

func TestPathOfAPageStaysOnTheSite(t *testing.T) {
	p := newPages(t)
	for raw, want := range map[string]string{
		"/": "/", "": "/", "/netzwerke/herne": "/netzwerke/herne", "//evil.example": "/evil.example", `/\evil.example`: "/evil.example",
		"/\t/evil.example": "/%09/evil.example", "/a?b": "/a%3Fb", "/ä": "/%C3%A4", "/a\x00": "/a%00", "/enfernt": "/enfernt",
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL = &url.URL{Path: raw}
		if got := p.Titled(r, "").Path; got != want {
			t.Errorf("path %q becomes %q, want %q", raw, got, want)
		}
	}
	for raw, want := range map[string]string{"/en": "/", "/en/": "/", "/en/netzwerke": "/netzwerke", "/en//evil.example": "/evil.example"} {
		WithLanguage("en")(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if got := p.Titled(r, "").Path; got != want {
				t.Errorf("path %q becomes %q, want %q", raw, got, want)
			}
		})).ServeHTTP(httptest.NewRecorder(), &http.Request{URL: &url.URL{Path: raw}})
	}
}

func TestAFormHasTheLimitsItIsReadWith(t *testing.T) {
	for _, test := range []struct {
		name   string
		body   string
		bytes  int64
		fields int
		ok     bool
	}{
		{"as many fields as are let in", "a=1&b=2&b=3", 100, 3, true},
		{"a field too many", "a=1&b=2&b=3", 100, 2, false},
		{"as many bytes as are let in", "a=12345678", 10, 1, true},
		{"a byte too many", "a=123456789", 10, 1, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(test.body))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			if _, err := FormUpTo(httptest.NewRecorder(), r, test.bytes, test.fields); (err == nil) != test.ok {
				t.Errorf("err = %v", err)
			}
		})
	}
}

func TestAnotherKeyInAnAddress(t *testing.T) {
	for path, want := range map[string]string{
		"/netzwerke/alt": "/netzwerke/neu", "/en/einrichtungen/alt": "/en/einrichtungen/neu", "/netzwerke/alt/hinweis": "/netzwerke/neu/hinweis",
		"/verwaltung/netzwerke/alt/ziele/netzwerke": "/verwaltung/netzwerke/neu/ziele/netzwerke", "/wo/anders": "/wo/neu",
	} {
		if got := withKey(path, "neu"); got != want {
			t.Errorf("%s becomes %s, want %s", path, got, want)
		}
	}
}
