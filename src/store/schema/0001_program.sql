-- The program file, version 1. Every table here is journalled, unless store::journal says otherwise.
-- Keys are UUIDs (version 7) as text; days are ISO dates; instants are UTC in RFC 3339 with milliseconds.

CREATE TABLE city (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, program_name TEXT NOT NULL, office TEXT NOT NULL,
    analyst_email TEXT NOT NULL, fiscal_first_month INTEGER NOT NULL CHECK (fiscal_first_month BETWEEN 1 AND 12),
    time_zone TEXT NOT NULL, meeting_minutes INTEGER NOT NULL, materials_due_days INTEGER NOT NULL,
    memo_signatory TEXT NOT NULL, memo_footer TEXT NOT NULL, fictional INTEGER NOT NULL
) STRICT;

CREATE TABLE department (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL, retired INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL,
    department TEXT REFERENCES department (id), email TEXT NOT NULL, retired INTEGER NOT NULL
) STRICT;
CREATE INDEX person_department ON person (department);

CREATE TABLE priority (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, position INTEGER NOT NULL,
    retired INTEGER NOT NULL
) STRICT;

CREATE TABLE goal (
    id TEXT PRIMARY KEY, priority TEXT NOT NULL REFERENCES priority (id), name TEXT NOT NULL,
    description TEXT NOT NULL, horizon TEXT NOT NULL, position INTEGER NOT NULL, retired INTEGER NOT NULL
) STRICT;
CREATE INDEX goal_priority ON goal (priority);

CREATE TABLE measure (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, definition TEXT NOT NULL,
    formula TEXT NOT NULL, numerator TEXT NOT NULL, denominator TEXT NOT NULL, format TEXT NOT NULL,
    direction TEXT NOT NULL, kind TEXT NOT NULL, frequency TEXT NOT NULL, aggregation TEXT NOT NULL,
    source_system TEXT NOT NULL, data_owner TEXT REFERENCES person (id),
    department TEXT REFERENCES department (id), goal TEXT REFERENCES goal (id), caveats TEXT NOT NULL,
    lag_days INTEGER NOT NULL, tolerance_percent REAL NOT NULL, approval TEXT NOT NULL,
    approval_by TEXT REFERENCES person (id), approval_on TEXT, approval_comment TEXT NOT NULL,
    retired INTEGER NOT NULL
) STRICT;
CREATE INDEX measure_data_owner ON measure (data_owner);
CREATE INDEX measure_department ON measure (department);
CREATE INDEX measure_goal ON measure (goal);
CREATE INDEX measure_approval_by ON measure (approval_by);

CREATE TABLE target (
    id TEXT PRIMARY KEY, measure TEXT NOT NULL REFERENCES measure (id), kind TEXT NOT NULL,
    value REAL NOT NULL, in_force_from TEXT NOT NULL, basis TEXT NOT NULL, source TEXT NOT NULL
) STRICT;
CREATE INDEX target_measure ON target (measure);

CREATE TABLE annotation (
    id TEXT PRIMARY KEY, measure TEXT NOT NULL REFERENCES measure (id), "on" TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX annotation_measure ON annotation (measure);

CREATE TABLE series (
    id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, measure TEXT NOT NULL REFERENCES measure (id),
    frequency TEXT NOT NULL, dimension TEXT NOT NULL, "group" TEXT NOT NULL,
    UNIQUE (measure, frequency, dimension, "group")
) STRICT;

CREATE TABLE batch (
    id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, source TEXT NOT NULL, source_hash TEXT NOT NULL,
    at TEXT NOT NULL, by TEXT NOT NULL, figures INTEGER NOT NULL, figures_hash TEXT NOT NULL
) STRICT;

-- The log of figures: never updated or deleted row by row. A figure counts while its batch's row stands;
-- of several for one period, the one of the latest batch. `period` is the first day, in days since 1970-01-01.
CREATE TABLE observation (
    series INTEGER NOT NULL, period INTEGER NOT NULL, batch INTEGER NOT NULL, value REAL, source_row INTEGER,
    PRIMARY KEY (series, period, batch)
) STRICT, WITHOUT ROWID;

-- Last number given out to a series and to a batch; numbers are never given out twice, undone or not.
CREATE TABLE numbering (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
INSERT INTO numbering (name, last) VALUES ('series', 0), ('batch', 0);

-- Pictures, named by the SHA-256 of their bytes.
CREATE TABLE picture (
    hash TEXT PRIMARY KEY, media_type TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, bytes BLOB NOT NULL
) STRICT;

CREATE TABLE meeting (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, purpose TEXT NOT NULL, reporting_period TEXT NOT NULL,
    held_on TEXT NOT NULL, starts_at TEXT NOT NULL, time_zone TEXT NOT NULL, minutes INTEGER NOT NULL,
    place TEXT NOT NULL, chair TEXT REFERENCES person (id), hot_seat TEXT REFERENCES person (id),
    recorder TEXT REFERENCES person (id), memo_to TEXT NOT NULL, memo_from TEXT NOT NULL,
    follow_up_to TEXT NOT NULL, next_on TEXT, next_at TEXT, next_place TEXT NOT NULL, materials_due TEXT,
    summary TEXT NOT NULL, started_at TEXT, adjourned_at TEXT, previous TEXT REFERENCES meeting (id),
    cancelled INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_chair ON meeting (chair);
CREATE INDEX meeting_hot_seat ON meeting (hot_seat);
CREATE INDEX meeting_recorder ON meeting (recorder);
CREATE INDEX meeting_previous ON meeting (previous);

CREATE TABLE meeting_department (
    id TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id),
    department TEXT NOT NULL REFERENCES department (id), UNIQUE (meeting, department)
) STRICT;
CREATE INDEX meeting_department_department ON meeting_department (department);

CREATE TABLE attendance (
    id TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id), person TEXT NOT NULL REFERENCES person (id),
    presence TEXT NOT NULL, position INTEGER NOT NULL, UNIQUE (meeting, person)
) STRICT;
CREATE INDEX attendance_person ON attendance (person);

CREATE TABLE agenda_item (
    id TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id), position INTEGER NOT NULL,
    kind TEXT NOT NULL, title TEXT NOT NULL, planned_minutes INTEGER NOT NULL,
    hot_seat TEXT REFERENCES person (id), narrative TEXT NOT NULL, why_now TEXT NOT NULL,
    data_source TEXT NOT NULL, private_notes TEXT NOT NULL, topic TEXT NOT NULL REFERENCES agenda_item (id),
    dropped INTEGER NOT NULL
) STRICT;
CREATE INDEX agenda_item_meeting ON agenda_item (meeting);
CREATE INDEX agenda_item_topic ON agenda_item (topic);
CREATE INDEX agenda_item_hot_seat ON agenda_item (hot_seat);

CREATE TABLE stage (
    id TEXT PRIMARY KEY REFERENCES meeting (id), screen TEXT NOT NULL, item TEXT REFERENCES agenda_item (id),
    exhibit INTEGER NOT NULL, blank INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_item ON stage (item);

CREATE TABLE item_clock (
    id TEXT PRIMARY KEY, item TEXT NOT NULL REFERENCES agenda_item (id), "from" TEXT NOT NULL, "until" TEXT
) STRICT;
CREATE INDEX item_clock_item ON item_clock (item);

CREATE TABLE exhibit (
    id TEXT PRIMARY KEY, item TEXT NOT NULL REFERENCES agenda_item (id), position INTEGER NOT NULL,
    kind TEXT NOT NULL, measure TEXT REFERENCES measure (id), dimension TEXT NOT NULL, periods INTEGER NOT NULL,
    picture TEXT REFERENCES picture (hash), alt_text TEXT NOT NULL, caption TEXT NOT NULL, source TEXT NOT NULL,
    as_of TEXT
) STRICT;
CREATE INDEX exhibit_item ON exhibit (item);
CREATE INDEX exhibit_measure ON exhibit (measure);

CREATE TABLE question (
    id TEXT PRIMARY KEY, item TEXT NOT NULL REFERENCES agenda_item (id), position INTEGER NOT NULL,
    text TEXT NOT NULL, asked INTEGER NOT NULL
) STRICT;
CREATE INDEX question_item ON question (item);

CREATE TABLE action (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, meeting TEXT NOT NULL REFERENCES meeting (id),
    item TEXT REFERENCES agenda_item (id), topic TEXT REFERENCES agenda_item (id),
    entry TEXT REFERENCES entry (id), owner TEXT REFERENCES person (id), owner_as_typed TEXT NOT NULL,
    department TEXT REFERENCES department (id), due TEXT, deliverable TEXT, definition_of_done TEXT NOT NULL,
    evidence TEXT NOT NULL, priority TEXT NOT NULL, term TEXT NOT NULL, measure TEXT REFERENCES measure (id),
    source_owner TEXT REFERENCES person (id), intended_use TEXT NOT NULL, committed INTEGER NOT NULL,
    delivered_on TEXT, completed_on TEXT, on_hold_since TEXT, overtaken_on TEXT,
    merged_into TEXT REFERENCES action (id), standing_reason TEXT NOT NULL,
    escalated_to TEXT REFERENCES person (id), escalated_on TEXT
) STRICT;
CREATE INDEX action_meeting ON action (meeting);
CREATE INDEX action_item ON action (item);
CREATE INDEX action_topic ON action (topic);
CREATE INDEX action_entry ON action (entry);
CREATE INDEX action_owner ON action (owner);
CREATE INDEX action_department ON action (department);
CREATE INDEX action_measure ON action (measure);
CREATE INDEX action_source_owner ON action (source_owner);
CREATE INDEX action_merged_into ON action (merged_into);
CREATE INDEX action_escalated_to ON action (escalated_to);

CREATE TABLE follow_up (
    id TEXT PRIMARY KEY, item TEXT NOT NULL REFERENCES agenda_item (id), action TEXT NOT NULL REFERENCES action (id),
    position INTEGER NOT NULL, UNIQUE (item, action)
) STRICT;
CREATE INDEX follow_up_action ON follow_up (action);

CREATE TABLE due_change (
    id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), "from" TEXT, "to" TEXT, reason TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX due_change_action ON due_change (action);

CREATE TABLE response (
    id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), person TEXT REFERENCES person (id),
    text TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX response_action ON response (action);
CREATE INDEX response_person ON response (person);

-- Steps taken on an action between meetings; those taken in a meeting are entries of its record.
CREATE TABLE step_taken (
    id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), step TEXT NOT NULL, "on" TEXT NOT NULL,
    words TEXT NOT NULL, person TEXT REFERENCES person (id), at TEXT NOT NULL
) STRICT;
CREATE INDEX step_taken_action ON step_taken (action);
CREATE INDEX step_taken_person ON step_taken (person);

CREATE TABLE support (
    id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id),
    department TEXT NOT NULL REFERENCES department (id), UNIQUE (action, department)
) STRICT;
CREATE INDEX support_department ON support (department);

CREATE TABLE entry (
    id TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id), item TEXT REFERENCES agenda_item (id),
    at TEXT NOT NULL, speaker TEXT REFERENCES person (id), kind TEXT NOT NULL, typed TEXT NOT NULL,
    text TEXT NOT NULL, action TEXT REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED, step TEXT,
    decided_by TEXT REFERENCES person (id), effect TEXT NOT NULL, unsettled TEXT NOT NULL
) STRICT;
CREATE INDEX entry_meeting ON entry (meeting, at);
CREATE INDEX entry_item ON entry (item);
CREATE INDEX entry_speaker ON entry (speaker);
CREATE INDEX entry_action ON entry (action);
CREATE INDEX entry_decided_by ON entry (decided_by);

-- The journal: one row a command, and every changed row's image before and after.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, at TEXT NOT NULL, by TEXT NOT NULL, name TEXT NOT NULL,
    reverts INTEGER REFERENCES journal (id)
) STRICT;

CREATE TABLE journal_row (
    id INTEGER PRIMARY KEY, entry INTEGER NOT NULL REFERENCES journal (id), "table" TEXT NOT NULL,
    key TEXT NOT NULL, before TEXT, after TEXT
) STRICT;
CREATE INDEX journal_row_entry ON journal_row (entry);
CREATE INDEX journal_row_key ON journal_row ("table", key);
