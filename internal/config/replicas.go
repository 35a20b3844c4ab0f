package config

//lint:file-ignore ST1005 what the commands print is German, and nouns are capitalised in it.

import (
	"errors"
	"net/url"
	"slices"
	"strings"
)

// isDatabase reports whether an address is one of PostgreSQL. What else can stand in it is for its library to say.
func isDatabase(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "postgres" || u.Scheme == "postgresql")
}

// ReplicaURLs are the addresses of the copies that may be read, in the order of the setting. Each may name several hosts, so
// a comma separates two addresses only where another one begins.
func (c Config) ReplicaURLs() []string {
	var urls []string
	for part := range strings.SplitSeq(strings.Trim(c.ReplicaURL, ", "), ",") {
		begins := strings.Contains(part, "://")
		if n := len(urls); n > 0 && !begins {
			urls[n-1] += "," + part
			continue
		}
		urls = append(urls, strings.TrimSpace(part))
	}
	return slices.DeleteFunc(urls, func(url string) bool { return url == "" })
}

func (c Config) checkReplicas() error {
	urls := c.ReplicaURLs()
	switch {
	case slices.ContainsFunc(urls, func(url string) bool { return !isDatabase(url) }):
		return errors.New("DATABASE_REPLICA_URL: bitte in der Form postgres://name:passwort@rechner/datenbank angeben, " +
			"mehrere durch Kommas getrennt")
	case len(urls) > 0 && c.DatabaseURL == "":
		return errors.New("DATABASE_REPLICA_URL: bitte auch DATABASE_URL angeben, den Server, an dem geschrieben wird")
	}
	return nil
}
