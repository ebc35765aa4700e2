// All sources, in one row.
MATCH (s:Source)
RETURN collect(s {.*}) AS sources
