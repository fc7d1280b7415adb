-- How an exhibit's chart is drawn, whether its usual range is, and what it is compared with; and the same of the way in
-- which the room looks at it. The journal's images of rows written before are brought along, so that a row still
-- stands as the journal last saw it.

ALTER TABLE exhibit ADD COLUMN form TEXT NOT NULL DEFAULT 'line';
ALTER TABLE exhibit ADD COLUMN usual_range INTEGER NOT NULL DEFAULT 1;
ALTER TABLE exhibit ADD COLUMN compared TEXT NOT NULL DEFAULT 'nothing';
ALTER TABLE stage_look ADD COLUMN form TEXT NOT NULL DEFAULT 'line';
ALTER TABLE stage_look ADD COLUMN usual_range INTEGER NOT NULL DEFAULT 1;
ALTER TABLE stage_look ADD COLUMN compared TEXT NOT NULL DEFAULT 'nothing';
UPDATE journal_row SET before = json_set(before, '$.form', 'line', '$.usual_range', 1, '$.compared', 'nothing')
WHERE "table" IN ('exhibit', 'stage_look') AND before IS NOT NULL;
UPDATE journal_row SET after = json_set(after, '$.form', 'line', '$.usual_range', 1, '$.compared', 'nothing')
WHERE "table" IN ('exhibit', 'stage_look') AND after IS NOT NULL;
