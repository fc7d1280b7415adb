-- Saved mappings are known again by the headings of the file they were last used for. The journal's images of rows
-- written before are brought along, so that a row still stands as the journal last saw it.

ALTER TABLE saved_mapping ADD COLUMN headings TEXT NOT NULL DEFAULT '[]';
ALTER TABLE saved_mapping ADD COLUMN used_at TEXT;
ALTER TABLE saved_mapping ADD COLUMN used_for TEXT NOT NULL DEFAULT '';
UPDATE journal_row SET before = json_set(before, '$.headings', '[]', '$.used_at', NULL, '$.used_for', '')
WHERE "table" = 'saved_mapping' AND before IS NOT NULL;
UPDATE journal_row SET after = json_set(after, '$.headings', '[]', '$.used_at', NULL, '$.used_for', '')
WHERE "table" = 'saved_mapping' AND after IS NOT NULL;
