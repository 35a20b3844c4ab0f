package discreet

// This list is maintained by hand. It holds what would tell somebody who finds a sheet of paper what it is about: violence,
// leaving, the police. A word too many does little harm (a neutral label stands instead of a name), a word too few may
// do a lot, so it is generous: most entries are beginnings of words, and they are found inside other words, too.
//
// How it is read: capitals, accents and umlauts do not matter (ä = ae = a, ß = ss), nor do hyphens, blanks and invisible
// signs between the letters: „Frauen-Häuser", „FRAUEN HAUS" and „frauenhaus@" are all found by „frauenhaus".

// stems are found anywhere in a text, also inside compounds.
var stems = []string{
	// Violence, and those who suffer or do it.
	"gewalt", "missbrauch", "misshand", "opfer", "täter", "stalking", "stalker", "gestalkt", "nachstell", "bedroh", "belästig", "nötigung", "übergriff",
	"aggress", "femizid", "feminizid", "häuslich", "trauma", "betroffene", "überlebende", "straftat", "verbrech",
	"sexu", "prostitu", "menschenhandel", "ausbeutung", "loverboy", "zwangsheirat", "zwangsverheirat", "zwangsehe", "zwangsprost", "ehrenmord", "im namen der ehre",
	"genital", "beschneidung", "verstümmel", "kindeswohl", "kinderschutz", "kindesschutz",
	// Places to be safe, and those who help.
	"frauenhaus", "frauenhäuser", "mädchenhaus", "mädchenhäuser", "männerhaus", "männerhäuser", "schutzhaus", "schutzhäuser", "schutzwohn", "schutzunterkunft", "schutzunterkünfte",
	"schutzeinrichtung", "schutzplatz", "schutzplätze", "schutzraum", "schutzräume", "zuflucht", "notruf", "notaufnahme für frauen", "notunterkunft", "notunterkünfte", "hilfetelefon", "intervention",
	"frauenberat", "frauenzentr", "frauenhilfe", "frauenschutz", "frauenunterst", "mädchenberat", "männerberat", "männerhilfe", "männerschutz", "spurensicherung",
	// Names known all over the country. Those of local associations cannot stand here: they need a neutral label.
	"weißer ring", "weißen ring", "wildwasser", "zartbitter", "solwodi", "terre des femmes", "frauen helfen frauen", "papatya", "nummer gegen kummer",
	// Leaving, the police and the courts.
	"trennung", "scheidung", "sorgerecht", "umgangsrecht", "familienrecht", "polizei", "kriminal", "staatsanw", "anwalt", "anwält", "strafrecht", "wegweisung",
	// English.
	"violence", "violent", "abuse", "abusive", "shelter", "victim", "survivor", "traffick", "stalked", "harass", "assault", "domestic", "perpetrator", "battered", "safehouse", "helpline", "divorce", "police", "molest",
	// Languages in which institutions write about themselves, too: Turkish, Polish, Romance languages, Russian and Ukrainian, Arabic, Persian, Albanian, Kurdish.
	"şiddet", "sığınma", "przemoc", "violenc", "violenz", "violenţ", "maltrato", "насил", "приют", "поліці", "полици", "عنف", "خشونت", "dhunë", "dhuna", "tundûtûjî",
}

// words are too short or too common inside other words (Imbiss, Therapeut, Refugium) and count only where they stand alone.
var words = []string{"biss", "rape", "raped", "rapes", "refuge", "fgm", "kripo"}

// friends only look like words of the list. They are taken out before it is searched. There is no „Hausnotruf" here:
// it would hide „Frauenhausnotruf". Whatever is added must not be the end or the beginning of what the list is for.
var friends = []string{
	"gewaltenteilung",
	"gewaltentrennung",
	"wohltäter",
	"entscheidung",
	"unterscheidung",
	"ausscheidung",
	"mülltrennung",
	"abfalltrennung",
	"häusliche pflege",
	"häusliche krankenpflege",
	"häuslicher pflege",
	"häuslichen pflege",
}
