package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSecretsComeFromFilesAndAreReadAgain(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "database-url")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("postgres://u:old@db/r\n")
	c, err := Read([]string{"DATABASE_URL_FILE=" + file})
	if err != nil || c.DatabaseURL != "postgres://u:old@db/r" || c.DatabaseAddress() != c.DatabaseURL {
		t.Fatalf("%+v, %v", c, err)
	}
	write("postgres://u:new@db/r")
	if at := c.DatabaseAddress(); at != "postgres://u:new@db/r" {
		t.Errorf("it is %q", at)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if at := c.DatabaseAddress(); at != "postgres://u:old@db/r" {
		t.Errorf("without the file it is %q", at)
	}
	write("smtp://u:p@host:587?from=a@b.de")
	c, err = Read([]string{"RUNDTISCH_MAIL_FILE=" + file})
	if err != nil || c.Mail != "smtp://u:p@host:587?from=a@b.de" || c.MailPlace() != c.Mail {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestAFileThatHoldsNoSecretIsNamed(t *testing.T) {
	t.Parallel()
	empty, wrong := filepath.Join(t.TempDir(), "leer"), filepath.Join(t.TempDir(), "falsch")
	for file, text := range map[string]string{empty: " \n", wrong: "mysql://u:geheim@db/r"} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for word, settings := range map[string][]string{
		"leer":                  {"DATABASE_URL_FILE=" + empty},
		"RUNDTISCH_MAIL_FILE: ": {"RUNDTISCH_MAIL_FILE=/gibt/es/nicht"},
		"nur eines":             {"DATABASE_URL_FILE=" + wrong, "DATABASE_URL=postgres://a/b"},
		"DATABASE_URL: ":        {"DATABASE_URL_FILE=" + wrong},
		"beide":                 {"RUNDTISCH_TLS_CERT=/a"},
	} {
		if _, err := Read(settings); err == nil || !strings.Contains(err.Error(), word) || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%v: %v, want that it says %q", settings, err, word)
		}
	}
}
