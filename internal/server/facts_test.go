package server_test

// fact is something one of the five source texts says: every one of texts must be found in what a visitor
// reads at page, blanks and line breaks taken as one blank.
type fact struct {
	id    string // H Herne, M Mettmann, S Soest, B Braunschweig, A Anhalt-Bitterfeld
	page  string
	texts []string
}

const (
	hernePage            = "/netzwerke/herne"
	mettmannPage         = "/netzwerke/mettmann"
	soestPage            = "/netzwerke/soest"
	braunschweigPage     = "/netzwerke/braunschweig"
	anhaltBitterfeldPage = "/netzwerke/anhalt-bitterfeld"
)

// facts lists every fact of the five source texts. The documents in internal/examples carry them,
// the pages must show them.
var facts = []fact{
	{"H1", hernePage, []string{"Dezember 2000"}},
	{"H2", hernePage, []string{
		"Das Büro für Gleichstellung und Vielfalt und das Frauenhaus gaben den Anstoß.",
		"Gab mit dem Frauenhaus den Anstoß für die Verfahrensschritte.",
	}},
	{"H3", hernePage, []string{
		"Frauenhaus Herne",
		"Gab mit dem Büro für Gleichstellung und Vielfalt den Anstoß für die Verfahrensschritte.",
	}},
	{"H4", hernePage, []string{"Verfahrensschritte zur Umsetzung der gesetzlichen Regelungen in Herne"}},
	{"H5", hernePage, []string{"Kriminalpräventiver Rat der Stadt Herne", "Der Runde Tisch ist dem Rat angegliedert."}},
	{"H6", hernePage, []string{"„Rückgang häuslicher Gewalt durch intensive Aufklärungs- und Öffentlichkeitsarbeit“"}},
	{"H7", hernePage, []string{
		"„Verbesserung der Situation von Gewaltbetroffenen durch eine umfangreiche und enge Zusammenarbeit mit beteiligten Institutionen“",
	}},
	{"H8", hernePage, []string{
		"haben ihr Zusammenwirken in den letzten Jahren verstärkt",
		"Für die Opfer häuslicher Gewalt zahlt sich das aus.",
	}},
	{"H9", hernePage, []string{
		"Der Runde Tisch hat in großem Umfang Schulungen organisiert.",
		"soziale Institutionen",
		"Schulen",
		"Kindergärten",
		"Kindertageseinrichtungen",
	}},
	{"H10", hernePage, []string{
		"Wer teilgenommen hat, ist gut informiert, vermittelt im Einzelfall und leitet Betroffene an die zuständigen Fachstellen weiter.",
	}},
	{"H11", hernePage, []string{
		"Broschüre gegen häusliche Gewalt",
		"Die beteiligten Fachleute haben intensiv diskutiert und ihre praktische Erfahrung eingebracht.",
	}},
	{"H12", hernePage, []string{"Beratungsstelle für Opfer von Menschenhandel"}},
	{"H13", hernePage, []string{
		"Evangelische Beratungsstelle für Ehe-, Partnerschafts- und Lebensfragen sowie Schwangerschaftskonfliktberatung",
	}},
	{"H14", hernePage, []string{"Frauenhaus Herne"}},
	{"H15", hernePage, []string{"IFAK e. V.", "Familienhilfezentrum Herne"}},
	{"H16", hernePage, []string{"Kreispolizeibehörde", "Opferschutzbeauftragte und Vertreterinnen"}},
	{"H17", hernePage, []string{"PLANB Ruhr e. V. – Interkulturelle Kinder- und Jugendhilfe, Niederlassung Herne"}},
	{"H18", hernePage, []string{"Rechtsanwältinnen"}},
	{"H19", hernePage, []string{"Schattenlicht – Beratungsstelle für Frauen und Mädchen e. V."}},
	{"H20", hernePage, []string{"Stadt Herne", "Familien- und Schulberatungsstelle"}},
	{"H21", hernePage, []string{"Stadt Herne", "Fachbereich Gesundheitsmanagement"}},
	{"H22", hernePage, []string{"Stadt Herne", "Fachbereich Kinder, Jugend und Familie"}},
	{"H23", hernePage, []string{"Stadt Herne", "Fachbereich Öffentliche Ordnung"}},
	{"H24", hernePage, []string{"Stadt Herne", "Büro für Gleichstellung und Vielfalt"}},
	{"H25", hernePage, []string{"Stadt Herne", "Kommunales Integrationszentrum"}},
	{"H26", hernePage, []string{"Opferschutzbeauftragter der Stadt Herne"}},
	{"H27", hernePage, []string{"Stadtverordnete der im Rat vertretenen Parteien"}},
	{"H28", hernePage, []string{"Weißer Ring e. V."}},

	{"M1", mettmannPage, []string{"Runder Tisch gegen häusliche Gewalt im Kreis Mettmann"}},
	{"M2", mettmannPage, []string{"zentrales Netzwerk- und Kooperationsinstrument gegen Gewalt in Familie und Partnerschaft"}},
	{"M3", mettmannPage, []string{"wesentlicher Baustein im kreisweiten Gewaltschutzkonzept"}},
	{"M4", mettmannPage, []string{
		"Gleichstellungsstellen",
		"Polizei",
		"Justiz",
		"Jugendämter",
		"Sozial- und Gesundheitsdienste",
		"spezialisierte Beratungs- und Unterstützungsangebote",
	}},
	{"M5", mettmannPage, []string{
		"Die Situation von gewaltbetroffenen Menschen nachhaltig verbessern, vor allem von Frauen und Kindern",
	}},
	{"M6", mettmannPage, []string{
		"Schutz- und Hilfestrukturen, die es schon gibt, vernetzen und stetig weiterentwickeln",
		"Fachlich über Sektorengrenzen hinweg zusammenarbeiten",
		"Gemeinsam die Öffentlichkeit für das Thema häusliche Gewalt sensibilisieren",
	}},
	{"M7", mettmannPage, []string{
		"Lenkungskreis",
		"setzt thematische Schwerpunkte",
		"bündelt Ergebnisse",
		"koordiniert die strategische Ausrichtung",
	}},
	{"M8", mettmannPage, []string{"Spezialisierte Arbeitsgruppen", "zum Beispiel Prävention und Öffentlichkeitsarbeit"}},
	{"M9", mettmannPage, []string{"eine Unterstützung möglich, die umfassend, verlässlich und fachübergreifend abgestimmt ist"}},
	{"M10", mettmannPage, []string{
		"Fachtage",
		"professionell Tätige",
		"Informationsformate",
		"Broschüren",
		"Kampagnen",
	}},
	{"M11", mettmannPage, []string{"„nicht als private Angelegenheit, sondern als gesamtgesellschaftliche Herausforderung“"}},
	{"M12", mettmannPage, []string{
		"Schirmherrin",
		"Landrätin",
		"Dr. Bettina Warnecke",
	}},
	{"M13", mettmannPage, []string{"Logo Runder Tisch", "© Kreis Mettmann"}},

	{"S1", soestPage, []string{"2. November 2023"}},
	{"S2", soestPage, []string{
		"Vereinbarung „Häusliche Gewalt und Kinderschutz“ geschlossen",
		"Arbeit der Kreiskooperationsrunde erhält schriftlich fixierten Rahmen - Einladung zum Fachtag „Sexualisierte Gewalt“",
	}},
	{"S3", soestPage, []string{
		"Jugendämter",
		"Gerichte",
		"Staatsanwaltschaft",
		"Polizei",
		"Gesundheitsamt",
		"Frauenberatung Soest",
	}},
	{"S4", soestPage, []string{
		"Eine Kooperationsvereinbarung legt die Arbeit der Runde schriftlich fest.",
		"Vereinbarung „Häusliche Gewalt und Kinderschutz“",
	}},
	{"S5", soestPage, []string{
		"Hilfsangebote weiter ausbauen",
		"Häuslicher Gewalt durch Präventionsarbeit vorbeugen",
		"Versorgung und Beratung der Betroffenen verbessern",
		"Bestehende Netzwerke besser miteinander verknüpfen",
		"Hilfe aus einer Hand geben, schneller und unkomplizierter",
		"Veranstaltungen für Fachleute und Interessierte",
	}},
	{"S6", soestPage, []string{"Fallkonferenzen", "Die Kooperationspartner stimmen ihr Vorgehen ab."}},
	{"S7", soestPage, []string{
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
	{"S8", soestPage, []string{
		"Rund ein bis zwei Kinder in jeder Schulklasse mussten sexualisierte Gewalt erfahren.",
		"Weltgesundheitsorganisation (WHO)",
	}},
	{"S9", soestPage, []string{"Zwei von drei Frauen erleben in ihrem Leben sexuelle Belästigung.", "Repräsentative Befragungen"}},
	{"S10", soestPage, []string{
		"Wir alle wollen bestmöglich zusammenarbeiten, um dieser tragischen Bilanz etwas entgegenzusetzen",
		"Lena Sauerland",
		"Frauenberatung Soest",
	}},
	{"S11", soestPage, []string{
		"Sexualisierte Gewalt ist in unserer Gesellschaft leider weit verbreitet.",
		"Patricia Deertz",
		"Kreisjugendamtsleiterin",
	}},
	{"S12", soestPage, []string{
		"Die Runde hat sexualisierte Gewalt bewusst zum Schwerpunktthema gemacht.",
		"Die vertrauliche Spurensicherung voranbringen",
		"Aufklärungsarbeit für Fachkräfte leisten",
	}},
	{"S13", soestPage, []string{"Zahlreiche Partner", "Diese Liste fehlt in der Quelle."}},
	{"S14", soestPage, []string{
		"Pressestelle Kreis Soest",
		"Birgit Kalle",
		"02921 302546",
	}},
	{"S15", soestPage, []string{
		"Zur Meldung gehört ein Foto.",
		"„Treffen im Kreishaus“",
		"Foto: Birgit Kalle/ Kreis Soest",
		"©Birgit Kalle/ Kreis Soest",
	}},
	{"S16", soestPage, []string{
		"Nur mit Fotonachweis und nur zusammen mit der Pressemitteilung oder ihrem Thema.",
		"Eine gesonderte Verwendung ist nicht gestattet.",
		"Bei Ausstellungen darf das Foto nur gezeigt werden, wenn aktuell über sie berichtet wird.",
		"Wer es anders nutzen will, muss die Rechte selbst klären.",
	}},
	{"S17", soestPage, []string{
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
	{"S18", soestPage, []string{
		"Das eigene Zuhause sollte der sicherste Ort sein. Doch gerade dort erleben viele Frauen und Kinder Gewalt.",
		"Viele Opfer sprechen aus Scham nicht darüber.",
	}},

	{"B1", braunschweigPage, []string{"Interdisziplinäre Koordinierungsstelle Häusliche Gewalt für die Region Braunschweig"}},
	{"B2", braunschweigPage, []string{"51", "fachliche Organisationen, Institutionen und Einrichtungen"}},
	{"B3", braunschweigPage, []string{
		"interdisziplinäre Kooperationsgemeinschaft",
		"Fachexpertisen bündeln, um Unterstützung und Beratung weiter auszubauen",
	}},
	{"B4", braunschweigPage, []string{
		"Betroffene häuslicher Gewalt nachhaltig und wirksam unterstützen: Das steht im Mittelpunkt der Kooperation",
	}},
	{"B5", braunschweigPage, []string{
		"Institutionen und Organisationen der Intervention und Prävention zusammenbringen",
		"Synergieeffekte erreichen",
		"Interventionen, Maßnahmen und Vernetzungsstrukturen für die Region fortentwickeln",
		"Impulse für Verbesserungen geben",
	}},
	{"B6", braunschweigPage, []string{"17. August 2018", "An diesem Tag wurde die Kooperationsvereinbarung gezeichnet."}},
	{"B7", braunschweigPage, []string{
		"Koordinierungsstelle",
		"steuert die Zusammenarbeit",
		"strukturiert und initiiert gemeinsame Aufgaben und Maßnahmen",
	}},
	{"B8", braunschweigPage, []string{
		"Rahmenbedingungen und Strukturen weiterentwickeln und verbessern, damit von Gewalt Betroffene umfassend geschützt und ausreichend unterstützt werden",
	}},
	{"B9", braunschweigPage, []string{"Standards für die Zusammenarbeit in Fällen häuslicher Gewalt entwickeln und fortentwickeln"}},
	{"B10", braunschweigPage, []string{
		"Einen regionalen Abstimmungs- und Informationsprozess aufbauen: zu Arbeitsweisen, zu Aufgaben und zur gemeinsamen Ausrichtung vernetzter Interventionen",
	}},
	{"B11", braunschweigPage, []string{
		"Gemeinsame Interessen und Forderungen bündeln und in überregionalen und landesweiten Gremien und Fachebenen vertreten",
	}},
	{"B12", braunschweigPage, []string{
		"Schon seit dem Jahr 2000 tun sich Fachkräfte in der Region gegen häusliche Gewalt zusammen: an runden Tischen vor Ort",
		"Verbesserungen seit dem Jahr 2000",
	}},
	{"B13", braunschweigPage, []string{
		"51 Partnerinnen und Partner haben sich, so sagen sie selbst, „auf den Weg gemacht“.",
		"Gute lokale Projekte und Arbeitsweisen noch mehr in die Region tragen",
	}},
	{"B14", braunschweigPage, []string{
		"Für viele Menschen gehört Gewalt zu Hause noch immer zum Leben, auch in der Region Braunschweig.",
		"in allen gesellschaftlichen Schichten",
		"Angst, Scham und Hilflosigkeit",
		"Menschen achten mehr auf das Problem",
		"Die Ächtung von Gewalt im sozialen Nahraum nimmt spürbar zu.",
	}},
	{"B15", braunschweigPage, []string{
		"„längst keine Privatangelegenheit mehr“",
		"„konsequent verfolgt“",
		"Ein Netzwerk von Interventionspartnern berät, unterstützt und begleitet die Opfer.",
	}},
	{"B16", braunschweigPage, []string{"ikost"}},

	{"A1", anhaltBitterfeldPage, []string{
		"Erstes Treffen des Arbeitskreises gegen Gewalt nach längerer Pause",
		"24. April 2024",
		"Jahr erschlossen",
	}},
	{"A2", anhaltBitterfeldPage, []string{
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
	{"A3", anhaltBitterfeldPage, []string{
		"Die Arbeit sollte damit beginnen, dass sich die Mitglieder gegenseitig kennenlernen.",
		"Welche Netzwerke, Kontakte und Expertisen gibt es schon?",
	}},
	{"A4", anhaltBitterfeldPage, []string{
		"Diese Transparenz macht es möglich, „schneller Hilfen zu organisieren beziehungsweise zu vermitteln“.",
	}},
	{"A5", anhaltBitterfeldPage, []string{
		"Fachkräfte wollten dort ihre konkreten Angebote vorstellen und sagen, welchen Bedarf es gibt.",
	}},
	{"A6", anhaltBitterfeldPage, []string{"Fort- und Weiterbildung im Arbeitskreis zum Thema machen und sich darüber austauschen"}},
	{"A7", anhaltBitterfeldPage, []string{
		"Gewalt frühzeitig erkennen",
		"Eine Gewaltspirale möglichst vermeiden oder verlassen",
		"Rechtzeitig Hilfe organisieren",
	}},
	{"A8", anhaltBitterfeldPage, []string{
		"Nachbesprechung gemeinsamer Fälle",
		"Die Zusammenarbeit weiterentwickeln, zum Beispiel zwischen Frauenhäusern und Polizei",
	}},
	{"A9", anhaltBitterfeldPage, []string{
		"Unabhängig vom Arbeitskreis wurden 2024 weitere Formate für Austausch und Beratung geprüft und geplant.",
		"Weitere Austausch- und Beratungsformate zu konkreten Fällen",
	}},
	{"A10", anhaltBitterfeldPage, []string{"In dringenderen Fällen gab es bei Bedarf weiter die reguläre Beratung mit Polizei und Opferschutz."}},
	{"A11", anhaltBitterfeldPage, []string{"Treffen des Arbeitskreises gegen Gewalt", "12. Juni 2024"}},
	{"A12", anhaltBitterfeldPage, []string{"Ein Treffen pro Quartal ist „zukünftig angestrebt“."}},
	{"A13", anhaltBitterfeldPage, []string{
		"Erster Fachtag des lokalen Netzwerkes Kinderschutz und des Netzwerks Frühe Hilfen",
		"5. Juni 2024",
		"Jahr erschlossen",
		"Berufsschule, Bitterfeld",
		"alle Fachkräfte, die mit Kindern, Jugendlichen und Familien arbeiten",
		"Lokales Netzwerk Kinderschutz",
		"Netzwerk Frühe Hilfen im Landkreis Anhalt-Bitterfeld",
	}},
	{"A14", anhaltBitterfeldPage, []string{"https://eveeno.com/fachtagung_kinderschutz_fruehehilfen_abi"}},
	{"A15", anhaltBitterfeldPage, []string{
		"Informations- und Amtsblatt des LK Anhalt-Bitterfeld",
		"10/2024",
		"Die Landkreisverwaltung informiert",
	}},
}
