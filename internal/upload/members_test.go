package upload

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rundtisch/internal/examples/published"
	"rundtisch/internal/memberlist"
)

// list is one of invented institutions, in the shape of those that were published.
const list = `Seit März 2004
Der Runde Tisch gegen häusliche Gewalt Seefurt wurde im März 2004 gegründet und trifft sich zweimal im Jahr.
Ziele des Runden Tisches
- Rückgang häuslicher Gewalt durch Aufklärung
- Verbesserung der Zusammenarbeit
Mitglieder
- Frauenhaus Seefurt
- Evangelische Beratungsstelle für Ehe-, Familien- und Lebensfragen Seefurt
- Hafenlicht e. V., Familienzentrum Grünwerder
- Opferschutzbeauftragte der Kreispolizeibehörde
- Rechtsanwältinnen
- Leuchtfeuer - Beratungsstelle für Frauen und Mädchen e.V.
- Stadt Seefurt - Fachbereich Kinder, Jugend und Familie
- Stadt Seefurt - Büro für Gleichstellung
- Kommunales Integrationszentrum „Brücke“ & Freunde <Seefurt>
- Weißer Ring e.V.`

// asFiles writes a text with headings, items and paragraphs as a person would in each program.
func asFiles(t *testing.T, text string) map[string][]byte {
	t.Helper()
	var docx, html, csv strings.Builder
	var rows [][]any
	open := false
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		if line == "-" && i+1 < len(lines) { // the published lists break after some bullets
			i++
			line = "- " + strings.TrimSpace(lines[i])
		}
		words, isItem := strings.CutPrefix(line, "- ")
		if isItem != open {
			html.WriteString(map[bool]string{true: "<ul>\n", false: "</ul>\n"}[isItem])
			open = isItem
		}
		head := !isItem && len(strings.Fields(words)) < 5
		switch {
		case isItem:
			docx.WriteString(bullet("0", words))
			fmt.Fprintf(&html, "<li>%s</li>\n", escape(words))
		case head:
			docx.WriteString(styled("berschrift1", words))
			fmt.Fprintf(&html, "<h2>%s</h2>\n", escape(words))
		default:
			docx.WriteString(par(run(words[:len(words)/2]) + run(words[len(words)/2:])))
			fmt.Fprintf(&html, "<p>%s</p>\n", escape(words))
		}
		rows = append(rows, []any{line})
		fmt.Fprintf(&csv, "\"%s\"\r\n", strings.ReplaceAll(line, `"`, `""`))
	}
	return map[string][]byte{
		"liste.docx": docxOf(t, docx.String()), "liste.xlsx": xlsxOf(t, rows...), "liste.csv": []byte("\ufeff" + csv.String()),
		"liste.html": []byte("<!doctype html><html lang=de><meta charset=utf-8><title>Mitglieder</title><body><nav><ul><li>Start<li>Kontakt</ul></nav><main>" + html.String() + "</main></body></html>"),
		"liste.txt":  []byte(strings.ReplaceAll(text, "\n", "\r\n")),
	}
}

func sameMembers(t *testing.T, text string) {
	t.Helper()
	want := memberlist.Parse(text).Members
	if len(want) < 10 {
		t.Fatalf("only %d members in the plain text", len(want))
	}
	for name, data := range asFiles(t, text) {
		read := textOf(t, name, data)
		got := memberlist.Parse(read).Members
		if d := cmp.Diff(want, got, cmpopts.IgnoreFields(memberlist.Member{}, "Raw", "Line")); d != "" {
			t.Errorf("%s gives other members (-text +file):\n%s\n%s", name, d, read)
		}
	}
}

func TestEveryFormatGivesTheMembersOfThePlainText(t *testing.T) { sameMembers(t, list) }

func TestEveryFormatGivesTheMembersOfThePublishedList(t *testing.T) {
	sameMembers(t, published.Text(t, "herne"))
}

func TestTablesGiveMembersWithTheirContacts(t *testing.T) {
	rows := [][]string{
		{"Nr.", "Einrichtung", "Ansprechperson", "Telefon", "E-Mail"},
		{"1.", "Frauenhaus Seefurt", "", "0199 111111", ""},
		{"2.", "Kreispolizeibehörde Seefurt", "Frau Martina Holm", "0199 222222", "holm@polizei.example"},
		{"3.", "Jugendamt der Stadt Seefurt", "", "", ""},
		{"", "Leuchtfeuer e. V.", "", "+49 199 333333", "info@leuchtfeuer.example"},
	}
	var csv, html, docx strings.Builder
	var cells [][]any
	for _, row := range rows {
		csv.WriteString(strings.Join(row, ";") + "\r\n")
		html.WriteString("<tr><td>" + strings.Join(row, "</td><td>") + "</td></tr>")
		var words []string
		var values []any
		for _, cell := range row {
			words, values = append(words, par(run(cell))), append(values, cell)
		}
		docx.WriteString(rowOf(words...))
		cells = append(cells, values)
	}
	for name, data := range map[string][]byte{
		"a.csv": []byte(csv.String()), "a.html": []byte("<html><h2>Mitglieder</h2><table>" + html.String() + "</table>"),
		"a.docx": docxOf(t, styled("berschrift1", "Mitglieder")+"<w:tbl>"+docx.String()+"</w:tbl>"), "a.xlsx": xlsxOf(t, cells...),
	} {
		read := textOf(t, name, data)
		members := memberlist.Parse(read).Members
		if len(members) != 4 {
			t.Errorf("%s: %d members in\n%s", name, len(members), read)
			continue
		}
		for i, want := range []struct{ name, phone, email string }{
			{"Frauenhaus Seefurt", "0199 111111", ""}, {"Kreispolizeibehörde Seefurt", "0199 222222", "holm@polizei.example"},
			{"Jugendamt der Stadt Seefurt", "", ""}, {"Leuchtfeuer e. V.", "+49 199 333333", "info@leuchtfeuer.example"},
		} {
			if m := members[i]; m.Name != want.name || m.Phone != want.phone || m.Email != want.email {
				t.Errorf("%s: member %d is %q, %q, %q", name, i+1, m.Name, m.Phone, m.Email)
			}
		}
	}
}
