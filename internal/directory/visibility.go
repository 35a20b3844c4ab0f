package directory

// Visibility is who may read a value. PostgreSQL enforces it: each level reads through a role of its own.
type Visibility string

// The three levels, each including the ones before it. Empty means Public.
const (
	Public       Visibility = "oeffentlich"
	Staff        Visibility = "fachkraefte"
	Coordination Visibility = "koordination"
)

// Valid reports whether v is one of the levels or empty.
func (v Visibility) Valid() bool {
	return v == "" || v == Public || v == Staff || v == Coordination
}

// IsZero makes documents omit the default level, so that a dossier has one spelling.
func (v Visibility) IsZero() bool { return v.OrPublic() == Public }

// OrPublic returns v, or Public if it is empty.
func (v Visibility) OrPublic() Visibility {
	if v == "" {
		return Public
	}
	return v
}

// rank orders the levels: the higher, the fewer may read.
func (v Visibility) rank() int {
	switch v.OrPublic() {
	case Staff:
		return 1
	case Coordination:
		return 2
	}
	return 0
}

// Stricter returns the one of two levels that fewer may read.
func Stricter(a, b Visibility) Visibility {
	if b.rank() > a.rank() {
		return b.OrPublic()
	}
	return a.OrPublic()
}
