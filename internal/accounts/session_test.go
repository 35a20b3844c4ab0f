package accounts_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/signin"
	"rundtisch/internal/store"
)

func TestASessionEndsWithoutUseAndAfterAWeekInAnyCase(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	c := r.Clock
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	v := r.SignIn(t, "eva@example.org")
	c.Turn(signin.Idle - time.Minute)
	v.Want("after nearly 12 hours", v.Get(apptest.OwnPage), http.StatusOK, "eva@example.org")
	c.Turn(signin.Idle - time.Minute)
	v.Want("after nearly 12 more", v.Get(apptest.OwnPage), http.StatusOK, "eva@example.org")
	c.Turn(signin.Idle)
	v.Want("after 12 hours without use", v.Get(apptest.OwnPage), http.StatusSeeOther, "/anmelden")
	v = r.SignIn(t, "eva@example.org")
	for range int(signin.Lifetime / (11 * time.Hour)) {
		c.Turn(11 * time.Hour)
		v.Want("used all the time", v.Get(apptest.OwnPage), http.StatusOK, "eva@example.org")
	}
	c.Turn(11 * time.Hour)
	v.Want("after 7 days", v.Get(apptest.OwnPage), http.StatusSeeOther, "/anmelden")
}

func TestSessionsAreSeenAndEndedFromAnyInstance(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	second := r.Beside(t)
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	r.Invite(t, "ina@example.org", account.Coordinator, "herne")
	phone, office, stranger := r.SignIn(t, "eva@example.org"), r.SignIn(t, "eva@example.org"), r.SignIn(t, "ina@example.org")
	office.Program = second
	doc := apptest.Document(t, office.Get(apptest.OwnPage))
	if n := doc.Find(".entries .tag").Length(); n != 1 || !strings.Contains(doc.Find(".entries").First().Text(), "Firefox auf Linux") {
		t.Errorf("%d browsers are marked as this one:\n%s", n, doc.Find(".entries").Text())
	}
	path, ok := doc.Find(`form[action$="/ende"][action*="sitzungen/"]`).First().Attr("action")
	if !ok || strings.HasSuffix(path, "sitzungen/ende") {
		t.Fatalf("the other one cannot be ended: %q", path)
	}
	stranger.Want("somebody else's", stranger.Post(path), http.StatusNotFound, "")
	stranger.Want("no number", stranger.Post(apptest.OwnPage+"/sitzungen/x/ende"), http.StatusNotFound, "")
	office.Want("end the other", office.Post(path), http.StatusSeeOther, apptest.OwnPage)
	office.Want("it says so, once", office.Get(apptest.OwnPage), http.StatusOK, "Dort sind Sie jetzt abgemeldet.")
	if strings.Contains(office.Get(apptest.OwnPage).Body.String(), "Dort sind Sie jetzt abgemeldet.") {
		t.Error("it says so twice")
	}
	phone.Want("the phone", phone.Get(apptest.OwnPage), http.StatusSeeOther, "/anmelden")
	phone = r.SignIn(t, "eva@example.org")
	w := office.Post(apptest.OwnPage + "/sitzungen/ende")
	office.Want("everywhere", w, http.StatusSeeOther, "/anmelden?abgemeldet=ja")
	if w.Header().Get("Clear-Site-Data") == "" || len(office.Cookies) != 0 {
		t.Errorf("everywhere: %v", w.Header())
	}
	phone.Want("the phone", phone.Get(apptest.OwnPage), http.StatusSeeOther, "/anmelden")
	stranger.Want("somebody else", stranger.Get(apptest.OwnPage), http.StatusOK, "ina@example.org")
}

// A request that is under way while its session is ended writes the session back: it stays ended.
func TestASessionThatWasEndedIsNotRevived(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	s := r.DB.Owner
	x := store.Session{ID: uuid.New(), StartedAt: apptest.Today, UsedAt: apptest.Today, ExpiresAt: apptest.Today.Add(time.Hour)}
	if err := s.SaveSession(t.Context(), "token", x, []byte("data")); err != nil {
		t.Fatal(err)
	}
	if data, _, err := s.SessionData(t.Context(), "token", signin.Idle, apptest.Today); err != nil || string(data) != "data" {
		t.Fatalf("%q, %v", data, err)
	}
	if err := s.EndSession(t.Context(), "token", apptest.Today); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveSession(t.Context(), "token", x, []byte("data")); err != nil {
		t.Fatal(err)
	}
	if data, _, err := s.SessionData(t.Context(), "token", signin.Idle, apptest.Today); err == nil {
		t.Errorf("it is back: %q", data)
	}
}

func TestTakingARoleAwayAndClosingWorkAtOnce(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "op@example.org", account.Operator, "")
	eva := r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	op, v := r.SignIn(t, "op@example.org"), r.SignIn(t, "eva@example.org")
	v.Want("with the role", v.Get("/verwaltung/konten"), http.StatusOK, "Konten")
	form := apptest.Document(t, op.Get("/verwaltung/konten")).Find(`form[action*="` + eva.String() + `/rollen/"]`)
	op.Want("take it", op.Post(form.AttrOr("action", "")), http.StatusSeeOther, "/verwaltung/konten")
	v.Want("without it", v.Get("/verwaltung/konten"), http.StatusForbidden, "")
	v.Want("one's own account", v.Get(apptest.OwnPage), http.StatusOK, "hat zurzeit keine Rolle")
	link := r.SignInLink(t, "eva@example.org")
	op.Want("close", op.Post("/verwaltung/konten/"+eva.String()+"/schliessung"), http.StatusSeeOther, "/verwaltung/konten")
	v.Want("closed", v.Get(apptest.OwnPage), http.StatusSeeOther, "/anmelden")
	late := r.Visitor(t, "192.0.2.1")
	late.Want("a link from before", late.Post(link), http.StatusGone, "gilt nicht mehr")
	if _, err := r.Gate.LinkToPrint(t.Context(), "eva@example.org", true); err == nil {
		t.Error("a link for a closed account is printed")
	}
}

// „Not signed in" is only said by a database that answers.
func TestADatabaseThatDoesNotAnswerSignsNobodyOut(t *testing.T) {
	t.Parallel()
	for name, url := range map[string]string{"silent": apptest.BlackHole(t), "refused": "postgres://nobody@127.0.0.1:1/nothing"} {
		r := apptest.On(t, url)
		v := r.Visitor(t, "198.51.100.7")
		v.Want(name+": sign-in", v.Get("/anmelden"), http.StatusOK, "E-Mail-Adresse")
		v.Cookies[signin.CookieName] = &http.Cookie{Name: signin.CookieName, Value: strings.Repeat("a", 43)}
		for _, path := range []string{apptest.OwnPage, "/anmelden", "/verwaltung/konten"} {
			w := v.Get(path)
			r.WantCalmLeaving(t, name+" "+path, w, http.StatusServiceUnavailable, "de", "/weg")
			if w.Header().Get("Retry-After") == "" || w.Header().Get("Set-Cookie") != "" {
				t.Errorf("%s %s: %v", name, path, w.Header())
			}
		}
		began := time.Now()
		w := v.Get("/weg")
		v.Want(name+": the way out", w, http.StatusSeeOther, "https://www.example.org/")
		if took := time.Since(began); took > 2*time.Second || w.Header().Get("Clear-Site-Data") == "" || len(v.Cookies) != 0 {
			t.Errorf("%s: the way out took %v, %v", name, took, w.Header())
		}
	}
}

func TestTheWayOutEndsTheSession(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	for _, leave := range []struct{ method, path, to string }{{http.MethodGet, "/weg", "https://www.example.org/"}, {http.MethodPost, "/abmelden", "/anmelden?abgemeldet=ja"}} {
		v := r.SignIn(t, "eva@example.org")
		if href := apptest.Document(t, v.Get(apptest.OwnPage)).Find("#exit").AttrOr("href", ""); href != "/weg" {
			t.Errorf("the exit of a page inside leads to %q", href)
		}
		kept := v.Cookies[signin.CookieName]
		w := v.Do(leave.method, leave.path, nil)
		v.Want(leave.path, w, http.StatusSeeOther, leave.to)
		if got := w.Header().Get("Clear-Site-Data"); got != `"cookies", "storage", "cache"` || len(v.Cookies) != 0 {
			t.Errorf("%s: Clear-Site-Data %q, %d cookies", leave.path, got, len(v.Cookies))
		}
		v.Cookies[signin.CookieName] = kept
		v.Want(leave.path+", with the cookie again", v.Get(apptest.OwnPage), http.StatusSeeOther, "/anmelden")
		nobody := r.Visitor(t, "192.0.2.1")
		nobody.Want(leave.path+" of nobody", nobody.Do(leave.method, leave.path, nil), http.StatusSeeOther, leave.to)
	}
}
