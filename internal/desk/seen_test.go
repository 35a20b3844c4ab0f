package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// „Alles stimmt“ holds for what was seen: what somebody changed since is shown, and nothing is checked.
func TestAllIsRightOnlyAsItWasSeen(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	path := apptest.AtDesk + "herne/pruefung"
	all := apptest.FormValues(apptest.Document(t, r.Do(t, a, path, nil)).Find("form:has([value='alles'])"))
	r.Change(t, "herne", func(work *editing.Work) error {
		work.Contacts = append(work.Contacts,
			directory.Contact{Key: "neu", Kind: directory.ContactHelp, Label: "Neue Stelle", Phone: "02323 111111"})
		return nil
	})
	w := r.Do(t, a, path, all)
	page := apptest.Document(t, w)
	told := page.Find(".summary").Text()
	if w.Code != http.StatusConflict || !strings.Contains(told, "Neue Stelle") || page.Find(".summary li").Length() != 1 {
		t.Errorf("status %d: %q", w.Code, told)
	}
	if c := r.Dossier(t, "herne").Contacts; c[0].CheckedOn == directory.Today(apptest.Today) {
		t.Error("it is checked all the same")
	}
	again := apptest.FormValues(page.Find("form:has([value='alles'])"))
	if w := r.Do(t, a, path, again); w.Code != http.StatusSeeOther {
		t.Errorf("seen now: status %d", w.Code)
	}
	line := apptest.FormValues(apptest.Document(t, r.Do(t, a, path, nil)).Find("form:has([value='neu'])"))
	r.Change(t, "herne", func(work *editing.Work) error {
		work.Contacts[len(work.Contacts)-1].Phone = "02323 222222"
		return nil
	})
	if w := r.Do(t, a, path, line); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "02323 222222") {
		t.Errorf("one line: status %d", w.Code)
	}
}
