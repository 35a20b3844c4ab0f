package referral

// The sentences for counselling staff in this package, in German; those for everybody are in the catalogue of locale.

// What is said on the list of what was put aside.
const (
	sayCollected         = "Gemerkt."
	sayCollectionFull    = "Die Merkliste ist voll: Sie fasst %d Angebote."
	sayCollectionEmptied = "Die Merkliste ist leer."
	sayNoteUnreadable    = "Hier stehen Zeichen, die nicht gelesen werden können. Bitte tippen Sie die Notiz neu."
	sayNoteLong          = "Die Notiz ist zu lang: höchstens %d Zeichen."
	sayNoted             = "Ihre Notizen stehen in der Merkliste, bis Sie sich abmelden."
	sayAnew              = "Alles ist leer: bereit für die nächste Person."
)
