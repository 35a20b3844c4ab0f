package memberlist

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/directory"
)

// Unread is a piece of the text that was read as no member. It is shown, never left out in silence.
type Unread struct {
	Line  int    // from 1; 0 for the whole text
	Words string // as they stand there, shortened, without a postal address
	Why   string // for people
	Open  bool   // it may name a member all the same: whoever is missing may stand there
}

// String says it for people: „Zeile 5: „Entschuldigt: Amtsgericht“ (steht unter …)“.
func (u Unread) String() string {
	words := "„" + u.Words + "“"
	if u.Line == 0 {
		words = u.Words
	}
	if u.Why != "" {
		words += " (" + u.Why + ")"
	}
	if u.Line == 0 {
		return words
	}
	return fmt.Sprintf("Zeile %d: %s", u.Line, words)
}

// MarshalText writes it as String does.
func (u Unread) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// Withheld is a row about a protected institution that was set aside because it seems to tell where that is.
type Withheld struct {
	Line  int    `json:"line"`
	Why   string `json:"why"` // what kind of words they are
	Words string `json:"-"`   // the words that were meant: for whoever pasted them, and for nobody else
}

// Left is a row about somebody who, as the text says, is no longer a member.
type Left struct {
	Line  int    `json:"line"`
	Name  string `json:"name"`
	Words string `json:"words"` // how the text says so
}

const (
	mostUnread = 1000 // pieces that are told one by one
	longUnread = 160  // characters
)

// skip notes what was read as no member.
func (p *parser) skip(line int, raw, why string, open bool) {
	words := strings.Join(strings.Fields(strings.ReplaceAll(raw, "\n", " / ")), " ")
	if !hasLetters(words) && !hasDigit(words) {
		return
	}
	if p.unseen++; p.unseen > mostUnread {
		return
	}
	if hiddenAddress(words) != "" {
		if p.shelters {
			words = "[Anschrift]"
		} else if cut, found := cutAddress(words); found {
			words = strings.TrimSpace(tidy(cut) + " [ohne Anschrift]")
		}
	}
	if utf8.RuneCountInString(words) > longUnread {
		words = string([]rune(words)[:longUnread]) + " …"
	}
	p.unread = append(p.unread, Unread{line, words, why, open})
}

// gone tells words that say of a row that it is about a former member.
var (
	gone = regexp.MustCompile(
		`(?i)(?:^|\P{L})(ausgeschieden\P{L}*|ausgetreten|ausgestiegen|austritt|nicht mehr (?:mitglied|dabei|aktiv|beteiligt|vertreten|` +
			`im netzwerk|am runden tisch)|ehemalig(?:e[rs]?)?(?: mitglied\p{L}*)?\P{L}*$|ehem\. mitglied|früheres mitglied|aufgelöst|` +
			`mitgliedschaft (?:\S+ )?(?:beendet|gekündigt|erloschen|endete|ruht)|gekündigt|abgemeldet|existiert nicht mehr|inaktiv)(?:\P{L}|$)`)
	untilWord = regexp.MustCompile(`(?i)^(?:mitglied |dabei )?bis(?: zum| ende)? (\S.*)$`)
	remarked  = regexp.MustCompile(`^(.*\S)\s*(?:\(([^()]+)\)|\s[–-]\s([^–(),]+)|,\s*([^,()]+)|\[([^\[\]]+)\])\s*$`)
)

// cutLeaving takes from the end of a name a remark that its institution is no longer a member, or until when it is one.
func cutLeaving(text string) (name, words string, until directory.PartialDate) {
	m := remarked.FindStringSubmatch(text)
	if m == nil {
		return text, "", ""
	}
	remark := strings.TrimSpace(m[2] + m[3] + m[4] + m[5])
	if gone.MatchString(remark) {
		return m[1], remark, ""
	}
	if d := untilIn(remark); d != "" {
		return m[1], "", d
	}
	return text, "", ""
}

// untilIn reads „bis 31.12.2025“; "" if it says something else.
func untilIn(remark string) directory.PartialDate {
	m := untilWord.FindStringSubmatch(strings.TrimSpace(remark))
	if m == nil {
		return ""
	}
	return dateOf(m[1])
}

var (
	isoDate   = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)
	monthYear = regexp.MustCompile(`^(\p{L}+)\.? (\d{4})$`)
	slashDate = regexp.MustCompile(`^(\d{1,2})[./](\d{4})$`)
)

// dateOf reads a date as people and tables write it; "" if it is none.
func dateOf(text string) directory.PartialDate {
	text = strings.TrimSpace(text)
	var found directory.PartialDate
	if isoDate.MatchString(text) {
		found = directory.PartialDate(text)
	} else if m := monthYear.FindStringSubmatch(text); m != nil && months[plainText(m[1])] > 0 {
		found = directory.PartialDate(fmt.Sprintf("%s-%02d", m[2], months[plainText(m[1])]))
	} else if m := slashDate.FindStringSubmatch(text); m != nil {
		found = directory.PartialDate(fmt.Sprintf("%s-%02d", m[2], number(m[1])))
	} else if at := dayShape.FindStringIndex(text); at != nil && at[0] == 0 && at[1] == len(text) {
		if d := dayIn(text); d != nil && d.year > 0 {
			found = directory.PartialDate(fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day))
		}
	}
	if found == "" || !found.Valid() {
		return ""
	}
	return found
}
