package directory

import (
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"

	"rundtisch/internal/fault"
)

// Limits of a dossier, in entries of one part and in bytes of one text.
const (
	MaxEntries = 2000
	MaxText    = 5000
)

// checker collects faults by path; the path of an entry counts from 1: „mitglieder[3].rolle".
type checker struct {
	bad  fault.Invalid
	keys map[string]map[string]bool // part → keys in it
}

func (c *checker) fail(path, reason string, args ...any) {
	if _, known := c.bad[path]; !known {
		c.bad[path] = fmt.Sprintf(reason, args...)
	}
}

func (c *checker) require(path, value string) {
	if strings.TrimSpace(value) == "" {
		c.fail(path, "Hier fehlt eine Angabe.")
	}
}

func (c *checker) key(part, path, key string) {
	if !ValidKey(key) {
		c.fail(path, "Eine Kennung besteht aus Kleinbuchstaben a–z, Ziffern und einzelnen Bindestrichen, höchstens %d Zeichen.", MaxKey)
		return
	}
	if c.keys[part] == nil {
		c.keys[part] = map[string]bool{}
	}
	if c.keys[part][key] {
		c.fail(path, "Die Kennung „%s“ steht in diesem Abschnitt schon.", key)
	}
	c.keys[part][key] = true
}

func (c *checker) refer(part, path, key, what string) {
	if key != "" && !c.keys[part][key] {
		c.fail(path, "%s „%s“ steht nicht in diesem Dokument.", what, key)
	}
}

func (c *checker) date(path string, d PartialDate) {
	if !d.Valid() {
		c.fail(path, "Ein Datum lautet 2024-06-12, 2024-06 oder 2024; ein erschlossenes Jahr 2024?-06-12.")
	}
}

func (c *checker) period(path string, from, to PartialDate) {
	c.date(path+".von", from)
	c.date(path+".bis", to)
	if from != "" && to != "" && to.End().Before(from.Start()) {
		c.fail(path+".bis", "Das Ende liegt vor dem Anfang.")
	}
}

func (c *checker) notNegative(path string, number int) {
	if number < 0 {
		c.fail(path, "Diese Zahl kann nicht negativ sein.")
	}
}

// distinct refuses an entry that stands in its list twice.
func distinct[T ~string](c *checker, path string, entries []T) {
	seen := map[T]bool{}
	for i, entry := range entries {
		if seen[entry] {
			c.fail(fmt.Sprintf("%s[%d]", path, i+1), "Diese Angabe steht hier zweimal.")
		}
		seen[entry] = true
	}
}

// networkKey checks the key of a network that may be in the directory, now or later.
func (c *checker) networkKey(path, key string) {
	if key != "" && !ValidKey(key) {
		c.fail(path, "Hier steht die Kennung eines Netzwerks, zum Beispiel „herne“.")
	}
}

func (c *checker) clock(path, value string) {
	if value == "24:00" {
		c.fail(path, "Was um Mitternacht beginnt, beginnt um 00:00 Uhr des nächsten Tages; 24:00 gibt es nur als Ende.")
	} else if _, err := time.Parse("15:04", value); value != "" && (err != nil || len(value) != len("15:04")) {
		c.fail(path, "Eine Uhrzeit lautet 09:00, 9.30 Uhr oder 20 Uhr.")
	}
}

func (c *checker) link(path, value string) {
	if value == "" {
		return
	}
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || strings.ContainsFunc(value, unicode.IsSpace) {
		c.fail(path, "Eine Adresse im Netz beginnt mit https:// oder http://.")
	}
}

func (c *checker) visibility(path string, v Visibility) {
	if !v.Valid() {
		c.fail(path, "Die Sichtbarkeit ist oeffentlich, fachkraefte oder koordination.")
	}
}
