-- What is remembered of files that were taken in: other names of measures, each of one measure only, and mappings saved
-- by name.

CREATE TABLE measure_alias (
    id TEXT PRIMARY KEY, measure TEXT NOT NULL REFERENCES measure (id), words TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX measure_alias_measure ON measure_alias (measure);

CREATE TABLE saved_mapping (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, mapping TEXT NOT NULL) STRICT;
