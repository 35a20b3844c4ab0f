// Package directory holds the nouns of Rundtisch and the rules that need no database.
//
// The words, used everywhere:
//
//	Netzwerk Network · Gebiet Region · Einrichtung Institution · Mitgliedschaft Membership · Ziel Goal ·
//	Gremium Body · Schirmherrschaft Patronage · Vereinbarung Agreement · Termin Event · Terminreihe Series ·
//	Meldung Notice · Ergebnis Result · Hintergrund Remark · verwandtes Netzwerk Related · Kontakt Contact ·
//	Anschrift Place · Angebot Service · Quelle Source · Beleg Statement · Rufnummer Hotline · Akte Dossier
//
// A Dossier is one network with everything known about it. The same types are read from and written to
// the YAML documents (package document), stored (package store) and shown (package templates);
// within a dossier, entries refer to each other by key („kennung"), from which their UUIDs are made, too.
package directory
