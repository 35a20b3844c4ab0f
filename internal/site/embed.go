package site

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// ShowEmbed serves GET /einbetten/{key}: a part of a network for a frame on somebody else's page.
func (s *Site) ShowEmbed(w http.ResponseWriter, r *http.Request) error {
	choice, ok := templates.ReadEmbedChoice(r.URL.Query())
	if !ok {
		return fault.Malformed("teil")
	}
	n, origins, err := s.store.EmbeddedNetwork(r.Context(), chi.URLParam(r, "key"))
	var moved fault.Moved
	if errors.As(err, &moved) {
		http.Redirect(w, r, choice.Path(moved.To), http.StatusMovedPermanently)
		return nil
	}
	if err != nil {
		return err
	}
	web.MadeOf(r.Context(), n.MadeOf())
	r = web.InLanguage(r, choice.Lang)
	page := s.pages.Page(r, "title.network", "Region", n.Region.Called())
	return web.RenderFramed(w, r, origins, templates.EmbedPage(page, templates.NewEmbed(n, choice, page.Now)))
}

// IsEmbed reports whether an address is one of the few that codes for frames lead to, spelled as they spell it.
func IsEmbed(address *url.URL) bool {
	key, below := strings.CutPrefix(address.Path, "/einbetten/")
	choice, ok := templates.ReadEmbedChoice(address.Query())
	return below && ok && address.Path+"?"+address.RawQuery == choice.Path(key)
}
