CREATE TABLE author (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    born TEXT,
    CONSTRAINT uq_author_name UNIQUE (name)
);
CREATE TABLE book (
    id TEXT NOT NULL,
    author_id INTEGER NOT NULL,
    editor_id INTEGER,
    title TEXT COLLATE NOCASE NOT NULL,
    note TEXT,
    pages INTEGER DEFAULT 1,
    state TEXT DEFAULT 'new',
    area INTEGER GENERATED ALWAYS AS (pages * 2) STORED,
    half INTEGER AS (pages / 2),
    CONSTRAINT pk_book PRIMARY KEY (id),
    CONSTRAINT uq_book_title UNIQUE (title, author_id),
    CONSTRAINT ck_book_pages CHECK (pages > 0),
    CHECK (state IN ('new', 'old')),
    CONSTRAINT fk_book_author FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE,
    FOREIGN KEY (editor_id) REFERENCES author
) STRICT;
CREATE TABLE tag (book_id TEXT NOT NULL REFERENCES book (id), name TEXT NOT NULL, PRIMARY KEY (book_id, name)) WITHOUT ROWID;
CREATE INDEX ix_book_note ON book (note);
CREATE INDEX ix_book_pages ON book (pages DESC, lower(title)) WHERE pages > 1;
CREATE UNIQUE INDEX ux_book_state ON book (state);
CREATE VIEW titles AS SELECT id, title FROM book WHERE pages > 1;
CREATE TRIGGER tr_titles_write INSTEAD OF INSERT ON titles BEGIN SELECT 1; END;
CREATE TRIGGER tr_book_frozen BEFORE UPDATE OF title, note ON book WHEN NEW.title IS NOT OLD.title
BEGIN
    SELECT RAISE(ABORT, 'frozen');
END;
CREATE VIRTUAL TABLE words USING fts5(text);
