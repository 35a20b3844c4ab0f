package server_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"rundtisch/internal/account"
	"rundtisch/internal/fault"
)

func TestNobodyGivesMoreThanTheyHave(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	r.invite(t, "op@example.org", account.Operator, "")
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	r.invite(t, "fach@example.org", account.Staff, "")
	r.invite(t, "haus@example.org", account.Contact, "weisser-ring")
	var elsewhere string // an institution of another network
	if err := r.owner.QueryRow(t.Context(), `select i.key from institutions i join memberships m on m.institution_id = i.id join networks n on n.id = m.network_id and n.key = 'soest'
		where not exists (select from memberships x join networks y on y.id = x.network_id and y.key = 'herne' where x.institution_id = i.id) limit 1`).Scan(&elsewhere); err != nil {
		t.Fatal(err)
	}
	var here string
	if err := r.owner.QueryRow(t.Context(), `select i.key from institutions i join memberships m on m.institution_id = i.id join networks n on n.id = m.network_id and n.key = 'herne' limit 1`).Scan(&here); err != nil {
		t.Fatal(err)
	}
	op, eva, staff, house := r.enter(t, "op@example.org"), r.enter(t, "eva@example.org"), r.enter(t, "fach@example.org"), r.enter(t, "haus@example.org")
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
		for who, v := range map[*visitor]int{op: test.op, eva: test.eva, staff: no, house: no} {
			email := "neu-" + strings.ReplaceAll(test.role+test.network+test.institution, " ", "-") + "@example.org"
			w := who.post("/verwaltung/konten", "email", email, "role", test.role, "network", test.network, "institution", test.institution)
			if w.Code != v {
				t.Errorf("%s is answered %d, want %d", test.what, w.Code, v)
			}
		}
	}
	for _, v := range []*visitor{staff, house} {
		v.want("the accounts", v.get("/verwaltung/konten"), no, "")
	}
	if n := r.number(t, `select count(*) from jobs.river_job where kind = 'invite_mail'`); n == 0 {
		t.Error("nobody is told")
	}
	// What eva sees: her own network's people, and no one else's.
	body := eva.get("/verwaltung/konten").Body.String()
	for email, seen := range map[string]bool{"eva@example.org": true, "neu-koordinationherne@example.org": true, "neu-koordinationsoest@example.org": false, "op@example.org": false, "fach@example.org": false, "neu-betrieb@example.org": false, "neu-einrichtung" + elsewhere + "@example.org": false} {
		if strings.Contains(body, email) != seen {
			t.Errorf("eva sees %s: %v", email, !seen)
		}
	}
	// Taking away: as giving; one's own never.
	for what, want := range map[string]error{"op@example.org": fault.Forbidden, "eva@example.org": fault.Forbidden, "neu-koordinationsoest@example.org": fault.Forbidden, "neu-koordinationherne@example.org": nil} {
		id, grant := r.grant(t, what)
		if err := r.gate.RevokeRole(t.Context(), r.account(t, "eva@example.org"), id.ID, grant); !errors.Is(err, want) {
			t.Errorf("eva takes the role of %s: %v", what, err)
		}
	}
	if err := r.gate.CloseAccount(t.Context(), r.account(t, "eva@example.org"), r.account(t, "fach@example.org").ID); !errors.Is(err, fault.Forbidden) {
		t.Errorf("eva closes an account: %v", err)
	}
	if err := r.gate.CloseAccount(t.Context(), r.account(t, "op@example.org"), r.account(t, "op@example.org").ID); !errors.Is(err, fault.Forbidden) {
		t.Errorf("the operator closes their own account: %v", err)
	}
	if err := r.gate.CloseAccount(t.Context(), r.account(t, "op@example.org"), r.account(t, "fach@example.org").ID); err != nil {
		t.Errorf("the operator closes an account: %v", err)
	}
	eva.want("open it again", eva.post("/verwaltung/konten", "email", "fach@example.org", "role", "fachkraft"), http.StatusUnprocessableEntity, "wurde geschlossen")
	op.want("open it again", op.post("/verwaltung/konten", "email", "fach@example.org", "role", "fachkraft"), done, "/verwaltung/konten")
}

func TestAnInvitationThatIsWrongComesBackWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	r.invite(t, "op@example.org", account.Operator, "")
	op := r.enter(t, "op@example.org")
	w := op.post("/verwaltung/konten", "email", "keine", "role", "chef", "name", strings.Repeat("n", 61), "network", "nirgends")
	op.want("wrong", w, http.StatusUnprocessableEntity, "keine")
	doc := document(t, w)
	if doc.Find(".summary a").Length() != 3 || doc.Find(`#name`).AttrOr("value", "") != strings.Repeat("n", 61) {
		t.Errorf("%s", doc.Find(".summary").Text())
	}
	for field, pairs := range map[string][]string{
		"network":     {"email", "a@example.org", "role", "koordination", "network", "nirgends"},
		"institution": {"email", "a@example.org", "role", "einrichtung", "institution", "gibt-es-nicht"},
	} {
		w := op.post("/verwaltung/konten", pairs...)
		op.want(field, w, http.StatusUnprocessableEntity, `id="`+field+`-fault"`)
		op.want(field, w, http.StatusUnprocessableEntity, "checked")
	}
}

func TestTheSecondFactor(t *testing.T) {
	t.Parallel()
	r, c := withDoor(t)
	r.invite(t, "op@example.org", account.Operator, "")
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	eva := r.enter(t, "eva@example.org")
	eva.want("not for coordinators", eva.post(own+"/code/anfang"), http.StatusForbidden, "")
	op := r.enter(t, "op@example.org")
	op.want("begin", op.post(own+"/code/anfang"), http.StatusSeeOther, own+"/code")
	w := op.get(own + "/code")
	key := strings.ReplaceAll(document(t, w).Find("code").Text(), " ", "")
	op.want("the page", w, http.StatusOK, "otpauth://totp/Rundtisch:op%40example.org?")
	op.want("a wrong code", op.post(own+"/code", "code", "000000x"), http.StatusUnprocessableEntity, "passt nicht")
	code := func() string {
		text, err := totp.GenerateCode(key, c.now())
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	op.want("on", op.post(own+"/code", "code", code()), http.StatusSeeOther, own)

	v := r.visitor(t, "192.0.2.1")
	v.want("link", v.post(r.printed(t, "op@example.org")), http.StatusSeeOther, "/anmelden/code")
	v.want("not yet in", v.get(own), http.StatusSeeOther, "/anmelden")
	v.want("the code that switched it on", v.post("/anmelden/code", "code", code()), http.StatusUnprocessableEntity, "schon benutzt")
	c.turn(30 * time.Second)
	v.want("the next, as people type it", v.post("/anmelden/code", "code", code()[:3]+" "+code()[3:]), http.StatusSeeOther, own)
	again := r.visitor(t, "192.0.2.1")
	again.post(r.printed(t, "op@example.org"))
	again.want("the same code once more", again.post("/anmelden/code", "code", code()), http.StatusUnprocessableEntity, "schon benutzt")
	for range 3 {
		again.want("guesses", again.post("/anmelden/code", "code", "123456"), http.StatusUnprocessableEntity, "passt nicht")
	}
	c.turn(30 * time.Second)
	again.want("after five that were wrong, one that is right", again.post("/anmelden/code", "code", code()), http.StatusTooManyRequests, "Bitte warten")
	c.turn(15 * time.Minute)
	again.want("too late", again.post("/anmelden/code", "code", code()), http.StatusGone, "zu lange gedauert")
	again.post(r.printed(t, "op@example.org"))
	again.want("after waiting", again.post("/anmelden/code", "code", code()), http.StatusSeeOther, "/verwaltung")
	for range 6 { // codes that are right are not limited
		c.turn(30 * time.Second)
		often := r.visitor(t, "192.0.2.1")
		often.post(r.printed(t, "op@example.org"))
		often.want("often, and right", often.post("/anmelden/code", "code", code()), http.StatusSeeOther, "/verwaltung")
	}

	link, err := r.gate.LinkToPrint(t.Context(), "op@example.org", true)
	if err != nil {
		t.Fatal(err)
	}
	lost := r.visitor(t, "192.0.2.1")
	lost.want("the way for those who lost it", lost.post(strings.TrimPrefix(link.Address, r.pages.Origin)), http.StatusSeeOther, "/verwaltung")
	lost.want("off", lost.post(own+"/code/ende"), http.StatusSeeOther, own)
	lost.post("/abmelden")
	lost.want("without", lost.post(r.printed(t, "op@example.org")), http.StatusSeeOther, "/verwaltung")
}

func TestANameIsKept(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	v := r.enter(t, "eva@example.org")
	v.want("save", v.post(own+"/name", "name", "  Eva <b>Ö</b>  "), http.StatusSeeOther, own)
	v.want("shown", v.get(own), http.StatusOK, "Eva &lt;b&gt;Ö&lt;/b&gt;")
	for _, bad := range []string{strings.Repeat("ä", 61), "Eva\x00"} {
		v.want("bad", v.post(own+"/name", "name", bad), http.StatusUnprocessableEntity, `id="name-fault"`)
	}
	v.want("a passkey without a name", v.post(own+"/passkeys", "passkey", " "), http.StatusUnprocessableEntity, `id="passkey-fault"`)
}
