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
