package openreferral

// ServiceAtLocation is a service at a place. There is none of a protected kind.
type ServiceAtLocation struct {
	ID          string      `json:"id"`
	ServiceID   string      `json:"service_id,omitempty"`
	LocationID  string      `json:"location_id,omitempty"` // where Location is not
	Description string      `json:"description,omitempty"`
	Contacts    []Contact   `json:"contacts,omitempty"`
	Phones      []Phone     `json:"phones,omitempty"`
	Schedules   []Schedule  `json:"schedules,omitempty"`
	Location    *Location   `json:"location,omitempty"`
	Service     *Service    `json:"service,omitempty"`
	Attributes  []Attribute `json:"attributes,omitempty"`
	Rest        []Rest      `json:"-"` // of what was read
}

// Location is a place. There is none of a protected kind, at any level.
type Location struct {
	ID             string          `json:"id"`
	Type           string          `json:"location_type"` // physical, postal or virtual
	URL            string          `json:"url,omitempty"`
	OrganizationID string          `json:"organization_id,omitempty"`
	Name           string          `json:"name,omitempty"`
	Alternate      string          `json:"alternate_name,omitempty"`
	Description    string          `json:"description,omitempty"`
	Latitude       *float64        `json:"latitude,omitempty"`
	Longitude      *float64        `json:"longitude,omitempty"`
	Languages      []Language      `json:"languages,omitempty"`
	Addresses      []Address       `json:"addresses,omitempty"`
	Accessibility  []Accessibility `json:"accessibility,omitempty"`
	Contacts       []Contact       `json:"contacts,omitempty"`
	Phones         []Phone         `json:"phones,omitempty"`
	Schedules      []Schedule      `json:"schedules,omitempty"`
}

// Address is a whole one, or it is left out.
type Address struct {
	ID         string `json:"id"`
	LocationID string `json:"location_id,omitempty"`
	Attention  string `json:"attention,omitempty"`
	Street     string `json:"address_1"`
	More       string `json:"address_2,omitempty"`
	City       string `json:"city"`
	Region     string `json:"region,omitempty"`
	State      string `json:"state_province"`
	Postcode   string `json:"postal_code"`
	Country    string `json:"country"` // „DE" (ISO 3166-1)
	Type       string `json:"address_type"`
}

// Accessibility is what makes a place usable.
type Accessibility struct {
	ID          string `json:"id"`
	LocationID  string `json:"location_id,omitempty"`
	Description string `json:"description,omitempty"`
	Details     string `json:"details,omitempty"`
	URL         string `json:"url,omitempty"`
}
