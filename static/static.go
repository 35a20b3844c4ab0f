// Package static embeds the few files that pages refer to.
package static

import "embed"

// Files holds style sheet, scripts and icon.
//
//go:embed site.css handout.css embed.css leave.js passkey.js keys.js icon.svg
var Files embed.FS
