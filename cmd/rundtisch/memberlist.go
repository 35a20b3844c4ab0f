package main

import (
	"encoding/json"
	"fmt"
	"io"

	"rundtisch/internal/admin"
	"rundtisch/internal/memberlist"
)

type memberlistCommand struct {
	File string `arg:"" optional:"" name:"datei" help:"Eine Textdatei; ohne Angabe oder mit - wird die Standardeingabe gelesen."`
}

// Run prints what the text proposes. It needs no database.
func (c *memberlistCommand) Run(s streams) error {
	in := s.in
	if c.File != "" && c.File != "-" {
		file, err := admin.OpenFile(c.File)
		if err != nil {
			return err
		}
		defer file.Close()
		in = file
	}
	plain, err := admin.PlainText(in)
	if err != nil {
		return fmt.Errorf("%s%w", c.named(), err)
	}
	text, err := io.ReadAll(io.LimitReader(plain, memberlist.MaxText+1)) // one more, so that Parse says that it is too long
	if err != nil {
		return fmt.Errorf("%sder Text lässt sich nicht lesen: %w", c.named(), err)
	}
	out := json.NewEncoder(s.out)
	out.SetEscapeHTML(false)
	return out.Encode(memberlist.Parse(string(text)))
}

// named is how an error begins.
func (c *memberlistCommand) named() string {
	if c.File == "" || c.File == "-" {
		return ""
	}
	return c.File + ": "
}
