package memberlist

import (
	"slices"
	"strings"
	"testing"
)

func TestMembersKnowTheirLine(t *testing.T) {
	r := Parse("Mitglieder\n\n- Polizei Seefurt\n- Caritasverband\n  Seefurt e.V.\n- Amtsgericht Seefurt, Hafenstraße 5, 44623 Seefurt\n")
	var lines, numbers []int
	for _, m := range r.Members {
		lines, numbers = append(lines, m.Line), append(numbers, m.Number)
	}
	if !slices.Equal(lines, []int{3, 4, 6}) || !slices.Equal(numbers, []int{1, 2, 3}) {
		t.Errorf("lines are %v, numbers %v", lines, numbers)
	}
	if r.Members[0].Address || !r.Members[2].Address {
		t.Errorf("an address stands beside %t and %t", r.Members[0].Address, r.Members[2].Address)
	}
}

func TestWithheldRowsAreNamedWithTheWordsThatWereMeant(t *testing.T) {
	r := Parse("Mitglieder\n- Polizei Seefurt\n- Frauenhaus Seefurt, Hafenstraße 5\n- Caritas Seefurt\n")
	if len(r.Withheld) != 1 || r.Withheld[0].Line != 3 || r.Withheld[0].Words != "Hafenstraße 5" || len(r.Members) != 2 {
		t.Errorf("withheld are %+v, members %d", r.Withheld, len(r.Members))
	}
}

func TestMoreMembersThanAListCanHaveAreTold(t *testing.T) {
	if r := Parse(manyRows(MaxMembers)); r.More || len(r.Members) != MaxMembers {
		t.Errorf("%d members of as many as there can be, more: %t", len(r.Members), r.More)
	}
	if r := Parse(manyRows(MaxMembers + 1)); !r.More || len(r.Members) != MaxMembers ||
		!strings.Contains(strings.Join(r.Notes, " "), "nur die ersten") {
		t.Errorf("%d members of one more than there can be, more: %t", len(r.Members), r.More)
	}
}
