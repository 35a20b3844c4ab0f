package store_test

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

var spellings = []string{
	"", "Häusliche Gewalt", "Haeusliche Gewalt", "HÄUSLICHE", "Weißer Ring e. V.", "WEISSER RING e.V.", "Weiſſer",
	"WEIẞER", "e.v.", "e.  v.", "(e. V.)",
	"die. v. o.", "aller e. V", "Frauenhäuser", "Frauenhaeuser", "Feuer", "Quelle", "aue", "eue", "ue", "UE", "Uebung",
	"Üebung", "aee", "oee", "uue", "ueue", "queue",
	"Poesie", "Israel", "Noël", "Å", "e\u0301", "é", "ø", "Ø", "æ", "œ", "łódź", "đ", "Þing", "ð", "ı", "İstanbul",
	"ﬁx", "½", "²", "™", "…", "„Nein“", "a\u00a0b",
	"a\u00adb", "a\u200bb", "Gleich\u00adstellungs\u00adstelle", "Rhein\u2011Kreis", "Rhein\u2212Kreis", "O’Neill",
	"O´Neill", "O`Neill", "Frаuenhaus", "СОРА", "Straβe", "ΝΟΜΟΣ", "می\u200cخواهم", "a\u2800b", "\u202aabc\u202c",
	"❤\ufe0f", "Σίσυφος", "ΣΊΣΥΦΟΣ", "Ёлка", "ǅ", "K", "Ω", "中文", "🙂", "ﷺ", "שָׁלוֹם", "Straße", "STRASSE",
	"Groß-Gerau", "Coesfeld", "Soest", "Moers", "Kevelaer", "Duisburg",
}

var addresses = map[string]bool{
	"Hauptstraße 5": true, "Hauptstrasse 5": true, "HAUPTSTRAẞE 5": true, "Hauptstr. 5": true, "Hauptstr 5": true,
	"Hauptstr.5a": true, "Haupt-Straße 12 b": true,
	"Hauptstraße\u00a05": true, "Hauptstraße\u202f5": true, "Hauptstraße Nr. 5": true, "Hauptstraße Nummer 5": true,
	"Am Markt 3, Herne": true, "Lindenallee 12": true, "Domplatz 1": true,
	"Mühlenweg 3": true, "Muehlenweg 3": true, "Hafendamm 7.": true, "44623 Herne": true, "D-44623 Herne": true,
	"44623\u00a0Herne": true, "PLZ 44623": true, "Postleitzahl: 44623": true,
	"51.5391, 7.2261": true, "51,5391 / 7,2261": true, "51.5391° N, 7.2261° O": true, "N 51.5391 O 7.2261": true,
	"https://maps.example/@51.5391,7.2261,17z":   true,
	"https://osm.example/#map=17/51.5391/7.2261": true, "51° 32′ 20″ N": true, "zwei Zeilen\nWeg 5\n44623 Herne": true,
	"": false, "Frauenhaus Herne": false, "Landkreis Anhalt-Bitterfeld": false, "Telefon 02921/302546": false,
	"0800 22 55 530": false, "116 016": false, "seit 2000": false,
	"Weißer Ring": false, "rund um die Uhr": false, "24 Stunden": false, "30 Plätze": false, "am 12. Juni 2024": false,
	"Montag 9 bis 17 Uhr": false, "§ 201a StGB": false,
	"+49 2921 302546": false, "02921 302546 Frau": false, "https://www.example.org": false, "Hofheim": false,
	"3,5 Stellen": false, "Kreisverband": false,
}

// rules returns a function that asks the database about one text.
func rules(t *testing.T) func(sql, text string, into any) {
	t.Helper()
	pool := storetest.Pool(t, storetest.URL(t), store.Owner, nil)
	return func(sql, text string, into any) {
		if err := pool.QueryRow(t.Context(), sql, text).Scan(into); err != nil {
			t.Fatalf("%s of %q: %v", sql, text, err)
		}
	}
}

func TestBothSidesFoldAlike(t *testing.T) {
	t.Parallel()
	query := rules(t)
	same := func(t interface{ Errorf(string, ...any) }, text string) {
		var theirs string
		query(`select fold($1)`, text, &theirs)
		if ours := directory.Fold(text); ours != theirs {
			t.Errorf("%q: Go says %q, PostgreSQL %q", text, ours, theirs)
		}
	}
	for _, text := range spellings {
		same(t, text)
	}
	for text := range addresses {
		same(t, text)
	}
	rapid.Check(t, func(t *rapid.T) { same(t, text(t)) })
}

// Every character up to the signs of Asia, and those beyond that cannot be seen, each between two letters.
func TestBothSidesFoldEveryCharacterAlike(t *testing.T) {
	t.Parallel()
	query := rules(t)
	var lines []string
	for _, block := range [][2]rune{{1, 0x24FF}, {0x2800, 0x28FF}, {0x3000, 0x303F}, {0x3131, 0x318E}, {0xA64A, 0xA64B},
		{0xA78B, 0xA78C}, {0xFB00, 0xFB4F}, {0xFE00, 0xFE6F}, {0xFF00, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
		{0x1D400, 0x1D7FF}, {0xE0000, 0xE0FFF}} {
		for r := block[0]; r <= block[1]; r++ {
			if unicode.IsOneOf([]*unicode.RangeTable{unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.C}, r) && r != 0 {
				lines = append(lines, "x"+string(r)+"y "+string(r))
			}
		}
	}
	var folded []string
	query(`
		select array_agg(fold(u.line) order by u.n)
		from unnest(string_to_array($1, '|~|'))
		with ordinality u (line, n)`, strings.Join(lines, "|~|"), &folded)
	if len(folded) != len(lines) || len(lines) < 10_000 {
		t.Fatalf("%d of %d lines", len(folded), len(lines))
	}
	for i, line := range lines {
		if ours := directory.Fold(line); ours != folded[i] {
			t.Errorf("%+q: Go says %+q, PostgreSQL %+q", line, ours, folded[i])
		}
	}
}

func TestBothSidesKnowTheSameAddresses(t *testing.T) {
	t.Parallel()
	query := rules(t)
	same := func(t interface{ Errorf(string, ...any) }, text string) bool {
		var theirs bool
		query(`select looks_like_address($1)`, text, &theirs)
		if ours := directory.LooksLikeAddress(text); ours != theirs {
			t.Errorf("%q: Go says %v, PostgreSQL %v", text, ours, theirs)
		}
		return theirs
	}
	for text, want := range addresses {
		if got := same(t, text); got != want {
			t.Errorf("%q looks like an address: %v, want %v", text, got, want)
		}
	}
	pieces := rapid.SliceOfN(rapid.SampledFrom([]string{"Hauptstraße", "str", "STRASSE", "Weg", "Ring", "hof", ".",
		"nr", "Nr.", " ", "\t", "\n", "\u00a0", "5", "12", "44623", "0", "a",
		"d-", "plz", "Tel.", "Euro", "12.345", ":", "Herne", "herne", "51.5391", "7,2261", "°", "/", "+", "é", "ß", "ſ", "K", ""}), 1, 8)
	rapid.Check(t, func(t *rapid.T) { same(t, strings.Join(pieces.Draw(t, "pieces"), "")) })
	rapid.Check(t, func(t *rapid.T) { same(t, text(t)) })
}

// text draws a text with letters of the scripts that Unicode has long agreed on: the newest differ from one version
// of Unicode to the next, and so from Go to PostgreSQL.
func text(t *rapid.T) string {
	letters := rapid.StringOf(rapid.OneOf(
		rapid.RuneFrom([]rune(" eEuUaAoOqQvV.ßẞäöüÄÖÜ")), rapid.Int32Range(1, 0x24F), rapid.Int32Range(0x300, 0x36F),
		rapid.Int32Range(0x391, 0x3C9), rapid.Int32Range(0x400, 0x45F), rapid.Int32Range(0x1E00, 0x1EFF),
		rapid.Int32Range(0x2000, 0x206F), rapid.Int32Range(0x2100, 0x214F), rapid.Int32Range(0xFB00, 0xFB06), rapid.Int32Range(0x1F600, 0x1F64F)))
	if rapid.Bool().Draw(t, "any") {
		return letters.Draw(t, "letters")
	}
	return strings.Map(func(r rune) rune {
		if r >= 0x1E030 && r <= 0x1E08F { // of Unicode 15
			return -1
		}
		return r
	}, dossiertest.Text().Draw(t, "text"))
}

func TestBothSidesAcceptTheSameDates(t *testing.T) {
	t.Parallel()
	pool := storetest.Pool(t, storetest.URL(t), store.Owner, nil)
	same := func(t interface {
		Errorf(string, ...any)
		Fatalf(string, ...any)
	}, ctx *testing.T, text string) {
		var start *string
		err := pool.QueryRow(ctx.Context(), `select partial_date_start($1::partial_date)::text`, text).Scan(&start)
		if err != nil && code(err) == "" {
			t.Fatalf("%q: %v", text, err)
		}
		d := directory.PartialDate(text)
		if ours, theirs := d.Valid(), err == nil; ours != theirs {
			t.Errorf("%q: valid in Go: %v, in PostgreSQL: %v (%v)", text, ours, theirs, err)
		}
		if err == nil && start != nil && *start != d.Start().Format("2006-01-02") {
			t.Errorf("%q begins on %s in Go, on %s in PostgreSQL", text, d.Start().Format("2006-01-02"), *start)
		}
	}
	for _, text := range []string{"", "2024", "2024?", "2024-02", "2024?-02", "2024-02-29", "2023-02-29", "2024?-02-30",
		"1000", "0999", "2999-12-31", "3000", "9999-12-31", "0000",
		"2024-13", "2024-00", "2024-01-00", "2024-1", "2024-1-1", "24", "2024-", "2024-01-", "2024-01?-01", "2024??",
		"?2024", " 2024", "2024 ", "2024\n", "x", "２０２４", "2024-06-12T00:00", "2024-06-12-01"} {
		same(t, t, text)
	}
	rapid.Check(t, func(r *rapid.T) { same(r, t, string(dossiertest.Date().Draw(r, "date"))) })
	rapid.Check(t, func(r *rapid.T) {
		same(r, t, rapid.StringMatching(`[0-3]?\d{3}\??(-[01]\d)?(-[0-3]\d)?\n?`).Draw(r, "text"))
	})
}

func TestBothSidesAcceptTheSameKeys(t *testing.T) {
	t.Parallel()
	pool := storetest.Pool(t, storetest.URL(t), store.Owner, nil)
	for _, key := range []string{"", "a", "a-b", "a--b", "-a", "a-", "A", "ä", "a b", "a_b", "a/b", "a\n", "0",
		strings.Repeat("a", 100), strings.Repeat("a", 101), "٣"} {
		_, err := pool.Exec(t.Context(), `select $1::text::key`, key)
		if ours, theirs := directory.ValidKey(key), err == nil; ours != theirs {
			t.Errorf("%q: Go says %v, PostgreSQL %v (%v)", key, ours, theirs, err)
		}
	}
}

func TestBothSidesProtectTheSameSectors(t *testing.T) {
	t.Parallel()
	query := rules(t)
	for _, family := range directory.Families {
		for _, sector := range family.Sectors {
			var theirs bool
			query(`select is_protected_sector($1)`, string(sector), &theirs)
			if sector.Protected() != theirs {
				t.Errorf("%s: Go says %v, PostgreSQL %v", sector, sector.Protected(), theirs)
			}
		}
	}
}
