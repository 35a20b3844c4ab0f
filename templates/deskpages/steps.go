package deskpages

import (
	"fmt"
	"strings"

	"rundtisch/internal/directory"
)

// Steps is the way through the first year.
type Steps struct {
	Network Network
	Steps   []directory.FirstStep
	Pages   map[string]string // where each step is taken
	Missing map[string][]StepLink
}

// StepLink is something that a step lacks, with the form for it.
type StepLink struct{ Name, Path string }

// unnamed is how many things a step lacks besides those it names.
func (s Steps) unnamed(step directory.FirstStep) int {
	return max(0, step.Left-len(s.Missing[step.Key]))
}

// stepWords are the words for a step.
type stepWords struct {
	title string
	why   string
	act   string // the link that begins it
	time  string
	some  string // „%d von %d Einrichtungen haben noch keine."
}

var steps = map[string]stepWords{
	"mitglieder": {"Wer ist dabei?", "Fügen Sie Ihre Mitgliederliste ein, so wie Sie sie haben: aus Word, Excel oder einer E-Mail.",
		"Mitgliederliste einfügen", "10 Minuten", ""},
	"nummern": {"Die Telefonnummern der Mitglieder", "Wer Hilfe sucht, ruft an. Tragen Sie ein, was Sie wissen; den Rest erfragen Sie.",
		"Nummern eintragen", "1 Minute je Nummer", "%d von %d Einrichtungen haben noch keine Telefonnummer."},
	"e-mail": {"Die E-Mail-Adressen der Mitglieder", "Damit fragt das Verzeichnis einmal im Jahr für Sie nach, ob alles noch stimmt. " +
		"Sie können alle auf einmal einfügen.",
		"Adressen eintragen", "5 Minuten", "%d von %d Einrichtungen haben noch keine E-Mail-Adresse."},
	"koordination": {"Wie man Sie erreicht", "Telefon oder E-Mail der Koordination.", "Kontakt eintragen", "2 Minuten", ""},
	"termin": {"Das nächste Treffen", "Es genügt der Tag. Ort und Uhrzeit können Sie später nachtragen.", "Termin eintragen",
		"2 Minuten", ""},
	"profil": {"Wer das Netzwerk ist", "Seit wann es besteht, für wen es da ist, worum es geht.", "Profil ergänzen", "5 Minuten", ""},
	"ziele":  {"Was das Netzwerk will", "Ziele und Aufgaben, wie sie verabredet sind.", "Ziel eintragen", "2 Minuten je Ziel", ""},
	"angebote": {"Was die Mitglieder anbieten", "Damit findet die Suche den richtigen Ort. Sie können auch eine Tabelle einlesen.",
		"Angebote eintragen", "5 Minuten je Angebot", "Bei %d von %d Einrichtungen steht noch kein Angebot."},
	"pruefung": {"Einmal alles ansehen", "Stimmt es, genügt ein Klick. Dann steht öffentlich, wann geprüft wurde.", "Prüfen",
		"10 Minuten", ""},
	"vereinbarung": {"Eine Vereinbarung", "Wenn es eine schriftliche gibt, mit Link zum Text.", "Vereinbarung eintragen",
		"3 Minuten", ""},
	"schirmherrschaft": {"Eine Schirmherrschaft", "Wenn jemand dem Netzwerk den Namen leiht.", "Schirmherrschaft eintragen", "2 Minuten", ""},
}

// profileLabels are what the form of the profile calls the fields that are wanted.
var profileLabels = map[string]string{"founded": "Gegründet", "audience": "Für wen", "topics": "Themen"}

// left is how much is to do: „Noch 4 von 9 Schritten".
func (s Steps) left() string {
	left, all := directory.StepsLeft(s.Steps)
	return stepsLeft(left, all)
}

func stepsLeft(left, all int) string {
	if left == 1 {
		return fmt.Sprintf("noch 1 von %d Schritten", all)
	}
	return fmt.Sprintf("noch %d von %d Schritten", left, all)
}

// next is the first step that counts and is not done; false if there is none.
func (s Steps) next() (directory.FirstStep, bool) {
	for _, step := range s.Steps {
		if !step.Done && !step.Maybe {
			return step, true
		}
	}
	return directory.FirstStep{}, false
}

// those returns the steps that are done, or those that are not, apart from the next.
func (s Steps) those(done, maybe bool) []directory.FirstStep {
	var found []directory.FirstStep
	next, _ := s.next()
	for _, step := range s.Steps {
		if step.Done == done && (done || step.Maybe == maybe && step.Key != next.Key) {
			found = append(found, step)
		}
	}
	return found
}

// how much of a step is left, in words; "" where it is one thing.
func howMuch(s directory.FirstStep) string {
	switch words := steps[s.Key].some; {
	case words != "" && s.Left > 0:
		return fmt.Sprintf(words, s.Left, s.Of)
	case len(s.Empty) > 0:
		labels := make([]string, len(s.Empty))
		for i, field := range s.Empty {
			labels[i] = "„" + profileLabels[field] + "“"
		}
		return "Noch leer: " + strings.Join(labels, ", ") + "."
	case s.Key == "pruefung" && s.Left > 0:
		return number(s.Left, "Eintrag ist zu prüfen.", "Einträge sind zu prüfen.")
	}
	return ""
}

func capitalised(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
