package main

import (
	"fmt"
	"runtime/debug"
)

// stamped is the version that make build takes from the tag: v1.2.0, or v1.2.0-14-gabc1234 some commits later.
var stamped string

type versionCommand struct{}

// Run says which build this is.
func (c *versionCommand) Run(s streams) error {
	info, _ := debug.ReadBuildInfo()
	fmt.Fprintln(s.out, "rundtisch", version(stamped, info))
	return nil
}

// version is the stamped one or, in a program built without make, the commit that Go noted.
func version(stamped string, info *debug.BuildInfo) string {
	if stamped != "" {
		return stamped
	}
	if info == nil {
		return "unbekannt"
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			return setting.Value
		}
	}
	return info.Main.Version
}
