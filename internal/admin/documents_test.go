package admin_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rundtisch/internal/admin"
	"rundtisch/internal/document"
	"rundtisch/internal/store"
)

const valid = `rundtisch: 1
netzwerk:
  kennung: probe
  name: Probe
  form: runder_tisch
  zusammenfassung: Ein Satz.
gebiet:
  kennung: stadt-probe
  name: Stadt Probe
  art: kreisfreie_stadt
  land: "05"
mitglieder:
  - kennung: ring
    einrichtung: ring
    rolle: mitglied
einrichtungen:
  - kennung: ring
    name: Weißer Ring e. V.
    arten:
      - opferhilfe
`

func examples(t *testing.T) []admin.File {
	t.Helper()
	files, err := admin.Examples()
	if err != nil || len(files) != 5 {
		t.Fatalf("%d files (%v)", len(files), err)
	}
	return files
}

func TestTheExportOfAnExampleIsTheShippedFileBelowItsHeader(t *testing.T) {
	t.Parallel()
	pool := open(t)
	files := examples(t)
	said, err := load(t, pool, files...)
	if err != nil || strings.Count(said, ": neu (") != 5 {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, file := range files {
		body := file.Data
		for bytes.HasPrefix(body, []byte("#")) {
			_, body, _ = bytes.Cut(body, []byte("\n"))
		}
		if got := export(t, pool, strings.TrimSuffix(file.Name, ".yaml")); got != string(body) {
			t.Errorf("%s: the export is not the file", file.Name)
		}
	}
	said, err = load(t, pool, files...)
	if err != nil || strings.Count(said, ": unverändert (") != 5 {
		t.Errorf("loaded again: %v\n%s", err, said)
	}
}

func TestAnAddressOfAShelterIsRefusedAndExplained(t *testing.T) {
	t.Parallel()
	pool := open(t)
	for name, test := range map[string]struct {
		add, field string
		line       int
	}{
		"an address":     {"    anschriften:\n      - kennung: a\n        strasse: Hauptstraße 5\n", "einrichtungen[1].anschriften", 21},
		"a postcode":     {"    anschriften:\n      - kennung: a\n        plz: \"44623\"\n", "einrichtungen[1].anschriften", 21},
		"coordinates":    {"    anschriften:\n      - kennung: a\n        breite: 51.5\n        laenge: 7.2\n", "einrichtungen[1].anschriften", 21},
		"for staff only": {"    anschriften:\n      - kennung: a\n        ort: Herne\n        sichtbarkeit: koordination\n", "einrichtungen[1].anschriften", 21},
		"in the note":    {"    anmerkung: Zu finden in der Hauptstraße 5, 44623 Herne.\n", "einrichtungen[1].anmerkung", 21},
		"on a map":       {"    website: https://maps.example/@51.5391,7.2261,17z\n", "einrichtungen[1].website", 21},
	} {
		for _, kind := range []string{"frauenhaus", "schutzwohnung", "zufluchtswohnung"} {
			data := strings.Replace(valid, "- opferhilfe\n", "- "+kind+"\n"+test.add, 1)
			_, err := load(t, pool, admin.File{Name: "haus.yaml", Data: []byte(data)})
			var problems document.Error
			if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Line != test.line || problems[0].Field != test.field {
				t.Errorf("%s of a %s: %v", name, kind, err)
				continue
			}
			for _, word := range []string{"haus.yaml:\n", "Zeile 21, ", "Was nicht gespeichert ist, kann nicht bekannt werden", "Es wurde nichts gespeichert."} {
				if !strings.Contains(err.Error(), word) {
					t.Errorf("%s of a %s: not said: %q\n%v", name, kind, word, err)
				}
			}
		}
		if _, err := document.Decode([]byte(strings.Replace(valid, "- opferhilfe\n", "- opferhilfe\n"+test.add, 1))); err != nil {
			t.Errorf("%s of what is no shelter: %v", name, err)
		}
	}
	if n := rows(t, pool); n != 0 {
		t.Errorf("%d rows were stored", n)
	}
}

func TestOfSeveralFilesWithOneThatIsBadNothingIsStored(t *testing.T) {
	t.Parallel()
	other := strings.NewReplacer("kennung: probe", "kennung: zwei", "stadt-probe", "stadt-zwei").Replace(valid)
	for name, bad := range map[string]string{
		"malformed":                          "rundtisch: [",
		"a rule of the document":             strings.Replace(valid, "kennung: probe", "kennung: PROBE", 1),
		"contradicts the file before":        strings.Replace(other, "Weißer Ring e. V.", "Weisser Ring", 1),
		"its key belongs to the file before": strings.Replace(valid, "kennung: probe", "kennung: probe\n  fruehere_kennungen:\n    - drei", 1),
	} {
		pool := open(t)
		said, err := load(t, pool, admin.File{Name: "gut.yaml", Data: []byte(valid)}, admin.File{Name: "schlecht.yaml", Data: []byte(bad)}, admin.File{Name: "auch-gut.yaml", Data: []byte(other)})
		if err == nil || !strings.Contains(err.Error(), "schlecht.yaml:\nZeile ") || strings.Contains(err.Error(), "gut.yaml:") || !strings.Contains(err.Error(), "Es wurde nichts gespeichert.") {
			t.Errorf("%s: %v", name, err)
		}
		if n := rows(t, pool); n != 0 || said != "" {
			t.Errorf("%s: %d rows are stored, and it says %q", name, n, said)
		}
	}
}

func TestEveryBadFileIsNamed(t *testing.T) {
	t.Parallel()
	_, err := load(t, open(t), admin.File{Name: "a.yaml", Data: []byte("x: 1")}, admin.File{Name: "b.yaml", Data: []byte(valid)}, admin.File{Name: "c.yaml", Data: nil})
	if err == nil || !strings.Contains(err.Error(), "a.yaml:\nZeile 1, ") || !strings.Contains(err.Error(), "c.yaml:\nZeile 1, Dokument: Die Datei ist leer.") {
		t.Errorf("%v", err)
	}
}

func TestARefusalByWhatIsStoredNamesTheLineToo(t *testing.T) {
	t.Parallel()
	pool := open(t)
	if _, err := load(t, pool, admin.File{Name: "a.yaml", Data: []byte(valid)}); err != nil {
		t.Fatal(err)
	}
	data := strings.NewReplacer("kennung: probe", "kennung: zwei", "stadt-probe", "stadt-zwei", "name: Weißer Ring e. V.", "name: Weisser Ring").Replace(valid)
	_, err := load(t, pool, admin.File{Name: "b.yaml", Data: []byte(data)})
	if err == nil || !strings.Contains(err.Error(), "b.yaml:\nZeile 17, einrichtungen[1]: „Weisser Ring“ gehört auch zu Probe") {
		t.Errorf("%v", err)
	}
}

func TestExportSaysWhereANetworkWent(t *testing.T) {
	t.Parallel()
	pool := open(t)
	renamed := strings.Replace(valid, "kennung: probe", "kennung: neu\n  fruehere_kennungen:\n    - probe", 1)
	if _, err := load(t, pool, admin.File{Name: "a.yaml", Data: []byte(valid)}, admin.File{Name: "b.yaml", Data: []byte(renamed)}); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"probe": `heißt inzwischen "neu"`, "gibt-es-nicht": "gibt es nicht"} {
		var out bytes.Buffer
		if err := admin.Export(t.Context(), store.New(pool), key, &out); err == nil || !strings.Contains(err.Error(), want) || out.Len() > 0 {
			t.Errorf("%s: %v, want %q", key, err, want)
		}
	}
	if _, err := load(t, pool, admin.File{Name: "a.yaml", Data: []byte(valid)}); err == nil || !strings.Contains(err.Error(), "Zeile 3, netzwerk.kennung: Dieses Netzwerk hat inzwischen die Kennung „neu“.") {
		t.Errorf("the old file loaded again: %v", err)
	}
}

func TestReadFilesStopsAtWhatIsTooLarge(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	large := filepath.Join(dir, "gross.yaml")
	if err := os.WriteFile(large, bytes.Repeat([]byte("#"), 3*document.MaxBytes), 0o600); err != nil {
		t.Fatal(err)
	}
	files, err := admin.ReadFiles([]string{large})
	if err != nil || len(files) != 1 || len(files[0].Data) != document.MaxBytes+1 {
		t.Fatalf("%d files (%v)", len(files), err)
	}
	if _, err := document.Decode(files[0].Data); err == nil || !strings.Contains(err.Error(), "größer als 2 MB") {
		t.Errorf("%v", err)
	}
	for _, name := range []string{dir, filepath.Join(dir, "fehlt.yaml")} {
		if _, err := admin.ReadFiles([]string{large, name}); err == nil || !strings.Contains(err.Error(), "ist ein Ordner") && !strings.Contains(err.Error(), "diese Datei gibt es nicht") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The largest document there can be is stored, however many words it has and however long they are.
func TestTheLargestDocumentIsStored(t *testing.T) {
	t.Parallel()
	pool := open(t)
	random := rand.New(rand.NewPCG(1, 2))
	word := func(length int) string {
		letters := make([]byte, length)
		for i := range letters {
			letters[i] = "abcdefghijklmnopqrstuvwxyz"[random.IntN(26)]
		}
		return string(letters)
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%s    andere_namen:\n      - %s\n      - %s\nhintergrund:\n", valid, word(4900), strings.Repeat("Ü5öw ", 700))
	for i := 0; text.Len() < document.MaxBytes-10_000; i++ {
		fmt.Fprintf(&text, "  - kennung: k%d\n    titel: T\n    text: %s", i, word(1+i%3*1500))
		for range 200 {
			fmt.Fprintf(&text, " %s", word(8))
		}
		text.WriteString("\n")
	}
	if _, err := load(t, pool, admin.File{Name: "gross.yaml", Data: []byte(text.String())}); err != nil {
		t.Fatalf("%.500v", err)
	}
	if said, err := load(t, pool, admin.File{Name: "gross.yaml", Data: []byte(export(t, pool, "probe"))}); err != nil || !strings.Contains(said, "unverändert") {
		t.Errorf("its export: %.500v %s", err, said)
	}
}

// Without statistics the first page of a coordinator took 4 s right after many networks were loaded.
func TestAfterManyNewNetworksTheDatabaseKnowsWhatItHolds(t *testing.T) {
	t.Parallel()
	several := func(from, to int) (files []admin.File) {
		for n := from; n < to; n++ {
			data := strings.NewReplacer("kennung: probe", fmt.Sprintf("kennung: probe-%d", n), "stadt-probe", fmt.Sprintf("stadt-%d", n)).Replace(valid)
			files = append(files, admin.File{Name: fmt.Sprint(n), Data: []byte(data)})
		}
		return files
	}
	pool := open(t)
	known := func() (networks float64, tables int) {
		t.Helper()
		if err := pool.QueryRow(t.Context(), `select (select reltuples from pg_class where oid = 'networks'::regclass),
			(select count(distinct tablename) from pg_stats where tablename in ('networks', 'memberships', 'institutions', 'search_entries', 'revisions'))`).Scan(&networks, &tables); err != nil {
			t.Fatal(err)
		}
		return networks, tables
	}
	if _, err := pool.Exec(t.Context(), `alter table networks set (autovacuum_enabled = off)`); err != nil { // it must not be what was at work
		t.Fatal(err)
	}
	if _, err := load(t, pool, several(0, 19)...); err != nil {
		t.Fatal(err)
	}
	if networks, _ := known(); networks > 0 {
		t.Errorf("after a few networks %v are known", networks)
	}
	if _, err := load(t, pool, several(19, 39)...); err != nil {
		t.Fatal(err)
	}
	if networks, tables := known(); networks != 39 || tables != 5 {
		t.Errorf("%v networks are known, and statistics of %d tables, want 39 and 5", networks, tables)
	}
}
