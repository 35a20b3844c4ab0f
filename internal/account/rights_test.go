package account

import (
	"strings"
	"testing"

	"github.com/google/uuid"

	"rundtisch/internal/directory"
)

// Every cell of the table is written down once more, as the people who run this would say it.
func TestRights(t *testing.T) {
	mine, other := uuid.New(), uuid.New()
	people := map[string]Account{
		"operator":    {Grants: []Grant{{Role: Operator}}},
		"coordinator": {Grants: []Grant{{Role: Coordinator, Network: mine}}},
		"staff":       {Grants: []Grant{{Role: Staff}}},
		"contact":     {Grants: []Grant{{Role: Contact, Institution: mine}}},
		"nobody":      {},
		"stranger":    {Grants: []Grant{{Role: "chef", Network: mine, Institution: mine}}},
		"empty":       {Grants: []Grant{{Role: Coordinator}, {Role: Contact}}}, // grants that name nothing reach nothing
	}
	ownOf := map[Action]Scope{
		EditNetwork: On(mine), AnswerForEntry: Of(mine), EditServices: Of(mine, mine), MergeInstitutions: On(mine),
		ClearPlaces: On(mine), GrantCoordinator: On(mine),
		GrantStaff: On(mine), GrantContact: Of(other, mine),
	}
	otherOf := map[Action]Scope{
		EditNetwork: On(other), AnswerForEntry: Of(other, mine), EditServices: Of(other, other),
		MergeInstitutions: On(other), ClearPlaces: On(other), GrantCoordinator: On(other),
		GrantStaff: On(other), GrantContact: Of(mine, other),
	}
	for action, want := range map[Action]struct{ own, other string }{ // who may, for what is theirs and for what is not
		EditNetwork:       {"operator coordinator", "operator"},
		ReadStaffLevel:    {"operator coordinator empty staff", "operator coordinator empty staff"},
		AnswerForEntry:    {"operator contact", "operator"},
		EditServices:      {"operator coordinator contact", "operator"},
		MergeInstitutions: {"operator coordinator", "operator"},
		ClearPlaces:       {"coordinator", ""},
		SeeGaps:           {"operator coordinator empty", "operator coordinator empty"},
		SeeAccounts:       {"operator coordinator empty", "operator coordinator empty"},
		GrantOperator:     {"operator", "operator"},
		GrantCoordinator:  {"operator coordinator", "operator"},
		GrantStaff:        {"operator coordinator", "operator"},
		GrantContact:      {"operator coordinator", "operator"},
		CloseAccounts:     {"operator", "operator"},
		UseSecondFactor:   {"operator", "operator"},
		ManageNetworks:    {"operator", "operator"},
		"":                {"", ""},
		"alles":           {"", ""},
	} {
		for name, account := range people {
			if got := account.May(action, ownOf[action]); got != in(want.own, name) {
				t.Errorf("%s, %s, own: %v", action, name, got)
			}
			if got := account.May(action, otherOf[action]); got != in(want.other, name) {
				t.Errorf("%s, %s, not own: %v", action, name, got)
			}
			if got := account.May(action, Scope{}); got && !account.Is(Operator) && ownOf[action].Networks != nil {
				t.Errorf("%s, %s: may do it to nothing in particular", action, name)
			}
			if got := account.May(action, On(directory.ID{})); got && !account.Is(Operator) && ownOf[action].Networks != nil {
				t.Errorf("%s, %s: the zero network is theirs", action, name)
			}
		}
	}
	if len(Rights) != 15 {
		t.Errorf("%d actions: write the new one down here, too", len(Rights))
	}
}

func in(list, name string) bool {
	for word := range strings.FieldsSeq(list) {
		if word == name {
			return true
		}
	}
	return false
}

func TestEveryRoleIsGivenByAnActionOfItsOwn(t *testing.T) {
	seen := map[Action]bool{}
	for _, role := range []Role{Operator, Coordinator, Staff, Contact} {
		action := ToGrant(role)
		if Rights[action] == nil || seen[action] || Rights[action][Operator] != All {
			t.Errorf("%s is given by %q", role, action)
		}
		seen[action] = true
	}
	if (Account{Grants: []Grant{{Role: Operator}}}).May(ToGrant("chef"), Scope{}) {
		t.Error("a role that there is not can be given")
	}
}
