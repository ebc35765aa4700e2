// Package web holds the pages for people. Everything they need is embedded: they work without
// access to the internet.
package web

import (
	_ "embed"
	"net/http"
)

//go:embed playground.html
var playground []byte

// policy lets the page run its own script and talk to its own server, and nothing else.
const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; " +
	"connect-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'"

// Playground serves the page for trying questions.
func Playground() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		// The client may have gone: there is nobody left to tell.
		_, _ = w.Write(playground)
	})
}
