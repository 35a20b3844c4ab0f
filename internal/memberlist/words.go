package memberlist

import "strings"

// class is a set of what a word can be.
type class uint16

const (
	institutional class = 1 << iota // names or describes an institution
	unit                            // can be part of a larger body: Beratungsstelle, Fachbereich
	body                            // can have parts: Klinikum, Polizeiinspektion
	office                          // stands alone for whoever is meant: Polizei, Jugendamt
	people                          // persons in a function: Beauftragte, Rechtsanwältinnen
	plural
	dependent // part of something that must be named with it: Niederlassung
	topic     // what an office is for: Jugend, Soziales
	action    // begins a sentence about work: Verbesserung, Begrüßung
)

// ending is how words of a class end, in plain text, with the gender of the singular: m, f, n; p for plural forms.
type ending struct {
	text   string
	gender byte
	class  class
}

const (
	unitPlural = institutional | unit | plural | office
	unitOffice = institutional | unit | office
	group      = institutional | people | plural | office
)

// endings: the longest that fits counts.
var endings = []ending{
	{"stelle", 'f', institutional | unit}, {"stellen", 'p', unitPlural}, {"zentrum", 'n', institutional | unit}, {"zentren", 'p', unitPlural},
	{"zentrale", 'f', institutional | unit}, {"haus", 'n', institutional | unit}, {"hauser", 'p', unitPlural}, {"hausern", 'p', unitPlural},
	{"amt", 'n', unitOffice}, {"amter", 'p', unitPlural}, {"amtern", 'p', unitPlural}, {"amts", 'n', unitOffice}, {"amtes", 'n', unitOffice},
	{"buro", 'n', institutional | unit}, {"buros", 'p', unitPlural}, {"burogemeinschaft", 'f', institutional},
	{"behorde", 'f', unitOffice | body}, {"behorden", 'p', unitPlural}, {"polizei", 'f', institutional | office | body},
	{"inspektion", 'f', institutional | body | unit}, {"inspektionen", 'p', unitPlural}, {"prasidium", 'n', institutional | body}, {"prasidien", 'p', unitPlural},
	{"direktion", 'f', institutional | body | unit}, {"kommissariat", 'n', institutional | unit}, {"polizeiwache", 'f', institutional | unit}, {"polizeirevier", 'n', institutional | unit},
	{"gericht", 'n', institutional | office | body}, {"gerichte", 'p', unitPlural}, {"gerichten", 'p', unitPlural}, {"gerichts", 'n', institutional | office}, {"gerichtes", 'n', institutional | office},
	{"anwaltschaft", 'f', institutional | office | body}, {"anwaltschaften", 'p', unitPlural}, {"justiz", 'f', institutional | office},
	{"justizvollzug", 'm', institutional | office}, {"anstalt", 'f', institutional | body}, {"anstalten", 'p', unitPlural},
	{"dienst", 'm', institutional | unit}, {"dienste", 'p', unitPlural}, {"diensten", 'p', unitPlural}, {"dienstes", 'm', institutional | unit},
	{"klinik", 'f', institutional | unit | body}, {"kliniken", 'p', unitPlural | body}, {"klinikum", 'n', institutional | body}, {"krankenhaus", 'n', institutional | body},
	{"hospital", 'n', institutional | body}, {"ambulanz", 'f', institutional | unit}, {"ambulanzen", 'p', unitPlural}, {"praxis", 'f', institutional | unit}, {"praxen", 'p', unitPlural},
	{"schule", 'f', institutional | body}, {"schulen", 'p', unitPlural}, {"hochschule", 'f', institutional | body}, {"universitat", 'f', institutional | body}, {"uni", 'f', institutional | body},
	{"hochschulen", 'p', unitPlural}, {"universitaten", 'p', unitPlural}, {"institut", 'n', institutional | unit | body}, {"institute", 'p', unitPlural}, {"akademie", 'f', institutional | body},
	{"kita", 'f', institutional | unit}, {"kitas", 'p', unitPlural}, {"kindergarten", 'm', institutional | unit}, {"kindergarten", 'p', institutional | unit}, {"hort", 'm', institutional | unit},
	{"tagesstatte", 'f', institutional | unit}, {"tagesstatten", 'p', unitPlural}, {"werkstatt", 'f', institutional}, {"krippe", 'f', institutional | unit},
	{"verein", 'm', institutional | body}, {"vereine", 'p', institutional | plural | office}, {"vereinen", 'p', institutional | plural | office}, {"vereins", 'm', institutional}, {"vereinigung", 'f', institutional | body},
	{"verband", 'm', institutional | body}, {"verbande", 'p', institutional | plural | office}, {"verbanden", 'p', institutional | plural | office}, {"verbandes", 'm', institutional}, {"verbund", 'm', institutional},
	{"bund", 'm', institutional | body}, {"werk", 'n', institutional | body}, {"werke", 'p', institutional | body}, {"kirche", 'f', institutional | body | office}, {"kirchen", 'p', institutional | plural | office},
	{"kirchenkreis", 'm', institutional | body}, {"kirchengemeinde", 'f', institutional | body}, {"dekanat", 'n', institutional | body}, {"bistum", 'n', institutional | body}, {"pfarrei", 'f', institutional | body}, {"superintendentur", 'f', institutional | body},
	{"gemeinde", 'f', institutional | body}, {"gemeinden", 'p', institutional | plural | office}, {"kommunen", 'p', institutional | plural | office}, {"jobcenter", 'n', unitOffice | body}, {"agentur", 'f', institutional | body}, {"arbeitsagentur", 'f', unitOffice | body},
	{"ministerium", 'n', institutional | body}, {"ministerien", 'p', unitPlural}, {"fachbereich", 'm', institutional | unit}, {"fachbereiche", 'p', unitPlural}, {"fachdienst", 'm', institutional | unit}, {"geschaftsbereich", 'm', institutional | unit}, {"bereich", 'm', unit},
	{"abteilung", 'f', institutional | unit}, {"abteilungen", 'p', unitPlural}, {"dezernat", 'n', institutional | unit}, {"referat", 'n', institutional | unit}, {"sachgebiet", 'n', institutional | unit}, {"ressort", 'n', institutional | unit}, {"eigenbetrieb", 'm', institutional | unit},
	{"verwaltung", 'f', institutional | body | office}, {"verwaltungen", 'p', institutional | plural | office}, {"magistrat", 'm', institutional | body}, {"rathaus", 'n', institutional | body},
	{"beratung", 'f', institutional | unit}, {"beratungen", 'p', unitPlural}, {"hilfe", 'f', institutional}, {"hilfen", 'p', institutional | plural}, {"jugendhilfe", 'f', institutional | office}, {"schutz", 'm', institutional},
	{"beauftragte", 'f', institutional | unit | people | office}, {"beauftragter", 'm', institutional | unit | people | office}, {"beauftragten", 'p', institutional | unit | people | office | plural},
	{"hospiz", 'n', institutional | unit}, {"stiftung", 'f', institutional | body}, {"stiftungen", 'p', institutional | plural | office}, {"netzwerk", 'n', institutional}, {"netzwerke", 'p', institutional | plural}, {"netzwerkes", 'n', institutional}, {"netzwerks", 'n', institutional},
	{"initiative", 'f', institutional}, {"initiativen", 'p', institutional | plural | office}, {"notruf", 'm', institutional | unit}, {"notrufe", 'p', unitPlural}, {"seelsorge", 'f', institutional | unit}, {"koordination", 'f', institutional | unit}, {"koordinierung", 'f', institutional | unit},
	{"kammer", 'f', institutional | body | unit}, {"kammern", 'p', unitPlural}, {"gewerkschaft", 'f', institutional | body}, {"gewerkschaften", 'p', institutional | plural | office}, {"fraktion", 'f', institutional | unit}, {"fraktionen", 'p', institutional | plural | office}, {"parteien", 'p', institutional | plural | office},
	{"beirat", 'm', institutional | unit}, {"beirate", 'p', unitPlural}, {"stadtrat", 'm', institutional}, {"kreistag", 'm', institutional}, {"gemeinderat", 'm', institutional}, {"integrationsrat", 'm', institutional | unit}, {"frauenrat", 'm', institutional}, {"jugendring", 'm', institutional | body}, {"elternrat", 'm', institutional}, {"praventionsrat", 'm', institutional | unit}, {"auslanderrat", 'm', institutional | unit},
	{"feuerwehr", 'f', institutional | office}, {"apotheken", 'p', institutional | plural | office}, {"apotheke", 'f', institutional}, {"krankenkasse", 'f', institutional}, {"krankenkassen", 'p', institutional | plural | office},
	{"unterkunft", 'f', institutional | unit}, {"unterkunfte", 'p', unitPlural}, {"wohnung", 'f', institutional | unit}, {"wohnungen", 'p', unitPlural}, {"einrichtung", 'f', institutional | unit}, {"einrichtungen", 'p', unitPlural}, {"institutionen", 'p', unitPlural}, {"organisationen", 'p', unitPlural},
	{"unterstutzungsangebote", 'p', unitPlural}, {"hilfsangebote", 'p', unitPlural}, {"beratungsangebote", 'p', unitPlural}, {"unterstutzungsangeboten", 'p', unitPlural}, {"beratungsangeboten", 'p', unitPlural}, {"trager", 'm', institutional}, {"wohlfahrtspflege", 'f', institutional},
	{"team", 'n', institutional | unit}, {"teams", 'p', unitPlural}, {"forum", 'n', institutional}, {"bundnis", 'n', institutional}, {"zuflucht", 'f', institutional | unit}, {"treff", 'm', institutional | unit}, {"treffpunkt", 'm', institutional | unit}, {"laden", 'm', institutional | unit}, {"heim", 'n', institutional | unit}, {"heime", 'p', unitPlural}, {"station", 'f', institutional | unit}, {"gruppe", 'f', institutional}, {"gruppen", 'p', institutional | plural},
	{"anwalt", 'm', group &^ plural}, {"anwaltin", 'f', group &^ plural}, {"anwaltinnen", 'p', group}, {"anwalte", 'p', group}, {"anwalten", 'p', group}, {"kanzlei", 'f', institutional | unit}, {"kanzleien", 'p', unitPlural},
	{"arzte", 'p', group}, {"arzten", 'p', group}, {"arztinnen", 'p', group}, {"hebammen", 'p', group}, {"therapeutinnen", 'p', group}, {"therapeuten", 'p', group}, {"psychologinnen", 'p', group}, {"psychologen", 'p', group}, {"mediziner", 'p', group}, {"medizinerinnen", 'p', group}, {"arzteschaft", 'f', institutional | office}, {"padagoginnen", 'p', group}, {"padagogen", 'p', group},
	{"richterinnen", 'p', group}, {"richter", 'p', group}, {"richtern", 'p', group}, {"sozialarbeiterinnen", 'p', group}, {"sozialarbeiter", 'p', group}, {"betreuerinnen", 'p', group}, {"schoffinnen", 'p', group}, {"verordnete", 'p', group}, {"mitglieder", 'p', people | plural}, {"lehrkrafte", 'p', group}, {"fachkrafte", 'p', people | plural},
	{"politik", 'f', institutional | office}, {"politikerinnen", 'p', group}, {"abgeordnete", 'p', group}, {"koordinatorin", 'f', institutional | people | office}, {"koordinator", 'm', institutional | people | office}, {"koordinatorinnen", 'p', group}, {"bewahrungshelferinnen", 'p', group}, {"bewahrungshelfer", 'p', group}, {"gleichstellung", 'f', institutional | unit}, {"sozialarbeit", 'f', institutional | unit},
	{"niederlassung", 'f', unit | dependent}, {"aussenstelle", 'f', institutional | unit | dependent}, {"geschaftsstelle", 'f', institutional | unit | dependent}, {"zweigstelle", 'f', unit | dependent}, {"standort", 'm', unit | dependent}, {"ortsverband", 'm', institutional | dependent}, {"ortsverein", 'm', institutional | dependent}, {"ortsgruppe", 'f', institutional | dependent},
	{"kreisverband", 'm', institutional | dependent}, {"landesverband", 'm', institutional | dependent}, {"bezirksverband", 'm', institutional | dependent}, {"regionalverband", 'm', institutional | dependent}, {"kreisgruppe", 'f', institutional | dependent}, {"regionalgruppe", 'f', institutional | dependent}, {"nebenstelle", 'f', institutional | unit | dependent}, {"regionalstelle", 'f', institutional | unit | dependent},
	{"frauenverband", 'm', institutional | body}, {"ordnungsdienst", 'm', unitOffice}, {"gesellschaft", 'f', institutional | body}, {"genossenschaft", 'f', institutional | body}, {"diakonie", 'f', institutional | body}, {"caritas", 'f', institutional | body}, {"mission", 'f', institutional | body}, {"heilsarmee", 'f', institutional | body}, {"landfrauen", 'p', institutional | body}, {"bibliothek", 'f', institutional | unit}, {"bucherei", 'f', institutional | unit},
	{"familiengericht", 'n', unitOffice | body}, {"kreisstelle", 'f', institutional | unit | dependent}, {"bezirksstelle", 'f', institutional | unit | dependent}, {"ortsstelle", 'f', institutional | unit | dependent}, {"kreisgeschaftsstelle", 'f', institutional | unit | dependent},
	{"presbyterium", 'n', institutional}, {"moschee", 'f', institutional}, {"synagoge", 'f', institutional}, {"projekt", 'n', institutional | unit}, {"projekte", 'p', unitPlural}, {"selbsthilfe", 'f', institutional}, {"wache", 'f', institutional | unit}, {"revier", 'n', institutional | unit}, {"hof", 'm', 0}, {"opferschutz", 'm', institutional | unit}, {"frauenschutz", 'm', institutional}, {"kinderschutz", 'm', institutional},
	{"arbeitskreis", 'm', institutional}, {"arbeitsgemeinschaft", 'f', institutional}, {"gremium", 'n', 0}, {"stadtteilmutter", 'p', group}, {"psychiatrie", 'f', institutional | unit}, {"padiatrie", 'f', institutional | unit}, {"gynakologie", 'f', institutional | unit}, {"rechtsmedizin", 'f', institutional | unit}, {"kreisverwaltung", 'f', institutional | body | office}, {"kindertagespflege", 'f', institutional | unit}, {"tagespflege", 'f', institutional | unit},
	{"psychotherapie", 'f', institutional | unit}, {"volkshochschule", 'f', institutional | body}, {"stadtwerke", 'p', institutional | body}, {"wohnbau", 'f', institutional}, {"fachstelle", 'f', institutional | unit}, {"migrationsdienst", 'm', institutional | unit}, {"mutter", 'p', 0}, {"gesundheitswesen", 'n', institutional | office}, {"bildungswesen", 'n', institutional | office}, {"lehrstuhl", 'm', institutional | unit}, {"fakultat", 'f', institutional | unit}, {"vertretung", 'f', institutional | unit}, {"stab", 'm', 0}, {"stabsstelle", 'f', institutional | unit}, {"gesundheitsregion", 'f', institutional}, {"clearingstelle", 'f', institutional | unit},
}

// words that are what they are only when they stand alone.
var words = map[string]class{
	"asd": unitOffice, "awo": institutional | body, "drk": institutional | body, "skf": institutional | body, "skm": institutional | body, "asb": institutional | body, "dksb": institutional | body, "vhs": institutional | body, "ksd": unitOffice, "kjp": institutional | unit, "kv": institutional | dependent,
	"dgb": institutional | body, "vdk": institutional | body, "donum": institutional | body, "malteser": institutional | body, "johanniter": institutional | body, "lebenshilfe": institutional | body, "wildwasser": institutional | body, "solwodi": institutional | body, "profamilia": institutional | body, "kobra": institutional, "jva": institutional | body, "biss": institutional | unit, "ist": 0,
	"opferhilfe": institutional | office, "bewahrungshilfe": institutional | office | unit, "gerichtshilfe": institutional | office | unit, "jugendgerichtshilfe": unitOffice, "frauennotruf": unitOffice, "sozialpadiatrie": institutional | unit, "taterarbeit": institutional | unit, "rettungsdienst": unitOffice, "frauenzentrum": unitOffice, "frauenhaus": unitOffice, "frauenberatung": unitOffice, "opferberatung": unitOffice, "taterberatung": unitOffice, "interventionsstelle": unitOffice, "beratungsstelle": institutional | unit, "gleichstellungsstelle": unitOffice, "frauenburo": unitOffice, "frauenberatungsstelle": unitOffice, "polizei": institutional | office | body, "krankenhaus": unitOffice | body, "klinik": unitOffice | body, "schuldnerberatung": unitOffice, "suchtberatung": unitOffice, "migrationsberatung": unitOffice, "schulsozialarbeit": unitOffice, "erziehungsberatungsstelle": unitOffice, "kreisverwaltung": institutional | body | office,
	"zentrum": institutional | unit, "haus": institutional | unit, "amt": institutional | unit, "dienst": institutional | unit, "hilfe": 0, "schutz": 0, "beratung": institutional | unit, "gruppe": 0, "gruppen": 0, "hilfen": institutional | unit | plural, "station": 0, "werk": institutional, "bund": 0, "zuhause": 0, "verwaltung": institutional | office, "gesellschaft": 0, "mitglieder": 0, "bereich": 0, "geheim": 0, "rettung": 0, "einladen": 0, "laden": 0, "projekte": 0, "koordination": institutional | unit, "region": 0, "initiative": 0,
	"standesamt": unitOffice, "verbandsgemeinde": institutional | body, "freistaat": institutional | body, "netzwerk": institutional, "vorgesetzte": 0, "daheim": 0, "bekannte": 0, "arbeitsgruppe": 0, "arbeitsgruppen": 0, "zielgruppe": 0, "zielgruppen": 0, "berufsgruppen": 0, "altersgruppe": 0, "fachgruppe": institutional, "menschen": 0, "gewaltschutz": 0, "datenschutz": 0, "mutterschutz": 0, "tierschutz": institutional, "gewaltberatung": institutional | unit, "stellen": institutional | plural, "stelle": 0, "kosten": 0, "vorstellung": action, "herstellung": action, "seite": 0, "hinweise": 0, "soziale": 0, "beauftragte": institutional | people | unit, "verlaufe": 0, "notruf": institutional, "trager": institutional | plural | office,
}

// topics are what offices are for. They do not stand alone as a member.
var topics = listOf(`jugend familie familien kinder frauen manner madchen jungen soziales senioren schule schulen bildung sport kultur gesundheit integration
	gleichstellung ordnung sicherheit recht umwelt bau wohnen arbeit ehe lebensfragen partnerschaft partnerschaften eltern vielfalt teilhabe pravention
	verbraucherschutz inklusion migration flucht asyl pflege sucht gewalt wissenschaft wirtschaft verkehr finanzen burgerservice demografie
	chancengleichheit diversitat antidiskriminierung beschaftigung erziehung betreuung soziale jugendliche heranwachsende lebensberatung
	familienberatung erziehungsberatung kinderschutz opferschutz kriminalpravention jugendhilfe burgerdienste schwangerschaft sexualitat partnerschaftsfragen
	familienplanung sexualpadagogik familienfragen lebens familienforderung jugendforderung jugendarbeit kindertagesbetreuung kindertagesstatten`)

// actions begin a line about work, not about a member.
var actions = listOf(`verbesserung forderung starkung durchfuhrung vernetzung aufbau erarbeitung sensibilisierung bericht berichte begrussung austausch planung
	sachstand ruckblick ausblick verschiedenes information informationen offentlichkeitsarbeit entwicklung weiterentwicklung fortentwicklung gewahrleistung
	bundelung etablierung umsetzung optimierung organisation schaffung sicherung erstellung evaluation bereitstellung abbau ausbau begleitung abstimmung
	einfuhrung eroffnung genehmigung beschluss festlegung protokoll tagesordnung diskussion vortrag vortrage anmeldung schulung schulungen fortbildung
	fortbildungen workshop fachtag fachtage aktionstag kampagne broschure ruckgang erhohung erweiterung vermittlung unterstutzung aufklarung beteiligung
	zusammenarbeit kooperation koordinierung initiierung ansprechpartner offnungszeiten termine links kontakt impressum datenschutz wahl abschluss
	vorstellungsrunde pause mittagspause kaffeepause ankommen einlass empfang grusswort grussworte podiumsdiskussion moderation einfuhrungsvortrag
	analyse erhebung erfassung dokumentation qualitatssicherung qualifizierung prufung mitwirkung gestaltung benennung pflege verabschiedung
	fallbesprechung fallkonferenzen standards empfehlungen handlungsempfehlungen ziele aufgaben hinweise news presse speicherung erhebung ubermittlung
	auskunft loschung berichtigung widerspruch akteneinsicht themen schwerpunkte maßnahmen angebote leistungen sprechzeiten notfall`)

func listOf(text string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(text) {
		set[plainText(word)] = true
	}
	return set
}

// byEnd holds the endings by their last two letters.
var byEnd = func() map[string][]ending {
	index := map[string][]ending{}
	for _, e := range endings {
		key := e.text[len(e.text)-2:]
		index[key] = append(index[key], e)
	}
	return index
}()

// classify returns what a single word in plain text is.
func classify(word string) (class, byte) {
	var best ending
	if len(word) > 2 {
		for _, e := range byEnd[word[len(word)-2:]] {
			if len(e.text) > len(best.text) && strings.HasSuffix(word, e.text) {
				best = e
			}
		}
	}
	c := best.class
	if own, known := words[word]; known {
		c = own
	}
	if topics[word] {
		c |= topic
	}
	if actions[word] {
		c |= action
	}
	return c, best.gender
}
