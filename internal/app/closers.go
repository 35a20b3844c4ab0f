package app

// closers are what gives back what was opened.
type closers []func()

func (c *closers) onClose(f func()) { *c = append(*c, f) }

// Close gives everything back, the last thing first. A second time it does nothing.
func (c *closers) Close() {
	for i := len(*c) - 1; i >= 0; i-- {
		(*c)[i]()
	}
	*c = nil
}
