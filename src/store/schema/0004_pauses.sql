-- How long a meeting stood adjourned before it was reopened: no time of the meeting. A table of its own, so that the
-- rows of the meeting written before it stand as they were.

CREATE TABLE meeting_pause (id TEXT PRIMARY KEY REFERENCES meeting (id), seconds INTEGER NOT NULL) STRICT;
