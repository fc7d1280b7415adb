-- For figures of which period a target is: a year's thousand requests are no quarter's. None where it holds for figures
-- of any period, as all did before. The journal's images of rows written before are brought along, so that a row still
-- stands as the journal last saw it.

ALTER TABLE target ADD COLUMN per TEXT;
UPDATE journal_row SET before = json_set(before, '$.per', NULL) WHERE "table" = 'target' AND before IS NOT NULL;
UPDATE journal_row SET after = json_set(after, '$.per', NULL) WHERE "table" = 'target' AND after IS NOT NULL;
