package openreferral

import (
	"net/url"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/mailaddress"
)

// Mapper says things of the directory in the words of the standard.
type Mapper struct {
	Phrases
	Base string // the address of the site, without a slash at its end
	// Word is the word for a key in the language of the phrases: „sector", „family", „topic", „audience", „access", „mode", „tongue".
	Word func(kind, key string) string
	Area func(code string) string     // the name of an area by its official key, or of the whole country
	Land func(postcode string) string // the Land that a postcode lies in; "" where that is not known
	Now  time.Time                    // in the time zone of Germany
}

// stamp is a moment as the standard has it: UTC with milliseconds.
func stamp(at time.Time) string { return at.UTC().Format("2006-01-02T15:04:05.000Z") }

// idOf spells an ID; the zero ID is none.
func idOf(id directory.ID) string {
	if id == (directory.ID{}) {
		return ""
	}
	return id.String()
}

// part is the ID of something that has none of its own: of what it belongs to, and a key within that.
func part(kind string, keys ...string) string { return directory.NewID(kind, keys...).String() }

// webAddress returns an address as RFC 3986 has it, or "" for one that cannot be written so.
func webAddress(text string) string {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	for _, r := range u.Host {
		if r <= ' ' || r > '~' || strings.ContainsRune(`<>"{}|\^`+"`", r) {
			return ""
		}
	}
	u.RawQuery = escaped(u.RawQuery)
	return u.String()
}

// escaped escapes what may not stand in a query as it is.
func escaped(query string) string {
	var b strings.Builder
	for i := range len(query) {
		if c := query[i]; c <= ' ' || c > '~' || strings.IndexByte(`<>"{}|\^`+"`", c) >= 0 {
			const hex = "0123456789ABCDEF"
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(query[i])
	}
	return b.String()
}

// mailAddress returns an address of letters that every program reads, or "".
func mailAddress(text string) string {
	plain, err := mailaddress.Plain(text)
	if err != nil {
		return ""
	}
	return plain
}

// joined joins what there is.
func joined(between string, texts ...string) string {
	var there []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			there = append(there, text)
		}
	}
	return strings.Join(there, between)
}

// words are the words for keys.
func words[T ~string](m Mapper, kind string, keys []T) []string {
	all := make([]string, len(keys))
	for i, key := range keys {
		all[i] = m.Word(kind, string(key))
	}
	return all
}
