package desk

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// decisions is what was decided about the rows of a review.
type decisions struct {
	form  url.Values
	wrong fault.Invalid // by editing.PathOfRow, PathOfEvent, PathOfPress or nil
}

// group returns the group in which a row was ticked; false if it was not ticked.
func (d *decisions) group(number int) (string, bool) {
	value := d.form.Get(fmt.Sprintf("a%d", number))
	return value, value != ""
}

// at returns the sentence about what a path leads to, or "".
func (d *decisions) at(path fault.Path) string { return d.wrong.InForm()[path.String()] }

// beside returns the sentences beside the inputs of an event or of a contact, by their names in the form.
func (d *decisions) beside(path fault.Path) map[string]string {
	wrong := map[string]string{}
	for _, field := range foundFields {
		if _, of := field.path.Cut(path); of {
			wrong[field.input] = d.at(field.path)
		}
	}
	return wrong
}

// foundFields are the inputs that people type into, in the order of the form, with what editing calls them.
var foundFields = []struct {
	input string
	path  fault.Path
}{
	{"et", editing.PathOfEvent.Field("titel")}, {"ed", editing.PathOfEvent.Field("datum")}, {"es", editing.PathOfEvent.Field("beginn")},
	{"ee", editing.PathOfEvent.Field("ende")}, {"ev", editing.PathOfEvent.Field("ort")}, {"ec", editing.PathOfEvent.Field("kosten")},
	{"er", editing.PathOfEvent.Field("anmeldung")},
	{"kl", editing.PathOfPress.Field("bezeichnung")}, {"kt", editing.PathOfPress.Field("telefon")}, {"km", editing.PathOfPress.Field("e_mail")},
}

// TakeOverPaste serves POST /verwaltung/netzwerke/{key}/mitglieder/uebernahme.
func (d *Desk) TakeOverPaste(w http.ResponseWriter, r *http.Request) error {
	dossier, network, err := d.published(r)
	if err != nil {
		return err
	}
	refuse := func(status int, text string, problems ...deskpages.Problem) error {
		return web.Render(w, r, status, deskpages.PastePage(d.page(r, "Liste einfügen"), deskpages.Paste{
			Network: network, Text: web.Legible(text), Problems: problems,
		}))
	}
	form, err := web.FormUpTo(w, r, maxReviewForm, maxReviewed)
	var tooLarge *http.MaxBytesError
	var invalid fault.Invalid
	switch {
	case errors.As(err, &tooLarge):
		return refuse(http.StatusRequestEntityTooLarge, "", deskpages.Problem{
			Target: "text", Text: reviewTooBig,
		})
	case errors.As(err, &invalid):
		return refuse(http.StatusUnprocessableEntity, "", deskpages.Problem{
			Target: "text", Text: reviewBroken,
		})
	case err != nil:
		return err
	}
	text := normalizeBreaks(form.Get("text"))
	notes := parseFileNotes(form.Get("hinweise"))
	p, problems := d.read(text, notes, dossier)
	if len(problems) > 0 {
		return refuse(http.StatusUnprocessableEntity, text, problems...)
	}
	var places deskpages.Places
	again := func(status int, stale string, wrong fault.Invalid) error {
		dossier, network, err := d.published(r) // the current state
		if err != nil {
			return err
		}
		review, err := d.review(r, network, dossier, p, &decisions{form, wrong})
		if refused, ok := reason(err); ok {
			return refuse(http.StatusUnprocessableEntity, text, deskpages.Problem{Target: "text", Text: refused})
		}
		if err != nil {
			return err
		}
		review.Stale, review.Problems, review.Places = stale, problemsOf(wrong), places
		return web.Render(w, r, status, deskpages.ReviewPage(d.page(r, "Liste vergleichen"), review))
	}
	switch {
	case form.Get("gelesen") == p.fingerprint():
	case form.Get("heute") != editing.ListFingerprint(dossier):
		return again(http.StatusConflict, membersChanged, nil)
	default:
		return again(http.StatusConflict, textChanged, nil)
	}
	if wrong := unreadableFields(form); len(wrong) > 0 {
		return again(http.StatusUnprocessableEntity, "", wrong)
	}
	key := network.Key
	apply := func(w *editing.Work) error {
		t := takeOver(p, form)
		for number := range doubtfulRows(w.Dossier, p.result.Members) {
			delete(t.Rows, number)
		}
		return t.Apply(w)
	}
	saved, err := d.withAnswers(r).Change(r.Context(),
		editing.Change{By: user(r), Network: key, Kind: editing.KindList, Apply: apply}, d.pages.Now())
	places = placeQuestions(err)
	switch {
	case len(places.Questions) > 0:
		return again(http.StatusUnprocessableEntity, "", inReview(err))
	case errors.Is(err, fault.Stale):
		return again(http.StatusConflict, membersChanged, nil)
	case errors.As(err, &invalid):
		return again(http.StatusUnprocessableEntity, "", invalid)
	case err != nil:
		return err
	case saved.Number == 0:
		http.Redirect(w, r, "/verwaltung/netzwerke/"+key+"/mitglieder/einfuegen?unveraendert=1", http.StatusSeeOther)
		return nil
	}
	return d.redirectToRevision(w, r, key, saved.Number)
}

// takeOver reads the decisions from the form.
func takeOver(p pasted, form url.Values) editing.TakeOver {
	t := editing.TakeOver{
		Pasted: p.result.Members, Seen: form.Get("heute"), Rows: map[int]editing.Row{}, Gone: form["g"],
		Parents: map[string]editing.Above{}, Reserved: reservedKeys,
		Event: eventFrom(form, p.event.RegistrationRaw), Press: pressFrom(form),
	}
	if n := statedFrom(form); n == p.result.StatedCount {
		t.Stated = n
	}
	for _, m := range p.result.Members {
		group := form.Get(fmt.Sprintf("a%d", m.Number))
		if group == "" {
			continue
		}
		row := editing.Row{Choice: form.Get(fmt.Sprintf("i%d", m.Number)), Role: directory.Role(form.Get(fmt.Sprintf("r%d", m.Number))),
			Sector: directory.Sector(form.Get(fmt.Sprintf("s%d", m.Number))), Contact: form.Get(fmt.Sprintf("c%d", m.Number)) != ""}
		if group == "u" {
			row.Choice = editing.ChoiceSame
		}
		t.Rows[m.Number] = row
	}
	for name, values := range form {
		number, ok := strings.CutPrefix(name, "pn")
		if !ok || len(values) == 0 {
			continue
		}
		t.Parents[directory.Fold(directory.Cleaned(values[0]))] = editing.Above{
			Choice: form.Get("pi" + number), Sector: directory.Sector(form.Get("ps" + number)),
		}
	}
	return t
}

// unreadableFields returns the faults of the few fields that people type into.
func unreadableFields(form url.Values) fault.Invalid {
	var wrong fault.Invalid
	for _, field := range foundFields {
		clean, ok := directory.CleanText(form.Get(field.input))
		switch {
		case !ok:
			wrong.Add(field.path, unseenCharacters)
		case len(clean) > directory.MaxText:
			wrong.Add(field.path, tooLong)
		}
		form.Set(field.input, strings.ReplaceAll(clean, "\n", " "))
	}
	return wrong
}

// mostWrong is how many problems of a review are listed above it.
const mostWrong = 20

// problemsOf lists faults, each with the element where it can be corrected.
func problemsOf(wrong fault.Invalid) []deskpages.Problem {
	var problems []deskpages.Problem
	for _, p := range wrong[:min(len(wrong), mostWrong)] {
		problem := deskpages.Problem{Text: p.InForm()}
		for _, field := range foundFields {
			if slices.Equal(field.path, p.Path) {
				problem.Target = field.input
			}
		}
		if len(p.Path) == 1 && p.Path[0].Number > 0 {
			problem.Target = fmt.Sprintf("zeile%d", p.Path[0].Number)
		}
		problems = append(problems, problem)
	}
	return problems
}
