package editing

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// Reply is what an institution says about its own entry.
type Reply struct {
	Stand  string            // of the entry as it was shown; see Stand
	Right  bool              // everything is right; the rest is not looked at
	Values map[string]string // path → what should stand there; what is not named stays
	Gone   map[string]bool   // paths of contacts and memberships that are no more
	Text   string            // whatever else there is to say
}

// What a form with a reply may hold: an institution with many contacts and memberships has many fields.
const (
	ReplyBytes  = 512 << 10
	ReplyFields = 1000
)

// ReplyFrom reads a form: „stand" and „text"; „antwort" is „stimmt" where everything is right; „entfaellt" names, as often
// as needed, what is no more; every other field is named by the path of its value.
func ReplyFrom(form map[string][]string) Reply {
	first := func(name string) string {
		if len(form[name]) == 0 {
			return ""
		}
		return strings.ReplaceAll(form[name][0], "\r\n", "\n")
	}
	r := Reply{Stand: first("stand"), Right: first("antwort") == "stimmt", Text: first("text"), Values: map[string]string{}, Gone: map[string]bool{}}
	for name := range form {
		r.Values[name] = first(name)
	}
	for _, path := range form["entfaellt"] {
		r.Gone[path] = true
	}
	return r
}

// The longest texts of a reply, in characters.
const (
	MaxReplyValue = 300
	MaxReplyText  = 2000
)

// Stand names the state of an entry as an institution sees it: its form carries that of what it showed.
func Stand(own directory.InstitutionPage) string {
	hash := sha256.New()
	for _, g := range own.Groups() {
		for _, f := range g.Fields {
			fmt.Fprintf(hash, "%q %q\n", f.Path, f.Value)
		}
	}
	return hex.EncodeToString(hash.Sum(nil)[:12])
}

// corrections returns what a reply wants to be otherwise: of the institution itself, and of its memberships by the key
// of the network. It returns fault.Invalid, by path, for what could never be taken over.
func (r Reply) corrections(own directory.InstitutionPage, line []directory.Institution) ([]directory.Correction, map[string][]directory.Correction, error) {
	bad := fault.Invalid{}
	var shared []directory.Correction
	members := map[string][]directory.Correction{}
	for _, g := range own.Groups() {
		var found []directory.Correction
		if r.Gone[g.Path] && g.Path != "" {
			found = []directory.Correction{{Path: g.Path, Label: g.Title, Before: directory.EntryThere, After: directory.EntryGone}}
		} else {
			for _, f := range g.Fields {
				value, ok := directory.CleanText(r.Values[f.Path])
				_, named := r.Values[f.Path]
				today, _ := directory.CleanText(f.Value)
				switch {
				case !ok || !f.Long && strings.ContainsAny(value, "\n\t"):
					bad[f.Path] = "Diese Angabe enthält Zeichen, die wir nicht lesen können."
				case utf8.RuneCountInString(value) > MaxReplyValue:
					bad[f.Path] = fmt.Sprintf("Bitte kürzen Sie das auf höchstens %d Zeichen.", MaxReplyValue)
				case named && value != today && isPhone(f.Path) && directory.PhoneTrouble(value) != "":
					bad[f.Path] = directory.PhoneTrouble(value)
				case named && value != today:
					found = append(found, directory.Correction{Path: f.Path, Label: g.Title + ": " + f.Label, Before: f.Value, After: value})
				}
			}
		}
		if rest, ok := strings.CutPrefix(g.Path, "mitglieder/"); ok {
			network, _, _ := strings.Cut(rest, "/")
			for _, c := range found {
				c.Path = strings.Replace(c.Path, network+"/", "", 1)
				members[network] = append(members[network], c)
			}
			continue
		}
		shared = append(shared, found...)
	}
	r.possible(own, line, shared, members, bad)
	return shared, members, bad.OrNil()
}

// possible adds to bad what the rules of the directory would refuse, were the corrections made.
func (r Reply) possible(own directory.InstitutionPage, line []directory.Institution, shared []directory.Correction, members map[string][]directory.Correction, bad fault.Invalid) {
	inst := line[0]
	for _, c := range shared {
		take(c, &inst, nil)
	}
	d := directory.Dossier{Institutions: append([]directory.Institution{inst}, line[1:]...), Members: []directory.Membership{{Institution: inst.Key}}}
	var found fault.Invalid
	if err := d.Check(); err != nil {
		found, _ = err.(fault.Invalid)
	}
	const here = "einrichtungen[1]."
	for path, reason := range found {
		field, ok := strings.CutPrefix(path, here)
		if !ok {
			continue
		}
		for i, c := range inst.Contacts {
			field = strings.Replace(field, fmt.Sprintf("kontakte[%d].", i+1), "kontakte/"+c.Key+"/", 1)
		}
		bad[field] = reason
	}
	const address = "Bei geschützten Einrichtungen steht hier nie eine Anschrift. Bitte lassen Sie sie weg."
	for network, corrections := range members {
		for _, c := range corrections {
			if own.Protected && directory.LooksLikeAddress(c.After) {
				bad[strings.Replace(c.Path, "mitglieder/", "mitglieder/"+network+"/", 1)] = address
			}
		}
	}
	switch text, ok := directory.CleanText(r.Text); {
	case !ok:
		bad["text"] = "Der Text enthält Zeichen, die wir nicht lesen können."
	case utf8.RuneCountInString(text) > MaxReplyText:
		bad["text"] = fmt.Sprintf("Bitte kürzen Sie den Text auf höchstens %d Zeichen.", MaxReplyText)
	case own.Protected && directory.LooksLikeAddress(text):
		bad["text"] = address
	}
}

// take makes a correction of an institution or of the members of a network, and reports whether there was what it is about.
func take(c directory.Correction, inst *directory.Institution, members []directory.Membership) bool {
	value, contact, _, ok := c.Place(inst, members)
	switch {
	case !ok:
		return false
	case value != nil:
		*value = c.After
	case contact != nil:
		var kept []directory.Contact
		for _, k := range inst.Contacts {
			if k.Key != contact.Key {
				kept = append(kept, k)
			}
		}
		inst.Contacts = kept
	}
	return true
}

// isPhone reports whether a value of an entry is the telephone number of a contact.
func isPhone(path string) bool {
	return strings.HasPrefix(path, "kontakte/") && strings.HasSuffix(path, "/telefon")
}
