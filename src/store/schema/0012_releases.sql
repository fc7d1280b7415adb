-- When a meeting's stat memo was released, and which figures were in by then; and the measures of which its room was
-- switched to newer ones since.

CREATE TABLE release (
    id TEXT PRIMARY KEY REFERENCES meeting (id), at TEXT NOT NULL, batch INTEGER NOT NULL
) STRICT;

CREATE TABLE newer_figures (
    id TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id),
    measure TEXT NOT NULL REFERENCES measure (id), batch INTEGER NOT NULL, UNIQUE (meeting, measure)
) STRICT;
CREATE INDEX newer_figures_measure ON newer_figures (measure);
