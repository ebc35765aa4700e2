package text_test

import (
	"testing"

	"github.com/skillgraph/skillgraph/text"
)

// What programs call a thing by names it as people do; what stands in such a name for an owner of much
// else does not.
func TestResolveAddresses(t *testing.T) {
	tests := []struct{ name, want string }{
		// Packages in a scope.
		{"@nestjs/core", "NestJS"},
		{"@NestJS/cli", "NestJS"},
		{"@nestjs/no-such-part", "NestJS"},
		{"@nobody/express", ""},
		{"@express", "Express"},
		{"@/express", "Express"},
		// Paths of repositories and modules.
		{"github.com/django/django", "Django"},
		{"https://github.com/expressjs/express.git", "Express"},
		{"git@github.com:expressjs/express.git", "Express"},
		{"github.com/somebody/redis/v9", "Redis"},
		{"github.com/somebody/something", ""},
		{"github.com/redis/something", ""},
		{"go.example.org/redis", "Redis"},
		{"www.example.com/", ""},
		{"https://redis.io/", "Redis"},
		{"http://kafka.apache.org", "Apache Kafka"},
		{"github.com", ""},
		{"github.com/redis", "Redis"},
		{"redis-io/redis", "Redis"},
		{"redis-io/docker", ""},
		{"apache/kafka", "Apache Kafka"},
		{"JavaScript/Java", ""},
		{"JavaScripts/Java", ""},
		{"Java.example/Kotlin", ""},
		// Coordinates of builds.
		{"org.apache.kafka:kafka-clients:3.7.0", "Apache Kafka"},
		{"org.apache.kafka", "Apache Kafka"},
		{"org.springframework.boot:spring-boot", "Spring Boot"},
		{"com.example.redis", "Redis"},
		{"redis.clients:kafka", "Apache Kafka"},
		{"com.example.util.redis", ""},
		{"com.example", ""},
		{"org.apache", ""},
		{"com.amazonaws", ""},
		// Packages of .NET.
		{"EFCore.Tools", "EF Core"},
		{"Microsoft.EFCore.SqlServer", "EF Core"},
		{"Django.Redis", ""},
		// Files of settings.
		{"redis.conf", "Redis"},
		{"nest.config.ts", "NestJS"},
		{".redisrc", "Redis"},
		{".redisrc.json", "Redis"},
		{"redis-lock.yaml", "Redis"},
		{"redis.txt", ""},
		// Images and their tags.
		{"redis:7-slim", "Redis"},
		{"redis:latest", "Redis"},
		{"redis:alpine", "Redis"},
		{"redis:docker", ""},
		{".redis.d", ""},
		{".conf", ""},
		{"@", ""},
		{":", ""},
		{"@/", ""},
		{"://", ""},
		{".", ""},
	}
	x := text.NewIndex(append(entries(), text.Entry{
		ID: "EF Core", Name: "EF Core", Kind: "LIBRARY", Implies: []string{".NET"},
	}))
	for _, tt := range tests {
		if got := x.Resolve(text.EntrySkill, tt.name, nil); got.ID != tt.want {
			t.Errorf("%q: got %+v, want %q", tt.name, got, tt.want)
		}
	}
}
