package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"testing"

	"rundtisch/internal/store/storetest"
)

// elsewhere is another directory, on this machine.
func elsewhere(t testing.TB, phone *string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		switch r.URL.Path {
		case "/v3/":
			fmt.Fprint(w, `{"version": "3.0", "profile": "https://example.org/", "openapi_url": "https://example.org/openapi.json"}`)
		case "/v3/organizations":
			fmt.Fprintf(w, `{"total_items": 2, "total_pages": 1, "page_number": 1, "contents": [
				{"id": "ring", "name": "WEISSER RING e.V.", "phones": [{"number": "%s"}]},
				{"id": "neu", "name": "Neue \u202eStelle Herne", "description": "<script>alert(1)</script>Rat", "locations": [{"addresses": [{"address_1": "Musterweg 1", "city": "Herne", "postal_code": "44623"}]}]}]}`, *phone)
		case "/v3/services":
			fmt.Fprint(w, `{"total_items": 1, "total_pages": 1, "page_number": 1, "contents": [{"id": "s", "name": "Begleitung", "status": "active", "organization_id": "ring"}]}`)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL + "/v3/"
}

// reaching carries out a command that may reach this machine, which no command that is typed may.
func reaching(t testing.TB, environment []string, args ...string) outcome {
	t.Helper()
	var out, err bytes.Buffer
	environment = append([]string{"RUNDTISCH_STATE=" + filepath.Join(t.TempDir(), "state")}, environment...)
	code := run(t.Context(), args, environment, streams{in: strings.NewReader(""), out: &out, err: &err, reach: func(a netip.Addr) error {
		if !a.IsLoopback() {
			return fmt.Errorf("%s is not this machine", a)
		}
		return nil
	}})
	return outcome{code, out.String(), err.String()}
}

func TestAnotherDirectoryIsReadComparedAndProposedFromTheCommandLine(t *testing.T) {
	database := []string{"DATABASE_URL=" + storetest.URL(t)}
	if got := call(t, "", database, "load", example(t, "herne")); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	before := call(t, "", database, "export", "herne").out
	phone := "030 23125001"
	address := elsewhere(t, &phone)
	for _, test := range []struct {
		args  string
		says  []string
		never []string
	}{
		{"", []string{"Noch ist kein anderes Verzeichnis gelesen"}, nil},
		{address, []string{"zum ersten Mal", "2 Einrichtungen mit 1 Angebot: 1 neu, 1 bekannt mit Unterschieden", "anders: Weißer Ring", "Neuer Kontakt: (nichts) → „030 23125001“", "neues Angebot: Begleitung", "neu: Neue Stelle Herne",
			"Anschrift: Musterweg 1, 44623 Herne", "Gespeichert ist nichts. Mit --propose"}, []string{"\u202e", "<script"}},
		{"", []string{"Noch ist kein"}, nil}, // it was only shown
		{address + " --propose --name Nachbarn", []string{"Nachbarn (http://127.0.0.1", "zum ersten Mal", "Gespeichert."}, nil},
		{address + " --propose --name Nachbarn", []string{"schon einmal gelesen", "„030 23125001“"}, nil},
		{"", []string{"Nachbarn (http://127.0.0.1", "2 Einrichtungen, 1 Angebot"}, nil},
	} {
		got := reaching(t, database, append([]string{"import-hsds"}, strings.Fields(test.args)...)...)
		for _, words := range test.says {
			if got.code != exitOK || !strings.Contains(got.out, words) {
				t.Errorf("%s does not say %q: %+v", test.args, words, got)
			}
		}
		for _, words := range test.never {
			if strings.Contains(got.out+got.err, words) {
				t.Errorf("%s says %q", test.args, words)
			}
		}
		if test.args != "" && !strings.Contains(got.err, "organizations: 2 von 2") {
			t.Errorf("%s: no progress: %q", test.args, got.err)
		}
	}
	if call(t, "", database, "export", "herne").out != before {
		t.Error("reading changed the network")
	}
}

func TestACommandThatIsTypedReachesOnlyThePublicNet(t *testing.T) {
	phone := "1"
	address := elsewhere(t, &phone)
	for _, test := range []struct{ source, says string }{
		{address, "nicht im öffentlichen Netz"}, {strings.Replace(address, "127.0.0.1", "localhost", 1), "nicht im öffentlichen Netz"}, {"http://169.254.169.254/latest/", "nicht im öffentlichen Netz"},
		{"ftp://example.org/x", "https:// oder http://"}, {"gibt-es-nicht.json", "diese Datei gibt es nicht"}, {"-", "--name"},
		{write(t, "kaputt.json", "{"), "kaputt.json: das ist kein gültiges JSON"},
	} {
		got := call(t, "", []string{"DATABASE_URL=postgres://127.0.0.1:1/nobody"}, "import-hsds", test.source)
		if got.code != exitFailed || !strings.Contains(got.err, test.says) || got.out != "" {
			t.Errorf("%s: %+v", test.source, got)
		}
	}
}
