package memberlist

import "testing"

// What a body is counts before what it is concerned with, and before where it is.
func TestTheKindOfBodyGoesBeforeItsTopic(t *testing.T) {
	for _, test := range []struct{ parent, name, want string }{
		{"", "Sonderdezernat häusliche Gewalt der Staatsanwaltschaft Seefurt", "staatsanwaltschaft"},
		{"", "Dezernat für Sexualdelikte bei der Staatsanwaltschaft", "staatsanwaltschaft"},
		{"", "Staatsanwaltschaft Seefurt, Abteilung Menschenhandel", "staatsanwaltschaft"},
		{"Staatsanwaltschaft Seefurt", "Sonderdezernat häusliche Gewalt", "staatsanwaltschaft"},
		{"", "Kommissariat 12 – sexueller Missbrauch, Polizeipräsidium Seefurt", "polizei"},
		{"", "Polizeiinspektion Seefurt, Sachgebiet Häusliche Gewalt", "polizei"},
		{"Polizei Seefurt", "Beratung für Frauen und Mädchen", "polizei"},
		{"", "Opferschutzbeauftragte der Polizei", "polizei_opferschutz"},
		{"Polizeiinspektion Seefurt", "Opferschutz", "polizei_opferschutz"},
		{"", "Amtsgericht – Abteilung für Frauen und Familie", "gericht"},
		{"", "Familiengericht Seefurt", "gericht"},
		{"", "Gerichtshilfe bei der Staatsanwaltschaft", "justizsozialdienst"},
		{"", "Sozialer Dienst der Justiz beim Landgericht Seefurt", "justizsozialdienst"},
		{"", "Gesundheitsamt, Beratung zu sexueller Gesundheit", "gesundheit"},
		{"", "Frauenklinik Seefurt", "gesundheit"},
		{"", "Jugendamt, Fachdienst sexueller Missbrauch", "jugendamt_asd"},
		{"", "Hochschule für Polizei und öffentliche Verwaltung", "hochschule"},
		{"", "Universität Seefurt, Institut für Frauenforschung", "hochschule"},
		{"", "Rechtsanwältin für Opferschutz", "rechtsanwaltschaft"},
		{"", "Fachanwältinnen für Familienrecht", "rechtsanwaltschaft"},
		{"", "Gleichstellungsbeauftragte der Polizeidirektion Seefurt", "gleichstellung"},
		{"", "Frauenärztin", "aerzteschaft"},
		{"", "Grundschule für Mädchen und Jungen", "schule_bildung"},
		{"", "Traumaambulanz am Klinikum Seefurt", "opferhilfe"},
		{"", "Frauenhaus Seefurt", "frauenhaus"},
		{"Polizei Seefurt", "Frauenhaus Seefurt", "frauenhaus"},
		{"", "Frauenberatungsstelle gegen häusliche Gewalt", "frauenberatung"},
		{"", "Wildwasser Seefurt, Fachberatung gegen sexuellen Missbrauch", "fachberatung_sexualisierte_gewalt"},
		{"", "Täterberatung in Zusammenarbeit mit der Staatsanwaltschaft", "taeterarbeit"},
		{"", "Beratungsstelle für Opfer von Menschenhandel in Absprache mit der Polizei", "fachberatung_menschenhandel"},
		{"Stadt Seefurt", "Fachbereich Jugend", "jugendamt_asd"},
		{"Klinikum Seefurt", "Sozialdienst", "gesundheit"},
		{"Klinikum Seefurt", "Beratungsstelle für Schwangere", "schwangerschaftskonflikt"},
	} {
		if got := sectorOf(Member{Name: test.name, Parent: test.parent}); string(got) != test.want {
			t.Errorf("%q of %q is %s, want %s", test.name, test.parent, got, test.want)
		}
	}
}
