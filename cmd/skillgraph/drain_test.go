package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
)

// TestDrain: at a signal a request under way is answered, and the log says what was waited for.
func TestDrain(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	arrived, signal := make(chan bool), make(chan bool)
	h := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(arrived)
		<-signal
		_, _ = io.WriteString(w, "answered")
	})}
	h.RegisterOnShutdown(func() { close(signal) })
	var log bytes.Buffer
	a := &app{log: slog.New(slog.NewTextHandler(&log, nil))}
	ctx, end := context.WithCancelCause(t.Context())
	served, answer := make(chan error, 1), make(chan string, 1)
	go func() { served <- a.serveUntil(ctx, h, listener) }()
	go func() { answer <- bodyOf("http://" + listener.Addr().String()) }()
	<-arrived
	end(errors.New("terminated signal received"))
	if err := <-served; err != nil {
		t.Error(err)
	}
	if got := <-answer; got != "answered" {
		t.Errorf("the request under way got %q", got)
	}
	for _, want := range []string{
		`msg="shutting down" because="terminated signal received" connections=1 busy=1 patience=10s`,
		"msg=stopped drained=1 cut=0 took=",
	} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log does not say %s:\n%s", want, &log)
		}
	}
}

func bodyOf(url string) string {
	r, err := http.Get(url)
	if err != nil {
		return err.Error()
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err.Error()
	}
	return string(body)
}
