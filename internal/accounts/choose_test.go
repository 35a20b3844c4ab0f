package accounts_test

import (
	"net/http"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
)

// Who invites somebody for an institution types its name, or a part of it and then which one is meant; nobody needs to know
// its key.
func TestAnInstitutionIsTypedByItsName(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "op@example.org", account.Operator, "")
	op := r.SignIn(t, "op@example.org")
	form := []string{"email", "a@example.org", "role", "einrichtung", "institution"}
	op.Want("its name", op.Post("/verwaltung/konten", append(form, "weißer ring e. v.")...), http.StatusSeeOther, "/verwaltung/konten")
	w := op.Post("/verwaltung/konten", append(form, "Schattenl")...)
	op.Want("a part of it", w, http.StatusUnprocessableEntity, `value="Schattenl"`)
	choice := apptest.Document(t, w).Find("input[type=radio][name='institution_wahl.Schattenl']")
	if choice.Length() != 1 || choice.AttrOr("value", "") != "schattenlicht" {
		t.Errorf("offered are %d", choice.Length())
	}
	w = op.Post("/verwaltung/konten", append(form, "Schattenl", "institution_wahl.Schattenl", "schattenlicht")...)
	op.Want("what is meant", w, http.StatusSeeOther, "/verwaltung/konten")
}
