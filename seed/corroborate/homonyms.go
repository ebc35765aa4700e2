package main

import (
	"net/url"
	"slices"
	"strings"
)

// otherThings are entries of a source whose name is that of a skill and whose meaning is not: Argo floats
// measure oceans, and AWS Polly speaks.
var otherThings = map[string]map[string]bool{
	"github-topics": {
		"argo-floats": true, "google-vault": true, "error-propagation": true, "design-system": true,
		"lean": true, "end-to-end-encryption": true,
	},
	"devicon": {"pulsar": true},
	onet: {
		"Pulsar software": true, "Viper Tools": true, "Delphi Technology": true, "SAP DMS": true,
		"Client databases": true, "Compliance 360": true,
	},
	"esco": {"securities": true, "ObjectStore": true, "strategic planning": true, "cost management": true},
	"stack-analyser": {
		"aws.polly": true, "aws.eks": true, "gcp.gke": true, "aws.kafka": true, "aws.mq": true,
		"azure.mariadb": true, "azure.mysql": true,
	},
}

// sameSite reports whether an entry with a home and a repository may be the skill with a homepage: two
// projects share a name more often than the name of a host or of a repository's owner. A skill without
// a homepage is taken by its name.
func sameSite(homepage string, entry ...string) bool {
	if homepage == "" {
		return true
	}
	own := siteNames(homepage)
	return slices.ContainsFunc(entry, func(address string) bool {
		return slices.ContainsFunc(siteNames(address), func(name string) bool { return slices.Contains(own, name) })
	})
}

// codeHosts are where projects of all sorts live, so that the owner tells and the host does not.
var codeHosts = []string{"github.com", "gitlab.com", "opendev.org"}

// notTelling are parts of a host's name that many have.
var notTelling = strings.Fields("www docs doc developer learn en cloud com org net io dev github apache readthedocs sh app ai tech co de")

// siteNames are the parts of an address that tell whose it is.
func siteNames(address string) []string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil
	}
	host := strings.ToLower(u.Host)
	if slices.Contains(codeHosts, host) {
		owner, repository, _ := strings.Cut(strings.ToLower(strings.Trim(u.Path, "/")), "/")
		return []string{owner, owner + "/" + repository}
	}
	return slices.DeleteFunc(strings.Split(host, "."), func(part string) bool { return slices.Contains(notTelling, part) })
}
