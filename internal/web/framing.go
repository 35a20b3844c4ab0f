package web

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"
)

// ContentPolicy forbids pages to load from elsewhere, run or style inline, be framed, or post elsewhere. Every answer carries
// it; the two functions below are the only exceptions.
const ContentPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// RenderFramed is Render for a page that our own pages and those of the origins may show in a frame. It cannot run or send
// anything, and loads only a style sheet. Origins must be valid by directory.Origin.
func RenderFramed(w http.ResponseWriter, r *http.Request, origins []string, page templ.Component) error {
	body, err := rendered(r, page)
	if err != nil {
		return err
	}
	h := w.Header()
	ancestors := strings.Join(append([]string{"'self'"}, origins...), " ")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors "+ancestors)
	h.Set("X-Robots-Tag", "noindex, noarchive") // a search would lead to a page without its surroundings
	h.Set("X-Frame-Options", "SAMEORIGIN")
	if len(origins) > 0 {
		h["X-Frame-Options"] = nil // cannot name other sites; nil removes what the middleware set
		// Pages with COEP need both.
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Set("Cross-Origin-Embedder-Policy", "require-corp")
	}
	send(w, http.StatusOK, body)
	return nil
}

// MayFrame allows a page to show our own pages in a frame.
func MayFrame(w http.ResponseWriter) {
	w.Header().Set("Content-Security-Policy", ContentPolicy+"; frame-src 'self'")
}
