package signin

import "strings"

// Device describes a browser roughly, as its user would: „Firefox auf Windows". Nothing finer is stored.
func Device(userAgent string) string {
	first := func(pairs ...string) string {
		for i := 0; i < len(pairs); i += 2 {
			if strings.Contains(userAgent, pairs[i]) {
				return pairs[i+1]
			}
		}
		return ""
	}
	browser := first("Edg/", "Edge", "EdgA/", "Edge", "OPR/", "Opera", "SamsungBrowser/", "Samsung Internet",
		"Firefox/", "Firefox", "FxiOS/", "Firefox", "CriOS/", "Chrome", "Chrome/", "Chrome", "Safari/", "Safari")
	system := first("Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Windows", "Windows",
		"Mac OS X", "Mac", "CrOS", "Chromebook", "Linux", "Linux")
	switch {
	case browser == "" && system == "":
		return "Unbekanntes Gerät"
	case browser == "":
		return system
	case system == "":
		return browser
	}
	return browser + " auf " + system
}
