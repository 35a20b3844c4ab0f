package config

import (
	"fmt"
	"os"

	"go.yaml.in/yaml/v3"
)

// Operator is who runs this deployment; what is empty is said to be missing.
type Operator struct {
	Name          string `yaml:"name"`
	Represented   string `yaml:"vertreten_durch"`
	Address       string `yaml:"anschrift"`
	Phone         string `yaml:"telefon"`
	Email         string `yaml:"e_mail"`
	Responsible   string `yaml:"verantwortlich"`
	DataOfficer   string `yaml:"datenschutz"`
	Authority     string `yaml:"aufsicht_datenschutz"`
	Hosting       string `yaml:"betrieb_der_rechner"`
	Accessibility string `yaml:"barriere_melden"`
	Enforcement   string `yaml:"durchsetzung_barrierefreiheit"`
	Security      string `yaml:"sicherheit_melden"`
	Licence       string `yaml:"datenlizenz"`         // under which others may use the data; "" is said to be not settled
	LicenceURL    string `yaml:"datenlizenz_adresse"` // where its text is
}

// ReadOperator reads the file that RUNDTISCH_OPERATOR names. Without one nothing is known of the operator, and the pages
// say so. A key that is not known is an error: it is a slip of the pen.
func ReadOperator(name string) (Operator, error) {
	var operator Operator
	if name == "" {
		return operator, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return operator, fmt.Errorf("RUNDTISCH_OPERATOR: %w", err)
	}
	defer func() { _ = f.Close() }()
	decoder := yaml.NewDecoder(f)
	decoder.KnownFields(true)
	if err := decoder.Decode(&operator); err != nil {
		return operator, fmt.Errorf("RUNDTISCH_OPERATOR: %s: %w", name, err)
	}
	return operator, nil
}
