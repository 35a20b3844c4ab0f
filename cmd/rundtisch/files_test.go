package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is no file that a command can read is said in German, with the name, and the command fails.
func TestFilesThatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "fehlt")
	for _, command := range []string{"memberlist", "load", "gazetteer import", "import-hsds"} {
		for name, want := range map[string]string{missing: "diese Datei gibt es nicht", dir: ""} {
			if name == dir {
				if want = "ist ein Ordner"; command == "load" {
					continue // a whole directory may be one
				}
			}
			got := call(t, "", nil, append(strings.Fields(command), name)...)
			if got.code != exitFailed || got.out != "" || !strings.Contains(got.err, filepath.Base(name)) || !strings.Contains(got.err, want) || strings.Contains(got.err, "such file") {
				t.Errorf("%s %s: exit %d, %q, %q", command, name, got.code, got.out, got.err)
			}
		}
	}
}

func TestMemberlistReadsTextOnly(t *testing.T) {
	for begin, want := range map[string]string{"PK\x03\x04\x14": "Das ist eine Word- oder Excel-Datei; ", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "Das ist eine Word- oder Excel-Datei; ",
		"%PDF-1.7": "Das ist eine PDF-Datei; ", "{\\rtf1 Polizei}": "Das ist eine RTF-Datei; ", "a\x00b": "keine Textdatei"} {
		name := filepath.Join(t.TempDir(), "liste")
		if err := os.WriteFile(name, []byte(begin), 0o600); err != nil {
			t.Fatal(err)
		}
		for in, args := range map[string][]string{"": {"memberlist", name}, begin: {"memberlist"}} {
			if got := call(t, in, nil, args...); got.code != exitFailed || got.out != "" || !strings.Contains(got.err, want) {
				t.Errorf("%q: exit %d, %q, %q", begin, got.code, got.out, got.err)
			}
		}
	}
	if got := call(t, "- Polizei Soest\n", nil, "memberlist"); got.code != exitOK || !strings.Contains(got.out, "Polizei Soest") {
		t.Errorf("exit %d, %q, %q", got.code, got.out, got.err)
	}
}
