package desk

import "rundtisch/internal/fault"

// What is said of a form that is refused before editing sees it.
const (
	unreadableForm   fault.Sentence = "Das Formular ließ sich nicht lesen. Bitte laden Sie die Seite neu."
	textOrFile       fault.Sentence = "Bitte nur eines: den Text einfügen oder eine Datei wählen. Die Datei haben wir nicht gelesen."
	noText           fault.Sentence = "Bitte fügen Sie einen Text ein oder wählen Sie eine Datei."
	tableOrFile      fault.Sentence = "Bitte nur eines: die Tabelle einfügen oder eine Datei wählen. Die Datei haben wir nicht gelesen."
	noTable          fault.Sentence = "Bitte fügen Sie eine Tabelle ein oder wählen Sie eine Datei."
	unseenCharacters fault.Sentence = "Hier stehen Zeichen, die man nicht sieht. Bitte tippen Sie die Angabe neu."
	tooLong          fault.Sentence = "Das ist zu lang."
)

// What stands beside a field of a form.
const (
	chooseOwner       = "Bitte wählen Sie die Einrichtung."
	chooseInstitution = "Bitte wählen Sie eine Einrichtung oder „Als neue Einrichtung anlegen“."
	institutionGone   = "Diese Einrichtung gibt es nicht mehr. Bitte wählen Sie noch einmal."
	formerAddress     = "Diese Adresse hatte das Netzwerk früher schon; sie führt weiter hierher. Bitte wählen Sie eine andere."
)
