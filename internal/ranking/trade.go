package ranking

import (
	"slices"

	"rundtisch/internal/directory"
)

// helpers are the kinds of institution that are there for people who suffer violence (Gewalthilfegesetz § 2 and the
// victim protection of police and municipality). All others help with many things.
var helpers = []directory.Sector{
	directory.SectorShelter, directory.SectorSafeFlat, directory.SectorRefugeFlat, "interventionsstelle_biss",
	"frauenberatung", "frauenzentrum",
	"fachberatung_sexualisierte_gewalt", "opferhilfe", "opferschutz_kommunal", "polizei_opferschutz",
}

// Kinds whose trade a topic or a target group is, besides the helpers.
var (
	forChildren = []directory.Sector{
		"kinderschutz_netzwerk", "kinder_jugendhilfe_traeger", "familien_schulberatung", "fruehe_hilfen", directory.SectorYouthOffice,
	}

	topicTrades = map[directory.Topic][]directory.Sector{
		"kinder_mitbetroffen": forChildren, "spurensicherung": {"gesundheit", "aerzteschaft"}, "nach_polizeieinsatz": {"polizei"},
		"gewalt_beenden": {"taeterarbeit"}, "gerichtsbegleitung": {"justizsozialdienst"}, "opferentschaedigung": {"psychotherapie"},
		"seelische_folgen": {"psychotherapie", "ehe_familien_lebensberatung"},
		"menschenhandel":   {"fachberatung_menschenhandel"}, "zwangsheirat": {"fachberatung_menschenhandel"},
		"genitalverstuemmelung": {"fachberatung_menschenhandel"}, "aufenthalt": {"fachberatung_menschenhandel"},
	}
	audienceTrades = map[directory.Audience][]directory.Sector{
		"kinder": forChildren, "jugendliche": forChildren, "gewaltausuebende": {"taeterarbeit"}, "gefluechtete": {"integration"},
	}
)

// trades are the kinds of institution whose trade it is what somebody wants.
func (w wish) trades() []directory.Sector {
	if w.Topic == "gewalt_beenden" || w.Audience == "gewaltausuebende" {
		return topicTrades["gewalt_beenden"]
	}
	return slices.Concat(helpers, topicTrades[w.Topic], audienceTrades[w.Audience])
}

// violence are the topics of somebody who asks for help against violence; the others are troubles that people have
// without it as well.
var violence = []directory.Topic{
	"haeusliche_gewalt", "schutzunterkunft", "nach_polizeieinsatz", "sexualisierte_gewalt", "stalking", "digitale_gewalt",
	"kinder_mitbetroffen", "zwangsheirat", "menschenhandel", "genitalverstuemmelung", "gerichtsbegleitung", "spurensicherung",
	"opferentschaedigung", "seelische_folgen", "gewalt_beenden",
}

// domestic are the topics that go with domestic violence: advice about it is about them as well, and no less special.
var domestic = []directory.Topic{
	"schutzunterkunft", "nach_polizeieinsatz", "sexualisierte_gewalt", "stalking", "digitale_gewalt", "kinder_mitbetroffen",
	"trennung_sorgerecht", "recht", "gerichtsbegleitung", "seelische_folgen",
}
