package web

import (
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/fault"
)

// MaxForm is the largest body of a form on public pages, in bytes.
const MaxForm = 64 << 10

// maxFields is the most fields a public form is read with.
const maxFields = 50

// Form reads a posted form. It returns *http.MaxBytesError for one that is too large and fault.Invalid for one
// that cannot be read. Values may still hold anything; see Readable.
func Form(w http.ResponseWriter, r *http.Request) (url.Values, error) {
	r.Body = http.MaxBytesReader(w, r.Body, MaxForm)
	if err := r.ParseForm(); err != nil {
		if strings.Contains(err.Error(), "request body too large") {
			return nil, &http.MaxBytesError{Limit: MaxForm}
		}
		return nil, fault.Invalid{"form": "unreadable"}
	}
	if len(r.PostForm) > maxFields {
		return nil, fault.Invalid{"form": "too many fields"}
	}
	return r.PostForm, nil
}

// Readable reports whether text is valid UTF-8 without control characters other than tab and line breaks.
func Readable(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f || r == utf8.RuneError
	})
}
