package main

import "regexp"

// wrongUse is an error in how a command was called or set up.
type wrongUse struct{ error }

// kongSays are the sentences in which kong says what is wrong with a command line, and ours for them. Kong gives its errors no
// types that could be asked, so a sentence is recognised as a whole, where it begins and where it ends; what people typed
// is in it untouched.
var kongSays = []struct {
	english *regexp.Regexp
	german  string
}{
	{regexp.MustCompile(`^unexpected argument (.*), did you mean (?:one of )?(.*)\?$`), `unbekannte Angabe $1, gemeint vielleicht $2?`},
	{regexp.MustCompile(`^unexpected argument (.*)$`), `unbekannte Angabe $1`},
	{regexp.MustCompile(`^unknown flag (.*), did you mean (?:one of )?(.*)\?$`), `unbekannter Schalter $1, gemeint vielleicht $2?`},
	{regexp.MustCompile(`^unknown flag (.*)$`), `unbekannter Schalter $1`},
	{regexp.MustCompile(`^missing flags: (.*)$`), `es fehlen Schalter: $1`},
	{regexp.MustCompile(`^expected one of (".*)$`), `erwartet wird einer von $1`},
	{regexp.MustCompile(`^expected (".*")$`), `es fehlt: $1`},
	{regexp.MustCompile(`^(--[a-z-]+): expected \w+ value but got .*$`), `$1: dahinter fehlt, was gelten soll`},
	{regexp.MustCompile(`^(--[a-z-]+): expected a valid \d+ bit int but got (".*")$`), `$1: erwartet wird eine ganze Zahl, nicht $2`},
	{regexp.MustCompile(`^(--[a-z-]+): expected a valid \d+ bit uint but got (".*")$`), `$1: erwartet wird eine ganze Zahl ab 0, nicht $2`},
	{regexp.MustCompile(`^(--[a-z-]+): bool value must be .* but got (".*")$`), `$1: erwartet wird true oder false, nicht $2`},
}

// inGerman is what is wrong with a command line. What none of kong's sentences is, a check of ours has said.
func inGerman(err error) string {
	text := err.Error()
	for _, says := range kongSays {
		if says.english.MatchString(text) {
			return says.english.ReplaceAllString(text, says.german)
		}
	}
	return text
}
