package desk

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/takeover"
	"rundtisch/internal/upload"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// Limits of the forms. A text may be as long as memberlist reads; encoding it as a form makes it longer.
const (
	maxPasteForm   = memberlist.MaxText + 200<<10
	maxPasteFields = 10
	maxReviewForm  = 7 << 20
	maxReviewed    = 40_000
)

func (d *Desk) pasteRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/verwaltung/netzwerke/{key}/mitglieder/einfuegen", serve(d.ShowPaste))
	r.Get("/verwaltung/netzwerke/{key}/mitglieder.csv", serve(d.ExportList))
	r.Post("/verwaltung/netzwerke/{key}/mitglieder/einfuegen", serve(d.KeepPaste))
	r.Get("/verwaltung/netzwerke/{key}/mitglieder/vergleich/{token}", serve(d.ReviewPaste))
	r.Post("/verwaltung/netzwerke/{key}/mitglieder/uebernahme", serve(d.TakeOverPaste))
}

// ShowPaste serves GET /verwaltung/netzwerke/{key}/mitglieder/einfuegen.
func (d *Desk) ShowPaste(w http.ResponseWriter, r *http.Request) error {
	_, network, err := d.published(r)
	if err != nil {
		return err
	}
	page := d.page(r, "Liste einfügen")
	if r.URL.Query().Get("unveraendert") != "" {
		page.Done = nothingToImport
	}
	return web.Render(w, r, http.StatusOK, deskpages.PastePage(page, deskpages.Paste{Network: network}))
}

// published returns the public state of the network in the address, for somebody who may edit it.
func (d *Desk) published(r *http.Request) (directory.Dossier, deskpages.Network, error) {
	open, err := d.openNetwork(r)
	return open.Published, open.network, err
}

// KeepPaste serves POST /verwaltung/netzwerke/{key}/mitglieder/einfuegen: it keeps the text, and leads to the comparison. What
// cannot be read is answered here: there is nothing to come back to.
func (d *Desk) KeepPaste(w http.ResponseWriter, r *http.Request) error {
	dossier, network, err := d.published(r)
	if err != nil {
		return err
	}
	source, err := d.pastedText(w, r, dossier.Network.ID())
	refuse := func(status int, problem deskpages.Problem) error {
		return web.Render(w, r, status, deskpages.PastePage(d.page(r, "Liste einfügen"), deskpages.Paste{
			Network: network, Text: web.Legible(source.Text), Problems: []deskpages.Problem{problem}, Word: r.PostForm.Get("liste"),
		}))
	}
	var tooLarge *http.MaxBytesError
	var invalid fault.Invalid
	switch {
	case errors.As(err, &tooLarge):
		return refuse(http.StatusRequestEntityTooLarge, deskpages.Problem{Target: "datei", Text: listTooBig})
	case errors.As(err, &invalid):
		target := "text"
		if invalid.Has(fault.At("datei")) {
			target = "datei"
		}
		wrong, _ := reason(err)
		return refuse(http.StatusUnprocessableEntity, deskpages.Problem{Target: target, Text: wrong})
	case err != nil:
		return err
	}
	word := rand.Text()
	if err := d.keep(r, dossier.Network.ID(), word, keptList{Source: source}); err != nil {
		return err
	}
	return toReview(w, r, network.Key, word, "")
}

// toReview redirects to the comparison of a list, and to an element of it.
func toReview(w http.ResponseWriter, r *http.Request, network, word, element string) error {
	to := "/verwaltung/netzwerke/" + network + "/mitglieder/vergleich/" + url.PathEscape(word)
	if element != "" {
		to += "#" + element
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// ReviewPaste serves GET /verwaltung/netzwerke/{key}/mitglieder/vergleich/{token}: the difference to the current list, with what
// was decided about it so far. Where there is nothing to compare, it shows the form with the reason.
func (d *Desk) ReviewPaste(w http.ResponseWriter, r *http.Request) error {
	dossier, network, err := d.published(r)
	if err != nil {
		return err
	}
	word := chi.URLParam(r, "token")
	refuse := func(status int, text string, hints []string, problems ...deskpages.Problem) error {
		return web.Render(w, r, status, deskpages.PastePage(d.page(r, "Liste einfügen"), deskpages.Paste{
			Network: network, Text: web.Legible(text), Problems: problems, Hints: hints, Word: word,
		}))
	}
	l, err := d.kept(r.Context(), user(r).ID, dossier.Network.ID(), word)
	if isNotFound(err) {
		word = ""
		return refuse(http.StatusNotFound, "", nil, deskpages.Problem{Target: "text", Text: listGone})
	}
	if err != nil {
		return err
	}
	reading, reasons := takeover.Read(l.Source, dossier, d.pages.Now())
	if len(reasons) > 0 {
		var problems []deskpages.Problem
		for _, text := range reasons {
			problems = append(problems, deskpages.Problem{Target: "text", Text: text})
		}
		return refuse(http.StatusUnprocessableEntity, l.Text, reading.Hints(), problems...)
	}
	review, err := d.review(r, dossier, reading, l)
	if err != nil {
		return err
	}
	page := deskpages.Review{Review: review, Network: network, Text: l.Text, Word: word, Places: l.Places, Stale: l.Stale}
	for _, p := range l.Problems {
		page.Problems = append(page.Problems, deskpages.Problem(p))
	}
	return web.Render(w, r, max(l.Status, http.StatusOK), deskpages.ReviewPage(d.page(r, "Liste vergleichen"), page))
}

// review compares a reading with the current list.
func (d *Desk) review(r *http.Request, dossier directory.Dossier, reading takeover.Reading, l keptList) (takeover.Review, error) {
	var posted *takeover.Posted
	if l.Form != nil {
		posted = &takeover.Posted{Form: l.Form, Wrong: l.Wrong}
	}
	c := takeover.Begin(reading, dossier, posted, d.pages.Now())
	known, err := d.lookUp(r.Context(), visibleTo(user(r)), c.Names(), perName)
	if err != nil {
		return takeover.Review{}, err
	}
	return c.Review(known), nil
}

// pastedText returns the text of the form or of its file, and what is known about the file: one that was chosen now, or the one
// from which the text came.
func (d *Desk) pastedText(w http.ResponseWriter, r *http.Request, network directory.ID) (takeover.Source, error) {
	form, err := web.FormWithFiles(w, r, maxPasteForm, maxPasteFields)
	if err != nil {
		var invalid fault.Invalid
		if errors.As(err, &invalid) {
			return takeover.Source{}, fault.Wrong(nil, unreadableForm)
		}
		return takeover.Source{}, err
	}
	s := takeover.Source{Text: form.Get("text")}
	name, data, err := chosenFile(r)
	switch {
	case err != nil:
		return s, err
	case name != "" && strings.TrimSpace(s.Text) != "":
		return s, fault.Wrong(fault.At("datei"), textOrFile)
	case name != "":
		file, err := upload.Text(name, data)
		if err != nil {
			return takeover.Source{}, err
		}
		s = takeover.Source{Text: file.Text, Left: file.Left, Notes: file.Notes, Struck: file.Struck, Missing: file.Missing}
	default:
		if word := form.Get("liste"); word != "" {
			before, err := d.kept(r.Context(), user(r).ID, network, word)
			if err != nil && !isNotFound(err) {
				return s, err
			}
			s.Left, s.Notes, s.Struck, s.Missing = before.Left, before.Notes, before.Struck, before.Missing
		}
		if whole, repaired := upload.Undoubled(s.Text); repaired {
			s.Text, s.Notes = whole, append(s.Notes, umlautsRepaired)
		}
	}
	s.Text = takeover.NormalizeBreaks(s.Text)
	switch {
	case len(s.Text) > memberlist.MaxText:
		return s, &http.MaxBytesError{Limit: memberlist.MaxText}
	case strings.TrimSpace(s.Text) == "":
		return s, fault.Wrong(nil, noText)
	}
	return s, nil
}

// chosenFile returns the file of the form; "" if none was chosen.
func chosenFile(r *http.Request) (string, []byte, error) {
	if r.MultipartForm == nil || len(r.MultipartForm.File["datei"]) == 0 {
		return "", nil, nil
	}
	header := r.MultipartForm.File["datei"][0]
	if header.Filename == "" {
		return "", nil, nil
	}
	if header.Size > upload.MaxFile {
		return "", nil, &http.MaxBytesError{Limit: upload.MaxFile}
	}
	file, err := header.Open()
	if err != nil {
		return "", nil, fmt.Errorf("open the chosen file: %w", err)
	}
	defer func() { _ = file.Close() }() // it is in memory
	data, err := io.ReadAll(file)
	if err != nil {
		return "", nil, fmt.Errorf("read the chosen file: %w", err)
	}
	return header.Filename, data, nil
}
