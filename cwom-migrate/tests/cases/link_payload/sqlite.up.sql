-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T1 closure=book_readers
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: book_readers has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: book_readers has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('book_readers')) = 3 AND 3 = (SELECT count(*) FROM pragma_table_xinfo('book_readers') WHERE "name" IN ('book_id', 'member_id', 'created_at'));

-- Or else: book_readers.note is required: rows that have nothing there.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: book_readers.note is required: rows that have nothing there" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: book_readers.note is required: rows that have nothing there: ' || "n" || ', such as book_id, member_id ' || "example" || '; fill them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("book_readers"."book_id" AS text) || ', ' || CAST("book_readers"."member_id" AS text) AS "cwom_key" FROM "book_readers" WHERE (('-') IS NOT NULL) IS FALSE) AS "rows");

-- Or else: ck_book_readers_note_text: rows of book_readers that break it.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_book_readers_note_text: rows of book_readers that break it" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_book_readers_note_text: rows of book_readers that break it: ' || "n" || ', such as book_id, member_id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("book_readers"."book_id" AS text) || ', ' || CAST("book_readers"."member_id" AS text) AS "cwom_key", ('-') AS "note" FROM "book_readers") AS "rows" WHERE (instr("note", char(0)) = 0) IS FALSE);

-- Triggers stand aside; they come back below.
DROP TRIGGER "tr_book_readers_frozen";
DROP TRIGGER "tr_book_readers_insert_keeps";

-- Links rows of `books` with rows of `members`.
CREATE TABLE "cwom_new_book_readers" (
    "book_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "role" TEXT,
    "stars" INTEGER NOT NULL DEFAULT 3,
    "note" TEXT NOT NULL,
    CONSTRAINT "pk_book_readers" PRIMARY KEY ("book_id", "member_id"),
    CONSTRAINT "fk_book_readers_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_book_readers_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_book_readers_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_book_readers_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_book_readers_role_length" CHECK (length("role") BETWEEN 1 AND 64 AND instr("role", char(0)) = 0),
    CONSTRAINT "ck_book_readers_stars_width" CHECK ("stars" BETWEEN -2147483648 AND 2147483647)
) STRICT, WITHOUT ROWID;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_book_readers" ("book_id", "member_id", "created_at", "note")
    SELECT "book_readers"."book_id", "book_readers"."member_id", "book_readers"."created_at", ('-')
    FROM "book_readers";

-- Or else: not every row of book_readers was copied.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of book_readers was copied" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT (SELECT count(*) FROM "book_readers") = (SELECT count(*) FROM "cwom_new_book_readers");

-- The new table takes the place of the old one.
DROP TABLE "book_readers";
ALTER TABLE "cwom_new_book_readers" RENAME TO "book_readers";

-- An index of book_readers.
CREATE INDEX "ix_book_readers_member_id_book_id" ON "book_readers" ("member_id", "book_id");

-- A rule of book_readers.
CREATE TRIGGER "tr_book_readers_insert_keeps" BEFORE INSERT ON "book_readers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:book_readers:book_id,member_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "book_readers" WHERE "book_id" = NEW."book_id" AND "member_id" = NEW."member_id");
END;

-- A rule of book_readers.
CREATE TRIGGER "tr_book_readers_frozen" BEFORE UPDATE ON "book_readers"
WHEN NEW."book_id" IS NOT OLD."book_id"
    OR NEW."member_id" IS NOT OLD."member_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:book_readers:book_id: it never changes after creation')
    WHERE NEW."book_id" IS NOT OLD."book_id";
    SELECT RAISE(ABORT, 'cwom:immutable:book_readers:member_id: it never changes after creation')
    WHERE NEW."member_id" IS NOT OLD."member_id";
    SELECT RAISE(ABORT, 'cwom:immutable:book_readers:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g5" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g5" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- Or else: something still has the name of a table in the making.
CREATE TEMP TABLE "cwom_g6" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: something still has the name of a table in the making" CHECK ("ok"));
INSERT INTO "cwom_g6" SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE "name" GLOB 'cwom_new_*' OR "sql" GLOB '*"cwom_new_*');

-- The guards are done.
DROP TABLE temp."cwom_g1";
DROP TABLE temp."cwom_g2";
DROP TABLE temp."cwom_g3";
DROP TABLE temp."cwom_g4";
DROP TABLE temp."cwom_g5";
DROP TABLE temp."cwom_g6";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;

