package meeting

import "rundtisch/internal/fault"

// What is said of the form of a meeting.
const (
	needDay        fault.Sentence = "Bitte einen Tag eintragen, zum Beispiel 3.12.2026."
	noSuchDay      fault.Sentence = "Hier wird ein Tag gebraucht. Bitte so: 3.12.2026."
	dayTooFar      fault.Sentence = "Bitte einen Tag in den nächsten drei Jahren eintragen."
	dayTooLongAgo  fault.Sentence = "Dieser Tag liegt mehr als drei Jahre zurück."
	noSuchTime     fault.Sentence = "Bitte die Uhrzeit so eintragen: 14:00."
	endWithoutTime fault.Sentence = "Bitte auch den Beginn eintragen."
	endBeforeBegin fault.Sentence = "Das Ende muss nach dem Beginn liegen."
	needTitle      fault.Sentence = "Bitte einen Titel eintragen, zum Beispiel „Treffen des Netzwerks“."
	needOrganizer  fault.Sentence = "Bitte eintragen, wer einlädt."
	needReplyTo    fault.Sentence = "Bitte eine E-Mail-Adresse eintragen, an die Mitglieder antworten können."
	noSuchEmail    fault.Sentence = "Das ist keine E-Mail-Adresse: %s"
	noSuchLink     fault.Sentence = "Bitte die ganze Adresse eintragen. Sie beginnt mit https://."
	tooLong        fault.Sentence = "Bitte höchstens %d Zeichen."
	tooMany        fault.Sentence = "Bitte höchstens %d Zeilen."
	unreadable     fault.Sentence = "Darin sind Zeichen, die sich nicht lesen lassen. Bitte tippen Sie es neu ein."
	tellsPlace     fault.Sentence = "Das könnte verraten, wo ein Schutzhaus liegt. Bitte lassen Sie den Ort oder das Schutzhaus weg."
)

// What is said of who was there, and of results.
const (
	needName     fault.Sentence = "Bitte eintragen, welche Einrichtung es war."
	noSuchNumber fault.Sentence = "Bitte eine Zahl von 1 bis 99 eintragen."
	noNext       fault.Sentence = "Das nächste Treffen ist noch nicht geplant. Planen Sie es zuerst, oder tragen Sie einen Tag ein."
	needText     fault.Sentence = "Bitte eintragen, was beschlossen wurde."
	caseEmail    fault.Sentence = "Hier steht eine E-Mail-Adresse. Bitte schreiben Sie es ohne Angaben zu Personen."
	casePhone    fault.Sentence = "Hier steht eine lange Nummer, vielleicht ein Telefon. Bitte schreiben Sie es ohne Angaben zu Personen."
	caseFile     fault.Sentence = "Das sieht nach einem einzelnen Fall aus (Aktenzeichen oder Geburtsdatum). Fälle gehören nicht hierher."
	casePerson   fault.Sentence = "Hier steht der Name einer Person. Bitte schreiben Sie die Einrichtung oder die Funktion."
	needAnswer   fault.Sentence = "Bitte wählen Sie eine Antwort."
	needDeputy   fault.Sentence = "Bitte eintragen, wer kommt. Eine Funktion genügt."
)
