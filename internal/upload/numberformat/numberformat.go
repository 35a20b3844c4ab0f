// Package numberformat shows a number the way a spreadsheet does that has a format for it: a postcode keeps its zeros, a
// telephone number its brackets. It reads the formats of Excel; what it does not know is shown as it is.
package numberformat

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Format is how the numbers of a cell are shown: a postcode keeps its zeros, a telephone number its brackets.
type Format struct {
	sections   []section
	date, hour bool
}

// section is a part of a format that holds for some numbers.
type section struct {
	parts    []part
	digits   int  // places before the comma
	whole    bool // in one place stands the number as it is: „"0"General“
	decimals int
	grouped  bool // thousands are parted
	percent  bool
	when     string // „<", „<=" …; "" for always
	limit    float64
}

// part is a place for a digit ('0', '#', '?'), for the number as it is ('G'), or words.
type part struct {
	place byte
	text  string
}

// General is how a cell without a format of its own shows a number.
var General = Format{}

var (
	outside   = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]|[_*].`)
	asItIs    = regexp.MustCompile(`(?i)^(general|standard)`)
	condition = regexp.MustCompile(`^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$`)
)

// ByID returns a format by its number: one of the workbook's own, or one of the dates and times that Excel brings along.
func ByID(id string, own map[string]Format) Format {
	if f, ok := own[id]; ok {
		return f
	}
	switch n, _ := strconv.Atoi(id); {
	case n >= 14 && n <= 17, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 58:
		return Format{date: true}
	case n >= 18 && n <= 21, n >= 45 && n <= 47:
		return Format{hour: true}
	case n == 22:
		return Format{date: true, hour: true}
	}
	return General
}

// Read reads a format as Excel writes it: „"0"#“, „00000“. What is no format shows numbers as General does.
func Read(code string) Format {
	bare := strings.ToLower(outside.ReplaceAllString(code, ""))
	if len(code) > 500 || strings.Contains(bare, "e+") || strings.Contains(bare, "e-") {
		return General
	}
	bare = strings.NewReplacer("general", "", "standard", "").Replace(bare)
	if f := (Format{date: strings.ContainsAny(bare, "yd"), hour: strings.Contains(bare, "h")}); f.date || f.hour {
		return f
	}
	f := Format{}
	for _, text := range sectionsOf(code) {
		f.sections = append(f.sections, readSection(text))
	}
	return f
}

// sectionsOf parts a format at its semicolons.
func sectionsOf(code string) []string {
	var list []string
	start, at := 0, 0
	for at < len(code) {
		if loc := outside.FindStringIndex(code[at:]); loc != nil && loc[0] == 0 {
			at += loc[1]
			continue
		}
		if code[at] == ';' {
			list, start = append(list, code[start:at]), at+1
		}
		at++
	}
	return append(list, code[start:])
}

func readSection(code string) section {
	var s section
	words := func(text string) {
		if n := len(s.parts); n > 0 && s.parts[n-1].place == 0 {
			s.parts[n-1].text += text
			return
		}
		s.parts = append(s.parts, part{text: text})
	}
	decimal := false
	for at := 0; at < len(code); {
		if loc := outside.FindStringIndex(code[at:]); loc != nil && loc[0] == 0 {
			found := code[at : at+loc[1]]
			at += loc[1]
			switch found[0] {
			case '"':
				words(strings.Trim(found, `"`))
			case '\\':
				words(found[1:])
			case '_':
				words(" ")
			case '[':
				inner := strings.Trim(found, "[]")
				if m := condition.FindStringSubmatch(inner); m != nil {
					s.when = m[1]
					s.limit, _ = strconv.ParseFloat(m[2], 64)
				} else if currency, ok := strings.CutPrefix(inner, "$"); ok {
					currency, _, _ = strings.Cut(currency, "-")
					words(currency)
				}
			}
			continue
		}
		if name := asItIs.FindString(code[at:]); name != "" {
			s.whole, s.parts = true, append(s.parts, part{place: 'G'})
			at += len(name)
			continue
		}
		switch c := code[at]; c {
		case '0', '#', '?':
			if decimal {
				s.decimals++
			} else {
				s.digits++
				s.parts = append(s.parts, part{place: c})
			}
		case '.':
			decimal = true
		case ',':
			s.grouped = s.digits > 0 && !decimal
		case '%':
			s.percent = true
			words("%")
		case '@':
		default:
			words(string(c))
		}
		at++
	}
	return s
}

// holds reports whether a section is for this number.
func (s section) holds(n float64) bool {
	switch s.when {
	case "<":
		return n < s.limit
	case "<=":
		return n <= s.limit
	case ">":
		return n > s.limit
	case ">=":
		return n >= s.limit
	case "=":
		return n == s.limit
	case "<>":
		return n != s.limit
	}
	return true
}

// choose returns the section for a number, and whether it says itself that the number is negative.
func (f Format) choose(n float64) (s section, signed bool) {
	if f.sections[0].when != "" {
		for _, s := range f.sections {
			if s.holds(n) {
				return s, s.when == "<"
			}
		}
		return f.sections[len(f.sections)-1], false
	}
	switch {
	case n < 0 && len(f.sections) > 1:
		return f.sections[1], true
	case n == 0 && len(f.sections) > 2:
		return f.sections[2], false
	}
	return f.sections[0], false
}

// Show writes a number the way the cell shows it, days counted from 1900 or, with since04, from 1904. What is no number
// is returned as it is.
func (f Format) Show(value string, since04 bool) string {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return value
	}
	if (f.date || f.hour) && n >= 0 && n < 100_000 {
		return f.moment(n, since04)
	}
	if len(f.sections) > 0 && math.Abs(n) < 1e15 {
		s, signed := f.choose(n)
		switch {
		case s.whole:
			return s.around(plainly(math.Abs(n)), n < 0 && !signed)
		case s.digits > 0:
			return s.write(n, signed)
		}
	}
	return plainly(n)
}

// plainly writes a number as a cell without a format shows it.
func plainly(n float64) string {
	if n == math.Trunc(n) && math.Abs(n) < 1e15 {
		return strconv.FormatFloat(n, 'f', 0, 64)
	}
	return strings.Replace(strconv.FormatFloat(n, 'g', 15, 64), ".", ",", 1)
}

// around writes the words of a section around a number that is written already.
func (s section) around(number string, minus bool) string {
	var out strings.Builder
	if minus {
		out.WriteByte('-')
	}
	for _, p := range s.parts {
		if p.place == 'G' {
			out.WriteString(number)
		} else {
			out.WriteString(p.text)
		}
	}
	return strings.TrimSpace(out.String())
}

func (f Format) moment(n float64, since04 bool) string {
	begin := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if since04 {
		begin = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	at := begin.Add(time.Duration(math.Round(n*24*60)) * time.Minute)
	switch {
	case f.date && f.hour:
		return at.Format("02.01.2006 15:04")
	case f.date:
		return at.Format("02.01.2006")
	}
	return at.Format("15:04")
}

// write puts the digits of a number into their places. What has no place is before the first.
func (s section) write(n float64, signed bool) string {
	if s.percent {
		n *= 100
	}
	digits := strconv.FormatFloat(math.Abs(n), 'f', s.decimals, 64)
	digits, fraction, _ := strings.Cut(digits, ".")
	if digits == "0" {
		digits = ""
	}
	var out strings.Builder
	if n < 0 && !signed {
		out.WriteByte('-')
	}
	left, first := s.digits, true
	digit := func(r byte, behind int) {
		out.WriteByte(r)
		if s.grouped && behind > 0 && behind%3 == 0 {
			out.WriteByte('.')
		}
	}
	for _, p := range s.parts {
		if p.place == 0 {
			out.WriteString(p.text)
			continue
		}
		if first {
			for ; len(digits) > s.digits; digits = digits[1:] {
				digit(digits[0], len(digits)-1)
			}
			first = false
		}
		switch {
		case len(digits) >= left:
			digit(digits[0], left-1)
			digits = digits[1:]
		case p.place == '0':
			digit('0', left-1)
		case p.place == '?':
			out.WriteByte(' ')
		}
		if left--; left == 0 && fraction != "" {
			out.WriteByte(',')
			out.WriteString(fraction)
		}
	}
	return strings.TrimSpace(out.String())
}
