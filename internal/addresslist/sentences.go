package addresslist

// Why an address is asked about.
const (
	whyNobody  = "Wir wissen nicht, zu wem das gehört."
	whySeveral = "Das können mehrere sein."
	whyMaybe   = "Das ist vielleicht gemeint; sicher ist es nicht."
	whyOther   = "Für dieses Mitglied stehen mehrere Adressen da. Es kann nur eine sein."
	whyTyped   = "Für dieses Mitglied ist unten schon etwas anderes eingetragen."
	whyUnsure  = "Das war nicht als E-Mail-Adresse geschrieben. Haben wir es richtig gelesen?"
	whyGone    = "Dieses Mitglied ist inzwischen nicht mehr auf der Liste."
)

// What is wrong with what was chosen.
const (
	nobodySo   = "„%s“ ist kein Mitglied dieses Netzwerks. Bitte wählen Sie einen Namen von der Liste."
	maySo      = "Ganz so heißt kein Mitglied: „%s“. Bitte wählen Sie, wer gemeint ist."
	twoForOne  = "Für „%s“ sind zwei verschiedene Adressen gewählt. Bitte lassen Sie eine davon weg."
	nowAnother = "Inzwischen hat jemand gespeichert. Jetzt steht dort: %s. Soll Ihre Angabe gelten? Dann speichern Sie noch einmal."
	nowNothing = "Inzwischen hat jemand die Adresse gelöscht. Soll Ihre Angabe gelten? Dann speichern Sie noch einmal."
)

func why(f Found) string {
	switch {
	case f.Unsure:
		return whyUnsure
	case f.Other:
		return whyOther
	case len(f.Maybe) == 0:
		return whyNobody
	case len(f.Maybe) == 1:
		return whyMaybe
	}
	return whySeveral
}
