package neo4jtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"strconv"
	"sync"
	"time"

	"github.com/moby/moby/api/types/container"
	"github.com/moby/moby/api/types/network"
	"github.com/moby/moby/client"
	"github.com/testcontainers/testcontainers-go"
	tclog "github.com/testcontainers/testcontainers-go/log"
)

const boltPort = "7687/tcp" // of Neo4j inside the container

// dockerAnswers reports, once for the process, whether a Docker engine answers.
var dockerAnswers = sync.OnceValue(func() (answers bool) {
	tclog.SetDefault(tclog.NewNoopLogger()) // Its greetings would bury our one line.
	defer func() {
		if recover() != nil { // How the library says that it found no address of an engine.
			answers = false
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	docker, err := testcontainers.NewDockerClientWithOpts(ctx)
	if err != nil {
		return false
	}
	defer docker.Close()
	_, err = docker.Ping(ctx, client.PingOptions{})
	return err == nil
})

// dockerized is a Neo4j in a container.
type dockerized struct {
	container testcontainers.Container
}

// newContainer creates the container without starting it. The port on this machine is fixed, as
// one that Docker picks would be another after each restart.
func newContainer(
	ctx context.Context, image string, port int, password string,
) (*dockerized, error) {
	publish := func(host *container.HostConfig) {
		host.PortBindings = network.PortMap{network.MustParsePort(boltPort): {{
			HostIP: netip.MustParseAddr("127.0.0.1"), HostPort: strconv.Itoa(port),
		}}}
	}
	created, err := testcontainers.Run(ctx, cmp.Or(image, officialImage),
		testcontainers.WithEnv(serverEnv(port, password)),
		testcontainers.WithExposedPorts(boltPort),
		testcontainers.WithHostConfigModifier(publish),
		testcontainers.WithNoStart(),
	)
	if err != nil && created == nil && image == "" {
		// The engine is there and the official image is not to be had: as good as no engine.
		return nil, fmt.Errorf("%w (%s cannot be fetched: %w)", errAbsent, officialImage, err)
	}
	if err != nil {
		return nil, errors.Join(err, testcontainers.TerminateContainer(created))
	}
	return &dockerized{created}, nil
}

func (d *dockerized) start(ctx context.Context) error { return d.container.Start(ctx) }

func (d *dockerized) exited(ctx context.Context) bool {
	state, err := d.container.State(ctx)
	return err == nil && !state.Running
}

func (d *dockerized) kill(ctx context.Context) error {
	docker, err := testcontainers.NewDockerClientWithOpts(ctx)
	if err != nil {
		return err
	}
	defer docker.Close()
	id := d.container.GetContainerID()
	options := client.ContainerKillOptions{Signal: "SIGKILL"}
	if _, err := docker.ContainerKill(ctx, id, options); err != nil {
		return err
	}
	for !d.exited(ctx) {
		select {
		case <-ctx.Done():
			return fmt.Errorf("container %s still runs: %w", id, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
	return nil
}

// remove does not give Neo4j time for a tidy end: its data goes with it.
func (d *dockerized) remove(ctx context.Context) error {
	return d.container.Terminate(ctx, testcontainers.StopTimeout(0))
}

func (d *dockerized) output(ctx context.Context) string {
	logs, err := d.container.Logs(ctx)
	if err != nil {
		return err.Error()
	}
	defer logs.Close()
	text, err := io.ReadAll(logs)
	if err != nil {
		return err.Error()
	}
	return lastLines(string(text))
}
