package handouts

import "rundtisch/internal/directory"

// selfNames are the names that languages have for themselves (CLDR, as golang.org/x/text has it; Dari, Kurmancî, Sorani,
// Romani and Tagalog added by hand). Whoever speaks a language finds it so, in whatever language the sheet has its headings.
var selfNames = map[directory.Tongue]string{
	"de": "Deutsch", "ar": "العربية", "tr": "Türkçe", "uk": "Українська", "ru": "Русский", "en": "English", "fa": "فارسی", "prs": "دری",
	"kmr": "Kurmancî", "ckb": "سۆرانی", "pl": "Polski", "ro": "Română", "bg": "Български", "sq": "Shqip", "sr": "Српски", "hr": "Hrvatski",
	"bs": "Bosanski", "mk": "Македонски", "el": "Ελληνικά", "it": "Italiano", "es": "Español", "pt": "Português", "fr": "Français", "nl": "Nederlands",
	"hu": "Magyar", "cs": "Čeština", "sk": "Slovenčina", "lt": "Lietuvių", "lv": "Latviešu", "ka": "ქართული", "hy": "Հայերեն", "az": "Azərbaycan",
	"ps": "پښتو", "ur": "اردو", "hi": "हिन्दी", "pa": "ਪੰਜਾਬੀ", "bn": "বাংলা", "ta": "தமிழ்", "ti": "ትግርኛ", "am": "አማርኛ", "so": "Soomaali",
	"om": "Oromoo", "sw": "Kiswahili", "ha": "Hausa", "yo": "Yorùbá", "vi": "Tiếng Việt", "th": "ไทย", "zh": "中文", "ja": "日本語", "ko": "한국어",
	"tl": "Tagalog", "rom": "Romani", "zza": "Zazakî",
}

// selfName is what speakers call their language.
func selfName(t directory.Tongue) string {
	if name := selfNames[t]; name != "" {
		return name
	}
	return string(t)
}
