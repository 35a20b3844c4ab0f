package directory

import "time"

// Proposal is what an institution, a visitor or another directory says is wrong. Nothing changes until a coordinator has decided.
type Proposal struct {
	ID              ID
	Network         ID     // zero: about an institution, for every network that has it
	InstitutionKey  string // "" if it is about the network itself
	InstitutionName string
	Source          ProposalSource
	Corrections     []Correction
	Text            string
	CreatedAt       time.Time
	Decision        Decision // "" as long as it is open
	DecidedAt       time.Time
	DecidedBy       string // name of the account; "" if it is gone
	DecidedRole     string
	Note            string    // of the person who decided
	Record          ID        // of the source that says so; zero where a person does
	Origin          Elsewhere // of that record
	LeftOut         []string  // what that record says and cannot be taken over, as sentences
}

// Elsewhere is another directory in which something was read.
type Elsewhere struct {
	Name    string
	Address string // begins with https:// or http://, or is the name of a file
	ReadAt  time.Time
}

// ProposalSource is who proposes.
type ProposalSource string

// The sources.
const (
	FromInstitution ProposalSource = "einrichtung"
	FromVisitor     ProposalSource = "besuch"
	FromSource      ProposalSource = "abgleich" // another directory says so; see Elsewhere
)

// Correction is a value that should be changed.
type Correction struct {
	// Path is „kontakte/zentrale/telefon", „angebote/rat/zeiten"; without a field („kontakte/zentrale"): the entry is gone.
	Path   string `json:"path"`
	Label  string `json:"label"`
	Before string `json:"before"`
	After  string `json:"after"`
	// A new entry; the path then names none that exists: „kontakte/neu-…", „anschriften/neu".
	NewContact *Contact `json:"contact,omitempty"`
	NewPlace   *Place   `json:"place,omitempty"`
}

// Adds reports whether the correction adds an entry instead of changing one.
func (c Correction) Adds() bool { return c.NewContact != nil || c.NewPlace != nil }

// Decision is what became of a proposal.
type Decision string

// The decisions.
const (
	Accepted Decision = "uebernommen"
	Partly   Decision = "teilweise"
	Refused  Decision = "abgelehnt"
	Settled  Decision = "erledigt" // there was nothing to take over
)
