package directory

import "regexp"

const landmark = `[\pL-]*(?:rathaus|kreishaus|kirche|dom|m(?:u|ue)nster|moschee|synagoge|kapelle|bahnhof|postamt|supermarkt|aldi|` +
	`lidl|rewe|edeka|netto|friedhof|schwimmbad|hallenbad|freibad|park|schloss|museum|feuerwehr|tankstelle|sparkasse|apotheke|` +
	`bibliothek|b(?:u|ue)cherei|stadthalle|theater|kino|br(?:u|ue)cke|marktplatz|rathausplatz|kaserne|sportplatz|stadion|brauerei|` +
	`hotel|gasthof|einkaufszentrum|kreisverkehr|hafen|kloster|pfarrhaus|gemeindehaus|turm|stadttor|baumarkt|stadtrand|markt)(?:e?s|e|en)?`

// Places that people describe: what a house is beside, the stop before it, what it is called.
var landmarks = []*regexp.Regexp{
	regexp.MustCompile(
		`(?i)(?:^|[^\pL])((?:schr(?:a|ae)g |direkt |genau )*gegen(?:u|ue)ber(?: (?:vom|von|von der|von dem|dem|der|des|` +
			`am))? (?:[\pL-]+ )?(?:` + landmark + `|post))(?:[^\pL]|$)`,
	),
	regexp.MustCompile(
		`(?i)(?:^|[^\pL])((?:neben|hinter|oberhalb|unterhalb|nahe|unweit|in der n(?:a|ae)he|n(?:a|ae)he)(?: (?:von|dem|der|des|den|` +
			`einem|einer|vom|am))* (?:[\pL-]+ )?(?:` + landmark + `|post))(?:[^\pL]|$)`,
	),
	// „gegenüber der Polizei" may be said of people, „gegenüber von der Polizei" and „gegenüber vom Finanzamt" only of houses.
	regexp.MustCompile(
		`(?i)(?:^|[^\pL])((?:schr(?:a|ae)g |direkt |genau )*gegen(?:u|ue)ber (?:vom|von der|von dem|von den) (?:[\pL-]+ )?[\pL-]+)(?:[^\pL]|$)`,
	),
	regexp.MustCompile(`(?i)(?:^|[^\pL])((?:am|beim|an der|an dem) (?:[\pL]+en )?` + landmark + `)(?:[^\pL]|$)`),
	regexp.MustCompile(`(?i)(?:^|[^\pL])((?:bus|bahn|tram|strassenbahn)?-?(?:haltestelle|haltepunkt)[: „"]+\pL[\pL.-]+)`),
	regexp.MustCompile(`(?:^|[^\pL])([US]-Bahn(?:hof|station|haltestelle)?[: „"]+\p{Lu}[\pL.-]+)`),
	regexp.MustCompile(`(?:^|[^\pL])((?:Haus|Villa|Pension|Schloss|Gut|Stift) [„"]?\p{Lu}\pL{2,})`),
	regexp.MustCompile(
		`(?i)(?:^|[^\pL])((?:im|in der|in dem|in einem|in einer|am) (?:alten|ehemaligen|fr(?:u|ue)heren|ehem\.|historischen|` +
			`einstigen) [\pL-]*(?:haus|hof|schule|kloster|kaserne|klinik|hotel|pension|amt|m(?:u|ue)hle|fabrik|werk|heim|villa|schloss|` +
			`gericht|post|pfarrei|kirche|kindergarten|kita))(?:[^\pL]|$)`,
	),
}

// landmarks returns the places that a text describes without street and postcode.
func (p plain) landmarks() []seen {
	var found []seen
	for _, pattern := range landmarks {
		for _, at := range pattern.FindAllStringSubmatchIndex(p.text, -1) {
			found = append(found, seen{span: span{at[2], at[3]}, soft: true})
		}
	}
	return found
}
