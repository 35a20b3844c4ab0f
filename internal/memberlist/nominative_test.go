package memberlist

import "testing"

// What stands in a sentence in any case stands in a list in the nominative, letter for letter.
func TestNamesStandInTheNominative(t *testing.T) {
	for text, want := range map[string]string{
		"des Polizeireviers Beispiel":                 "Polizeirevier Beispiel",
		"des Polizeilichen Opferschutzes":             "Polizeilicher Opferschutz",
		"den Gleichstellungsbeauftragten der Region":  "Gleichstellungsbeauftragte der Region",
		"die Gleichstellungsbeauftragten der Region":  "Gleichstellungsbeauftragte der Region",
		"der Gleichstellungsbeauftragten des Kreises": "Gleichstellungsbeauftragte des Kreises",
		"dem Opferschutzbeauftragten der Polizei":     "Opferschutzbeauftragter der Polizei",
		"des Mayen-Koblenzer Frauenhauses":            "Mayen-Koblenzer Frauenhaus",
		"Weißem Ring":                                 "Weißer Ring",
		"der Weiße Ring":                              "Weißer Ring",
		"der Offenen Kinder- und Jugendarbeit":        "Offene Kinder- und Jugendarbeit",
		"des Pädagogischen Beratungszentrums":         "Pädagogisches Beratungszentrum",
		"der Sozialpädagogischen Grundbetreuung":      "Sozialpädagogische Grundbetreuung",
		"des Thüringischen Landkreistages e. V.":      "Thüringischer Landkreistag e. V.",
		"Ordnungs- und Jugendämtern":                  "Ordnungs- und Jugendämter",
		"sozialen Verbänden":                          "soziale Verbände",
		"Kindergärten":                                "Kindergärten",
		"dem Allgemeinen Sozialen Dienst":             "Allgemeiner Sozialer Dienst",
		"des Bündnisses gegen Gewalt":                 "Bündnis gegen Gewalt",
		"des Diakonischen Werkes":                     "Diakonisches Werk",
		"des DRK":                                     "DRK",
		"des Jobcenters":                              "Jobcenter",
		"den Krankenhäusern":                          "Krankenhäuser",
		"des Kreises":                                 "Kreis",
		"der Evangelischen Kirche":                    "Evangelische Kirche",
		"des Zentrums Bayern Familie und Soziales":    "Zentrum Bayern Familie und Soziales",
		"psychologischen Beratungsstellen":            "psychologische Beratungsstellen",
		"Beratungsstelle für Frauen":                  "Beratungsstelle für Frauen",
		"Frauenberatungsstelle":                       "Frauenberatungsstelle",
		"Amt für Soziales":                            "Amt für Soziales",
		"des Vereins Frauen helfen Frauen":            "Verein Frauen helfen Frauen",
		"der Arbeiterwohlfahrt":                       "Arbeiterwohlfahrt",
		"die Polizei":                                 "Polizei",
		"das Diakonische Werk":                        "Diakonisches Werk",
		"dem Jugendamt":                               "Jugendamt",
		"den Wohlfahrtsverbänden":                     "Wohlfahrtsverbände",
		"der Frauen- und Gleichstellungsbeauftragten": "Frauen- und Gleichstellungsbeauftragte",
		"den Frauen- und Gleichstellungsbeauftragten": "Frauen- und Gleichstellungsbeauftragte",
		"des Ausschusses für Soziales":                "Ausschuss für Soziales",
		"vom Kinderschutzbund":                        "Kinderschutzbund",
		"Ärztinnen und Ärzten":                        "Ärztinnen und Ärzte",
		"den Rechtsanwältinnen":                       "Rechtsanwältinnen",
	} {
		if got := nominative(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
