package invented

import "fmt"

// ranges are numbers that no subscriber ever gets: „Rufnummern für Medienproduktionen", a thousand each in five towns,
// set aside by the Bundesnetzagentur in Mitteilung 148/2021 (Amtsblatt 7/2021 of 14 April 2021, p. 489). The Mitteilung
// itself was not at hand. Two texts that quote it were read on 22 November 2026 and agree on all five:
// teltarif.de, news 84487, and „Drama Numbers" of 25 June 2021 in the repository tomsrocket/channel23.
var ranges = []string{"030 23125", "069 90009", "040 66969", "0221 4710", "089 99998"}

// phone draws a number that nobody has.
func (m *maker) phone() string {
	return fmt.Sprintf("%s %03d", ranges[m.random.IntN(len(ranges))], m.random.IntN(1000))
}

// email and website are below example.org, which nobody can have (RFC 2606). who is the key of an institution.
func email(who, to string) string { return to + "@" + who + ".example.org" }

func website(who string) string { return "https://" + who + ".example.org/" }
