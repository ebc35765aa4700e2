package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// process is a Neo4j run from a folder of jars by launcher/Launcher.java.
type process struct {
	java, jars string
	dir        string // holds the data and the log; ours to delete
	env        []string

	stdin  io.Closer // The server exits when this closes, as it does if this process dies.
	killIt func() error
	done   chan struct{} // closed when the server is gone
}

func newProcess(jars string, port int, password string) (*process, error) {
	jars, err := filepath.Abs(jars)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(jars, "neo4j-launcher.jar")); err != nil {
		return nil, fmt.Errorf("NEO4J_TEST_JARS is not a folder that .ci/neo4j-jars filled: %w", err)
	}
	java, err := findJava()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "skillgraph-neo4j-")
	if err != nil {
		return nil, err
	}
	env := []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir}
	for name, value := range serverEnv(port, password) {
		env = append(env, name+"="+value)
	}
	env = append(env, "NEO4J_server_bolt_listen__address="+loopback(port))
	return &process{java: java, jars: jars, dir: dir, env: env}, nil
}

func findJava() (string, error) {
	if home := os.Getenv("JAVA_HOME"); home != "" {
		return filepath.Join(home, "bin", "java"), nil
	}
	java, err := exec.LookPath("java")
	if err != nil {
		return "", fmt.Errorf("NEO4J_TEST_JARS needs a JDK 17 or 21: %w", err)
	}
	return java, nil
}

// serverEnv is the environment of a server, the same for the official image and for the launcher:
// a password, the address it tells drivers, and no more memory, disk or network than a test needs.
func serverEnv(port int, password string) map[string]string {
	return map[string]string{
		"NEO4J_AUTH":                            "neo4j/" + password,
		"NEO4J_server_bolt_advertised__address": loopback(port),
		"NEO4J_server_http_enabled":             "false",
		"NEO4J_server_memory_heap_max__size":    "1g",
		"NEO4J_server_memory_pagecache_size":    "64m",
		"NEO4J_db_tx__log_preallocate":          "false",
		"NEO4J_dbms_usage__report_enabled":      "false",
		"JAVA_TOOL_OPTIONS":                     "-XX:+UseSerialGC",
		// Tests fill a database anew again and again, and plans for that cost more than they gain.
		"NEO4J_dbms_cypher_min__replan__interval": "1h",
	}
}

func (p *process) start(context.Context) error {
	log, err := os.OpenFile(p.logName(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close() // The server has its own handle.
	cmd := exec.Command(p.java, p.arguments()...)
	cmd.Env, cmd.Dir, cmd.Stdout, cmd.Stderr = p.env, p.dir, log, log
	if p.stdin, err = cmd.StdinPipe(); err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	done := make(chan struct{})
	p.done, p.killIt = done, cmd.Process.Kill
	go func() {
		defer close(done)
		_ = cmd.Wait() // However it ended, what matters is that it has.
	}()
	return nil
}

func (p *process) arguments() []string {
	arguments := []string{"-Xmx1g", "-Djava.io.tmpdir=" + p.dir}
	// Neo4j's page cache reaches into these.
	for _, name := range []string{"java.nio", "java.io", "sun.nio.ch", "java.lang"} {
		arguments = append(arguments, "--add-opens=java.base/"+name+"=ALL-UNNAMED")
	}
	return append(arguments, "-cp", filepath.Join(p.jars, "*"),
		"Launcher", filepath.Join(p.dir, "data"), "--with-parent")
}

func (p *process) logName() string { return filepath.Join(p.dir, "output.log") }

func (p *process) exited(context.Context) bool {
	if p.done == nil {
		return true
	}
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

func (p *process) kill(ctx context.Context) error {
	if p.exited(ctx) {
		return nil
	}
	if err := p.killIt(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	select {
	case <-p.done:
		return p.closeInput()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// closeInput closes our end of the pipe, which the end of the server may have closed already.
func (p *process) closeInput() error {
	if err := p.stdin.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		return err
	}
	return nil
}

func (p *process) remove(ctx context.Context) error {
	return errors.Join(p.kill(ctx), os.RemoveAll(p.dir))
}

func (p *process) output(context.Context) string {
	text, err := os.ReadFile(p.logName())
	if err != nil {
		return err.Error()
	}
	return lastLines(string(text))
}

// lastLines is the end of a log, enough to see why a server did not start.
func lastLines(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-30):], "\n")
}
