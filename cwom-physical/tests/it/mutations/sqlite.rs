//! SQLite. Where ALTER TABLE cannot, the text of the catalog is written, as a rebuild would end.

use super::{Mutation, check};
use crate::support::sqlite_memory;

#[tokio::test]
async fn each_change_is_found_alone() {
    let mut connection = sqlite_memory().await;
    let mutations = all();
    check(
        &mut connection,
        include_str!("../setup/sqlite.sql"),
        &mutations,
    )
    .await;
}

/// All changes of this engine.
pub(crate) fn all() -> Vec<Mutation> {
    let rewrites = REWRITES.iter().map(|(table, from, to, expected)| Mutation {
        name: format!("{from} → {to}"),
        sql: rewrite(table, from, to),
        expected,
    });
    MUTATIONS
        .iter()
        .map(Mutation::new)
        .chain(rewrites)
        .collect()
}

/// The statements of a rebuild: a table made again with one piece of its text replaced, and all
/// that hangs on it.
fn rewrite(table: &str, from: &str, to: &str) -> String {
    let setup = include_str!("../setup/sqlite.sql");
    assert_eq!(setup.matches(from).count(), 1, "`{from}` is there once");
    let mut sql = String::from(
        "PRAGMA defer_foreign_keys = ON; DROP VIEW titles; DROP TABLE tag; DROP TABLE book;",
    );
    if table == "author" {
        sql.push_str("DROP TABLE author;");
    }
    let changed = setup.replacen(from, to, 1);
    let keep = changed
        .split("CREATE VIRTUAL")
        .next()
        .expect("a text has a first part");
    let keep = if table == "author" {
        keep
    } else {
        &keep[keep.find("CREATE TABLE book").expect("the table is there")..]
    };
    sql.push_str(keep);
    sql
}

/// A table, a piece of the setup's text, what stands there instead, and the difference.
#[rustfmt::skip]
const REWRITES: &[(&str, &str, &str, &str)] = &[
    ("author", " AUTOINCREMENT", "", "* table author, autoincrement"),
    ("author", "    born TEXT,\n", "", "- column born of author"),
    ("author", "born TEXT", "born INTEGER", "* column born of author, type"),
    ("author", "born TEXT", "born TEXT NOT NULL DEFAULT ''", "* column born of author, nullability\n* column born of author, default"),
    ("author", "name TEXT NOT NULL,\n    born", "name TEXT NOT NULL ON CONFLICT IGNORE,\n    born", "* column name of author, conflict clause"),
    ("author", "UNIQUE (name)", "UNIQUE (name) ON CONFLICT REPLACE", "* unique constraint uq_author_name of author, conflict clause"),
    ("author", "UNIQUE (name)", "UNIQUE (name, born)", "* unique constraint uq_author_name of author, columns"),
    ("author", "CONSTRAINT uq_author_name UNIQUE", "CONSTRAINT uq_other UNIQUE", "- unique constraint uq_author_name of author\n+ unique constraint uq_other of author"),
    ("author", "CONSTRAINT uq_author_name UNIQUE (name)", "UNIQUE (name)", "- unique constraint uq_author_name of author\n+ unique constraint unique (name) of author"),
    ("author", "id INTEGER PRIMARY KEY AUTOINCREMENT", "id INTEGER CONSTRAINT pk PRIMARY KEY AUTOINCREMENT", "- primary key primary key of author\n+ primary key pk of author"),
    ("author", "born TEXT,", "born TEXT CHECK (born > ''),", "+ check check (born > '') of author"),
    ("author", "born TEXT,", "born TEXT, mail TEXT,", "+ column mail of author"),
    ("book", ") STRICT", ")", "* table book, strictness"),
    ("book", "WITHOUT ROWID", "", "* table tag, rowid"),
    ("book", "note TEXT", "note TEXT NOT NULL", "* column note of book, nullability"),
    ("book", "note TEXT", "note BLOB", "* column note of book, type"),
    ("book", "COLLATE NOCASE", "COLLATE RTRIM", "* column title of book, collation"),
    ("book", " COLLATE NOCASE", "", "* column title of book, collation"),
    ("book", "DEFAULT 1", "DEFAULT 2", "* column pages of book, default"),
    ("book", "DEFAULT 1", "DEFAULT -1", "* column pages of book, default"),
    ("book", "DEFAULT 1", "DEFAULT (1 + 0)", "* column pages of book, default"),
    ("book", " DEFAULT 1", "", "* column pages of book, default"),
    ("book", "DEFAULT 'new'", "DEFAULT 'New'", "* column state of book, default"),
    ("book", "DEFAULT 'new'", "DEFAULT CURRENT_DATE", "* column state of book, default"),
    ("book", "pages * 2", "pages * 3", "* column area of book, generation"),
    ("book", "(pages * 2) STORED", "(pages * 2) VIRTUAL", "* column area of book, generation"),
    ("book", " GENERATED ALWAYS AS (pages * 2) STORED", "", "* column area of book, generation"),
    ("book", "half INTEGER AS (pages / 2)", "half INTEGER AS (pages / 3)", "* column half of book, generation"),
    ("book", "PRIMARY KEY (id),", "PRIMARY KEY (id, author_id),", "* primary key pk_book of book, columns"),
    ("book", "PRIMARY KEY (id),", "PRIMARY KEY (id DESC),", "* primary key pk_book of book, columns"),
    ("book", "PRIMARY KEY (id),", "PRIMARY KEY (id) ON CONFLICT FAIL,", "* primary key pk_book of book, conflict clause"),
    ("book", "    CONSTRAINT uq_book_title UNIQUE (title, author_id),\n", "", "- unique constraint uq_book_title of book"),
    ("book", "UNIQUE (title, author_id)", "UNIQUE (author_id, title)", "* unique constraint uq_book_title of book, columns"),
    ("book", "    CONSTRAINT ck_book_pages CHECK (pages > 0),\n", "", "- check ck_book_pages of book"),
    ("book", "CHECK (pages > 0)", "CHECK (pages >= 0)", "* check ck_book_pages of book, expression"),
    ("book", "CHECK (pages > 0)", "CHECK (pages > '0')", "* check ck_book_pages of book, expression"),
    ("book", "CONSTRAINT ck_book_pages", "CONSTRAINT ck_other", "- check ck_book_pages of book\n+ check ck_other of book"),
    ("book", "IN ('new', 'old')", "IN ('new', 'Old')", "- check check (state in('new', 'old')) of book\n+ check check (state in('new', 'Old')) of book"),
    ("book", "ON DELETE CASCADE", "ON DELETE SET NULL", "* foreign key fk_book_author of book, on delete"),
    ("book", "ON DELETE CASCADE", "ON DELETE CASCADE ON UPDATE RESTRICT", "* foreign key fk_book_author of book, on update"),
    ("book", "ON DELETE CASCADE", "ON DELETE CASCADE MATCH FULL", "* foreign key fk_book_author of book, match"),
    ("book", "ON DELETE CASCADE", "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED", "* foreign key fk_book_author of book, deferrability"),
    ("book", "FOREIGN KEY (author_id)", "FOREIGN KEY (pages)", "* foreign key fk_book_author of book, columns"),
    ("book", "REFERENCES author (id)", "REFERENCES author (name)", "* foreign key fk_book_author of book, target"),
    ("book", "REFERENCES author (id)", "REFERENCES tag (id)", "* foreign key fk_book_author of book, target"),
    ("book", ",\n    FOREIGN KEY (editor_id) REFERENCES author\n", "", "- foreign key foreign key (editor_id) author of book"),
    ("book", " REFERENCES book (id)", "", "- foreign key foreign key (book_id) book of tag"),
    ("book", "REFERENCES book (id), name TEXT", "REFERENCES book (id) NOT DEFERRABLE, name ANY", "* column name of tag, type"),
];

/// A change, and the differences that it makes, one in a line.
#[rustfmt::skip]
const MUTATIONS: &[(&str, &str)] = &[
    ("CREATE TABLE extra (a INTEGER PRIMARY KEY)", "+ table extra"),
    ("DROP TABLE tag", "- table tag"),
    ("ALTER TABLE tag RENAME TO label", "- table tag\n+ table label"),
    ("ALTER TABLE author ADD COLUMN email TEXT", "+ column email of author"),
    ("ALTER TABLE author DROP COLUMN born", "- column born of author"),
    ("ALTER TABLE author RENAME COLUMN born TO birth", "- column born of author\n+ column birth of author"),
    ("DROP INDEX ix_book_note", "- index ix_book_note of book"),
    ("CREATE INDEX ix_more ON author (born)", "+ index ix_more of author"),
    ("DROP INDEX ix_book_note; CREATE UNIQUE INDEX ix_book_note ON book (note)", "* index ix_book_note of book, uniqueness"),
    ("DROP INDEX ix_book_note; CREATE INDEX ix_book_note ON book (note, pages)", "* index ix_book_note of book, key"),
    ("DROP INDEX ix_book_note; CREATE INDEX ix_book_note ON book (note DESC)", "* index ix_book_note of book, key"),
    ("DROP INDEX ix_book_note; CREATE INDEX ix_book_note ON book (note COLLATE NOCASE)", "* index ix_book_note of book, key"),
    ("DROP INDEX ix_book_note; CREATE INDEX ix_book_note ON book (upper(note))", "* index ix_book_note of book, key"),
    ("DROP INDEX ix_book_note; CREATE INDEX ix_book_note ON book (note) WHERE pages > 3", "* index ix_book_note of book, predicate"),
    ("DROP INDEX ix_book_pages; CREATE INDEX ix_book_pages ON book (pages DESC, lower(title))", "* index ix_book_pages of book, predicate"),
    ("DROP INDEX ix_book_pages; CREATE INDEX ix_book_pages ON book (pages DESC, upper(title)) WHERE pages > 1", "* index ix_book_pages of book, key"),
    ("DROP TRIGGER tr_book_frozen", "- trigger tr_book_frozen of book"),
    ("CREATE TRIGGER tr_more AFTER DELETE ON author BEGIN SELECT 1; END", "+ trigger tr_more of author"),
    ("DROP TRIGGER tr_book_frozen; CREATE TRIGGER tr_book_frozen AFTER UPDATE OF title, note ON book WHEN NEW.title IS NOT OLD.title BEGIN SELECT RAISE(ABORT, 'frozen'); END", "* trigger tr_book_frozen of book, timing"),
    ("DROP TRIGGER tr_book_frozen; CREATE TRIGGER tr_book_frozen BEFORE UPDATE OF title ON book WHEN NEW.title IS NOT OLD.title BEGIN SELECT RAISE(ABORT, 'frozen'); END", "* trigger tr_book_frozen of book, events"),
    ("DROP TRIGGER tr_book_frozen; CREATE TRIGGER tr_book_frozen BEFORE UPDATE OF title, note ON book BEGIN SELECT RAISE(ABORT, 'frozen'); END", "* trigger tr_book_frozen of book, condition"),
    ("DROP TRIGGER tr_book_frozen; CREATE TRIGGER tr_book_frozen BEFORE UPDATE OF title, note ON book WHEN NEW.title IS NOT OLD.title BEGIN SELECT RAISE(ABORT, 'Frozen'); END", "* trigger tr_book_frozen of book, action"),
    ("DROP TRIGGER tr_titles_write", "- trigger tr_titles_write of titles"),
    ("DROP VIEW titles", "- view titles"),
    ("CREATE VIEW more AS SELECT 1", "+ view more"),
    ("DROP TABLE words", "- object virtual table words"),
    ("DROP TABLE words; CREATE VIRTUAL TABLE words USING fts5(text, more)", "* object virtual table words, definition"),
];
