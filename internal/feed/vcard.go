// Package feed writes what the directory knows for other programs: contacts for address books, events for calendars, news for feed
// readers, and structured data for search engines.
package feed

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/emersion/go-vcard"

	"rundtisch/internal/directory"
	"rundtisch/internal/discreet"
)

// The media type of files of contacts, and their names as downloads: neutral, like everything in them that is not a name.
const (
	CardsType = "text/vcard; charset=utf-8"
	CardsFile = "kontakte.vcf"
	category  = "Kontakte"
)

// Cards returns a file of cards, one for each offer that may be read at the level, in their order. It is vCard 3.0
// (RFC 2426): Outlook and the telephones of offices read no 4.0, and every program that reads 4.0 reads 3.0.
// A protected offer has no address on its card. No card has the name of a person: it would outlive the day it has to be deleted.
// An offer without a number has no card. What only professionals may have says so in the note.
func Cards(level directory.Visibility, offers []directory.Offer) ([]byte, error) {
	var cards []vcard.Card
	for _, o := range directory.UpTo(level, offers) {
		if !directory.Dials(o.Reach()) {
			continue
		}
		name := o.Institution.Name
		if o.Key != "" && o.Name != name {
			name += " – " + o.Name
		}
		card := newCard(o.ID(), name, o.CheckedOn)
		card.SetValue(vcard.FieldOrganization, line(o.Institution.Name))
		var notes []string
		hidden := len(o.ForStaff())
		for i, c := range o.Reach() {
			label := c.Label
			if i < hidden {
				label = strings.TrimSpace(sayStaffOnly + " " + label)
			}
			for _, n := range directory.PhonesIn(c.Phone) {
				notes = append(notes, addPhone(card, n, label))
			}
			add(card, vcard.FieldEmail, c.Email, "INTERNET")
			addAddress(card, c.Website)
			notes = append(notes, c.Hours, c.Note)
		}
		addAddress(card, o.Institution.Website)
		for _, place := range o.Institution.Places { // UpTo has removed those of a protected offer
			if place.Street+place.Postcode+place.City != "" {
				value := ";;" + line(place.Street) + ";" + line(place.City) + ";;" + line(place.Postcode) + ";"
				card.Add(vcard.FieldAddress, &vcard.Field{Value: value, Params: vcard.Params{vcard.ParamType: {"WORK"}}})
			}
		}
		for _, line := range o.Hours {
			notes = append(notes, string(line))
		}
		addNote(card, append(notes, o.HoursNote, o.Cost, o.Referral, o.Prepare))
		cards = append(cards, card)
	}
	return encoded(cards)
}

// NeutralCards returns a file of cards with the labels, numbers and hours of a discreet list. Their UIDs are derived with the secret:
// with the same secret they stay the same, so that a card is replaced and not duplicated, and without it they lead nowhere. Those
// of Cards are IDs that the directory publishes with the real name.
func NeutralCards(offers []directory.Offer, secret []byte) ([]byte, error) {
	var cards []vcard.Card
	for _, e := range discreet.Entries(offers) {
		card := newCard(veiled(e.ID, secret), e.Label, e.CheckedOn)
		var notes []string
		for _, phone := range e.Phones {
			for _, n := range directory.PhonesIn(phone) {
				notes = append(notes, addPhone(card, n, ""))
			}
		}
		addNote(card, append(notes, e.Hours...))
		cards = append(cards, card)
	}
	return encoded(cards)
}

// veiled returns an ID from which nobody can find the original without the secret.
func veiled(id directory.ID, secret []byte) directory.ID {
	sum := hmac.New(sha256.New, secret)
	sum.Write([]byte("neutral card "))
	sum.Write(id[:])
	veiled := directory.ID(sum.Sum(nil)[:len(id)])
	veiled[6], veiled[8] = veiled[6]&0x0f|0x80, veiled[8]&0x3f|0x80 // a UUID of version 8 (RFC 9562, 5.8)
	return veiled
}

func newCard(id directory.ID, name string, checked directory.PartialDate) vcard.Card {
	if name = line(name); name == "" {
		name = "Kontakt"
	}
	card := vcard.Card{}
	card.SetValue(vcard.FieldVersion, "3.0")
	card.SetValue(vcard.FieldUID, id.String()) // the same in every file, so that a card is replaced and not duplicated
	card.SetValue(vcard.FieldFormattedName, name)
	card.SetValue(vcard.FieldName, line(name)+";;;;") // 3.0 asks for it, and address books sort by it
	card.SetValue(vcard.FieldCategories, category)
	if day := checked.Start(); !day.IsZero() {
		card.SetValue(vcard.FieldRevision, day.Format(time.RFC3339))
	}
	return card
}

// addPhone adds a number as it is dialled: E.164, special numbers as they are. It returns what the note has to say about
// it: whose it is, and the extension, which telephones would dial as well.
func addPhone(card vcard.Card, n directory.Phone, label string) string {
	add(card, vcard.FieldTelephone, n.Dial, "WORK", "VOICE")
	switch {
	case label != "":
		return label + ": " + n.Shown()
	case n.Extension != "":
		return n.Shown()
	}
	return ""
}

func addAddress(card vcard.Card, url string) {
	if strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		add(card, vcard.FieldURL, url)
	}
}

// add adds a value once.
func add(card vcard.Card, field, value string, types ...string) {
	if value = line(value); value == "" || slices.Contains(card.Values(field), value) {
		return
	}
	f := &vcard.Field{Value: value}
	if len(types) > 0 {
		f.Params = vcard.Params{vcard.ParamType: types}
	}
	card.Add(field, f)
}

func addNote(card vcard.Card, texts []string) {
	var lines []string
	for _, text := range texts {
		for one := range strings.Lines(text) {
			if one = line(one); one != "" && !slices.Contains(lines, one) {
				lines = append(lines, one)
			}
		}
	}
	if len(lines) > 0 {
		card.SetValue(vcard.FieldNote, strings.Join(lines, "\n"))
	}
}

func encoded(cards []vcard.Card) ([]byte, error) {
	var out bytes.Buffer
	encoder := vcard.NewEncoder(&out)
	for _, card := range cards {
		if err := encoder.Encode(card); err != nil {
			return nil, fmt.Errorf("vcard: %w", err)
		}
	}
	return folded(out.Bytes()), nil
}
