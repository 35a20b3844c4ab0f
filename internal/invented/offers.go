package invented

import "rundtisch/internal/directory"

// offer is a kind of service. What is in lists is what such a service may have; each has some of it.
type offer struct {
	key, name, neutral, summary string
	topics                      []directory.Topic
	audiences                   []directory.Audience
	modes                       []directory.Mode
	hours                       hours
	reach                       reach
	referral, prepare           []string
	tongues                     int // how many of a hundred have other languages than German
}

// hours is when services of a kind are open.
type hours int

const (
	officeHours hours = iota
	daytime
	aroundTheClock
)

// reach is where people may come from.
type reach int

const (
	ownKreis reach = iota
	ownLand
	wholeCountry
)

var (
	byPhone   = []directory.Mode{"vor_ort", "telefon", "e_mail"}
	anyWay    = []directory.Mode{"vor_ort", "telefon", "e_mail", "chat", "video", "aufsuchend"}
	inPerson  = []directory.Mode{"vor_ort", "telefon"}
	women     = []directory.Audience{"frauen"}
	everybody = []directory.Audience{"frauen", "maenner", "jugendliche", "lsbtiq", "mit_behinderung", "aeltere", "gefluechtete", "angehoerige"}

	call = []string{
		"Rufen Sie mit der Frau zusammen an; sie kann anonym bleiben.",
		"Bitte einen Termin über die Durchwahl vereinbaren.",
		"Anrufen und Namen nur mit Einverständnis nennen.",
		"Die Frau meldet sich selbst; ein Anruf von Ihnen vorher hilft.",
	}
	write = []string{
		"Eine kurze E-Mail genügt, die Stelle ruft zurück.",
		"Bitte das Faxformular der Stelle nutzen und die Einwilligung beilegen.",
		"Termin online oder telefonisch, die Wartezeit wird am Telefon genannt.",
	}
	ready = []string{
		"Sprache, sichere Uhrzeit für einen Rückruf",
		"Zahl und Alter der Kinder, Sprache, ob ein Auto da ist",
		"Ob es eine Anzeige oder einen Beschluss gibt",
		"Aktenzeichen, falls vorhanden",
	}
)

var (
	counselling = offer{
		key:       "beratung",
		name:      "Beratung bei häuslicher Gewalt",
		neutral:   "Beratung",
		summary:   "Gespräche über Sicherheit, Trennung und die nächsten Schritte.",
		topics:    topics("haeusliche_gewalt", "stalking", "digitale_gewalt", "trennung_sorgerecht", "kinder_mitbetroffen", "seelische_folgen"),
		audiences: women,
		modes:     anyWay,
		referral:  call,
		prepare:   ready,
		tongues:   80,
	}
	afterPolice = offer{
		key:       "nach-einsatz",
		name:      "Beratung nach einem Polizeieinsatz",
		neutral:   "Beratung",
		summary:   "Die Stelle ruft an, wenn die Polizei die Daten mit Einwilligung weitergibt.",
		topics:    topics("nach_polizeieinsatz", "haeusliche_gewalt", "recht"),
		audiences: women,
		modes:     byPhone,
		referral:  write,
		prepare:   ready,
		tongues:   70,
	}
	toCourt = offer{
		key:       "begleitung",
		name:      "Begleitung zum Gericht",
		neutral:   "Begleitung",
		topics:    topics("gerichtsbegleitung", "recht"),
		audiences: women,
		modes:     inPerson,
		referral:  call,
		tongues:   40,
	}
	shelter = offer{
		key:       "aufnahme",
		name:      "Schutz und Unterkunft",
		neutral:   "Beratung",
		summary:   "Aufnahme von Frauen mit und ohne Kinder. Der Ort wird nur am Telefon besprochen.",
		topics:    topics("schutzunterkunft", "haeusliche_gewalt", "kinder_mitbetroffen"),
		audiences: []directory.Audience{"frauen", "kinder"},
		modes:     inPerson,
		hours:     aroundTheClock,
		reach:     wholeCountry,
		referral:  call,
		prepare:   ready,
		tongues:   85,
	}
	shelterForMen = offer{
		key:       "aufnahme",
		name:      "Schutz und Unterkunft für Männer",
		neutral:   "Beratung",
		topics:    topics("schutzunterkunft", "haeusliche_gewalt"),
		audiences: []directory.Audience{"maenner", "kinder"},
		modes:     inPerson,
		hours:     daytime,
		reach:     ownLand,
		referral:  call,
		prepare:   ready,
		tongues:   50,
	}
	stalking = offer{
		key:       "stalking",
		name:      "Beratung bei Stalking",
		neutral:   "Beratung",
		topics:    topics("stalking", "digitale_gewalt", "recht"),
		audiences: everybody,
		modes:     byPhone,
		referral:  call,
		tongues:   50,
	}
	orientation = offer{
		key:       "orientierung",
		name:      "Erste Orientierung",
		neutral:   "Gespräch",
		summary:   "Ein Gespräch darüber, wer vor Ort wofür da ist.",
		topics:    topics("haeusliche_gewalt", "trennung_sorgerecht", "geld"),
		audiences: []directory.Audience{"frauen", "lsbtiq", "fachkraefte"},
		modes:     byPhone,
		referral:  write,
		tongues:   30,
	}
	sexualViolence = offer{
		key:       "fachberatung",
		name:      "Beratung bei sexualisierter Gewalt",
		neutral:   "Beratung",
		topics:    topics("sexualisierte_gewalt", "spurensicherung", "gerichtsbegleitung", "digitale_gewalt", "seelische_folgen"),
		audiences: []directory.Audience{"frauen", "jugendliche", "lsbtiq", "angehoerige"},
		modes:     anyWay,
		referral:  call,
		prepare:   ready,
		tongues:   60,
	}
	trafficking = offer{
		key:       "fachberatung",
		name:      "Beratung bei Menschenhandel und Zwangsheirat",
		neutral:   "Beratung",
		topics:    topics("menschenhandel", "zwangsheirat", "genitalverstuemmelung", "aufenthalt"),
		audiences: []directory.Audience{"frauen", "jugendliche", "gefluechtete"},
		modes:     anyWay,
		reach:     ownLand,
		referral:  call,
		prepare:   ready,
		tongues:   95,
	}
	victims = offer{
		key:       "hilfe",
		name:      "Hilfe nach einer Straftat",
		neutral:   "Beratung",
		topics:    topics("opferentschaedigung", "gerichtsbegleitung", "seelische_folgen", "geld"),
		audiences: everybody,
		modes:     byPhone,
		referral:  write,
		tongues:   35,
	}
	forMen = offer{
		key:       "beratung",
		name:      "Beratung für betroffene Männer",
		neutral:   "Beratung",
		topics:    topics("haeusliche_gewalt", "stalking", "seelische_folgen"),
		audiences: []directory.Audience{"maenner"},
		modes:     byPhone,
		reach:     ownLand,
		referral:  call,
		tongues:   35,
	}
	queer = offer{
		key:       "beratung",
		name:      "Beratung für LSBTIQ",
		neutral:   "Beratung",
		topics:    topics("haeusliche_gewalt", "stalking", "digitale_gewalt"),
		audiences: []directory.Audience{"lsbtiq", "angehoerige"},
		modes:     anyWay,
		reach:     ownLand,
		referral:  call,
		tongues:   40,
	}
	family = offer{
		key:       "beratung",
		name:      "Paar- und Lebensberatung",
		topics:    topics("trennung_sorgerecht", "seelische_folgen", "kinder_mitbetroffen"),
		audiences: everybody,
		modes:     byPhone,
		referral:  write,
		tongues:   40,
	}
	pregnancy = offer{
		key:       "beratung",
		name:      "Beratung in der Schwangerschaft",
		topics:    topics("schwangerschaft", "geld", "genitalverstuemmelung"),
		audiences: []directory.Audience{"frauen", "jugendliche", "gefluechtete"},
		modes:     byPhone,
		referral:  write,
		tongues:   55,
	}

	policeProtection = offer{
		key:       "opferschutz",
		name:      "Opferschutz der Polizei",
		neutral:   "Beratung",
		topics:    topics("nach_polizeieinsatz", "stalking", "recht", "digitale_gewalt"),
		audiences: everybody,
		modes:     inPerson,
		hours:     daytime,
		referral:  call,
		prepare:   ready,
		tongues:   20,
	}
	youthOffice = offer{
		key:       "asd",
		name:      "Beratung für Eltern und Kinder",
		topics:    topics("kinder_mitbetroffen", "trennung_sorgerecht"),
		audiences: []directory.Audience{"kinder", "jugendliche", "frauen", "maenner", "fachkraefte"},
		modes:     []directory.Mode{"vor_ort", "telefon", "aufsuchend"},
		referral:  write,
		prepare:   ready,
		tongues:   40,
	}
	housing = offer{
		key:       "wohnen",
		name:      "Hilfe bei der Wohnungssuche",
		topics:    topics("wohnen", "geld"),
		audiences: everybody,
		modes:     inPerson,
		referral:  write,
		prepare:   ready,
		tongues:   40,
	}
	young = offer{
		key:       "fruehe-hilfen",
		name:      "Besuche bei jungen Familien",
		topics:    topics("schwangerschaft", "kinder_mitbetroffen"),
		audiences: []directory.Audience{"kinder", "frauen"},
		modes:     []directory.Mode{"aufsuchend", "telefon"},
		referral:  write,
		tongues:   45,
	}
	migration = offer{
		key:       "migration",
		name:      "Migrationsberatung",
		topics:    topics("aufenthalt", "zwangsheirat", "genitalverstuemmelung", "wohnen"),
		audiences: []directory.Audience{"gefluechtete", "frauen", "maenner"},
		modes:     byPhone,
		referral:  write,
		tongues:   100,
	}
	children = offer{
		key:       "kinder",
		name:      "Beratung für Kinder, die Gewalt miterleben",
		neutral:   "Beratung",
		topics:    topics("kinder_mitbetroffen", "seelische_folgen", "trennung_sorgerecht"),
		audiences: []directory.Audience{"kinder", "jugendliche", "angehoerige"},
		modes:     byPhone,
		referral:  call,
		tongues:   45,
	}
	evidence = offer{
		key:       "spuren",
		name:      "Vertrauliche Spurensicherung",
		neutral:   "Untersuchung",
		summary:   "Verletzungen und Spuren werden gesichert, auch ohne Anzeige.",
		topics:    topics("spurensicherung", "sexualisierte_gewalt", "haeusliche_gewalt"),
		audiences: everybody,
		modes:     []directory.Mode{"vor_ort"},
		hours:     aroundTheClock,
		reach:     ownLand,
		referral:  call,
		prepare:   ready,
		tongues:   60,
	}
	trauma = offer{
		key:       "ambulanz",
		name:      "Gespräche nach Gewalt",
		topics:    topics("seelische_folgen", "opferentschaedigung"),
		audiences: everybody,
		modes:     []directory.Mode{"vor_ort", "video"},
		reach:     ownLand,
		referral:  write,
		tongues:   45,
	}
	addiction = offer{
		key:       "sucht",
		name:      "Suchtberatung",
		topics:    topics("sucht", "seelische_folgen"),
		audiences: everybody,
		modes:     byPhone,
		referral:  write,
		tongues:   40,
	}
	courtOffice = offer{
		key:       "antraege",
		name:      "Anträge nach dem Gewaltschutzgesetz",
		neutral:   "Antragstelle",
		topics:    topics("recht", "stalking"),
		audiences: everybody,
		modes:     []directory.Mode{"vor_ort"},
		hours:     daytime,
		referral:  write,
		prepare:   ready,
		tongues:   5,
	}
	legalAdvice = offer{
		key:       "recht",
		name:      "Erste Rechtsberatung",
		topics:    topics("recht", "trennung_sorgerecht", "opferentschaedigung"),
		audiences: everybody,
		modes:     inPerson,
		referral:  write,
		prepare:   ready,
		tongues:   25,
	}
	perpetrators = offer{
		key:       "training",
		name:      "Training für Menschen, die Gewalt ausüben",
		neutral:   "Kurs",
		topics:    topics("gewalt_beenden", "sucht"),
		audiences: []directory.Audience{"gewaltausuebende"},
		modes:     []directory.Mode{"vor_ort", "telefon", "video"},
		reach:     ownLand,
		referral:  write,
		tongues:   40,
	}
	money = offer{
		key:       "schulden",
		name:      "Schuldnerberatung",
		topics:    topics("geld", "wohnen"),
		audiences: everybody,
		modes:     byPhone,
		referral:  write,
		tongues:   35,
	}
	interpreting = offer{
		key:       "dolmetschen",
		name:      "Dolmetschen bei Gesprächen",
		neutral:   "Dolmetschen",
		topics:    topics("dolmetschen"),
		audiences: everybody,
		modes:     []directory.Mode{"vor_ort", "telefon", "video"},
		hours:     daytime,
		referral:  call,
		tongues:   100,
	}
)

func topics(names ...directory.Topic) []directory.Topic { return names }
