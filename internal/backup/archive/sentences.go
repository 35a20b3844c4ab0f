package archive

// What is said to the operator.
const (
	sayDamaged   = "die Sicherung ist beschädigt oder nicht vollständig"
	sayNone      = "das ist keine Sicherung von Rundtisch"
	sayEncrypted = "%w: die Datei ist verschlüsselt; bitte beim Entschlüsseln weiterreichen: age --decrypt … | rundtisch restore -"
	sayGPG       = "%w: die Datei ist vielleicht verschlüsselt; " +
		"bitte beim Entschlüsseln weiterreichen: gpg --decrypt … | rundtisch restore -"
	sayNewer       = "die Sicherung ist von einem neueren Programm"
	sayFormat      = "%w: Ihr Aufbau ist %d, dieses Programm kennt nur %d; bitte mit dem neueren Programm zurückspielen"
	sayCut         = "%w: sie hört mittendrin auf"
	sayUnreadable  = "%w: %w"
	sayChanged     = "%w: %s wurde verändert"
	sayOutOfOrder  = "%w: %s steht nicht an seinem Platz"
	sayTooBig      = "%w: %s ist zu groß"
	saySumsMissing = "%w: zu %s fehlt die Prüfsumme"
	sayMore        = "%w: hinter dem Ende steht noch etwas"
	sayUnwritable  = "%s lässt sich nicht schreiben: %w"
	saySpool       = "die Standardeingabe lässt sich nicht zwischenspeichern: %w"
	sayReadme      = `Eine Sicherung von Rundtisch. Zurückspielen: rundtisch restore DATEI. Nur prüfen: rundtisch restore --check DATEI.

Sie ist vertraulich: Es stehen Konten mit E-Mail-Adressen darin und alles, was nicht öffentlich ist.

Ohne das Programm: "tar --zstd -xf DATEI" packt sie aus, "sha256sum -c pruefsummen.txt" prüft sie. sicherung.json nennt den
Stand des Schemas und die Spalten; je Tabelle ergeben die Teile in tabellen/, hintereinander, ihre Zeilen in der Form von
"COPY … TO STDOUT" (PostgreSQL).
`
)
