package jobs

// What somebody is invited to, in a sentence of the letter „einladung“. The letters themselves are in text/.
const (
	sayMaintain  = "die Einträge von „%s“ zu pflegen"
	sayCorrect   = "den Eintrag von „%s“ zu prüfen und zu berichtigen"
	sayReadStaff = "zu lesen, was für Fachkräfte bestimmt ist"
	sayOperate   = "das Verzeichnis zu betreiben"
)

// What a calendar shows of a meeting.
const (
	answerHere      = "Bitte antworten Sie hier: "
	calendarsUnread = "Antworten aus dem Kalender werden nicht gelesen."
	isCancelled     = "Das Treffen ist abgesagt."
)

// What waits in a network and what is to do there, with a number before it, for the letter „neues“.
const (
	sayReport, sayReports       = "Hinweis von jemandem, der die Seite besucht hat", "Hinweise von Menschen, die die Seite besucht haben"
	sayAnswer, sayAnswers       = "Antwort einer Einrichtung", "Antworten von Einrichtungen"
	sayElsewhere, sayElsewheres = "Unterschied zu einem anderen Verzeichnis", "Unterschiede zu anderen Verzeichnissen"
	sayDoubtful, sayDoubtfuls   = "Text, den Sie bitte zuerst ansehen", "Texte, die Sie bitte zuerst ansehen"
	sayUndialled, sayUndialleds = "Telefonnummer, die so niemand wählen kann", "Telefonnummern, die so niemand wählen kann"
	sayStale, sayStales         = "Eintrag ist lange nicht geprüft", "Einträge sind lange nicht geprüft"
	saySilent, saySilents       = "Einrichtung hat nicht geantwortet", "Einrichtungen haben nicht geantwortet"

	sayNoContact, sayNoContacts = "Mitglied ohne Kontakt", "Mitglieder ohne Kontakt"
	sayNoSector, sayNoSectors   = "Mitglied, bei dem die Art fehlt", "Mitglieder, bei denen die Art fehlt"
	sayNoDate                   = "Für dieses Quartal steht kein Treffen im Kalender"
	sayUnnamed                  = "Es gibt mehr Mitglieder, als auf der Liste stehen (%d)"
	sayDraft                    = "Ein Entwurf ist noch nicht veröffentlicht"
	saySwitched                 = "Die jährliche Frage an die Mitglieder ist ausgeschaltet"
)

// The same of members whose address we do not know.
const (
	sayUnreachable  = "Mitglied ohne E-Mail-Adresse: Wir können es nicht fragen"
	sayUnreachables = "Mitglieder ohne E-Mail-Adresse: Wir können sie nicht fragen"
)

// What stands for the member and its offer in a letter that is only looked at.
const (
	exampleName  = "Name der Einrichtung"
	exampleOffer = "Name des Angebots"
)
