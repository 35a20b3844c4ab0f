package directory

// Goal is something a network wants, has to do, or does to get there. Order matters.
type Goal struct {
	Key      string   `yaml:"kennung"`
	Kind     GoalKind `yaml:"art"`
	Text     string   `yaml:"text"`
	Verbatim bool     `yaml:"woertlich,omitempty"` // quoted from the source, shown in quotation marks
}

// GoalKind tells goals from tasks and means.
type GoalKind string

// The kinds of goal.
const (
	GoalAim  GoalKind = "ziel"
	GoalTask GoalKind = "aufgabe"
	GoalMean GoalKind = "mittel"
)

// Valid reports whether k is one of the kinds.
func (k GoalKind) Valid() bool { return k == GoalAim || k == GoalTask || k == GoalMean }

// Body is a part of a network that works, or something above it that it answers to.
type Body struct {
	Key   string   `yaml:"kennung"`
	Name  string   `yaml:"name"`
	Kind  BodyKind `yaml:"art"`
	Tasks []string `yaml:"aufgaben,omitempty"`
	Note  string   `yaml:"anmerkung,omitempty"`
}

// BodyKind tells a steering circle from a working group or a recurring format.
type BodyKind string

// The kinds of body.
const (
	BodySteering BodyKind = "lenkung"
	BodyGroup    BodyKind = "arbeitsgruppe"
	BodyOffice   BodyKind = "geschaeftsstelle"
	BodyExternal BodyKind = "extern"
	BodyAbove    BodyKind = "uebergeordnet"
	BodyFormat   BodyKind = "format"
)

// Valid reports whether k is one of the kinds.
func (k BodyKind) Valid() bool {
	switch k {
	case BodySteering, BodyGroup, BodyOffice, BodyExternal, BodyAbove, BodyFormat:
		return true
	}
	return false
}
