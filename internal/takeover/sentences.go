package takeover

import (
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/wording"
)

// What is said of a row of a list that is taken over.
const (
	rowUnreadable fault.Sentence = "Der Name enthält Zeichen, die nicht gelesen werden können. Bitte neu tippen."
	rowAddress    fault.Sentence = "In dieser Zeile scheint die Anschrift einer geschützten Einrichtung zu stehen. Bitte die Anschrift " +
		"im Text streichen."
	rowRole          fault.Sentence = "Bitte Rolle und Art aus der Liste wählen."
	rowWhich         fault.Sentence = "Bitte wählen, welche Einrichtung das ist."
	rowGone          fault.Sentence = "Diese Einrichtung gibt es nicht mehr. Bitte eine andere wählen."
	rowListed        fault.Sentence = "„%s“ steht schon in der Liste. Bitte eine andere Einrichtung wählen."
	rowParentGone    fault.Sentence = "Die übergeordnete Einrichtung gibt es nicht mehr. Bitte eine andere wählen."
	unseenCharacters fault.Sentence = "Hier stehen Zeichen, die man nicht sieht. Bitte tippen Sie die Angabe neu."
	tooLong          fault.Sentence = "Das ist zu lang."
)

// What a row may be.
const (
	theSame            = "ja, dieselbe"
	newInstitution     = "neue Einrichtung"
	anotherInstitution = "eine andere, neue Einrichtung"
	groupOnly          = "Gruppe, keine einzelne Einrichtung"
	nowListed          = "(heute in der Liste, fehlt im eingefügten Text)"
	alreadyListed      = "(steht schon in der Liste)"
	inDirectory        = "(schon im Verzeichnis)"
)

func sameAs(name string) string { return "dieselbe wie „" + name + "“" }

func dropped(name string) string { return "„" + name + "“ entfällt." }

func formerMember(until directory.PartialDate) string {
	return "(war bis " + wording.Digits(until) + " Mitglied)"
}

func alsoIn(regions []string) string { return "(auch in " + strings.Join(regions, ", ") + ")" }

func columnLeft(title string, rows int) string {
	if rows == 1 {
		return "Die Spalte „" + title + "“ haben wir nicht übernommen (1 Zeile)."
	}
	return fmt.Sprintf("Die Spalte „%s“ haben wir nicht übernommen (%d Zeilen).", title, rows)
}

// whyChosen says why a row is taken for an institution.
func whyChosen(hit Hit) string {
	switch hit.Why {
	case SameName:
		return "gleicher Name"
	case SameAlias:
		return "heißt auch „" + hit.Alias + "“"
	case Spelling:
		return "nur anders geschrieben"
	case UnitOf:
		return "gehört zu „" + hit.Alias + "“"
	case Shortened:
		return "kürzer geschrieben"
	case SameOffice:
		return "die einzige Stelle dieser Art"
	}
	return "ähnlicher Name"
}

// Why a row is set aside.
const (
	isThatTheSame = "Ist das dieselbe Einrichtung?"
	maybeNoMember = "Wir sind nicht sicher, dass das ein Mitglied ist."
	maybeShelter  = "Diese Zeile übernehmen wir nicht."
)

func wasMember(until directory.PartialDate) string {
	return "War schon einmal Mitglied, bis " + wording.Digits(until) + ". Ist sie es wieder?"
}

// DoubtInWords says why a row is not imported: it may reveal where a shelter is.
func DoubtInWords(doubt directory.Doubt) string {
	text := "Diese Zeile übernehmen wir nicht: Sie nennt „" + strings.Join(doubt.Words, "“ und „") +
		"“; das könnte sagen, wo ein Schutzhaus liegt. Bitte schreiben Sie sie ohne den Ort."
	if !doubt.Never {
		text += " Ist es ein anderer Ort, tragen Sie sie bitte von Hand ein; dort können Sie das bestätigen."
	}
	return text
}

// Why a row is withheld.
const (
	maybeAddress        = "das kann eine Anschrift sein"
	maybeShelterAddress = "das kann die Anschrift einer geschützten Einrichtung sein"
)

func withheldRow(w memberlist.Withheld) string {
	return fmt.Sprintf("Zeile %d haben wir zurückgestellt: „%s“ (%s) kann sagen, wo eine geschützte Einrichtung ist.", w.Line,
		strings.Join(strings.Fields(w.Words), " "), w.Why)
}

// Why members that the text does not name are not ticked.
const (
	notAllRead   = "Einen Teil der Datei haben wir nicht gelesen. Vielleicht stehen diese Mitglieder dort. Darum ist hier nichts angehakt."
	maybeOneNew  = "Vielleicht ist ein neuer Eintrag eines dieser Mitglieder unter anderem Namen. Darum ist hier nichts angehakt."
	nameInText   = "Der Name steht im Text. Wir haben ihn dort nicht als Mitglied gelesen."
	nameInFile   = "Der Name steht in einem Teil der Datei, den wir nicht gelesen haben."
	nameOffered  = "Vielleicht steht sie unter „Weitere Stellen im Text“."
	nameWithheld = "Der Name steht in einer Zeile, die wir zurückgestellt haben."
	struckOut    = "In der Datei durchgestrichen"
)

func maybeOnlyPart(pasted, today int) string {
	named := fmt.Sprintf("%d Mitglieder", pasted)
	if pasted == 1 {
		named = "ein Mitglied"
	}
	return fmt.Sprintf("Der Text nennt %s, die heutige Liste %d. Vielleicht ist er nur ein Teil der Liste. Darum ist hier "+
		"nichts angehakt.", named, today)
}

func maybeTwin(name string) string {
	return "Vielleicht dieselbe wie „" + name + "“, siehe oben unter „Fraglich“."
}

// What the text says of somebody who is a member no longer.
func leftByText(words string) string {
	return fmt.Sprintf("Laut Text kein Mitglied mehr: „%s“", words)
}

func memberUntil(until directory.PartialDate) string {
	return "Laut Text Mitglied bis " + wording.Digits(until)
}

// What is said of a text that is refused.
const moreUnread = "Danach folgen weitere Zeilen, die wir nicht als Mitglied gelesen haben."

func unreadRow(u memberlist.Unread) string { return "Nicht als Mitglied gelesen: " + u.String() }

func tooManyRows() string {
	return fmt.Sprintf("Das ist zu viel: Eine Liste kann höchstens %d Zeilen haben. Bitte teilen Sie sie.", memberlist.MaxMembers)
}

func unseenIn(lines []int) string {
	return linesInWords(lines) + ": Hier standen Zeichen, die man nicht sieht und die Namen verfälschen können. Wir haben sie unten " +
		"entfernt. Bitte prüfen Sie den Text und vergleichen Sie noch einmal."
}

// linesInWords writes line numbers: „Zeile 3“, „Zeilen 3, 5, 8“.
func linesInWords(lines []int) string {
	slices.Sort(lines)
	lines = slices.Compact(lines)
	more := ""
	if len(lines) > 10 {
		lines, more = lines[:10], " und weitere"
	}
	words := make([]string, len(lines))
	for i, n := range lines {
		words[i] = fmt.Sprint(n)
	}
	if len(lines) == 1 {
		return "Zeile " + words[0]
	}
	return "Zeilen " + strings.Join(words, ", ") + more
}

// pressNote is the note of a press contact that is taken over: on public pages, too.
const pressNote = "Nur für Medien. Unter dieser Nummer gibt es keine Beratung und keine Hilfe."
