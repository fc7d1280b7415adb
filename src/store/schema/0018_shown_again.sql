-- A chart as it was kept with an entry of an earlier record, put before the room again on purpose.

CREATE TABLE shown_again (
    id TEXT PRIMARY KEY REFERENCES meeting (id), entry TEXT NOT NULL REFERENCES as_shown (id)
) STRICT;
CREATE INDEX shown_again_entry ON shown_again (entry);
