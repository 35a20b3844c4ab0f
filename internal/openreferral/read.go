package openreferral

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

// ReadOrganization takes what it understands of an object as encoding/json decodes it, numbers as json.Number. Others do
// not keep to the letter of the standard: numbers come as strings and the other way round, one object where a list
// belongs, null where nothing does. What is not understood is left out; so is every extension (x_…).
func ReadOrganization(object map[string]any) Organization {
	var o Organization
	read(reflect.ValueOf(&o).Elem(), object)
	return o
}

// ReadService does for a service what ReadOrganization does for an organization.
func ReadService(object map[string]any) Service {
	var s Service
	read(reflect.ValueOf(&s).Elem(), object)
	return s
}

// LooksLikeService reports whether an object is rather a service than an organization: only services have these.
func LooksLikeService(object map[string]any) bool {
	for _, name := range []string{"status", "organization", "organization_id", "service_at_locations", "service_areas", "eligibility_description"} {
		if _, ok := object[name]; ok {
			return true
		}
	}
	return false
}

// IsNetwork reports whether an organization is one of our own networks, told by the extension that the standard has no
// textOf for.
func IsNetwork(object map[string]any) bool { return object["x_netzwerk"] != nil }

func read(into reflect.Value, value any) {
	switch into.Kind() {
	case reflect.Pointer:
		if value == nil {
			return
		}
		one := reflect.New(into.Type().Elem())
		if read(one.Elem(), value); !one.Elem().IsZero() {
			into.Set(one)
		}
	case reflect.Slice:
		readList(into, value)
	case reflect.Struct:
		object, _ := value.(map[string]any)
		for i := range into.NumField() {
			name, _, _ := strings.Cut(into.Type().Field(i).Tag.Get("json"), ",")
			if inner, ok := object[name]; ok && name != "" && !strings.HasPrefix(name, "x_") {
				read(into.Field(i), inner)
			}
		}
	case reflect.String:
		into.SetString(textOf(value))
	case reflect.Bool:
		into.SetBool(textOf(value) == "true")
	case reflect.Int, reflect.Int64, reflect.Int32:
		if n, err := strconv.ParseFloat(textOf(value), 64); err == nil && n == float64(int32(n)) {
			into.SetInt(int64(n))
		}
	case reflect.Float64, reflect.Float32:
		if n, err := strconv.ParseFloat(textOf(value), 64); err == nil && n == n && n < 1e15 && n > -1e15 {
			into.SetFloat(n)
		}
	}
}

// mostInList is how many entries one list within an object may have.
const mostInList = 500

func readList(into reflect.Value, value any) {
	list, ok := value.([]any)
	if !ok {
		if value == nil {
			return
		}
		list = []any{value}
	}
	for _, inner := range list[:min(len(list), mostInList)] {
		one := reflect.New(into.Type().Elem()).Elem()
		if read(one, inner); !one.IsZero() {
			into.Set(reflect.Append(into, one))
		}
	}
}

// textOf is a single value as text; "" for what is none.
func textOf(value any) string {
	switch v := value.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}
