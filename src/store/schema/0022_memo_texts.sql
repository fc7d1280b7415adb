-- What a person writes for a meeting's memos beside its agenda, whether the stat memo has Baltimore's further sections,
-- and the observation written over an exhibit in place of the drafted one, with the draft it was written from. Tables
-- of their own, so that the rows written before them stand as they were.

CREATE TABLE memo_texts (
    id TEXT PRIMARY KEY REFERENCES meeting (id), form TEXT NOT NULL, decisions_needed TEXT NOT NULL,
    requested_preparation TEXT NOT NULL, data_remarks TEXT NOT NULL, next_focus TEXT NOT NULL
) STRICT;

CREATE TABLE exhibit_words (
    id TEXT PRIMARY KEY REFERENCES exhibit (id), words TEXT NOT NULL, draft TEXT NOT NULL
) STRICT;
