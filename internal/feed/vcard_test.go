package feed_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/emersion/go-vcard"
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/discreet"
	"rundtisch/internal/feed"
)

var offer = directory.Offer{
	Service: directory.Service{Key: "beratung", Name: "Beratung", NeutralLabel: "Sprechstunde", Hours: []directory.Hours{"Mo–Fr 09:00–12:00"}, CheckedOn: "2026-05-04",
		Referral: "Anrufen; dann kommen.\r\nTEL:110", Prepare: "Nichts, nur Geduld"},
	Institution: directory.Institution{Key: "frauenberatung-soest", Name: "Frauenberatung, Soest; e. V.\r\nTEL:110", Sectors: []directory.Sector{"frauenberatung"}, Website: "https://example.org/",
		Contacts: []directory.Contact{
			{Kind: directory.ContactHelp, Phone: "02921/302546", Email: "x@example.org"},
			{Kind: directory.ContactReferral, Label: "Durchwahl", Phone: "02921 30-11", Visibility: directory.Staff},
			{Kind: directory.ContactHelp, Phone: "116 016", Visibility: directory.Coordination},
		},
		Places: []directory.Place{{Street: "Hauptstraße 1", Postcode: "59494", City: "Soest"}}},
}

// read parses a file with the decoder of the library.
func read(t interface{ Fatalf(string, ...any) }, data []byte, err error) []vcard.Card {
	if err != nil {
		t.Fatalf("%v", err)
	}
	var cards []vcard.Card
	for decoder := vcard.NewDecoder(bytes.NewReader(data)); ; {
		card, err := decoder.Decode()
		if errors.Is(err, io.EOF) {
			return cards
		}
		if err != nil {
			t.Fatalf("%v in %q", err, data)
		}
		cards = append(cards, card)
	}
}

func TestACardIsReadBackAsItWasMeant(t *testing.T) {
	data, err := feed.Cards(directory.Staff, []directory.Offer{offer})
	cards := read(t, data, err)
	if len(cards) != 1 {
		t.Fatalf("%d cards", len(cards))
	}
	for field, want := range map[string][]string{
		"VERSION": {"3.0"}, "FN": {"Frauenberatung, Soest, e. V. TEL:110 – Beratung"}, "N": {"Frauenberatung, Soest, e. V. TEL:110 – Beratung;;;;"},
		"ORG": {"Frauenberatung, Soest, e. V. TEL:110"}, "TEL": {"+4929213011", "+492921302546"}, "EMAIL": {"x@example.org"}, "URL": {"https://example.org/"},
		"ADR": {";;Hauptstraße 1;Soest;;59494;"}, "CATEGORIES": {"Kontakte"}, "REV": {"2026-05-04T00:00:00Z"}, "UID": {offer.ID().String()},
		"NOTE": {"Nur für Fachkräfte Durchwahl: 02921 30-11\nMo–Fr 09:00–12:00\nAnrufen, dann kommen.\nTEL:110\nNichts, nur Geduld"},
	} {
		if got := cards[0].Values(field); !slices.Equal(got, want) {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
}

func TestThePublicGetsNoDirectLineAndAProtectedOfferNoAddress(t *testing.T) {
	shelter := offer
	shelter.Protected = true
	data, err := feed.Cards(directory.Public, []directory.Offer{offer, shelter})
	cards := read(t, data, err)
	if got := cards[0].Values("TEL"); !slices.Equal(got, []string{"+492921302546"}) {
		t.Errorf("numbers %q", got)
	}
	if strings.Contains(cards[0].Value("NOTE"), "Geduld") {
		t.Error("the public reads what to prepare")
	}
	if cards[0].Value("ADR") == "" || cards[1].Value("ADR") != "" {
		t.Errorf("addresses %q, %q", cards[0].Value("ADR"), cards[1].Value("ADR"))
	}
}

func TestANeutralCardHasLabelNumberAndHours(t *testing.T) {
	data, err := feed.NeutralCards([]directory.Offer{offer}, []byte("secret"))
	card := read(t, data, err)[0]
	if card.Value("FN") != "Sprechstunde" || card.Value("TEL") != "+492921302546" || card.Value("NOTE") != "Mo–Fr 09:00–12:00" {
		t.Errorf("%+v", card)
	}
	for _, public := range []directory.ID{offer.ID(), offer.Institution.ID()} {
		if strings.Contains(string(data), public.String()) {
			t.Errorf("the card leads to the real name by %s", public)
		}
	}
	again, err := feed.NeutralCards([]directory.Offer{offer}, []byte("secret"))
	if read(t, again, err)[0].Value("UID") != card.Value("UID") {
		t.Error("the same person gets the card twice")
	}
	other, err := feed.NeutralCards([]directory.Offer{offer}, []byte("other"))
	if read(t, other, err)[0].Value("UID") == card.Value("UID") {
		t.Error("who knows the offer finds its card without the secret")
	}
	for _, field := range []string{"ORG", "ADR", "EMAIL", "URL"} {
		if card.Value(field) != "" {
			t.Errorf("%s is %q", field, card.Value(field))
		}
	}
	if !discreet.Safe(string(data)) {
		t.Errorf("%q", data)
	}
}

var known = []string{"BEGIN", "VERSION", "ADR", "CATEGORIES", "EMAIL", "FN", "N", "NOTE", "ORG", "REV", "TEL", "UID", "URL", "END"}

func TestFilesAreSoundWhateverTheDirectoryHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		offers := dossiertest.Offers(dossiertest.Dossier().Draw(t, "dossier"))
		level := rapid.SampledFrom([]directory.Visibility{directory.Public, directory.Staff, directory.Coordination}).Draw(t, "level")
		neutral := rapid.Bool().Draw(t, "neutral")
		data, err := feed.Cards(level, offers)
		dialled := func(level directory.Visibility) (n int) {
			for _, o := range directory.UpTo(level, offers) {
				if directory.Dials(o.Reach()) {
					n++
				}
			}
			return n
		}
		want := dialled(level)
		if neutral {
			data, err = feed.NeutralCards(offers, []byte("secret"))
			want = dialled(directory.Public)
		}
		if cards := read(t, data, err); len(cards) != want {
			t.Fatalf("%d cards of %d offers", len(cards), want)
		}
		text, ended := strings.CutSuffix(string(data), "\r\n")
		if want == 0 {
			return
		}
		if !ended {
			t.Fatalf("it ends in the middle of a line: %q", text)
		}
		for _, line := range strings.Split(text, "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				t.Fatalf("a line of %d octets: %q", len(line), line)
			}
			if name := line[:max(strings.IndexAny(line, ":;"), 0)]; !strings.HasPrefix(line, " ") && !slices.Contains(known, name) {
				t.Fatalf("a field %q", line)
			}
		}
	})
}
