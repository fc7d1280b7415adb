-- Days from which a measure's usual range is reckoned anew, each with its reason and author; and how a measure's
-- figures are judged and published, in a table of its own so that rows written before it stand as they were.

CREATE TABLE baseline (
    id TEXT PRIMARY KEY, measure TEXT NOT NULL REFERENCES measure (id), "from" TEXT NOT NULL, reason TEXT NOT NULL,
    author TEXT NOT NULL
) STRICT;
CREATE INDEX baseline_measure ON baseline (measure);

CREATE TABLE measure_rules (
    id TEXT PRIMARY KEY REFERENCES measure (id), screening INTEGER NOT NULL, fix_after INTEGER,
    suppress_below INTEGER NOT NULL, rolling INTEGER NOT NULL
) STRICT;
