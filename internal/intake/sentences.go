package intake

// The sentences for people in this package, in German: coordinators read them beside what another directory says, and the
// operator in the output of commands. Text of a source is quoted in them, so that it can be removed again; see redacted.

// What was left out of an institution, a service or a network.
const (
	sayNotAWebsite     = "%s ist keine Adresse einer Website."
	sayNoProvider      = "Angebot %s (Kennung %s): Niemand sagt, welche Einrichtung es anbietet."
	sayNoName          = "Organisation mit der Kennung %s: Sie hat keinen lesbaren Namen."
	sayShelterAddress  = "Die Anschrift haben wir weggelassen: Hier könnte es um eine Schutzeinrichtung gehen."
	sayServiceGone     = "Angebot %s: gibt es dort nicht mehr (%s), nicht übernommen."
	sayServiceNoName   = "Angebot ohne lesbaren Namen (Kennung %s): nicht übernommen."
	sayManyServices    = "Mehr als %d Angebote nehmen wir von einer Einrichtung nicht auf; weggelassen: %s."
	sayHoursOfPlace    = "Zeiten eines Ortes, die zu keinem Angebot gehören: %s."
	sayLanguageOfPlace = "Sprache an einem Ort, ohne Angebot: %s."
	sayAccessOfPlace   = "Barrierefreiheit eines Ortes, ohne Angebot: %s."
)

// What was left out of a contact.
const (
	sayManyContacts  = "Mehr als %d Kontakte nehmen wir nicht auf; weggelassen: %s."
	sayNoPersons     = "Namen von Personen nehmen wir nicht auf, nur wofür sie da sind."
	sayContactEmpty  = "Kontakt %s: ohne Nummer und Adresse, unter der er zu erreichen ist."
	sayNotAnEmail    = "%s ist keine E-Mail-Adresse."
	sayNumberEmpty   = "Eintrag bei den Nummern ohne Nummer: %s."
	sayExtensionLost = "%s%s: nicht übernommen, ohne die Durchwahl führt die Nummer woandershin."
	sayNotANumber    = "%s%s ist keine Nummer, die man wählen kann."
	sayTextNumber    = "Nummer für Textnachrichten"
	sayNobodySpeaks  = "%s %s: nicht übernommen, hier stehen nur Nummern, unter denen man mit jemandem spricht."
)

// What was left out of a place.
const (
	sayPlaceOnline     = "Ort %s, Adresse im Netz: %s."
	sayPlaceOnlineOnly = "Ort %s: nur im Netz (%s), keine Anschrift."
	sayPlaceOnlyPoint  = "Ort %s: Koordinaten ohne Anschrift (%s), nicht übernommen."
	sayPlaceNowhere    = "Ort ohne Anschrift, zu der man gehen kann: %s."
	sayPostal          = "Postanschrift %s: nicht übernommen, als Anschrift steht hier nur, wo man hingehen kann."
	sayAddressOfOnline = "%s gehört zu einem Ort im Netz: nicht als Anschrift übernommen."
	sayAddressAbroad   = "Anschrift außerhalb von Deutschland: %s, nicht übernommen."
	sayAddressPart     = "Unvollständige Anschrift %s: nicht übernommen, es fehlt die Straße, die Postleitzahl oder der Ort."
	sayAttention       = "„Zu Händen“ bei einer Anschrift: nicht übernommen, das kann der Name einer Person sein."
	sayPointAbroad     = "Koordinaten %s liegen nicht in Deutschland: nicht übernommen."
)

// What was left out of opening hours.
const (
	sayNextDay        = " (am nächsten Tag)"
	sayHoursOver      = "Zeiten, die nur bis zum %s galten, haben wir weggelassen: %s."
	sayHoursForeign   = "Zeiten stehen dort mit einer fremden Zeitverschiebung (%s); sie stehen in der Anmerkung zu den Zeiten."
	sayHoursConverted = "Zeiten mit fremder Zeitverschiebung (%s) haben wir umgerechnet: %s."
)

// What the coordination should look at, or we have no field for.
const (
	sayAlsoAddress = "Dort steht auch die Anschrift %s. Bitte vergleichen Sie selbst."
	sayAlsoName    = "Dort steht auch der Name %s."
	sayLegalForm   = "Dort steht die Rechtsform %s."
	sayOtherName   = "Anderer Name dort: %s."
	sayAlert       = "Aktueller Hinweis dort: %s. Bitte selbst eintragen, mit dem Tag, bis zu dem er gilt."
	sayChecked     = "Dort zuletzt geprüft: %s."
	sayClosed      = "Dort vorübergehend geschlossen: Das steht in der Anmerkung zu den Zeiten, " +
		"die üblichen Zeiten gelten nicht als geöffnet."
	sayStatus          = "Stand dort: %s."
	sayAreaUnknown     = "Einzugsgebiet %s: dieses Gebiet kennen wir nicht."
	sayMemberOf        = "Dort Mitglied in: %s."
	sayTermOf          = "Dort so eingeordnet, hier nicht: %s (%s)."
	sayTerm            = "Dort so eingeordnet, hier nicht: %s."
	sayForWhom         = "Für wen: %s."
	sayLanguageUnknown = "Sprache %s: diese Sprache kennt das Verzeichnis nicht."
	sayShortened       = "%s: gekürzt auf %d Zeichen."
	sayNoField         = "Dafür gibt es hier kein Feld: %s."
	sayElsewhere       = "An anderer Stelle steht dort %s: %s."
)

// What was removed because it may give away where a shelter is.
const (
	sayAddressesOut = "Texte, die nach einer Anschrift aussehen, haben wir weggelassen."
	sayAddressOut   = "Etwas, das nach einer Anschrift aussieht, haben wir weggelassen."
	sayNameOut      = "Name weggelassen"
)

// How an institution was recognized.
const (
	sayMatched             = "schon zugeordnet"
	sayMatchedID           = "dieselbe Kennung"
	sayMatchedWebsite      = "dieselbe Website, ähnlicher Name"
	sayMatchedPhone        = "dieselbe Telefonnummer, ähnlicher Name"
	sayMatchedNameAndPlace = "derselbe Name, derselbe Kreis"
	sayMatchedName         = "derselbe Name"
)

// ownAccessNote begins a note on access that belongs to a service, in what this program publishes.
const ownAccessNote = "Angabe zum Angebot „"
