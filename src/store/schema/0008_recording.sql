-- What kind of thing a decision decides, what somebody is invited as and who stood in for them, and actions prepared
-- beforehand. The journal's images of rows written before are brought along, so that a row still stands as the
-- journal last saw it.

ALTER TABLE entry ADD COLUMN category TEXT;
ALTER TABLE attendance ADD COLUMN role TEXT;
ALTER TABLE attendance ADD COLUMN represented_by TEXT REFERENCES person (id);
CREATE INDEX attendance_represented_by ON attendance (represented_by);
CREATE INDEX entry_unsettled ON entry (action) WHERE unsettled > '';
UPDATE journal_row SET before = json_set(before, '$.category', NULL)
WHERE "table" = 'entry' AND before IS NOT NULL;
UPDATE journal_row SET after = json_set(after, '$.category', NULL)
WHERE "table" = 'entry' AND after IS NOT NULL;
UPDATE journal_row SET before = json_set(before, '$.role', NULL, '$.represented_by', NULL)
WHERE "table" = 'attendance' AND before IS NOT NULL;
UPDATE journal_row SET after = json_set(after, '$.role', NULL, '$.represented_by', NULL)
WHERE "table" = 'attendance' AND after IS NOT NULL;

CREATE TABLE anticipated (
    id TEXT PRIMARY KEY, item TEXT NOT NULL REFERENCES agenda_item (id), position INTEGER NOT NULL,
    typed TEXT NOT NULL, entry TEXT REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX anticipated_item ON anticipated (item);
CREATE INDEX anticipated_entry ON anticipated (entry);
