package referral

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/handouts"
	"rundtisch/templates/referralpages"
)

// maxNote is how many characters a note may have.
const maxNote = 500

// typedNotes are the notes of a form, by service, and what is wrong with them.
type typedNotes struct{ notes, faults map[directory.ID]string }

// notesForm reads a form with the notes of a full collection.
func notesForm(w http.ResponseWriter, r *http.Request) (url.Values, error) {
	const escaped = 12 // bytes that a character takes at most in a form
	return web.FormUpTo(w, r, store.MostCollected*maxNote*escaped+web.MaxForm, store.MostCollected+10)
}

// readNotes returns the notes of a form. Every form of the collection brings all of them, whichever button was pressed.
func readNotes(form url.Values) typedNotes {
	typed := typedNotes{map[directory.ID]string{}, map[directory.ID]string{}}
	for field := range form {
		id, err := uuid.Parse(strings.TrimPrefix(field, referralpages.NoteField))
		if err != nil || !strings.HasPrefix(field, referralpages.NoteField) {
			continue
		}
		note, ok := directory.CleanText(form.Get(field))
		switch {
		case !ok:
			note, typed.faults[id] = web.Legible(form.Get(field)), sayNoteUnreadable
		case utf8.RuneCountInString(note) > maxNote:
			typed.faults[id] = fmt.Sprintf(sayNoteLong, maxNote)
		}
		typed.notes[id] = note
	}
	return typed
}

// keep stores what was typed. If a note cannot be, it stores none, shows all of them as typed, and reports false.
func (f *Referral) keep(w http.ResponseWriter, r *http.Request, typed typedNotes) (kept bool, err error) {
	session, err := f.session(r)
	switch {
	case err != nil:
		return false, err
	case len(typed.faults) > 0:
		return false, f.showCollection(w, r, http.StatusUnprocessableEntity, typed)
	case len(typed.notes) == 0:
		return true, nil
	}
	return true, f.owner.NoteCollected(r.Context(), session, typed.notes)
}

// KeepNotes serves POST /vermittlung/merkliste/notizen: it stores all notes, then goes to where the button leads.
func (f *Referral) KeepNotes(w http.ResponseWriter, r *http.Request) error {
	form, err := notesForm(w, r)
	if err != nil {
		return err
	}
	to, ok := leadsTo(form.Get("weiter"))
	if !ok {
		return fault.NotFound
	}
	if kept, err := f.keep(w, r, readNotes(form)); err != nil || !kept {
		return err
	}
	if form.Get("weiter") == "" {
		f.gate.SetNotice(r, sayNoted)
	}
	return f.redirect(w, r, to)
}

// leadsTo returns the address behind a button of the collection, and whether there is one.
func leadsTo(button string) (string, bool) {
	const list = "/vermittlung/merkliste"
	switch kind, rest, _ := strings.Cut(button, "/"); {
	case button == "":
		return list, true
	case button == "suche":
		return "/vermittlung", true
	case button == "neu":
		return "/vermittlung/neu", true
	case slices.Contains(handovers, button), kind == "person" && slices.Contains(handouts.Languages, rest):
		return list + "/" + button, true
	case kind == "angebote":
		id, err := uuid.Parse(rest)
		return "/vermittlung/angebote/" + id.String(), err == nil
	}
	return "", false
}

// handovers are the addresses of what can be passed on, below that of the collection.
var handovers = []string{"kontaktliste", "kontaktliste.vcf", "person", "fachkraft", "kontakte.vcf"}

// ChangeCollected serves POST /vermittlung/merkliste/{id}: it stores the notes that came along, and moves or removes an entry.
func (f *Referral) ChangeCollected(w http.ResponseWriter, r *http.Request) error {
	form, err := notesForm(w, r)
	if err != nil {
		return err
	}
	id, err := idParam(r)
	if err != nil {
		return err
	}
	session, err := f.session(r)
	if err != nil {
		return err
	}
	typed := readNotes(form)
	if form.Get("tun") == "entfernen" { // what was noted there goes as well
		delete(typed.notes, id)
		delete(typed.faults, id)
	}
	if kept, err := f.keep(w, r, typed); err != nil || !kept {
		return err
	}
	ctx, to := r.Context(), "/vermittlung/merkliste#angebot-"+id.String()
	switch form.Get("tun") {
	case "hinauf":
		err = f.owner.MoveCollected(ctx, session, id, -1)
	case "hinunter":
		err = f.owner.MoveCollected(ctx, session, id, 1)
	case "entfernen":
		to = "/vermittlung/merkliste"
		switch form.Get("von") {
		case "suche":
			to = "/vermittlung#angebot-" + id.String()
		case "angebot":
			to = "/vermittlung/angebote/" + id.String()
		}
		err = f.owner.Discard(ctx, session, id)
	default:
		return fault.NotFound
	}
	if err != nil {
		return err
	}
	return f.redirect(w, r, to)
}
