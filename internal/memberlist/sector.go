package memberlist

import (
	"regexp"
	"strings"

	"rundtisch/internal/directory"
)

// sectorWords propose a sector for a name in plain text; the first that fits counts, so the narrow ones stand first.
var sectorWords = []struct {
	shape  *regexp.Regexp
	sector directory.Sector
}{
	{regexp.MustCompile(`zufluchtswohnung`), directory.SectorRefugeFlat},
	{regexp.MustCompile(`schutzwohnung|frauenwohnung`), directory.SectorSafeFlat},
	{regexp.MustCompile(`frauenhaus|frauenhauser|schutzhaus|schutzhauser|frauen- und kinderschutz|frauenzuflucht|madchenzuflucht|zufluchtshaus|zufluchtsstatte|frauenschutzeinrichtung`), directory.SectorShelter},
	{regexp.MustCompile(`interventionsstelle|\bbiss\b|interventionszentr`), "interventionsstelle_biss"},
	{regexp.MustCompile(`tater|gewaltberatung|mannerberatung|gewalt ?(los|freie)|anti-?gewalt-?training|anti-?aggressiv`), "taeterarbeit"},
	{regexp.MustCompile(`menschenhandel|zwangsprostitution|zwangsheirat`), "fachberatung_menschenhandel"},
	{regexp.MustCompile(`sexuell|sexualisiert|missbrauch|wildwasser|frauennotruf|notruf fur|vergewaltig|zartbitter|notruf`), "fachberatung_sexualisierte_gewalt"},
	{regexp.MustCompile(`(ehe|lebens|partnerschafts|paar)(-|beratung).*(beratung|lebensfragen)|lebensberatung|eheberatung|lebensfragen|paarberatung`), "ehe_familien_lebensberatung"},
	{regexp.MustCompile(`schwanger|pro ?familia|donum vitae|sexualpadagog`), "schwangerschaftskonflikt"},
	{regexp.MustCompile(`staatsanwalt|generalstaatsanwalt|amtsanwalt`), "staatsanwaltschaft"},
	{regexp.MustCompile(`rechtsanw|anwalt|kanzlei|fachanwalt`), "rechtsanwaltschaft"},
	{regexp.MustCompile(`bewahrung|gerichtshilfe|justizsozial|sozialer dienst der justiz|sozialen dienste? der justiz|justizvollzug|\bjva\b|ambulante[rn]? (sozial|justiz)|haftentlassen|straffallig`), "justizsozialdienst"},
	{regexp.MustCompile(`gericht|justiz\b|richter`), "gericht"},
	{regexp.MustCompile(`(polizei|kriminal|kommissariat).*(opfer|pravention|vorbeugung|haus)|opferschutz.*polizei|kriminalpravention|kommissariat (vorbeugung|kp)`), "polizei_opferschutz"},
	{regexp.MustCompile(`polizei|kommissariat|bundespolizei|revier\b`), "polizei"},
	{regexp.MustCompile(`opferschutz`), "opferschutz_kommunal"},
	{regexp.MustCompile(`opferhilfe|weisser ring|opferberatung|opferambulanz|traumaambulanz|opferentschadig|zeugenbegleit|opferfursorge`), "opferhilfe"},
	{regexp.MustCompile(`fruhe hilfen|familienhebamme|babylotse`), "fruehe_hilfen"},
	{regexp.MustCompile(`gleichstellung|chancengleichheit|frauenburo|frauenbeauftragt|frauenreferat|frauenpolitik`), "gleichstellung"},
	{regexp.MustCompile(`netzwerk.*kinderschutz|kinderschutz(netzwerk|koordin|zentrum|bund|ambulanz)|dksb|koordinat.*kinderschutz|insoweit erfahren`), "kinderschutz_netzwerk"},
	{regexp.MustCompile(`jugendamt|jugendamter|allgemeiner? soziale[rn]? dienst|\basd\b|\bksd\b|kommunale[rn]? soziale[rn]? dienst|sozialer dienst|fachbereich.*(jugend|familie)|amt fur.*(jugend|familie)|fachdienst.*(jugend|familie)|dezernat.*jugend`), directory.SectorYouthOffice},
	{regexp.MustCompile(`(erziehungs|schul)beratung|schulpsycholog|familien- und schulberat|familienberatung`), "familien_schulberatung"},
	{regexp.MustCompile(`frauenzentrum|frauentreff|frauenladen|frauencafe|mutterzentrum|frauenkultur`), "frauenzentrum"},
	{regexp.MustCompile(`(frauen|madchen).*(beratung|fachstelle|hilfe)|beratung.*(frauen|madchen)|frauenfachberat|hausliche[rn]? gewalt|frauenprojekt|frauenverein|frauen helfen frauen`), "frauenberatung"},
	{regexp.MustCompile(`psychotherap|psycholog.*praxis`), "psychotherapie"},
	{regexp.MustCompile(`arzt|arzte|hebamme|gynakolog|kinderarzt|zahnarzt|hausarzt`), "aerzteschaft"},
	{regexp.MustCompile(`volkshochschule|\bvhs\b|kita\b|kitas\b|kindertag|kindergart|schulamt|schulen?\b|grundschule|gymnasium|schulsozial|lehr|bildung|schulaufsicht`), "schule_bildung"},
	{regexp.MustCompile(`gesundheit|klinik|krankenh|hospital|psychiatri|medizin|apothek|krankenkass|sucht|ambulanz`), "gesundheit"},
	{regexp.MustCompile(`hochschule|universitat|akademie|institut\b`), "hochschule"},
	{regexp.MustCompile(`ordnungs|offentliche ordnung|feuerwehr|rettungsdienst|sicherheit`), "ordnung"},
	{regexp.MustCompile(`auslanderbehorde|aufnahme|fluchtling|gefluchtet|asyl`), "aufnahmebehoerde"},
	{regexp.MustCompile(`integration|migration|migrant|interkulturell|auslander`), "integration"},
	{regexp.MustCompile(`familienhilfe|familienzentrum|familienbildung|familienpflege|mehrgeneration|familientreff`), "familienhilfe"},
	{regexp.MustCompile(`jugendhilfe|kinder- und jugend|jugendring|jugendwerk|kinderheim|erziehungshilfe|kinderdorf|jugendzentrum|jugendhaus|jugendsozial`), "kinder_jugendhilfe_traeger"},
	{regexp.MustCompile(`fraktion|partei|stadtverordnet|stadtrat|kreistag|gemeinderat|politik|abgeordnet|ratsmitglied|beirat`), "politik"},
	{regexp.MustCompile(`frauen|madchen|skf\b`), "frauenberatung"},
}

// sectorOf proposes the sector of a member from its name, then its parent, then the heading it stood under.
func sectorOf(m Member) directory.Sector {
	for _, text := range []string{m.Name, m.Parent, m.Category} {
		plain := plainText(text)
		if strings.Contains(plain, "frauenhauskoordin") {
			return "gleichstellung"
		}
		for _, s := range sectorWords {
			if text != "" && s.shape.MatchString(plain) {
				return s.sector
			}
		}
	}
	return directory.SectorMiscellaneous
}

// isProtected reports whether a text speaks of an institution whose address must never be known.
func isProtected(texts ...string) bool {
	for _, text := range texts {
		plain := plainText(text)
		for _, s := range sectorWords[:3] {
			if s.shape.MatchString(plain) {
				return true
			}
		}
		if strings.Contains(plain, "schutzeinrichtung") || strings.Contains(plain, "schutzunterkunft") {
			return true
		}
	}
	return false
}
