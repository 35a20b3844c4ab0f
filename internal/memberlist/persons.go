package memberlist

// markPersons finds the names of persons in a unit.
func (r *reading) markPersons(u *passage) {
	for t := u.from; t < u.to; {
		end := r.personEnd(t, u)
		if end == t {
			t++
			continue
		}
		for ; t < end; t++ {
			r.tokens[t].person = true
		}
	}
}

// personEnd returns where a person's name ends that begins at a token; the token itself if none does.
func (r *reading) personEnd(t int, u *passage) int {
	end, titled := t, false
	for end < u.to && r.tokens[end].kind == titleWord {
		end++
		titled = true
	}
	if end < u.to && r.tokens[end].kind == firstName {
		for end < u.to && r.tokens[end].kind == firstName {
			end++
		}
	} else if !titled {
		return t
	}
	surname := func(i int) bool {
		k := r.tokens[i].kind
		return k == properWord || titled && (k == topicWord || k == actionWord || k == headWord || k == peopleWord)
	}
	for end+1 < u.to && (r.tokens[end].plain == "von" || r.tokens[end].plain == "van" || r.tokens[end].plain == "zu") && surname(end+1) {
		end++
	}
	if end < u.to && surname(end) && (!r.tokens[end].place || end+1 == u.to || !r.tokens[end+1].kind.isHead()) {
		end++
	}
	if end == t+1 { // a first name alone is none
		return t
	}
	return end
}
