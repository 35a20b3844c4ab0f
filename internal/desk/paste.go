package desk

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/upload"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// Limits of the forms. A text may be as long as memberlist reads; packed into a form without files it grows.
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
	_, network, err := d.pastedInto(r)
	if err != nil {
		return err
	}
	page := d.page(r, "Liste einfügen")
	if r.URL.Query().Get("unveraendert") != "" {
		page.Done = "Keine Änderungen: Es gab nichts zu übernehmen."
	}
	return web.Render(w, r, http.StatusOK, deskpages.PastePage(page, deskpages.Paste{Network: network}))
}

// pastedInto returns the network of the address as everybody sees it, for somebody who may edit it.
func (d *Desk) pastedInto(r *http.Request) (directory.Dossier, deskpages.Network, error) {
	open, err := d.openNetwork(r)
	return open.Published, open.network, err
}

// ReviewPaste serves POST /verwaltung/netzwerke/{key}/mitglieder/einfuegen: the difference to today's list. It stores nothing.
func (d *Desk) ReviewPaste(w http.ResponseWriter, r *http.Request) error {
	dossier, network, err := d.pastedInto(r)
	if err != nil {
		return err
	}
	text, told, err := pastedText(w, r)
	var hints []string
	refuse := func(status int, text string, problems ...deskpages.Problem) error {
		return web.Render(w, r, status, deskpages.PastePage(d.page(r, "Liste einfügen"), deskpages.Paste{Network: network, Text: web.Legible(text), Problems: problems, Hints: hints, Told: told.String()}))
	}
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return refuse(http.StatusRequestEntityTooLarge, "", deskpages.Problem{Target: "datei", Text: "Das ist zu viel: Text oder Datei dürfen höchstens 2 MB groß sein. Bitte teilen Sie die Liste."})
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
	p, problems := d.read(text, told, dossier)
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

// pastedText returns the text of the form or of its file, with line breaks of one kind, and what is to be told of the
// file: of one that was chosen now, or of the one from which the text came.
func pastedText(w http.ResponseWriter, r *http.Request) (string, toldOfFile, error) {
	form, err := web.FormWithFiles(w, r, maxPasteForm, maxPasteFields)
	if err != nil {
		var invalid fault.Invalid
		if errors.As(err, &invalid) {
			return "", toldOfFile{}, fault.Wrong(nil, unreadableForm)
		}
		return "", toldOfFile{}, err
	}
	text, told := form.Get("text"), toldBefore(form.Get("hinweise"))
	if name, data, err := chosenFile(r); err != nil {
		return text, told, err
	} else if name != "" {
		if strings.TrimSpace(text) != "" {
			return text, told, fault.Wrong(fault.At("datei"), textOrFile)
		}
		file, err := upload.Text(name, data)
		if err != nil {
			return "", told, err
		}
		text, told = file.Text, toldOfFile{file.Left, file.Notes}
	} else if whole, repaired := upload.Undoubled(text); repaired {
		text = whole
		told.Notes = append(told.Notes, "Die Umlaute im Text waren verändert („Ã¼“ statt „ü“). Wir haben sie zurückverwandelt. Bitte prüfen Sie die Namen.")
	}
	text = oneKindOfBreaks(text)
	switch {
	case len(text) > memberlist.MaxText:
		return "", told, &http.MaxBytesError{Limit: memberlist.MaxText}
	case strings.TrimSpace(text) == "":
		return "", told, fault.Wrong(nil, noText)
	}
	return text, told, nil
}

// chosenFile returns the file of the form; "" where none was chosen.
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
	defer func() { _ = file.Close() }() // it lies in memory
	data, err := io.ReadAll(file)
	if err != nil {
		return "", nil, fmt.Errorf("read the chosen file: %w", err)
	}
	return header.Filename, data, nil
}

// oneKindOfBreaks makes what a browser sends back the same as what it was given.
func oneKindOfBreaks(text string) string {
	return strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n").Replace(text))
}

// pasted is what was read from a text.
type pasted struct {
	text   string
	told   toldOfFile
	result memberlist.Result
	over   []memberlist.Member // whose membership, as the text says, has ended
	event  memberlist.EventProposal
	press  memberlist.PressContact
}

// read reads a text, or says why it cannot be taken over. A row about a protected institution beside which an address
// may stand is set aside; the others go on.
func (d *Desk) read(text string, told toldOfFile, dossier directory.Dossier) (pasted, []deskpages.Problem) {
	if lines := unreadable(text); len(lines) > 0 {
		return pasted{told: told}, []deskpages.Problem{{Target: "text", Text: fmt.Sprintf("%s: Hier standen Zeichen, die man nicht sieht und die Namen verfälschen können. Wir haben sie unten entfernt. Bitte prüfen Sie den Text und vergleichen Sie noch einmal.", linesInWords(lines))}}
	}
	p := pasted{text: text, told: told, result: memberlist.ParseKnowing(text, namesIn(dossier))}
	p.event, p.press = memberlist.Release(text)
	p.setAside(func(m memberlist.Member) bool { return m.Address && m.Sector.Protected() })
	if p.result.More {
		return p, []deskpages.Problem{{Target: "text", Text: fmt.Sprintf("Das ist zu viel: Eine Liste kann höchstens %d Zeilen haben. Bitte teilen Sie sie.", memberlist.MaxMembers)}}
	}
	p.part(directory.Today(d.pages.Now()))
	if len(p.result.Members)+len(p.over) == 0 && p.result.StatedCount == 0 && p.event.Title == "" && p.press.Kind == "" {
		var problems []deskpages.Problem
		for _, note := range p.result.Notes {
			problems = append(problems, deskpages.Problem{Target: "text", Text: note})
		}
		return p, problems
	}
	return p, nil
}

// namesIn are the names of a member list as it is stored.
func namesIn(d directory.Dossier) []string {
	var names []string
	for _, i := range d.Institutions {
		names = append(names, i.Name)
	}
	for _, m := range d.Members {
		names = append(names, m.Group)
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// setAside withholds the rows of members of whom that is to be done.
func (p *pasted) setAside(which func(memberlist.Member) bool) {
	p.result.Members = slices.DeleteFunc(slices.Clone(p.result.Members), func(m memberlist.Member) bool {
		if !which(m) {
			return false
		}
		p.result.Withheld = append(slices.Clip(p.result.Withheld), memberlist.Withheld{Line: m.Line, Why: "das kann eine Anschrift sein", Words: m.Suspicious})
		return true
	})
}

// part takes out whose membership, as the text says, had ended before today.
func (p *pasted) part(today directory.PartialDate) {
	p.result.Members = slices.DeleteFunc(slices.Clone(p.result.Members), func(m memberlist.Member) bool {
		if m.Until == "" || !m.Until.End().Before(today.Start()) {
			return false
		}
		p.over = append(p.over, m)
		return true
	})
}

// unreadable returns the numbers of the lines with characters that must not stand in a name.
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

// linesInWords names lines: „Zeile 3", „Zeilen 3, 5 und 8".
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
