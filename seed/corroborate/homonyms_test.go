package main

import "testing"

// TestSameSite: a name alone does not make two projects one.
func TestSameSite(t *testing.T) {
	for _, test := range []struct {
		homepage, home, repository string
		same                       bool
	}{
		{"https://tinkerpop.apache.org", "https://www.gremlin.com/", "", false},
		{"https://camel.apache.org", "https://www.camel-ai.org/", "https://github.com/camel-ai/camel", false},
		{"https://camel.apache.org", "https://camel.apache.org/", "https://github.com/apache/camel", true},
		{"https://github.com/Netflix/zuul", "https://zuul-ci.org", "https://opendev.org/zuul/zuul", false},
		{"https://github.com/Netflix/zuul", "https://github.com/Netflix/zuul", "https://github.com/Netflix/zuul", true},
		{"https://www.swift.org", "https://docs.openstack.org/swift/latest/", "https://github.com/openstack/swift", false},
		{"https://developer.hashicorp.com/vault", "https://www.vaultproject.io/", "https://github.com/hashicorp/vault", true},
		{"https://cloud.google.com/functions", "https://cloud.ibm.com/functions/", "", false},
		{"https://www.mysql.com", "https://www.oracle.com/mysql/", "https://github.com/mysql/mysql-server", true},
		{"", "https://hadoop.apache.org/", "", true},
	} {
		if got := sameSite(test.homepage, test.home, test.repository); got != test.same {
			t.Errorf("%s is the project at %s: %t, want %t", test.homepage, test.home, got, test.same)
		}
	}
}
