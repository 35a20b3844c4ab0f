package directory

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"
)

// writtenPhone is a number with what is needed to read „/ 47" behind it.
type writtenPhone struct {
	Phone
	before string   // how it begins up to the part that a further number shares: „02921 ", „+49 2921 "; "" if nobody knows
	base   string   // the digits behind that, up to a hyphen
	direct string   // the digits behind the hyphen
	said   []string // what was said of it
	loose  bool     // some of that in words that could make the digits something else
}

// Numbers that a library would mangle, as people know them: they are dialled exactly as they are, without a country code.
// The six digits that begin with 116 are the harmonised numbers of Europe (116 016).
var specialShape = regexp.MustCompile(`^(110|112|115|116[0-9]{3})$`)

// codeAtEnd is an area code behind a number, with nothing but a blank, a hyphen or a dot between them.
var codeAtEnd = regexp.MustCompile(`[ .-]+0[1-9][0-9]{1,4}[ )]*$`)

// specialNumber returns the digits of a special number, or "".
func specialNumber(text string) string {
	if digits := onlyDigits(text); specialShape.MatchString(digits) && !strings.Contains(text, "+") {
		return digits
	}
	return ""
}

const (
	// fewestDigits is what a number has at least that can be dialled from everywhere in the country.
	fewestDigits = 7
	// mostDigits is what a number in Germany has at most behind its zero (Bundesnetzagentur). Some of the federal offices
	// have more, with a direct line behind a hyphen and few digits before it („0228 99300-1234").
	mostDigits, mostDirect, mostBefore = 11, 13, 8
	// nearby is how far apart the last digits of two numbers are that people write as one with an ending: „302546 / 47".
	nearby = 20
	// inARow is how far apart they are where a hyphen may mean „to": „302546-48".
	inARow = 9
)

// full reports whether a text begins like a number that stands for itself and has digits enough.
func full(text string) bool {
	trimmed := strings.TrimLeft(text, " (")
	return len(onlyDigits(text)) >= fewestDigits && (strings.HasPrefix(trimmed, "0") || strings.HasPrefix(trimmed, "+"))
}

// readRun reads a stretch of digits: one number, or several with strokes between them. A short one at its start is the
// ending of a further number beside the one before.
func readRun(run string, before *writtenPhone) ([]writtenPhone, string) {
	if specialNumber(run) != "" && before == nil {
		w, trouble := readOne(run)
		return []writtenPhone{w}, trouble
	}
	if first, _, _ := strings.Cut(run, "/"); before == nil && !full(run) && specialNumber(first) == "" {
		_, trouble := readOne(run)
		return nil, trouble
	}
	var found []writtenPhone
	parts := strings.Split(run, "/")
	for i := 0; i < len(parts); {
		one := parts[i]
		for i++; i < len(parts) && onlyCode(one); i++ { // a stroke behind the area code parts nothing
			one += "/" + parts[i]
		}
		if at := codeAtEnd.FindStringIndex(one); i < len(parts) && at != nil && full(one[:at[0]]) { // „030 100000-030/116000"
			return nil, eachInFull
		}
		next, trouble := readPart(strings.Trim(one, " ."), before)
		if trouble != "" {
			return nil, trouble
		}
		found = append(found, next...)
		before = &found[len(found)-1]
	}
	return found, ""
}

// onlyCode reports whether what is before a stroke can be no number yet.
func onlyCode(text string) bool {
	national, ok := nationalStart(text)
	if !ok {
		country := onlyDigits(text)
		return strings.HasPrefix(strings.TrimLeft(text, " ("), "+") && len(country) <= 6 || strings.HasPrefix(country, "00") && len(country) <= 8
	}
	lengths := codeLengths(national)
	return len(national) <= 5 && (len(lengths) == 0 || len(national) <= lengths[len(lengths)-1])
}

// readPart reads what is between two strokes.
func readPart(text string, before *writtenPhone) ([]writtenPhone, string) {
	if !full(text) && before != nil {
		w, trouble := beside(text, before)
		return []writtenPhone{w}, trouble
	}
	one, trouble := readOne(text)
	if trouble == "" {
		return []writtenPhone{one}, ""
	}
	// Two numbers in full with only a blank between them are two if there is but one place to part them.
	var two []writtenPhone
	for i := 1; i < len(text); i++ {
		if strings.ContainsRune(" -", rune(text[i-1])) && strings.ContainsRune("0+(", rune(text[i])) && full(text[i:]) && full(text[:i]) {
			left, bad := readOne(strings.Trim(text[:i], " -"))
			right, worse := readOne(text[i:])
			if bad == "" && worse == "" {
				if two != nil {
					return nil, eachInFull
				}
				two = []writtenPhone{left, right}
			}
		}
	}
	if two != nil && trouble == eachInFull {
		return two, ""
	}
	return nil, trouble
}

// beside reads an ending: a further number beside the one before, whose beginning is not written again.
func beside(text string, before *writtenPhone) (writtenPhone, string) {
	digits := onlyDigits(text)
	special := specialNumber(text)
	hyphen := strings.HasPrefix(text, "-")
	plain := strings.Trim(strings.TrimPrefix(text, "-"), "0123456789 .") == ""
	var readings []string
	base, direct, _ := strings.Cut(strings.ReplaceAll(text, " ", ""), "-")
	if before.before != "" && before.direct != "" && base == before.base && direct != "" &&
		onlyDigits(direct) == direct { // „30-2546, 30-2547"
		readings = append(readings, before.before+base+"-"+direct)
	}
	if before.before != "" && plain && digits != "" {
		switch own := before.base; {
		case hyphen && before.direct != "": // „30-2546 / -2547"
			readings = append(readings, before.before+own+"-"+digits)
		case hyphen: // „302546 / -47": a direct line, or an ending?
		case before.direct != "" && len(digits) == len(before.direct) && len(digits) > 1: // „30-2546 / 2547"
			readings = append(readings, before.before+own+"-"+digits)
		case special != "" && len(digits) == len(own) && !nearEndings(own, digits): // „302546 / 116 016"
		case before.direct == "" && len(digits) == len(own) && len(own) >= 3: // „4711 / 4712"
			readings = append(readings, before.before+digits)
		case before.direct == "" && len(digits) < len(own) && nearEndings(own[len(own)-len(digits):], digits):
			readings = append(readings, before.before+own[:len(own)-len(digits)]+digits)
		}
	}
	if before.Extension != "" {
		readings = nil
	}
	if special != "" && plain && !hyphen && (len(special) > 3 || len(before.Dial) == 3) { // „302546 / 110" may be a direct line
		readings = append(readings, special)
	}
	if len(readings) != 1 {
		if len(readings) == 0 && before.before == "" && missingZero(text) != "" {
			return writtenPhone{}, missingZero(text)
		}
		return writtenPhone{}, eachInFull
	}
	return readOne(readings[0])
}

// nearEndings reports whether two endings of the same length are those of two lines of one place.
func nearEndings(one, other string) bool {
	a, _ := strconv.Atoi(one)
	b, _ := strconv.Atoi(other)
	return a != b && max(a-b, b-a) <= nearby && strings.Trim(other, "0") != ""
}

// readOne reads what must be one number.
func readOne(text string) (writtenPhone, string) {
	text = strings.Trim(text, " ./")
	if special := specialNumber(text); special != "" {
		shown := special
		if len(special) == 6 {
			shown = special[:3] + " " + special[3:]
		}
		return writtenPhone{Phone: Phone{Dial: special, Text: shown}}, ""
	}
	digits := onlyDigits(text)
	start := strings.TrimLeft(text, " (")
	abroad := strings.HasPrefix(start, "+") || strings.HasPrefix(digits, "00")
	switch {
	case strings.ContainsFunc(text, unicode.IsLetter): // a telephone, or a library, would make digits of them
		return writtenPhone{}, noNumber
	case strings.HasPrefix(text, "-") || strings.HasSuffix(text, "-") || strings.LastIndexByte(text, '+') > strings.IndexByte(text, '+'):
		return writtenPhone{}, noNumber
	case !abroad && !strings.HasPrefix(digits, "0"):
		if trouble := missingZero(text); trouble != "" {
			return writtenPhone{}, trouble
		}
		return writtenPhone{}, noNumber
	case len(digits) < fewestDigits:
		return writtenPhone{}, afterCode(digits)
	case !abroad && specialShape.MatchString(digits[1:]):
		return writtenPhone{}, fmt.Sprintf(withoutZero, digits[1:])
	}
	typed := blanks.ReplaceAllString(text, " ")
	if national, ok := nationalStart(typed); ok {
		return readGerman(writtenPhone{Phone: Phone{Dial: "+49" + national}}, typed, national)
	}
	parsed, err := phonenumbers.Parse(text, "DE")
	switch {
	case err != nil && len(digits) > mostDirect+1, err == nil && phonenumbers.IsPossibleNumberWithReason(parsed) == phonenumbers.TOO_LONG:
		return writtenPhone{}, eachInFull
	case err != nil || !phonenumbers.IsPossibleNumber(parsed):
		return writtenPhone{}, noNumber
	case strings.Count(typed, "/") > 1 || strings.Count(typed, "-") > 1 && strings.Contains(typed, "/"):
		return writtenPhone{}, eachInFull
	}
	return writtenPhone{Phone: Phone{Dial: phonenumbers.Format(parsed, phonenumbers.E164), Text: typed}}, inRow(typed)
}

// readGerman reads a number of Germany whose digits behind the zero are national.
func readGerman(w writtenPhone, typed, national string) (writtenPhone, string) {
	if len(national) < fewestDigits-1 || national[0] == '0' {
		return writtenPhone{}, afterCode(national)
	}
	code, behindCode := splitAreaCode(typed, national)
	w.Text = germanText(typed, code, behindCode)
	if code == "" {
		behindCode = typed[len(germanCode.FindString(typed)):]
	}
	if trouble := misdialled(behindCode, national, code); trouble != "" {
		return writtenPhone{}, trouble
	}
	if trouble := doubtful(behindCode, national, code == ""); trouble != "" {
		return writtenPhone{}, trouble
	}
	if w.Text == "" {
		w.Text = oneStroke.ReplaceAllString(typed, "$1 $2")
	}
	if code == "" && len(codeLengths(national)) == 0 {
		code, behindCode = setApart(typed, national)
	}
	if code != "" {
		w.before = "0" + code + " "
		if germanCode.MatchString(typed) {
			w.before = "+49 " + code + " "
		}
		base, direct, _ := strings.Cut(behindCode, "-")
		if anyMobile(national) {
			base, direct = behindCode, ""
		}
		w.base, w.direct = onlyDigits(base), onlyDigits(direct)
	}
	return w, ""
}

// setApart takes for the area code what was written as one, where nobody has given that code to a place yet.
func setApart(typed, national string) (code, behindIt string) {
	rest := strings.TrimLeft(typed[len(germanCode.FindString(typed)):], " (")
	at := strings.IndexFunc(rest, func(r rune) bool { return !isDigit(r) })
	if stroke := strings.IndexAny(rest, "/)"); stroke > 0 {
		at = stroke
	}
	if at < 0 {
		return "", ""
	}
	code = strings.TrimPrefix(onlyDigits(rest[:at]), "0")
	if len(code) < 2 || len(code) > 5 || !strings.HasPrefix(national, code) {
		return "", ""
	}
	return code, strings.TrimLeft(rest[at:], " /)-.")
}
