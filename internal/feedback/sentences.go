package feedback

// What the inbox shows of what somebody sent who says that they work at an institution.
const (
	fromInstitution = "Angaben von jemandem, der nach eigenen Worten dort arbeitet. Bitte prüfen Sie sie auf einem Weg, den Sie schon kennen."
	labelPhone      = "Rufnummer für alle, die Hilfe suchen:"
	labelHours      = "Zeiten:"
	labelReply      = "Für Rückfragen:"
	labelText       = "Außerdem:"
	wantsToKeep     = "Die Einrichtung möchte ihren Eintrag selbst pflegen."
)
