package addresslist

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rundtisch/internal/mailaddress"
)

// MaxText is how many bytes of a pasted text are read.
const MaxText = 200 << 10

// Line is an address that was pasted, with what stands beside it.
type Line struct {
	Text    string   // what was pasted, in one line
	Address string   // as it is read
	Wrong   string   // why nothing can be sent to it; "" if something can
	Unsure  bool     // it was not written as an address: „info (at) beispiel.de"
	Names   []string // what stands beside it and may be a name
}

// Read returns every address of a text, and the lines that have none and belong to none.
func Read(text string) (lines []Line, unread []string) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\ufeff", "", "\u200b", "", "\u00ad", "").Replace(text)
	if cards := vcards(text); len(cards) > 0 {
		return cards, nil
	}
	var above []string // lines without an address since the last address or the last empty line
	alone := false     // the last address stood below its name, without one of its own
	drop := func() {
		if !alone {
			unread = append(unread, above...)
		}
		above, alone = nil, false
	}
	for raw := range strings.Lines(text) {
		line := strings.TrimSpace(raw)
		found := find(line)
		switch {
		case strings.Trim(line, "-–—=_*• \t") == "":
			drop()
		case len(found) == 0 && isHeader(line):
			drop()
		case len(found) == 0:
			if alone {
				drop()
			}
			above = append(above, line)
		default:
			of := apart(line, found)
			if len(above) > 0 && !slices.ContainsFunc(of, func(l Line) bool { return len(l.Names) > 0 }) {
				for i := range of {
					of[i].Names = namesIn(strings.Join(above, "\t"))
					of[i].Text = oneLine(strings.Join(above, " · ") + " · " + of[i].Text)
				}
				alone = true
			} else {
				drop()
			}
			lines = append(lines, of...)
		}
	}
	drop()
	return lines, unread
}

// header is a line that names the columns of a table.
var header = regexp.MustCompile(`(?i)\be-?mail|\bmail-?adress|\badresse\b`)

func isHeader(line string) bool {
	return header.MatchString(line) && !strings.ContainsAny(line, "@0123456789")
}

// written is how addresses are written: as such, or against robots.
var written = regexp.MustCompile(`(?i)[^\s<>()\[\],;:"'|„“”/\\]+(?:@|\s?[(\[{]\s?(?:at|ät|@)\s?[)\]}]\s?)[^\s<>()\[\],;:"'|„“”/\\]+`)

// robots is what stands for „@" against robots.
var robots = regexp.MustCompile(`(?i)\s?[(\[{]\s?(?:at|ät|@)\s?[)\]}]\s?`)

// dots is what stands for a full stop against robots.
var dots = regexp.MustCompile(`(?i)\s?[(\[{]\s?(?:dot|punkt|\.)\s?[)\]}]\s?`)

// spot is where in a line an address stands.
type spot struct {
	from, to int
	line     Line
}

func find(line string) (found []spot) {
	for _, at := range written.FindAllStringIndex(line, -1) {
		text := strings.TrimRight(line[at[0]:at[1]], ".,;:!?*")
		s := spot{from: at[0], to: at[0] + len(text)}
		s.line.Address = robots.ReplaceAllString(dots.ReplaceAllString(text, "."), "@")
		s.line.Unsure = s.line.Address != text
		if _, err := mailaddress.Plain(s.line.Address); err != nil {
			s.line.Wrong = err.Error()
		}
		found = append(found, s)
	}
	return found
}

// apart returns the addresses of a line, each with what belongs to it.
func apart(line string, found []spot) []Line {
	if len(found) == 1 || together(line, found) {
		rest := line[:found[0].from] + "\t" + line[found[len(found)-1].to:]
		return each(found, func(int) (string, string) { return line, rest })
	}
	if strings.Contains(line, "<") { // „Name <a@beispiel.de>; b@beispiel.de": an address without brackets has no name
		return each(found, func(n int) (string, string) {
			from := 0
			if n > 0 {
				from = found[n-1].to
			}
			if at := found[n].from; at == 0 || !strings.HasSuffix(strings.TrimSuffix(line[:at], "mailto:"), "<") {
				return line[found[n].from:found[n].to], ""
			}
			return strings.TrimLeft(line[from:found[n].to], "<> ,;") + ">", line[from:found[n].from]
		})
	}
	if after := strings.TrimLeft(line[found[0].to:], " "); namesIn(line[:found[0].from]) == nil && !strings.ContainsAny(after[:1], ",;\t") {
		// „info@beispiel.de (Name), …"
		return each(found, func(n int) (string, string) {
			end := len(line)
			if n+1 < len(found) {
				end = found[n+1].from
			}
			return line[found[n].from:end], line[found[n].to:end]
		})
	}
	return each(found, func(n int) (string, string) {
		from := 0
		if n > 0 {
			from = found[n-1].to
		}
		end := found[n].to
		if n+1 == len(found) {
			end = len(line)
		}
		return line[from:end], line[from:found[n].from] + "\t" + line[found[n].to:end]
	})
}

// together reports whether nothing that may be a name stands between the addresses of a line.
func together(line string, found []spot) bool {
	for n := 1; n < len(found); n++ {
		if len(namesIn(line[found[n-1].to:found[n].from])) > 0 {
			return false
		}
	}
	return !strings.Contains(line, "<")
}

func each(found []spot, parts func(n int) (text, rest string)) []Line {
	var lines []Line
	for n, s := range found {
		text, rest := parts(n)
		s.line.Text, s.line.Names = oneLine(strings.Trim(text, " ,;\t")), namesIn(rest)
		if !slices.ContainsFunc(lines, func(l Line) bool { return strings.EqualFold(l.Address, s.line.Address) }) {
			lines = append(lines, s.line)
		}
	}
	return lines
}

// labels are words before an address or a number that are no part of a name.
var labels = regexp.MustCompile(`(?i)(^|[\s,;:|(\t<\[])` +
	`(an|to|cc|bcc|von|from|kopie|e-?mail(-?adresse)?|mail|mailto|tel(efon)?\.?|fon|fax|mobil)\s*:|` +
	`\b(tel(efon)?|fon|fax|mobil)\b\.?`)

// numbers are telephone numbers, and what counts the lines.
var numbers = regexp.MustCompile(`^\s*\d{1,3}[.)]\s|\+?[\d][\d\s/()\-]{5,}\d`)

// person is a part that names somebody.
var person = regexp.MustCompile(`(?i)^((frau|herrn?|hr\.|fr\.|dr\.|prof\.)\s|z\. ?hd\.)`)

// namesIn returns what in a text may be the name of an institution: the whole, and its parts.
func namesIn(text string) []string {
	text = numbers.ReplaceAllString(text, "\t")
	text = labels.ReplaceAllString(text, "$1\t")
	var names []string
	add := func(name string) {
		name = strings.Trim(oneLine(name), " ,;:|-–—•*·<>()[]{}\"'„“”‚‘/.&#")
		if strings.HasSuffix(strings.ToLower(name), "e. v") || strings.HasSuffix(strings.ToLower(name), "e.v") {
			name += "."
		}
		if strings.ContainsFunc(name, unicode.IsLetter) && len([]rune(name)) >= 2 && !person.MatchString(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, column := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\t;|<>", r) }) {
		add(column)
		for _, part := range between.Split(column, -1) {
			add(part)
		}
	}
	return names
}

// between is what stands between a name and what else is said.
var between = regexp.MustCompile(`\s[-–—]+\s|[–—]|,|[()\[\]"„“”•]|:\s`)

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
