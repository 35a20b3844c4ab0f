package web

import (
	"errors"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// MaxForm is the largest body of a form on public pages, in bytes.
const MaxForm = 64 << 10

// maxFields is how many fields a public form may have.
const maxFields = 50

// Form reads a posted form. It returns *http.MaxBytesError if it is too large and fault.Invalid if it cannot be parsed. The
// values may still contain anything; see Readable.
func Form(w http.ResponseWriter, r *http.Request) (url.Values, error) {
	return FormUpTo(w, r, MaxForm, maxFields)
}

// FormUpTo is Form with other limits: the size of the body in bytes, and the number of fields.
func FormUpTo(w http.ResponseWriter, r *http.Request, bytes int64, limit int) (url.Values, error) {
	r.Body = http.MaxBytesReader(w, r.Body, bytes)
	return parsedForm(r, r.ParseForm(), bytes, limit)
}

// FormWithFiles is FormUpTo for forms that may contain files, which are in r.MultipartForm.
func FormWithFiles(w http.ResponseWriter, r *http.Request, bytes int64, limit int) (url.Values, error) {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "multipart/form-data" {
		return FormUpTo(w, r, bytes, limit)
	}
	r.Body = http.MaxBytesReader(w, r.Body, bytes)
	return parsedForm(r, r.ParseMultipartForm(bytes), bytes, limit) // in memory: the body is no larger
}

func parsedForm(r *http.Request, err error, bytes int64, limit int) (url.Values, error) {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) || err != nil && strings.Contains(err.Error(), "request body too large") {
		return nil, &http.MaxBytesError{Limit: bytes}
	}
	if err != nil {
		return nil, fault.Malformed("form")
	}
	fields := 0
	for _, values := range r.PostForm {
		fields += len(values)
	}
	if fields > limit {
		return nil, fault.Malformed("form")
	}
	return r.PostForm, nil
}

// Readable reports whether text is valid UTF-8 without control characters other than tab and line breaks.
func Readable(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, directory.Unreadable)
}

// Legible returns the readable part of a text, to show it again in a form that was refused.
func Legible(text string) string { return directory.Legible(text) }

// LegibleValues is Legible for everything that was typed into a form.
func LegibleValues(typed map[string]string) map[string]string {
	legible := make(map[string]string, len(typed))
	for name, text := range typed {
		legible[name] = Legible(text)
	}
	return legible
}
