package signin

import "rundtisch/internal/fault"

// What people are told whose input is refused.
const (
	shorterName   fault.Sentence = "Bitte kürzen Sie den Namen auf höchstens 60 Zeichen, ohne Steuerzeichen."
	chooseRole    fault.Sentence = "Bitte wählen Sie eine Rolle."
	chooseNetwork fault.Sentence = "Bitte wählen Sie das Netzwerk."
	noInstitution fault.Sentence = "Diese Einrichtung gibt es hier nicht. Bitte geben Sie ihre Kennung an: das letzte Stück der Adresse " +
		"ihrer Seite."
	closedAccount fault.Sentence = "Dieses Konto wurde geschlossen. Öffnen kann es nur der Betrieb dieses Verzeichnisses."
	namePasskey   fault.Sentence = "Bitte geben Sie dem Passkey einen kurzen Namen, zum Beispiel „Diensthandy“."
	manyPasskeys  fault.Sentence = "Sie haben schon sehr viele Passkeys. Bitte entfernen Sie zuerst einen, den Sie nicht mehr brauchen."
)
