package openreferral

// Network is what the standard has no words for: how institutions work together. It is in the extension x_netzwerk of
// an organization, whose schema is made from these fields and published at the profile address. Days are written as
// ISO 8601-2 has them: 2018-08-17, 2000-12, 2023?-11-21.
type Network struct {
	Form        string        `json:"form" doc:"Form der Zusammenarbeit: runder_tisch, kooperationsrunde, koordinierungsstelle, arbeitskreis, interventionsprojekt, kriminalpraeventiver_rat oder sonstige"`
	FormText    string        `json:"form_text,omitempty" doc:"die Form in den Worten des Netzwerks"`
	Region      *Region       `json:"gebiet,omitempty" doc:"das Gebiet, für das das Netzwerk arbeitet"`
	Founded     string        `json:"gegruendet,omitempty" doc:"Tag, Monat oder Jahr der Gründung (ISO 8601-2)"`
	FoundedNote string        `json:"gegruendet_anmerkung,omitempty" doc:"was zur Gründung zu sagen ist"`
	AttachedTo  string        `json:"angegliedert_an,omitempty" doc:"wo das Netzwerk angegliedert ist"`
	Status      string        `json:"status,omitempty" doc:"aktiv, ruhend oder aufgeloest; fehlt, wenn es nicht bekannt ist"`
	Periods     []Period      `json:"zeitraeume,omitempty" doc:"wann das Netzwerk gearbeitet hat"`
	Emergency   bool          `json:"leistet_soforthilfe" doc:"ob das Netzwerk selbst sofort hilft; fast nie"`
	Topics      []string      `json:"themen,omitempty" doc:"womit sich das Netzwerk befasst"`
	Audience    []string      `json:"zielgruppen,omitempty" doc:"um wen es dem Netzwerk geht"`
	Framework   []string      `json:"rahmen,omitempty" doc:"Gesetze, Übereinkommen und Programme, auf die sich das Netzwerk stützt"`
	Stance      string        `json:"selbstverstaendnis,omitempty" doc:"wie das Netzwerk sich versteht"`
	Goals       []Goal        `json:"ziele,omitempty" doc:"Ziele, Aufgaben und Mittel, in ihrer Reihenfolge"`
	Bodies      []Body        `json:"gremien,omitempty" doc:"Gremien, Arbeitsgruppen und wiederkehrende Formate"`
	Agreements  []Agreement   `json:"vereinbarungen,omitempty" doc:"schriftliche Kooperationsvereinbarungen"`
	Patronages  []Patronage   `json:"schirmherrschaft,omitempty" doc:"Schirmherrschaften, als Amt und nie als Name"`
	Cadence     *Cadence      `json:"rhythmus,omitempty" doc:"wie oft das Netzwerk zusammenkommt; daraus folgen keine Termine"`
	Stated      *Stated       `json:"partner_zahl_laut_quelle,omitempty" doc:"wie viele Mitglieder die Quelle nennt; die Liste kann kürzer sein"`
	Members     []Membership  `json:"mitgliedschaften,omitempty" doc:"die Mitgliederliste, in ihrer Reihenfolge"`
	Events      []Event       `json:"veranstaltungen,omitempty" doc:"öffentlich bekannte Termine; ausführlich im Kalender"`
	Notices     []Publication `json:"meldungen,omitempty" doc:"was das Netzwerk oder seine Verwaltung veröffentlicht hat"`
	CheckedOn   string        `json:"geprueft_am,omitempty" doc:"Tag der letzten Prüfung (ISO 8601-2)"`
	CheckedBy   string        `json:"geprueft_durch,omitempty" doc:"wer geprüft hat: eine Rolle, nie eine Person"`
	ChangedAt   string        `json:"geaendert_am" format:"date-time" doc:"Zeitpunkt der letzten Änderung, in UTC mit Millisekunden"`
}

// Region is the area a network works in.
type Region struct {
	Name      string     `json:"name" doc:"Name des Gebiets"`
	Kind      string     `json:"art" doc:"kreisfreie_stadt, kreis, landkreis oder region"`
	State     string     `json:"land" doc:"die ersten zwei Stellen des amtlichen Gemeindeschlüssels"`
	Districts []District `json:"kreise,omitempty" doc:"die Kreise und kreisfreien Städte des Gebiets"`
}

// District is one Kreis.
type District struct {
	AGS      string `json:"ags" doc:"die ersten fünf Stellen des amtlichen Gemeindeschlüssels"`
	Name     string `json:"name" doc:"Name des Kreises"`
	Inferred bool   `json:"erschlossen,omitempty" doc:"wahr, wenn die Quelle den Kreis nicht selbst nennt"`
}

// Period is a stretch of a network's life.
type Period struct {
	Status string `json:"status" doc:"aktiv, ruhend oder aufgeloest"`
	From   string `json:"von,omitempty" doc:"Anfang (ISO 8601-2)"`
	To     string `json:"bis,omitempty" doc:"Ende (ISO 8601-2)"`
	Note   string `json:"anmerkung,omitempty" doc:"Anmerkung"`
}

// Goal is something a network wants, has to do, or does to get there.
type Goal struct {
	Kind     string `json:"art" doc:"ziel, aufgabe oder mittel"`
	Text     string `json:"text" doc:"der Wortlaut"`
	Verbatim bool   `json:"woertlich,omitempty" doc:"wahr, wenn der Text aus der Quelle zitiert ist"`
}

// Body is a part of a network that works, or something above it.
type Body struct {
	Kind  string   `json:"art" doc:"lenkung, arbeitsgruppe, geschaeftsstelle, extern, uebergeordnet oder format"`
	Name  string   `json:"name" doc:"Name"`
	Tasks []string `json:"aufgaben,omitempty" doc:"was es zu tun hat"`
	Note  string   `json:"anmerkung,omitempty" doc:"Anmerkung"`
}

// Agreement is a written cooperation agreement.
type Agreement struct {
	Title        string   `json:"titel" doc:"Titel"`
	Concluded    string   `json:"geschlossen,omitempty" doc:"Tag, Monat oder Jahr (ISO 8601-2)"`
	AtTheLatest  bool     `json:"spaetestens,omitempty" doc:"wahr, wenn nur bekannt ist, dass sie bis dahin geschlossen war"`
	Partners     string   `json:"partner,omitempty" doc:"wer sie geschlossen hat"`
	PartnerCount int      `json:"partner_zahl,omitempty" doc:"wie viele sie geschlossen haben"`
	Purposes     []string `json:"zwecke,omitempty" doc:"wozu"`
	Note         string   `json:"anmerkung,omitempty" doc:"Anmerkung"`
}

// Patronage says that somebody lends a network their name, in which office.
type Patronage struct {
	Function string `json:"bezeichnung" doc:"Amt oder Bezeichnung, ohne Namen"`
	From     string `json:"von,omitempty" doc:"Anfang (ISO 8601-2)"`
	To       string `json:"bis,omitempty" doc:"Ende (ISO 8601-2)"`
}

// Cadence is the intended rhythm of meetings.
type Cadence struct {
	Months    int    `json:"alle_monate" doc:"alle wie viel Monate"`
	Intended  bool   `json:"angestrebt,omitempty" doc:"wahr, wenn es nur angestrebt ist"`
	Statement string `json:"text,omitempty" doc:"in den Worten der Quelle"`
}

// Stated is the number of members that a source tells.
type Stated struct {
	Count int    `json:"anzahl,omitempty" doc:"die Zahl"`
	Text  string `json:"text,omitempty" doc:"was gezählt wird, oder ein Wort statt einer Zahl"`
}

// Membership is one line of a member list: an institution, or a group without the names of those in it.
type Membership struct {
	OrganizationID string `json:"organization_id,omitempty" format:"uuid" doc:"die Einrichtung, als organization in dieser Schnittstelle"`
	Name           string `json:"name" doc:"Name der Einrichtung oder der Gruppe"`
	Group          bool   `json:"gruppe,omitempty" doc:"wahr, wenn eine Gruppe gemeint ist, deren Mitglieder nicht einzeln genannt sind"`
	Role           string `json:"rolle" doc:"mitglied, kooperationspartner, vertragspartner, initiator, federfuehrung, geschaeftsfuehrung oder gast"`
	Function       string `json:"funktion,omitempty" doc:"in welcher Funktion"`
	Since          string `json:"seit,omitempty" doc:"Anfang (ISO 8601-2)"`
	Until          string `json:"bis,omitempty" doc:"Ende (ISO 8601-2)"`
	CheckedOn      string `json:"geprueft_am,omitempty" doc:"Tag der letzten Prüfung (ISO 8601-2)"`
}

// Event is a meeting or a conference. Times are local time in Germany.
type Event struct {
	Title        string `json:"titel" doc:"Titel"`
	Kind         string `json:"art" doc:"fachtag, sitzung, schulung, aktion oder sonstige"`
	Date         string `json:"datum" doc:"Tag, Monat oder Jahr (ISO 8601-2)"`
	LastDay      string `json:"letzter_tag,omitempty" doc:"der letzte Tag, wenn es mehrere sind (ISO 8601-2)"`
	Starts       string `json:"beginn,omitempty" doc:"Uhrzeit in Deutschland, 09:00"`
	Ends         string `json:"ende,omitempty" doc:"Uhrzeit in Deutschland, 17:00"`
	Venue        string `json:"ort,omitempty" doc:"wo"`
	Internal     bool   `json:"intern,omitempty" doc:"wahr, wenn es nur für Mitglieder ist"`
	Status       string `json:"status,omitempty" doc:"angekuendigt, stattgefunden oder abgesagt"`
	Registration string `json:"anmeldung,omitempty" format:"uri" doc:"wo man sich anmeldet"`
}

// Publication is something that was made public.
type Publication struct {
	Title     string   `json:"titel" doc:"Titel"`
	Subtitle  string   `json:"untertitel,omitempty" doc:"Untertitel"`
	Date      string   `json:"datum,omitempty" doc:"Tag, Monat oder Jahr (ISO 8601-2)"`
	Edition   string   `json:"ausgabe,omitempty" doc:"Ausgabe"`
	Publisher string   `json:"herausgeber,omitempty" doc:"wer sie herausgegeben hat"`
	Summary   []string `json:"zusammenfassung,omitempty" doc:"Absätze in unseren Worten"`
}
