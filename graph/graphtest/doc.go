// Package graphtest holds the tests that every store must pass, and the small worlds and golden
// questions they are made of. A store's own test opens a store and calls Run; what a store promises
// stands here once.
package graphtest
