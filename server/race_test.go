//go:build race

package server_test

func init() { profilesPerRole, pathsPerRole = 3, 1 }
