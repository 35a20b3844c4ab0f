package editing

import "rundtisch/internal/fault"

// keyTaken is said of a key that leads to something else already: an address stays valid for ever.
var keyTaken = fault.Sentences{
	Document: "Die Kennung „%s“ hat oder hatte in diesem Verzeichnis etwas anderes, und ihre Adresse führt dorthin. " +
		"Vielleicht fehlt eine Angabe unter „fruehere_kennungen“.",
	Form: "Die Adresse „%s“ hat oder hatte in diesem Verzeichnis etwas anderes, und ihre Adresse führt dorthin. " +
		"Bitte wählen Sie eine andere.",
}

// What is said of a network that is saved or loaded.
const (
	networkTwice       fault.Sentence = "Das Netzwerk „%s“ steht zweimal im Bestand."
	networkRenamed     fault.Sentence = "Dieses Netzwerk hat inzwischen die Kennung „%s“."
	firstKey           fault.Sentence = "Diese Adresse hatte das Netzwerk am Anfang; bitte eine andere wählen."
	institutionDiffers fault.Sentence = "„%s“ gehört auch zu %s und ist dort anders eingetragen; bitte die Angaben von dort übernehmen."
	regionDiffers      fault.Sentence = "Das Gebiet „%s“ gehört auch zu %s und ist dort anders eingetragen."
	refusedElsewhere   fault.Sentence = "„%s“ hat dieselbe Einrichtung, und dort passt die Änderung nicht: %s"
	nothingBefore      fault.Sentence = "Vor diesem Stand ist nichts bekannt; er lässt sich nicht zurücknehmen."
	mergeTwo           fault.Sentence = "Bitte zwei verschiedene Einrichtungen wählen."
	mergeUnit          fault.Sentence = "Die eine Einrichtung gehört zur anderen; sie können nicht eine werden."
)

// What is said of a network that is added or removed on a page.
const (
	thereAlready fault.Sentence = "„%s“ gibt es in diesem Gebiet schon. Angelegt ist nichts Neues."
	templateGone fault.Sentence = "Dieses Netzwerk gibt es nicht mehr. Bitte wählen Sie eine andere Vorlage."
	otherName    fault.Sentence = "So heißt das Netzwerk nicht. Bitte schreiben Sie genau: %s"
	referredTo   fault.Sentence = "„%s“ nennt dieses Netzwerk. Bitte entfernen Sie dort zuerst den Verweis."
)

// What is asked where texts may tell where a shelter is.
const (
	placeNever fault.Sentence = "Hier steht %s. Das sieht nach einem Ort aus. Wo ein Schutzhaus liegt, steht hier nie, auch nicht für " +
		"Fachkräfte: Was nicht gespeichert ist, kann nicht bekannt werden. Bitte diese Angabe entfernen."
	placeToClear fault.Sentence = "Hier steht %s. Zusammen könnte das sagen, wo ein Schutzhaus liegt. Bitte schreiben Sie es ohne den " +
		"Ort, zum Beispiel „Ort: wird nach Anmeldung mitgeteilt“, oder bestätigen Sie, dass es nicht die " +
		"Anschrift eines Schutzhauses ist."
	placeForCoordination fault.Sentence = "Hier steht %s. Zusammen könnte das sagen, wo ein Schutzhaus liegt. Bitte schreiben Sie " +
		"es ohne den " +
		"Ort, zum Beispiel „Ort: wird nach Anmeldung mitgeteilt“. Dass es nicht die Anschrift eines " +
		"Schutzhauses ist, kann nur die Koordination des Netzwerks bestätigen."
	placeElsewhere fault.Sentence = "„%s“ hat dieselbe Einrichtung, und dort könnte die Änderung sagen, wo ein Schutzhaus liegt. %s"
	placeInReply   fault.Sentence = "Das könnte sagen, wo ein Schutzhaus liegt. Ein solcher Ort steht hier nie. Bitte lassen Sie ihn weg; " +
		"gespeichert ist nichts davon."
)

// What an institution is told that answers.
const (
	nothingChanged  fault.Sentence = "Sie haben nichts geändert. Wenn alles stimmt, wählen Sie bitte „Stimmt alles“."
	unreadableValue fault.Sentence = "Diese Angabe enthält Zeichen, die wir nicht lesen können."
	shorterValue    fault.Sentence = "Bitte kürzen Sie das auf höchstens %d Zeichen."
	unreadableText  fault.Sentence = "Der Text enthält Zeichen, die wir nicht lesen können."
	lineOfHours                    = "Zeile %d („%s“): %s"
	shorterText     fault.Sentence = "Bitte kürzen Sie den Text auf höchstens %d Zeichen."
)

// What is said of a decision in the inbox, or of what another directory says.
const (
	shorterNote  fault.Sentence = "Bitte kürzen Sie den Vermerk auf höchstens %d lesbare Zeichen."
	nowGone      fault.Sentence = "„%s“ gibt es inzwischen nicht mehr."
	nowThere     fault.Sentence = "„%s“ steht inzwischen schon im Verzeichnis."
	chooseFields fault.Sentence = "Bitte wählen Sie mindestens eine Angabe, die Sie übernehmen."
	chooseSector fault.Sentence = "Bitte wählen Sie, was für eine Einrichtung das ist."
	noAddress    fault.Sentence = "Zu dieser Einrichtung ist keine E-Mail-Adresse bekannt, an die wir schreiben können."
)

// What another directory leads to: what is gone from it, how a record was matched, where a value was read.
const (
	noMore            = "In diesem anderen Verzeichnis steht nicht mehr: " // begins what is said of something that is gone
	institutionNoMore = "die Einrichtung „%s“. Bitte prüfen Sie, ob es sie noch gibt."
	serviceNoMore     = "das Angebot „%s“. Bitte prüfen Sie, ob es das noch gibt."
	matchedByHand     = "von Hand zugeordnet"
	admittedFrom      = "von hier übernommen"
	readFromFile      = "Gelesen aus der Datei „%s“."
)

// databaseNotEmpty is what ErrNotEmpty says.
const databaseNotEmpty = "in dieser Datenbank steht schon etwas; ein ganzer Bestand lässt sich nur in eine leere laden"
