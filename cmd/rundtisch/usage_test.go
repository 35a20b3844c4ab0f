package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rundtisch/internal/store/storetest"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(bareHandler); dir != "" {
		fmt.Fprintln(os.Stderr, beBare(dir))
		os.Exit(1)
	}
	storetest.Main(m, removeBinary)
}

// outcome is what a command left behind.
type outcome struct {
	code     int
	out, err string
}

// call carries out a command in this process. Without RUNDTISCH_STATE it would use the machine's own.
func call(t testing.TB, in string, environment []string, args ...string) outcome {
	t.Helper()
	var out, err bytes.Buffer
	environment = append([]string{"RUNDTISCH_STATE=" + filepath.Join(t.TempDir(), "state")}, environment...)
	code := run(t.Context(), args, environment, streams{in: strings.NewReader(in), out: &out, err: &err})
	return outcome{code, out.String(), err.String()}
}

func TestHelpIsGermanAndSaysWhatTheCommandDoes(t *testing.T) {
	english := []string{"Usage", "Flags", "Commands", "Arguments", "Show ", "help.", "expected", "unknown", "for more", "default", "<command>", "[flags]", "missing"}
	for args, words := range map[string][]string{
		"--help":                  {"Aufruf: rundtisch <Befehl>", "serve", "migrate", "load", "export", "gazetteer lookup", "gazetteer import", "version", "Das Verzeichnis im Netz anbieten."},
		"-h":                      {"Aufruf: rundtisch <Befehl>"},
		"serve --help":            {"Das Verzeichnis im Netz anbieten.", "--load-examples", "fünf mitgelieferten", "RUNDTISCH_ADDR", "RUNDTISCH_OPERATOR", "DATABASE_URL"},
		"migrate --help":          {"Die Datenbank auf den Stand dieses Programms bringen."},
		"load --help":             {"Netzwerke aus YAML-Dateien laden, oder einen ganzen Bestand.", "<datei>", "export --all"},
		"export --help":           {"Ein Netzwerk als YAML ausgeben, oder mit --all den ganzen Bestand.", "<netzwerk>", "--all"},
		"gazetteer --help":        {"Postleitzahlen und Orte.", "lookup", "import"},
		"gazetteer lookup --help": {"Kreise nennen", "<plz>", "Standardeingabe"},
		"gazetteer import --help": {"Amtliche Ortsdaten einlesen", "CSV", "<datei>"},
		"generate --help":         {"Erfundene Netzwerke eintragen", "--networks", "--seed", "--beside-real", "--remove"},
		"import-hsds --help":      {"Ein anderes Verzeichnis", "--propose", "--name", "--fewer", "<quelle>", "Standardeingabe"},
		"bench --help":            {"Messen, wie schnell", "--searches", "--at-once"},
		"mail --help":             {"status", "test"},
		"mail status --help":      {"30 Tagen", "keine Adressen"},
		"mail test --help":        {"<adresse>", "Probe"},
		"version --help":          {"Fassung"},
		"export herne --help":     {"Ein Netzwerk als YAML ausgeben"},
	} {
		got := call(t, "", nil, strings.Fields(args)...)
		if got.code != exitOK || got.err != "" {
			t.Errorf("%s: exit %d, on stderr %q", args, got.code, got.err)
		}
		for _, word := range words {
			if !strings.Contains(strings.Join(strings.Fields(got.out), " "), word) {
				t.Errorf("%s does not say %q:\n%s", args, word, got.out)
			}
		}
		for _, word := range english {
			if strings.Contains(got.out, word) {
				t.Errorf("%s speaks English (%q):\n%s", args, word, got.out)
			}
		}
	}
}

func TestWrongUseIsToldOnStderrWithTheWayToTheHelp(t *testing.T) {
	for args, words := range map[string][]string{
		"":                                {"erwartet wird einer von", "serve"},
		"unsinn":                          {"unbekannte Angabe", "unsinn"},
		"serv":                            {"unbekannte Angabe", "gemeint vielleicht"},
		"serve --unsinn":                  {"unbekannter Schalter", "--unsinn"},
		"serve jetzt":                     {"unbekannte Angabe", "jetzt"},
		"load":                            {"es fehlt:", "datei"},
		"export":                          {"Kennung", "--all"},
		"export herne --all x":            {"entweder", "--all"},
		"export herne soest":              {"unbekannte Angabe", "soest"},
		"gazetteer":                       {"erwartet wird einer von"},
		"gazetteer lookup":                {"es fehlt:", "plz"},
		"gazetteer import":                {"es fehlt:", "datei"},
		"generate --networks=x":           {"--networks", "erwartet wird eine ganze Zahl, nicht"},
		"generate --networks=1 --seed=-1": {"--seed", "erwartet wird eine ganze Zahl ab 0"},
		"mail":                            {"erwartet wird einer von"},
		"mail test":                       {"es fehlt:", "adresse"},
		"serve --load-examples=ja!":       {"--load-examples", "true oder false", `"ja!"`},
		"export --all":                    {"--all", "dahinter fehlt"},
		"generate --networks --seed=1":    {"--networks", "dahinter fehlt"},
		"account invite x":                {"es fehlen Schalter:", "--role=ROLLE"},
		"serve expected":                  {"unbekannte Angabe expected"}, // what people type stays as it is
	} {
		got := call(t, "", nil, strings.Fields(args)...)
		for _, word := range []string{"argument", "unknown", "missing", "value", "bit int", "did you mean"} {
			if strings.Contains(got.err, word) {
				t.Errorf("%q is told in English (%q): %s", args, word, got.err)
			}
		}
		if got.code != exitUsage || got.out != "" || !strings.Contains(got.err, "Hilfe: rundtisch --help") {
			t.Errorf("%q: exit %d, on stdout %q, on stderr %q", args, got.code, got.out, got.err)
		}
		for _, word := range words {
			if !strings.Contains(got.err, word) {
				t.Errorf("%q does not say %q: %s", args, word, got.err)
			}
		}
	}
}

func TestWrongSettingsAreEachNamed(t *testing.T) {
	wrong := []string{"RUNDTISCH_ADDR=überall", "RUNDTISCH_BASE_URL=netz", "RUNDTISCH_EXIT_URL=javascript:weg()", "DATABASE_URL=mysql://x", "RUNDTISCH_MAIL=x"}
	for _, args := range [][]string{{"serve"}, {"migrate"}, {"export", "herne"}, {"gazetteer", "lookup", "44623"}} {
		got := call(t, "", wrong, args...)
		if got.code != exitUsage || got.out != "" {
			t.Errorf("%v: exit %d, on stdout %q", args, got.code, got.out)
		}
		for _, setting := range wrong {
			if name, _, _ := strings.Cut(setting, "="); !strings.Contains(got.err, name) {
				t.Errorf("%v does not name %s: %s", args, name, got.err)
			}
		}
	}
	for content, word := range map[string]string{"": "RUNDTISCH_OPERATOR", "nam: x": "nam", "- x": "RUNDTISCH_OPERATOR", "name: [": "RUNDTISCH_OPERATOR", "name: a\x00b": "RUNDTISCH_OPERATOR"} {
		file := filepath.Join(t.TempDir(), "betrieb.yaml")
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		got := call(t, "", []string{"RUNDTISCH_OPERATOR=" + file, "RUNDTISCH_ADDR=127.0.0.1:0"}, "serve")
		if got.code != exitUsage || !strings.Contains(got.err, word) || !strings.Contains(got.err, file) {
			t.Errorf("operator file %q: exit %d, %s", content, got.code, got.err)
		}
	}
	if got := call(t, "", []string{"RUNDTISCH_OPERATOR=/gibt/es/nicht"}, "serve"); got.code != exitUsage || !strings.Contains(got.err, "/gibt/es/nicht") {
		t.Errorf("a missing operator file: exit %d, %s", got.code, got.err)
	}
}

func TestVersionIsOneLine(t *testing.T) {
	if got := call(t, "", nil, "version"); got.code != exitOK || !strings.HasPrefix(got.out, "rundtisch ") || strings.Count(got.out, "\n") != 1 {
		t.Errorf("%+v", got)
	}
}
