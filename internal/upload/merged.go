package upload

import "slices"

// place is a cell: the row from 1, the column from 0.
type place struct{ row, column int }

// merge is a run of cells that are shown as one over several rows.
type merge struct {
	top, bottom, column int
	value               string
}

// around is what holds for the cells of a sheet beside their text.
type around struct {
	merges []merge       // by their first row
	active map[int]merge // by column: those that reach into the rows that come now
	next   int
	wide   map[place]bool // cells that are shown over several columns
	links  map[place]string
}

// join notes that the cells from one place to another are shown as one.
func (s *around) join(from, to place) {
	if len(s.merges)+len(s.wide) >= maxMerges {
		return
	}
	if to.row > from.row {
		s.merges = append(s.merges, merge{top: from.row, bottom: to.row, column: from.column})
	}
	if to.column > from.column {
		if s.wide == nil {
			s.wide = map[place]bool{}
		}
		s.wide[from] = true
	}
}

// fill writes what is in a merged cell into each row that it reaches into and that says something of its own.
func (g *grid) fill(r *gridRow) error {
	s := &g.around
	for ; s.next < len(s.merges) && s.merges[s.next].top <= r.number; s.next++ {
		if m := s.merges[s.next]; m.top == r.number && m.column < maxColumns {
			m.value = r.at(m.column)
			if s.active == nil {
				s.active = map[int]merge{}
			}
			s.active[m.column] = m
		}
	}
	own := slices.ContainsFunc(r.cells, func(cell string) bool { return cell != "" })
	for column, m := range s.active {
		if m.bottom < r.number {
			delete(s.active, column)
			continue
		}
		if m.top == r.number || m.value == "" || !own || g.hidden[column] || r.at(column) != "" {
			continue
		}
		if g.read += len(m.value); g.read > maxCells {
			return tooMuchText()
		}
		if err := r.put(m.column, m.value); err != nil {
			return err
		}
	}
	return nil
}
