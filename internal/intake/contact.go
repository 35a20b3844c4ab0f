package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/openreferral"
)

const mostContacts = 20

// contacts collects ways to reach somebody, each number and address once. Names of people are left out; only their function is
// kept.
type contacts struct {
	*omissions
	list []directory.Contact
	has  map[string]bool
}

func newContacts(t *omissions, known []directory.Contact) *contacts {
	c := &contacts{omissions: t, has: map[string]bool{}}
	for _, k := range known {
		c.remember(k)
	}
	return c
}

func (c *contacts) remember(k directory.Contact) {
	for _, id := range idsOf(k) {
		c.has[id] = true
	}
}

// idsOf returns what identifies a contact: its numbers as they are dialled, its e-mail address.
func idsOf(k directory.Contact) []string {
	var ids []string
	for _, n := range directory.PhonesIn(k.Phone) {
		ids = append(ids, dial(n))
	}
	if k.Email != "" {
		ids = append(ids, "mailto:"+strings.ToLower(k.Email))
	}
	return ids
}

// dial returns what identifies a number: how it is dialled, and the extension to ask for.
func dial(n directory.Phone) string {
	return strings.TrimSuffix(n.Link()+";ext="+n.Extension, ";ext=")
}

// add adds a contact whose number and address have been checked.
func (c *contacts) add(k directory.Contact) {
	k.Kind = directory.ContactHelp
	switch says := directory.Fold(k.Label); {
	case strings.Contains(says, "presse"):
		k.Kind = directory.ContactPress
	case strings.HasPrefix(says, "koordination"): // as this program labels its own; people looking for help must not end up there
		k.Kind = directory.ContactCoordination
	}
	if slices.ContainsFunc(directory.PhonesIn(k.Phone), func(n directory.Phone) bool { return c.has[dial(n)] }) {
		k.Phone = ""
	}
	if c.has["mailto:"+strings.ToLower(k.Email)] {
		k.Email = ""
	}
	switch {
	case k.Phone == "" && k.Email == "":
		return
	case len(c.list) == mostContacts:
		c.say(sayManyContacts, mostContacts, strings.TrimSpace(k.Phone+" "+k.Email))
		return
	}
	c.remember(k)
	k.Key = fmt.Sprintf("kontakt-%d", len(c.list)+1)
	c.list = append(c.list, k)
}

// from adds the contacts of an organization, a service or a place. label is for numbers without one of their own; hours are those
// of the place.
func (c *contacts) from(label, mail string, phones []openreferral.Phone, people []openreferral.Contact, hours string) {
	mail = c.mail(mail)
	for _, k := range c.spoken(phones) {
		if k.Label == "" {
			k.Label = label
		}
		k.Email, k.Hours, mail = mail, hours, ""
		c.add(k)
	}
	c.add(directory.Contact{Label: label, Email: mail, Hours: hours})
	for _, who := range people {
		if line(who.Name) != "" {
			c.say(sayNoPersons)
		}
		title := c.line(
			"Bezeichnung eines Kontakts",
			strings.Join(slices.DeleteFunc([]string{who.Title, who.Department}, func(s string) bool { return line(s) == "" }), ", "),
		)
		mail, reached := c.mail(who.Email), false
		for _, k := range c.spoken(who.Phones) {
			if k.Label != "" && k.Label != title {
				k.Note = strings.TrimPrefix(k.Note+"; "+k.Label, "; ")
			}
			k.Label, k.Email, k.Hours, mail, reached = title, mail, hours, "", true
			c.add(k)
		}
		if mail == "" && !reached && title != "" {
			c.say(sayContactEmpty, quoted(title))
		}
		c.add(directory.Contact{Label: title, Email: mail, Hours: hours})
	}
}

func (c *contacts) mail(text string) string {
	mail := email(text)
	if mail == "" && line(text) != "" {
		c.say(sayNotAnEmail, quoted(text))
	}
	return mail
}

// spoken returns contacts with the numbers at which somebody speaks, and reports the others.
func (c *contacts) spoken(phones []openreferral.Phone) []directory.Contact {
	var list []directory.Contact
	for _, p := range phones {
		if line(p.Number) == "" {
			if line(p.Description) != "" {
				c.say(sayNumberEmpty, quoted(p.Description))
			}
			continue
		}
		label, note := c.line("Bezeichnung einer Nummer", p.Description), c.line("Sprachen einer Nummer", languagesOf(p))
		about := ""
		if text := strings.Trim(p.Description+"; "+note, "; "); text != "" {
			about = " (" + quoted(text) + ")"
		}
		if silent := silentKind(p); silent != "" {
			c.silent(silent, withExtension(dialled(p.Number), p.ExtensionText)+about)
			continue
		}
		number := strings.Trim(line(p.Number), `"' `)
		read, trouble := directory.ReadPhones(withExtension(number, p.ExtensionText))
		switch {
		case p.ExtensionText != "" && (trouble != "" || len(read) != 1 || read[0].Extension == ""):
			c.say(sayExtensionLost, withExtension(dialled(number), p.ExtensionText), about)
			continue
		case trouble != "" || len(read) == 0:
			c.say(sayNotANumber, quoted(number), about)
			continue
		}
		for _, n := range read {
			if n.Kind != directory.PhoneVoice {
				c.silent(string(n.Kind), n.Shown()+about)
				continue
			}
			list = append(list, directory.Contact{Label: label, Phone: n.Shown(), Note: strings.Trim(note+"; "+n.Note, "; ")})
		}
	}
	return list
}

// silent reports that a number was left out because nobody speaks there.
func (c *contacts) silent(kind, number string) {
	c.say(sayNobodySpeaks, kind, number)
}

// languagesOf says in which languages a number is answered; "" if unknown.
func languagesOf(p openreferral.Phone) string {
	var languages []string
	for _, l := range p.Languages {
		text, more := line(l.Name), line(l.Note)
		if text == "" {
			text = line(l.Code)
		}
		if text+more != "" {
			languages = append(languages, strings.TrimSpace(strings.TrimSuffix(text+" ("+more+")", " ()")))
		}
	}
	if len(languages) == 0 {
		return ""
	}
	return "Sprachen: " + strings.Join(languages, ", ")
}

// extensionText is an extension in the spellings that sources have: „12", „12.0" of a program that takes it for a
// fraction, „x12", „App. 12".
var extensionText = regexp.MustCompile(`(?i)^(?:x|ext|extension|app|apparat|dw|durchwahl)?[ .:]*(\d+)(?:\.0+)?$`)

// withExtension returns a number with the extension after it, as people write it.
func withExtension(number, extension string) string {
	extension = line(extension)
	if m := extensionText.FindStringSubmatch(extension); m != nil {
		return number + ", App. " + m[1]
	}
	if extension == "" {
		return number
	}
	return number + ", App. " + quoted(extension)
}

var (
	textphone = regexp.MustCompile(`\b(textphone|text phone|text telephone|tty|tdd|tty/tdd|schreibtelefon\w*|minicom)\b`)
	pager     = regexp.MustCompile(`\b(pager|beeper)\b`)
	video     = regexp.MustCompile(`\b(video|videophone|bildtelefon\w*|videotelefon\w*)\b`)
	onlyTexts = regexp.MustCompile(`\b(nur sms|sms only|text only|textnummer)\b`)
	fax       = regexp.MustCompile(`fax`)
	alsoVoice = regexp.MustCompile(`\b(tel|telefon|telephone|phone|voice)\b`)
)

// silentKind says in German what a number is for if nobody speaks there; otherwise "".
func silentKind(p openreferral.Phone) string {
	kind, says := directory.Fold(p.Type), directory.Fold(p.Description)
	switch {
	case fax.MatchString(kind), fax.MatchString(says) && !alsoVoice.MatchString(says):
		return "Fax"
	case textphone.MatchString(kind), textphone.MatchString(says):
		return "Schreibtelefon"
	case pager.MatchString(kind), pager.MatchString(says):
		return "Pager"
	case video.MatchString(kind), video.MatchString(says):
		return "Bildtelefon"
	case kind == "text", strings.Contains(kind, "sms"), onlyTexts.MatchString(says):
		return sayTextNumber
	}
	return ""
}
