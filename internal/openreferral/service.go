package openreferral

// Service is what an organization offers. Required are ID, Name and Status.
type Service struct {
	ID             string              `json:"id"`
	OrganizationID string              `json:"organization_id,omitempty"` // where Organization is not
	Name           string              `json:"name"`
	Alternate      string              `json:"alternate_name,omitempty"`
	Description    string              `json:"description,omitempty"`
	URL            string              `json:"url,omitempty"`
	Email          string              `json:"email,omitempty"`
	Status         string              `json:"status"`
	Interpretation string              `json:"interpretation_services,omitempty"`
	Application    string              `json:"application_process,omitempty"`
	Fees           string              `json:"fees_description,omitempty"`
	WaitTime       string              `json:"wait_time,omitempty"`
	Eligibility    string              `json:"eligibility_description,omitempty"`
	MinimumAge     float64             `json:"minimum_age,omitempty"`
	MaximumAge     float64             `json:"maximum_age,omitempty"`
	Assured        string              `json:"assured_date,omitempty"` // the day of the last check
	AssurerEmail   string              `json:"assurer_email,omitempty"`
	Alert          string              `json:"alert,omitempty"`
	LastModified   string              `json:"last_modified,omitempty"` // RFC 3339 with milliseconds, UTC
	Phones         []Phone             `json:"phones,omitempty"`
	Schedules      []Schedule          `json:"schedules,omitempty"`
	Areas          []ServiceArea       `json:"service_areas,omitempty"`
	AtLocations    []ServiceAtLocation `json:"service_at_locations,omitempty"`
	Languages      []Language          `json:"languages,omitempty"`
	Organization   *Organization       `json:"organization,omitempty"`
	Costs          []CostOption        `json:"cost_options,omitempty"`
	Contacts       []Contact           `json:"contacts,omitempty"`
	Attributes     []Attribute         `json:"attributes,omitempty"`
	Rest           []Rest              `json:"-"` // of what was read
	Otherwise      []Rest              `json:"-"` // what another telling of it says in place of what is here; see Over
}

// The statuses of a service.
const (
	StatusActive   = "active"
	StatusInactive = "inactive"
	StatusDefunct  = "defunct"
	StatusClosed   = "temporarily closed"
)

// ClosedForNow begins what is said of the hours of a service that is closed for a while.
const ClosedForNow = "Vorübergehend geschlossen"

// Schedule is when something is open. The standard knows offsets from UTC and no zones, so what holds the whole year
// is in Description, in words.
type Schedule struct {
	ID          string  `json:"id"`
	ServiceID   string  `json:"service_id,omitempty"`
	LocationID  string  `json:"location_id,omitempty"`
	ValidFrom   string  `json:"valid_from,omitempty"`
	ValidTo     string  `json:"valid_to,omitempty"`
	DTStart     string  `json:"dtstart,omitempty"`
	Until       string  `json:"until,omitempty"`
	Count       int     `json:"count,omitempty"`
	Timezone    float64 `json:"timezone,omitempty"` // hours that local time is ahead of UTC
	Freq        string  `json:"freq,omitempty"`     // WEEKLY or MONTHLY
	Interval    int     `json:"interval,omitempty"`
	ByDay       string  `json:"byday,omitempty"` // „MO,TU"
	WeekStart   string  `json:"wkst,omitempty"`
	ByWeek      string  `json:"byweekno,omitempty"`
	ByMonthDay  string  `json:"bymonthday,omitempty"`
	ByYearDay   string  `json:"byyearday,omitempty"`
	OpensAt     string  `json:"opens_at,omitempty"`
	ClosesAt    string  `json:"closes_at,omitempty"`
	Description string  `json:"description,omitempty"`
	Link        string  `json:"schedule_link,omitempty"`
	Attending   string  `json:"attending_type,omitempty"`
	Notes       string  `json:"notes,omitempty"`
}

// Language is one that is spoken or interpreted, by ISO 639.
type Language struct {
	ID         string `json:"id"`
	ServiceID  string `json:"service_id,omitempty"`
	LocationID string `json:"location_id,omitempty"`
	PhoneID    string `json:"phone_id,omitempty"`
	Name       string `json:"name,omitempty"`
	Code       string `json:"code,omitempty"`
	Note       string `json:"note,omitempty"`
}

// ServiceArea is for which area a service is there.
type ServiceArea struct {
	ID          string `json:"id"`
	ServiceID   string `json:"service_id,omitempty"`
	Name        string `json:"name,omitempty"`
	Description string `json:"description,omitempty"`
	URI         string `json:"uri,omitempty"`
}

// CostOption is a price.
type CostOption struct {
	ID        string  `json:"id"`
	ServiceID string  `json:"service_id,omitempty"`
	Option    string  `json:"option,omitempty"`
	Currency  string  `json:"currency,omitempty"`
	Amount    float64 `json:"amount,omitempty"`
	Details   string  `json:"amount_description,omitempty"`
}
