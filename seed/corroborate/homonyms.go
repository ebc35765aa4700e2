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
		"lean": true, "end-to-end-encryption": true, "google-tasks": true,
		"fluent-design": true, "app": true, "shell": true, "server": true,
	},
	"cncf-landscape": {"Envoy Gateway": true, "Envoy (Wasm)": true, "Oracle Functions": true},
	"devicon":        {"pulsar": true, "vite": true},
	onet: {
		"Pulsar software": true, "Viper Tools": true, "Delphi Technology": true, "SAP DMS": true,
		"Client databases": true, "Compliance 360": true, "Pure Data PD": true,
		"Electronic medical record EMR software": true, "Distribution management system DMS": true,
		"Software asset management SAM software": true, "Career management systems CMS": true,
		"Adaptive conjoint analysis ACA software": true, "Bill of materials software": true,
		"Sales force automation software": true, "Business software applications": true,
		"Oracle Application Server": true, "Oracle Learning Management": true,
		"Microsoft Windows SDK": true,
		"Real estate application contract transmission REACT software": true,
	},
	"esco": {
		"securities": true, "ObjectStore": true, "strategic planning": true, "cost management": true,
		"SPARK": true, "graphite": true, "logging": true, "spa products": true, "ethics": true,
		"use threading techniques": true, "architectural design": true, "writing techniques": true,
		"software design methodologies": true, "tools for software configuration management": true,
		"software metrics": true, "search engines": true, "quality assurance methodologies": true,
		"cloud monitoring and reporting": true, "use presentation software": true,
		"use localisation tools": true, "use technical documentation": true,
		"application process": true, "process applications": true, "ML (computer programming)": true,
		"Microsoft Visual C++": true, "Oracle Relational Database": true,
	},
	"stack-analyser": {
		"aws.polly": true, "aws.eks": true, "gcp.gke": true, "aws.kafka": true, "aws.mq": true,
		"azure.mariadb": true, "azure.mysql": true, "aspnet": true,
		"google.tasks": true,
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
