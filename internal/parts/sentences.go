package parts

// What is said beside a field of a form whose text cannot be put into an entry, or belongs to one of several values of it.
const (
	missingValue   = "Hier fehlt eine Angabe."
	chooseOne      = "Bitte eine der Möglichkeiten wählen."
	chooseAny      = "Bitte wählen Sie mindestens eine Angabe."
	chooseFromList = "Bitte wählen Sie aus der Liste."
	chooseSector   = "Bitte wählen Sie mindestens eine Art; wenn keine passt, „Weitere“."
	unreadable     = "Hier stehen unsichtbare Zeichen, die nicht gelesen werden können. Bitte tippen Sie den Text neu, ohne ihn zu kopieren."
	longText       = "Der Text ist zu lang: %d Zeichen, erlaubt sind etwa %d. Bitte kürzen Sie ihn."
	manyEntries    = "Das sind zu viele Einträge."
	noNumber       = "Bitte eine ganze Zahl angeben, zum Beispiel 12."
	noDecimal      = "Bitte eine Zahl angeben, zum Beispiel 51,5711."
	noArea         = "„%s“ ist kein amtlicher Schlüssel. Ein Kreis hat fünf Ziffern, ein Land zwei."
	noHours        = "Zeile %d („%s“) verstehen wir nicht. %s"
	inEntry        = "%d. Eintrag: %s"
	inRow          = "%s %d: %s"
)
