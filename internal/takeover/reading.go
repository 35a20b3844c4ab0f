package takeover

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// Source is a text that somebody pasted or chose as a file.
type Source struct {
	Text  string   // with "\n" at the end of lines
	Left  []string // what of the file was not read, in words: it may hold members
	Notes []string // what was guessed or repaired in the file, in words

	Struck  []string `json:",omitempty"` // what is struck out in the file, place by place; Left says it too
	Missing bool     `json:",omitempty"` // whole rows or sheets of the file were not read
}

// Reading is what was read from a text. The rows that it offers have different numbers: members first, then what may be one,
// then what was not read.
type Reading struct {
	Source
	Result memberlist.Result
	Ended  []memberlist.Member // whose membership has ended, according to the text
	Pieces []Piece             // what was read as no member
	Role   directory.Role      // in which most take part, for rows that ask for none
	Event  memberlist.EventProposal
	Press  memberlist.PressContact

	withheld []string // names in rows that were withheld, of institutions and nothing else
}

// Piece is a piece of the text that was read as no member. Whoever knows better makes one of it.
type Piece struct {
	memberlist.Unread
	Member memberlist.Member // what it would be; its number is 0 where it cannot be one
}

// Read reads a text for a network as it is on the day of now. It withholds rows about protected institutions that may hold
// an address, and goes on with the others. Where there is nothing to compare, it returns the reasons, in words.
func Read(s Source, d directory.Dossier, now time.Time) (Reading, []string) {
	r := Reading{Source: s, Role: UsualRole(d)}
	if lines := unreadableLines(s.Text); len(lines) > 0 {
		return r, []string{unseenIn(lines)}
	}
	r.Result = memberlist.ParseKnowing(s.Text, memberNames(d))
	r.Event, r.Press = memberlist.Release(s.Text)
	r.Result.Members, r.Result.Offered = slices.Clone(r.Result.Members), slices.Clone(r.Result.Offered)
	r.Withhold(func(m memberlist.Member) bool { return m.Address && m.Sector.Protected() })
	if r.Result.More {
		return r, []string{tooManyRows()}
	}
	r.splitEnded(now)
	r.addSwallowed(ListOf(d, now))
	r.number()
	if len(r.Result.Members)+len(r.Result.Offered)+len(r.Ended)+len(r.Result.Left) == 0 && r.Result.StatedCount == 0 &&
		r.Event.Title == "" && r.Press.Kind == "" {
		return r, slices.Clone(r.Result.Notes)
	}
	return r, nil
}

// memberNames returns the names of the stored member list.
func memberNames(d directory.Dossier) []string {
	var names []string
	for _, i := range d.Institutions {
		names = append(names, i.Name)
	}
	for _, m := range d.Members {
		names = append(names, m.Group)
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// Withhold withholds the rows that match: nothing of them is shown but where they stand and which words were meant.
func (r *Reading) Withhold(which func(memberlist.Member) bool) {
	apart := func(list []memberlist.Member) []memberlist.Member {
		return slices.DeleteFunc(list, func(m memberlist.Member) bool {
			if !which(m) {
				return false
			}
			r.Result.Withheld = append(slices.Clip(r.Result.Withheld), memberlist.Withheld{
				Line: m.Line, Why: maybeAddress, Words: m.Suspicious,
			})
			r.withheld = append(r.withheld, m.Name)
			return true
		})
	}
	r.Result.Members, r.Result.Offered = apart(r.Result.Members), apart(r.Result.Offered)
}

// number gives what was added, what is offered and what was not read the numbers behind those of the members.
func (r *Reading) number() {
	next := 1
	for _, m := range slices.Concat(r.Result.Members, r.Result.Offered, r.Ended) {
		next = max(next, m.Number+1)
	}
	for _, list := range [][]memberlist.Member{r.Result.Members, r.Result.Offered} {
		for i := range list {
			if m := &list[i]; m.Number == 0 {
				m.Number, next = next, next+1
			}
		}
	}
	for _, u := range r.Result.Unread {
		p := Piece{Unread: u}
		if m, ok := memberOf(u); ok {
			m.Number, next = next, next+1
			p.Member = m
		}
		r.Pieces = append(r.Pieces, p)
	}
}

// memberOf makes a member of a piece of the text, as far as it can be one: not where an address stood or words are missing.
func memberOf(u memberlist.Unread) (memberlist.Member, bool) {
	name := strings.TrimSpace(strings.TrimLeft(u.Words, "-–—•*·>#0123456789.) \t"))
	name = strings.TrimRight(name, ":;,. ")
	clean, ok := directory.CleanLine(name)
	if !ok || u.Line == 0 || len(clean) < 3 || strings.ContainsAny(clean, "[]…@") ||
		len(clean) > longestName || len(strings.Fields(clean)) > mostWords ||
		directory.LooksLikeAddress(clean) {
		return memberlist.Member{}, false
	}
	return memberlist.Member{Name: clean, Kind: memberlist.KindInstitution, Sector: memberlist.SectorFor(clean), Line: u.Line,
		Repairs: []string{}, Written: clean}, true
}

// How long a piece of the text may be to be offered as a name; what is longer is prose.
const (
	longestName = 120 // bytes
	mostWords   = 10
)

// splitEnded separates the members whose membership has ended by now, according to the text.
func (r *Reading) splitEnded(now time.Time) {
	r.Result.Members = slices.DeleteFunc(r.Result.Members, func(m memberlist.Member) bool {
		if (directory.Membership{Until: m.Until}).Current(now) {
			return false
		}
		r.Ended = append(r.Ended, m)
		return true
	})
}

// Fingerprint identifies what was read from a text, so that decisions are applied to the same rows.
func (r Reading) Fingerprint() string {
	rows, _ := json.Marshal(r.Result) // of strings and numbers only
	sum := sha256.Sum256(append([]byte(r.Text+"\x00"), rows...))
	return hex.EncodeToString(sum[:16])
}

// NormalizeBreaks undoes what browsers do to the line breaks of a text.
func NormalizeBreaks(text string) string {
	return strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n").Replace(text))
}

// unreadableLines returns the numbers of lines with characters that a name must not have.
func unreadableLines(text string) []int {
	if _, ok := directory.CleanText(text); ok {
		return nil
	}
	var lines []int
	for i, line := range strings.Split(text, "\n") {
		if _, ok := directory.CleanText(line); !ok {
			lines = append(lines, i+1)
		}
	}
	return lines
}

const maxHints = 20

// Hints returns what else is known about a text that was refused, in words.
func (r Reading) Hints() []string {
	list := slices.Concat(r.Left, r.Notes)
	for _, w := range r.Result.Withheld {
		list = append(list, withheldRow(w))
	}
	for i, u := range r.Result.Unread {
		if i == maxHints {
			list = append(list, moreUnread)
			break
		}
		list = append(list, unreadRow(u))
	}
	return list
}
