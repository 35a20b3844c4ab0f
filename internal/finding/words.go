package finding

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// words are what people type for a filter besides its name, folded as directory.Fold does; „…*" is a beginning.
var words = []struct {
	said     string
	topic    directory.Topic
	audience directory.Audience
	access   directory.Access
	mode     directory.Mode
}{
	{said: "hausliche* partnerschaftsgewalt beziehungsgewalt schlage*", topic: "haeusliche_gewalt"},
	{said: "frauenhaus* schutzhaus* schutzwohnung* zuflucht* unterkunft schutzunterkunft shelter refuge", topic: "schutzunterkunft"},
	{said: "wegweisung polizeieinsatz wohnungsverweis* ruckkehrverbot", topic: "nach_polizeieinsatz"},
	{said: "sexuali* sexuelle* vergewaltig* ubergriff* rape sexual", topic: "sexualisierte_gewalt"},
	{said: "stalking nachstell* stalker*", topic: "stalking"},
	{said: "digitale* cyber* internet* handy", topic: "digitale_gewalt"},
	{said: "miterleb* mitbetroffen*", topic: "kinder_mitbetroffen"},
	{said: "zwangsheirat* zwangsverheirat* zwangsehe ehre", topic: "zwangsheirat"},
	{said: "menschenhandel zwangsprostitution ausbeutung", topic: "menschenhandel"},
	{said: "fgm beschneidung genitalverstummelung", topic: "genitalverstuemmelung"},
	{said: "trennung scheidung sorgerecht umgang* divorce custody", topic: "trennung_sorgerecht"},
	{said: "anwalt* anwaltin* lawyer legal rechtsanw* gewaltschutzgesetz rechtsberatung", topic: "recht"},
	{said: "prozessbegleitung gerichtsbegleitung anzeige", topic: "gerichtsbegleitung"},
	{said: "spurensicherung beweissicherung spuren", topic: "spurensicherung"},
	{said: "opferentschadigung entschadigung oeg", topic: "opferentschaedigung"},
	{said: "wohnung* obdach* housing", topic: "wohnen"},
	{said: "schulden geld money debts jobcenter burgergeld unterhalt", topic: "geld"},
	{said: "aufenthalt* visum", topic: "aufenthalt"},
	{said: "trauma* therapie psycholog* psychotherap*", topic: "seelische_folgen"},
	{said: "schwanger* pregnan*", topic: "schwangerschaft"},
	{said: "sucht* drogen alkohol", topic: "sucht"},
	{said: "taterarbeit tater* antigewalt*", topic: "gewalt_beenden", audience: "gewaltausuebende"},
	{said: "frau frauen woman women", audience: "frauen"},
	{said: "mann manner man men", audience: "maenner"},
	{said: "kind kinder child children kids", audience: "kinder"},
	{said: "jugendliche* madchen jungen teenager teenagers girls boys", audience: "jugendliche"},
	{said: "lsbti* lgbt* queer* schwul* lesbisch* lesbe* trans* inter* bisexuell*", audience: "lsbtiq"},
	{said: "behinderung* behindert* gehorlos* blind* deaf disabled", audience: "mit_behinderung"},
	{said: "altere* senior* alt", audience: "aeltere"},
	{said: "gefluchtet* fluchtling* migrant* zugewandert*", audience: "gefluechtete"},
	{said: "angehorige* eltern freund*", audience: "angehoerige"},
	{said: "fachkraft* fachkrafte*", audience: "fachkraefte"},
	{said: "stufenlos* rollstuhl* barrierefrei* ebenerdig wheelchair step-free", access: "stufenlos"},
	{said: "aufzug lift fahrstuhl", access: "aufzug"},
	{said: "wc toilette", access: "wc"},
	{said: "induktion* horgerat*", access: "induktionsschleife"},
	{said: "dgs gebarden* sign", access: "dgs"},
	{said: "leichte*", access: "leichte_sprache"},
	{said: "telefon telefonisch anruf* hotline phone", mode: "telefon"},
	{said: "chat*", mode: "chat"},
	{said: "mail e-mail email", mode: "e_mail"},
	{said: "video*", mode: "video"},
	{said: "aufsuchend* hausbesuch* mobil", mode: "aufsuchend"},
}

// filter reports whether a word means a filter, and sets it where nothing was chosen.
func (q *Query) filter(word string, names []Names) bool {
	if word == "" {
		return true
	}
	for _, language := range names {
		for _, t := range directory.Tongues {
			name := directory.Fold(language.T("tongue." + string(t)))
			if first, _, _ := strings.Cut(name, " "); word == first || len(word) >= 5 && strings.HasPrefix(word, first) && len(word) <= len(first)+2 {
				if t != "de" { // spoken everywhere: services name it nowhere
					set(&q.Language, t)
				}
				return true
			}
		}
	}
	for _, w := range words {
		if !slices.ContainsFunc(strings.Fields(w.said), func(said string) bool {
			begin, open := strings.CutSuffix(said, "*")
			return word == begin || open && strings.HasPrefix(word, begin)
		}) {
			continue
		}
		set(&q.Topic, w.topic)
		set(&q.Audience, w.audience)
		set(&q.Mode, w.mode)
		if w.access != "" && !slices.Contains(q.Access, w.access) {
			q.Access = append(q.Access, w.access)
		}
		return true
	}
	return false
}

func set[T ~string](to *T, value T) {
	if *to == "" {
		*to = value
	}
}
