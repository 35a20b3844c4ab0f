package memberlist

import (
	"regexp"
	"slices"
	"strings"
)

var (
	emailShape = regexp.MustCompile(`(?i)[\pL\d_][\pL\d_.+'&-]*[ \t]?(?:@|\(at\)|\[at\])[ \t]?[\pL\d_-]+(?:\.[\pL\d_-]+)+`)
	webShape   = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s,;<>()]+[^\s,;<>().]`)
	labels     = regexp.MustCompile(
		`(?i)(^|[\s,;|(–-])(telefonnummer|telefon|tel|fon|mobil|mobiltelefon|handy|fax|telefax|e-?mail|mail|internet|homepage|website|` +
			`webseite|web|url|adresse|anschrift|postanschrift|kontakt|notruf|hotline|rufnummer|www)\s?\.?\s*:?\s*([,;|)]|$)`)
	detail = regexp.MustCompile(
		`(?i)^(tel|fon|telefon|mobil|handy|fax|telefax|e-?mail|mail|internet|homepage|website|webseite|web|www|adresse|anschrift|` +
			`postanschrift|kontakt|ansprechpartner\S*|ansprechperson\S*|kontaktperson\S*|öffnungszeiten|sprechzeiten|bürozeiten|erreichbar\S*|` +
			`leitung|leiterin|leiter|postfach|rufnummer|notruf|hotline|c/o|vertreten durch|sprechstunde\S*)\s?\.?(\s?:|\s+\+?[\d(]|\s+\S+@)`)
	hours = regexp.MustCompile(
		`(?i)^(mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|täglich|montags|werktags)\S{0,3}(\s|\.|,|:|-|–).*\d`)
)

func hasDigit(text string) bool { return strings.ContainsAny(text, "0123456789") }

// manyDigits reports whether there could be a telephone number.
func manyDigits(text string) bool {
	n := 0
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			n++
		}
	}
	return n >= 6
}

// contacts is what a row says beside its name.
type contacts struct {
	phones, faxes    []Number
	emails, websites []string
	person           string
	address          bool
	left             []string // digits behind a number that cannot be read: „-1235“
}

func (c contacts) none() bool {
	return len(c.phones)+len(c.faxes)+len(c.emails)+len(c.websites) == 0 && c.person == "" && !c.address
}

// with adds what stands elsewhere in the row.
func (c contacts) with(d contacts) contacts {
	c.phones, c.faxes = append(c.phones, d.phones...), append(c.faxes, d.faxes...)
	c.emails, c.websites = append(c.emails, d.emails...), append(c.websites, d.websites...)
	c.address, c.left = c.address || d.address, append(c.left, d.left...)
	return c
}

// told says what stands there in words, for rows that cannot keep it.
func (c contacts) told() []string {
	var list []string
	for _, n := range c.phones {
		list = append(list, n.words("Telefon"))
	}
	for _, n := range c.faxes {
		list = append(list, n.words("Fax"))
	}
	for _, email := range c.emails {
		list = append(list, "E-Mail "+email)
	}
	for _, site := range c.websites {
		list = append(list, "Website "+site)
	}
	return append(list, c.left...)
}

func (n Number) words(label string) string {
	if n.Label != "" {
		label = n.Label
	}
	text := label + " " + n.Number
	if n.Remark != "" {
		text += " (" + n.Remark + ")"
	}
	return text
}

// setContacts keeps how a member can be reached: all numbers to speak to, one e-mail address, one website. What there
// is beside them is told.
func (m *Member) setContacts(c contacts) {
	m.Phone, m.Label, m.Remark, m.MorePhones, m.Email, m.Website = "", "", "", nil, firstOf(c.emails), firstOf(c.websites)
	seen := map[string]bool{}
	for _, n := range c.phones {
		key := strings.Map(onlyDigits, n.Number)
		switch {
		case seen[key]:
		case m.Phone == "":
			m.Phone, m.Label, m.Remark = n.Number, n.Label, n.Remark
		default:
			m.MorePhones = append(m.MorePhones, n)
		}
		seen[key] = true
	}
	rest := contacts{faxes: c.faxes, left: c.left}
	for i, email := range c.emails {
		if i > 0 && !strings.EqualFold(email, m.Email) {
			rest.emails = append(rest.emails, email)
		}
	}
	for i, site := range c.websites {
		if i > 0 && site != m.Website {
			rest.websites = append(rest.websites, site)
		}
	}
	m.Unread = append(slices.Clip(m.Unread), rest.told()...)
}

// contacts is how a member can be reached, as far as it is kept.
func (m *Member) contacts() contacts {
	var c contacts
	if m.Phone != "" {
		c.phones = append([]Number{{m.Phone, m.Label, m.Remark}}, m.MorePhones...)
	}
	if m.Email != "" {
		c.emails = []string{m.Email}
	}
	if m.Website != "" {
		c.websites = []string{m.Website}
	}
	return c
}

func onlyDigits(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	return -1
}

func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func firstNumber(list []Number) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].Number
}

var plainEmail = strings.NewReplacer("(at)", "@", "[at]", "@", " ", "")

// cutContacts parts what reaches an institution from what it is called.
func cutContacts(text string) (string, contacts) {
	var c contacts
	if strings.ContainsAny(text, "@0123456789") || strings.Contains(text, "www.") || strings.Contains(text, "http") ||
		strings.Contains(text, "at)") {
		if strings.Contains(text, "@") || strings.Contains(text, "at)") || strings.Contains(text, "at]") {
			text = emailShape.ReplaceAllStringFunc(text, func(m string) string {
				c.emails = append(c.emails, plainEmail.Replace(m))
				return " "
			})
		}
		if strings.Contains(text, "www.") || strings.Contains(text, "://") {
			text = webShape.ReplaceAllStringFunc(text, func(m string) string { c.websites = append(c.websites, m); return " " })
		}
		text, c.phones, c.faxes, c.left = cutNumbers(text)
		text, c.address = cutAddress(text)
	}
	if !c.none() || strings.ContainsAny(text, ":|") {
		for range 2 {
			text = labels.ReplaceAllString(text, "$1 $3")
		}
	}
	if len(c.phones)+len(c.faxes)+len(c.left) > 0 {
		return withoutLabels(tidy(text)), c
	}
	return tidy(text), c
}

var (
	emptyParts = regexp.MustCompile(`[,;|][\s,;|]*([,;|])|\(\s*[,;]*\s*\)|<\s*>|\[\s*\]`)
	looseEnds  = regexp.MustCompile(`^[\s,;:|/–-]+|[\s,;:|/–-]+$`)
)

// tidy takes away separators with nothing between them.
func tidy(text string) string {
	open := strings.HasSuffix(strings.TrimSpace(text), "-") && !strings.HasSuffix(strings.TrimSpace(text), " -")
	text = emptyParts.ReplaceAllString(text, "$1")
	text = strings.TrimSpace(looseEnds.ReplaceAllString(text, ""))
	if open && text != "" {
		text += "-"
	}
	return text
}
