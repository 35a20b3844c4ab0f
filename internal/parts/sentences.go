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
	twoDays        = "Hier stehen zwei verschiedene Tage: „%s“ und, im Kalender gewählt, der %s. Welcher gilt? Bitte den anderen löschen."
)

// What the help of every field of a kind says.
const (
	helpDate  = "Zum Beispiel 12.6.2027, Mai 2019 oder 2019."
	helpDay   = "Zum Beispiel 12.6.2027."
	helpLines = "Ein Eintrag je Zeile."
)

// stillEmpty is said of a field that should not stay empty.
const stillEmpty = "„%s“ ist noch leer."

// What becomes of an entry that refers to another one when that is taken out.
const (
	patronageStays   = "Die Schirmherrschaft bleibt ohne Namen stehen."
	quotationStays   = "Das Zitat bleibt stehen; dabei steht nur noch die Funktion."
	contactStays     = "Der Kontakt bleibt ohne Namen stehen."
	eventStays       = "Der Termin bleibt stehen und gehört dann zu keiner Reihe."
	statementForbids = "Der Nachweis nennt diese Quelle. Bitte zuerst ändern oder löschen."
	statementStays   = "Der Nachweis bleibt für die anderen Angaben stehen."
	statementGoes    = "Der Nachweis gilt sonst für nichts und wird mit gelöscht."
)
