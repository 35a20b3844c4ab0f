package desk

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// withAnswers returns the editor with the answers of the form to the questions whether texts reveal where a shelter is. The
// form must have been read.
func (d *Desk) withAnswers(r *http.Request) *editing.Editor {
	return d.editor.Answering(r.PostForm[deskpages.ClearedField])
}

// placeQuestions returns the questions about places of shelters that an error asks, if any.
func placeQuestions(err error) deskpages.Places {
	var q editing.PlaceQuestions
	if !errors.As(err, &q) {
		return deskpages.Places{}
	}
	p := deskpages.Places{MayClear: q.MayClear}
	for _, doubt := range q.Doubts {
		words := make([]string, len(doubt.Words))
		for i, word := range doubt.Words {
			words[i] = web.Legible(word)
		}
		p.Questions = append(p.Questions, deskpages.PlaceQuestion{
			Entry: web.Legible(doubt.Name), Words: words, Sum: doubt.Sum, Never: doubt.Never,
		})
	}
	return p
}

// openQuestions returns what in a stored entry may reveal where a shelter is, so that its form asks about it.
func (d *Desk) openQuestions(r *http.Request, o *opened, e parts.Entry) (deskpages.Places, error) {
	about := o.part.Slug
	switch owner := e.Owner(); {
	case owner != "":
		_, inner := parts.SplitKey(e.Key())
		about = o.part.Within + "/" + owner + "/" + o.part.Slug + "/" + inner
	case !o.part.Single:
		about += "/" + e.Key()
	}
	doubts, err := d.editor.Uncleared(r.Context(), o.Dossier)
	doubts = slices.DeleteFunc(doubts, func(doubt directory.Doubt) bool { return doubt.About != about })
	if err != nil || len(doubts) == 0 {
		return deskpages.Places{}, err
	}
	p := placeQuestions(editing.PlaceQuestions{Doubts: doubts, MayClear: user(r).May(account.ClearPlaces, account.On(o.Network.ID()))})
	p.Existing = true
	return p, nil
}

// askPlaces shows the questions that an error asks, with the form to send again. It reports whether there were any.
func (d *Desk) askPlaces(w http.ResponseWriter, r *http.Request, err error, back string) (bool, error) {
	p := placeQuestions(err)
	if len(p.Questions) == 0 {
		return false, nil
	}
	values := url.Values{}
	for name, given := range r.PostForm {
		if name == deskpages.ClearedField || !web.Readable(name) {
			continue
		}
		for _, value := range given {
			values.Add(name, web.Legible(value))
		}
	}
	asked := deskpages.PlacesForm{Places: p, Action: r.URL.EscapedPath(), Values: values, Back: back}
	return true, web.Render(w, r, http.StatusUnprocessableEntity, deskpages.PlacesPage(d.page(r, "Bitte noch einmal hinsehen"), asked))
}
