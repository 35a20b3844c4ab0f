package server_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"rundtisch/internal/account"
	"rundtisch/internal/signin"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
	"rundtisch/internal/web"
)

func TestASessionEndsWithoutUseAndAfterAWeekInAnyCase(t *testing.T) {
	t.Parallel()
	r, c := withDoor(t)
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	v := r.enter(t, "eva@example.org")
	c.turn(signin.Idle - time.Minute)
	v.want("after nearly 12 hours", v.get(own), http.StatusOK, "eva@example.org")
	c.turn(signin.Idle - time.Minute)
	v.want("after nearly 12 more", v.get(own), http.StatusOK, "eva@example.org")
	c.turn(signin.Idle)
	v.want("after 12 hours without use", v.get(own), http.StatusSeeOther, "/anmelden")
	v = r.enter(t, "eva@example.org")
	for range int(signin.Lifetime / (11 * time.Hour)) {
		c.turn(11 * time.Hour)
		v.want("used all the time", v.get(own), http.StatusOK, "eva@example.org")
	}
	c.turn(11 * time.Hour)
	v.want("after 7 days", v.get(own), http.StatusSeeOther, "/anmelden")
}

func TestSessionsAreSeenAndEndedFromAnyInstance(t *testing.T) {
	t.Parallel()
	r, c := withDoor(t)
	second := &running{url: r.url, owner: r.owner, queries: &queryCounter{}, log: &lockedBuffer{}}
	second.build(t, r.pool, func(p *web.Pages) { p.Now = c.now })
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	r.invite(t, "ina@example.org", account.Coordinator, "herne")
	phone, office, stranger := r.enter(t, "eva@example.org"), r.enter(t, "eva@example.org"), r.enter(t, "ina@example.org")
	office.r = second
	doc := document(t, office.get(own))
	if n := doc.Find(".entries .tag").Length(); n != 1 || !strings.Contains(doc.Find(".entries").First().Text(), "Firefox auf Linux") {
		t.Errorf("%d browsers are marked as this one:\n%s", n, doc.Find(".entries").Text())
	}
	path, ok := doc.Find(`form[action$="/ende"][action*="sitzungen/"]`).First().Attr("action")
	if !ok || strings.HasSuffix(path, "sitzungen/ende") {
		t.Fatalf("the other one cannot be ended: %q", path)
	}
	stranger.want("somebody else's", stranger.post(path), http.StatusNotFound, "")
	stranger.want("no number", stranger.post(own+"/sitzungen/x/ende"), http.StatusNotFound, "")
	office.want("end the other", office.post(path), http.StatusSeeOther, own)
	office.want("it says so, once", office.get(own), http.StatusOK, "Dort sind Sie jetzt abgemeldet.")
	if strings.Contains(office.get(own).Body.String(), "Dort sind Sie jetzt abgemeldet.") {
		t.Error("it says so twice")
	}
	phone.want("the phone", phone.get(own), http.StatusSeeOther, "/anmelden")
	phone = r.enter(t, "eva@example.org")
	w := office.post(own + "/sitzungen/ende")
	office.want("everywhere", w, http.StatusSeeOther, "/")
	if w.Header().Get("Clear-Site-Data") == "" || len(office.cookies) != 0 {
		t.Errorf("everywhere: %v", w.Header())
	}
	phone.want("the phone", phone.get(own), http.StatusSeeOther, "/anmelden")
	stranger.want("somebody else", stranger.get(own), http.StatusOK, "ina@example.org")
}

// A request that is under way while its session is ended writes the session back: it stays ended.
func TestASessionThatWasEndedIsNotRevived(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	s := store.New(r.owner)
	x := store.Session{ID: uuid.New(), StartedAt: today, UsedAt: today, ExpiresAt: today.Add(time.Hour)}
	if err := s.SaveSession(t.Context(), "token", x, []byte("data")); err != nil {
		t.Fatal(err)
	}
	if data, err := s.SessionData(t.Context(), "token", signin.Idle, today); err != nil || string(data) != "data" {
		t.Fatalf("%q, %v", data, err)
	}
	if err := s.EndSession(t.Context(), "token", today); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveSession(t.Context(), "token", x, []byte("data")); err != nil {
		t.Fatal(err)
	}
	if data, err := s.SessionData(t.Context(), "token", signin.Idle, today); err == nil {
		t.Errorf("it is back: %q", data)
	}
}

func TestTakingARoleAwayAndClosingWorkAtOnce(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	r.invite(t, "op@example.org", account.Operator, "")
	eva := r.invite(t, "eva@example.org", account.Coordinator, "herne")
	op, v := r.enter(t, "op@example.org"), r.enter(t, "eva@example.org")
	v.want("with the role", v.get("/verwaltung/konten"), http.StatusOK, "Konten")
	form := document(t, op.get("/verwaltung/konten")).Find(`form[action*="` + eva.String() + `/rollen/"]`)
	op.want("take it", op.post(form.AttrOr("action", "")), http.StatusSeeOther, "/verwaltung/konten")
	v.want("without it", v.get("/verwaltung/konten"), http.StatusForbidden, "")
	v.want("one's own account", v.get(own), http.StatusOK, "hat zurzeit keine Rolle")
	link := r.printed(t, "eva@example.org")
	op.want("close", op.post("/verwaltung/konten/"+eva.String()+"/schliessung"), http.StatusSeeOther, "/verwaltung/konten")
	v.want("closed", v.get(own), http.StatusSeeOther, "/anmelden")
	late := r.visitor(t, "192.0.2.1")
	late.want("a link from before", late.post(link), http.StatusGone, "gilt nicht mehr")
	if _, err := r.gate.LinkToPrint(t.Context(), "eva@example.org", true); err == nil {
		t.Error("a link for a closed account is printed")
	}
}

// „Not signed in" is only said by a database that answers.
func TestADatabaseThatDoesNotAnswerSignsNobodyOut(t *testing.T) {
	t.Parallel()
	for name, url := range map[string]string{"silent": blackHole(t), "refused": "postgres://nobody@127.0.0.1:1/nothing"} {
		r := reading(t)
		r.owner = storetest.Pool(t, url, store.Owner, nil)
		r.build(t, r.pool, func(p *web.Pages) { p.ExitURL = "https://www.example.org/" })
		v := r.visitor(t, "198.51.100.7")
		v.want(name+": sign-in", v.get("/anmelden"), http.StatusOK, "E-Mail-Adresse")
		v.cookies[signin.CookieName] = &http.Cookie{Name: signin.CookieName, Value: strings.Repeat("a", 43)}
		for _, path := range []string{own, "/anmelden", "/verwaltung/konten"} {
			w := v.get(path)
			r.wantCalmLeaving(t, name+" "+path, w, http.StatusServiceUnavailable, "de", "/weg")
			if w.Header().Get("Retry-After") == "" || w.Header().Get("Set-Cookie") != "" {
				t.Errorf("%s %s: %v", name, path, w.Header())
			}
		}
		began := time.Now()
		w := v.get("/weg")
		v.want(name+": the way out", w, http.StatusSeeOther, "https://www.example.org/")
		if took := time.Since(began); took > 2*time.Second || w.Header().Get("Clear-Site-Data") == "" || len(v.cookies) != 0 {
			t.Errorf("%s: the way out took %v, %v", name, took, w.Header())
		}
	}
}

func TestTheWayOutEndsTheSession(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	for _, leave := range []struct{ method, path, to string }{{http.MethodGet, "/weg", "https://www.example.org/"}, {http.MethodPost, "/abmelden", "/"}} {
		v := r.enter(t, "eva@example.org")
		if href := document(t, v.get(own)).Find("#exit").AttrOr("href", ""); href != "/weg" {
			t.Errorf("the exit of a page inside leads to %q", href)
		}
		kept := v.cookies[signin.CookieName]
		w := v.do(leave.method, leave.path, nil)
		v.want(leave.path, w, http.StatusSeeOther, leave.to)
		if got := w.Header().Get("Clear-Site-Data"); got != `"cookies", "storage", "cache"` || len(v.cookies) != 0 {
			t.Errorf("%s: Clear-Site-Data %q, %d cookies", leave.path, got, len(v.cookies))
		}
		v.cookies[signin.CookieName] = kept
		v.want(leave.path+", with the cookie again", v.get(own), http.StatusSeeOther, "/anmelden")
		nobody := r.visitor(t, "192.0.2.1")
		nobody.want(leave.path+" of nobody", nobody.do(leave.method, leave.path, nil), http.StatusSeeOther, leave.to)
	}
}
