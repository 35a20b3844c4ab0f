// Package openreferral is the directory in the words of the exchange standard Human Services Data Specification (HSDS)
// 3.0 of Open Referral, for reading and for writing. Nothing of it may be read by fewer people than everybody.
package openreferral

// Version is the version of the standard.
const Version = "3.0"

// Organization is an institution, or a network with XNetwork. Required are ID, Name and Description.
type Organization struct {
	ID          string                   `json:"id"`
	Name        string                   `json:"name"`
	Alternate   string                   `json:"alternate_name,omitempty"`
	Description string                   `json:"description"`
	Email       string                   `json:"email,omitempty"`
	Website     string                   `json:"website,omitempty"`
	Founded     int                      `json:"year_incorporated,omitempty"`
	LegalStatus string                   `json:"legal_status,omitempty"`
	URI         string                   `json:"uri,omitempty"` // the page for people
	ParentID    string                   `json:"parent_organization_id,omitempty"`
	Funding     []Funding                `json:"funding,omitempty"`
	Contacts    []Contact                `json:"contacts,omitempty"`
	Phones      []Phone                  `json:"phones,omitempty"`
	Locations   []Location               `json:"locations,omitempty"`
	Identifiers []OrganizationIdentifier `json:"organization_identifiers,omitempty"`
	Attributes  []Attribute              `json:"attributes,omitempty"`
	Services    []Service                `json:"services,omitempty"` // only where full_service asks for them
	XNetwork    *Network                 `json:"x_netzwerk,omitempty"`
	Rest        []Rest                   `json:"-"` // of what was read
	Otherwise   []Rest                   `json:"-"` // what another telling of it says in place of what is here; see Over
}

// OrganizationIdentifier is a number that others know an organization by.
type OrganizationIdentifier struct {
	ID             string `json:"id"`
	OrganizationID string `json:"organization_id,omitempty"`
	Scheme         string `json:"identifier_scheme,omitempty"`
	Type           string `json:"identifier_type"`
	Identifier     string `json:"identifier"`
}

// Contact is whom to turn to: a function, never a person.
type Contact struct {
	ID             string  `json:"id"`
	OrganizationID string  `json:"organization_id,omitempty"`
	ServiceID      string  `json:"service_id,omitempty"`
	Name           string  `json:"name,omitempty"`
	Title          string  `json:"title,omitempty"`
	Department     string  `json:"department,omitempty"`
	Email          string  `json:"email,omitempty"`
	Phones         []Phone `json:"phones,omitempty"`
}

// Phone is a number as people write it.
type Phone struct {
	ID             string     `json:"id"`
	LocationID     string     `json:"location_id,omitempty"`
	ServiceID      string     `json:"service_id,omitempty"`
	OrganizationID string     `json:"organization_id,omitempty"`
	ContactID      string     `json:"contact_id,omitempty"`
	Number         string     `json:"number"`
	Extension      float64    `json:"extension,omitempty" read:"-"`
	ExtensionText  string     `json:"-" read:"extension"` // as it was read: „017" and „0" are none of the numbers 17 and nothing
	Type           string     `json:"type,omitempty"`
	Description    string     `json:"description,omitempty"`
	Languages      []Language `json:"languages,omitempty"`
}

// Funding says who pays.
type Funding struct {
	ID             string `json:"id"`
	OrganizationID string `json:"organization_id,omitempty"`
	ServiceID      string `json:"service_id,omitempty"`
	Source         string `json:"source,omitempty"`
}
