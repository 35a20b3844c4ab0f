package admin_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/admin"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
)

func whole(t *testing.T, pool *pgxpool.Pool) []byte {
	t.Helper()
	var out bytes.Buffer
	err := admin.WriteFiles("-", &out, func(files admin.Files) error {
		return admin.Whole(t.Context(), store.New(pool), files, io.Discard)
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// loadWhole loads a ZIP file, or a directory where data is nil.
func loadWhole(t *testing.T, pool *pgxpool.Pool, name string, data []byte) error {
	t.Helper()
	if data != nil {
		name = filepath.Join(t.TempDir(), "bestand.zip")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, end, err := admin.OpenWhole(name)
	if err != nil {
		return err
	}
	if files == nil {
		return errors.New("it is not taken for a whole directory")
	}
	defer func() { _ = end() }()
	return admin.LoadWhole(t.Context(), editing.New(store.New(pool)), files, today.AddDate(1, 0, 0), io.Discard, io.Discard)
}

func TestAWholeDirectoryComesBackByteForByteAndRowForRow(t *testing.T) {
	t.Parallel()
	first := lived(t)
	want, once := content(t, first), whole(t, first)
	for _, table := range append(met, "public.former_keys", "public.invented_networks", "desk.revisions", "desk.drafts", "desk.settings", "desk.proposals", "desk.confirmations", "public.service_spots", "public.search_entries") {
		if len(want[table]) == 0 {
			t.Errorf("nothing is in %s: it proves nothing", table)
		}
	}
	dir := filepath.Join(t.TempDir(), "bestand")
	err := admin.WriteFiles(dir, nil, func(files admin.Files) error {
		return admin.Whole(t.Context(), store.New(first), files, io.Discard)
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, from := range map[string][]byte{"a file": once, "a directory": nil} {
		second := open(t)
		if err := loadWhole(t, second, dir, from); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(want, content(t, second)); diff != "" {
			t.Errorf("%s (-kept +loaded):\n%.5000s", name, diff)
		}
		if !bytes.Equal(once, whole(t, second)) {
			t.Errorf("%s: kept again it is another file", name)
		}
	}
	rows := 0
	for _, table := range want {
		rows += len(table)
	}
	t.Logf("%d tables, %d rows, %d bytes", len(want), rows, len(once))
}

func TestAWholeDirectoryIsLoadedIntoAnEmptyOneOnly(t *testing.T) {
	t.Parallel()
	pool := open(t)
	if _, err := load(t, pool, examples(t)[0]); err != nil {
		t.Fatal(err)
	}
	kept, before := whole(t, pool), content(t, pool)
	if err := loadWhole(t, pool, "", kept); !errors.Is(err, editing.ErrNotEmpty) || !strings.Contains(err.Error(), "nichts gespeichert") {
		t.Errorf("beside another one: %v", err)
	}
	if diff := cmp.Diff(before, content(t, pool)); diff != "" {
		t.Errorf("something was stored:\n%s", diff)
	}
}

// altered is a ZIP file with one of its files put through change; nil leaves the file out.
func altered(t *testing.T, data []byte, name string, change func([]byte) []byte) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	found := false
	for _, f := range from.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			if body, found = change(body), true; body == nil {
				continue
			}
		}
		w, err := to.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(body); err != nil {
			t.Fatal(err)
		}
	}
	if !found {
		t.Fatalf("there is no %s", name)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestABrokenOrTamperedDirectoryIsRefusedAndNothingIsStored(t *testing.T) {
	t.Parallel()
	pool, empty := open(t), open(t)
	if _, err := load(t, pool, examples(t)...); err != nil {
		t.Fatal(err)
	}
	kept := whole(t, pool)
	flipped := bytes.Clone(kept)
	at := bytes.Index(flipped, []byte("bestand/verlauf.jsonl")) + 2000
	flipped[at] ^= 0xff
	gone := func([]byte) []byte { return nil }
	replaced := func(old, new string) func([]byte) []byte {
		return func(b []byte) []byte { return bytes.Replace(b, []byte(old), []byte(new), 1) }
	}
	for what, test := range map[string]struct {
		data []byte
		says string
	}{
		"cut off":                {kept[:len(kept)/2], "nicht vollständig"},
		"a flipped bit":          {flipped, "beschädigt"},
		"nothing but a sign":     {[]byte("PK\x03\x04"), "nicht vollständig"},
		"without its contents":   {altered(t, kept, "bestand.json", gone), "bestand.json fehlt"},
		"contents that are none": {altered(t, kept, "bestand.json", func([]byte) []byte { return []byte("[]") }), "bestand.json"},
		"of another version":     {altered(t, kept, "bestand.json", replaced(`"rundtisch_bestand": 1`, `"rundtisch_bestand": 2`)), "andere Fassung"},
		"with an unknown part":   {altered(t, kept, "bestand.json", replaced(`"verlauf"`, `"zukunft"`)), "neuere Fassung"},
		"a network missing":      {altered(t, kept, "netzwerke/soest.yaml", gone), "5 Netzwerke müssten es sein, es sind 4"},
		"lines missing":          {altered(t, kept, "bestand/verlauf.jsonl", func([]byte) []byte { return []byte{} }), "5 Zeilen müssten es sein, es sind 0"},
		"a part missing":         {altered(t, kept, "bestand/verlauf.jsonl", gone), "verlauf.jsonl"},
		"a line that is none":    {altered(t, kept, "bestand/verlauf.jsonl", replaced("{", "x")), "Zeile 1 ist nicht zu lesen"},
		"a line without end":     {altered(t, kept, "bestand/verlauf.jsonl", func([]byte) []byte { return bytes.Repeat([]byte("a"), 17<<20) }), "Zeile 1 ist zu lang"},
		"a huge document":        {altered(t, kept, "netzwerke/soest.yaml", func([]byte) []byte { return bytes.Repeat([]byte("# \n"), 1<<20) }), "größer als 2 MB"},
		"another name":           {altered(t, kept, "netzwerke/soest.yaml", replaced("kennung: soest\n", "kennung: anders\n")), "darin steht das Netzwerk"},
		"a fault in a document":  {altered(t, kept, "netzwerke/soest.yaml", replaced("form: ", "form: x")), "netzwerk.form"},
		"history of nothing":     {altered(t, kept, "bestand/verlauf.jsonl", replaced(directory.NewID("network", "soest").String(), directory.NewID("network", "nichts").String())), "verlauf"},
		"versions of nothing":    {altered(t, kept, "bestand/netzwerke.jsonl", replaced(directory.NewID("network", "soest").String(), directory.NewID("network", "nichts").String())), "netzwerke.jsonl"},
		"NUL in a line":          {altered(t, kept, "bestand/verlauf.jsonl", replaced(`"role":"`, `"role":"\u0000`)), "verlauf"},
		"an address in a house":  {altered(t, kept, "netzwerke/herne.yaml", replaced("      - frauenhaus\n", "      - frauenhaus\n    anmerkung: Musterstraße 12\n")), "Anschrift"},
	} {
		err := loadWhole(t, empty, "", test.data)
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, want %q", what, err, test.says)
		}
		if n := rows(t, empty); n != 0 {
			t.Fatalf("%s: %d rows were stored", what, n)
		}
	}
	if err := loadWhole(t, empty, "", kept); err != nil {
		t.Errorf("after all of that: %v", err)
	}
}

func TestAFullDirectoryIsNotWrittenOver(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "da"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err := admin.WriteFiles(dir, nil, func(admin.Files) error { return errors.New("it was begun") })
	if err == nil || !strings.Contains(err.Error(), "nicht leer") {
		t.Error(err)
	}
	name := filepath.Join(t.TempDir(), "neu.zip")
	if err := admin.WriteFiles(name, nil, func(admin.Files) error { return errors.New("halfway") }); err == nil {
		t.Error("no error")
	}
	if left, err := os.ReadDir(filepath.Dir(name)); err != nil || len(left) != 0 {
		t.Errorf("left are %v (%v)", left, err)
	}
}
