package graph

// SkillKind says what sort of thing a skill is about.
type SkillKind string

// The kinds of skill.
const (
	Language        SkillKind = "LANGUAGE"
	Framework       SkillKind = "FRAMEWORK"
	Library         SkillKind = "LIBRARY"
	Database        SkillKind = "DATABASE"
	Cache           SkillKind = "CACHE"
	SearchEngine    SkillKind = "SEARCH_ENGINE"
	MessageBroker   SkillKind = "MESSAGE_BROKER"
	CloudPlatform   SkillKind = "CLOUD_PLATFORM"
	CloudService    SkillKind = "CLOUD_SERVICE"
	Runtime         SkillKind = "RUNTIME"
	WebServer       SkillKind = "WEB_SERVER"
	OperatingSystem SkillKind = "OPERATING_SYSTEM"
	Tool            SkillKind = "TOOL"
	APIStyle        SkillKind = "API_STYLE"
	Protocol        SkillKind = "PROTOCOL"
	Format          SkillKind = "FORMAT"
	Architecture    SkillKind = "ARCHITECTURE"
	Pattern         SkillKind = "PATTERN"
	ConceptKind     SkillKind = "CONCEPT"
	Practice        SkillKind = "PRACTICE"
	Security        SkillKind = "SECURITY"
	BusinessSystem  SkillKind = "BUSINESS_SYSTEM"
	SoftSkill       SkillKind = "SOFT_SKILL"
	Certification   SkillKind = "CERTIFICATION"
)

// SkillKinds lists every kind of skill.
func SkillKinds() []SkillKind {
	return []SkillKind{
		Language, Framework, Library, Database, Cache, SearchEngine, MessageBroker, CloudPlatform,
		CloudService, Runtime, WebServer, OperatingSystem, Tool, APIStyle, Protocol, Format,
		Architecture, Pattern, ConceptKind, Practice, Security, BusinessSystem, SoftSkill, Certification,
	}
}

// Technology reports whether skills of the kind are products with a name of their own, other than
// notions, ways of working or certificates.
func (k SkillKind) Technology() bool {
	switch k {
	case APIStyle, Protocol, Format, Architecture, Pattern, ConceptKind, Practice, Security, SoftSkill, Certification:
		return false
	}
	return true
}

// Skill is something a person can know or do.
type Skill struct {
	ID          SkillID   `json:"id"`
	Name        string    `json:"name"`
	Kind        SkillKind `json:"kind"`
	Description string    `json:"description,omitempty"`
	Labels
	Status      Status       `json:"status"`
	ReplacedBy  SkillID      `json:"replacedBy,omitempty"` // successor of a deprecated or declining skill
	PreviousIDs []SkillID    `json:"previousIds,omitempty"`
	Importance  Share        `json:"importance"` // 0–1: how much of backend work asks for it
	Tags        []string     `json:"tags,omitempty"`
	Homepage    string       `json:"homepage,omitempty"`
	ExternalIDs []ExternalID `json:"externalIds,omitempty"`
	Note        string       `json:"note,omitempty"` // what a source got wrong
	Evidence    []Evidence   `json:"evidence"`
}
