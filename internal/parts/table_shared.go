package parts

import "rundtisch/internal/directory"

// The fields that several parts have.

func level(help string) Field {
	f := choice("sichtbarkeit", "Wer sieht das?", help,
		Option{string(directory.Public), "Alle, auch ohne Anmeldung"},
		Option{string(directory.Staff), "Nur angemeldete Fachkräfte und die Koordinationen"},
		Option{string(directory.Coordination), "Nur die Koordination dieses Netzwerks und der Betrieb"},
	)
	return short("Sichtbarkeit", as(Level, f))
}

func website() Field { return short("Website", as(Link, text("website", "Adresse im Netz", ""))) }

func checkedOn() Field { return short("Geprüft am", day("geprueft_am", "Zuletzt geprüft am", "")) }

func checkedBy(help string) Field { return text("geprueft_durch", "Geprüft durch", help) }

// formerKeys grow by themselves when an address changes.
var formerKeys = code(lines("fruehere_kennungen", "Frühere Kennungen", ""))

// keyField is the key that every entry of a list has and that forms leave to the program.
var keyField = code(text("kennung", "Kennung", ""))
