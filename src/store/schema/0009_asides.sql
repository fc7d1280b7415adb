-- Where whoever runs the console looks while the room's picture is frozen. The stage stays what the room sees.

CREATE TABLE aside (
    id TEXT PRIMARY KEY REFERENCES meeting (id), screen TEXT NOT NULL, item TEXT REFERENCES agenda_item (id),
    exhibit INTEGER NOT NULL, seen TEXT, dimension TEXT NOT NULL, periods INTEGER NOT NULL, as_table INTEGER NOT NULL,
    form TEXT NOT NULL, usual_range INTEGER NOT NULL, compared TEXT NOT NULL
) STRICT;
CREATE INDEX aside_item ON aside (item);
