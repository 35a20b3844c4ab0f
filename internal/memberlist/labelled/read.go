// Package labelled reads texts whose members people have labelled, and judges by them what the reader of lists finds.
// It is for training and measuring; the program does not use it.
package labelled

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rundtisch/internal/memberlist"
)

// Text is one text with its labels.
type Text struct {
	memberlist.Labels
	File  string // without its folder
	From  string // the name of its folder
	Text  string
	Kind  string // named_orgs, categories, mixed or none; "" for a text of the corpus
	Group string // texts of one network share it, and are never parted between training and testing
}

// Read reads the texts in folders, in the order of their names. The members of the corpus are objects with a parent.
func Read(folders ...string) ([]Text, error) {
	var list []Text
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			text, err := readOne(file)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			text.From = filepath.Base(folder)
			list = append(list, text)
		}
	}
	return list, nil
}

// Groups reads a list of groups, one a line.
func Groups(file string) (map[string]bool, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	groups := map[string]bool{}
	for group := range strings.FieldsSeq(string(data)) {
		groups[group] = true
	}
	return groups, nil
}

func readOne(file string) (Text, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return Text{}, err
	}
	data, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".json")
	if err != nil {
		return Text{}, err
	}
	var raw struct {
		Members  json.RawMessage     `json:"members"`
		Optional []string            `json:"members_optional"`
		Split    map[string][]string `json:"members_alternative_split"`
		Merged   map[string][]string `json:"members_alternative_merged"`
		Names    map[string][]string `json:"members_alternative_names"`
		Kind     string              `json:"members_kind"`
		Group    string              `json:"group"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return Text{}, err
	}
	l := Text{File: filepath.Base(file), Text: string(text), Kind: raw.Kind, Group: raw.Group}
	l.Optional, l.Split, l.Merged, l.Names = raw.Optional, raw.Split, raw.Merged, raw.Names
	if l.Names == nil {
		l.Names = map[string][]string{}
	}
	if l.Group == "" {
		l.Group = strings.TrimSuffix(l.File, ".txt")
	}
	if json.Unmarshal(raw.Members, &l.Members) == nil {
		return l, nil
	}
	l.Members = nil
	var objects []struct{ Name, Parent string }
	if err := json.Unmarshal(raw.Members, &objects); err != nil {
		return Text{}, err
	}
	for _, o := range objects {
		l.Members = append(l.Members, o.Name)
		if o.Parent != "" {
			l.Names[o.Name] = append(l.Names[o.Name], o.Parent+" "+o.Name, o.Name+" "+o.Parent)
		}
	}
	return l, nil
}
