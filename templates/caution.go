package templates

// Caution is what must be known before anything of the directory is believed: that it holds networks which were made up to try
// things with. It is empty where that is not so, and then nothing of it is on any page.
type Caution struct{ Title, Text string }

// String returns all of it in one line, "" for none.
func (c Caution) String() string {
	if c.Title == "" {
		return ""
	}
	return c.Title + " " + c.Text
}
