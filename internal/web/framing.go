package web

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"
)

// ContentPolicy is what no page may do: load from elsewhere, run or style inline, be framed, post elsewhere. Every
// answer carries it; the two functions below are the only exceptions.
const ContentPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// RenderFramed is Render for a page that pages of ours and those of the origins may show in a frame. Nothing in it runs,
// sends or loads anything but a style sheet. An origin must be one of directory.Origin.
func RenderFramed(w http.ResponseWriter, r *http.Request, origins []string, page templ.Component) error {
	body, err := rendered(r, page)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors "+strings.Join(append([]string{"'self'"}, origins...), " "))
	h.Set("X-Robots-Tag", "noindex, noarchive") // found, it would be a page without its surroundings
	h.Set("X-Frame-Options", "SAMEORIGIN")
	if len(origins) > 0 {
		h["X-Frame-Options"] = nil // cannot name others; a name without values takes out what other hands put there
		// Pages that let in only what asks for it (COEP) need both.
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Set("Cross-Origin-Embedder-Policy", "require-corp")
	}
	send(w, http.StatusOK, body)
	return nil
}

// MayFrame lets a page show pages of ours in a frame.
func MayFrame(w http.ResponseWriter) {
	w.Header().Set("Content-Security-Policy", ContentPolicy+"; frame-src 'self'")
}
