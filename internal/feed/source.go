package feed

import "rundtisch/internal/wording"

// Source is where files come from, with the words to write them in.
type Source struct {
	wording.Words
	Origin   string // the address of the site, without a slash at the end
	Site     string // its neutral name
	Operator string // who runs it; "" if that is not set
	Licence  string // under which others may use the data; "" if none is settled
	Caution  string // what every file says first, for example that some data are made up; "" for nothing
}
