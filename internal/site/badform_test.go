package site_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestBodiesThatNoFormSends(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	var bomb bytes.Buffer
	packer := gzip.NewWriter(&bomb) // 16 MB in 16 KB
	zeros := make([]byte, 1<<20)
	for range 16 {
		_, _ = packer.Write(zeros)
	}
	_ = packer.Close()
	set := func(name, value string) func(*http.Request) {
		return func(req *http.Request) { req.Header.Set(name, value) }
	}
	for _, test := range []struct {
		name    string
		body    string
		prepare func(*http.Request)
		want    int
	}{
		{"10 MB in one field", "q=" + strings.Repeat("a", 10<<20), nil, 413},
		{"a byte more than allowed", "q=" + strings.Repeat("a", 64<<10-1), nil, 413},
		{"10,000 fields of one name", strings.Repeat("q=a&", 10_000), nil, 400},
		{"5,000 fields of one name", strings.Repeat("q=a&", 5_000), nil, 400},
		{"10,000 fields of 10,000 names", manyFields(10_000), nil, 413},
		{"5,000 fields of 5,000 names", manyFields(5_000), nil, 400},
		{"51 fields", manyFields(51), nil, 400},
		{"a gzip bomb", bomb.String(), set("Content-Encoding", "gzip"), 400},
		{"a gzip bomb that does not say so", bomb.String(), nil, 422},
		{"an unknown encoding", "q=a", set("Content-Encoding", "br"), 400},
		{"a broken escape", "q=%zz", nil, 400},
		{"semicolons", "q=a;b=c", nil, 400},
		{"nothing", "", nil, 422},
		{"only blanks", "q=+++%09", nil, 422},
		{"another field", "p=Herne", nil, 422},
		{"NUL", "q=He%00rne", nil, 422},
		{"invalid UTF-8", "q=%ff%fe", nil, 422},
		{"a lone surrogate", "q=%ed%a0%80", nil, 422},
		{"control characters", "q=%1b%5b31mHerne", nil, 422},
		{"201 characters", apptest.SearchForm(strings.Repeat("ä", 201)), nil, 422},
		{"200 characters", apptest.SearchForm(strings.Repeat("ä", 200)), nil, 200},
		{"multipart without a boundary", "q=Herne", set("Content-Type", "multipart/form-data"), 422},
		{"multipart nonsense", "--x\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\nHerne", set("Content-Type", "multipart/form-data; boundary=x"), 422},
		{"JSON", `{"q":"Herne"}`, set("Content-Type", "application/json"), 422},
		{"no Content-Type", "q=Herne", func(req *http.Request) { req.Header.Del("Content-Type") }, 422},
		{"a broken Content-Type", "q=Herne", set("Content-Type", "application/x-www-form-urlencoded; charset"), 400},
		{"broken cookies", apptest.SearchForm("Frauenhaus"), set("Cookie", `a="b; =; ;;; \x00=é; __Host-x`), 200},
		{"odd headers", apptest.SearchForm("Frauenhaus"), func(req *http.Request) {
			req.Header.Set("Accept-Language", strings.Repeat("x,", 5000))
			req.Header.Set("X-Forwarded-For", "'; drop table networks; --")
			req.Header.Set("Accept-Encoding", "gzip;q=nonsense, *;q=-1")
			req.Header.Set("Range", "bytes=9-1")
		}, 200},
	} {
		t.Run(test.name, func(t *testing.T) {
			for lang, path := range map[string]string{"de": "/suche", "en": "/en/suche"} {
				w := r.Found(t, path, test.body, test.prepare)
				r.WantCalm(t, path, w, test.want, lang)
			}
		})
	}
}

func manyFields(n int) string {
	var fields strings.Builder
	for i := range n {
		fields.WriteString("&f" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676)) + "=1")
	}
	return fields.String()
}

func TestWhatIsWrongWithASearchIsAlwaysSaidTheSameWay(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	body := apptest.SearchForm(strings.Repeat("\x00", 300)) // unreadable and too long
	first := apptest.Visible(t, r.Found(t, "/suche", body, nil).Body.String())
	for range 20 {
		if again := apptest.Visible(t, r.Found(t, "/suche", body, nil).Body.String()); again != first {
			t.Fatalf("two answers to the same question:\n%s\n%s", first, again)
		}
	}
}
