package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"rundtisch/internal/memberlist"
)

type memberlistCommand struct {
	File string `arg:"" optional:"" name:"datei" help:"Eine Textdatei; ohne Angabe oder mit - wird die Standardeingabe gelesen."`
}

// Run prints what the text proposes. It needs no database.
func (c *memberlistCommand) Run(s streams) error {
	in := s.in
	if c.File != "" && c.File != "-" {
		file, err := os.Open(c.File)
		if err != nil {
			return wrongUse{err}
		}
		defer file.Close()
		in = file
	}
	text, err := io.ReadAll(io.LimitReader(in, memberlist.MaxText+1)) // one more, so that Parse says that it is too long
	if err != nil {
		return fmt.Errorf("read the text: %w", err)
	}
	out := json.NewEncoder(s.out)
	out.SetEscapeHTML(false)
	return out.Encode(memberlist.Parse(string(text)))
}
