package admin

// The sentences for the operator in this package, in German, so that they can be read through in one place.

// What cannot be read or written.
const (
	sayUnreadable       = "%s lässt sich nicht lesen: %w"
	sayUnwritable       = "%s lässt sich nicht schreiben: %w"
	sayFolderUsed       = "der Ordner %s ist nicht leer; bitte einen neuen nennen"
	sayFolderUnwritable = "in den Ordner %s lässt sich nicht schreiben: %w"
	sayFolderNotMade    = "der Ordner %s lässt sich nicht anlegen: %w"
	sayIsFolder         = "%s ist ein Ordner; gelesen wird eine Datei"
	sayNoFile           = "diese Datei gibt es nicht"
	sayFileForbidden    = "%s: diese Datei darf das Programm nicht lesen"
	sayTextUnreadable   = "der Text lässt sich nicht lesen: %w"
	sayOnlyText         = "; dieser Befehl liest nur Text. Bitte den Text herauskopieren und als Textdatei speichern"
	sayIsOffice         = "Das ist eine Word- oder Excel-Datei"
	sayIsPDF            = "Das ist eine PDF-Datei"
	sayIsRTF            = "Das ist eine RTF-Datei"
	sayIsNoText         = "Das ist keine Textdatei in UTF-8"
)

// What is said of documents that are loaded.
const (
	sayNothingSaved   = "%w\nEs wurde nichts gespeichert."
	sayNothingSavedOf = "%s:\n%w\nEs wurde nichts gespeichert."
	sayNobodyCanDial  = "%s: geladen, aber so kann niemand wählen:\n%v\n"
	sayNetworkMoved   = "das Netzwerk %q heißt inzwischen %q"
	sayNoNetwork      = "ein Netzwerk mit der Kennung %q gibt es nicht"
)

// What is said of the whole directory that is written or loaded.
const (
	sayProgress       = "%d von %d Netzwerken\n"
	sayWholeDamaged   = "%s ist beschädigt oder nicht vollständig: %w"
	sayPlaceOfShelter = "%s: Ein Ort, der der eines Schutzhauses sein könnte, ist dort nicht mehr zu lesen. " +
		"Die Koordination sieht das im Verlauf und kann es zurücknehmen.\n"
	sayWholeLoaded     = "%s, mit Verlauf, Entwürfen und früheren Adressen. Konten gehören nicht dazu.\n"
	sayPartsDamaged    = "der Bestand ist beschädigt oder nicht vollständig: %w"
	sayPartMissing     = "das ist kein vollständiger Bestand: %s fehlt"
	sayOtherVersion    = "diesen Bestand hat eine andere Fassung des Programms geschrieben (Fassung %d, lesbar ist %d)"
	sayNewerVersion    = "diesen Bestand hat eine neuere Fassung des Programms geschrieben: den Teil %q kennt diese nicht"
	sayNetworksMissing = "der Bestand ist nicht vollständig: %d Netzwerke müssten es sein, es sind %d"
	sayLinesMissing    = "der Bestand ist nicht vollständig: %d Zeilen müssten es sein, es sind %d"
	sayOtherNetwork    = "%s: darin steht das Netzwerk %q"
	sayLineUnreadable  = "Zeile %d ist nicht zu lesen"
	sayLineLong        = "Zeile %d ist zu lang"
)

// What is said of invented networks, and how fast the search is among them.
const (
	sayRealNetworks     = "in diesem Verzeichnis stehen wirkliche Netzwerke"
	sayInventedSoFar    = "%w\n%s; derselbe Aufruf macht weiter."
	sayInvented         = "%s: %d neu, %d geändert, %d unverändert. Jede Seite sagt jetzt, dass die Daten erfunden sind.\n"
	sayMisleading       = "%w: %s. Erfundene dazwischen könnten jemanden in Not in die Irre führen"
	sayRemovedSoFar     = "%s entfernt\n"
	sayNoneInvented     = "Es gibt keine erfundenen Netzwerke."
	sayRemoved          = "%s entfernt.\n"
	sayNothingToMeasure = "Es gibt keine Netzwerke; rundtisch generate macht welche"
	sayPageSitemap      = "Verzeichnis für Suchmaschinen"
	sayNotShown         = "%s: Status %d"
	sayBench            = "%d Suchen nach Ort und drei Filtern, %d gleichzeitig: %.0f je Sekunde, im Mittel " +
		"%s Treffer auf der ersten Seite\np50 " +
		"%s · p95 %s · p99 %s · längste %s\n"
)

// What is said of another directory that is read.
const (
	sayNameSource      = "von der Standardeingabe: Bitte mit --name sagen, wie das andere Verzeichnis heißt; daran wird es wiedererkannt"
	sayAddressOfSource = "%w. Eine Adresse im Netz beginnt mit https://"
	sayFewer           = "%w. Das sieht nach einem Fehler der Quelle aus; gespeichert ist nichts. Wenn es so sein soll: --fewer"
	sayMissingNow      = "fehlt jetzt: %s"
	sayProposed        = "Gespeichert. Unterschiede liegen im Eingang der Netzwerke, neue Einrichtungen und Angebote unter „Andere " +
		"Verzeichnisse“. Veröffentlicht ist nichts davon."
	sayNotProposed     = "Gespeichert ist nichts. Mit --propose legen Sie das den Koordinationen vor."
	sayFirstRead       = "zum ersten Mal gelesen"
	sayReadAgain       = "schon einmal gelesen"
	sayMissingUnknown  = "was fehlt, ist nicht zu sagen"
	sayReadCounts      = "%s mit %s: %d neu, %d bekannt mit Unterschieden, %d bekannt und gleich, %s"
	sayTwice           = "Eintrag, der schon vorkam"
	sayTwices          = "Einträge, die schon vorkamen"
	saySkipped         = "Weggelassen: %s%s – %s."
	sayLeftOut         = "Weggelassen: %s"
	sayNetworksLeftOut = "Weggelassen: %s, denn Netzwerke sind keine Einrichtungen: %s"
	sayPerhapsSame     = "    Vielleicht dasselbe wie: %s"
	sayNewService      = "    neues Angebot: %s"
	sayChangedService  = "    geändertes Angebot: %s"
	sayBesides         = "    Dort außerdem: %s"
	sayBesidesService  = "    Dort außerdem, Angebot „%s“: %s"
	sayDecided         = " (schon entschieden)"
	sayNoSource        = "Noch ist kein anderes Verzeichnis gelesen worden. Aufruf: rundtisch import-hsds ADRESSE"
	saySource          = "%s (%s): zuletzt gelesen am %s, %s, %s"
)

// What became of e-mails.
const (
	sayMailWaiting  = "noch nicht verschickt"
	sayMailNotSetUp = "nicht verschickt, weil keine E-Mail eingerichtet war"
	sayMailRefused  = "vom Mailserver abgelehnt, weil er die Empfängerin oder den Empfänger nicht annimmt"
	sayMailGivenUp  = "nach vielen Versuchen aufgegeben"
	sayMailUnknown  = "ungewiss: übergeben, aber nicht bestätigt"
	sayMailDropped  = "entfallen, weil nicht mehr gewünscht"
	sayMailTrouble  = "noch nicht verschickt, weil am Versand etwas nicht stimmt"
	sayNoMails      = "In den letzten %d Tagen gab es keine E-Mails.\n"
	sayMails        = "%s: %d %s, zuletzt am %s\n"
	sayMailLater    = "Was noch nicht verschickt ist, geht danach von selbst hinaus, längstens 14 Tage nach dem Auftrag. " +
		"Links zur Anmeldung werden nach 15 Minuten neu angefordert."
)

// sayWhole is what the files of a whole directory say of themselves.
const sayWhole = `Ein ganzer Bestand des Verzeichnisses, wie „rundtisch export --all“ ihn schreibt.

Er enthält auch Angaben, die nur Fachkräfte oder nur eine Koordination sehen,
den Verlauf, Entwürfe und den Eingang. Bitte nur geschützt aufbewahren.

netzwerke/   je Netzwerk ein Dokument; einzeln lädt es „rundtisch load DATEI“
bestand/     was in den Dokumenten nicht steht: frühere Adressen, Zeitpunkte, Verlauf, Entwürfe, Eingang
bestand.json wie viel von allem da ist; ohne diese Datei ist der Bestand unvollständig

Zurück in eine leere Datenbank: „rundtisch load“ mit diesem Ordner oder der ZIP-Datei.
Nicht enthalten sind Konten, Anmeldungen, E-Mails und die Rufnummern, die mit dem Programm kommen.
`
