-- Out of order: a measure the room looks at between two stops, and the stop one came from.

CREATE TABLE guest (
    id TEXT PRIMARY KEY REFERENCES meeting (id), measure TEXT NOT NULL REFERENCES measure (id),
    dimension TEXT NOT NULL, periods INTEGER NOT NULL, as_table INTEGER NOT NULL, form TEXT NOT NULL,
    usual_range INTEGER NOT NULL, compared TEXT NOT NULL
) STRICT;
CREATE INDEX guest_measure ON guest (measure);

CREATE TABLE way_back (
    id TEXT PRIMARY KEY REFERENCES meeting (id), screen TEXT NOT NULL, item TEXT REFERENCES agenda_item (id),
    exhibit INTEGER NOT NULL
) STRICT;
CREATE INDEX way_back_item ON way_back (item);
