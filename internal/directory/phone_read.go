package directory

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// ReadPhones reads the telephone numbers that people write in one field: „02921 302546 / 47", „(02921) 30-0, App. 12",
// „0171/1234567 (Frau Muster)". It returns them in order. If it is not certain what to dial, it returns no
// number but a sentence in plain German that says what to do. An empty text is no number and no trouble.
func ReadPhones(text string) (numbers []Phone, trouble string) {
	pieces, trouble := phonePieces(text)
	if trouble != "" || len(pieces) == 0 {
		return nil, trouble
	}
	r := phoneReader{ahead: pieces[0].kind == pieceWord && !knownWord(pieces[0].text)}
	for i, p := range pieces {
		if trouble := r.take(p, pieces[i+1:]); trouble != "" {
			return nil, trouble
		}
	}
	return r.finish()
}

// phoneReader collects numbers and what is said about each.
type phoneReader struct {
	found   []writtenPhone
	label   PhoneKind // of the numbers that follow
	both    bool      // „Tel./Fax": it is for either
	labeled bool      // the label has no number yet
	asks    string    // the word of an extension whose digits follow
	pending []string  // what was said before a number
	ahead   bool      // what is said of a number is before it: „Frau Muster 02921 30-12, Frau Beispiel …"
	apart   bool      // a separator came after the last number
	open    bool      // the last remark goes on
	between bool      // something was said between two numbers: of the one before, if something is said behind the last, too
}

// take takes the next piece; rest is what follows it.
func (r *phoneReader) take(p piece, rest []piece) string {
	switch p.kind {
	case pieceSeparator:
		if r.open && len(rest) > 0 && !anyDigits(rest) { // „Mo & Mi", when no further number comes
			return r.remark(p.text, false)
		}
		r.apart, r.open = true, false
	case pieceRemark:
		return r.remark(p.text, false)
	case pieceBrackets:
		return r.brackets(p.text)
	case pieceWord:
		return r.word(p.text, rest)
	case pieceDigits:
		return r.digits(p.text, rest)
	}
	return ""
}

var (
	extensionDigits = regexp.MustCompile(`^-? ?[0-9]{1,6}$`)
	times           = regexp.MustCompile(`^[0-2]?[0-9](\.[0-5][0-9])? ?- ?[0-2]?[0-9](\.[0-5][0-9])?$`)
)

func (r *phoneReader) digits(text string, rest []piece) string {
	if r.asks != "" {
		word := r.asks
		r.asks = ""
		if extensionDigits.MatchString(text) {
			last := &r.found[len(r.found)-1]
			if last.Extension != "" {
				return eachInFull
			}
			last.Extension, last.Direct = onlyDigits(text), strings.HasPrefix(Fold(word), "d")
			return ""
		}
		if !full(text) {
			return eachInFull
		}
		r.pending = append(r.pending, word)
	}
	if r.open && (len(onlyDigits(text)) <= 3 && specialNumber(text) == "" || times.MatchString(text)) { // „Zimmer 12", „Mo–Fr 9–12"
		return r.remark(text, false)
	}
	r.between = r.between || r.open && len(r.found) > 0 && !r.ahead && !r.apart
	var before *writtenPhone
	if len(r.found) > 0 && (len(r.pending) == 0 || specialNumber(text) == "") { // „02921 302546, Polizei 110"
		before = &r.found[len(r.found)-1]
	}
	found, trouble := readRun(text, before)
	if trouble != "" {
		return trouble
	}
	for i := range found {
		found[i].Kind = r.label
		if r.both {
			found[i].Note = joinNotes(found[i].Note, "auch Fax")
		}
	}
	if len(r.pending) > 0 {
		found[0].said = append(found[0].said, r.pending...)
	}
	r.found, r.pending, r.apart, r.open, r.labeled = append(r.found, found...), nil, false, false, false
	return ""
}

func (r *phoneReader) word(text string, rest []piece) string {
	bare := strings.Trim(Fold(text), ".:,-– ")
	numberNext := len(rest) > 0 && rest[0].kind == pieceDigits
	after := len(r.found) > 0 && !r.open
	switch kind, isLabel := phoneLabels[bare]; {
	case isLabel && kind != PhoneVoice && len(rest) == 0 && len(r.found) > 0 && !r.apart: // „02921 302546 Fax"
		r.found[len(r.found)-1].Kind = kind
		return ""
	case isLabel && (numberNext || len(bare) > 1 && anyDigits(rest) && (kind != PhoneVoice || len(r.found) == 0)):
		if r.labeled && r.label != kind && (r.label == PhoneFax || kind == PhoneFax) {
			r.label, r.both = PhoneVoice, true
		} else {
			r.label, r.both = kind, false
		}
		r.labeled, r.open = true, false
		return ""
	case bothLabels[bare]:
		r.label, r.both, r.labeled, r.open = PhoneVoice, true, true, false
		return ""
	case extensionWords[bare] && numberNext:
		r.asks, r.open = text, false
		if len(r.found) == 0 && !full(rest[0].text) {
			return noNumber
		}
		return ""
	case joiningWords[bare] && (after || r.labeled) && len(rest) > 0 &&
		(rest[0].kind == pieceDigits || rest[0].kind == pieceWord && knownWord(rest[0].text)):
		r.apart = true
		return ""
	case bare == "bis" && after && numberNext:
		return eachInFull
	case numberNext && after && !r.labeled && !strings.ContainsFunc(text, unicode.IsLetter): // „02921 302546 : 47"
		return eachInFull
	case r.labeled && numberLabels[bare], !strings.ContainsFunc(text, unicode.IsLetter) && !r.open:
		return ""
	case numberNext && after && (mobileWords[bare] || strings.HasSuffix(text, ":")): // „…, mobil 0171 1234567"
		r.pending, r.apart = append(r.pending, text), true
		return ""
	}
	return r.remark(text, true)
}

// remark adds what is said of a number: the last one, or the next where people say it before.
func (r *phoneReader) remark(text string, loose bool) string {
	last := len(r.found) - 1
	if last >= 0 && loose && !harmlessWords[strings.Trim(Fold(text), ".:,!")] {
		r.found[last].loose = r.found[last].loose || !r.apart && !r.ahead
	}
	said := &r.pending
	if last >= 0 && !r.ahead && !r.apart {
		said = &r.found[last].said
	}
	if r.open && len(*said) > 0 {
		(*said)[len(*said)-1] += " " + text
	} else {
		*said = append(*said, text)
	}
	r.open = true
	return ""
}

// brackets reads what is in brackets: an extension, what answers, another number, or a remark.
func (r *phoneReader) brackets(text string) string {
	last := len(r.found) - 1
	pieces, trouble := phonePieces(text)
	isNumber := slices.ContainsFunc(pieces, func(p piece) bool { return p.kind == pieceDigits && full(p.text) })
	if isNumber && trouble != "" {
		return trouble
	}
	switch kind, isLabel := phoneLabels[strings.Trim(Fold(text), ".: ")]; {
	case isNumber:
		r.apart = true
		for i, p := range pieces {
			if trouble := r.take(p, pieces[i+1:]); trouble != "" {
				return trouble
			}
		}
		r.apart, r.label, r.both = true, PhoneVoice, false
		return ""
	case isLabel && kind != PhoneVoice && last >= 0:
		r.found[last].Kind = kind
		return ""
	case len(pieces) == 2 && last >= 0 && extensionWords[strings.Trim(Fold(pieces[0].text), ".: ")] &&
		extensionDigits.MatchString(pieces[1].text):
		r.asks = pieces[0].text
		return r.digits(pieces[1].text, nil)
	}
	ahead := r.ahead
	r.ahead, r.open = false, false // brackets are about what is before them
	r.remark(text, false)
	r.ahead, r.open = ahead, false
	return ""
}

func (r *phoneReader) finish() ([]Phone, string) {
	if len(r.found) == 0 {
		return nil, noNumber
	}
	last := len(r.found) - 1
	r.found[last].said = append(r.found[last].said, r.pending...)
	if r.asks != "" || r.between && len(r.found[last].said) == 0 { // „02921 30-12 Frau Muster 02921 30-13"
		return nil, eachInFull
	}
	numbers := make([]Phone, len(r.found))
	for i, w := range r.found {
		if len(w.Dial) == 3 &&
			(w.loose || slices.ContainsFunc(w.said, func(s string) bool {
				return !harmlessWords[strings.Trim(Fold(s), ".:,!")] && i == 0 && r.ahead
			})) {
			return nil, noNumber // „Zimmer 110"
		}
		numbers[i] = w.Phone
		for _, said := range w.said {
			numbers[i].Note = joinNotes(numbers[i].Note, strings.Trim(said, " ,:"))
		}
	}
	return numbers, ""
}

func anyDigits(pieces []piece) bool {
	return slices.ContainsFunc(pieces, func(p piece) bool { return p.kind == pieceDigits })
}

// joinNotes joins two remarks with a comma; either may be "".
func joinNotes(note, more string) string {
	if note == "" || more == "" {
		return note + more
	}
	return note + ", " + more
}
