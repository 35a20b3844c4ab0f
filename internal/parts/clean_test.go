package parts_test

import (
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/parts"
)

// Every field of every form into which people type, with what their programs copy along.
func TestEveryFieldTakesOffWhatCannotBeSeen(t *testing.T) {
	samples := map[parts.Widget][2]string{
		parts.Text:       {"\u202aGleich\u00adstellung\u2009A\u2011Z\u00a0O\ufb03ce\u200e", "Gleichstellung A-Z Office"},
		parts.Long:       {"\ufeffErste\u00adZeile\r\nzwei\u2011te", "ErsteZeile\nzwei-te"},
		parts.Lines:      {"A\u200bB\r\nC\u2010D", "AB\nC-D"},
		parts.Paragraphs: {"A\u200bB\r\n\r\nC\u2010D", "AB\n\nC-D"},
		parts.Number:     {"\u202a3\u200b0\u202c", "30"},
		parts.Decimal:    {"51,\u00ad5", "51,5"},
		parts.Date:       {"2026\u201106\u201112", "12.06.2026"},
		parts.Clock:      {"20\u202fUhr\u200e", "20:00"},
		parts.Link:       {"https://example.org/\u200ba", "https://example.org/a"},
		parts.Email:      {"\u202ainfo@\u200bexample.org\u202c", "info@example.org"},
		parts.Phone:      {"02921 30\u20112546", "02921 30-2546"},
		parts.OpenHours:  {"Mo\u2011Fr\u00a09\u221212\u202fUhr\u200b", "Mo–Fr 09:00–12:00"},
	}
	tried := 0
	try := func(p parts.Part, name string, f parts.Field, more url.Values) {
		sample, ok := samples[f.Widget]
		if !ok {
			return
		}
		tried++
		var d directory.Dossier
		var e parts.Entry
		if p.Single {
			e = p.Entries(&d)[0]
		} else {
			e = p.Add(&d, "neu")
		}
		posted := url.Values{name: {sample[0]}}
		for field, values := range more {
			posted[field] = values
		}
		bad := e.Write(p.Typed(posted), editing.NewKey)
		if got := strings.Join(e.Values()[name], "|"); bad[name] != "" || got != sample[1] {
			t.Errorf("%s, %s: %+q is kept as %+q, %v", p.Slug, name, sample[0], got, bad)
		}
	}
	for _, p := range parts.All() {
		for _, f := range p.Fields {
			try(p, f.Tag, f, nil)
			for _, g := range f.Fields {
				try(p, f.Tag+".0."+g.Tag, g, url.Values{f.Tag: {parts.Ticked}})
			}
		}
	}
	if tried < 150 {
		t.Errorf("only %d fields were tried", tried)
	}
}
