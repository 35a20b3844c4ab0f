package deskpages

// NewMember is the page that adds a member.
type NewMember struct {
	Network                 Network
	Path                    string
	Name, Wrong             string // the name that was searched for
	Chosen                  string // key of an institution, „neu" or ""
	ChoiceWrong             string
	Known                   []Candidate
	Institution, Membership []Input
	Faults                  []Fault
	Places                  Places
}

// Candidate is an institution that may be the one that is meant.
type Candidate struct {
	Key, Name, Line string
	Member          bool // of this network already
}
