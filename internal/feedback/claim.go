package feedback

import (
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// How long, in characters, the fields of a claim may be.
const (
	claimLine = 200
	claimText = 500
)

func (f *Feedback) loadClaim(r *http.Request) (store.Subject, templates.Claim, error) {
	found, err := f.public.InstitutionSubject(r.Context(), chi.URLParam(r, "key"))
	return found, templates.Claim{Name: found.Name, Back: "/einrichtungen/" + found.Key}, err
}

// ShowClaim serves GET /einrichtungen/{key}/eintrag: „Sie arbeiten hier?".
func (f *Feedback) ShowClaim(w http.ResponseWriter, r *http.Request) error {
	_, claim, err := f.loadClaim(r)
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, templates.ClaimPage(f.pages.Page(r, "claim.title"), claim))
}

// SendClaim serves POST /einrichtungen/{key}/eintrag. What is sent waits in the inbox: a person checks it before anything
// is shown.
func (f *Feedback) SendClaim(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	subject, claim, err := f.loadClaim(r)
	if err != nil {
		return err
	}
	page := f.pages.Page(r, "claim.title")
	read := func(name string) string { return web.Legible(unixLines(form.Get(name))) }
	claim.Phone, claim.Hours, claim.Reply, claim.Text = read("telefon"), read("zeiten"), read("rueckfrage"), read("text")
	claim.Keep = form.Get("pflegen") == "ja"
	text, wrong := checkClaim(form.Get, claim.Keep, revealsShelter(subject.Protected, subject.Name))
	if len(wrong) > 0 {
		claim.Faults = map[string]string{}
		for field, id := range wrong {
			claim.Faults[field] = page.T(id)
		}
		return web.Render(w, r, http.StatusUnprocessableEntity, templates.ClaimPage(page, claim))
	}
	taken, err := f.send(w, r, editing.Report{Institution: subject.ID, Text: text})
	if err != nil {
		return err
	}
	if !taken {
		claim.Faults = map[string]string{"telefon": page.T("report.fault.many")}
		return web.Render(w, r, http.StatusTooManyRequests, templates.ClaimPage(page, claim))
	}
	http.Redirect(w, r, templates.Localized(page.Lang, claim.Back+"/eintrag/danke"), http.StatusSeeOther)
	return nil
}

// ShowClaimed serves GET /einrichtungen/{key}/eintrag/danke.
func (f *Feedback) ShowClaimed(w http.ResponseWriter, r *http.Request) error {
	_, claim, err := f.loadClaim(r)
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, templates.ClaimedPage(f.pages.Page(r, "claim.thanks.title"), claim))
}

// checkClaim returns a claim as the inbox shows it, or by field the ID of the message that says what is wrong with it. A
// number is checked as everywhere, and nothing may tell where a shelter is.
func checkClaim(value func(field string) string, keep bool, reveals func(text string) bool) (string, map[string]string) {
	wrong := map[string]string{}
	told := map[string]string{}
	for field, most := range map[string]int{"telefon": claimLine, "zeiten": claimLine, "rueckfrage": claimLine, "text": claimText} {
		text, ok := directory.CleanText(unixLines(value(field)))
		switch {
		case !ok:
			wrong[field] = "report.fault.characters"
		case utf8.RuneCountInString(text) > most:
			wrong[field] = "claim.fault.long"
		case text != "" && reveals(text):
			wrong[field] = "report.fault.address"
		}
		told[field] = text
	}
	if told["telefon"] != "" && wrong["telefon"] == "" && !dialled(told["telefon"]) {
		wrong["telefon"] = "claim.fault.phone"
	}
	if told["telefon"]+told["text"] == "" && !keep && len(wrong) == 0 {
		wrong["telefon"] = "claim.fault.empty"
	}
	if keep && told["rueckfrage"] == "" && wrong["rueckfrage"] == "" {
		wrong["rueckfrage"] = "claim.fault.reply"
	}
	if len(wrong) > 0 {
		return "", wrong
	}
	lines := []string{fromInstitution}
	for _, line := range []struct{ label, text string }{
		{labelPhone, told["telefon"]}, {labelHours, told["zeiten"]}, {labelReply, told["rueckfrage"]}, {labelText, told["text"]},
	} {
		if line.text != "" {
			lines = append(lines, line.label+" "+line.text)
		}
	}
	if keep {
		lines = append(lines, wantsToKeep)
	}
	return strings.Join(lines, "\n"), nil
}

// dialled reports whether a text holds a number that can be dialled.
func dialled(text string) bool { return len(directory.PhonesIn(text)) > 0 }
