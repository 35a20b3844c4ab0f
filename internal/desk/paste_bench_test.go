package desk_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

// longList is a list of as many rows as there can be, of different shapes.
func longList(rows int, place string) string {
	var text strings.Builder
	text.WriteString("Mitglieder\n")
	shapes := []string{
		"- Stadt %[2]s - Fachbereich Kinder, Jugend und Familie %[1]d\n",
		"- Beratungsstelle für Ehe-, Partnerschafts- undLebensfragen %[2]s %[1]d\n",
		"- Verein Lichtung %[1]d %[2]s e.V., Tel. 04999 12%03[1]d\n",
		"- Polizeiinspektion %[2]s %[1]d, info%[1]d@polizei.example\n",
		"- Frauenberatung Haus %[1]d %[2]s\n",
	}
	for i := range rows {
		fmt.Fprintf(&text, shapes[i%len(shapes)], i, place)
	}
	return text.String()
}

func BenchmarkPasteOf2000Rows(b *testing.B) {
	r := apptest.Start(b)
	n := 0
	fresh := func() (string, string) {
		n++
		key := fmt.Sprintf("ort%d", n)
		r.AddEmpty(b, key)
		return key, longList(1990, fmt.Sprintf("Ort%d", n))
	}
	key, text := fresh()
	by := r.AddCoordinator(b, "Anna", key)
	b.Run("preview", func(b *testing.B) {
		for b.Loop() {
			apptest.WantStatus(b, "review", r.Paste(b, by, key, text), http.StatusOK)
		}
	})
	_, decisions := apptest.ReadReview(b, r.Paste(b, by, key, text))
	b.Logf("the form has %d fields and %d bytes", len(decisions), len(decisions.Encode()))
	b.Run("takeover", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			b.StopTimer()
			key, text := fresh()
			by := r.AddCoordinator(b, fmt.Sprintf("Anna%d-%d", n, i), key)
			_, decisions := apptest.ReadReview(b, r.Paste(b, by, key, text))
			b.StartTimer()
			apptest.WantStatus(b, "take over", r.TakeOver(b, by, key, decisions), http.StatusSeeOther)
		}
	})
	apptest.WantStatus(b, "take over", r.TakeOver(b, by, key, decisions), http.StatusSeeOther)
	b.Run("preview of the same", func(b *testing.B) {
		for b.Loop() {
			apptest.WantStatus(b, "review", r.Paste(b, by, key, text), http.StatusOK)
		}
	})
}
