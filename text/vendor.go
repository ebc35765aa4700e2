package text

import (
	"slices"
	"strings"
)

// vendors lead names that are as often written without them.
var vendors = wordSet(`adobe airbnb alibaba amazon apache apple atlassian aws azure bea bitnami borland
	broadcom canonical cisco citrix cloudera cncf databricks datastax dell digitalocean elastic
	embarcadero facebook fb gcp gnu google hashi hashicorp hp hpe huawei ibm intel intuit jakarta jetbrains
	jfrog linkedin lyft meta microsoft mozilla ms netflix nvidia opentext oracle perforce pingcap
	pivotal progress redhat salesforce sap smartbear sonatype spotify sun tencent twitter uber vmware
	vmw yandex`)

// vendedKinds are what a vendor offers.
var vendedKinds = append(slices.Clip(productKinds), "CERTIFICATION")

// vendorWords are vendors of two words.
var vendorWords = [][2]string{{"red", "hat"}, {"google", "cloud"}}

// vendorNames are what people call one vendor and its cloud. A name with one of them before it may be
// that of another: "Microsoft Key Vault" is Azure Key Vault.
var vendorNames = [][]string{
	{"aws", "amazon", "amazon web services"},
	{"google cloud", "google", "gcp", "google cloud platform"},
	{"microsoft", "azure", "ms"},
}

// byOtherVendors gives what a product with a vendor before or behind it may be called: "VPC by
// Amazon" is "aws vpc" and "amazon vpc".
func byOtherVendors(chain []*reduced) []*reduced {
	var all []*reduced
	for _, r := range chain {
		for _, names := range vendorNames {
			rest, own := withoutVendor(r.words, names)
			if own == "" || smallWords[rest[0]] {
				continue
			}
			for _, name := range append([]string{own}, names...) {
				all = append(all, r.without(append(strings.Fields(name), rest...), vendedKinds))
			}
		}
	}
	return all
}

// withoutVendor takes the names of one vendor from both ends, and the "by", "on" or "from" before the last.
// It gives the one that stood nearest too: "Microsoft Azure AD" is of Azure. "" where there is none.
func withoutVendor(ws []string, names []string) (rest []string, own string) {
	for again := true; again; {
		again = false
		for _, name := range names {
			v := strings.Fields(name)
			n := len(ws) - len(v)
			switch {
			case n < 1:
			case slices.Equal(ws[:len(v)], v):
				ws, own, again = ws[len(v):], name, true
			case slices.Equal(ws[n:], v):
				ws, own, again = ws[:n], name, true
				if n > 1 && fromWords[ws[n-1]] {
					ws = ws[:n-1]
				}
			}
		}
	}
	return ws, own
}

// fromWords stand before a vendor that follows its product.
var fromWords = wordSet("by from on in via")

// legalForms stand behind a company that is named with its product: "Docker Inc. Docker".
var legalForms = wordSet("inc corp corporation gmbh llc ltd")

// dropVendor takes a vendor from the front, "Oracle Java", or with a "by" from the end. One that is called
// as its product is may be any: "Docker Docker".
func (r *reduced) dropVendor() *reduced {
	if len(r.words) < 2 || r.vendor != "" {
		return nil
	}
	for _, pair := range vendorWords {
		if len(r.words) > 2 && r.words[0] == pair[0] && r.words[1] == pair[1] && !smallWords[r.words[2]] {
			return r.withoutVendor(r.words[2:], pair[0]+" "+pair[1])
		}
	}
	if (vendors[r.words[0]] || r.words[0] == r.words[1]) && !smallWords[r.words[1]] {
		return r.withoutVendor(r.words[1:], r.words[0])
	}
	last := len(r.words) - 1
	if last > 1 && vendors[r.words[last]] && (r.words[last-1] == "by" || r.words[last-1] == "from") {
		return r.withoutVendor(r.words[:last-1], r.words[last])
	}
	return nil
}

func (r *reduced) withoutVendor(words []string, vendor string) *reduced {
	next := r.without(words, vendedKinds)
	next.vendor = vendor
	return next
}

// isOffered reports whether an entry may be what a vendor offers. One whose name is a platform's too is
// named for that beside anything else: "Azure Node.js" lists two. And what one company offers is no
// other's: Oracle Apex is not that of Salesforce.
func (x *Index) isOffered(e int32, vendor string) bool {
	if vendor == "" {
		return true
	}
	owners := x.entries[e].owners
	if len(owners) > 0 && !slices.ContainsFunc(owners, func(o string) bool { return isOneVendor(o, vendor) }) {
		return false
	}
	for _, h := range x.lookUp(EntrySkill, keyFold, vendor, 0) {
		kind := x.entries[h.entry].Kind
		if (kind == "CLOUD_PLATFORM" || kind == "BUSINESS_SYSTEM") && !x.areNear(e, h.entry) {
			return false
		}
	}
	return true
}

// isCloud reports whether words name a vendor with a cloud, and nothing of it.
func isCloud(ws []string) bool {
	return slices.ContainsFunc(vendorNames, func(names []string) bool {
		rest, _ := withoutVendor(ws, names)
		return slices.Contains(names, strings.Join(rest, " "))
	})
}

// foundations lead the names of what others offer too: "Cloudera Hadoop" is Apache Hadoop.
var foundations = wordSet("apache cncf gnu jakarta")

// ownerOf gives the company that a label begins with; "" where there is none.
func ownerOf(ws []string) string {
	if len(ws) < 2 || !vendors[ws[0]] || foundations[ws[0]] {
		return ""
	}
	return ws[0]
}

// isOneVendor reports whether two names are of one vendor.
func isOneVendor(a, b string) bool {
	return a == b || strings.HasPrefix(b, a+" ") || slices.ContainsFunc(vendorNames, func(names []string) bool {
		return slices.Contains(names, a) && slices.Contains(names, b)
	})
}
