package backup

// What is said to the operator.
const (
	sayNoDirectory = "in dieser Datenbank ist kein Verzeichnis von Rundtisch; bitte DATABASE_URL und RUNDTISCH_STATE prüfen"
	sayCircle      = "die Tabellen %s verweisen im Kreis aufeinander"
	sayNewer       = "die Sicherung hat den Stand %d, dieses Programm kennt nur %d; bitte mit dem neueren Programm zurückspielen"
	sayForeign     = "die Sicherung hat Änderungen des Schemas, die dieses Programm nicht kennt (oder ihr fehlen welche): %v; " +
		"bitte mit dem Programm zurückspielen, das sie gemacht hat"
	sayNotEmpty = "die Datenbank ist nicht leer (es steht etwas in %s); nichts wurde geändert. " +
		"Mit --replace wird ersetzt, was darin ist"
	sayMoreTables = " und %d weiteren Tabellen"
	sayColumns    = "die Tabelle %s hat in der Sicherung die Spalten %s, hier %s"
	sayNoTable    = "die Tabelle %s aus der Sicherung gibt es hier nicht"
	sayOther      = "%w: beim zweiten Lesen war sie eine andere"
	sayRows       = "%s: %d Zeilen wurden geschrieben, %d gesichert"
	sayEmptied    = "%w\nWas in der Datenbank war, ist gelöscht, und die Sicherung ist noch nicht darin. " +
		"Bitte denselben Befehl noch einmal ausführen"
	sayStillNew = "%w\nBitte denselben Befehl noch einmal ausführen; bis dahin ist die Datenbank leer"
)
