package memberlist

import (
	"cmp"
	"regexp"
	"strings"

	"rundtisch/internal/directory"
)

// mode is what the text has said about the lines that follow.
type mode int

const (
	unknown mode = iota // no heading, or one that says nothing
	members             // they are announced as members
	not                 // they are announced as something else
)

// entry is one line of a list, before it is taken apart.
type entry struct {
	at                 int // number of its first line
	text, details, raw string
	fixes              []fix
	parent, category   string
	span               string // the name as the model found it; "" if it is the whole of text
	lostComma          bool   // nothing stands between it and the name before
	article            string // what stands before text in running text
	around             string // text and what stands with it in running text
	marked             bool   // behind a bullet, or a row of a table
	person, function   string
	line               bool // an enumeration written in one line
	cells, headed      bool // a row of a table, and of one whose headings name a column of institutions

	reach      contacts // from cells whose column says what they are
	places     []string // cells that say where it is
	looked     string   // the cells in which an address could stand
	unread     []string // what was not taken of it
	left       string   // the words that say that it is no longer a member
	until      directory.PartialDate
	parentSaid bool // the text says what it belongs to, in a column of its own
}

// list is a run of entries under one heading.
type list struct {
	mode    mode
	weak    bool // announced by a word that minutes use too
	only    bool // the text consists of it
	loose   bool // prose stands between the heading and the entries
	heading string
	entries []entry
	taken   int // members read from it
}

// prose is running text in which members may be named.
type prose struct {
	at    int
	text  string
	fixes []fix
	raw   string
	line  bool // a line of its own, which may be an entry too
}

// sections is what a text consists of.
type sections struct {
	lists    []list
	prose    []prose
	headings []string
	over     map[int]bool // lines that only head what stands below them
	cut      bool         // some of it was left out because it is too long

	size, rows int
	skip       func(line int, raw, why string, open bool)
}

// addProse keeps running text as long as there is not too much of it.
func (s *sections) addProse(e element) {
	room := maxProse - s.size
	if len(e.text) > room {
		s.cut = true
		if room < 200 {
			return
		}
		e.text = strings.ToValidUTF8(e.text[:room], "")
		e.text = e.text[:max(0, strings.LastIndexByte(e.text, ' '))]
	}
	if len(e.raw) > len(e.text)*2 {
		e.raw = e.text
	}
	s.size += len(e.text)
	s.prose = append(s.prose, prose{e.at, e.text, e.fixes, e.raw, e.kind == plainLine})
}

var networkTitle = regexp.MustCompile(
	`(?i)^(der |die |das |unser )?(\S+ )?(runde[rn]? tisch|netzwerk|arbeitskreis|arbeitsgemeinschaft|bündnis|kooperationsrunde|` +
		`\S*kooperations?kreis|interventions(kreis|netzwerk|kette)|facharbeitskreis|koordinierungskreis|forum|aktionsbündnis)\b.*(gewalt|` +
		`frauen|opfer|schutz|tisch|istanbul)`)

// readSections goes through the elements once and gathers lists, prose and headings.
func readSections(elements []element, skip func(line int, raw, why string, open bool)) sections {
	s := sections{skip: skip, over: map[int]bool{}}
	cur := list{}
	parent, category := "", ""
	below := -1 // how far in the line stands that parent and category were taken from, where what belongs to it stands further in
	flush := func(next list) {
		if len(cur.entries) > 0 || cur.mode == members && len(s.lists) < 500 {
			s.lists = append(s.lists, cur)
		}
		cur, parent, category, below = next, "", "", -1
	}
	sub := func(e element) {
		s.over[e.at] = true
		label := e.text
		label = strings.TrimSpace(strings.TrimRight(numberHead.ReplaceAllString(label, ""), ": "))
		if isBody(label) && !anyOf(readWords(label), plural) &&
			(isAuthority(label) || legalForm.MatchString(label) ||
				len(readWords(label)) > 1 && hasProper(readWords(label)) && !strings.Contains(label, " und ")) {
			parent, category = label, ""
			return
		}
		parent, category = "", label
	}
	add := func(e element, text, parent string) {
		if len(text) > 4*maxEntry {
			s.skip(e.at, e.raw, "zu lang für einen Namen", true)
			return
		}
		if s.rows++; s.rows > MaxMembers+500 {
			s.cut = true
			return
		}
		cur.entries = append(cur.entries, entry{at: e.at, text: text, details: e.details, raw: e.raw, fixes: e.fixes, parent: parent,
			category: category, marked: e.kind == item})
	}
	blocks := blockHeads(elements)
	var nest nesting
	for i, e := range elements {
		var next element
		if i+1 < len(elements) {
			next = elements[i+1]
		}
		if e.kind == item && (e.marker == "1" || e.marker == "a") && next.marker != e.marker && headingOf(e.text) != noHeading ||
			e.kind == item && strings.HasPrefix(e.raw, "#") {
			e.kind = plainLine // the heading of a section with a number
		}
		if e.kind == plainLine && strings.HasPrefix(e.text, "#") {
			e.text = strings.TrimSpace(strings.TrimLeft(e.text, "#"))
		}
		if e.kind != item {
			nest.reset()
		}
		if below >= 0 && e.indent <= below {
			parent, category, below = "", "", -1
		}
		switch e.kind {
		case paragraph:
			s.addProse(e)
			if strings.HasSuffix(e.text, ":") && len(e.text) < 2000 && headingOf(lastSentence(e.text)) != noHeading {
				flush(announced(headingOf(lastSentence(e.text)), e.text))
			} else if len(cur.entries) > 0 {
				flush(list{})
			} else if cur.mode == members {
				cur.loose = true
			}
		case tableRows:
			rows := e.table.entries()
			for _, head := range e.table.ignored {
				s.skip(0, "Spalte „"+head+"“", "nicht gelesen", false)
			}
			for _, row := range rows {
				if s.rows++; s.rows > MaxMembers+500 {
					s.cut = true
					break
				}
				row.category = cmp.Or(row.category, category)
				row.parent = cmp.Or(row.parent, parent)
				cur.entries = append(cur.entries, row)
			}
		case plainLine:
			kind := headingOf(e.text)
			label, rest, inline := cutLabel(e.text)
			if inline && headingOf(label+":") == memberHeading && strings.TrimSpace(rest) != "" {
				flush(announced(memberHeading, label))
				cur.entries = append(cur.entries, entry{at: e.at, text: shorten(rest), details: e.details, raw: e.raw, fixes: e.fixes,
					line: true, marked: true})
				continue
			}
			if inline && headingOf(label+":") == otherHeading && rest != "" && (cur.mode != members || len(cur.entries) == 0 || !heads(label)) {
				s.skip(e.at, e.raw, "kündigt keine Mitglieder an", mayBeName(rest))
				continue
			}
			if len(e.text) < 300 && len(s.headings) < 500 {
				s.headings = append(s.headings, e.text)
			}
			s.addProse(e)
			if len(e.text) > maxEntry {
				s.skip(e.at, e.raw, "zu lang für einen Namen", true)
				continue
			}
			colon := strings.HasSuffix(e.text, ":")
			before := len(cur.entries)
			switch {
			case kind == memberHeading || kind == weakHeading:
				flush(announced(kind, e.text))
			case kind == otherHeading:
				s.skip(e.at, e.raw, "kündigt keine Mitglieder an", false)
				flush(list{mode: not, heading: e.text})
			case colon, blocks[i],
				next.kind == item && (len(cur.entries) == 0 || e.gap || lastMarked(cur) || heads(e.text)),
				(heads(e.text) || isBody(e.text)) && next.kind == plainLine && !next.gap && next.indent > e.indent:
				if !colon && !heads(e.text) && next.kind == plainLine && next.indent > e.indent {
					add(e, e.text, "") // it is a member too
				}
				if len(cur.entries) > 0 && cur.mode == unknown && !lastMarked(cur) && next.kind == item {
					flush(list{})
				}
				if len(cur.entries) > 0 && cur.mode != members && !colon && !heads(e.text) && likely(e.text) < 0.8 {
					flush(list{mode: unknown, heading: e.text})
				}
				if cur.mode == members && !colon && likely(e.text) < 0.45 && len(cur.entries) > 0 && !looksMembers(elements[i+1:]) {
					flush(list{mode: unknown, heading: e.text})
				}
				if cur.mode == not && !colon && likely(e.text) < 0.45 {
					flush(list{mode: unknown, heading: e.text})
				}
				if detail.MatchString(e.text) && hasNumber(e.text) { // contacts head nothing
					s.skip(e.at, e.raw, "steht bei keinem Namen", true)
					continue
				}
				sub(e)
				if e.details != "" && (len(cur.entries) <= before || len(cur.entries) == 0) {
					s.skip(e.at, strings.TrimSpace(e.details), "steht unter der Überschrift „"+shortHeading(e.text)+"“", true)
				}
				if next.indent > e.indent {
					below = e.indent
				}
			case next.kind == paragraph && (e.gap || next.gap || lastMarked(cur) || len(cur.entries) == 0 && cur.mode == unknown):
				s.skip(e.at, e.raw, "Überschrift", likely(e.text) >= 0.45)
				if cur.mode != members || len(cur.entries) > 0 {
					flush(list{mode: unknown, heading: e.text})
				}
			case networkTitle.MatchString(e.text) && len(cur.entries) == 0 && (next.gap || next.kind != plainLine):
				s.skip(e.at, e.raw, "Überschrift", false)
			case next.kind == tableRows && (e.gap || len(cur.entries) == 0) && !hasNumber(e.text): // what a table is headed by
				sub(e)
			case lastMarked(cur) && e.gap && likely(e.text) < 0.8 && goesOn(elements[i+1:]):
				sub(e) // „Sonstige“: the list goes on without bullets
			case lastMarked(cur) && e.gap:
				flush(list{mode: unknown, heading: e.text})
				add(e, e.text, "")
			default:
				if e.gap && parent != "" && e.indent == 0 {
					parent = ""
				}
				add(e, e.text, parent)
			}
		case item:
			if label, rest, inline := cutLabel(e.text); inline && columnHead.MatchString(plainText(label)) &&
				hasLetters(rest) { // „1. Einrichtung: AWO“
				e.text = rest
			}
			depth := nest.depth(e)
			parentText := cmp.Or(nest.parent(depth), parent)
			if next.kind == item && nest.deeper(e, next) && (heads(e.text) || strings.HasSuffix(e.text, ":") || isBody(e.text)) {
				label := strings.TrimRight(e.text, ": ")
				switch {
				case headingOf(e.text) == memberHeading && strings.HasSuffix(e.text, ":"):
					flush(announced(memberHeading, e.text))
				case isBody(label) && !anyOf(readWords(label), plural):
					nest.open(e, label)
					if !isAuthority(label) && !strings.HasSuffix(e.text, ":") {
						add(e, label, parentText)
					} else {
						s.over[e.at] = true
					}
					continue
				default:
					category = label
					s.over[e.at] = true
				}
				nest.open(e, "")
				continue
			}
			if depth > 0 && nest.inside && nest.parent(depth) == "" && likely(e.text) < 0.45 && len(nest.stack) > 0 && nest.entry {
				s.skip(e.at, e.raw, "steht unter einem anderen Eintrag", true)
				continue
			}
			nest.note(e)
			add(e, e.text, parentText)
		}
	}
	flush(list{})
	return s
}
