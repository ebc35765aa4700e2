// All specialties, in one row.
MATCH (p:Specialty)
RETURN collect(p {.*}) AS specialties
