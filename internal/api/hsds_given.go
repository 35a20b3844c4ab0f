package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"rundtisch/internal/fault"
	"rundtisch/internal/web"
)

// given are the parameters of a request.
func given(w http.ResponseWriter, r *http.Request) (url.Values, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, fault.Malformed("")
	}
	if r.Method != http.MethodPost {
		return values, nil
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind == "application/json" || strings.HasSuffix(kind, "+json") {
		var body map[string]any
		decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, web.MaxForm))
		decoder.UseNumber()
		if err := decoder.Decode(&body); err != nil && !errors.Is(err, io.EOF) {
			var tooLarge *http.MaxBytesError
			if errors.As(err, &tooLarge) {
				return nil, err
			}
			return nil, fault.Malformed("")
		}
		for name, value := range body {
			switch value.(type) {
			case string, bool, json.Number:
				values.Add(name, fmt.Sprint(value))
			case nil:
			default:
				return nil, fault.Malformed("")
			}
		}
		return values, nil
	}
	form, err := web.Form(w, r)
	for name, all := range form {
		values[name] = append(values[name], all...)
	}
	return values, err
}
