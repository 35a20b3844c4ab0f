package directory

import "time"

// Proposal is what an institution or a visitor says is wrong. Nothing changes until a coordinator has decided.
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
	LeftOut         []string  // what that record says and nobody can take over, as sentences
}

// Elsewhere is another directory that something was read in.
type Elsewhere struct {
	Name    string
	Address string // begins with https:// or http://, or is the name of a file
	ReadAt  time.Time
}

// ProposalSource says who proposes.
type ProposalSource string

// The sources.
const (
	FromInstitution ProposalSource = "einrichtung"
	FromVisitor     ProposalSource = "besuch"
	FromSource      ProposalSource = "abgleich" // another directory says so; see Elsewhere
)

// Correction is one value that should be another.
type Correction struct {
	Path   string `json:"path"` // „telefon" of a contact: „kontakte/zentrale/telefon"; without a field: the entry is gone
	Label  string `json:"label"`
	Before string `json:"before"`
	After  string `json:"after"`
	// What is new as a whole, where the path names nothing that there is: „kontakte/neu-…", „anschriften/neu".
	NewContact *Contact `json:"contact,omitempty"`
	NewPlace   *Place   `json:"place,omitempty"`
}

// Adds reports whether the correction adds something instead of changing what there is.
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
