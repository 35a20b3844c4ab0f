package meetings_test

import (
	"net/http"
	"net/url"
	pathpkg "path"
	"regexp"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/convening"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// round is a network with two members that have an address and one that has none, and who coordinates it.
type round struct {
	*apptest.Program
	t  *testing.T
	by account.Account
	at string // the address of its meetings
}

func start(t *testing.T) *round {
	t.Helper()
	r := apptest.Start(t)
	d := apptest.InventedNetwork(1, 3)
	for i := range d.Institutions {
		for n := range d.Institutions[i].Contacts {
			d.Institutions[i].Contacts[n].Email = ""
		}
	}
	d.Institutions[0].Contacts[0].Email, d.Institutions[1].Contacts[0].Email = "eins@example.org", "zwei@example.org"
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	by := r.AddAccount(t, "eva@example.org", apptest.CoordinatorOf("erfunden-1")...)
	return &round{r, t, by, apptest.AtDesk + "erfunden-1/treffen"}
}

// sends posts what a form has, with changes, and returns the answer.
func (r *round) sends(path, action string, change ...string) (int, string) {
	r.t.Helper()
	target := apptest.Document(r.t, r.Do(r.t, r.by, path, nil)).Find(`form[action^="` + action + `"]`).First()
	if target.Length() == 0 {
		r.t.Fatalf("%s has no form to %s", path, action)
	}
	form := apptest.FormValues(target)
	for i := 0; i < len(change); i += 2 {
		form.Set(change[i], change[i+1])
	}
	w := r.Do(r.t, r.by, action, form)
	if to := w.Header().Get("Location"); to != "" {
		return w.Code, to
	}
	return w.Code, w.Body.String()
}

// plans plans a meeting on a day and returns its address.
func (r *round) plans(day string, change ...string) string {
	r.t.Helper()
	change = append([]string{
		"anderer_tag", day, "beginn", "14:00", "ende", "16:00", "ort", "Rathaus, Geheimer Saal", "link", "https://meet.example.org/geheim",
		"tagesordnung", "Begrüßung\r\n\r\nBericht", "einladend", "Gleichstellungsstelle", "antwort_an", "gleich@example.org", "tag", "",
	}, change...)
	form := url.Values{}
	for i := 0; i < len(change); i += 2 {
		form.Set(change[i], change[i+1])
	}
	form.Del("tag")
	form.Set("titel", "Treffen des Netzwerks")
	form.Set("erinnerung", "7")
	w := r.Do(r.t, r.by, r.at+"/neu", form)
	apptest.WantStatus(r.t, "a plan", w, http.StatusSeeOther)
	path, _, _ := strings.Cut(w.Header().Get("Location"), "?")
	return path
}

// link is what an institution got in its mail about a meeting: the work in the background is not there.
func (r *round) link(meeting, to string) string {
	r.t.Helper()
	var id directory.ID
	meeting = meeting[strings.LastIndexByte(meeting, '/')+1:]
	if err := r.SQL.QueryRow(r.t.Context(), `
		select q.id from desk.meeting_mails q
		join desk.meeting_invitations v on v.id = q.invitation_id
		where v.meeting_id = $1 and q.email = $2 order by q.queued_at desc limit 1`, meeting, to).Scan(&id); err != nil {
		r.t.Fatal(err)
	}
	var token string
	if err := r.DB.Owner.InTx(r.t.Context(), func(tx *store.Store) error {
		p, err := convening.Begin(r.t.Context(), tx, task.MeetingMail{Mail: id}, directory.NewID("mail", to), r.Clock.Now())
		token = p.Token
		return err
	}); err != nil {
		r.t.Fatal(err)
	}
	return "/treffen/" + token
}

func (r *round) did(what string, code int, rest string) {
	r.t.Helper()
	if code != http.StatusSeeOther {
		r.t.Fatalf("%s: %d %s", what, code, rest)
	}
}

func (r *round) says(path string, words ...string) {
	r.t.Helper()
	w := r.Do(r.t, r.by, path, nil)
	said := apptest.Said(r.t, w)
	for _, word := range words {
		if !strings.Contains(said, word) {
			r.t.Errorf("%s (%d) does not say %q:\n%s", path, w.Code, word, said)
		}
	}
}

func wantBoth(t *testing.T, page, wrong, typed string) {
	t.Helper()
	if !strings.Contains(page, wrong) || !strings.Contains(page, typed) {
		t.Errorf("the page does not say %q, or %q is lost", wrong, typed)
	}
}

func TestAMeetingFromTheProposalToTheResults(t *testing.T) {
	t.Parallel()
	r := start(t)
	r.says(r.at+"/neu", "An welchen Tagen?", "Mittwoch")
	m := r.plans("10.12.2026")
	r.says(m, "Treffen des Netzwerks am 10. Dezember 2026", "Noch ist niemand eingeladen.", "Ohne E-Mail-Adresse: 1 Mitglied")
	r.says(m+"/einladung", "2 E-Mails", "eins@example.org", "zwei@example.org", "Diese bekommen keine", "Adresse eintragen",
		"Donnerstag, 10. Dezember 2026, 14:00 bis 16:00 Uhr")
	code, rest := r.sends(m+"/einladung", m+"/einladung")
	r.did("sending", code, rest)
	r.says(m, "Zusagen: 0, Absagen: 0, noch ohne Antwort: 2.", "Antworten aus Kalendern werden nicht gelesen")
	r.says(m+"/einladung", "Es ist nichts zu verschicken")

	link := r.link(m, "eins@example.org")
	opened := r.Ask(t, http.MethodGet, link, "", nil)
	if opened.Code != http.StatusOK || !strings.Contains(apptest.Said(t, opened), "Rathaus, Geheimer Saal") {
		t.Errorf("the link opens %d", opened.Code)
	}
	if w := r.Ask(t, http.MethodHead, link, "", nil); w.Code != http.StatusOK {
		t.Errorf("HEAD %d", w.Code)
	}
	r.says(m, "Zusagen: 0, Absagen: 0, noch ohne Antwort: 2.") // looking changes nothing
	for _, answer := range []struct {
		form string
		want int
		says string
	}{
		{"", 422, "Zusagen: 0, Absagen: 0, noch ohne Antwort: 2"}, {"antwort=vertretung", 422, "Zusagen: 0, Absagen: 0, noch ohne Antwort: 2"},
		{"antwort=vielleicht", 422, "Zusagen: 0, Absagen: 0, noch ohne Antwort: 2"},
		{"antwort=vertretung&vertretung=Tel.+02323+123456", 422, "Zusagen: 0, Absagen: 0, noch ohne Antwort: 2"},
		{"antwort=nein", 303, "Zusagen: 0, Absagen: 1, noch ohne Antwort: 1"},
		{"antwort=vertretung&vertretung=Berta+Beispiel", 303, "Zusagen: 1, Absagen: 0, noch ohne Antwort: 1"},
	} {
		if w := r.Ask(t, http.MethodPost, link, answer.form, nil); w.Code != answer.want {
			t.Errorf("%q gets %d, want %d", answer.form, w.Code, answer.want)
		}
		r.says(m, answer.says)
	}
	r.says(m, "es kommt: Berta Beispiel")
	second := r.Beside(t) // what was acknowledged is there, whichever instance is asked
	if w := second.Ask(t, http.MethodGet, link, "", nil); !strings.Contains(apptest.Said(t, w), "Jemand anderes kommt: Berta Beispiel") {
		t.Error("the answer is lost")
	}
	if w := r.Ask(t, http.MethodGet, "/treffen/FALSCH", "", nil); w.Code != http.StatusNotFound {
		t.Errorf("an unknown link opens %d", w.Code)
	}

	code, rest = r.sends(m+"/plan", m+"/plan", "beginn", "15:00", "ende", "")
	r.did("another time", code, rest)
	r.says(m, "Noch nicht verschickt: 2 E-Mails")
	code, rest = r.sends(m, m+"/ruecknahme")
	r.did("taking it back", code, rest)
	r.says(m, "14:00 bis 16:00 Uhr", "Zurückgenommen")

	early := r.Do(t, r.by, m+"/teilnahme", apptest.FormValues(apptest.Document(t, r.Do(t, r.by, m+"/teilnahme", nil)).Find("main form")))
	apptest.WantStatus(t, "attendance before the day", early, http.StatusUnprocessableEntity)
	r.Clock.Set(time.Date(2026, 12, 10, 15, 0, 0, 0, directory.Germany()))
	if w := r.Ask(t, http.MethodPost, link, "antwort=ja", nil); w.Code != http.StatusGone {
		t.Errorf("after the beginning an answer gets %d", w.Code)
	}
	r.says(m+"/liste", "EinrichtungName (freiwillig)Unterschrift", "Erfundene Stelle 1.0", "Wozu:")
	code, rest = r.sends(m+"/teilnahme", m+"/teilnahme", "da[1].da", "1")
	r.did("attendance", code, rest)
	r.says(m, "1 Person aus 1 Einrichtung war da.")
	page := apptest.Document(t, r.Do(t, r.by, m+"/teilnahme", nil)).Find("main form")
	form := apptest.FormValues(page)
	form["name"][3], form["zahl"][3], form["wer"][3] = "Gast aus Bochum", "viele", ""
	w := r.Do(t, r.by, m+"/teilnahme", form)
	apptest.WantStatus(t, "a number that is none", w, 422)
	wantBoth(t, w.Body.String(), "Bitte eine Zahl von 1 bis 99", "Gast aus Bochum")
	form["zahl"][3] = "2"
	apptest.WantStatus(t, "a walk-in", r.Do(t, r.by, m+"/teilnahme", form), http.StatusSeeOther)
	apptest.WantStatus(t, "the same page once more", r.Do(t, r.by, m+"/teilnahme", form), http.StatusConflict)
	r.says(m, "3 Personen aus 2 Einrichtungen waren da.", "Gast aus Bochum (2)")

	form = apptest.FormValues(apptest.Document(t, r.Do(t, r.by, m+"/ergebnisse", nil)).Find("main form"))
	form["text"][0], form["wer"][0], form["bis"][0] = "Flyer neu drucken", "Jugendamt", "1.3.2027"
	form["text"][1] = "Frau K., geb. 12.3.1988, braucht einen Platz"
	w = r.Do(t, r.by, m+"/ergebnisse", form)
	apptest.WantStatus(t, "a case", w, 422)
	wantBoth(t, w.Body.String(), "Fälle gehören nicht hierher", "Flyer neu drucken")
	form["text"][1], form["bis"][0] = "Der Bericht ist angenommen", "bis zum nächsten Treffen"
	w = r.Do(t, r.by, m+"/ergebnisse", form)
	apptest.WantStatus(t, "a deadline that nobody knows", w, 422)
	wantBoth(t, w.Body.String(), "noch nicht geplant", "bis zum nächsten Treffen")
	form["bis"][0] = "1.3.2027"
	apptest.WantStatus(t, "results", r.Do(t, r.by, m+"/ergebnisse", form), http.StatusSeeOther)
	code, rest = r.sends(m+"/versand", m+"/versand")
	r.did("sending the results", code, rest)
	if n := r.QueryInt(t, `select count(*) from desk.meeting_mails where kind = 'ergebnisse'`); n != 2 {
		t.Errorf("%d get the results", n)
	}

	next := r.plans("10.3.2027")
	r.says(next, "Noch offen: Flyer neu drucken (Jugendamt, bis 1. März 2027)")
	code, rest = r.sends(r.at, m+"/erledigt")
	r.did("ticking", code, rest)
	r.says(m, "erledigt am 10. Dezember 2026")
	if strings.Contains(apptest.Said(t, r.Do(t, r.by, next, nil)), "Flyer") {
		t.Error("what is done is still on the agenda")
	}

	code, rest = r.sends(m, m+"/veroeffentlichung")
	r.did("publishing", code, rest)
	answer := r.Get(t, "/netzwerke/erfunden-1")
	if answer.Code != http.StatusOK {
		t.Fatalf("the public page: %d\n%s", answer.Code, r.Log)
	}
	public := apptest.Said(t, answer)
	if !strings.Contains(public, "Das Netzwerk hat getagt") || !strings.Contains(public, "Dezember 2026") {
		t.Errorf("the public reads %s", public)
	}
	for _, secret := range []string{"Geheim", "geheim", "Begrüßung", "Flyer", "Gast aus Bochum", "Berta"} {
		if strings.Contains(public, secret) {
			t.Errorf("the public reads %q", secret)
		}
	}
}

func TestOnlyWhoCoordinatesTheNetworkSeesItsMeetings(t *testing.T) {
	t.Parallel()
	r := start(t)
	m := r.plans("10.12.2026")
	other := r.AddAccount(t, "fremd@example.org", apptest.CoordinatorOf("herne")...)
	elsewhere := strings.Replace(m, "erfunden-1", "herne", 1)
	for _, path := range []string{"", "/plan", "/einladung", "/absage", "/versand", "/loeschung", "/liste", "/teilnahme", "/ergebnisse"} {
		if w := r.Do(t, other, m+path, nil); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", path, w.Code)
		}
		if w := r.Do(t, other, elsewhere+path, nil); w.Code != http.StatusNotFound { // one's own network, another's meeting
			t.Errorf("below another network %s: %d", path, w.Code)
		}
	}
	const forms = "/plan /einladung /absage /loeschung /teilnahme /ergebnisse /versand /erledigt /frist /veroeffentlichung /ruecknahme"
	for path := range strings.FieldsSeq(forms) {
		form := url.Values{"gesehen": {"1"}, "tag": {"1.1.2027"}, "wochen": {"0"}, "nummer": {"1"}, "beschluss": {other.ID.String()}}
		if w := r.Do(t, other, m+path, form); w.Code != http.StatusForbidden {
			t.Errorf("POST %s: %d", path, w.Code)
		}
		if w := r.Do(t, other, elsewhere+path, form); w.Code != http.StatusNotFound && w.Code != http.StatusBadRequest {
			t.Errorf("POST below another network %s: %d", path, w.Code)
		}
	}
	if n := r.QueryInt(t, `select version from desk.meetings`); n != 1 {
		t.Errorf("somebody else made version %d", n)
	}
}

var ofMeetings = regexp.MustCompile(`meeting`)

// Nobody but the owner of the database can read the tables, whatever a program asks.
func TestNoLevelReadsMeetings(t *testing.T) {
	t.Parallel()
	r := start(t)
	r.plans("10.12.2026")
	for _, level := range []directory.Visibility{directory.Public, directory.Staff, directory.Coordination} {
		reader, err := r.DB.Reader(t.Context(), level)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := reader.Meetings(t.Context(), directory.NewID("network", "erfunden-1")); err == nil || !ofMeetings.MatchString(err.Error()) {
			t.Errorf("level %s reads meetings: %v", level, err)
		}
	}
}

func TestABadFormSaysWhatIsWrongAndKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	r := start(t)
	form := url.Values{
		"titel": {"Treffen"}, "anderer_tag": {"31.2.2027"}, "ort": {"Im Frauenhaus, Bahnhofstraße 12"}, "erinnerung": {"7"},
		"einladend": {"A"}, "antwort_an": {"b"},
	}
	w := r.Do(t, r.by, r.at+"/neu", form)
	apptest.WantStatus(t, "a bad form", w, 422)
	said := w.Body.String()
	for _, want := range []string{"31.2.2027", "Den 31. Februar gibt es nicht.", "verraten, wo ein Schutzhaus liegt", "Bahnhofstraße 12",
		"keine E-Mail-Adresse"} {
		if !strings.Contains(said, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, body := range []url.Values{
		{}, {"tag": {"x"}}, {"gesehen": {"x"}}, {"einrichtung": {"x"}, "gesehen": {"7"}}, {"titel": {"\x00"}},
	} {
		m := r.plans("10.12.2026")
		for path := range strings.FieldsSeq("/../neu /plan /einladung /teilnahme /ergebnisse /erledigt /frist /ruecknahme /absage /loeschung") {
			path = pathpkg.Clean(m + path)
			if w := r.Do(t, r.by, path, body); w.Code < 400 || w.Code >= 500 {
				t.Errorf("%s with %v: %d", path, body, w.Code)
			}
		}
	}
}

// What was planned by mistake can be deleted until somebody is invited, and by nobody who saw another state of it.
func TestAMeetingToWhichNobodyWasInvitedCanBeDeleted(t *testing.T) {
	t.Parallel()
	r := start(t)
	count := func() int { return r.QueryInt(t, `select count(*) from desk.meetings`) }
	m := r.plans("10.12.2026")
	ask := r.OpenForm(t, r.by, m+"/loeschung")
	if w := r.Do(t, r.by, m+"/loeschung", ask.With("gesehen", "7")); w.Code != http.StatusConflict || count() != 1 {
		t.Errorf("as somebody else saw it: status %d, %d meetings", w.Code, count())
	}
	apptest.WantStatus(t, "delete", r.Do(t, r.by, m+"/loeschung", ask.Values), http.StatusSeeOther)
	if left := count() + r.QueryInt(t, `select count(*) from desk.meeting_revisions`); left != 0 {
		t.Errorf("%d rows are left", left)
	}
	apptest.WantStatus(t, "twice", r.Do(t, r.by, m+"/loeschung", ask.Values), http.StatusNotFound)

	m = r.plans("10.12.2026")
	ask = r.OpenForm(t, r.by, m+"/loeschung")
	preview := r.Do(t, r.by, m+"/einladung", nil).Body.String()
	for _, want := range []string{"Guten Tag,", "Bitte sagen Sie über diesen Link, ob jemand kommt:", "/treffen/…", "Betreff: Einladung: "} {
		if !strings.Contains(preview, want) {
			t.Errorf("the preview has no %q", want)
		}
	}
	apptest.WantStatus(t, "invite", r.Do(t, r.by, m+"/einladung", url.Values{"gesehen": {"1"}}), http.StatusSeeOther)
	for _, seen := range []string{"1", "2"} {
		if w := r.Do(t, r.by, m+"/loeschung", ask.With("gesehen", seen)); w.Code != http.StatusConflict || count() != 1 {
			t.Errorf("after inviting, version %s: status %d, %d meetings", seen, w.Code, count())
		}
	}
	if page := r.Do(t, r.by, m, nil).Body.String(); strings.Contains(page, "/loeschung") {
		t.Error("it is offered still")
	}
}
