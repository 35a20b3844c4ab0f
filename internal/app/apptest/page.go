package apptest

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"net/http/httptest"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// unbroken takes out where long words may be broken: nobody sees, hears or searches for that.
func unbroken(text string) string { return strings.ReplaceAll(text, "\u00ad", "") }

// Document reads an answer as HTML.
func Document(t testing.TB, w *httptest.ResponseRecorder) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(unbroken(w.Body.String())))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// Packed asks for a page again and again until it comes packed well, in this coding.
func (p *Program) Packed(t testing.TB, path, coding string) *httptest.ResponseRecorder {
	t.Helper()
	for deadline := time.Now().Add(Patience); ; runtime.Gosched() {
		w := p.GetPacked(t, path, "br")
		if w.Header().Get("Content-Encoding") == "br" { // which no page is from the beginning
			return p.GetPacked(t, path, coding)
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s is never packed well", path)
		}
	}
}

// Unpack undoes the compression of an answer.
func Unpack(t testing.TB, w *httptest.ResponseRecorder) {
	t.Helper()
	var reader io.Reader
	var err error
	switch how := w.Header().Get("Content-Encoding"); how {
	case "gzip":
		reader, err = gzip.NewReader(w.Body)
	case "br":
		reader = brotli.NewReader(w.Body)
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

// Said is what a page says, in one line.
func Said(t testing.TB, w *httptest.ResponseRecorder) string {
	t.Helper()
	return strings.Join(strings.Fields(Visible(t, w.Body.String())), " ")
}

// FindMark returns the neighbourhood of the first of marks that stands in body, however it is spaced; "" if none does.
func FindMark(body string, marks []string) string {
	lower := strings.ToLower(strings.NewReplacer(" ", "", "\u00a0", "", "-", "", "/", "").Replace(body))
	for _, mark := range marks {
		if at := strings.Index(lower, mark); at >= 0 {
			return lower[max(at-80, 0):min(at+80, len(lower))]
		}
	}
	return ""
}

// outlines are the paths of drawings: long rows of digits in which any number can be found.
var outlines = regexp.MustCompile(` d="[MmLlHhVvZz0-9 .,-]*"`)

// AllText are all words of an answer: what is seen, what is not, and what browsers are told besides.
func AllText(w *httptest.ResponseRecorder) string {
	var text strings.Builder
	for name, values := range w.Header() {
		if name != "X-Request-Id" && name != "Etag" { // any letters and digits
			text.WriteString(name + ": " + strings.Join(values, " ") + "\n")
		}
	}
	return text.String() + outlines.ReplaceAllString(random.ReplaceAllString(unbroken(Unpacked(w)), ""), "")
}

// Unpacked is the body of an answer; of an archive or a workbook, the names and the content of everything in it.
func Unpacked(w *httptest.ResponseRecorder) string {
	archive, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil {
		return w.Body.String()
	}
	var text strings.Builder
	for _, f := range archive.File {
		file, err := f.Open()
		if err != nil {
			return w.Body.String()
		}
		text.WriteString(f.Name + "\n")
		if _, err := io.Copy(&text, file); err != nil {
			return w.Body.String()
		}
	}
	return text.String()
}

// random are identifiers and sums that may hold any digits.
var random = regexp.MustCompile(strings.Join([]string{
	`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`, `sha384-[A-Za-z0-9+/=]+`, `[0-9a-f]{64}`, `-[0-9a-f]{12}\.(css|js|svg)`,
	`name="(_stand|_gesehen|stand)" value="[^"]*"`, `<b>[A-Z0-9]{12}</b>`,
}, "|"))

// Visible returns what a reader sees of a page, with single blanks.
func Visible(t testing.TB, page string) string {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(unbroken(page)))
	if err != nil {
		t.Fatal(err)
	}
	doc.Find("script, style, head").Remove()
	return strings.Join(strings.Fields(doc.Find("body").Text()), " ")
}

// WantStatus ends the test unless the answer has the status.
func WantStatus(t testing.TB, what string, w *httptest.ResponseRecorder, status int) {
	t.Helper()
	if w.Code != status {
		t.Fatalf("%s: status %d, want %d: %.500s", what, w.Code, status, strings.Join(strings.Fields(Document(t,
			w).Find(".summary, h1").Text()), " "))
	}
}

// Labels are the texts of elements, each with single blanks.
func Labels(s *goquery.Selection) []string {
	return s.Map(func(_ int, o *goquery.Selection) string { return strings.Join(strings.Fields(o.Text()), " ") })
}
