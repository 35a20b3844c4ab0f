package document

// What is said to the person who wrote a document.

// Of the file.
const (
	tooLarge         = "Das Dokument ist größer als %d MB."
	notUTF8          = "Die Datei ist nicht in UTF-8 gespeichert."
	emptyFile        = "Die Datei ist leer."
	severalDocuments = "Eine Datei enthält genau ein Dokument; hier folgt nach „---“ ein weiteres."
	otherVersion     = "Dieses Programm liest die Fassung %d des Formats („rundtisch: %d“)."
	problemLine      = "Zeile %d, %s: %s"
	moreProblems     = "… und %d weitere"
	noYAML           = "Das ist kein gültiges YAML: "
	unlikeTheRest    = "Diese Zeile passt nicht zum Aufbau der Datei."
)

// Of a field.
const (
	noReferences = "Verweise mit & und * sind hier nicht erlaubt; bitte die Angabe ausschreiben."
	noTypes      = "Eine Typangabe mit „!“ ist hier nicht erlaubt."
	emptyValue   = "Die Angabe ist leer; bitte ausfüllen oder die Zeile weglassen."
	wantsList    = "Hier wird eine Liste erwartet (jede Zeile beginnt mit „- “)."
	wantsFields  = "Hier werden benannte Felder erwartet („name: …“)."
	wantsWord    = "Ein Feldname ist ein einzelnes Wort."
	unknownField = "Dieses Feld gibt es hier nicht."
	fieldTwice   = "Dieses Feld steht hier zweimal."
	wantsValue   = "Hier wird eine einzelne Angabe erwartet, keine Liste und keine Felder."
	wantsBool    = "Hier wird true oder false erwartet, ohne Anführungszeichen."
	wantsInteger = "Hier wird eine ganze Zahl erwartet, ohne Anführungszeichen und ohne Punkte."
	wantsNumber  = "Hier wird eine Zahl erwartet, ohne Anführungszeichen und mit einem Punkt statt eines Kommas."
	unreadable   = "Der Text enthält Steuerzeichen oder Zeichen, die nicht gelesen werden können."
	textTooLong  = "Der Text ist zu lang (höchstens %d Zeichen; ein Umlaut zählt doppelt)."
)

// What the parser says and what that means to the person who wrote the file.
var meanings = []struct{ said, means string }{
	{"tab character", tabs},
	{"mapping values are not allowed", "Hier steht ein Doppelpunkt zu viel, oder ein Anführungszeichen davor ist nicht geschlossen. " +
		"Ein Text mit „: “ gehört in Anführungszeichen."},
	{"could not find expected ':'", "Hinter dem Namen eines Feldes fehlt der Doppelpunkt."},
	{"did not find expected ','", "Eine Klammer ist nicht geschlossen, oder es fehlt ein Komma."},
	{"did not find expected", "Die Einrückung passt nicht zu den Zeilen davor."},
	{"not allowed in this context", "Die Einrückung passt nicht zu den Zeilen davor."},
	{"end of stream", "Ein Anführungszeichen ist nicht geschlossen."},
	{"cannot start any token", "Ein Text, der mit einem Sonderzeichen beginnt, gehört in Anführungszeichen."},
	{"escape", "In doppelten Anführungszeichen hat „\\“ eine eigene Bedeutung; bitte einfache verwenden."},
	{"anchor", noReferences},
	{"control characters", "Hier steht ein Steuerzeichen."},
}

const tabs = "Zum Einrücken sind nur Leerzeichen erlaubt, keine Tabulatoren."
