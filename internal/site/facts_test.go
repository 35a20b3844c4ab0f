package site_test

import "rundtisch/internal/app/apptest"

// fact is something one of the five source texts says: every one of texts must be found in what a visitor
// reads at page, blanks and line breaks taken as one blank.
type fact struct {
	id    string // H Herne, M Mettmann, S Soest, B Braunschweig, A Anhalt-Bitterfeld
	page  string
	texts []string
}

// facts lists every fact of the five source texts. The documents in internal/examples carry them,
// the pages must show them.
var facts = []fact{
	{"H1", apptest.HernePage, []string{"Dezember 2000"}},
	{"H2", apptest.HernePage, []string{
		"Das Büro für Gleichstellung und Vielfalt und das Frauenhaus gaben den Anstoß.",
		"Gab mit dem Frauenhaus den Anstoß für die Verfahrensschritte.",
	}},
	{"H3", apptest.HernePage, []string{
		"Frauenhaus Herne",
		"Gab mit dem Büro für Gleichstellung und Vielfalt den Anstoß für die Verfahrensschritte.",
	}},
	{"H4", apptest.HernePage, []string{"Verfahrensschritte zur Umsetzung der gesetzlichen Regelungen in Herne"}},
	{"H5", apptest.HernePage, []string{"Kriminalpräventiver Rat der Stadt Herne", "Der Runde Tisch ist dem Rat angegliedert."}},
	{"H6", apptest.HernePage, []string{"„Rückgang häuslicher Gewalt durch intensive Aufklärungs- und Öffentlichkeitsarbeit“"}},
	{"H7", apptest.HernePage, []string{
		"„Verbesserung der Situation von Gewaltbetroffenen durch eine umfangreiche und enge Zusammenarbeit mit beteiligten Institutionen“",
	}},
	{"H8", apptest.HernePage, []string{
		"haben ihr Zusammenwirken in den letzten Jahren verstärkt",
		"Für die Opfer häuslicher Gewalt zahlt sich das aus.",
	}},
	{"H9", apptest.HernePage, []string{
		"Der Runde Tisch hat in großem Umfang Schulungen organisiert.",
		"soziale Institutionen",
		"Schulen",
		"Kindergärten",
		"Kindertageseinrichtungen",
	}},
	{"H10", apptest.HernePage, []string{
		"Wer teilgenommen hat, ist gut informiert, vermittelt im Einzelfall und leitet Betroffene an die zuständigen Fachstellen weiter.",
	}},
	{"H11", apptest.HernePage, []string{
		"Broschüre gegen häusliche Gewalt",
		"Die beteiligten Fachleute haben intensiv diskutiert und ihre praktische Erfahrung eingebracht.",
	}},
	{"H12", apptest.HernePage, []string{"Beratungsstelle für Opfer von Menschenhandel"}},
	{"H13", apptest.HernePage, []string{
		"Evangelische Beratungsstelle für Ehe-, Partnerschafts- und Lebensfragen sowie Schwangerschaftskonfliktberatung",
	}},
	{"H14", apptest.HernePage, []string{"Frauenhaus Herne"}},
	{"H15", apptest.HernePage, []string{"IFAK e. V.", "Familienhilfezentrum Herne"}},
	{"H16", apptest.HernePage, []string{"Kreispolizeibehörde", "Opferschutzbeauftragte und Vertreterinnen"}},
	{"H17", apptest.HernePage, []string{"PLANB Ruhr e. V. – Interkulturelle Kinder- und Jugendhilfe, Niederlassung Herne"}},
	{"H18", apptest.HernePage, []string{"Rechtsanwältinnen"}},
	{"H19", apptest.HernePage, []string{"Schattenlicht – Beratungsstelle für Frauen und Mädchen e. V."}},
	{"H20", apptest.HernePage, []string{"Stadt Herne", "Familien- und Schulberatungsstelle"}},
	{"H21", apptest.HernePage, []string{"Stadt Herne", "Fachbereich Gesundheitsmanagement"}},
	{"H22", apptest.HernePage, []string{"Stadt Herne", "Fachbereich Kinder, Jugend und Familie"}},
	{"H23", apptest.HernePage, []string{"Stadt Herne", "Fachbereich Öffentliche Ordnung"}},
	{"H24", apptest.HernePage, []string{"Stadt Herne", "Büro für Gleichstellung und Vielfalt"}},
	{"H25", apptest.HernePage, []string{"Stadt Herne", "Kommunales Integrationszentrum"}},
	{"H26", apptest.HernePage, []string{"Opferschutzbeauftragter der Stadt Herne"}},
	{"H27", apptest.HernePage, []string{"Stadtverordnete der im Rat vertretenen Parteien"}},
	{"H28", apptest.HernePage, []string{"Weißer Ring e. V."}},

	{"M1", apptest.MettmannPage, []string{"Runder Tisch gegen häusliche Gewalt im Kreis Mettmann"}},
	{"M2", apptest.MettmannPage, []string{"zentrales Netzwerk- und Kooperationsinstrument gegen Gewalt in Familie und Partnerschaft"}},
	{"M3", apptest.MettmannPage, []string{"wesentlicher Baustein im kreisweiten Gewaltschutzkonzept"}},
	{"M4", apptest.MettmannPage, []string{
		"Gleichstellungsstellen",
		"Polizei",
		"Justiz",
		"Jugendämter",
		"Sozial- und Gesundheitsdienste",
		"spezialisierte Beratungs- und Unterstützungsangebote",
	}},
	{"M5", apptest.MettmannPage, []string{
		"Die Situation von gewaltbetroffenen Menschen nachhaltig verbessern, vor allem von Frauen und Kindern",
	}},
	{"M6", apptest.MettmannPage, []string{
		"Schutz- und Hilfestrukturen, die es schon gibt, vernetzen und stetig weiterentwickeln",
		"Fachlich über Sektorengrenzen hinweg zusammenarbeiten",
		"Gemeinsam die Öffentlichkeit für das Thema häusliche Gewalt sensibilisieren",
	}},
	{"M7", apptest.MettmannPage, []string{
		"Lenkungskreis",
		"setzt thematische Schwerpunkte",
		"bündelt Ergebnisse",
		"koordiniert die strategische Ausrichtung",
	}},
	{"M8", apptest.MettmannPage, []string{"Spezialisierte Arbeitsgruppen", "zum Beispiel Prävention und Öffentlichkeitsarbeit"}},
	{"M9", apptest.MettmannPage, []string{"eine Unterstützung möglich, die umfassend, verlässlich und fachübergreifend abgestimmt ist"}},
	{"M10", apptest.MettmannPage, []string{
		"Fachtage",
		"professionell Tätige",
		"Informationsformate",
		"Broschüren",
		"Kampagnen",
	}},
	{"M11", apptest.MettmannPage, []string{"„nicht als private Angelegenheit, sondern als gesamtgesellschaftliche Herausforderung“"}},
	{"M12", apptest.MettmannPage, []string{
		"Schirmherrin",
		"Landrätin",
		"Dr. Bettina Warnecke",
	}},
	{"M13", apptest.MettmannPage, []string{"Logo Runder Tisch", "© Kreis Mettmann"}},

	{"S1", apptest.SoestPage, []string{"2. November 2023"}},
	{"S2", apptest.SoestPage, []string{
		"Vereinbarung „Häusliche Gewalt und Kinderschutz“ geschlossen",
		"Arbeit der Kreiskooperationsrunde erhält schriftlich fixierten Rahmen - Einladung zum Fachtag „Sexualisierte Gewalt“",
	}},
	{"S3", apptest.SoestPage, []string{
		"Jugendämter",
		"Gerichte",
		"Staatsanwaltschaft",
		"Polizei",
		"Gesundheitsamt",
		"Frauenberatung Soest",
	}},
	{"S4", apptest.SoestPage, []string{
		"Eine Kooperationsvereinbarung legt die Arbeit der Runde schriftlich fest.",
		"Vereinbarung „Häusliche Gewalt und Kinderschutz“",
	}},
	{"S5", apptest.SoestPage, []string{
		"Hilfsangebote weiter ausbauen",
		"Häuslicher Gewalt durch Präventionsarbeit vorbeugen",
		"Versorgung und Beratung der Betroffenen verbessern",
		"Bestehende Netzwerke besser miteinander verknüpfen",
		"Hilfe aus einer Hand geben, schneller und unkomplizierter",
		"Veranstaltungen für Fachleute und Interessierte",
	}},
	{"S6", apptest.SoestPage, []string{"Fallkonferenzen", "Die Kooperationspartner stimmen ihr Vorgehen ab."}},
	{"S7", apptest.SoestPage, []string{
		"Fachtag „Sexualisierte Gewalt – Interdisziplinäre Zusammenarbeit als gesellschaftliche Herausforderung“",
		"21. November 2023",
		"Jahr erschlossen",
		"9 bis 17 Uhr",
		"Fachhochschule Südwestfalen in Soest",
		"Fachleute und Interessierte",
		"Vorträge und Diskussionen",
		"Fakten, Folgen und Hilfen",
		"kostenfrei",
		"www.kreis-soest.de/aktiongegengewalt",
	}},
	{"S8", apptest.SoestPage, []string{
		"Rund ein bis zwei Kinder in jeder Schulklasse mussten sexualisierte Gewalt erfahren.",
		"Weltgesundheitsorganisation (WHO)",
	}},
	{"S9", apptest.SoestPage, []string{"Zwei von drei Frauen erleben in ihrem Leben sexuelle Belästigung.", "Repräsentative Befragungen"}},
	{"S10", apptest.SoestPage, []string{
		"Wir alle wollen bestmöglich zusammenarbeiten, um dieser tragischen Bilanz etwas entgegenzusetzen",
		"Lena Sauerland",
		"Frauenberatung Soest",
	}},
	{"S11", apptest.SoestPage, []string{
		"Sexualisierte Gewalt ist in unserer Gesellschaft leider weit verbreitet.",
		"Patricia Deertz",
		"Kreisjugendamtsleiterin",
	}},
	{"S12", apptest.SoestPage, []string{
		"Die Runde hat sexualisierte Gewalt bewusst zum Schwerpunktthema gemacht.",
		"Die vertrauliche Spurensicherung voranbringen",
		"Aufklärungsarbeit für Fachkräfte leisten",
	}},
	{"S13", apptest.SoestPage, []string{"Zahlreiche Partner", "Diese Liste fehlt in der Quelle."}},
	{"S14", apptest.SoestPage, []string{
		"Pressestelle Kreis Soest",
		"Birgit Kalle",
		"02921 302546",
	}},
	{"S15", apptest.SoestPage, []string{
		"Zur Meldung gehört ein Foto.",
		"„Treffen im Kreishaus“",
		"Foto: Birgit Kalle/ Kreis Soest",
		"©Birgit Kalle/ Kreis Soest",
	}},
	{"S16", apptest.SoestPage, []string{
		"Nur mit Fotonachweis und nur zusammen mit der Pressemitteilung oder ihrem Thema.",
		"Eine gesonderte Verwendung ist nicht gestattet.",
		"Bei Ausstellungen darf das Foto nur gezeigt werden, wenn aktuell über sie berichtet wird.",
		"Wer es anders nutzen will, muss die Rechte selbst klären.",
	}},
	{"S17", apptest.SoestPage, []string{
		"Kreisverwaltung Soest",
		"1.400",
		"300.000",
		"Kreistag",
		"68",
		"gestaltet und kontrolliert die Aufgabenwahrnehmung",
		"Gesundheits- und Verbraucherschutz",
		"Kataster",
		"Rettungsdienst",
		"drei berufsbildende Schulen",
		"sechs Förderschulen",
		"Heilpädagogische Kindertagesstätte",
		"Archiv",
		"Medienzentrum",
		"Entsorgungswirtschaft Soest GmbH",
		"Wirtschaftsförderung Kreis Soest GmbH",
		"Teil der kommunalen Selbstverwaltung",
	}},
	{"S18", apptest.SoestPage, []string{
		"Das eigene Zuhause sollte der sicherste Ort sein. Doch gerade dort erleben viele Frauen und Kinder Gewalt.",
		"Viele Opfer sprechen aus Scham nicht darüber.",
	}},

	{"B1", apptest.BraunschweigPage, []string{"Interdisziplinäre Koordinierungsstelle Häusliche Gewalt für die Region Braunschweig"}},
	{"B2", apptest.BraunschweigPage, []string{"51", "fachliche Organisationen, Institutionen und Einrichtungen"}},
	{"B3", apptest.BraunschweigPage, []string{
		"interdisziplinäre Kooperationsgemeinschaft",
		"Fachexpertisen bündeln, um Unterstützung und Beratung weiter auszubauen",
	}},
	{"B4", apptest.BraunschweigPage, []string{
		"Betroffene häuslicher Gewalt nachhaltig und wirksam unterstützen: Das steht im Mittelpunkt der Kooperation",
	}},
	{"B5", apptest.BraunschweigPage, []string{
		"Institutionen und Organisationen der Intervention und Prävention zusammenbringen",
		"Synergieeffekte erreichen",
		"Interventionen, Maßnahmen und Vernetzungsstrukturen für die Region fortentwickeln",
		"Impulse für Verbesserungen geben",
	}},
	{"B6", apptest.BraunschweigPage, []string{"17. August 2018", "An diesem Tag wurde die Kooperationsvereinbarung gezeichnet."}},
	{"B7", apptest.BraunschweigPage, []string{
		"Koordinierungsstelle",
		"steuert die Zusammenarbeit",
		"strukturiert und initiiert gemeinsame Aufgaben und Maßnahmen",
	}},
	{"B8", apptest.BraunschweigPage, []string{
		"Rahmenbedingungen und Strukturen weiterentwickeln und verbessern, damit von Gewalt Betroffene umfassend geschützt und ausreichend unterstützt werden",
	}},
	{"B9", apptest.BraunschweigPage, []string{"Standards für die Zusammenarbeit in Fällen häuslicher Gewalt entwickeln und fortentwickeln"}},
	{"B10", apptest.BraunschweigPage, []string{
		"Einen regionalen Abstimmungs- und Informationsprozess aufbauen: zu Arbeitsweisen, zu Aufgaben und zur gemeinsamen Ausrichtung vernetzter Interventionen",
	}},
	{"B11", apptest.BraunschweigPage, []string{
		"Gemeinsame Interessen und Forderungen bündeln und in überregionalen und landesweiten Gremien und Fachebenen vertreten",
	}},
	{"B12", apptest.BraunschweigPage, []string{
		"Schon seit dem Jahr 2000 tun sich Fachkräfte in der Region gegen häusliche Gewalt zusammen: an runden Tischen vor Ort",
		"Verbesserungen seit dem Jahr 2000",
	}},
	{"B13", apptest.BraunschweigPage, []string{
		"51 Partnerinnen und Partner haben sich, so sagen sie selbst, „auf den Weg gemacht“.",
		"Gute lokale Projekte und Arbeitsweisen noch mehr in die Region tragen",
	}},
	{"B14", apptest.BraunschweigPage, []string{
		"Für viele Menschen gehört Gewalt zu Hause noch immer zum Leben, auch in der Region Braunschweig.",
		"in allen gesellschaftlichen Schichten",
		"Angst, Scham und Hilflosigkeit",
		"Menschen achten mehr auf das Problem",
		"Die Ächtung von Gewalt im sozialen Nahraum nimmt spürbar zu.",
	}},
	{"B15", apptest.BraunschweigPage, []string{
		"„längst keine Privatangelegenheit mehr“",
		"„konsequent verfolgt“",
		"Ein Netzwerk von Interventionspartnern berät, unterstützt und begleitet die Opfer.",
	}},
	{"B16", apptest.BraunschweigPage, []string{"ikost"}},

	{"A1", apptest.AnhaltBitterfeldPage, []string{
		"Erstes Treffen des Arbeitskreises gegen Gewalt nach längerer Pause",
		"24. April 2024",
		"Jahr erschlossen",
	}},
	{"A2", apptest.AnhaltBitterfeldPage, []string{
		"Frauenhäuser",
		"Frauenzentrum",
		"Polizei",
		"Opferberatung",
		"Gericht",
		"Beratungsstellen",
		"Allgemeiner Sozialer Dienst",
		"Gleichstellungsbeauftragte",
		"Koordinatorin des Lokalen Netzwerkes Kinderschutz",
	}},
	{"A3", apptest.AnhaltBitterfeldPage, []string{
		"Die Arbeit sollte damit beginnen, dass sich die Mitglieder gegenseitig kennenlernen.",
		"Welche Netzwerke, Kontakte und Expertisen gibt es schon?",
	}},
	{"A4", apptest.AnhaltBitterfeldPage, []string{
		"Diese Transparenz macht es möglich, „schneller Hilfen zu organisieren beziehungsweise zu vermitteln“.",
	}},
	{"A5", apptest.AnhaltBitterfeldPage, []string{
		"Fachkräfte wollten dort ihre konkreten Angebote vorstellen und sagen, welchen Bedarf es gibt.",
	}},
	{"A6", apptest.AnhaltBitterfeldPage, []string{"Fort- und Weiterbildung im Arbeitskreis zum Thema machen und sich darüber austauschen"}},
	{"A7", apptest.AnhaltBitterfeldPage, []string{
		"Gewalt frühzeitig erkennen",
		"Eine Gewaltspirale möglichst vermeiden oder verlassen",
		"Rechtzeitig Hilfe organisieren",
	}},
	{"A8", apptest.AnhaltBitterfeldPage, []string{
		"Nachbesprechung gemeinsamer Fälle",
		"Die Zusammenarbeit weiterentwickeln, zum Beispiel zwischen Frauenhäusern und Polizei",
	}},
	{"A9", apptest.AnhaltBitterfeldPage, []string{
		"Unabhängig vom Arbeitskreis wurden 2024 weitere Formate für Austausch und Beratung geprüft und geplant.",
		"Weitere Austausch- und Beratungsformate zu konkreten Fällen",
	}},
	{"A10", apptest.AnhaltBitterfeldPage, []string{"In dringenderen Fällen gab es bei Bedarf weiter die reguläre Beratung mit Polizei und Opferschutz."}},
	{"A11", apptest.AnhaltBitterfeldPage, []string{"Treffen des Arbeitskreises gegen Gewalt", "12. Juni 2024"}},
	{"A12", apptest.AnhaltBitterfeldPage, []string{"Ein Treffen pro Quartal ist „zukünftig angestrebt“."}},
	{"A13", apptest.AnhaltBitterfeldPage, []string{
		"Erster Fachtag des lokalen Netzwerkes Kinderschutz und des Netzwerks Frühe Hilfen",
		"5. Juni 2024",
		"Jahr erschlossen",
		"Berufsschule, Bitterfeld",
		"alle Fachkräfte, die mit Kindern, Jugendlichen und Familien arbeiten",
		"Lokales Netzwerk Kinderschutz",
		"Netzwerk Frühe Hilfen im Landkreis Anhalt-Bitterfeld",
	}},
	{"A14", apptest.AnhaltBitterfeldPage, []string{"https://eveeno.com/fachtagung_kinderschutz_fruehehilfen_abi"}},
	{"A15", apptest.AnhaltBitterfeldPage, []string{
		"Informations- und Amtsblatt des LK Anhalt-Bitterfeld",
		"10/2024",
		"Die Landkreisverwaltung informiert",
	}},
}
