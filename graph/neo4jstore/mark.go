package neo4jstore

import (
	"context"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Mark is a text that stays the same while nothing is committed to the database and changes with
// every commit, whoever made it: the bookmark of a transaction that reads.
func (s *Store) Mark(ctx context.Context) (string, error) {
	var mark string
	err := s.again(ctx, func(ctx context.Context) error {
		return s.use(ctx, neo4j.AccessModeRead, func(session neo4j.SessionWithContext) error {
			result, err := session.Run(ctx, queryRevision, nil, withTimeout(ctx))
			if err != nil {
				return err
			}
			_, err = result.Consume(ctx)
			mark = strings.Join(neo4j.BookmarksToRawValues(session.LastBookmarks()), " ")
			return err
		})
	})
	if err != nil {
		return "", fmt.Errorf("mark: %w", storeError(ctx, err))
	}
	return mark, nil
}

// Digest is that of all records as the last commit left them, empty where it gave none. Where it is
// not that of the records that are there, somebody edited them.
func (s *Store) Digest(ctx context.Context) (string, error) {
	rows, err := s.ask(ctx, queryDigest, nil)
	if err != nil {
		return "", fmt.Errorf("digest: %w", storeError(ctx, err))
	}
	r, err := single(rows)
	if err != nil {
		return "", fmt.Errorf("digest: %w", err)
	}
	digest, _ := r["digest"].(string)
	return digest, nil
}
