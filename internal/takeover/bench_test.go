package takeover

import "testing"

func BenchmarkCompare(b *testing.B) {
	for name, n := range map[string]int{"300 rows": 300, "2000 rows": 2000} {
		list := manyMembers(n)
		today := asToday(list)
		for i := range today {
			today[i].Name += " alt"
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Compare(today, list)
			}
		})
	}
}
