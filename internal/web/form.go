package web

import (
	"net/http"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"rundtisch/internal/fault"
)

// MaxForm is the largest body of a form on public pages, in bytes.
const MaxForm = 64 << 10

// maxFields is the most fields a public form is read with.
const maxFields = 50

// Form reads a posted form of a public page. It returns *http.MaxBytesError for one that is too large and
// fault.Invalid for one that cannot be read. Values may still hold anything; see Readable.
func Form(w http.ResponseWriter, r *http.Request) (url.Values, error) {
	return FormUpTo(w, r, MaxForm, maxFields)
}

// FormUpTo is Form with limits of its own: of the body, in bytes, and of the values in it.
func FormUpTo(w http.ResponseWriter, r *http.Request, bytes int64, fields int) (url.Values, error) {
	r.Body = http.MaxBytesReader(w, r.Body, bytes)
	if err := r.ParseForm(); err != nil {
		if strings.Contains(err.Error(), "request body too large") {
			return nil, &http.MaxBytesError{Limit: bytes}
		}
		return nil, fault.Invalid{"form": "unreadable"}
	}
	count := 0
	for _, values := range r.PostForm {
		count += len(values)
	}
	if count > fields {
		return nil, fault.Invalid{"form": "too many fields"}
	}
	return r.PostForm, nil
}

// Readable reports whether text is valid UTF-8 without control characters other than tab and line breaks.
func Readable(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, unreadable)
}

// Legible returns what of a text is readable: a form that is refused shows it again.
func Legible(text string) string {
	return strings.Map(func(r rune) rune {
		if unreadable(r) {
			return -1
		}
		return r
	}, text)
}

func unreadable(r rune) bool {
	turnsDirection := r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
	return unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' || r == utf8.RuneError || turnsDirection
}
