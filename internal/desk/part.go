package desk

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
	"rundtisch/templates/inside"
)

// ShowPart serves GET /verwaltung/netzwerke/{key}/{part}: a list, or the form of a single entry.
func (d *Desk) ShowPart(w http.ResponseWriter, r *http.Request) error {
	if part, ok := parts.Named(chi.URLParam(r, "part")); ok && part.Single {
		return d.EditEntry(w, r)
	}
	o, err := d.openPart(r)
	if err != nil {
		return err
	}
	page := d.page(r, o.part.Title)
	view := deskpages.List{Network: o.network, Part: o.part, Path: o.path}
	for _, e := range o.part.Entries(&o.Dossier) {
		if last := len(view.Groups) - 1; last < 0 || view.Groups[last].Key != e.Owner() {
			view.Groups = append(view.Groups, deskpages.LineGroup{Key: e.Owner(), Title: parts.NameOf(&o.Dossier, o.part.Within, e.Owner())})
		}
		group := &view.Groups[len(view.Groups)-1]
		line := deskpages.Line{Key: e.Key(), Name: e.Name(&o.Dossier), Level: effectiveLevel(&o.Dossier, e)}
		for _, detail := range e.Details(&o.Dossier) {
			line.Details = append(line.Details, inWords(page, detail))
		}
		group.Entries = append(group.Entries, line)
	}
	if i, ok := o.Institution(r.URL.Query().Get("einrichtung")); ok && len(i.Contacts) == 0 {
		view.Numberless = directory.Named{Key: i.Key, Name: i.Name} // it was added just now
	}
	page.Done = doneNotice(r)
	return web.Render(w, r, http.StatusOK, deskpages.ListPage(page, view))
}

func inWords(page inside.Page, detail parts.Detail) string {
	switch {
	case len(detail.Messages) > 0:
		words := make([]string, len(detail.Messages))
		for i, id := range detail.Messages {
			words[i] = page.T(id)
		}
		return strings.Join(words, "; ")
	case detail.Date != "":
		return detail.Label + ": " + page.Date(detail.Date)
	}
	return detail.Text
}

// effectiveLevel returns who may see an entry: whoever may not see an institution sees neither its membership nor its services.
func effectiveLevel(d *directory.Dossier, e parts.Entry) directory.Visibility {
	level := e.Visibility()
	if m, ok := e.Value().(directory.Membership); ok {
		if i, ok := d.Institution(m.Institution); ok {
			level = directory.Stricter(level, i.Visibility)
		}
	}
	if i, ok := d.Institution(e.Owner()); ok && e.Owner() != "" {
		level = directory.Stricter(level, i.Visibility)
	}
	return level
}
