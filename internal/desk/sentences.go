package desk

import (
	"fmt"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/takeover"
)

// What is said of a form that is refused before editing sees it.
const (
	unreadableForm fault.Sentence = "Das Formular ließ sich nicht lesen. Bitte laden Sie die Seite neu."
	textOrFile     fault.Sentence = "Bitte nur eines: den Text einfügen oder eine Datei wählen. Die Datei haben wir nicht gelesen."
	noText         fault.Sentence = "Bitte fügen Sie einen Text ein oder wählen Sie eine Datei."
	tableOrFile    fault.Sentence = "Bitte nur eines: die Tabelle einfügen oder eine Datei wählen. Die Datei haben wir nicht gelesen."
	noTable        fault.Sentence = "Bitte fügen Sie eine Tabelle ein oder wählen Sie eine Datei."
)

// What stands beside a field of a form.
const (
	chooseOwner       = "Bitte wählen Sie die Einrichtung."
	chooseInstitution = "Bitte wählen Sie eine Einrichtung oder „Als neue Einrichtung anlegen“."
	institutionGone   = "Diese Einrichtung gibt es nicht mehr. Bitte wählen Sie noch einmal."
	formerAddress     = "Diese Adresse hatte das Netzwerk früher schon; sie führt weiter hierher. Bitte wählen Sie eine andere."
	nameUnreadable    = "Bitte tippen Sie den Namen neu, ohne ihn zu kopieren."
	nameMissing       = "Bitte geben Sie den Namen an."
	whichInstitution  = "Welche Einrichtung ist gemeint?"
	whichIsTheSame    = "Bitte wählen Sie, welche Einrichtung dieselbe ist."
	whoOffers         = "Wer bietet das an? Zur Wahl stehen die Einrichtungen dieses Netzwerks."
	nothingAccepted   = "Bitte wählen Sie mindestens eine Angabe, die Sie übernehmen."
	onlyInDraft       = "Diesen Eintrag gibt es bisher nur im Entwurf. Bitte übernehmen Sie die Änderung in den Entwurf."
	numberMissing     = "Bitte geben Sie eine Telefonnummer oder eine E-Mail-Adresse an."
	contactRemoved    = "Diesen Kontakt hat jemand inzwischen gelöscht. Wenn Sie speichern, wird ein neuer daraus."
	onlyNamed         = "Nur, wenn ihr Name in dieser Rolle veröffentlicht ist. Sie wird mit der Schirmherrschaft eingetragen."
	orNameBelow       = "Oder geben Sie unten einen Namen an."
	stepByStep        = "Schritt für Schritt"
	nothingMeant      = "„%s“ haben wir nicht gefunden. Bitte tippen Sie den Namen anders."
	oneMeant          = "„%s“ steht so nicht in der Liste. Bitte wählen Sie unten, ob dies gemeint ist."
	severalMeant      = "„%s“ kann mehreres heißen. Bitte wählen Sie unten, was gemeint ist."
	manyMeant         = "„%s“ kann %d verschiedene heißen. Bitte tippen Sie mehr vom Namen."
	noDay             = "Bitte einen ganzen Tag angeben, zum Beispiel 1.3.2026."
	dayToCome         = "Dieser Tag liegt in der Zukunft."
)

// What is said where somebody else was faster.
const (
	checkedChanged   = "Inzwischen hat sich etwas geändert. Geprüft ist noch nichts. Das ist neu oder anders, als Sie es gesehen haben:"
	checkedGone      = "Was Sie geprüft haben, gibt es so nicht mehr. Hier steht, was jetzt gilt."
	draftChanged     = "Der Entwurf wurde inzwischen geändert. Bitte sehen Sie die Änderungen noch einmal an."
	proposalsChanged = "Inzwischen hat sich hier etwas geändert, oder jemand hat schon entschieden. Bitte sehen Sie noch einmal nach."
	servicesChanged  = "Jemand hat inzwischen etwas geändert. Hier ist der Vergleich mit dem neuen Stand. Gespeichert wurde nichts."
	membersChanged   = "Jemand hat die Mitgliederliste inzwischen geändert. Hier ist der Vergleich mit der neuen Liste; Ihre " +
		"Entscheidungen haben wir behalten, wo sie noch passen. Gespeichert wurde nichts."
	textChanged = "Der Text ist nicht mehr der, den Sie verglichen haben. Hier ist der Vergleich mit dem neuen Text. " +
		"Gespeichert wurde nichts."
)

// yearUnsure is said of a date whose year was inferred.
const yearUnsure = "Jahr nicht sicher"

// understoodAs names dates that were written without a year.
const understoodAs = "Als Datum haben wir verstanden: %s."

const published = "Gespeichert. Auf der öffentlichen Seite ist es ab jetzt zu sehen."

// doneNotices are the notices about what was just done, by a word in the address.
var doneNotices = map[string]string{
	"gespeichert": published,
	"zusammen": "Gespeichert. Inzwischen hat jemand andere Felder dieses Eintrags geändert: Beides steht jetzt da und ist öffentlich " +
		"zu sehen.",
	"vorab": "Veröffentlicht. Der Entwurf wartet weiter und übernimmt die Änderung. Nur wo er dieselbe Angabe anders hat, fragt er beim " +
		"Veröffentlichen.",
	"entwurf":      "Im Entwurf gemerkt. Veröffentlicht ist es noch nicht.",
	"gleich":       "Es hat sich nichts geändert.",
	"geloescht":    "Gelöscht. Im Verlauf können Sie es zurücknehmen.",
	"verworfen":    "Der Entwurf ist verworfen. Veröffentlicht ist, was vorher veröffentlicht war.",
	"entfernt":     "Gelöscht. Die Koordination kann es zurücknehmen.",
	"verschoben":   "Verschoben.",
	"geprueft":     "Das ist als geprüft eingetragen.",
	"entschieden":  "Das ist erledigt und wartet nicht mehr.",
	"aufgenommen":  "Aufgenommen. Auf der öffentlichen Seite ist es ab jetzt zu sehen.",
	"zugeordnet":   "Zugeordnet. Unterschiede liegen jetzt im Eingang.",
	"abgelehnt":    "Abgelehnt. Hier steht es erst wieder, wenn das andere Verzeichnis etwas anderes sagt.",
	"gefragt":      "Die Einrichtung bekommt eine E-Mail.",
	"adressen":     "Die Adressen sind gespeichert und gelten ab jetzt.",
	"mailadressen": "Gespeichert. Was Sie eingetragen haben, gilt als heute von Ihnen geprüft. Im Verlauf lässt es sich zurücknehmen.",
	"gekuerzt": "Die Adressen sind gespeichert und gelten ab jetzt. Von der Adresse einer einzelnen Seite haben wir nur den " +
		"Anfang behalten: Er gilt für alle Seiten der Website.",
	"angelegt": "Das Netzwerk ist angelegt und öffentlich zu sehen. Wer es pflegen soll, laden Sie unter „Konten“ ein. " +
		"Was aus einer Vorlage kommt, wartet im Entwurf.",
	"netzwerk-entfernt": "Das Netzwerk ist entfernt. 30 Tage lang können Sie es hier zurückholen.",
	"zurueckgeholt":     "Das Netzwerk ist wieder da. Wer es koordiniert hat, braucht eine neue Einladung.",
	"anschreiben":       "Gespeichert. So geht die nächste jährliche Frage hinaus.",
	"jahresmails":       "Die Einstellung ist gespeichert.",
	"geantwortet":       "Vielen Dank, Ihre Antwort ist angekommen.",
}

// What is said of a list or a table that was pasted as a whole.
const (
	nothingToImport  = "Keine Änderungen: Es gab nichts zu übernehmen."
	listTooBig       = "Das ist zu viel: Text oder Datei dürfen höchstens 2 MB groß sein. Bitte teilen Sie die Liste."
	tableTooBig      = "Das ist zu viel: Tabelle oder Datei dürfen höchstens 2 MB groß sein. Bitte teilen Sie die Tabelle."
	listGone         = "Diesen Vergleich gibt es nicht mehr: Wir merken ihn höchstens drei Tage. Bitte fügen Sie die Liste noch einmal ein."
	tableGone        = "Diesen Vergleich gibt es nicht mehr: Wir merken ihn höchstens drei Tage. Bitte wählen Sie die Tabelle noch einmal."
	noAddresses      = "In dem Text steht keine E-Mail-Adresse. Bitte fügen Sie Namen und Adressen ein, am besten eine je Zeile."
	tooManyAddresses = "Das sind zu viele Adressen auf einmal. Bitte fügen Sie nur die der Mitglieder ein."
	addressesTooLong = "Der Text ist zu lang: höchstens 200 KB. Bitte teilen Sie ihn."
	reviewTooBig     = "Das ist zu viel auf einmal. Bitte teilen Sie die Liste."
	reviewBroken     = "Das Formular ließ sich nicht lesen. Bitte fügen Sie die Liste noch einmal ein."
	moreFaults       = "Danach folgen weitere Fehler."
	umlautsRepaired  = "Die Umlaute im Text waren verändert („Ã¼“ statt „ü“). Wir haben sie zurückverwandelt. " +
		"Bitte prüfen Sie die Namen."
)

// doubtfulRow says why a row of a table is not imported.
func doubtfulRow(row int, name string, doubt directory.Doubt) string {
	return fmt.Sprintf("Zeile %d, „%s“. %s", row, name, takeover.DoubtInWords(doubt))
}

// What is wrong with a new network.
const (
	unreadable    = "Hier sind Zeichen, die wir nicht lesen können. Bitte tippen Sie den Text neu."
	pastedNothing = "Bitte fügen Sie die Liste ein: höchstens 1 MB, ein Mitglied je Zeile."
)

// missing is what is said of a field of a new network that is empty.
var missing = map[string]string{
	"name": "Bitte nennen Sie den Namen des Netzwerks.", "form": "Bitte wählen Sie, was für ein Netzwerk das ist.",
	"zusammenfassung": "Bitte schreiben Sie einen Satz darüber, wer hier zusammenarbeitet.",
	"vorlage":         "Bitte wählen Sie das Netzwerk, das als Vorlage dient.", "anfang": "Bitte wählen Sie, womit das Netzwerk beginnt.",
}
