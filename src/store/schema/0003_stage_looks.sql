-- How the room looks at the exhibit on the projector, while that is another way than it was prepared. A table of its
-- own, so that the rows of the stage written before it stand as they were.

CREATE TABLE stage_look (
    id TEXT PRIMARY KEY REFERENCES meeting (id), exhibit TEXT NOT NULL, dimension TEXT NOT NULL,
    periods INTEGER NOT NULL, as_table INTEGER NOT NULL
) STRICT;
