package handouts_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/web"
	"rundtisch/templates/handouts"
)

func sheet(offers ...directory.Offer) handouts.Sheet {
	return handouts.Sheet{Network: "Musterstadt", Changed: "2026-11-03", Made: handouts.SheetDay(now), Offers: offers,
		Hotlines: []directory.Hotline{{Number: "116 006", Name: "Opfer-Telefon", Hours: "täglich 7 bis 22 Uhr"}, {Number: "116 016", Name: "doppelt"}}}
}

func offline(t testing.TB, s handouts.Sheet) string {
	t.Helper()
	data, err := handouts.OfflineSheet(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestTheOfflineSheetHasWhatStaffMayReadAndNoMore(t *testing.T) {
	text := offline(t, sheet(offer(), shelter()))
	wantIn(t, "sheet", text, "Nur für Fachkräfte – nicht weitergeben", "Stand: 03.11.2026", "Gültig bis: 30.01.2027", "Frauenberatung Musterstadt – Beratung", "02921 30-11", `href="tel:+49292130`, "Aktenzeichen",
		`href="tel:110"`, `href="tel:116016"`, "116 006", "Erika Muster", "(bis 30.11.2026)", "<title>Kontakte</title>")
	wantNotIn(t, "sheet", text, "Geheim", "999999", "doppelt", "Rundtisch")
	if strings.Count(text, "Musterweg") != 1 {
		t.Error("the shelter has an address")
	}
	o := offer()
	o.Official.DeleteOn = "2027-01-15"
	wantNotIn(t, "a name that is deleted before the sheet expires", offline(t, sheet(o)), "Erika")
	o.CheckedOn = "2026-11-20"
	wantIn(t, "checked later", offline(t, sheet(o)), "Stand: 20.11.2026")
}

func TestTheSameSheetGivesTheSameBytes(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		offers := append(dossiertest.Offers(dossiertest.Dossier().Draw(r, "dossier")), many(5)...)
		once, err := handouts.OfflineSheet(context.Background(), sheet(offers...))
		if err != nil {
			r.Fatal(err)
		}
		rows := handouts.SheetRows(sheet(offers...))
		rand.Shuffle(len(offers), func(i, j int) { offers[i], offers[j] = offers[j], offers[i] })
		again, err := handouts.OfflineSheet(context.Background(), sheet(offers...))
		if err != nil || !bytes.Equal(once, again) {
			r.Fatalf("two files: %v", err)
		}
		if fmt.Sprint(rows) != fmt.Sprint(handouts.SheetRows(sheet(offers...))) {
			r.Fatal("two tables")
		}
	})
}

func TestTheOfflineSheetRefersToNothingOutside(t *testing.T) {
	text := offline(t, sheet(append(many(40), shelter())...))
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if found := doc.Find("[src], link, iframe, img, object, embed, base, [srcset], [background], [style], [onclick]"); found.Length() != 0 {
		t.Errorf("%d references", found.Length())
	}
	wantNotIn(t, "sheet", text, "url(", "@import", "fetch(", "XMLHttpRequest", "localStorage")
	doc.Find("a[href]").Each(func(_ int, s *goquery.Selection) {
		href := s.AttrOr("href", "")
		if !strings.HasPrefix(href, "tel:") && !strings.HasPrefix(href, "mailto:") && !strings.HasPrefix(href, "#") {
			t.Errorf("a link to %s", href)
		}
		if id, ok := strings.CutPrefix(href, "#"); ok && doc.Find("#"+id).Length() != 1 {
			t.Errorf("a link to nothing: %s", href)
		}
	})
	if scripts := doc.Find("script"); scripts.Length() != 1 || doc.Find("style").Length() != 1 {
		t.Errorf("%d scripts", scripts.Length())
	}
}

func TestTheTableHasTheSameOffersAndNoFormula(t *testing.T) {
	o := offer()
	o.Summary = "=1+1"
	rows := handouts.SheetRows(sheet(o, shelter()))
	for _, row := range rows {
		if len(row) != len(rows[0]) {
			t.Errorf("%d cells in %q", len(row), row)
		}
	}
	w := httptest.NewRecorder()
	if err := web.CSV(w, handouts.SheetFile, rows); err != nil {
		t.Fatal(err)
	}
	table := w.Body.String()
	wantIn(t, "table", table, "\ufeffName;Telefon;", ";'=1+1;", "Durchwahl: 02921 30-11", "116 016", "Frauenhaus Musterstadt – Aufnahme", "Erika Muster", "03.11.2026", "30.01.2027")
	wantNotIn(t, "table", table, "Geheim", "999999")
	if strings.Count(table, "Musterweg") != 1 || !strings.Contains(w.Header().Get("Content-Disposition"), "kontakte.csv") {
		t.Errorf("%s %s", w.Header(), table)
	}
	o.Official.DeleteOn = "2027-01-15"
	wantNotIn(t, "a name that is deleted before the table expires", fmt.Sprint(handouts.SheetRows(sheet(o))), "Erika")
	used := map[string]bool{}
	for _, row := range rows[1:] {
		for i, cell := range row {
			used[rows[0][i]] = used[rows[0][i]] || cell != ""
		}
	}
	for _, heading := range rows[0] {
		if !used[heading] && !slices.Contains([]string{"Anmerkung", "Telefon 2", "Telefon 2 nur für Fachkräfte"}, heading) {
			t.Errorf("the column %s is empty", heading)
		}
	}
}

func TestTheOfflineSheetIsSmall(t *testing.T) {
	for _, n := range []int{40, 500} {
		text := offline(t, sheet(many(n)...))
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		_, _ = w.Write([]byte(text)) // into memory
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		t.Logf("%d offers: %d bytes, %d packed", n, len(text), packed.Len())
		if len(text) > 20_000+n*4_000 {
			t.Errorf("%d offers take %d bytes", n, len(text))
		}
	}
}
