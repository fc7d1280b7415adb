-- The file a picture was taken from: its name, the page of it, and the hash of its bytes. The journal's images of rows
-- written before are brought along, so that a row still stands as the journal last saw it.

ALTER TABLE exhibit ADD COLUMN file_name TEXT NOT NULL DEFAULT '';
ALTER TABLE exhibit ADD COLUMN file_page INTEGER NOT NULL DEFAULT 0;
ALTER TABLE exhibit ADD COLUMN file_hash TEXT NOT NULL DEFAULT '';
UPDATE journal_row SET before = json_set(before, '$.file_name', '', '$.file_page', 0, '$.file_hash', '')
WHERE "table" = 'exhibit' AND before IS NOT NULL;
UPDATE journal_row SET after = json_set(after, '$.file_name', '', '$.file_page', 0, '$.file_hash', '')
WHERE "table" = 'exhibit' AND after IS NOT NULL;
