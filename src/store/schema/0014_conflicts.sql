-- The other version of a text that two people saved at the same time, until a person settles which holds.

CREATE TABLE text_conflict (
    id TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id), place TEXT NOT NULL, row TEXT NOT NULL,
    other TEXT NOT NULL
) STRICT;
CREATE INDEX text_conflict_meeting ON text_conflict (meeting);
