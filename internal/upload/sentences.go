package upload

import "rundtisch/internal/fault"

// What people are told whose file is not read: why, and what to do.
const (
	empty            fault.Sentence = "Die Datei ist leer. Bitte wählen Sie eine andere Datei."
	tooBig           fault.Sentence = "Die Datei ist größer als 2 MB. Bitte kopieren Sie nur die Liste und fügen Sie den Text oben ein."
	noText           fault.Sentence = "In der Datei steht kein Text. Wenn sie nur ein Bild enthält: Bitte tippen Sie die Liste oben ein."
	tooLargeUnpacked fault.Sentence = "Die Datei ist ausgepackt zu groß. Bitte kopieren Sie nur die Liste und fügen Sie den Text oben ein."
	muchText         fault.Sentence = "In der Datei steht zu viel Text. Bitte kopieren Sie nur die Liste und fügen Sie den Text oben ein."
	isDamaged        fault.Sentence = "Die Datei ist beschädigt und lässt sich nicht lesen. Bitte speichern Sie sie neu, oder " +
		"kopieren Sie den " +
		"Text und fügen Sie ihn oben ein."
	saveAsTable fault.Sentence = "Bitte speichern Sie die Tabelle als .xlsx oder .csv."
	noFormat    fault.Sentence = "Dieses Format lesen wir nicht. Bitte speichern Sie die Datei als .docx oder .xlsx, oder kopieren Sie den " +
		"Text und fügen Sie ihn oben ein."
	packed fault.Sentence = "Gepackte Dateien lesen wir nicht. Bitte entpacken Sie die Datei zuerst."
	locked fault.Sentence = "Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort, oder kopieren Sie den " +
		"Text und fügen Sie ihn oben ein."
	manyParts fault.Sentence = "Die Datei besteht aus mehr als %d Teilen. Bitte kopieren Sie nur die Liste und fügen Sie den Text oben " +
		"ein."
	openQuote fault.Sentence = "In der Datei fehlt ein Anführungszeichen. Bitte speichern Sie die Tabelle als .xlsx, oder kopieren Sie " +
		"sie und fügen Sie sie oben ein."
	largeImages fault.Sentence = "Die Webseite enthält zu große Bilder oder Programme. Bitte kopieren Sie den Text der Seite und fügen Sie " +
		"ihn oben ein."
	tooDeep         fault.Sentence = "Die Datei ist zu tief verschachtelt. Bitte kopieren Sie den Text und fügen Sie ihn oben ein."
	manyLines       fault.Sentence = "Die Datei hat mehr als 20.000 Zeilen. Bitte kopieren Sie nur die Liste und fügen Sie den Text oben ein."
	tooBigTable     fault.Sentence = "Die Datei ist größer als 2 MB. Bitte teilen Sie die Tabelle."
	noTable         fault.Sentence = "In der Datei steht keine Tabelle. Bitte speichern Sie die Tabelle als .xlsx oder .csv."
	manyRows        fault.Sentence = "Die Tabelle hat mehr als %d Zeilen. Bitte teilen Sie sie."
	muchTextInTable fault.Sentence = "In der Tabelle steht zu viel Text. Bitte teilen Sie sie."
	longRow         fault.Sentence = "In einer Zeile einer Tabelle steht zu viel Text. Bitte kopieren Sie nur die Liste und fügen " +
		"Sie den Text " +
		"oben ein."
	manyColumns fault.Sentence = "Eine Tabelle hat mehr als 100 Spalten. Bitte kopieren Sie nur die Liste und fügen Sie den Text oben ein."
	pdf         fault.Sentence = "PDF-Dateien lesen wir nicht. Bitte markieren Sie den Text in der PDF-Datei, kopieren Sie ihn und fügen " +
		"Sie ihn oben ein."
	oldOffice fault.Sentence = "Die Datei ist in einem alten Office-Format oder mit einem Kennwort geschützt. Bitte speichern Sie sie als " +
		".docx oder .xlsx ohne Kennwort, oder fügen Sie den Text oben ein."
	rtf fault.Sentence = "RTF-Dateien lesen wir nicht. Bitte speichern Sie die Datei als .docx, oder kopieren Sie den Text und " +
		"fügen Sie ihn oben ein."
	picture fault.Sentence = "Bilder lesen wir nicht. Bitte tippen Sie die Liste oben ein."
	email   fault.Sentence = "E-Mails lesen wir nicht als Datei. Bitte kopieren Sie den Text der E-Mail und fügen Sie ihn oben ein."
	unknown fault.Sentence = "Diese Art von Datei lesen wir nicht. Möglich sind .docx, .xlsx, .odt, .ods, .csv, .html und .txt. Oder " +
		"kopieren Sie den Text und fügen Sie ihn oben ein."
)

// What people are told of a file that was read: what was guessed or repaired in it.
const (
	sayUmlautsRepaired = "Die Umlaute waren beim Speichern verändert worden („Ã¼“ statt „ü“). Wir haben sie zurückverwandelt. " +
		"Bitte prüfen Sie die Namen."
	sayUmlautsUnsure = "Umlaute und Sonderzeichen in dieser Datei lassen sich nicht sicher lesen. " +
		"Bitte prüfen Sie die Namen, oder speichern Sie die Datei als „CSV UTF-8“ oder als .xlsx."
	sayUmlautsGuessed = "Die Umlaute dieser Datei haben wir als „%s“ gelesen. Bitte prüfen Sie die Namen."
	sayUmlautsMixed   = "In dieser Datei sind Umlaute auf zwei Weisen gespeichert. Bitte prüfen Sie die Namen."
)

// What of it was left out. Where there are two, the first is said of one only.
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
