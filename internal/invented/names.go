package invented

import (
	"fmt"
	"strings"
)

// What names of places are made of: words that real places are not called after.
var (
	placeBeginnings = strings.Fields(
		`Quitten Zwetschgen Himbeer Brombeer Mirabellen Rhabarber Pastinaken Kerbel Thymian Lavendel Salbei Rosmarin
		Holunder Schlehen Hagebutten Preisel Kürbis Zucchini Paprika Radieschen Libellen Hummel Marienkäfer Heupferd Grillen Zaunkönig
		Rotkehlchen Bachstelzen Distelfink Gimpel Kleiber Pirol Schnecken Salamander Molch Unken Laternen Kupfer Messing Zinn Bernstein
		Schiefer Basalt Quarz Glimmer Nebel Tau Reif Föhn Zirrus Polarstern Kometen Mond Sternschnuppen Regenbogen Morgenrot Siebenmeilen
		Wolken Kuckucks Pfeffer Zimt Muskat Safran Anis Koriander`,
	)
	placeEnds = strings.Fields(
		`au bach feld heim hausen hofen ingen kirchen leben moor roda rode see stedt tal walde werder wiesen winkel büttel
		beuren furt grund hagen horst koog loh mark reuth ried scheid siel sund wang wede zell`,
	)
	streetBeginnings = strings.Fields(`Beispiel Muster Probe Versuchs Übungs Entwurfs Modell Fantasie Platzhalter Skizzen Attrappen`)
	streetEnds       = strings.Fields(`straße weg allee platz gasse ring pfad ufer`)
	firstNames       = strings.Fields(
		`Aylin Birgit Clara Dilek Elif Frauke Gesine Hatice Ines Jelena Katrin Leyla Miriam Nadja Olena Petra Ramona Selin
		Tanja Ulrike Vera Wiebke Yvonne Zeynep Andreas Bernd Cem Daniel Emre Falk Jonas Karim Lars Mehmet Olaf Stefan`,
	)
	lastNames = strings.Fields(`Musterfrau Mustermann Beispiel Platzhalter Erdacht Erfunden Probefrau Probemann Niemandt Fantasie`)
)

// street makes a street with a number.
func (m *maker) street() string {
	return fmt.Sprintf("%s%s %d", one(m, streetBeginnings...), one(m, streetEnds...), m.between(1, 120))
}

// person makes the name of somebody who does not exist.
func (m *maker) person() string { return one(m, firstNames...) + " " + one(m, lastNames...) }

// named puts the place into the name of a kind of institution and marks it.
func (m *maker) named(pattern string) string {
	return strings.ReplaceAll(pattern, "%", m.place) + " " + Mark
}
