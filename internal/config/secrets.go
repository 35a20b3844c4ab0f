package config

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// fromFiles takes settings that hold a password out of the files that are named instead: what is in the environment can be
// read by more than should.
func (c *Config) fromFiles() error {
	var bad []error
	for _, s := range []struct {
		name, file string
		into       *string
	}{
		{"DATABASE_URL", c.DatabaseURLFile, &c.DatabaseURL}, {"RUNDTISCH_MAIL", c.MailFile, &c.Mail},
	} {
		if s.file == "" {
			continue
		}
		if *s.into != "" {
			bad = append(bad, fmt.Errorf("%s und %s_FILE: bitte nur eines von beiden setzen", s.name, s.name))
			continue
		}
		var err error
		if *s.into, err = secret(s.file); err != nil {
			bad = append(bad, fmt.Errorf("%s_FILE: %w", s.name, err))
		}
	}
	return errors.Join(bad...)
}

// secret is what stands in a file, without the end of its line.
func secret(file string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	if s := strings.TrimSpace(string(text)); s != "" {
		return s, nil
	}
	return "", fmt.Errorf("%s ist leer", file)
}

// DatabaseAddress is the address of the database as it is now: a password that changes in its file is used for the next
// connection. A file that cannot be read leaves what was known at the start.
func (c Config) DatabaseAddress() string {
	if c.DatabaseURLFile != "" {
		if now, err := secret(c.DatabaseURLFile); err == nil {
			return now
		}
	}
	return c.DatabaseURL
}

// MailPlace is the setting for e-mails as it is now.
func (c Config) MailPlace() string {
	if c.MailFile != "" {
		if now, err := secret(c.MailFile); err == nil {
			return now
		}
	}
	return c.Mail
}
