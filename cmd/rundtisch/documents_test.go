package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rundtisch/internal/admin"
	"rundtisch/internal/store/storetest"
)

// example writes the document of a network that comes with the program to a file, changed where asked for.
func example(t testing.TB, key string, changes ...string) string {
	t.Helper()
	files, err := admin.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name == key+".yaml" {
			return write(t, f.Name, strings.NewReplacer(changes...).Replace(string(f.Data)))
		}
	}
	t.Fatalf("there is no example %s", key)
	return ""
}

func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWhatWasExportedLoadsAsItWas(t *testing.T) {
	database := []string{"DATABASE_URL=" + storetest.URL(t)}
	file := example(t, "herne")
	for _, want := range []string{"neu (herne)", "unverändert (herne)"} {
		if got := call(t, "", database, "load", file); got.code != exitOK || got.out != file+": "+want+"\n" || got.err != "" {
			t.Errorf("load: %+v, want %s", got, want)
		}
	}
	first := call(t, "", database, "export", "herne")
	if first.code != exitOK || first.err != "" || !strings.HasPrefix(first.out, "rundtisch: 1\n") {
		t.Fatalf("export: %+v", first)
	}
	if got := call(t, "", database, "load", write(t, "wieder.yaml", first.out)); got.code != exitOK || !strings.Contains(got.out, "unverändert (herne)") {
		t.Errorf("load of what was exported: %+v", got)
	}
	if again := call(t, "", database, "export", "herne"); again != first {
		t.Error("a second export differs")
	}
	changed := example(t, "herne", "Schulungen organisiert.", "Schulungen veranstaltet.")
	if got := call(t, "", database, "load", changed, example(t, "soest")); got.code != exitOK || !strings.Contains(got.out, "geändert (herne)") || !strings.Contains(got.out, "neu (soest)") {
		t.Errorf("load of two: %+v", got)
	}
	if got := call(t, "", database, "export", "herne"); !strings.Contains(got.out, "Schulungen veranstaltet.") {
		t.Error("the change was not stored")
	}
}

func TestMalformedDocumentsAreRefusedWithFileLineAndField(t *testing.T) {
	database := []string{"DATABASE_URL=" + storetest.URL(t)}
	good := example(t, "soest")
	text, err := os.ReadFile(example(t, "herne"))
	if err != nil {
		t.Fatal(err)
	}
	before, _, _ := strings.Cut(string(text), "form: runder_tisch")
	form := fmt.Sprintf("Zeile %d, ", 1+strings.Count(before, "\n"))
	for _, test := range []struct {
		name, file string
		words      []string
	}{
		{"an unknown field", example(t, "herne", "form: runder_tisch", "forrm: runder_tisch"), []string{form, "netzwerk.forrm"}},
		{"a wrong value", example(t, "herne", "form: runder_tisch", "form: eckiger_tisch"), []string{form, "netzwerk.form", "eckiger_tisch"}},
		{"no YAML", write(t, "kaputt.yaml", "rundtisch: 1\nnetzwerk: [\n"), []string{"Zeile "}},
		{"nothing", write(t, "leer.yaml", ""), []string{"leer"}},
		{"not UTF-8", write(t, "latin1.yaml", "rundtisch: 1\nnetzwerk:\n  name: K\xf6ln\n"), []string{"Zeile 3", "UTF-8"}},
		{"another version", example(t, "herne", "rundtisch: 1", "rundtisch: 2"), []string{"Zeile ", "rundtisch"}},
		{"NUL", write(t, "null.yaml", "rundtisch: 1\nnetzwerk:\n  name: \"a\\0b\"\n"), []string{"Zeile 3", "netzwerk.name"}},
		{"a bomb", write(t, "bombe.yaml", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]\n"), []string{"Zeile "}},
		{"3 MB", write(t, "riesig.yaml", "rundtisch: 1\n#"+strings.Repeat("x", 3<<20)), []string{"größer"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := call(t, "", database, "load", good, test.file)
			if got.code != exitFailed || got.out != "" {
				t.Errorf("exit %d, on stdout %q", got.code, got.out)
			}
			for _, word := range append(test.words, test.file, "nichts gespeichert") {
				if !strings.Contains(got.err, word) {
					t.Errorf("stderr does not say %q: %s", word, got.err)
				}
			}
			if strings.Contains(got.err, good) {
				t.Errorf("stderr blames the good file: %s", got.err)
			}
		})
	}
	if got := call(t, "", database, "export", "soest"); got.code != exitFailed || !strings.Contains(got.err, `"soest"`) {
		t.Errorf("the good file beside a bad one was stored: %+v", got)
	}
}

func TestWhatIsNotThereIsSaid(t *testing.T) {
	database := []string{"DATABASE_URL=" + storetest.URL(t)}
	for _, key := range []string{"gibt-es-nicht", "Herne", "'; drop table networks", strings.Repeat("a", 10_000), "ä"} {
		if got := call(t, "", database, "export", key); got.code != exitFailed || got.out != "" || !strings.Contains(got.err, "gibt es nicht") {
			t.Errorf("export %.20s: %+v", key, got)
		}
	}
	for _, file := range []string{"/gibt/es/nicht.yaml", t.TempDir()} {
		if got := call(t, "", database, "load", file); got.code != exitFailed || got.out != "" || !strings.Contains(got.err, file) {
			t.Errorf("load %s: %+v", file, got)
		}
	}
	if got := call(t, "", []string{"DATABASE_URL=postgres://niemand@127.0.0.1:1/nichts?connect_timeout=2"}, "export", "herne"); got.code != exitFailed || got.out != "" || got.err == "" {
		t.Errorf("no database: %+v", got)
	}
	if got := call(t, "", []string{"DATABASE_URL=postgres://niemand:geheim@127.0.0.1:1/nichts?connect_timeout=2"}, "migrate"); got.code != exitFailed || strings.Contains(got.err, "geheim") {
		t.Errorf("no database: %+v", got)
	}
}

func TestMigrateTwice(t *testing.T) {
	database := []string{"DATABASE_URL=" + storetest.URL(t)}
	for range 2 {
		if got := call(t, "", database, "migrate"); got.code != exitOK || !strings.Contains(got.out, "auf dem Stand") || got.err != "" {
			t.Errorf("%+v", got)
		}
	}
}

func TestAWholeDirectoryGoesFromOneInstallationToAnother(t *testing.T) {
	first, second, third := []string{"DATABASE_URL=" + storetest.URL(t)}, []string{"DATABASE_URL=" + storetest.URL(t)}, []string{"DATABASE_URL=" + storetest.URL(t)}
	if got := call(t, "", first, "load", example(t, "herne"), example(t, "soest")); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	piped := call(t, "", first, "export", "--all", "-")
	folder := filepath.Join(t.TempDir(), "bestand")
	if got := call(t, "", first, "export", "--all", folder); piped.code != exitOK || got.code != exitOK || got.out+got.err+piped.err != "" {
		t.Fatalf("%+v %+v", got, piped.err)
	}
	if got := call(t, "", first, "export", "--all", folder); got.code != exitFailed || !strings.Contains(got.err, "nicht leer") {
		t.Errorf("over another one: %+v", got)
	}
	if got := call(t, piped.out, second, "load", "-"); got.code != exitOK || !strings.HasPrefix(got.out, "2 Netzwerke sind geladen") || got.err != "" {
		t.Errorf("from a pipe: %+v", got)
	}
	if got := call(t, "", third, "load", folder, example(t, "mettmann")); got.code != exitUsage || !strings.Contains(got.err, "allein") {
		t.Errorf("with something else: %+v", got)
	}
	if got := call(t, "", third, "load", folder); got.code != exitOK {
		t.Errorf("from a folder: %+v", got)
	}
	for _, database := range [][]string{second, third} {
		if got := call(t, "", database, "export", "--all", "-"); got.out != piped.out {
			t.Error("what was carried is another directory")
		}
		if got := call(t, piped.out, database, "load", "-"); got.code != exitFailed || !strings.Contains(got.err, "nur in eine leere") {
			t.Errorf("once more: %+v", got)
		}
	}
}
