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
	return out.Encode(proposed(string(text)))
}

// proposal is what a text proposes, in the words of the command.
type proposal struct {
	memberlist.Result
	Offered []offer  `json:"offered"` // likely enough to be shown, not to be ticked; the likeliest first
	Phones  []string `json:"phones"`  // every telephone number of the text, as written
	Emails  []string `json:"emails"`
	Unread  []string `json:"unread"` // what was read as no member, for people
}

// offer is a body that may be a member.
type offer struct {
	Name       string  `json:"name"`
	Confidence float64 `json:"confidence"`
}

func proposed(text string) proposal {
	r := memberlist.Parse(text)
	p := proposal{Result: r, Offered: []offer{}, Unread: []string{}}
	for _, m := range r.Offered {
		p.Offered = append(p.Offered, offer{m.Name, m.Confidence})
	}
	for _, u := range r.Unread {
		p.Unread = append(p.Unread, u.String())
	}
	p.Phones, p.Emails = memberlist.Reach(text)
	return p
}

// named is how an error begins.
func (c *memberlistCommand) named() string {
	if c.File == "" || c.File == "-" {
		return ""
	}
	return c.File + ": "
}
