package desk

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/upload"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// Limits of the forms. A text may be as long as memberlist reads; encoding it as a form makes it longer.
const (
	maxPasteForm   = memberlist.MaxText + 200<<10
	maxPasteFields = 10
	maxReviewForm  = 7 << 20
	maxReviewed    = 20_000
)

func (d *Desk) pasteRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/verwaltung/netzwerke/{key}/mitglieder/einfuegen", serve(d.ShowPaste))
	r.Get("/verwaltung/netzwerke/{key}/mitglieder.csv", serve(d.ExportList))
	r.Post("/verwaltung/netzwerke/{key}/mitglieder/einfuegen", serve(d.ReviewPaste))
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

// ReviewPaste serves POST /verwaltung/netzwerke/{key}/mitglieder/einfuegen: the difference to the current list. It stores nothing.
func (d *Desk) ReviewPaste(w http.ResponseWriter, r *http.Request) error {
	dossier, network, err := d.published(r)
	if err != nil {
		return err
	}
	text, notes, err := pastedText(w, r)
	var hints []string
	refuse := func(status int, text string, problems ...deskpages.Problem) error {
		return web.Render(w, r, status, deskpages.PastePage(d.page(r, "Liste einfügen"), deskpages.Paste{
			Network: network, Text: web.Legible(text), Problems: problems, Hints: hints, EncodedNotes: notes.String(),
		}))
	}
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return refuse(http.StatusRequestEntityTooLarge, "", deskpages.Problem{
			Target: "datei", Text: listTooBig,
		})
	}
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		target := "text"
		if invalid.Has(fault.At("datei")) {
			target = "datei"
		}
		wrong, _ := reason(err)
		return refuse(http.StatusUnprocessableEntity, text, deskpages.Problem{Target: target, Text: wrong})
	}
	if err != nil {
		return err
	}
	p, problems := d.read(text, notes, dossier)
	if len(problems) > 0 {
		hints = p.hints()
		return refuse(http.StatusUnprocessableEntity, text, problems...)
	}
	review, err := d.review(r, network, dossier, p, nil)
	if wrong, ok := reason(err); ok {
		return refuse(http.StatusUnprocessableEntity, text, deskpages.Problem{Target: "text", Text: wrong})
	}
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, deskpages.ReviewPage(d.page(r, "Liste vergleichen"), review))
}

// pastedText returns the text of the form or of its file, with normalized line breaks, and the notes about the file: one that
// was chosen now, or the one from which the text came.
func pastedText(w http.ResponseWriter, r *http.Request) (string, fileNotes, error) {
	form, err := web.FormWithFiles(w, r, maxPasteForm, maxPasteFields)
	if err != nil {
		var invalid fault.Invalid
		if errors.As(err, &invalid) {
			return "", fileNotes{}, fault.Wrong(nil, unreadableForm)
		}
		return "", fileNotes{}, err
	}
	text, notes := form.Get("text"), parseFileNotes(form.Get("hinweise"))
	if name, data, err := chosenFile(r); err != nil {
		return text, notes, err
	} else if name != "" {
		if strings.TrimSpace(text) != "" {
			return text, notes, fault.Wrong(fault.At("datei"), textOrFile)
		}
		file, err := upload.Text(name, data)
		if err != nil {
			return "", notes, err
		}
		text, notes = file.Text, fileNotes{file.Left, file.Notes}
	} else if whole, repaired := upload.Undoubled(text); repaired {
		text = whole
		notes.Notes = append(notes.Notes, umlautsRepaired)
	}
	text = normalizeBreaks(text)
	switch {
	case len(text) > memberlist.MaxText:
		return "", notes, &http.MaxBytesError{Limit: memberlist.MaxText}
	case strings.TrimSpace(text) == "":
		return "", notes, fault.Wrong(nil, noText)
	}
	return text, notes, nil
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

// normalizeBreaks undoes what browsers do to the line breaks of a text.
func normalizeBreaks(text string) string {
	return strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n").Replace(text))
}

// pasted is what was read from a text.
type pasted struct {
	text   string
	notes  fileNotes
	result memberlist.Result
	ended  []memberlist.Member // whose membership has ended, according to the text
	event  memberlist.EventProposal
	press  memberlist.PressContact
}

// read parses a text, or returns why it cannot be imported. It withholds rows about protected institutions that may contain an
// address, and continues with the others.
func (d *Desk) read(text string, notes fileNotes, dossier directory.Dossier) (pasted, []deskpages.Problem) {
	if lines := unreadable(text); len(lines) > 0 {
		return pasted{notes: notes}, []deskpages.Problem{{Target: "text",
			Text: fmt.Sprintf(unseenRemoved, linesInWords(lines))}}
	}
	p := pasted{text: text, notes: notes, result: memberlist.ParseKnowing(text, memberNames(dossier))}
	p.event, p.press = memberlist.Release(text)
	p.withhold(func(m memberlist.Member) bool { return m.Address && m.Sector.Protected() })
	if p.result.More {
		return p, []deskpages.Problem{{Target: "text", Text: tooManyRows()}}
	}
	p.splitEnded(d.pages.Now())
	if len(p.result.Members)+len(p.ended) == 0 && p.result.StatedCount == 0 && p.event.Title == "" && p.press.Kind == "" {
		var problems []deskpages.Problem
		for _, note := range p.result.Notes {
			problems = append(problems, deskpages.Problem{Target: "text", Text: note})
		}
		return p, problems
	}
	return p, nil
}

// memberNames returns the names of the stored member list.
func memberNames(d directory.Dossier) []string {
	var names []string
	for _, i := range d.Institutions {
		names = append(names, i.Name)
	}
	for _, m := range d.Members {
		names = append(names, m.Group)
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// withhold withholds the rows that match.
func (p *pasted) withhold(which func(memberlist.Member) bool) {
	p.result.Members = slices.DeleteFunc(slices.Clone(p.result.Members), func(m memberlist.Member) bool {
		if !which(m) {
			return false
		}
		p.result.Withheld = append(slices.Clip(p.result.Withheld), memberlist.Withheld{
			Line: m.Line, Why: maybeAddress, Words: m.Suspicious,
		})
		return true
	})
}

// splitEnded separates the members whose membership has ended by now, according to the text.
func (p *pasted) splitEnded(now time.Time) {
	p.result.Members = slices.DeleteFunc(slices.Clone(p.result.Members), func(m memberlist.Member) bool {
		if (directory.Membership{Until: m.Until}).Current(now) {
			return false
		}
		p.ended = append(p.ended, m)
		return true
	})
}

// unreadable returns the numbers of lines with characters that a name must not have.
func unreadable(text string) []int {
	if _, ok := directory.CleanText(text); ok {
		return nil
	}
	var lines []int
	for i, line := range strings.Split(text, "\n") {
		if _, ok := directory.CleanText(line); !ok {
			lines = append(lines, i+1)
		}
	}
	return lines
}

// linesInWords writes line numbers: „Zeile 3", „Zeilen 3, 5, 8".
func linesInWords(lines []int) string {
	slices.Sort(lines)
	lines = slices.Compact(lines)
	more := ""
	if len(lines) > 10 {
		lines, more = lines[:10], " und weitere"
	}
	words := make([]string, len(lines))
	for i, n := range lines {
		words[i] = fmt.Sprint(n)
	}
	if len(lines) == 1 {
		return "Zeile " + words[0]
	}
	return "Zeilen " + strings.Join(words, ", ") + more
}
