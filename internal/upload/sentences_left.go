package upload

// The sentences of this package about a file that was read: what was guessed or repaired in it, and what was left out.

// What was guessed or repaired.
const (
	sayUmlautsRepaired = "Die Umlaute waren beim Speichern verändert worden („Ã¼“ statt „ü“). Wir haben sie zurückverwandelt. " +
		"Bitte prüfen Sie die Namen."
	sayUmlautsUnsure = "Umlaute und Sonderzeichen in dieser Datei lassen sich nicht sicher lesen. " +
		"Bitte prüfen Sie die Namen, oder speichern Sie die Datei als „CSV UTF-8“ oder als .xlsx."
	sayUmlautsGuessed = "Die Umlaute dieser Datei haben wir als „%s“ gelesen. Bitte prüfen Sie die Namen."
	sayUmlautsMixed   = "In dieser Datei sind Umlaute auf zwei Weisen gespeichert. Bitte prüfen Sie die Namen."
)

// What was left out. Where there are two, the first is said of one only.
const (
	sayHiddenRow  = "1 ausgeblendete Zeile haben wir nicht gelesen."
	sayHiddenRows = "%d ausgeblendete Zeilen haben wir nicht gelesen."
	sayUnhide     = " Gehören sie dazu? Dann heben Sie bitte den Filter auf oder blenden die Zeilen ein, und laden Sie die Datei noch " +
		"einmal hoch."
	sayHiddenColumn  = "1 ausgeblendete Spalte haben wir nicht gelesen: "
	sayHiddenColumns = "%d ausgeblendete Spalten haben wir nicht gelesen: "
	sayHiddenSheet   = "Ein ausgeblendetes Blatt haben wir nicht gelesen: "
	sayHiddenSheets  = "%d ausgeblendete Blätter haben wir nicht gelesen: "
	sayOtherSheet    = "Weiteres Blatt in der Datei. "
	sayOtherSheets   = "%d weitere Blätter in der Datei. "
	sayUnread        = "Nicht gelesen haben wir: "
	sayReadOnly      = "Gelesen haben wir nur %s, nicht: "
	sayStruck        = "Durchgestrichenes haben wir nicht gelesen: "
	sayDeleted       = "Gelöschtes, das noch in der Datei steht, haben wir nicht gelesen: "
	sayUnseen        = "Ausgeblendeten Text haben wir nicht gelesen: "
	sayBeside        = "Auch das steht in der Datei, und wir haben es nicht gelesen: "
	sayMorePlaces    = " und %d weitere Stellen"
)
