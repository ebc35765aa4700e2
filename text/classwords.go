package text

import "slices"

// classWords name the class of a thing, or what is done with it. Beside a name they mean nothing, where
// the thing is of one of the kinds; no kinds: any thing. "SQL Server" is not SQL, because SQL is no
// WEB_SERVER.
var classWords = classes(
	class(nil, `software tech technology technologies tool tools skill skills basics fundamentals stack ecosystem
		concepts principles practices internals essentials product products`),
	class(langKinds, `language languages lang programming programing coding core markup syntax`),
	class([]string{"LANGUAGE"}, `libraries frameworks packages platform`),
	class(scriptedKinds, `scripting scripts template templates`),
	class(codeKinds, `backend frontend fullstack code`),
	class(slices.Concat(codeKinds, dataKinds, brokerKinds, cloudKinds, []string{"TOOL", "CLOUD_SERVICE"}),
		`developer developers dev apps app application applications programmer`),
	class(slices.Concat(codeKinds, []string{
		"TOOL", "BUSINESS_SYSTEM", "CLOUD_PLATFORM", "CLOUD_SERVICE", "DATABASE", "SEARCH_ENGINE", "MESSAGE_BROKER",
		"API_STYLE", "ARCHITECTURE", "PATTERN", "PRACTICE",
	}), `development`),
	class(frameKinds, `framework frameworks library libraries lib libs toolkit component components package
		packages module modules gem crate micro microframework npm ui`),
	class(slices.Concat(frameKinds, cloudKinds, []string{"CLOUD_SERVICE", "RUNTIME"}), `sdk`),
	class(dataKinds, `database databases db dbs dbms rdbms datastore`),
	class([]string{"CACHE", "DATABASE"}, `cache memory`),
	class(slices.Concat(dataKinds, []string{"LANGUAGE", "LIBRARY", "API_STYLE", "TOOL", "CLOUD_SERVICE"}), `query queries`),
	class([]string{"LANGUAGE", "DATABASE"}, `functions procedures`),
	class(slices.Concat(dataKinds, []string{"CONCEPT", "TOOL", "CLOUD_SERVICE"}), `cubes`),
	class(brokerKinds, `broker messaging`),
	class([]string{"MESSAGE_BROKER", "CLOUD_SERVICE"}, `queue queues`),
	class(cloudKinds, `infrastructure infra hosting`),
	class(slices.Concat(cloudKinds, dataKinds, brokerKinds, []string{"CLOUD_SERVICE", "TOOL"}), `cloud`),
	class(without(productKinds, "LANGUAGE", "PROTOCOL", "FORMAT"),
		`platform configuration config setup integration integrations management`),
	class(without(productKinds, "LANGUAGE", "PROTOCOL", "FORMAT", "FRAMEWORK", "LIBRARY"), `administration admin`),
	class(slices.Concat(serverKinds, []string{"RUNTIME", "OPERATING_SYSTEM", "FRAMEWORK", "CLOUD_SERVICE"}), `cluster clusters`),
	class(append(without(productKinds, "LANGUAGE", "PROTOCOL", "FORMAT", "OPERATING_SYSTEM"), "API_STYLE"),
		`cli api apis plugin plugins extension extensions engine`),
	class([]string{"CLOUD_SERVICE", "CLOUD_PLATFORM", "API_STYLE", "TOOL"}, `service services`),
	class(productKinds, `automation tuning administrator administrators architect consultant engineer engineers
		guru sme specialist specialists user users`),
	class([]string{"LIBRARY"}, `logger`),
	class(slices.Concat(dataKinds, brokerKinds, []string{"API_STYLE"}), `client clients driver drivers`),
	class(append(slices.Clip(serverKinds), "OPERATING_SYSTEM", "RUNTIME"), `server servers proxy`),
	class([]string{"WEB_SERVER"}, `webserver`),
	class([]string{"RUNTIME"}, `runtime`),
	class([]string{"PROTOCOL", "FORMAT"}, `protocol protocols standard standards`),
	class([]string{"FORMAT"}, `format formats file files data`),
	class([]string{"API_STYLE"}, `interface interfaces endpoint endpoints`),
	class(specKinds, `spec specification tokens keys`),
	class([]string{"CLOUD_SERVICE"}, `instances buckets roles policies`),
	class([]string{"CLOUD_SERVICE", "TOOL"}, `stacks`),
	class([]string{"TOOL"}, `commands scan scanner scanning scans`),
	class([]string{"API_STYLE"}, `resolvers`),
	class([]string{"LIBRARY"}, `assertions observables`),
	class(brokerKinds, `producer producers consumer consumers topics exchanges partitions`),
	class([]string{"SECURITY"}, `regulation regulations law laws`),
	class([]string{"OPERATING_SYSTEM", "BUSINESS_SYSTEM"}, `system systems suite`),
	class([]string{"OPERATING_SYSTEM"}, `os distro distribution`),
	class([]string{"OPERATING_SYSTEM", "CLOUD_PLATFORM"}, `environment environments`),
	class(packageKinds, `tests testing`),
	class([]string{"TOOL", "CLOUD_SERVICE", "FRAMEWORK", "LIBRARY"}, `jobs job templates template workflows
		dashboard dashboards gateway logs report reports reporting client`),
	class([]string{"CERTIFICATION"}, `certification certificate certified exam`),
	class([]string{"ARCHITECTURE", "API_STYLE"}, `architecture`),
	class([]string{"PATTERN"}, `pattern patterns`),
	class([]string{"TOOL"}, `container containers image images repository repositories repo repos`),
	class([]string{"SOFT_SKILL"}, `abilities a1 a2 b1 b1+ b2 b2+ c1 c1+ c2`), // of the European framework for languages
	class([]string{"PRACTICE", "TOOL"}, `pipeline pipelines`),
	class(notionKinds, `methodology methodologies technique techniques method methods approach
		paradigm process processes mechanism mechanisms implementation solutions strategies tooling
		culture guidelines`),
	class([]string{"ARCHITECTURE"}, `apps applications`),
)

// The kinds that share class words.
var (
	langKinds     = []string{"LANGUAGE", "FORMAT"}
	scriptedKinds = []string{"LANGUAGE", "FORMAT", "TOOL"}
	codeKinds     = []string{"LANGUAGE", "FRAMEWORK", "LIBRARY", "RUNTIME"}
	frameKinds    = []string{"FRAMEWORK", "LIBRARY", "TOOL", "API_STYLE"}
	dataKinds     = []string{"DATABASE", "CACHE", "SEARCH_ENGINE"}
	brokerKinds   = []string{"MESSAGE_BROKER"}
	serverKinds   = []string{
		"WEB_SERVER", "TOOL", "DATABASE", "CACHE", "SEARCH_ENGINE", "MESSAGE_BROKER",
	}
	cloudKinds   = []string{"CLOUD_PLATFORM", "BUSINESS_SYSTEM"}
	notionKinds  = []string{"CONCEPT", "PRACTICE", "PATTERN", "ARCHITECTURE", "SECURITY", "SOFT_SKILL"}
	packageKinds = []string{"TOOL", "FRAMEWORK", "LIBRARY"}
	specKinds    = []string{"FORMAT", "PROTOCOL", "API_STYLE"}
	scriptKinds  = []string{"FRAMEWORK", "LIBRARY", "RUNTIME", "TOOL"}
	// productKinds are what a vendor sells and a version numbers. A notion is neither: "IBM Cloud"
	// is not cloud computing.
	productKinds = []string{
		"LANGUAGE", "FRAMEWORK", "LIBRARY", "DATABASE", "CACHE", "SEARCH_ENGINE", "MESSAGE_BROKER",
		"CLOUD_PLATFORM", "CLOUD_SERVICE", "RUNTIME", "WEB_SERVER", "OPERATING_SYSTEM", "TOOL",
		"PROTOCOL", "FORMAT", "BUSINESS_SYSTEM",
	}
)

// isOtherLibrary reports whether two class words name a thing of its own: React Testing Library.
func isOtherLibrary(w, next string) bool { return w == "testing" && next == "library" }

// without gives the kinds but for some.
func without(kinds []string, some ...string) []string {
	return slices.DeleteFunc(slices.Clone(kinds), func(k string) bool { return slices.Contains(some, k) })
}

// kindsOf are the kinds of the things that words stand beside.
type kindsOf map[string][]string

func class(kinds []string, list string) kindsOf {
	words := kindsOf{}
	for w := range wordSet(list) {
		words[w] = kinds
	}
	return words
}

func classes(all ...kindsOf) kindsOf {
	words := kindsOf{}
	for _, some := range all {
		for w, kinds := range some {
			words[w] = append(slices.Clip(words[w]), kinds...)
		}
	}
	return words
}
