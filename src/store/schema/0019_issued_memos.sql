-- Memos that went out, each frozen: its files and the data behind them by the SHA-256 of their bytes, when it went out,
-- by whom and to whom, and what it changed of the one before. Bytes never change, so they are not journalled.

CREATE TABLE issued_memo (
    id TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id), kind TEXT NOT NULL, edition TEXT NOT NULL,
    with_questions INTEGER NOT NULL, with_charts INTEGER NOT NULL, department TEXT REFERENCES department (id),
    revision INTEGER NOT NULL, at TEXT NOT NULL, by TEXT REFERENCES person (id), "to" TEXT NOT NULL,
    changes TEXT NOT NULL, data TEXT NOT NULL
) STRICT;
CREATE INDEX issued_memo_meeting ON issued_memo (meeting);
CREATE INDEX issued_memo_department ON issued_memo (department);
CREATE INDEX issued_memo_by ON issued_memo (by);

CREATE TABLE issued_file (
    id TEXT PRIMARY KEY, memo TEXT NOT NULL REFERENCES issued_memo (id), position INTEGER NOT NULL, name TEXT NOT NULL,
    origin TEXT NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX issued_file_memo ON issued_file (memo);

CREATE TABLE kept_file (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
