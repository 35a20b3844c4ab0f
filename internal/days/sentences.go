package days

// What is said of a text that names no one day, month or year.
const (
	noDate      = "Das verstehen wir nicht als Datum. Bitte so schreiben: „12.6.2027“, „3. März 2027“, „Mai 2027“ oder „2027“."
	noSuchDay   = "Den %d. %s gibt es nicht."
	noLeapYear  = "Den 29. Februar gibt es %d nicht: Das ist kein Schaltjahr."
	noSuchMonth = "Einen %d. Monat gibt es nicht."
	noSuchYear  = "Das Jahr „%s“ kann nicht stimmen. Bitte vier Ziffern schreiben, zum Beispiel „2027“."
	otherDay    = "Der %s ist ein %s, kein %s. Bitte prüfen Sie den Tag."
	whichDay    = "Welcher %s ist gemeint? Bitte das Datum schreiben. Der nächste ist der %s."
	yearMissing = "Hier fehlt das Jahr. Bitte so schreiben: „%s“."
	meantMaybe  = "Ist %s gemeint? Dann bitte „%s“ schreiben."
	noClock     = "Hier bitte nur den Tag, ohne Uhrzeit."
	oneDay      = "Hier passt nur ein Tag hinein. Bitte nur den ersten schreiben, zum Beispiel „12.6.2027“."
	tooRough    = "„%s“ ist nicht genau genug. Bitte einen Tag, einen Monat oder ein Jahr schreiben: „12.6.2027“, „Juni 2027“ oder „2027“."
	roughBut    = "„%s“ ist nicht genau genug. Bitte „%s“ schreiben oder einen Tag."
	unsureYear  = "Ist das Jahr nicht sicher? Bitte „%s“ schreiben und dazu „Jahr nicht sicher“ ankreuzen."
)
