package upload

import "regexp"

const maxSheets = 5

var unnamedSheet = regexp.MustCompile(`^(Tabelle|Sheet|Blatt|Table)\s?\d*$`)

// sheet is one of a workbook.
type sheet struct{ path, name string }

var (
	ofMembers  = regexp.MustCompile(`(?i)mitglied`)
	ofServices = regexp.MustCompile(`(?i)^angebote$`)
	ofFormer   = regexp.MustCompile(`(?i)ehemalig|früher|ausgeschieden|ausgetreten|archiv|^alte?\b`)
)

// wanted chooses among the sheets: those that are called after what is read, if there are such, and not too many. The
// others are reported.
func (p *page) wanted(sheets []sheet) []sheet {
	called := ofMembers
	if p.whole != nil {
		called = ofServices
	}
	var chosen, others []sheet
	for _, s := range sheets {
		if called.MatchString(s.name) && !ofFormer.MatchString(s.name) {
			chosen = append(chosen, s)
		} else {
			others = append(others, s)
		}
	}
	if len(chosen) == 0 {
		chosen, others = sheets, nil
	} else if len(others) > 0 {
		for _, s := range chosen {
			p.left.read = append(p.left.read, s.name)
		}
	}
	if len(chosen) > maxSheets {
		chosen, others = chosen[:maxSheets], append(chosen[maxSheets:], others...)
	}
	for _, s := range others {
		p.left.sheets = append(p.left.sheets, s.name)
	}
	return chosen
}

// readSheets writes the sheets one below the other, each under its name. Where rows are wanted, it stops behind the
// first sheet that holds some. It returns those that were read.
func (p *page) readSheets(sheets []sheet, read func(path string) error) ([]sheet, error) {
	for i, sheet := range sheets {
		p.line("")
		if !unnamedSheet.MatchString(sheet.name) && len(sheets) > 1 {
			p.write(block{kind: heading, text: sheet.name})
		}
		if err := read(sheet.path); err != nil {
			return nil, err
		}
		if p.whole != nil && len(p.whole.list) > 0 {
			for _, other := range sheets[i+1:] {
				p.left.sheets = append(p.left.sheets, other.name)
			}
			if i+1 < len(sheets) {
				p.left.read = []string{sheet.name}
			}
			return sheets[:i+1], nil
		}
	}
	return sheets, nil
}
