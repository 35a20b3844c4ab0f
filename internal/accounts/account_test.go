package accounts_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/fault"
)

func TestNobodyGivesMoreThanTheyHave(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "op@example.org", account.Operator, "")
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	r.Invite(t, "fach@example.org", account.Staff, "")
	r.Invite(t, "haus@example.org", account.Contact, "weisser-ring")
	var elsewhere string // an institution of another network
	if err := r.SQL.QueryRow(t.Context(), `select i.key from institutions i join memberships m on m.institution_id = i.id join networks n on n.id = m.network_id and n.key = 'soest'
		where not exists (select from memberships x join networks y on y.id = x.network_id and y.key = 'herne' where x.institution_id = i.id) limit 1`).Scan(&elsewhere); err != nil {
		t.Fatal(err)
	}
	var here string
	if err := r.SQL.QueryRow(t.Context(), `select i.key from institutions i join memberships m on m.institution_id = i.id join networks n on n.id = m.network_id and n.key = 'herne' limit 1`).Scan(&here); err != nil {
		t.Fatal(err)
	}
	op, eva, staff, house := r.SignIn(t, "op@example.org"), r.SignIn(t, "eva@example.org"), r.SignIn(t, "fach@example.org"), r.SignIn(t, "haus@example.org")
	const done, no = http.StatusSeeOther, http.StatusForbidden
	for _, test := range []struct {
		what, role, network, institution string
		op, eva                          int
	}{
		{"operator", "betrieb", "", "", done, no},
		{"coordinator of one's own network", "koordination", "herne", "", done, done},
		{"coordinator of another network", "koordination", "soest", "", done, no},
		{"staff", "fachkraft", "", "", done, done},
		{"contact of an institution of one's own network", "einrichtung", "", here, done, done},
		{"contact of an institution elsewhere", "einrichtung", "", elsewhere, done, no},
	} {
		for who, v := range map[*apptest.Visitor]int{op: test.op, eva: test.eva, staff: no, house: no} {
			email := "neu-" + strings.ReplaceAll(test.role+test.network+test.institution, " ", "-") + "@example.org"
			w := who.Post("/verwaltung/konten", "email", email, "role", test.role, "network", test.network, "institution", test.institution)
			if w.Code != v {
				t.Errorf("%s is answered %d, want %d", test.what, w.Code, v)
			}
		}
	}
	for _, v := range []*apptest.Visitor{staff, house} {
		v.Want("the accounts", v.Get("/verwaltung/konten"), no, "")
	}
	if n := r.QueryInt(t, `select count(*) from jobs.river_job where kind = 'invite_mail'`); n == 0 {
		t.Error("nobody is told")
	}
	// What eva sees: her own network's people, and no one else's.
	body := eva.Get("/verwaltung/konten").Body.String()
	for email, seen := range map[string]bool{"eva@example.org": true, "neu-koordinationherne@example.org": true, "neu-koordinationsoest@example.org": false, "op@example.org": false, "fach@example.org": false, "neu-betrieb@example.org": false, "neu-einrichtung" + elsewhere + "@example.org": false} {
		if strings.Contains(body, email) != seen {
			t.Errorf("eva sees %s: %v", email, !seen)
		}
	}
	// Taking away: as giving; one's own never.
	for what, want := range map[string]error{"op@example.org": fault.Forbidden, "eva@example.org": fault.Forbidden, "neu-koordinationsoest@example.org": fault.Forbidden, "neu-koordinationherne@example.org": nil} {
		id, grant := r.FirstGrant(t, what)
		if err := r.Gate.RevokeRole(t.Context(), r.Account(t, "eva@example.org"), id.ID, grant); !errors.Is(err, want) {
			t.Errorf("eva takes the role of %s: %v", what, err)
		}
	}
	if err := r.Gate.CloseAccount(t.Context(), r.Account(t, "eva@example.org"), r.Account(t, "fach@example.org").ID); !errors.Is(err, fault.Forbidden) {
		t.Errorf("eva closes an account: %v", err)
	}
	if err := r.Gate.CloseAccount(t.Context(), r.Account(t, "op@example.org"), r.Account(t, "op@example.org").ID); !errors.Is(err, fault.Forbidden) {
		t.Errorf("the operator closes their own account: %v", err)
	}
	if err := r.Gate.CloseAccount(t.Context(), r.Account(t, "op@example.org"), r.Account(t, "fach@example.org").ID); err != nil {
		t.Errorf("the operator closes an account: %v", err)
	}
	eva.Want("open it again", eva.Post("/verwaltung/konten", "email", "fach@example.org", "role", "fachkraft"), http.StatusUnprocessableEntity, "wurde geschlossen")
	op.Want("open it again", op.Post("/verwaltung/konten", "email", "fach@example.org", "role", "fachkraft"), done, "/verwaltung/konten")
}

func TestAnInvitationThatIsWrongComesBackWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "op@example.org", account.Operator, "")
	op := r.SignIn(t, "op@example.org")
	w := op.Post("/verwaltung/konten", "email", "keine", "role", "chef", "name", strings.Repeat("n", 61), "network", "nirgends")
	op.Want("wrong", w, http.StatusUnprocessableEntity, "keine")
	doc := apptest.Document(t, w)
	if doc.Find(".summary a").Length() != 3 || doc.Find(`#name`).AttrOr("value", "") != strings.Repeat("n", 61) {
		t.Errorf("%s", doc.Find(".summary").Text())
	}
	for field, pairs := range map[string][]string{
		"network":     {"email", "a@example.org", "role", "koordination", "network", "nirgends"},
		"institution": {"email", "a@example.org", "role", "einrichtung", "institution", "gibt-es-nicht"},
	} {
		w := op.Post("/verwaltung/konten", pairs...)
		op.Want(field, w, http.StatusUnprocessableEntity, `id="`+field+`-fault"`)
		op.Want(field, w, http.StatusUnprocessableEntity, "checked")
	}
}

func TestTheSecondFactor(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	c := r.Clock
	r.Invite(t, "op@example.org", account.Operator, "")
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	eva := r.SignIn(t, "eva@example.org")
	eva.Want("not for coordinators", eva.Post(apptest.OwnPage+"/code/anfang"), http.StatusForbidden, "")
	op := r.SignIn(t, "op@example.org")
	op.Want("begin", op.Post(apptest.OwnPage+"/code/anfang"), http.StatusSeeOther, apptest.OwnPage+"/code")
	w := op.Get(apptest.OwnPage + "/code")
	key := strings.ReplaceAll(apptest.Document(t, w).Find("code").Text(), " ", "")
	op.Want("the page", w, http.StatusOK, "otpauth://totp/Rundtisch:op%40example.org?")
	op.Want("a wrong code", op.Post(apptest.OwnPage+"/code", "code", "000000x"), http.StatusUnprocessableEntity, "passt nicht")
	code := func() string {
		text, err := totp.GenerateCode(key, c.Now())
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	op.Want("on", op.Post(apptest.OwnPage+"/code", "code", code()), http.StatusSeeOther, apptest.OwnPage)

	v := r.Visitor(t, "192.0.2.1")
	v.Want("link", v.Post(r.SignInLink(t, "op@example.org")), http.StatusSeeOther, "/anmelden/code")
	v.Want("not yet in", v.Get(apptest.OwnPage), http.StatusSeeOther, "/anmelden")
	v.Want("the code that switched it on", v.Post("/anmelden/code", "code", code()), http.StatusUnprocessableEntity, "schon benutzt")
	c.Turn(30 * time.Second)
	v.Want("the next, as people type it", v.Post("/anmelden/code", "code", code()[:3]+" "+code()[3:]), http.StatusSeeOther, apptest.OwnPage)
	again := r.Visitor(t, "192.0.2.1")
	again.Post(r.SignInLink(t, "op@example.org"))
	again.Want("the same code once more", again.Post("/anmelden/code", "code", code()), http.StatusUnprocessableEntity, "schon benutzt")
	for range 3 {
		again.Want("guesses", again.Post("/anmelden/code", "code", "123456"), http.StatusUnprocessableEntity, "passt nicht")
	}
	c.Turn(30 * time.Second)
	again.Want("after five that were wrong, one that is right", again.Post("/anmelden/code", "code", code()), http.StatusTooManyRequests, "Bitte warten")
	c.Turn(15 * time.Minute)
	again.Want("too late", again.Post("/anmelden/code", "code", code()), http.StatusGone, "zu lange gedauert")
	again.Post(r.SignInLink(t, "op@example.org"))
	again.Want("after waiting", again.Post("/anmelden/code", "code", code()), http.StatusSeeOther, "/verwaltung")
	for range 6 { // codes that are right are not limited
		c.Turn(30 * time.Second)
		often := r.Visitor(t, "192.0.2.1")
		often.Post(r.SignInLink(t, "op@example.org"))
		often.Want("often, and right", often.Post("/anmelden/code", "code", code()), http.StatusSeeOther, "/verwaltung")
	}

	link, err := r.Gate.LinkToPrint(t.Context(), "op@example.org", true)
	if err != nil {
		t.Fatal(err)
	}
	lost := r.Visitor(t, "192.0.2.1")
	lost.Want("the way for those who lost it", lost.Post(strings.TrimPrefix(link.Address, r.Pages.Origin)), http.StatusSeeOther, "/verwaltung")
	lost.Want("off", lost.Post(apptest.OwnPage+"/code/ende"), http.StatusSeeOther, apptest.OwnPage)
	lost.Post("/abmelden")
	lost.Want("without", lost.Post(r.SignInLink(t, "op@example.org")), http.StatusSeeOther, "/verwaltung")
}

func TestANameIsKept(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	v := r.SignIn(t, "eva@example.org")
	v.Want("save", v.Post(apptest.OwnPage+"/name", "name", "  Eva <b>Ö</b>  "), http.StatusSeeOther, apptest.OwnPage)
	v.Want("shown", v.Get(apptest.OwnPage), http.StatusOK, "Eva &lt;b&gt;Ö&lt;/b&gt;")
	for _, bad := range []string{strings.Repeat("ä", 61), "Eva\x00"} {
		v.Want("bad", v.Post(apptest.OwnPage+"/name", "name", bad), http.StatusUnprocessableEntity, `id="name-fault"`)
	}
	v.Want("a passkey without a name", v.Post(apptest.OwnPage+"/passkeys", "passkey", " "), http.StatusUnprocessableEntity, `id="passkey-fault"`)
}
