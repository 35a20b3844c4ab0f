package servicelist

// What is said about a table, to whoever wrote it.
const (
	faultInCell         = "Zeile %d, Spalte „%s“: %s"
	faultInRow          = "Zeile %d: %s"
	emptyTable          = "Die Tabelle ist leer."
	columnTwice         = "Diese Spalte steht zweimal da."
	columnMissing       = "In der ersten Zeile müssen die Überschriften stehen. Die Spalte „%s“ fehlt."
	noRows              = "Unter den Überschriften steht nichts."
	serviceTwice        = "Dieses Angebot steht schon in Zeile %d."
	tooLong             = "Das ist zu lang."
	noInstitution       = "Hier fehlt die Einrichtung."
	unknownInstitution  = "„%s“ gehört nicht zu diesem Netzwerk. Der Name muss genau so geschrieben sein wie im Verzeichnis."
	severalInstitutions = "„%s“ gibt es hier mehrmals. Bitte schreiben Sie die Kennung der Einrichtung hin."
	unknownService      = "„%s“ gibt es bei dieser Einrichtung nicht. Wenn das Angebot neu ist, lassen Sie die Zelle bitte leer."
	noName              = "Hier fehlt der Name."
	severalServices     = "„%s“ gibt es bei dieser Einrichtung mehrmals. Bitte schreiben Sie die Kennung hin."
	unknownValue        = "„%s“ ist nicht bekannt."
	unknownHours        = "„%s“ verstehen wir nicht. %s"
	wantsYesOrNo        = "Bitte „ja“ oder „nein“ schreiben."
	unknownArea         = "„%s“ ist weder ein amtlicher Schlüssel noch der Name eines Kreises oder Landes."
	wantsLevel          = "Bitte „öffentlich“, „Fachkräfte“ oder „Koordination“ schreiben."
	institutionGone     = "Diese Einrichtung gehört nicht mehr zu diesem Netzwerk."
	serviceGone         = "Dieses Angebot gibt es nicht mehr."
)
