package desk

import (
	"bytes"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates"
	"rundtisch/templates/deskpages"
)

func (d *Desk) embedRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/verwaltung/netzwerke/{key}/einbetten", serve(d.ShowEmbedding))
	r.Post("/verwaltung/netzwerke/{key}/einbetten", serve(d.SaveOrigins))
}

// ShowEmbedding serves GET /verwaltung/netzwerke/{key}/einbetten; ?teil= and ?sprache= choose the code.
func (d *Desk) ShowEmbedding(w http.ResponseWriter, r *http.Request) error {
	choice, ok := templates.ReadEmbedChoice(r.URL.Query())
	if !ok {
		return fault.Malformed("teil")
	}
	return d.showEmbedding(w, r, http.StatusOK, deskpages.Embedding{Choice: choice})
}

// showEmbedding completes the page from the database. Unless a form was refused, it shows what is stored.
func (d *Desk) showEmbedding(w http.ResponseWriter, r *http.Request, status int, e deskpages.Embedding) error {
	o, err := d.openNetwork(r)
	if err != nil {
		return err
	}
	stored, err := d.store.Embed(r.Context(), o.Published.Network.ID())
	if err != nil {
		return err
	}
	e.Network, e.Origin, e.Exit, e.Stored, e.Seen = o.network, d.pages.Origin, d.pages.ExitURL, stored.Origins, stored.Version
	if status == http.StatusOK {
		e.Typed = strings.Join(stored.Origins, "\n")
	}
	if e.By = stored.ChangedBy; stored.Version > 0 {
		e.When = d.moment(r, stored.ChangedAt)
	}
	e.Title = o.network.Name + ": " + d.pages.Titled(web.InLanguage(r, e.Choice.Lang), "").T(e.Choice.Title())
	if e.Snippet, err = d.snippet(r, o.network.Key, e.Choice); err != nil {
		return err
	}
	page := d.page(r, "Auf der eigenen Website zeigen")
	page.Done = doneNotice(r)
	web.MayFrame(w)
	return web.Render(w, r, status, deskpages.EmbeddingPage(page, e))
}

// snippet returns the public content of a part as HTML to paste. Characters that content management systems interpret are
// escaped.
func (d *Desk) snippet(r *http.Request, key string, choice templates.EmbedChoice) (string, error) {
	n, err := d.readers.Public.NetworkPage(r.Context(), key)
	if err != nil {
		return "", err
	}
	page := d.pages.Titled(web.InLanguage(r, choice.Lang), "")
	embed := templates.NewEmbed(n, choice, page.Now)
	embed.Origin = d.pages.Origin
	var text bytes.Buffer
	err = templates.EmbedText(page, embed).Render(r.Context(), &text)
	return strings.NewReplacer("><", ">\n<", "[", "&#91;", "]", "&#93;", "{", "&#123;", "}", "&#125;").Replace(text.String()), err
}

// SaveOrigins serves POST /verwaltung/netzwerke/{key}/einbetten: the sites that may show the network in a frame.
func (d *Desk) SaveOrigins(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	seen, err := strconv.ParseInt(form.Get("_gesehen"), 10, 64)
	if err != nil || seen < 0 {
		return fault.Malformed("_gesehen")
	}
	key := chi.URLParam(r, "key")
	again := deskpages.Embedding{
		Choice: templates.EmbedChoice{Part: templates.EmbedParts[0], Lang: d.page(r, "").Content()},
		Typed:  web.Legible(form.Get("adressen")),
	}
	addresses, ok := directory.CleanText(form.Get("adressen"))
	if !ok {
		addresses = form.Get("adressen") // Origins refuses it
	}
	origins, shortened, err := directory.Origins(addresses)
	if err == nil {
		err = d.editor.SetOrigins(r.Context(), user(r), key, origins, seen, d.pages.Now())
	}
	var invalid fault.Invalid
	switch {
	case errors.As(err, &invalid):
		again.Fault = invalid.InForm()["adressen"]
		return d.showEmbedding(w, r, http.StatusUnprocessableEntity, again)
	case isStale(err):
		again.Stale = true
		return d.showEmbedding(w, r, http.StatusConflict, again)
	case err != nil:
		return err
	}
	word := "adressen"
	if shortened {
		word = "gekuerzt"
	}
	return redirectDone(w, r, "/verwaltung/netzwerke/"+key+"/einbetten", word, "")
}
