// Package mailaddress says what an e-mail address is: one rule for every door, so that whatever one takes, mail can be sent to.
package mailaddress

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// The longest address and the longest part before the @, in bytes (RFC 5321, 4.5.3.1).
const (
	longest      = 254
	longestLocal = 64
)

// Error says in a sentence, in German, why something is no address that mail can be sent to, and what to do.
type Error string

func (w Error) Error() string { return string(w) }

// What can be wrong with an address.
const (
	None      Error = "Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de."
	Several   Error = "Bitte geben Sie nur eine E-Mail-Adresse ein, ohne Namen und Klammern, zum Beispiel name@beispiel.de."
	Invisible Error = "In der E-Mail-Adresse steht ein Zeichen, das man nicht sieht. Bitte tippen Sie sie neu, ohne sie zu kopieren."
	Letters   Error = "Vor dem @ dürfen keine Umlaute und keine anderen Sonderbuchstaben stehen: Die meisten Mailserver nehmen solche Adressen nicht an. Bitte geben Sie eine andere Adresse an, zum Beispiel mit „ue“ statt „ü“."
	Dots      Error = "In der E-Mail-Adresse steht ein Punkt zu viel: am Anfang, am Ende, vor dem @ oder zweimal hintereinander."
	NoDomain  Error = "Hinter dem @ fehlt ein Stück, zum Beispiel „.de“. An eine solche Adresse lässt sich nichts schicken."
	Number    Error = "Hinter dem @ muss ein Name stehen, keine Nummer, zum Beispiel name@beispiel.de."
	Foreign   Error = "Hinter dem @ stehen Buchstaben, die anderen zum Verwechseln ähnlich sehen. Bitte tippen Sie die Adresse neu, ohne sie zu kopieren."
	Long      Error = "Die E-Mail-Adresse ist zu lang. Vor dem @ sind 64 Zeichen möglich, im Ganzen 254."
)

// Plain returns an address as every mail server takes it, ASCII with the host in lower case and in Punycode where it has
// letters like ü, or Error. Spaces around it do not count. Quotation marks before the @ („"a b"@beispiel.de") and
// addresses of numbers („a@[127.0.0.1]") exist in the standard, and nowhere else.
func Plain(typed string) (string, error) {
	text := strings.TrimSpace(typed)
	at := strings.LastIndexByte(text, '@')
	switch {
	case !utf8.ValidString(text) || strings.ContainsFunc(text, hidden):
		return "", Invisible
	case at < 0 || at == len(text)-1 || at == 0:
		return "", None
	case strings.Count(text, "@") > 1 || strings.ContainsAny(text, ",;<>\"() \\:") && !strings.Contains(text, "["):
		return "", Several
	}
	local, host := text[:at], text[at+1:]
	switch {
	case len(local) > longestLocal:
		return "", Long
	case strings.ContainsFunc(local, func(r rune) bool { return r > unicode.MaxASCII }):
		return "", Letters
	case dotted(local) || dotted(host):
		return "", Dots
	case strings.ContainsFunc(local, func(r rune) bool { return !inAtom(r) && r != '.' }):
		return "", None
	}
	host, err := domain(host)
	if err != nil {
		return "", err
	}
	if len(local)+1+len(host) > longest {
		return "", Long
	}
	return local + "@" + host, nil
}

// Is reports whether a text is an address and nothing else, not even a space.
func Is(text string) bool {
	_, err := Plain(text)
	return err == nil && text == strings.TrimSpace(text)
}

// domain returns a host as the net knows it.
func domain(host string) (string, error) {
	switch {
	case strings.ContainsAny(host, "[]:"):
		return "", Number
	case !strings.Contains(host, "."):
		return "", NoDomain
	case strings.ContainsFunc(host, func(r rune) bool { return r > unicode.MaxASCII && !unicode.Is(unicode.Latin, r) }):
		return "", Foreign
	}
	plain, err := idna.Lookup.ToASCII(host)
	if err != nil || strings.ContainsFunc(plain, func(r rune) bool { return !inHost(r) }) {
		return "", None
	}
	top := plain[strings.LastIndexByte(plain, '.')+1:]
	if strings.Trim(top, "0123456789") == "" {
		return "", Number
	}
	if len(top) < 2 {
		return "", NoDomain
	}
	return plain, nil
}

func dotted(text string) bool {
	return strings.HasPrefix(text, ".") || strings.HasSuffix(text, ".") || strings.Contains(text, "..")
}

// inAtom: what may stand in an address without quotation marks (RFC 5322, 3.2.3).
func inAtom(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("!#$%&'*+-/=?^_`{|}~", r))
}

func inHost(r rune) bool {
	return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' || r == '.'
}

// hidden: what nobody sees, and what ends a line.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r == '\u00a0' || r == '\u034f' || r == '\u3164' || r == utf8.RuneError
}
