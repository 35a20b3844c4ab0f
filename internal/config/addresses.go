package config

import (
	"errors"
	"strings"

	"rundtisch/internal/webaddress"
)

// addresses brings the two addresses into the form that browsers compare: passkeys, the check of where a form comes from
// and links all depend on it.
func (c *Config) addresses() error {
	var bad []error
	if c.BaseURL != "" {
		u, err := webaddress.Normal(c.BaseURL)
		switch {
		case err != nil:
			bad = append(bad, errors.New("RUNDTISCH_BASE_URL: "+sentence(err)+", zum Beispiel https://netz.example.org"))
		case strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "":
			bad = append(
				bad,
				errors.New("RUNDTISCH_BASE_URL: bitte die Adresse ohne Pfad und ohne ? und # angeben, zum Beispiel https://netz.example.org"),
			)
		default:
			c.BaseURL = u.Scheme + "://" + u.Host
		}
	}
	u, err := webaddress.Normal(c.ExitURL)
	if err != nil {
		return errors.Join(append(bad, errors.New("RUNDTISCH_EXIT_URL: "+sentence(err)+", zum Beispiel https://www.dwd.de/"))...)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	c.ExitURL = u.String()
	return errors.Join(bad...)
}

// sentence says what is wrong with an address and what to do, without repeating it: it may hold a password.
func sentence(err error) string {
	switch {
	case errors.Is(err, webaddress.ErrUser):
		return "vor dem Namen der Website darf nichts mit @ stehen"
	case errors.Is(err, webaddress.ErrHost):
		return "so kann keine Website heißen; erlaubt sind Namen aus Buchstaben, Ziffern, Bindestrichen und Punkten, oder eine IP-Adresse"
	case errors.Is(err, webaddress.ErrPort):
		return "die Zahl hinter dem Doppelpunkt muss zwischen 1 und 65535 liegen"
	}
	return "bitte die vollständige Adresse angeben, die mit https:// beginnt"
}
