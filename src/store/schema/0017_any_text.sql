-- Two versions of a text are kept of every text that is edited in place, also outside a meeting: its place is its
-- table and column. The journal's images of versions kept before are brought along.

CREATE TABLE version_of_text (id TEXT PRIMARY KEY, place TEXT NOT NULL, row TEXT NOT NULL, other TEXT NOT NULL) STRICT;
INSERT INTO version_of_text (id, place, row, other)
SELECT id,
    CASE place
        WHEN 'entry words' THEN 'entry.text'
        WHEN 'decision effect' THEN 'entry.effect'
        WHEN 'item title' THEN 'agenda_item.title'
        WHEN 'item narrative' THEN 'agenda_item.narrative'
        WHEN 'item why now' THEN 'agenda_item.why_now'
        WHEN 'item source' THEN 'agenda_item.data_source'
        WHEN 'item notes' THEN 'agenda_item.private_notes'
        WHEN 'exhibit caption' THEN 'exhibit.caption'
        WHEN 'exhibit source' THEN 'exhibit.source'
        WHEN 'exhibit description' THEN 'exhibit.alt_text'
        WHEN 'action words' THEN 'action.text'
        WHEN 'action done' THEN 'action.definition_of_done'
        WHEN 'action evidence' THEN 'action.evidence'
        ELSE 'action.intended_use'
    END,
    row, other
FROM text_conflict;
DROP TABLE text_conflict;
ALTER TABLE version_of_text RENAME TO text_conflict;
UPDATE journal_row SET before = json_remove(json_set(before, '$.place', CASE json_extract(before, '$.place')
        WHEN 'entry words' THEN 'entry.text'
        WHEN 'decision effect' THEN 'entry.effect'
        WHEN 'item title' THEN 'agenda_item.title'
        WHEN 'item narrative' THEN 'agenda_item.narrative'
        WHEN 'item why now' THEN 'agenda_item.why_now'
        WHEN 'item source' THEN 'agenda_item.data_source'
        WHEN 'item notes' THEN 'agenda_item.private_notes'
        WHEN 'exhibit caption' THEN 'exhibit.caption'
        WHEN 'exhibit source' THEN 'exhibit.source'
        WHEN 'exhibit description' THEN 'exhibit.alt_text'
        WHEN 'action words' THEN 'action.text'
        WHEN 'action done' THEN 'action.definition_of_done'
        WHEN 'action evidence' THEN 'action.evidence'
        ELSE 'action.intended_use'
    END), '$.meeting')
WHERE "table" = 'text_conflict' AND before IS NOT NULL;
UPDATE journal_row SET after = json_remove(json_set(after, '$.place', CASE json_extract(after, '$.place')
        WHEN 'entry words' THEN 'entry.text'
        WHEN 'decision effect' THEN 'entry.effect'
        WHEN 'item title' THEN 'agenda_item.title'
        WHEN 'item narrative' THEN 'agenda_item.narrative'
        WHEN 'item why now' THEN 'agenda_item.why_now'
        WHEN 'item source' THEN 'agenda_item.data_source'
        WHEN 'item notes' THEN 'agenda_item.private_notes'
        WHEN 'exhibit caption' THEN 'exhibit.caption'
        WHEN 'exhibit source' THEN 'exhibit.source'
        WHEN 'exhibit description' THEN 'exhibit.alt_text'
        WHEN 'action words' THEN 'action.text'
        WHEN 'action done' THEN 'action.definition_of_done'
        WHEN 'action evidence' THEN 'action.evidence'
        ELSE 'action.intended_use'
    END), '$.meeting')
WHERE "table" = 'text_conflict' AND after IS NOT NULL;
