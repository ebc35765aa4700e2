package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph"
)

// Codes of Neo4j, and beginnings of codes. Texts change between releases, codes do not.
const (
	codeConstraint  = "Neo.ClientError.Schema.ConstraintValidationFailed"
	codeTimedOut    = "Neo.ClientError.Transaction.TransactionTimedOut" // and …ClientConfiguration
	codeLockStopped = "Neo.ClientError.Transaction.LockClientStopped"
	codeTerminated  = "Neo.ClientError.Transaction.Terminated"
	codeNoDatabase  = "Neo.ClientError.Database.DatabaseNotFound"
	codesSecurity   = "Neo.ClientError.Security."
	codesSchema     = "Neo.ClientError.Schema."
	codesStatement  = "Neo.ClientError.Statement."
	codesProcedure  = "Neo.ClientError.Procedure."
	codeRateLimited = "Neo.ClientError.Security.AuthenticationRateLimit"
)

// storeError gives an error of the driver as one of package graph or of the context. The driver's
// own types go no further: their texts do, for the log.
func storeError(ctx context.Context, err error) error {
	switch code := codeOf(err); {
	case err == nil || isOurs(err):
		return err
	case ctx.Err() != nil:
		return fmt.Errorf("neo4j: %w", ctx.Err())
	case strings.HasPrefix(code, codeTimedOut), wasStopped(ctx, code):
		return fmt.Errorf("neo4j: %s: %w", code, context.DeadlineExceeded)
	case code == codeConstraint:
		return fmt.Errorf("neo4j: %s: %w", err.Error(), graph.ErrConflict)
	case strings.HasPrefix(code, codesStatement), strings.HasPrefix(code, codesProcedure):
		return errors.New("neo4j: " + err.Error()) // our Cypher is wrong: a fault of the program
	}
	return fmt.Errorf("neo4j: %s: %w", err.Error(), graph.ErrUnavailable)
}

// wasStopped reports whether the server ended a transaction because its time was up, which it says
// with the same codes as when somebody ends it: ours end at most timeMargin before the context.
func wasStopped(ctx context.Context, code string) bool {
	deadline, ok := ctx.Deadline()
	return ok && time.Until(deadline) <= timeMargin && (code == codeLockStopped || code == codeTerminated)
}

// openError is storeError for the first answer of a server, where a refusal means that the
// configuration is wrong.
func openError(ctx context.Context, c Config, err error) error {
	code := codeOf(err)
	var away *neo4j.ConnectivityError
	switch {
	case errors.As(err, &away) && errors.Is(away.Inner, syscall.ECONNREFUSED):
		return fmt.Errorf("%s: nothing listens there: %w", c.URI, graph.ErrUnavailable)
	case code == codeNoDatabase:
		return fmt.Errorf("%s has no database %q: name one that exists: %w", c.URI, c.Database, graph.ErrInvalid)
	case code == codeRateLimited:
		return fmt.Errorf("%s refuses user %q for some seconds after wrong passwords: check the password and "+
			"try again later: %w", c.URI, c.User, graph.ErrInvalid)
	case strings.HasPrefix(code, codesSecurity):
		return fmt.Errorf("%s does not let user %q in (%s): check user and password: %w",
			c.URI, c.User, code, graph.ErrInvalid)
	}
	return fmt.Errorf("%s: %w", c.URI, storeError(ctx, err))
}

// codeOf is Neo4j's code of an error, empty where the error is not from the server.
func codeOf(err error) string {
	var limit *neo4j.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		err = limit.Errors[len(limit.Errors)-1]
	}
	var e *neo4j.Neo4jError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// isOurs reports whether an error was made by this package, inside a transaction.
func isOurs(err error) bool {
	return errors.Is(err, graph.ErrConflict) || errors.Is(err, graph.ErrInvalid) ||
		errors.Is(err, graph.ErrUnavailable)
}

// retryable reports whether a read that failed may be asked again. The driver looks only at the
// outermost error, and closing the session may have added another.
func retryable(err error) bool {
	var broken *neo4j.ConnectivityError
	if errors.As(err, &broken) {
		return neo4j.IsRetryable(broken)
	}
	var refused *neo4j.Neo4jError
	return errors.As(err, &refused) && neo4j.IsRetryable(refused)
}
