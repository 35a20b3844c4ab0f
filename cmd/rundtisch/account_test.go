package main

import (
	"net/http"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"rundtisch/internal/store/storetest"
)

func TestAccountsFromTheCommandLine(t *testing.T) {
	database := []string{"DATABASE_URL=" + storetest.URL(t), "RUNDTISCH_BASE_URL=https://netz.example.org"}
	if got := call(t, "", database, "load", example(t, "herne")); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	for _, test := range []struct {
		args string
		code int
		says string
	}{
		{"invite Eva@Example.org --role koordination --network herne --name Eva", exitOK, "eva@example.org ist eingeladen"},
		{"invite eva@example.org --role coordinator --network herne", exitOK, "hat diese Rolle schon"},
		{"invite op@example.org --role operator", exitOK, "ist eingeladen"},
		{"invite fach@example.org --role staff", exitOK, "ist eingeladen"},
		{"invite haus@example.org --role contact --institution weisser-ring", exitOK, "ist eingeladen"},
		{"invite keine --role betrieb", exitUsage, "E-Mail-Adresse"},
		{"invite a@example.org --role chef", exitUsage, "betrieb, koordination"},
		{"invite a@example.org", exitUsage, "--role"},
		{"invite a@example.org --role koordination", exitUsage, "Netzwerk"},
		{"invite a@example.org --role koordination --network gibt-es-nicht", exitUsage, "Netzwerk"},
		{"invite a@example.org --role einrichtung --institution gibt-es-nicht", exitUsage, "Einrichtung"},
		{"link eva@example.org", exitOK, "https://netz.example.org/anmelden/link/"},
		{"link EVA@example.org --without-second-factor", exitOK, "https://netz.example.org/anmelden/link/"},
		{"link niemand@example.org", exitFailed, "kein offenes Konto"},
		{"list", exitOK, "koordination herne"},
		{"list", exitOK, "einrichtung weisser-ring"},
		{"close eva@example.org", exitOK, "geschlossen"},
		{"close eva@example.org", exitFailed, "kein offenes Konto"},
		{"link eva@example.org", exitFailed, "kein offenes Konto"},
		{"list", exitOK, "geschlossen am"},
	} {
		got := call(t, "", database, append([]string{"account"}, strings.Fields(test.args)...)...)
		if got.code != test.code || !strings.Contains(got.out+got.err, test.says) || (got.code == exitOK) != (got.err == "") {
			t.Errorf("account %s: %+v", test.args, got)
		}
	}
}

// The way in before mail is set up: beside a service that runs, on its private database.
func TestALinkFromTheCommandLineSignsInToTheServiceThatRuns(t *testing.T) {
	t.Parallel()
	environment := []string{"RUNDTISCH_STATE=" + newState(t)}
	s := serve(t, environment)
	environment = append(environment, "RUNDTISCH_ADDR="+strings.Replace(strings.TrimPrefix(s.address, "http://"), "localhost", "127.0.0.1", 1))
	if got := call(t, "", environment, "account", "invite", "eva@example.org", "--role", "koordination", "--network", "herne"); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	got := call(t, "", environment, "account", "link", "eva@example.org")
	if !regexp.MustCompile(`^http://localhost:\d+/anmelden/link/[A-Z2-7]{26}\n$`).MatchString(got.out) || !strings.HasPrefix(got.out, s.address) {
		t.Fatalf("%+v", got)
	}
	client := http.Client{Timeout: 10 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Post(strings.TrimSpace(got.out), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	if res.StatusCode != http.StatusSeeOther || len(res.Cookies()) != 1 {
		t.Errorf("status %d, cookies %v", res.StatusCode, res.Cookies())
	}
	if strings.Contains(s.errors.String(), strings.TrimSpace(got.out)[len(s.address):]) {
		t.Errorf("the link stands in the log:\n%s", s.errors)
	}
	s.end(syscall.SIGTERM)
}
