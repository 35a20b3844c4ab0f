package doctor_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/condition"
	"rundtisch/internal/config"
	"rundtisch/internal/doctor"
	"rundtisch/internal/mail"
	"rundtisch/internal/mail/mailtest"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// well is a patient that lacks nothing but a database and a website.
func well(t testing.TB, settings ...string) doctor.Patient {
	t.Helper()
	cfg, err := config.Read(settings)
	if err != nil {
		t.Fatal(err)
	}
	return doctor.Patient{
		Environment: settings, Config: cfg, State: t.TempDir(), Mail: &mail.Memory{}, Now: time.Now,
		Operator: config.Operator{Name: "a", Represented: "b", Address: "c", Email: "d", Responsible: "e", Accessibility: "f"},
	}
}

// want checks what is found about something: its state, and a word of what is said or of what to do.
func want(t *testing.T, all []doctor.Finding, about string, state doctor.State, word string) {
	t.Helper()
	for _, f := range all {
		if f.About == about && f.State == state && strings.Contains(f.Said+" "+f.Todo, word) {
			if state != doctor.OK && f.Todo == "" {
				t.Errorf("%+v: it does not say what to do", f)
			}
			return
		}
	}
	t.Errorf("nothing is found about %s that is %q and says %q: %+v", about, state, word, all)
}

func TestSettingsThatNobodyReadsOrThatDoNotFitAreFound(t *testing.T) {
	t.Parallel()
	want(t, doctor.Examine(t.Context(), well(t, "PATH=/bin")), "Einstellungen", doctor.OK, "passen")
	for setting, word := range map[string]string{
		"RUNDTISCH_PROXYS=127.0.0.1":              "RUNDTISCH_PROXYS",
		"RUNDTISCH_ADDR=0.0.0.0:8080":             "RUNDTISCH_BASE_URL",
		"RUNDTISCH_METRICS_ADDR=203.0.113.1:9464": "RUNDTISCH_METRICS_ADDR",
	} {
		want(t, doctor.Examine(t.Context(), well(t, setting)), "Einstellungen", doctor.Warning, word)
	}
	at := well(t, "RUNDTISCH_BASE_URL=https://127.0.0.1:1")
	at.Operator.Name = ""
	all := doctor.Examine(t.Context(), at)
	for _, word := range []string{"RUNDTISCH_PROXIES", "private Datenbank", "fehlt: name"} {
		want(t, all, "Einstellungen", doctor.Warning, word)
	}
	want(t, doctor.Examine(t.Context(), well(t, "RUNDTISCH_BASE_URL=http://127.0.0.1:1")), "Einstellungen", doctor.Fault, "https")
}

func TestAMailServerThatWouldRefuseIsFound(t *testing.T) {
	t.Parallel()
	office := &mailtest.Office{}
	sender, err := mail.Open("smtp://" + office.Open(t, nil, false) + "?from=netz@example.org&tls=off")
	if err != nil {
		t.Fatal(err)
	}
	p := well(t)
	p.Mail = sender
	want(t, doctor.Examine(t.Context(), p), "E-Mail", doctor.OK, "nähme")
	office.Answer(nil, mailtest.Says(550), nil)
	want(t, doctor.Examine(t.Context(), p), "E-Mail", doctor.Fault, "550")
	if n := len(office.Accepted()); n > 0 {
		t.Errorf("%d messages were sent", n)
	}
	if p.Mail, err = mail.Open("smtp://127.0.0.1:1?from=netz@example.org&tls=off"); err != nil {
		t.Fatal(err)
	}
	want(t, doctor.Examine(t.Context(), p), "E-Mail", doctor.Fault, "nicht zu erreichen")
	p.Mail = nil
	want(t, doctor.Examine(t.Context(), p), "E-Mail", doctor.Warning, "RUNDTISCH_MAIL")
}

// behind is a patient with a database that was migrated.
func behind(t testing.TB) (doctor.Patient, *pgxpool.Pool) {
	t.Helper()
	p := well(t)
	url := storetest.URL(t)
	p.Owner = storetest.Pool(t, url, store.Owner, nil)
	p.Levels, p.Mails = store.At(url).Try, []string{"invite_mail"}
	s, err := condition.ServerOf(t.Context(), p.Owner)
	if err != nil {
		t.Fatal(err)
	}
	p.Known = s.Schema
	return p, p.Owner
}

func exec(t testing.TB, pool *pgxpool.Pool, sql string) {
	t.Helper()
	if _, err := pool.Exec(t.Context(), sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

func TestADatabaseThatIsWellIsFoundWell(t *testing.T) {
	t.Parallel()
	p, _ := behind(t)
	all := doctor.Examine(t.Context(), p)
	for _, about := range []string{"Datenbank", "Umlaute", "Erweiterungen", "Uhr", "Schema", "Stufen", "Hintergrundarbeit"} {
		want(t, all, about, doctor.OK, "")
	}
	if !doctor.Well(all) {
		t.Errorf("%+v", all)
	}
	p.More = func(context.Context) []doctor.Finding {
		return []doctor.Finding{{"Kopie 1", doctor.Fault, "hinkt", "warten"}}
	}
	if doctor.Well(doctor.Examine(t.Context(), p)) {
		t.Error("the findings of others do not count")
	}
}

func TestWhatIsWrongInADatabaseIsFound(t *testing.T) {
	t.Parallel()
	p, pool := behind(t)
	newer, older := p, p
	newer.Known, older.Known = p.Known+1, p.Known-1
	want(t, doctor.Examine(t.Context(), newer), "Schema", doctor.Warning, "Sichern")
	want(t, doctor.Examine(t.Context(), older), "Schema", doctor.Warning, "neuere")
	exec(t, pool, `
		insert into jobs.river_job (kind, args, max_attempts, state, created_at, scheduled_at) values
			('invite_mail', '{}', 25, 'available', now() - interval '8 hours', now() - interval '8 hours')`)
	all := doctor.Examine(t.Context(), p)
	want(t, all, "Hintergrundarbeit", doctor.Warning, "1 Aufgaben")
	want(t, all, "E-Mails", doctor.Warning, "8 Stunden")
	exec(t, pool, `drop view open.hotlines`)
	want(t, doctor.Examine(t.Context(), p), "Stufen", doctor.Fault, "migrate")
	exec(t, pool, `drop extension pg_trgm cascade`)
	want(t, doctor.Examine(t.Context(), p), "Erweiterungen", doctor.Fault, "create extension pg_trgm")
	exec(t, pool, `drop table goose_db_version`)
	want(t, doctor.Examine(t.Context(), p), "Schema", doctor.Warning, "noch kein")
}

func TestADatabaseThatDoesNotAnswerIsFound(t *testing.T) {
	t.Parallel()
	p := well(t)
	var err error
	if p.Owner, err = pgxpool.New(t.Context(), "postgres://nobody@127.0.0.1:1/nothing"); err != nil {
		t.Fatal(err)
	}
	defer p.Owner.Close()
	want(t, doctor.Examine(t.Context(), p), "Datenbank", doctor.Fault, "pg_hba.conf")
}

// What a server of the tests cannot be made to say is asked of what would follow from it.
func TestAServerThatIsNotAsItShouldBeIsFound(t *testing.T) {
	t.Parallel()
	now := time.Now()
	all := doctor.Server(condition.Server{
		Version: 140005, Encoding: "LATIN1", Standby: true, Missing: []string{"pg_trgm"},
		Clock: now, Asked: now.Add(-5 * time.Second), Schema: 1,
	}, 1)
	want(t, all, "Datenbank", doctor.Fault, "zu alt")
	want(t, all, "Datenbank", doctor.Fault, "Kopie")
	want(t, all, "Umlaute", doctor.Fault, "LATIN1")
	want(t, all, "Umlaute", doctor.Fault, "Ä und ä")
	want(t, all, "Umlaute", doctor.Fault, "ICU")
	want(t, all, "Rollen", doctor.Warning, "createrole")
	want(t, all, "Zeitzone", doctor.Fault, "Berlin")
	want(t, all, "Uhr", doctor.Warning, "5s")
}

// site is a website at https://netz.example.org, with a certificate for a name that ends at a time.
func site(t testing.TB, name string, ends time.Time, handler http.HandlerFunc) doctor.Web {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-9999 * time.Hour), NotAfter: ends, DNSNames: []string{name},
	}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(handler)
	server.TLS = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	roots := x509.NewCertPool()
	roots.AddCert(parsed)
	return doctor.Web{Roots: roots, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, server.Listener.Addr().String())
	}}
}

func TestWhatIsWrongWithTheWebsiteIsFound(t *testing.T) {
	t.Parallel()
	ours := func(status int, change func(http.Header)) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			h := w.Header()
			h.Set("X-Request-Id", "x")
			h.Set("Content-Security-Policy", "default-src 'none'")
			h.Set("X-Frame-Options", "DENY")
			h.Set("Referrer-Policy", "no-referrer")
			change(h)
			w.WriteHeader(status)
		}
	}
	as := func(http.Header) {}
	year := time.Now().AddDate(1, 0, 0)
	const name = "netz.example.org"
	for what, test := range map[string]struct {
		web   doctor.Web
		about string
		state doctor.State
		word  string
	}{
		"well":         {site(t, name, year, ours(200, as)), "Website", doctor.OK, "bereit"},
		"certificate":  {site(t, name, year, ours(200, as)), "Zertifikat", doctor.OK, "Gültig"},
		"soon over":    {site(t, name, time.Now().AddDate(0, 0, 5), ours(200, as)), "Zertifikat", doctor.Warning, "Tagen"},
		"expired":      {site(t, name, time.Now().Add(-time.Hour), ours(200, as)), "Zertifikat", doctor.Fault, "abgelaufen"},
		"another name": {site(t, "other.example.org", year, ours(200, as)), "Zertifikat", doctor.Fault, "gilt nicht"},
		"not ready":    {site(t, name, year, ours(503, as)), "Website", doctor.Fault, "503"},
		"another program": {site(t, name, year, func(http.ResponseWriter, *http.Request) {}),
			"Website", doctor.Fault, "nicht mit diesem Programm"},
		"a header too many": {site(t, name, year, ours(200, func(h http.Header) { h.Add("Content-Security-Policy", "x") })),
			"Proxy", doctor.Warning, "Content-Security-Policy"},
		"a header changed": {site(t, name, year, ours(200, func(h http.Header) { h.Set("X-Frame-Options", "ALLOW") })),
			"Proxy", doctor.Warning, "X-Frame-Options"},
		"nobody there": {doctor.Web{Dial: func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("refused") }},
			"Website", doctor.Fault, "DNS"},
		"not trusted": {doctor.Web{Roots: x509.NewCertPool(), Dial: site(t, name, year, ours(200, as)).Dial},
			"Zertifikat", doctor.Fault, "trauen"},
	} {
		p := well(t, "RUNDTISCH_BASE_URL=https://"+name)
		p.Web = test.web
		t.Log(what)
		want(t, doctor.Examine(t.Context(), p), test.about, test.state, test.word)
	}
}

func TestADiskThatIsNearlyFullIsFound(t *testing.T) {
	t.Parallel()
	for _, free := range []uint64{0, 1<<30 - 1, 40 << 30} {
		want(t, []doctor.Finding{doctor.Space("/x", free, 1000<<30)}, "Speicherplatz", doctor.Warning, "Platz schaffen")
	}
	want(t, []doctor.Finding{doctor.Space("/x", 60<<30, 1000<<30)}, "Speicherplatz", doctor.OK, "")
}
