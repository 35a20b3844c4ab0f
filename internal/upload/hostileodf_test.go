package upload

import (
	"strings"
	"testing"
)

// hostileOpenDocuments are files like those of LibreOffice that were made to harm.
func hostileOpenDocuments(t testing.TB, bomb []byte) map[string][]byte {
	t.Helper()
	const mb = 1 << 20
	many := strings.Repeat
	inBody := func(kind, inside string) []byte { return odfOf(t, kind, inside, "") }
	text := func(inside string) []byte { return inBody("text", inside) }
	cells := func(inside string) []byte {
		return inBody("spreadsheet", `<table:table table:name="A">`+inside+`</table:table>`)
	}
	// row is a row with these attributes, of one cell with these and with this text.
	row := func(ofRow, ofCell, words string) string {
		return `<table:table-row ` + ofRow + `><table:table-cell ` + ofCell + `>` +
			`<text:p>` + words + `</text:p></table:table-cell></table:table-row>`
	}
	style := func(more, inside string) string {
		return `<style:style style:name="a" ` + more + `>` + inside + `</style:style>`
	}
	const (
		ever     = ` table:number-rows-repeated="1048576"`
		hide     = ` table:visibility="collapse"`
		wide     = ` table:number-columns-repeated="1048576"`
		both     = ` table:number-columns-spanned="999999999" table:number-rows-spanned="999999999"`
		struck   = `<style:text-properties style:text-line-through-style="solid"/>`
		aText    = `<office:body><office:text><text:p>x</text:p></office:text></office:body>`
		laughs   = `<!DOCTYPE l [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]>`
		aMillion = 1_000_000
	)
	laughing := laughs + strings.Replace(aText, "x", "x&b;", 1)
	kind := member{name: "mimetype", content: []byte(openDocument + "text")}
	small := member{name: "content.xml", content: []byte(aText)}
	return map[string][]byte{
		"odf: bomb of 150 MB":                lying(t, []member{kind, {name: "content.xml", content: bomb}}),
		"odf: bomb in the manifest":          lying(t, []member{kind, small, {name: "META-INF/manifest.xml", content: bomb, claimed: 9}}),
		"odf: bomb for a name":               lying(t, []member{{name: "mimetype", content: bomb, claimed: 9}, small}),
		"odf: billion laughs":                pack(t, "mimetype", openDocument+"text", "content.xml", laughing),
		"odf: entities in the styles":        pack(t, "mimetype", openDocument+"text", "styles.xml", laughs+`<a/>`, "content.xml", aText),
		"odf: an entity":                     text(`<text:p>x&nbsp;</text:p>`),
		"odf: cut off":                       inBody("text", `<text:p>x</text:p>`)[:300],
		"odf: lists in lists":                text(many(`<text:list><text:list-item>`, 100_000)),
		"odf: spans in spans":                text(`<text:p>x` + many(`<text:span>`, 200_000)),
		"odf: tables in tables":              text(many(`<table:table>`+`<table:table-row><table:table-cell>`, 60) + `<text:p>a</text:p>`),
		"odf: boxes in boxes":                text(many(`<text:p><draw:frame><draw:text-box>`, 50_000)),
		"odf: a million paragraphs":          text(many(`<text:p/>`, aMillion)),
		"odf: blanks without end":            text(`<text:p>x` + many(`<text:s text:c="2000000000"/>`, 120_000) + `</text:p>`),
		"odf: styles in a circle":            odfOf(t, "text", `<text:p>x</text:p>`, many(style(`style:parent-style-name="a"`, ""), 60_000)),
		"odf: spans over a million cells":    text(`<table:table>` + many(row("", both, "a"), 30_000) + `</table:table>`),
		"odf: a filled row a million times":  cells(row(ever, "", "a")),
		"odf: a filled cell a million times": cells(row("", wide, "a")),
		"odf: a hidden row for ever":         cells(many(row(hide+ever, "", "a"), 20_000)),
		"odf: a struck row for ever": odfOf(t, "spreadsheet",
			`<table:table>`+many(row(ever, `table:style-name="a"`, "a"), 20_000)+`</table:table>`, style(`style:family="table-cell"`, struck)),
		"odf: a text in every cell":         cells(many(row(ever, ` table:number-columns-repeated="100"`, many("Wort ", 200)), 400)),
		"odf: a hidden column for ever":     cells(`<table:table-column` + hide + wide + `/>` + many(row(ever, wide, "a"), 20_000)),
		"odf: many sheets":                  inBody("spreadsheet", many(`<table:table>`+row("", "", "a")+`</table:table>`, 40_000)),
		"odf: one cell of 7 MB":             cells(row("", "", many("Wort ", 7*mb/5))),
		"odf: one remark of 7 MB":           text(`<text:p>x</text:p><office:annotation>` + many("Wort ", 7*mb/5) + `</office:annotation>`),
		"odf: merged cells, one by one":     cells(many(row("", both, "a"), 20_001)),
		"odf: cells that lie on each other": text(`<table:table>` + many(`<table:table-row>`+many(`<table:table-cell`+both+`/>`, 120), 300)),
	}
}
