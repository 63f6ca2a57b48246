-- sqlite/20260102000000_change.down.sql
-- cwom 20260102000000_change sqlite down 1/1 phase=expand T2 closure=book_fans,books,members
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: members has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: members has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('members')) = 2 AND 2 = (SELECT count(*) FROM pragma_table_xinfo('members') WHERE "name" IN ('id', 'name'));

-- Or else: books has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: books has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT (SELECT count(*) FROM pragma_table_xinfo('books')) = 3 AND 3 = (SELECT count(*) FROM pragma_table_xinfo('books') WHERE "name" IN ('id', 'title', 'reader_id'));

-- Or else: book_fans has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: book_fans has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT (SELECT count(*) FROM pragma_table_xinfo('book_fans')) = 3 AND 3 = (SELECT count(*) FROM pragma_table_xinfo('book_fans') WHERE "name" IN ('book_id', 'member_id', 'created_at'));

-- Or else: book_fans.member_id: rows with a value that does not fit.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: book_fans.member_id: rows with a value that does not fit" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: book_fans.member_id: rows with a value that does not fit: ' || "n" || ', such as book_id, member_id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("book_fans"."book_id" AS text) || ', ' || CAST("book_fans"."member_id" AS text) AS "cwom_key" FROM "book_fans" WHERE ("book_fans"."member_id" GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]') IS FALSE) AS "rows");

-- Or else: books.reader_id: rows with a value that does not fit.
CREATE TEMP TABLE "cwom_g5" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: books.reader_id: rows with a value that does not fit" CHECK ("ok"));
INSERT INTO "cwom_g5" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: books.reader_id: rows with a value that does not fit: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE ("books"."reader_id" GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]') IS FALSE) AS "rows");

-- Or else: members.id: rows with a value that does not fit.
CREATE TEMP TABLE "cwom_g6" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: members.id: rows with a value that does not fit" CHECK ("ok"));
INSERT INTO "cwom_g6" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: members.id: rows with a value that does not fit: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("members"."id" AS text) AS "cwom_key" FROM "members" WHERE ("members"."id" GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]') IS FALSE) AS "rows");

-- Or else: ck_members_id_form: rows of members that break it.
CREATE TEMP TABLE "cwom_g7" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_members_id_form: rows of members that break it" CHECK ("ok"));
INSERT INTO "cwom_g7" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_members_id_form: rows of members that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("members"."id" AS text) AS "cwom_key", "members"."id" AS "id" FROM "members") AS "rows" WHERE ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0) IS FALSE);

-- Triggers stand aside; they come back below.
DROP TRIGGER "tr_book_fans_frozen";
DROP TRIGGER "tr_book_fans_insert_keeps";
DROP TRIGGER "tr_books_frozen";
DROP TRIGGER "tr_books_insert_keeps";
DROP TRIGGER "tr_members_frozen";
DROP TRIGGER "tr_members_insert_keeps";

-- Who lends.
CREATE TABLE "cwom_new_members" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "pk_members" PRIMARY KEY ("id"),
    CONSTRAINT "ck_members_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_members_name_text" CHECK (instr("name", char(0)) = 0),
    CONSTRAINT "ck_members_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- A book.
CREATE TABLE "cwom_new_books" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "reader_id" TEXT,
    CONSTRAINT "pk_books" PRIMARY KEY ("id"),
    CONSTRAINT "fk_books_reader_id" FOREIGN KEY ("reader_id") REFERENCES "cwom_new_members" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_books_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_books_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_books_title_text" CHECK (instr("title", char(0)) = 0)
) STRICT;

-- Links rows of `books` with rows of `members`.
CREATE TABLE "cwom_new_book_fans" (
    "book_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_book_fans" PRIMARY KEY ("book_id", "member_id"),
    CONSTRAINT "fk_book_fans_book_id" FOREIGN KEY ("book_id") REFERENCES "cwom_new_books" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_book_fans_member_id" FOREIGN KEY ("member_id") REFERENCES "cwom_new_members" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_book_fans_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0)
) STRICT, WITHOUT ROWID;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_members" (_rowid_, "id", "name")
    SELECT "members"._rowid_, "members"."id", "members"."name"
    FROM "members";

-- Or else: not every row of members was copied.
CREATE TEMP TABLE "cwom_g8" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of members was copied" CHECK ("ok"));
INSERT INTO "cwom_g8" SELECT (SELECT count(*) FROM "members") = (SELECT count(*) FROM "cwom_new_members");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_books" (_rowid_, "id", "title", "reader_id")
    SELECT "books"._rowid_, "books"."id", "books"."title", "books"."reader_id"
    FROM "books";

-- Or else: not every row of books was copied.
CREATE TEMP TABLE "cwom_g9" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of books was copied" CHECK ("ok"));
INSERT INTO "cwom_g9" SELECT (SELECT count(*) FROM "books") = (SELECT count(*) FROM "cwom_new_books");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_book_fans" ("book_id", "member_id", "created_at")
    SELECT "book_fans"."book_id", "book_fans"."member_id", "book_fans"."created_at"
    FROM "book_fans";

-- Or else: not every row of book_fans was copied.
CREATE TEMP TABLE "cwom_g10" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of book_fans was copied" CHECK ("ok"));
INSERT INTO "cwom_g10" SELECT (SELECT count(*) FROM "book_fans") = (SELECT count(*) FROM "cwom_new_book_fans");

-- The new table takes the place of the old one.
DROP TABLE "book_fans";
ALTER TABLE "cwom_new_book_fans" RENAME TO "book_fans";

-- The new table takes the place of the old one.
DROP TABLE "books";
ALTER TABLE "cwom_new_books" RENAME TO "books";

-- The new table takes the place of the old one.
DROP TABLE "members";
ALTER TABLE "cwom_new_members" RENAME TO "members";

-- An index of book_fans.
CREATE INDEX "ix_book_fans_member_id_book_id" ON "book_fans" ("member_id", "book_id");

-- An index of books.
CREATE INDEX "ix_books_reader_id" ON "books" ("reader_id");

-- A rule of book_fans.
CREATE TRIGGER "tr_book_fans_insert_keeps" BEFORE INSERT ON "book_fans"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:book_fans:book_id,member_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "book_fans" WHERE "book_id" = NEW."book_id" AND "member_id" = NEW."member_id");
END;

-- A rule of book_fans.
CREATE TRIGGER "tr_book_fans_frozen" BEFORE UPDATE ON "book_fans"
WHEN NEW."book_id" IS NOT OLD."book_id"
    OR NEW."member_id" IS NOT OLD."member_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:book_fans:book_id: it never changes after creation')
    WHERE NEW."book_id" IS NOT OLD."book_id";
    SELECT RAISE(ABORT, 'cwom:immutable:book_fans:member_id: it never changes after creation')
    WHERE NEW."member_id" IS NOT OLD."member_id";
    SELECT RAISE(ABORT, 'cwom:immutable:book_fans:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- A rule of books.
CREATE TRIGGER "tr_books_insert_keeps" BEFORE INSERT ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:books:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "books" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:books:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "books" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of books.
CREATE TRIGGER "tr_books_frozen" BEFORE UPDATE ON "books"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:books:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:books:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of members.
CREATE TRIGGER "tr_members_insert_keeps" BEFORE INSERT ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:members:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:members:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of members.
CREATE TRIGGER "tr_members_frozen" BEFORE UPDATE ON "members"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:members:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:members:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g11" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g11" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- Or else: something still has the name of a table in the making.
CREATE TEMP TABLE "cwom_g12" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: something still has the name of a table in the making" CHECK ("ok"));
INSERT INTO "cwom_g12" SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE "name" GLOB 'cwom_new_*' OR "sql" GLOB '*"cwom_new_*');

-- The guards are done.
DROP TABLE temp."cwom_g1";
DROP TABLE temp."cwom_g2";
DROP TABLE temp."cwom_g3";
DROP TABLE temp."cwom_g4";
DROP TABLE temp."cwom_g5";
DROP TABLE temp."cwom_g6";
DROP TABLE temp."cwom_g7";
DROP TABLE temp."cwom_g8";
DROP TABLE temp."cwom_g9";
DROP TABLE temp."cwom_g10";
DROP TABLE temp."cwom_g11";
DROP TABLE temp."cwom_g12";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;

