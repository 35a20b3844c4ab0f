package templates

import "time"

// Data is what the page for those who write programs shows beside its words.
type Data struct {
	Origin                string    // of this deployment, without a slash at the end
	Network               Example   // any network; its Key is "" where there is none
	Download              *Download // nil as long as none was made
	PerMinute             int       // requests that one address may send
	PerPage, PerPageWhole int       // entries that a page of a list has at most; with all that belongs to them
}

// Example is a network that addresses are shown for.
type Example struct {
	Key, Name, State string // State: two digits
	Term             string // its entry in the taxonomy of networks
}

// Download is the whole public directory as one file.
type Download struct {
	DataOf                           time.Time // of the last change in it
	Bytes                            int64
	SHA256                           string // hexadecimal
	Networks, Institutions, Services int
}

// Kilobytes returns the size in kilobytes of 1,000 bytes, rounded up.
func (d Download) Kilobytes() int { return int((d.Bytes + 999) / 1000) }
