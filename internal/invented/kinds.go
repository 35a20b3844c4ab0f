package invented

import "rundtisch/internal/directory"

// kind is a kind of institution as there is one in many a Kreis.
type kind struct {
	slug    string
	name    string // % stands for the place
	sectors []directory.Sector
	above   string // slug of what it is a unit of
	percent int    // of the networks have one
	legal   string
	website bool
	offers  []offer
}

// kinds are all kinds, with what they are units of standing before them. A network has about 25 of them.
var kinds = []kind{
	{
		slug:    "beratung",
		name:    "Frauenberatungsstelle %",
		sectors: sectors("frauenberatung"),
		percent: 100,
		legal:   "e. V.",
		website: true,
		offers:  []offer{counselling, afterPolice, toCourt},
	},
	{
		slug:    "haus-a",
		name:    "Frauenhaus %",
		sectors: sectors("frauenhaus"),
		percent: 92,
		legal:   "e. V.",
		website: true,
		offers:  []offer{shelter},
	},
	{slug: "haus-b", name: "Schutzwohnung %", sectors: sectors("schutzwohnung"), percent: 25, offers: []offer{shelterForMen}},
	{slug: "haus-c", name: "Zufluchtswohnung %", sectors: sectors("zufluchtswohnung"), percent: 14, offers: []offer{shelter}},
	{
		slug:    "intervention",
		name:    "Interventionsstelle %",
		sectors: sectors("interventionsstelle_biss"),
		percent: 62,
		legal:   "e. V.",
		website: true,
		offers:  []offer{afterPolice, stalking},
	},
	{
		slug:    "frauenzentrum",
		name:    "Frauenzentrum %",
		sectors: sectors("frauenzentrum"),
		percent: 28,
		legal:   "e. V.",
		website: true,
		offers:  []offer{orientation},
	},
	{
		slug:    "notruf",
		name:    "Fachberatung gegen sexualisierte Gewalt %",
		sectors: sectors("fachberatung_sexualisierte_gewalt"),
		percent: 73,
		legal:   "e. V.",
		website: true,
		offers:  []offer{sexualViolence},
	},
	{
		slug:    "menschenhandel",
		name:    "Fachberatung Menschenhandel %",
		sectors: sectors("fachberatung_menschenhandel"),
		percent: 20,
		website: true,
		offers:  []offer{trafficking},
	},
	{
		slug:    "opferhilfe",
		name:    "Opferhilfe %",
		sectors: sectors("opferhilfe"),
		percent: 90,
		legal:   "e. V.",
		website: true,
		offers:  []offer{victims},
	},
	{slug: "maennerberatung", name: "Beratung für Männer %", sectors: sectors("opferhilfe"), percent: 34, offers: []offer{forMen}},
	{slug: "lsbtiq", name: "Regenbogenberatung %", sectors: sectors("opferhilfe"), percent: 25, website: true, offers: []offer{queer}},
	{slug: "opferschutz", name: "Opferbeauftragte der Stadt %", sectors: sectors("opferschutz_kommunal"), percent: 28},
	{
		slug:    "lebensberatung",
		name:    "Ehe-, Familien- und Lebensberatung %",
		sectors: sectors("ehe_familien_lebensberatung"),
		percent: 85,
		website: true,
		offers:  []offer{family},
	},
	{
		slug:    "schwangerschaft",
		name:    "Schwangerschaftsberatung %",
		sectors: sectors("schwangerschaftskonflikt"),
		percent: 73,
		website: true,
		offers:  []offer{pregnancy},
	},
	{slug: "polizei", name: "Polizeibehörde %", sectors: sectors("polizei"), percent: 100, website: true},
	{
		slug:    "polizei-opferschutz",
		name:    "Opferschutz der Polizei %",
		sectors: sectors("polizei_opferschutz"),
		above:   "polizei",
		percent: 100,
		offers:  []offer{policeProtection},
	},
	{slug: "verwaltung", name: "Verwaltung %", sectors: sectors("sonstige"), percent: 100, website: true},
	{
		slug:    "jugendamt",
		name:    "Jugendamt %, Allgemeiner Sozialer Dienst",
		sectors: sectors("jugendamt_asd"),
		above:   "verwaltung",
		percent: 100,
		offers:  []offer{youthOffice},
	},
	{
		slug:    "gleichstellung",
		name:    "Gleichstellungsstelle %",
		sectors: sectors("gleichstellung"),
		above:   "verwaltung",
		percent: 96,
		offers:  []offer{orientation},
	},
	{slug: "gesundheitsamt", name: "Gesundheitsamt %", sectors: sectors("gesundheit"), above: "verwaltung", percent: 68},
	{slug: "sozialamt", name: "Sozialamt %", sectors: sectors("sonstige"), above: "verwaltung", percent: 56, offers: []offer{housing}},
	{slug: "integration", name: "Integrationsbüro %", sectors: sectors("integration"), above: "verwaltung", percent: 51},
	{
		slug:    "fruehe-hilfen",
		name:    "Frühe Hilfen %",
		sectors: sectors("fruehe_hilfen", "familienhilfe"),
		above:   "verwaltung",
		percent: 56,
		offers:  []offer{young},
	},
	{slug: "ordnungsamt", name: "Ordnungsamt %", sectors: sectors("ordnung"), above: "verwaltung", percent: 51},
	{slug: "sprachmittlung", name: "Sprachmittlung %", sectors: sectors("integration"), percent: 35, offers: []offer{interpreting}},
	{slug: "migration", name: "Migrationsberatung %", sectors: sectors("integration"), percent: 79, website: true, offers: []offer{migration}},
	{slug: "aufnahme", name: "Aufnahmestelle für Geflüchtete %", sectors: sectors("aufnahmebehoerde"), percent: 32},
	{
		slug:    "familienberatung",
		name:    "Familien- und Schulberatung %",
		sectors: sectors("familien_schulberatung"),
		percent: 68,
		offers:  []offer{children},
	},
	{
		slug:    "kinderschutz",
		name:    "Kinderschutzzentrum %",
		sectors: sectors("kinderschutz_netzwerk", "kinder_jugendhilfe_traeger"),
		percent: 56,
		legal:   "e. V.",
		website: true,
		offers:  []offer{children},
	},
	{slug: "jugendhilfe", name: "Jugendhilfe %", sectors: sectors("kinder_jugendhilfe_traeger"), percent: 56, legal: "gGmbH"},
	{slug: "schule", name: "Volkshochschule %", sectors: sectors("schule_bildung"), percent: 28},
	{
		slug:    "klinik",
		name:    "Klinik %",
		sectors: sectors("gesundheit", "aerzteschaft"),
		percent: 88,
		legal:   "gGmbH",
		website: true,
		offers:  []offer{evidence},
	},
	{
		slug:    "traumaambulanz",
		name:    "Traumaambulanz %",
		sectors: sectors("psychotherapie", "gesundheit"),
		percent: 51,
		website: true,
		offers:  []offer{trauma},
	},
	{slug: "sucht", name: "Suchtberatung %", sectors: sectors("gesundheit"), percent: 68, website: true, offers: []offer{addiction}},
	{slug: "gericht", name: "Amtsgericht %", sectors: sectors("gericht"), percent: 90, offers: []offer{courtOffice}},
	{slug: "staatsanwaltschaft", name: "Staatsanwaltschaft %", sectors: sectors("staatsanwaltschaft"), percent: 68},
	{slug: "justiz", name: "Ambulanter Justizsozialdienst %", sectors: sectors("justizsozialdienst"), percent: 45, offers: []offer{victims}},
	{
		slug:    "anwaltsverein",
		name:    "Anwaltsverein %",
		sectors: sectors("rechtsanwaltschaft"),
		percent: 51,
		legal:   "e. V.",
		offers:  []offer{legalAdvice},
	},
	{
		slug:    "taeterarbeit",
		name:    "Fachstelle Täterarbeit %",
		sectors: sectors("taeterarbeit"),
		percent: 68,
		legal:   "e. V.",
		website: true,
		offers:  []offer{perpetrators},
	},
	{slug: "schulden", name: "Schuldnerberatung %", sectors: sectors("sonstige"), percent: 40, offers: []offer{money}},
	{slug: "hochschule", name: "Hochschule %", sectors: sectors("hochschule"), percent: 16},
	{slug: "rat", name: "Sozialausschuss %", sectors: sectors("politik"), percent: 23},
}

func sectors(names ...directory.Sector) []directory.Sector { return names }
