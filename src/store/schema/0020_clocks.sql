-- By when the memos are due, and the days on which the city's offices are closed. Tables of their own, so that the rows
-- of the city written before them stand as they were.

CREATE TABLE memo_rules (
    id TEXT PRIMARY KEY REFERENCES city (id), stat_hours INTEGER NOT NULL, follow_up_days INTEGER NOT NULL,
    business_days INTEGER NOT NULL, due_at TEXT NOT NULL
) STRICT;

CREATE TABLE holiday (id TEXT PRIMARY KEY, "on" TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
