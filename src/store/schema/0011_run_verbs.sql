-- What became of an agenda item while its meeting ran; a break; a question for the panel and a point of a chart that
-- somebody shows to the room on purpose. Tables of their own, so that the rows written before them stand as they were.

CREATE TABLE item_course (
    id TEXT PRIMARY KEY REFERENCES agenda_item (id), extended INTEGER NOT NULL, skipped_after INTEGER,
    moved_to TEXT REFERENCES meeting (id), came_up INTEGER NOT NULL
) STRICT;
CREATE INDEX item_course_moved_to ON item_course (moved_to);

CREATE TABLE recess (
    id TEXT PRIMARY KEY REFERENCES meeting (id), "from" TEXT NOT NULL, back_at TEXT
) STRICT;

CREATE TABLE projected_question (
    id TEXT PRIMARY KEY REFERENCES meeting (id), question TEXT NOT NULL REFERENCES question (id)
) STRICT;
CREATE INDEX projected_question_question ON projected_question (question);

CREATE TABLE spotlight (
    id TEXT PRIMARY KEY REFERENCES meeting (id), line INTEGER NOT NULL, "on" TEXT NOT NULL
) STRICT;
