package site_test

import (
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestErrorsSayWhatToDoNext(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for path, words := range map[string][]string{
		"/gibt-es-nicht":    {"Diese Seite gibt es nicht.", "Zur Startseite", "Alle Netzwerke ansehen"},
		"/en/gibt-es-nicht": {"This page does not exist."},
		"/%00":              {"Diese Seite gibt es nicht."},
	} {
		text := apptest.Visible(t, r.GetRaw(t, path).Body.String())
		for _, want := range words {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q: %s", path, want, text)
			}
		}
	}
}
