package directory

import (
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

// checker collects what is wrong, one problem per field.
type checker struct {
	bad    fault.Invalid
	failed map[string]bool            // paths in bad
	keys   map[string]map[string]bool // part → keys in it
}

func newChecker() *checker {
	return &checker{failed: map[string]bool{}, keys: map[string]map[string]bool{}}
}

func (c *checker) fail(path fault.Path, code fault.Code, values ...any) {
	if written := path.String(); !c.failed[written] {
		c.failed[written] = true
		c.bad.Add(path, code, values...)
	}
}

func (c *checker) require(path fault.Path, value string) {
	if strings.TrimSpace(value) == "" {
		c.fail(path, ruleMissing)
	}
}

func (c *checker) key(part string, path fault.Path, key string) {
	if !ValidKey(key) {
		c.fail(path, ruleKey, MaxKey)
		return
	}
	if c.keys[part] == nil {
		c.keys[part] = map[string]bool{}
	}
	if c.keys[part][key] {
		c.fail(path, ruleKeyTwice, key)
	}
	c.keys[part][key] = true
}

// refer refuses a key that the part does not have, with the rule unknown.
func (c *checker) refer(part string, path fault.Path, unknown rule, key string) {
	if key != "" && !c.keys[part][key] {
		c.fail(path, unknown, key)
	}
}

func (c *checker) date(path fault.Path, d PartialDate) {
	if !d.Valid() {
		c.fail(path, ruleDate)
	}
}

func (c *checker) period(path fault.Path, from, to PartialDate) {
	c.date(path.Field("von"), from)
	c.date(path.Field("bis"), to)
	if from != "" && to != "" && to.End().Before(from.Start()) {
		c.fail(path.Field("bis"), rulePeriod)
	}
}

func (c *checker) notNegative(path fault.Path, number int) {
	if number < 0 {
		c.fail(path, ruleNegative)
	}
}

// distinct refuses an entry that is in its list twice.
func distinct[T ~string](c *checker, path fault.Path, entries []T) {
	seen := map[T]bool{}
	for i, entry := range entries {
		if seen[entry] {
			c.fail(path.Numbered(i+1), ruleTwice)
		}
		seen[entry] = true
	}
}

// networkKey checks the key of a network that may be in the directory, now or later.
func (c *checker) networkKey(path fault.Path, key string) {
	if key != "" && !ValidKey(key) {
		c.fail(path, ruleNetworkKey)
	}
}

func (c *checker) clock(path fault.Path, value string) {
	if value == "24:00" {
		c.fail(path, ruleMidnight)
	} else if _, err := time.Parse("15:04", value); value != "" && (err != nil || len(value) != len("15:04")) {
		if in, err := ParseHours("Mo " + value); err == nil && in.Note == "" { // „14:30-16" in the field of the beginning
			c.fail(path, ruleClockSpan, spell(in.Start), spell(in.Closes()))
			return
		}
		c.fail(path, ruleClock)
	}
}

func (c *checker) link(path fault.Path, value string) {
	if value == "" {
		return
	}
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || strings.ContainsFunc(value, unicode.IsSpace) {
		c.fail(path, ruleLink)
	}
}

func (c *checker) visibility(path fault.Path, v Visibility) {
	if !v.Valid() {
		c.fail(path, ruleVisibility)
	}
}
