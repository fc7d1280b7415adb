-- What the room thought of a meeting, counted from its cards; and whether the city asks.

CREATE TABLE feedback (
    id TEXT PRIMARY KEY REFERENCES meeting (id), handed_out INTEGER, strongly_disagree INTEGER NOT NULL,
    disagree INTEGER NOT NULL, slightly_disagree INTEGER NOT NULL, slightly_agree INTEGER NOT NULL,
    agree INTEGER NOT NULL, strongly_agree INTEGER NOT NULL, comments TEXT NOT NULL
) STRICT;

ALTER TABLE city ADD COLUMN asks_no_feedback INTEGER NOT NULL DEFAULT 0;
UPDATE journal_row SET before = json_set(before, '$.asks_no_feedback', 0) WHERE "table" = 'city' AND before IS NOT NULL;
UPDATE journal_row SET after = json_set(after, '$.asks_no_feedback', 0) WHERE "table" = 'city' AND after IS NOT NULL;
