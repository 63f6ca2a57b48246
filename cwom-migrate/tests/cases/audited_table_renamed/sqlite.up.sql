-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T1 closure=loans,volumes
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: books has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: books has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('books')) = 4 AND 4 = (SELECT count(*) FROM pragma_table_xinfo('books') WHERE "name" IN ('id', 'title', 'sequel_of_id', 'row_version'));

-- Or else: loans has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: loans has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT (SELECT count(*) FROM pragma_table_xinfo('loans')) = 3 AND 3 = (SELECT count(*) FROM pragma_table_xinfo('loans') WHERE "name" IN ('id', 'book_id', 'row_version'));

-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_books_delete";
DROP TRIGGER "tw_books_insert";
DROP TRIGGER "tw_books_update";
DROP TRIGGER "tw_loans_delete";
DROP TRIGGER "tw_loans_insert";
DROP TRIGGER "tw_loans_update";
DROP TRIGGER "tr_books_first_version";
DROP TRIGGER "tr_books_frozen";
DROP TRIGGER "tr_books_insert_keeps";
DROP TRIGGER "tr_books_next_version";
DROP TRIGGER "tr_loans_first_version";
DROP TRIGGER "tr_loans_frozen";
DROP TRIGGER "tr_loans_insert_keeps";
DROP TRIGGER "tr_loans_next_version";
DROP TRIGGER "vw_books_insert";
DROP TRIGGER "vw_books_update";
DROP TRIGGER "vw_loans_insert";
DROP TRIGGER "vw_loans_update";

-- So do the views that had some of them.
DROP VIEW "vw_books";
DROP VIEW "vw_loans";

-- A book.
CREATE TABLE "cwom_new_volumes" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sequel_of_id" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "pk_volumes" PRIMARY KEY ("id"),
    CONSTRAINT "fk_volumes_sequel_of_id" FOREIGN KEY ("sequel_of_id") REFERENCES "cwom_new_volumes" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_volumes_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_volumes_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_volumes_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_volumes_title_text" CHECK (instr("title", char(0)) = 0)
) STRICT;

-- A loan.
CREATE TABLE "cwom_new_loans" (
    "id" TEXT NOT NULL,
    "book_id" TEXT NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "pk_loans" PRIMARY KEY ("id"),
    CONSTRAINT "fk_loans_book_id" FOREIGN KEY ("book_id") REFERENCES "cwom_new_volumes" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_loans_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_loans_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_loans_row_version_range" CHECK ("row_version" >= 1)
) STRICT;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_volumes" (_rowid_, "id", "title", "sequel_of_id", "row_version")
    SELECT "books"._rowid_, "books"."id", "books"."title", "books"."sequel_of_id", "books"."row_version"
    FROM "books";

-- Or else: not every row of books was copied.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of books was copied" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT (SELECT count(*) FROM "books") = (SELECT count(*) FROM "cwom_new_volumes");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_loans" (_rowid_, "id", "book_id", "row_version")
    SELECT "loans"._rowid_, "loans"."id", "loans"."book_id", "loans"."row_version"
    FROM "loans";

-- Or else: not every row of loans was copied.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of loans was copied" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT (SELECT count(*) FROM "loans") = (SELECT count(*) FROM "cwom_new_loans");

-- The new table takes the place of the old one.
DROP TABLE "loans";
ALTER TABLE "cwom_new_loans" RENAME TO "loans";

-- The new table takes the place of the old one.
DROP TABLE "books";
ALTER TABLE "cwom_new_volumes" RENAME TO "volumes";

-- An index of loans.
CREATE INDEX "ix_loans_book_id" ON "loans" ("book_id");

-- An index of volumes.
CREATE INDEX "ix_volumes_sequel_of_id" ON "volumes" ("sequel_of_id");

-- Writes the entries of loans.
CREATE TRIGGER "tw_loans_update" AFTER UPDATE ON "loans"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:loans:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Loan' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Loan', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'book_id', OLD."book_id", 'row_version', OLD."row_version"),
        json_object('id', NEW."id", 'book_id', NEW."book_id", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'f6bd5df49211', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:loans:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Loan' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of loans.
CREATE TRIGGER "tw_loans_insert" AFTER INSERT ON "loans"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:loans:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Loan' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:loans:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Loan' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Loan', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'book_id', NEW."book_id", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'f6bd5df49211', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:loans:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Loan' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of loans.
CREATE TRIGGER "tw_loans_delete" AFTER DELETE ON "loans"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:loans:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Loan', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'book_id', OLD."book_id", 'row_version', OLD."row_version"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'f6bd5df49211', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:loans:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Loan' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of loans.
CREATE TRIGGER "tr_loans_next_version" BEFORE UPDATE ON "loans"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:loans:row_version: a change states the version after the one that it read');
END;

-- A rule of loans.
CREATE TRIGGER "tr_loans_insert_keeps" BEFORE INSERT ON "loans"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:loans:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "loans" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:loans:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "loans" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of loans.
CREATE TRIGGER "tr_loans_frozen" BEFORE UPDATE ON "loans"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:loans:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:loans:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of loans.
CREATE TRIGGER "tr_loans_first_version" BEFORE INSERT ON "loans"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:loans:row_version: a new row has version 1');
END;

-- Writes rows of loans as somebody.
CREATE VIEW "vw_loans" AS
    SELECT "loans"."id", "loans"."book_id", "loans"."row_version", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "loans";

-- A rule of vw_loans.
CREATE TRIGGER "vw_loans_update" INSTEAD OF UPDATE ON "vw_loans"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Loan', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:loans:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    UPDATE "loans" SET "book_id" = NEW."book_id", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_loans.
CREATE TRIGGER "vw_loans_insert" INSTEAD OF INSERT ON "vw_loans"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Loan', NEW."id", NEW."row_version");
    INSERT INTO "loans" ("id", "book_id", "row_version")
    VALUES (NEW."id", NEW."book_id", NEW."row_version");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of volumes.
CREATE TRIGGER "tw_volumes_update" AFTER UPDATE ON "volumes"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:volumes:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Book' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Book', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'title', OLD."title", 'sequel_of_id', OLD."sequel_of_id", 'row_version', OLD."row_version"),
        json_object('id', NEW."id", 'title', NEW."title", 'sequel_of_id', NEW."sequel_of_id", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '4abdf93f536b', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:volumes:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of volumes.
CREATE TRIGGER "tw_volumes_insert" AFTER INSERT ON "volumes"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:volumes:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Book' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:volumes:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Book', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'title', NEW."title", 'sequel_of_id', NEW."sequel_of_id", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '4abdf93f536b', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:volumes:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of volumes.
CREATE TRIGGER "tw_volumes_delete" AFTER DELETE ON "volumes"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:volumes:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Book', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'title', OLD."title", 'sequel_of_id', OLD."sequel_of_id", 'row_version', OLD."row_version"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '4abdf93f536b', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:volumes:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_next_version" BEFORE UPDATE ON "volumes"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:volumes:row_version: a change states the version after the one that it read');
END;

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_insert_keeps" BEFORE INSERT ON "volumes"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:volumes:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "volumes" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:volumes:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "volumes" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_frozen" BEFORE UPDATE ON "volumes"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:volumes:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:volumes:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_first_version" BEFORE INSERT ON "volumes"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:volumes:row_version: a new row has version 1');
END;

-- Writes rows of volumes as somebody.
CREATE VIEW "vw_volumes" AS
    SELECT "volumes"."id", "volumes"."title", "volumes"."sequel_of_id", "volumes"."row_version", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "volumes";

-- A rule of vw_volumes.
CREATE TRIGGER "vw_volumes_update" INSTEAD OF UPDATE ON "vw_volumes"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Book', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:volumes:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    UPDATE "volumes" SET "title" = NEW."title", "sequel_of_id" = NEW."sequel_of_id", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_volumes.
CREATE TRIGGER "vw_volumes_insert" INSTEAD OF INSERT ON "vw_volumes"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Book', NEW."id", NEW."row_version");
    INSERT INTO "volumes" ("id", "title", "sequel_of_id", "row_version")
    VALUES (NEW."id", NEW."title", NEW."sequel_of_id", NEW."row_version");
    DELETE FROM "audit_log_context";
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

