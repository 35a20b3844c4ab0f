package memberlist

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rundtisch/internal/directory"
)

// Number is a telephone number as it stands in the text.
type Number struct {
	Number string `json:"number"`
	Label  string `json:"label,omitempty"`  // what the text calls it, where that is not „Telefon“: „Mobil“
	Remark string `json:"remark,omitempty"` // what stands in brackets behind it: „24 Std.“
}

const (
	fewestDigits = 6  // of a number with its code
	mostDigits   = 15 // of any number (E.164)
)

var (
	numberBegin = regexp.MustCompile(
		`^(?:\+[ \x{a0}]?[1-9]|00[1-9]|\(\+|\([ \x{a0}]?0[ \x{a0}]?[1-9]|0[1-9]|0[ \x{a0}][1-9]\d|116[ \x{a0}]?\d{3}(?:\D|$))`)
	faxLabel    = regexp.MustCompile(`(?i)(?:^|[^\p{L}/&+])(?:tele)?fax(?:-?nummer|-?nr\.?)?[ \t.:]*$|(?:^|[\s,;|(])F[ \t]*[.:][ \t]*$`)
	mobileLabel = regexp.MustCompile(`(?i)(?:^|\P{L})(mobil|mobiltelefon|mobilnummer|handy|handynummer)[ \t.:]*$`)
	moreDigits  = regexp.MustCompile(
		`(?i)^(?:[ \t,]{0,2}(?:app\.?|apparat|durchwahl|dw\.?|nst\.?|nebenstelle)[ \t:.]*-?\d{1,6}|[ \t]*\([ \t]*-[ \t]*\d{1,6}[ \t]*\)|` +
			`[ \t]*(?:oder|od\.|und|u\.|bzw\.|\+)[ \t]*-?[1-9]\d{0,7}(?:-\d{1,6})?)(?:[^\d\p{L} ]| \D| ?$)`)
	postcodeTown = regexp.MustCompile(`^\d{5}[ \x{a0}]{1,2}\p{Lu}\p{Ll}`)
	fewOf        = regexp.MustCompile(`(?:und|u\.|oder|od\.|bzw\.|\+) *\d{1,2} \p{L}$`) // „und 3 Mitarbeiterinnen“ is no further number
	whoseNumber  = regexp.MustCompile(`^ (?:Frau|Fr\.|Herrn?|Hr\.|Dr\.|Prof\.)`)
	behindNumber = regexp.MustCompile(`^[ \t]*\(([^()\n]{2,60})\)`)
)

// found is where a number stands in a text.
type found struct {
	Number
	from, to int // with the remark
	fax      bool
}

// numbersIn finds the telephone numbers of a text, each by itself. A number never goes over the end of a line or of a
// cell, and where a second one begins behind blanks the first has ended.
func numbersIn(text string) []found {
	if !manyDigits(text) {
		return nil
	}
	var list []found
	for at := 0; at < len(text); {
		if c := text[at]; c != '+' && c != '(' && (c < '0' || c > '1') || at > 0 && !mayPrecede(text[:at]) ||
			!numberBegin.MatchString(text[at:]) {
			at++
			continue
		}
		length, more := numberLength(text[at:]), ""
		for length > 0 { // an extension, or a second number that is written short: „302546 oder 47“
			m := strings.TrimRight(moreDigits.FindString(text[at+length:]), " \t\n,;")
			if m == "" || fewOf.MatchString(m) && !whoseNumber.MatchString(text[at+length+strings.LastIndexByte(m, ' '):]) {
				break
			}
			for last := m[len(m)-1]; (last < '0' || last > '9') && last != ')'; last = m[len(m)-1] {
				m = m[:len(m)-1]
			}
			length, more = length+len(m), more+m
		}
		if length == 0 {
			for at++; at < len(text) && text[at] >= '0' && text[at] <= '9'; at++ { // the rest of it is no number either
			}
			continue
		}
		if alone := length - len(more); more != "" && !isOne(text[at:at+length]) && isOne(text[at:at+alone]) {
			length = alone // what cannot be read with it must not spoil the number
		}
		f := found{Number: Number{Number: text[at : at+length]}, from: at, to: at + length}
		before := text[max(0, at-24):at]
		f.fax = faxLabel.MatchString(before)
		if m := mobileLabel.FindStringSubmatch(before); m != nil {
			f.Label = "Mobil"
		}
		if m := behindNumber.FindStringSubmatchIndex(text[f.to:]); m != nil && len(numbersIn(text[f.to+m[2]:f.to+m[3]])) == 0 {
			f.Remark = strings.TrimSpace(text[f.to+m[2] : f.to+m[3]])
			f.to += m[1]
		}
		list = append(list, f)
		at = f.to
	}
	return list
}

func hasNumber(text string) bool { return len(numbersIn(text)) > 0 }

// mayPrecede reports whether a number can begin behind this text.
func mayPrecede(before string) bool {
	r, size := utf8.DecodeLastRuneInString(before)
	if r == '.' || r == ',' {
		rest, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
		return !unicode.IsDigit(rest)
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '@' && r != '_' && r != '+'
}

// numberLength is how many bytes the number that begins here has; 0 if it is none.
func numberLength(text string) int {
	digits, end, open, dots := 0, 0, false, 0
	group := 0 // where the digits begin that stand together
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r >= '0' && r <= '9':
			if i > 0 && (text[i-1] < '0' || text[i-1] > '9') {
				group = i
			}
			if digits++; digits > mostDigits { // never cut in the middle of a group
				return whole(strings.TrimRight(text[:group], " \u00a0/-–.("), dots)
			}
			end = i + size
		case r == '+' && (i == 0 || text[:i] == "("):
		case r == '(' && !open && (i == 0 || strings.HasPrefix(text[i:], "(0)")):
			open = true
		case r == ')' && open:
			open, end = false, i+size
		case r == '.' || r == '/' || r == '-' || r == '–':
			if r == '.' {
				dots++
			}
			if !digitFollows(text[i+size:]) || digits > fewestDigits && beginsAnother(text[i+size:]) {
				return whole(text[:end], dots)
			}
		case r == ' ' || r == '\u00a0':
			if rest := strings.TrimLeft(text[i:], " \u00a0"); digits > fewestDigits && beginsAnother(rest) || len(text[i:])-len(rest) > 4 {
				return whole(text[:end], dots)
			}
		default:
			return whole(text[:end], dots)
		}
		i += size
	}
	return whole(text[:end], dots)
}

// beginsAnother reports whether a number of its own stands behind a sign or a blank, „02921 4711/02921 4712“, or a
// postcode: „02921 4711 59494 Soest“.
func beginsAnother(text string) bool {
	text = strings.TrimLeft(text, " \u00a0")
	return numberBegin.MatchString(text) && digitsAhead(text) > fewestDigits || postcodeTown.MatchString(text) && !person.MatchString(text[5:])
}

// isOne reports whether the desk can dial what stands there.
func isOne(text string) bool {
	_, trouble := directory.ReadPhones(text)
	return trouble == ""
}

// digitFollows lets one sign stand between digits, with blanks around it.
func digitFollows(text string) bool {
	text = strings.TrimLeft(text, " \u00a0")
	return text != "" && (text[0] >= '0' && text[0] <= '9' || text[0] == '(')
}

// digitsAhead counts the digits up to the first letter or mark that no number holds.
func digitsAhead(text string) (n int) {
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			n++
		case !strings.ContainsRune(" \u00a0/-–().+", r):
			return n
		}
	}
	return n
}

// whole is the length of a number without what hangs on at its end; 0 if it is none, but a date.
func whole(text string, dots int) int {
	digits := digitsAhead(text)
	if digits < fewestDigits || dots > 1 && len(text) < 11 {
		return 0
	}
	return len(text)
}

// cutNumbers takes the telephone numbers out of a text, with what hangs on behind them and cannot be read.
func cutNumbers(text string) (rest string, voice, fax []Number, left []string) {
	list := numbersIn(text)
	if len(list) == 0 {
		text, left = cutLabelled(text)
		return text, nil, nil, left
	}
	var out strings.Builder
	end := 0
	copyTo := func(to int) {
		rest, more := cutLabelled(text[end:to])
		left = append(left, more...)
		out.WriteString(rest)
	}
	for i, f := range list {
		copyTo(f.from)
		end = f.to
		if f.fax {
			fax = append(fax, f.Number)
		} else {
			voice = append(voice, f.Number)
		}
		next := len(text)
		if i+1 < len(list) {
			next = list[i+1].from
		}
		for words, cut := hanging(text[end:next]); cut > 0; words, cut = hanging(text[end:next]) {
			left, end = append(left, words), end+cut
		}
		out.WriteByte(' ')
		if postcodeTown.MatchString(strings.TrimLeft(text[end:], " \u00a0")) {
			out.WriteByte(',') // an address begins
		}
	}
	copyTo(len(text))
	return out.String(), voice, fax, left
}
