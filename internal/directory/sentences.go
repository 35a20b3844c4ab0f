package directory

import "rundtisch/internal/fault"

// withheld replaces a place that may be that of a shelter.
const withheld = "(Ort nicht veröffentlicht)"

// What an institution is asked about its own entry.
const (
	// What is said of opening hours.
	backward = "„%s“: Das Ende liegt vor dem Beginn. Stimmen die Uhrzeiten? Rund um die Uhr schreiben Sie so: „0–24 Uhr“."

	memberIn    = "Mitglied im Netzwerk „%s“"
	memberGone  = "Wir sind dort nicht mehr Mitglied."
	contactGone = "Diesen Kontakt gibt es nicht mehr."
	offerCalled = "Angebot „%s“"
	offerGone   = "Dieses Angebot gibt es nicht mehr."
)

// hoursExample ends most sentences on a line that is not understood.
const hoursExample = "Bitte so schreiben: „Mo–Fr 9–12 Uhr“, „Di, Do 14:00–17:30, nur mit Termin“ oder „nach Vereinbarung“."

// ruleSentences say of each rule what is wrong and what to do: in the words of documents, and where a form has others, in those.
var ruleSentences = map[rule]struct{ document, form string }{
	ruleMissing:      {document: "Hier fehlt eine Angabe."},
	ruleEntries:      {document: "Höchstens %d Einträge."},
	ruleTwice:        {document: "Diese Angabe steht hier zweimal."},
	ruleUnknownKind:  {document: "Diese Art ist nicht bekannt: „%s“."},
	ruleUnknownValue: {document: "Diese Angabe ist nicht bekannt: „%s“."},
	ruleNegative:     {document: "Diese Zahl kann nicht negativ sein."},
	ruleVisibility: {
		document: "Die Sichtbarkeit ist oeffentlich, fachkraefte oder koordination.",
		form:     "Bitte wählen Sie, wer das sieht.",
	},
	ruleLink: {document: "Eine Adresse im Netz beginnt mit https:// oder http:// und hat keine Leerzeichen."},
	ruleProtected: {
		document: "Frauenhäuser, Schutz- und Zufluchtswohnungen haben hier nie eine Anschrift, Postleitzahl oder Koordinate, auch " +
			"nicht für Fachkräfte: Was nicht gespeichert ist, kann nicht bekannt werden. Bitte diese Angabe entfernen.",
	},

	ruleKey: {
		document: "Eine Kennung besteht aus Kleinbuchstaben a–z, Ziffern und einzelnen Bindestrichen, höchstens %d Zeichen.",
		form:     "Die Adresse besteht aus Kleinbuchstaben a–z, Ziffern und einzelnen Bindestrichen, höchstens %d Zeichen.",
	},
	ruleKeyTwice: {
		document: "Die Kennung „%s“ steht in diesem Abschnitt schon.",
		form:     "Die Adresse „%s“ steht in diesem Abschnitt schon.",
	},
	ruleKeyOfAnother: {
		document: "Die Kennung „%s“ hat heute eine andere Einrichtung.",
		form:     "Die Adresse „%s“ hat heute eine andere Einrichtung.",
	},
	ruleNetworkKey:    {document: "Hier steht die Kennung eines Netzwerks, zum Beispiel „herne“."},
	ruleNoInstitution: {document: "Die Einrichtung „%s“ steht nicht in diesem Dokument."},
	ruleNoParent:      {document: "Die übergeordnete Einrichtung „%s“ steht nicht in diesem Dokument."},
	ruleNoPerson:      {document: "Die Person „%s“ steht nicht in diesem Dokument."},
	ruleNoSeries:      {document: "Die Terminreihe „%s“ steht nicht in diesem Dokument."},
	ruleUnknownSource: {document: "Die Quelle „%s“ steht nicht in diesem Dokument."},
	ruleUnused:        {document: "Die Einrichtung „%s“ kommt in diesem Netzwerk nicht vor."},

	ruleDate: {
		document: "Ein Datum lautet 2024-06-12, 2024-06 oder 2024; ein erschlossenes Jahr 2024?-06-12.",
		form:     "Das verstehen wir nicht als Datum. Bitte so schreiben: „12.6.2027“, „Mai 2027“ oder „2027“.",
	},
	rulePeriod:          {document: "Das Ende liegt vor dem Anfang."},
	ruleClock:           {document: "Eine Uhrzeit lautet 09:00, 9.30 Uhr oder 20 Uhr."},
	ruleClockSpan:       {document: "Hier stehen zwei Uhrzeiten. Bitte %s als Beginn und %s als Ende eintragen."},
	ruleMidnight:        {document: "Was um Mitternacht beginnt, beginnt um 00:00 Uhr des nächsten Tages; 24:00 gibt es nur als Ende."},
	ruleClockWithoutDay: {document: "Eine Uhrzeit gehört zu einem Datum, das auf den Tag bekannt ist."},
	ruleEventEnd:        {document: "Das Ende liegt vor dem Beginn. Geht es bis zum nächsten Tag, tragen Sie ihn bitte als letzten Tag ein."},
	ruleLastDay:         {document: "Der letzte Tag liegt vor dem ersten."},
	ruleAlertEnd:        {document: "Bis wann gilt der Hinweis? Ohne ein Ende bliebe er stehen, wenn er nicht mehr stimmt."},
	ruleAlertDay: {
		document: "Bitte einen Tag angeben, zum Beispiel 2026-08-31.",
		form:     "Bitte einen ganzen Tag angeben, zum Beispiel „31.8.2027“.",
	},

	ruleForm:         {document: "Diese Form ist nicht bekannt: „%s“."},
	ruleCadence:      {document: "Bitte eine Zahl von 1 bis 120 angeben."},
	rulePeriodStatus: {document: "Der Status ist aktiv, ruhend oder aufgeloest."},
	ruleRegionKind:   {document: "Die Art ist kreisfreie_stadt, kreis, landkreis oder region."},
	ruleState: {
		document: "Das Land ist die zweistellige Schlüsselnummer in Anführungszeichen, zum Beispiel \"05\".",
		form:     "Bitte wählen Sie das Land.",
	},
	ruleDistrict: {
		document: "Ein Kreisschlüssel hat fünf Ziffern und steht in Anführungszeichen.",
		form:     "Ein Kreisschlüssel hat fünf Ziffern.",
	},
	ruleDistrictTwice: {document: "Dieser Kreis steht hier zweimal."},
	ruleGoalKind:      {document: "Die Art ist ziel, aufgabe oder mittel."},
	ruleBodyKind:      {document: "Die Art ist lenkung, arbeitsgruppe, geschaeftsstelle, extern, uebergeordnet oder format."},

	ruleOneMember: {
		document: "Bitte genau eines angeben: einrichtung, gruppe oder anzahl.",
		form:     "Bitte geben Sie eine Zahl an oder sagen Sie in Worten, wie viele es sind.",
	},
	ruleMemberCount:  {document: "Bitte eine Zahl von 1 bis 100000 angeben."},
	ruleMemberSector: {document: "Eine Art aus der Liste gehört nur zu einer Gruppe; Einrichtungen haben ihre eigene."},
	ruleRole:         {document: "Diese Rolle ist nicht bekannt: „%s“."},
	ruleEventKind:    {document: "Die Art ist fachtag, sitzung, schulung, aktion oder sonstige."},
	ruleEventStatus:  {document: "Der Status ist angekuendigt, stattgefunden oder abgesagt."},

	ruleLevels:   {document: "Eine Einrichtung kann nicht sich selbst untergeordnet sein, und mehr als %d Ebenen gibt es nicht."},
	ruleNoSector: {document: "Bitte mindestens eine Art angeben (zur Not: sonstige)."},
	rulePostcode: {
		document: "Eine Postleitzahl hat fünf Ziffern und steht in Anführungszeichen.",
		form:     "Eine Postleitzahl hat fünf Ziffern.",
	},
	rulePoint:       {document: "Breite und Länge gehören zusammen."},
	ruleLatitude:    {document: "Die Breite liegt zwischen -90 und 90 Grad."},
	ruleLongitude:   {document: "Die Länge liegt zwischen -180 und 180 Grad."},
	ruleContactKind: {document: "Die Art ist hilfe, vermittlung, koordination, presse oder anmeldung."},
	ruleReferralPublic: {
		document: "Kontakte zur Vermittlung sind nie öffentlich; bitte fachkraefte oder koordination wählen.",
		form: "Kontakte zur Vermittlung sind nie öffentlich. Bitte wählen Sie, dass nur Fachkräfte oder nur die Koordination " +
			"ihn sehen.",
	},
	ruleUnreachable:       {document: "Bitte Telefon, E-Mail oder eine Adresse im Netz angeben."},
	ruleOnlyNetworkPeople: {document: "Personen stehen nur bei den Kontakten des Netzwerks."},
	ruleServices:          {document: "Höchstens %d Angebote."},
	ruleAmount:            {document: "Bitte eine Zahl von 1 bis %s angeben."},
	ruleBoys:              {document: "Jungen können nicht älter sein als alle Kinder, die mitkommen."},
	ruleArea: {
		document: "Ein Gebiet ist der Schlüssel eines Kreises (fünf Ziffern), eines Landes (zwei Ziffern) oder DE für ganz Deutschland.",
	},

	ruleSourceSum:           {document: "Eine SHA-256-Prüfsumme hat 64 Zeichen aus 0–9 und a–f."},
	ruleNoSource:            {document: "Bitte eine Quelle nennen oder in der Anmerkung sagen, woher es bekannt ist."},
	rulePassage:             {document: "Das Ende der Stelle liegt vor ihrem Anfang."},
	ruleNothingProven:       {document: "Bitte mindestens eine Angabe nennen, die hier belegt wird."},
	ruleStatementVisibility: {document: "Der Nachweis nennt etwas, das nicht alle sehen dürfen; er braucht dieselbe Sichtbarkeit."},
	ruleUnknownField:        {document: "„%s“ gibt es in diesem Dokument nicht."},
	ruleClearanceSum:        {document: "Eine Prüfsumme hat 64 Zeichen aus 0–9 und a–f; das Programm trägt sie ein."},

	ruleHoursUnreadable: {document: "Die Zeile enthält Zeichen, die nicht gelesen werden können. Bitte tippen Sie sie neu."},
	ruleHoursEmpty:      {document: "Hier fehlt eine Zeit. " + hoursExample},
	ruleNoHours:         {document: "Das ist keine Öffnungszeit. " + hoursExample},
	ruleNoHoursButRemark: {
		document: "Das ist keine Öffnungszeit. " + hoursExample + " Was keine Zeit ist, gehört in die Anmerkung zu den Zeiten.",
	},
	ruleNotOneSpan:        {document: "Das ist keine einzelne Zeitspanne in der Woche."},
	ruleHoursDays:         {document: "An welchen Tagen ist das? " + hoursExample},
	ruleHoursDaysAndTimes: {document: "An welchen Tagen ist das, und von wann bis wann? " + hoursExample},
	ruleHoursTimes:        {document: "Um wie viel Uhr ist das? " + hoursExample},
	ruleHoursWeekday:      {document: "„%s“ ist kein Wochentag. " + hoursExample},
	ruleHoursClock:        {document: "„%s“ ist keine Uhrzeit. Eine Uhrzeit lautet „9“, „9:30“ oder „9.30 Uhr“."},
	ruleHoursSentence:     {document: "„%s“ ist keine Uhrzeit. " + hoursExample},
	ruleHoursNoSuchTime:   {document: "„%s“ gibt es nicht: Der Tag hat 24 Stunden, die Stunde 60 Minuten."},
	ruleHoursSame:         {document: "Anfang und Ende sind gleich. Ist durchgehend geöffnet, schreiben Sie bitte „Mo–So 0–24 Uhr“."},
	ruleHoursAfternoon: {
		document: "Ist %s am Nachmittag gemeint? Dann bitte „%s–%d Uhr“. Geht es bis zum nächsten Tag, schreiben Sie bitte „%s–%s“.",
	},
	ruleHoursTwoDays: {document: "Nennt eine Zeit zwei Tage, beginnt sie an einem: „Fr 18 Uhr – Mo 8 Uhr“."},
	ruleHoursEnd:     {document: "Das Ende liegt vor dem Beginn."},
}

// What Origin and Origins say.
const (
	originWildcard fault.Sentence = "Platzhalter wie * gehen nicht. Bitte jede Adresse einzeln nennen."
	originUser     fault.Sentence = "Vor dem Namen der Website darf nichts mit @ stehen."
	originPort     fault.Sentence = "Die Zahl hinter dem Doppelpunkt geht nicht."
	originName     fault.Sentence = "Bitte den Namen der Website nennen, zum Beispiel https://www.kreis-soest.de"
	originScheme   fault.Sentence = "Die Adresse muss mit https:// beginnen."
	originNone     fault.Sentence = "Das ist keine Adresse einer Website. Sie sieht so aus: https://www.kreis-soest.de"
	originLine     fault.Sentence = "Zeile %d: %s"
	originMany     fault.Sentence = "Es gehen höchstens %d Adressen."
)

// What is said of a text that is not, for certain, the one telephone number of a contact.
const (
	noNumber   = "Das ist keine Telefonnummer. Bitte die Nummer mit Vorwahl schreiben, zum Beispiel „02921 302546“."
	eachInFull = "Hier stehen vielleicht mehrere Nummern. Bitte jede vollständig und in ein eigenes Feld eintragen, zum Beispiel " +
		"„02921 302546“."
	voiceOnly  = "Hier kommt nur eine Nummer hin, unter der jemand spricht. „%s: %s“ gehört in die Anmerkung."
	numberOnly = "Hier kommt nur die Nummer hin. „%s“ gehört in die Anmerkung."
	oneEach    = "Hier stehen mehrere Nummern: %s. Bitte jede in ein eigenes Feld eintragen."
	directDial = "Hier stehen vielleicht mehrere Nummern: Dann bitte jede vollständig und in ein eigenes Feld eintragen. Ist " +
		"„-%[1]s“ eine Durchwahl, schreiben Sie dafür bitte „Durchwahl %[1]s“."
	withoutHyphen = "Hier stehen vielleicht mehrere Nummern: Dann bitte jede vollständig und in ein eigenes Feld eintragen. Gehört " +
		"„-%s“ zur Nummer, schreiben Sie sie bitte ohne Strich."
	withoutZero = "Diese Nummer wählt man ohne Null davor: %s."
	zeroOrPlus  = "Hier fehlt vielleicht die Null oder das Plus: %s. Bitte mit Vorwahl schreiben, zum Beispiel „+49 %s“."
	zeroMissing = "Hier fehlt vielleicht die Null: %s. Bitte mit Vorwahl schreiben, zum Beispiel „0%s“."
	withoutCode = "Die %[1]s wählt man ohne Vorwahl. Bitte nur „%[1]s“ schreiben. Ist eine Durchwahl gemeint, schreiben Sie bitte die " +
		"ganze Nummer und dahinter „Durchwahl %[1]s“."
	tooShort = "Dieser Nummer fehlen vielleicht Ziffern. Bitte die ganze Nummer mit Vorwahl schreiben, zum Beispiel „02921 302546“."
	leftOver = "Gehört die „%[1]s“ am Ende zur Nummer? Dann schreiben Sie sie bitte ohne Lücke davor. Ist es eine Durchwahl, " +
		"schreiben Sie bitte „Durchwahl %[1]s“."
	noMailHere = "Eine E-Mail-Adresse gehört in ein anderes Feld. Hier bitte nur die Telefonnummer."
	digitsOnly = "Buchstaben kann man nicht überall wählen. Bitte nur die Ziffern schreiben und anderes in die Anmerkung."
)

// synonyms are words that mean one office or kind of help. A search for one finds the others.
var synonyms = [][]string{
	{"jugendamt", "allgemeiner sozialer dienst", "asd"},
	{"gleichstellungsbeauftragte", "gleichstellungsstelle", "gleichstellungsbüro", "büro für gleichstellung", "frauenbeauftragte"},
	{"polizei", "kreispolizeibehörde", "opferschutzbeauftragte"},
	{"anwältin", "anwalt", "rechtsanwältin", "rechtsanwalt", "rechtsanwältinnen"},
	{"frauenhaus", "schutzhaus", "zuflucht"},
	{"frauenberatung", "frauenberatungsstelle", "frauennotruf"},
	{"opferhilfe", "opferberatung", "weißer ring", "opferschutz"},
	{"gericht", "justiz", "familiengericht"},
	{"eheberatung", "paarberatung", "lebensberatung"},
	{"häusliche gewalt", "partnerschaftsgewalt", "beziehungsgewalt"},
	{"familienhilfe", "familienhilfezentrum"},
	{"migrationsberatung", "integrationszentrum"},
	{"runder tisch", "arbeitskreis", "kooperationsrunde", "koordinierungsstelle"},
	{"spurensicherung", "beweissicherung"},
	{"schwangerschaftsberatung", "schwangerschaftskonfliktberatung"},
}

// sectorWords are what people call a sector when they look for it.
var sectorWords = map[Sector]string{
	SectorYouthOffice: "Jugendamt Allgemeiner Sozialer Dienst ASD", "gesundheit": "Gesundheitsamt", "ordnung": "Ordnungsamt",
	"ehe_familien_lebensberatung": "Eheberatung Lebensberatung Paarberatung",
	"fachberatung_menschenhandel": "Menschenhandel Zwangsprostitution",
	"opferschutz_kommunal":        "Opferschutz", "integration": "Migration Integration",
	"rechtsanwaltschaft": "Anwältin Anwalt Rechtsanwältin",
	"gleichstellung":     "Gleichstellungsbeauftragte Gleichstellungsstelle", "taeterarbeit": "Täterarbeit",
}

// What is wrong with the words of a coordination in the yearly question.
const (
	letterUnreadable fault.Sentence = "Hier sind Zeichen, die wir nicht lesen können. Bitte tippen Sie den Text neu."
	letterLong       fault.Sentence = "Bitte kürzen Sie das auf höchstens %d Zeichen. Jetzt sind es %d."
	letterOneLine    fault.Sentence = "Der Betreff ist eine Zeile. Bitte ohne Zeilenumbruch."
	letterLink       fault.Sentence = "Bitte ohne Adresse einer Website: Der Link zum Eintrag steht schon in der E-Mail. " +
		"Bei zwei Links weiß niemand, welcher der richtige ist."
	letterPlace fault.Sentence = "Das könnte sagen, wo ein Schutzhaus liegt. Bitte lassen Sie den Ort weg."
)
