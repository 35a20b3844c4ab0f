package wording

import "rundtisch/internal/directory"

// Family says who may come along to a service: how many children, of which age, pets; "" where nothing is known.
func (w Words) Family(s directory.Service) string {
	var said []string
	add := func(id string, n int) {
		if n > 0 {
			said = append(said, w.N(id, n))
		}
	}
	add("service.family.children", s.Children)
	add("service.family.age", s.ChildAge)
	add("service.family.boys", s.BoyAge)
	if s.Pets {
		said = append(said, w.T("service.family.pets"))
	}
	return Joined(", ", said...)
}
