package desk

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/takeover"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// TakeOverPaste serves POST /verwaltung/netzwerke/{key}/mitglieder/uebernahme: it publishes what was decided about a list, or
// keeps the decisions and leads back to the comparison.
func (d *Desk) TakeOverPaste(w http.ResponseWriter, r *http.Request) error {
	dossier, network, err := d.published(r)
	if err != nil {
		return err
	}
	refuse := func(status int, text string) error {
		return web.Render(w, r, status, deskpages.PastePage(d.page(r, "Liste einfügen"), deskpages.Paste{
			Network: network, Problems: []deskpages.Problem{{Target: "text", Text: text}},
		}))
	}
	form, err := web.FormUpTo(w, r, maxReviewForm, maxReviewed)
	var tooLarge *http.MaxBytesError
	var invalid fault.Invalid
	switch {
	case errors.As(err, &tooLarge):
		return refuse(http.StatusRequestEntityTooLarge, reviewTooBig)
	case errors.As(err, &invalid):
		return refuse(http.StatusUnprocessableEntity, reviewBroken)
	case err != nil:
		return err
	}
	word, id := form.Get("liste"), dossier.Network.ID()
	l, err := d.kept(r.Context(), user(r).ID, id, word)
	if isNotFound(err) {
		return refuse(http.StatusGone, listGone)
	}
	if err != nil {
		return err
	}
	before := l.Form
	again := func(status int, element string, wrong fault.Invalid) error {
		l.Form, l.Status, l.Wrong, l.Problems = form, status, wrong.InForm(), takeover.Problems(wrong)
		if err := d.keep(r, id, word, l); err != nil {
			return err
		}
		return toReview(w, r, network.Key, word, element)
	}
	l.Stale, l.Places = "", deskpages.Places{}
	if wrong := takeover.CleanTyped(form); len(wrong) > 0 {
		return again(http.StatusUnprocessableEntity, "fehler", wrong)
	}
	if n, err := strconv.Atoi(form.Get(takeover.Opens)); err == nil {
		return again(0, takeover.ElementOf(n), nil)
	}
	if form.Has("nachsehen") {
		return again(0, lookedFor(form, before), nil)
	}
	reading, reasons := takeover.Read(l.Source, dossier, d.pages.Now())
	if len(reasons) > 0 || form.Get("gelesen") != reading.Fingerprint() {
		l.Stale = textChanged
		if form.Get("heute") != takeover.Fingerprint(dossier) {
			l.Stale = membersChanged
		}
		return again(http.StatusConflict, "fehler", nil)
	}
	decided := takeover.Decide(reading, form, reservedKeys)
	saved, err := d.withAnswers(r).Change(r.Context(), editing.Change{By: user(r), Network: network.Key, Kind: editing.KindList,
		Apply: func(w *editing.Work) error { return w.TakeOver(decided) }}, d.pages.Now())
	l.Places = placeQuestions(err)
	switch {
	case len(l.Places.Questions) > 0:
		return again(http.StatusUnprocessableEntity, "fehler", inReview(err))
	case errors.Is(err, fault.Stale):
		l.Stale = membersChanged
		return again(http.StatusConflict, "fehler", nil)
	case errors.As(err, &invalid):
		return again(http.StatusUnprocessableEntity, "fehler", invalid)
	case err != nil:
		return err
	}
	if err := d.keep(r, id, word, keptList{Source: l.Source}); err != nil { // Back compares with what is published now
		return err
	}
	if saved.Number == 0 {
		http.Redirect(w, r, "/verwaltung/netzwerke/"+network.Key+"/mitglieder/einfuegen?unveraendert=1", http.StatusSeeOther)
		return nil
	}
	return d.redirectToRevision(w, r, network.Key, saved.Number)
}

// lookedFor returns the element of the row for which somebody looked for an institution: that of the button, or where they
// pressed Enter.
func lookedFor(form, before url.Values) string {
	if n, err := strconv.Atoi(form.Get("nachsehen")); err == nil && n > 0 {
		return takeover.ElementOf(n)
	}
	for _, n := range takeover.Searched(form) {
		if name := takeover.SearchOf(n); form.Get(name) != before.Get(name) {
			return takeover.ElementOf(n)
		}
	}
	return ""
}
