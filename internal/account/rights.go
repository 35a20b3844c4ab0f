package account

import (
	"slices"

	"rundtisch/internal/directory"
)

// Action is something that not everyone may do.
type Action string

// The actions.
const (
	EditNetwork       Action = "netzwerk bearbeiten"       // on a network
	ReadStaffLevel    Action = "fachkraft-ebene lesen"     // everywhere
	AnswerForEntry    Action = "für den eintrag antworten" // of an institution
	EditServices      Action = "angebote bearbeiten"       // of an institution that is a member of networks
	MergeInstitutions Action = "einrichtungen zusammenführen"
	ClearPlaces       Action = "schutzort verneinen"     // of a network: that a text does not tell where a shelter is
	SeeGaps           Action = "lücken sehen"            // of all networks
	SeeAccounts       Action = "konten sehen"            // those within reach
	GrantOperator     Action = "betrieb einladen"        // giving a role and taking it away
	GrantCoordinator  Action = "koordination einladen"   // on a network
	GrantStaff        Action = "fachkraft einladen"      // within the networks of the person who invited
	GrantContact      Action = "einrichtung einladen"    // of an institution
	CloseAccounts     Action = "konten schließen"        // everybody's
	ManageNetworks    Action = "netzwerke anlegen"       // adding, removing and taking back
	UseSecondFactor   Action = "zweiten faktor benutzen" // one's own
)

// Reach is how far a right goes.
type Reach int

// The reaches. Own is: the networks that one coordinates, and the institution that one answers for.
const (
	Nothing Reach = iota
	Own
	All
)

// Rights is the complete table of who may do what. Nobody may do what is not in it.
var Rights = map[Action]map[Role]Reach{
	EditNetwork:       {Operator: All, Coordinator: Own},
	ReadStaffLevel:    {Operator: All, Coordinator: All, Staff: All},
	AnswerForEntry:    {Operator: All, Contact: Own},
	EditServices:      {Operator: All, Coordinator: Own, Contact: Own},
	MergeInstitutions: {Operator: All, Coordinator: Own},
	ClearPlaces:       {Coordinator: Own}, // not the operator: who runs the directory does not know the place
	SeeGaps:           {Operator: All, Coordinator: All},
	SeeAccounts:       {Operator: All, Coordinator: All},
	GrantOperator:     {Operator: All},
	GrantCoordinator:  {Operator: All, Coordinator: Own},
	GrantStaff:        {Operator: All, Coordinator: Own},
	GrantContact:      {Operator: All, Coordinator: Own},
	CloseAccounts:     {Operator: All},
	ManageNetworks:    {Operator: All},
	UseSecondFactor:   {Operator: All},
}

// Scope is what an action is about. The zero Scope is about nothing in particular.
type Scope struct {
	Networks    []directory.ID // one of them being one's own is enough
	Institution directory.ID
}

// On is the scope of one network.
func On(network directory.ID) Scope { return Scope{Networks: []directory.ID{network}} }

// Of is the scope of an institution that is a member of networks.
func Of(institution directory.ID, networks ...directory.ID) Scope {
	return Scope{Networks: networks, Institution: institution}
}

// May reports whether the account may do something. It is the only place that decides.
func (a Account) May(action Action, scope Scope) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool {
		switch Rights[action][g.Role] {
		case All:
			return true
		case Own:
			return g.owns(scope)
		}
		return false
	})
}

var none directory.ID

func (g Grant) owns(scope Scope) bool {
	switch g.Role {
	case Coordinator:
		return g.Network != none && slices.Contains(scope.Networks, g.Network)
	case Contact:
		return g.Institution != none && g.Institution == scope.Institution
	}
	return false
}

// ToGrant returns the action of granting or revoking a role.
func ToGrant(role Role) Action {
	switch role {
	case Operator:
		return GrantOperator
	case Coordinator:
		return GrantCoordinator
	case Staff:
		return GrantStaff
	case Contact:
		return GrantContact
	}
	return "" // nobody may
}
