package apptest

import (
	"net/http/httptest"
	"strings"
	"testing"

	"rundtisch/internal/locale"
	"rundtisch/templates"
)

// EmbedAddresses are the addresses of the parts of networks that pages of others may show.
func EmbedAddresses(keys ...string) []string {
	var all []string
	for _, key := range keys {
		for _, part := range templates.EmbedParts {
			for _, lang := range locale.Languages {
				all = append(all, templates.EmbedChoice{Part: part, Lang: lang}.Path(key))
			}
		}
	}
	return all
}

// ReadEmbedding reads the page of the desk for showing a network on pages of others: its form, the code for a frame and
// the text to paste.
func ReadEmbedding(t testing.TB, w *httptest.ResponseRecorder) (form Form, code, text string) {
	t.Helper()
	form = ReadForm(t, w)
	saves := form.Find(`main form[method="post"]`)
	form.Action, _, _ = strings.Cut(saves.AttrOr("action", ""), "#")
	form.Values = map[string][]string{
		"_gesehen": {saves.Find("[name=_gesehen]").AttrOr("value", "")},
		"adressen": {strings.TrimPrefix(saves.Find("#adressen").Text(), "\n")},
	}
	return form, strings.TrimPrefix(form.Find("#code").Text(), "\n"), strings.TrimPrefix(form.Find("#text").Text(), "\n")
}
