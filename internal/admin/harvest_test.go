package admin_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/admin"
	"rundtisch/internal/editing"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/harvest"
	"rundtisch/internal/store"
)

// imported reads a file as the command does, and returns what it says.
func imported(t *testing.T, pool *pgxpool.Pool, text string, propose bool) (string, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "anderswo.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	h := admin.Harvesting{Address: path, Propose: propose}
	reading, err := h.ReadSource(t.Context(), harvest.New(harvest.Usual, harvest.Public, func(string) {}))
	if err != nil {
		return "", err
	}
	atlas, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err = admin.ImportHSDS(t.Context(), editing.New(store.New(pool)), atlas, h, reading, today, &out)
	return out.String(), err
}

// What the reader cannot place is shown to whoever reads, with its name and why.
func TestTheListingSaysWhatWasLeftOutAndWhy(t *testing.T) {
	t.Parallel()
	said, err := imported(t, open(t), `[
		{"id": "o", "name": "Beratung Soest", "logo": "https://example.org/logo.png", "phones": [{"number": "02921 302501", "type": "textphone"}],
			"locations": [{"addresses": [{"address_1": "Postfach 12 34", "city": "Soest", "postal_code": "59491", "address_type": "postal"}]}],
			"services": [
				{"id": "s1", "name": "Sprechstunde", "status": "temporarily closed", "schedules": [{"freq": "WEEKLY", "interval": 2, "byday": "MO", "opens_at": "9:00", "closes_at": "12:00"}], "licenses": "keine"},
				{"id": "s2", "name": "Beendet", "status": "defunct"}]},
		{"id": "t", "name": "Themen", "description": "x", "version": "1"},
		{"id": "n", "name": "Runder Tisch", "x_netzwerk": {"form": "runder_tisch"}},
		{"id": "x", "name": ""},
		{"id": "o", "name": "Beratung Soest"},
		{"id": "u", "name": "Herrenlos", "organization_id": "fehlt"}]`, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{
		"1 Einrichtung mit 1 Angebot:", "Weggelassen: 1 Netzwerk, denn Netzwerke sind keine Einrichtungen: Runder Tisch", "Weggelassen: 1 Eintrag, der schon vorkam",
		"anderswo.json, Eintrag 2 „Themen“ – das ist eine Liste von Schlagwörtern", "anderswo.json, Eintrag 4 – das ist weder eine Organisation noch ein Angebot", "Angebot „Herrenlos“ (Kennung „u“): Niemand sagt",
		"Angebot: Sprechstunde (Vorübergehend geschlossen. Sonst: alle 2 Wochen Mo 09:00–12:00)", "Dort außerdem: Schreibtelefon 02921 302501", "Dort außerdem: Postanschrift „Postfach 12 34, 59491 Soest“",
		"Dort außerdem: Angebot „Beendet“: gibt es dort nicht mehr", "„logo“: „https://example.org/logo.png“", "Dort außerdem, Angebot „Sprechstunde“: Dafür gibt es hier kein Feld: „licenses“: „keine“",
	} {
		if !strings.Contains(said, words) {
			t.Errorf("it does not say %q:\n%s", words, said)
		}
	}
}

func TestWhatOnePageDoesNotHaveIsNotGone(t *testing.T) {
	t.Parallel()
	pool := open(t)
	organizations := func(n int) string {
		var all []string
		for i := range n {
			all = append(all, fmt.Sprintf(`{"id": "o%d", "name": "Verein Nummer %d"}`, i, i))
		}
		return strings.Join(all, ",")
	}
	if _, err := imported(t, pool, "["+organizations(9)+"]", true); err != nil {
		t.Fatal(err)
	}
	said, err := imported(t, pool, `{"total_items": 9, "total_pages": 9, "page_number": 1, "contents": [`+organizations(1)+`]}`, true)
	if err != nil || !strings.Contains(said, "nur die Seite 1 von 9") || !strings.Contains(said, "was fehlt, ist nicht zu sagen") || strings.Contains(said, "fehlt jetzt:") {
		t.Errorf("one page of nine: %v\n%s", err, said)
	}
	var gone int
	if err := pool.QueryRow(t.Context(), `select count(*) from desk.harvested where gone_at is not null`).Scan(&gone); err != nil || gone != 0 {
		t.Errorf("%d are gone (%v)", gone, err)
	}
	if said, err = imported(t, pool, "["+organizations(8)+"]", true); err != nil || !strings.Contains(said, "1 fehlt jetzt") || !strings.Contains(said, "fehlt jetzt: Verein Nummer 8") {
		t.Errorf("the whole without one: %v\n%s", err, said)
	}
}

func TestAFileThatIsNotThereIsSaidInGerman(t *testing.T) {
	t.Parallel()
	reader := harvest.New(harvest.Usual, harvest.Public, func(string) {})
	for path, words := range map[string]string{filepath.Join(t.TempDir(), "fehlt.json"): "diese Datei gibt es nicht", t.TempDir(): "ist ein Ordner"} {
		_, err := (&admin.Harvesting{Address: path}).ReadSource(t.Context(), reader)
		if err == nil || !strings.Contains(err.Error(), words) || strings.Contains(err.Error(), "no such") {
			t.Errorf("%s: %v", path, err)
		}
	}
}
