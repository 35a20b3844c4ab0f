package admin_test

import (
	"strings"
	"testing"

	"rundtisch/internal/admin"
)

func TestLoadSaysWhichNumbersNobodyCanBeSureOf(t *testing.T) {
	t.Parallel()
	pool := open(t)
	contacts := "    kontakte:\n      - kennung: k\n        art: hilfe\n        telefon: "
	said, err := load(t, pool, admin.File{Name: "alt.yaml", Data: []byte(valid + contacts + "\"02921 302546 / 47\"\n")})
	if err != nil || !strings.Contains(said, "alt.yaml: neu (probe)") || !strings.Contains(said, "einrichtungen[1].kontakte[1].telefon") || !strings.Contains(said, "24") ||
		!strings.Contains(said, "Hier stehen mehrere Nummern: 02921 302546; 02921 302547.") {
		t.Errorf("an old export: %v\n%s", err, said)
	}
	said, err = load(t, pool, admin.File{Name: "neu.yaml", Data: []byte(valid + contacts + "02921 30-0 Apparat 12\n")})
	if err != nil || said != "neu.yaml: geändert (probe)\n" {
		t.Errorf("with an extension: %v\n%s", err, said)
	}
	for _, refused := range []string{"02921 302546 (24 Std.)", "\"Fax: 02921 302547\"", "0800-FRAUEN"} {
		if _, err := load(t, pool, admin.File{Name: "neu.yaml", Data: []byte(valid + contacts + refused + "\n")}); err == nil || !strings.Contains(err.Error(), "einrichtungen[1].kontakte[1].telefon") {
			t.Errorf("%s: %v", refused, err)
		}
	}
}
