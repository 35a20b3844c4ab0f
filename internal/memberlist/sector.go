package memberlist

import (
	"strings"

	"rundtisch/internal/directory"
)

// sectorWords propose a sector for a name in plain text; the first that fits counts, so the narrow ones stand first.
// A star stands for anything between two pieces; a piece with blanks around it is a whole word.
var sectorWords = []struct {
	sector directory.Sector
	pieces string
}{
	{directory.SectorRefugeFlat, "zufluchtswohnung"},
	{directory.SectorSafeFlat, "schutzwohnung|frauenwohnung"},
	{directory.SectorShelter, "frauenhaus|frauenhauser|schutzhaus|schutzhauser|frauen- und kinderschutz|frauenzuflucht|madchenzuflucht|zufluchtshaus|zufluchtsstatte|frauenschutz"},
	{"interventionsstelle_biss", "interventionsstelle| biss |interventionszentr"},
	{"taeterarbeit", "tater|gewaltberatung|mannerberatung|manner*gewalt|gewaltfrei|gewaltlos|anti-gewalt|antigewalt|anti-aggress|antiaggress"},
	{"fachberatung_menschenhandel", "menschenhandel|zwangsprostitution|zwangsheirat|prostituierte"},
	{"fachberatung_sexualisierte_gewalt", "sexuell|sexualisiert|missbrauch|wildwasser|notruf|vergewaltig|zartbitter"},
	{"ehe_familien_lebensberatung", "ehe-*beratung|lebensberatung|eheberatung|lebensfragen|paarberatung"},
	{"schwangerschaftskonflikt", "schwanger|pro familia|profamilia|donum vitae|sexualpadagog"},
	{"staatsanwaltschaft", "staatsanwalt|amtsanwalt"},
	{"rechtsanwaltschaft", "rechtsanw|anwalt|kanzlei"},
	{"justizsozialdienst", "bewahrung|gerichtshilfe|justizsozial|dienst der justiz|dienste der justiz|justizvollzug| jva |straffallig|haftentlass"},
	{"gericht", "gericht|justiz |richter"},
	{"polizei_opferschutz", "polizei*opfer|polizei*pravention|polizei*vorbeugung|kriminal*opfer|kriminalpravention|kommissariat*vorbeugung|kommissariat*opfer|kommissariat*pravention|opferschutz*polizei"},
	{"polizei", "polizei|kommissariat|revier "},
	{"opferschutz_kommunal", "opferschutz"},
	{"opferhilfe", "opferhilfe|weisser ring|weissen ring|opferberatung|opferambulanz|traumaambulanz|opferentschadig|zeugenbegleit|opferfursorge"},
	{"fruehe_hilfen", "fruhe hilfen|fruher hilfen|familienhebamme|babylotse"},
	{"gleichstellung", "gleichstellung|chancengleichheit|frauenburo|frauenbeauftragt|frauenreferat|frauenpolitik"},
	{"kinderschutz_netzwerk", "netzwerk*kinderschutz|kinderschutzbund|kinderschutznetzwerk|kinderschutzzentrum|kinderschutzambulanz|kinderschutzkoordin|koordinat*kinderschutz| dksb "},
	{directory.SectorYouthOffice, "jugendamt|jugendamter|allgemeiner sozialer dienst|allgemeine soziale dienst|allgemeinen sozialen dienst|kommunaler sozialer dienst| asd | ksd |fachbereich*jugend|fachbereich*familie|amt fur*jugend|amt fur*familie|fachdienst*jugend|fachdienst*familie|dezernat*jugend"},
	{"familien_schulberatung", "erziehungsberatung|schulberatung|schulpsycholog|familien- und schulberat|familienberatung"},
	{"frauenzentrum", "frauenzentr|frauentreff|frauenladen|frauencafe|mutterzentrum|frauenkultur"},
	{"frauenberatung", "frauen*beratung|madchen*beratung|beratung*frauen|beratung*madchen|frauenfach|hausliche gewalt|hauslicher gewalt|frauenprojekt|frauenverein|frauen helfen frauen|frauen*hilfe"},
	{"psychotherapie", "psychotherap"},
	{"aerzteschaft", "arzt|hebamme"},
	{"schule_bildung", "volkshochschule| vhs |kita |kitas |kindertag|kindergart|schulamt|schule |schulen |gymnasium|schulsozial|lehrkraft|bildung|schulaufsicht"},
	{"gesundheit", "gesundheit|klinik|krankenh|hospital|psychiatr|medizin|apothek|krankenkass|sucht|ambulanz|gynakolog"},
	{"hochschule", "hochschule|universitat|akademie|institut "},
	{"ordnung", "ordnungs|offentliche ordnung|feuerwehr|rettungsdienst|sicherheit"},
	{"aufnahmebehoerde", "auslanderbehorde|aufnahme|fluchtling|gefluchtet|asyl"},
	{"familienhilfe", "familienhilfe|familienzentr|familienbildung|familienpflege|mehrgeneration|familientreff"},
	{"kinder_jugendhilfe_traeger", "jugendhilfe|kinder- und jugend|jugendring|jugendwerk|kinderheim|erziehungshilfe|kinderdorf|jugendzentr|jugendhaus|jugendsozial"},
	{"integration", "integration|migration|migrant|interkulturell|auslander"},
	{"politik", "fraktion|partei|stadtverordnet|stadtrat|kreistag|gemeinderat|politik|abgeordnet|ratsmitglied|beirat"},
	{"frauenberatung", "frauen|madchen| skf "},
}

// sectorOf proposes the sector of a member from its name, then its parent, then the heading it stood under.
func sectorOf(m Member) directory.Sector {
	for _, text := range []string{m.Name, m.Parent, m.Category} {
		if text == "" {
			continue
		}
		plain := asWords(text)
		for _, s := range sectorWords {
			if holds(plain, s.pieces) {
				return s.sector
			}
		}
	}
	return directory.SectorMiscellaneous
}

var punctuation = strings.NewReplacer(",", " ", ".", " ", "(", " ", ")", " ", "/", " ", "„", " ", "“", " ", "\n", " ", ":", " ")

// asWords is plain text with a blank around every word.
func asWords(text string) string {
	return " " + punctuation.Replace(plainText(text)) + " "
}

// holds reports whether one of the pieces is in the text.
func holds(plain, pieces string) bool {
	for piece := range strings.SplitSeq(pieces, "|") {
		rest, found := plain, true
		for part := range strings.SplitSeq(piece, "*") {
			at := strings.Index(rest, part)
			if at < 0 {
				found = false
				break
			}
			rest = rest[at+len(part):]
		}
		if found {
			return true
		}
	}
	return false
}

// isProtected reports whether a text speaks of an institution whose address must never be known.
func isProtected(texts ...string) bool {
	for _, text := range texts {
		if text == "" {
			continue
		}
		plain := asWords(text)
		for _, s := range sectorWords[:3] {
			if holds(plain, s.pieces) {
				return true
			}
		}
		if strings.Contains(plain, "schutzeinrichtung") || strings.Contains(plain, "schutzunterkunft") {
			return true
		}
	}
	return false
}
