-- How the city's papers look, what stands in all of them, and which parts its memos have; and the Word files that memos
-- are written into, by the SHA-256 of their bytes.

CREATE TABLE word_template (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

CREATE TABLE papers (
    id TEXT PRIMARY KEY REFERENCES city (id), seal TEXT REFERENCES picture (hash),
    letterhead TEXT REFERENCES picture (hash), address TEXT NOT NULL, accent TEXT NOT NULL, typeface TEXT NOT NULL,
    font TEXT NOT NULL, stat_opening TEXT NOT NULL, follow_up_opening TEXT NOT NULL, follow_up_closing TEXT NOT NULL,
    public_notice TEXT NOT NULL, stat_sections TEXT NOT NULL, follow_up_sections TEXT NOT NULL,
    template TEXT REFERENCES word_template (hash), template_name TEXT NOT NULL
) STRICT;
