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
