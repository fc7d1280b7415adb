-- The exhibit the room saw when an action or a decision was recorded; and what was drawn, by the SHA-256 of its bytes,
-- so that many entries before one chart keep it once.

CREATE TABLE as_shown (
    id TEXT PRIMARY KEY REFERENCES entry (id), meeting TEXT NOT NULL REFERENCES meeting (id), at TEXT NOT NULL,
    measure TEXT REFERENCES measure (id), dimension TEXT NOT NULL, periods INTEGER NOT NULL, as_table INTEGER NOT NULL,
    form TEXT NOT NULL, usual_range INTEGER NOT NULL, compared TEXT NOT NULL, batch INTEGER NOT NULL, data TEXT NOT NULL
) STRICT;
CREATE INDEX as_shown_meeting ON as_shown (meeting);
CREATE INDEX as_shown_measure ON as_shown (measure);

CREATE TABLE drawn (hash TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
