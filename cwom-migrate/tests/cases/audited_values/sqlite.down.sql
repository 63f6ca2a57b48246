-- sqlite/20260102000000_change.down.sql
-- cwom 20260102000000_change sqlite down 1/1 phase=expand T1 closure=books,members
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: books has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: books has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('books')) = 11 AND 11 = (SELECT count(*) FROM pragma_table_xinfo('books') WHERE "name" IN ('id', 'name', 'pages', 'price', 'shelf', 'code', 'stage', 'row_version', 'created_at', 'updated_at', 'label'));

-- Or else: members has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: members has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT (SELECT count(*) FROM pragma_table_xinfo('members')) = 8 AND 8 = (SELECT count(*) FROM pragma_table_xinfo('members') WHERE "name" IN ('id', 'name', 'rank', 'joined', 'secret', 'row_version', 'created_at', 'updated_at'));

-- Or else: books.pages: rows with a value that does not fit.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: books.pages: rows with a value that does not fit" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: books.pages: rows with a value that does not fit: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE ("books"."pages" = CAST(CAST("books"."pages" AS INTEGER) AS TEXT) AND CAST("books"."pages" AS INTEGER) BETWEEN -2147483648 AND 2147483647) IS FALSE) AS "rows");

-- Or else: books.price: rows with a value that does not fit.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: books.price: rows with a value that does not fit" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: books.price: rows with a value that does not fit: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE ("books"."price" % 100 = 0 AND "books"."price" > -100000000 AND "books"."price" < 100000000) IS FALSE) AS "rows");

-- Or else: members.joined: rows with a value that does not fit.
CREATE TEMP TABLE "cwom_g5" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: members.joined: rows with a value that does not fit" CHECK ("ok"));
INSERT INTO "cwom_g5" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: members.joined: rows with a value that does not fit: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("members"."id" AS text) AS "cwom_key" FROM "members" WHERE (substr("members"."joined", 11) = 'T00:00:00.000000Z') IS FALSE) AS "rows");

-- Or else: ck_books_pages_width: rows of books that break it.
CREATE TEMP TABLE "cwom_g6" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_books_pages_width: rows of books that break it" CHECK ("ok"));
INSERT INTO "cwom_g6" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_books_pages_width: rows of books that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", CAST("books"."pages" AS INTEGER) AS "pages" FROM "books") AS "rows" WHERE ("pages" BETWEEN -2147483648 AND 2147483647) IS FALSE);

-- Or else: ck_books_price_digits: rows of books that break it.
CREATE TEMP TABLE "cwom_g7" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_books_price_digits: rows of books that break it" CHECK ("ok"));
INSERT INTO "cwom_g7" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_books_price_digits: rows of books that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", "books"."price" / 100 AS "price" FROM "books") AS "rows" WHERE ("price" BETWEEN -999999 AND 999999) IS FALSE);

-- Or else: ck_books_stage_values: rows of books that break it.
CREATE TEMP TABLE "cwom_g8" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_books_stage_values: rows of books that break it" CHECK ("ok"));
INSERT INTO "cwom_g8" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_books_stage_values: rows of books that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", "books"."stage" AS "stage" FROM "books") AS "rows" WHERE (CASE "stage" WHEN 'shelf' THEN 1 WHEN 'lent' THEN 1 WHEN 'lost' THEN 1 WHEN "stage" THEN 0 END) IS FALSE);

-- Or else: ck_members_since_form: rows of members that break it.
CREATE TEMP TABLE "cwom_g9" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_members_since_form: rows of members that break it" CHECK ("ok"));
INSERT INTO "cwom_g9" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_members_since_form: rows of members that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("members"."id" AS text) AS "cwom_key", substr("members"."joined", 1, 10) AS "since" FROM "members") AS "rows" WHERE ("since" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "since" >= '0001' AND date("since", '+0 days') IS "since" AND instr("since", char(0)) = 0) IS FALSE);

-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_books_delete";
DROP TRIGGER "tw_books_insert";
DROP TRIGGER "tw_books_update";
DROP TRIGGER "tw_members_delete";
DROP TRIGGER "tw_members_insert";
DROP TRIGGER "tw_members_update";
DROP TRIGGER "tr_books_clock";
DROP TRIGGER "tr_books_first_version";
DROP TRIGGER "tr_books_frozen";
DROP TRIGGER "tr_books_insert_keeps";
DROP TRIGGER "tr_books_next_version";
DROP TRIGGER "tr_books_stage_moves";
DROP TRIGGER "tr_members_clock";
DROP TRIGGER "tr_members_first_version";
DROP TRIGGER "tr_members_frozen";
DROP TRIGGER "tr_members_insert_keeps";
DROP TRIGGER "tr_members_next_version";
DROP TRIGGER "vw_books_insert";
DROP TRIGGER "vw_books_move";
DROP TRIGGER "vw_books_update";
DROP TRIGGER "vw_members_insert";
DROP TRIGGER "vw_members_update";

-- So do the views that had some of them.
DROP VIEW "vw_books";
DROP VIEW "vw_members";

-- A book.
CREATE TABLE "cwom_new_books" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "pages" INTEGER,
    "price" INTEGER,
    "shelf" TEXT,
    "code" TEXT,
    "stage" TEXT NOT NULL DEFAULT 'shelf',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_books" PRIMARY KEY ("id"),
    CONSTRAINT "ck_books_code_text" CHECK (instr("code", char(0)) = 0),
    CONSTRAINT "ck_books_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_books_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_books_pages_width" CHECK ("pages" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_books_price_digits" CHECK ("price" BETWEEN -999999 AND 999999),
    CONSTRAINT "ck_books_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_books_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_books_shelf_text" CHECK (instr("shelf", char(0)) = 0),
    CONSTRAINT "ck_books_stage_values" CHECK (CASE "stage" WHEN 'shelf' THEN 1 WHEN 'lent' THEN 1 WHEN 'lost' THEN 1 WHEN "stage" THEN 0 END),
    CONSTRAINT "ck_books_title_text" CHECK (instr("title", char(0)) = 0),
    CONSTRAINT "ck_books_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0)
) STRICT;

-- Who lends, told by what changes.
CREATE TABLE "cwom_new_members" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rank" INTEGER,
    "since" TEXT,
    "secret" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_members" PRIMARY KEY ("id"),
    CONSTRAINT "ck_members_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_members_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_members_name_text" CHECK (instr("name", char(0)) = 0),
    CONSTRAINT "ck_members_rank_width" CHECK ("rank" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_members_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_members_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_members_secret_text" CHECK (instr("secret", char(0)) = 0),
    CONSTRAINT "ck_members_since_form" CHECK ("since" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "since" >= '0001' AND date("since", '+0 days') IS "since" AND instr("since", char(0)) = 0),
    CONSTRAINT "ck_members_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0)
) STRICT;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_books" (_rowid_, "id", "title", "pages", "price", "shelf", "code", "stage", "row_version", "created_at", "updated_at")
    SELECT "books"._rowid_, "books"."id", "books"."name", CAST("books"."pages" AS INTEGER), "books"."price" / 100, "books"."shelf", "books"."code", "books"."stage", "books"."row_version", "books"."created_at", "books"."updated_at"
    FROM "books";

-- Or else: not every row of books was copied.
CREATE TEMP TABLE "cwom_g10" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of books was copied" CHECK ("ok"));
INSERT INTO "cwom_g10" SELECT (SELECT count(*) FROM "books") = (SELECT count(*) FROM "cwom_new_books");

-- What the rows of books were, for the audit log.
CREATE TEMP TABLE "cwom_was_1" AS
    SELECT "n"."id" AS "k1",
        json_object('id', "o"."id", 'name', "o"."name", 'pages', "o"."pages", 'price', CASE WHEN "o"."price" IS NOT NULL THEN CASE WHEN "o"."price" < 0 THEN '-' ELSE '' END || printf('%d.%04d', abs("o"."price") / 10000, abs("o"."price") % 10000) END, 'shelf', "o"."shelf", 'code', json(CASE WHEN "o"."code" IS NOT NULL THEN '{"$redacted": true}' END), 'stage', "o"."stage", 'label', "o"."label", 'row_version', "o"."row_version", 'created_at', "o"."created_at", 'updated_at', "o"."updated_at") AS "before",
        json_quote("n"."pages") IS NOT json_quote("o"."pages") AS "d1",
        json_quote(CASE WHEN "n"."price" IS NOT NULL THEN CASE WHEN "n"."price" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs("n"."price") / 100, abs("n"."price") % 100) END) IS NOT json_quote(CASE WHEN "o"."price" IS NOT NULL THEN CASE WHEN "o"."price" < 0 THEN '-' ELSE '' END || printf('%d.%04d', abs("o"."price") / 10000, abs("o"."price") % 10000) END) AS "d2",
        ("o"."label") IS NOT NULL AS "d3"
    FROM "books" AS "o" JOIN "cwom_new_books" AS "n" ON "n"."id" = "o"."id"
    WHERE json_quote("n"."pages") IS NOT json_quote("o"."pages")
        OR json_quote(CASE WHEN "n"."price" IS NOT NULL THEN CASE WHEN "n"."price" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs("n"."price") / 100, abs("n"."price") % 100) END) IS NOT json_quote(CASE WHEN "o"."price" IS NOT NULL THEN CASE WHEN "o"."price" < 0 THEN '-' ELSE '' END || printf('%d.%04d', abs("o"."price") / 10000, abs("o"."price") % 10000) END)
        OR ("o"."label") IS NOT NULL;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_members" (_rowid_, "id", "name", "rank", "since", "secret", "row_version", "created_at", "updated_at")
    SELECT "members"._rowid_, "members"."id", "members"."name", "members"."rank", substr("members"."joined", 1, 10), "members"."secret", "members"."row_version", "members"."created_at", "members"."updated_at"
    FROM "members";

-- Or else: not every row of members was copied.
CREATE TEMP TABLE "cwom_g11" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of members was copied" CHECK ("ok"));
INSERT INTO "cwom_g11" SELECT (SELECT count(*) FROM "members") = (SELECT count(*) FROM "cwom_new_members");

-- What the rows of members were, for the audit log.
CREATE TEMP TABLE "cwom_was_2" AS
    SELECT "n"."id" AS "k1",
        json_remove(json_object('joined', "o"."joined", 'row_version', "o"."row_version", 'updated_at', "o"."updated_at"), CASE WHEN json_quote("n"."since") IS NOT json_quote("o"."joined") THEN '$."$none"' ELSE '$."joined"' END) AS "before",
        json_quote("n"."since") IS NOT json_quote("o"."joined") AS "d1"
    FROM "members" AS "o" JOIN "cwom_new_members" AS "n" ON "n"."id" = "o"."id"
    WHERE json_quote("n"."since") IS NOT json_quote("o"."joined");

-- The new table takes the place of the old one.
DROP TABLE "members";
ALTER TABLE "cwom_new_members" RENAME TO "members";

-- The new table takes the place of the old one.
DROP TABLE "books";
ALTER TABLE "cwom_new_books" RENAME TO "books";

-- Rows of books that changed have a version more.
UPDATE "books" SET "row_version" = "row_version" + 1, "updated_at" = max("updated_at", strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))
    WHERE ("id") IN (SELECT "k1" FROM temp."cwom_was_1");

-- One entry for each of them.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), 'system', 'cwom:migrate', 'updated',
        'Book', "n"."id", "n"."row_version",
        "w"."before",
        json_insert(json_object('id', "n"."id", 'title', "n"."title", 'pages', "n"."pages", 'price', CASE WHEN "n"."price" IS NOT NULL THEN CASE WHEN "n"."price" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs("n"."price") / 100, abs("n"."price") % 100) END, 'shelf', "n"."shelf", 'code', json(CASE WHEN "n"."code" IS NOT NULL THEN '{"$redacted": true}' END), 'stage', "n"."stage", 'row_version', "n"."row_version", 'created_at', "n"."created_at", 'updated_at', "n"."updated_at"), '$."$changed"', json((SELECT json_group_array("value") FROM json_each(json_array()) WHERE "value" IS NOT NULL))),
        'migration 20260102000000_change, taken back', 'be7e9237be93', lower(hex(randomblob(16)))
    FROM temp."cwom_was_1" AS "w" JOIN "books" AS "n" ON "n"."id" = "w"."k1"
    ORDER BY "n"."id";
DROP TABLE temp."cwom_was_1";

-- Rows of members that changed have a version more.
UPDATE "members" SET "row_version" = "row_version" + 1, "updated_at" = max("updated_at", strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))
    WHERE ("id") IN (SELECT "k1" FROM temp."cwom_was_2");

-- One entry for each of them.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), 'system', 'cwom:migrate', 'updated',
        'Member', "n"."id", "n"."row_version",
        "w"."before",
        json_insert(json_remove(json_object('since', "n"."since", 'row_version', "n"."row_version", 'updated_at', "n"."updated_at"), CASE WHEN "w"."d1" THEN '$."$none"' ELSE '$."since"' END), '$."$changed"', json((SELECT json_group_array("value") FROM json_each(json_array()) WHERE "value" IS NOT NULL))),
        'migration 20260102000000_change, taken back', '005f4e80b54d', lower(hex(randomblob(16)))
    FROM temp."cwom_was_2" AS "w" JOIN "members" AS "n" ON "n"."id" = "w"."k1"
    ORDER BY "n"."id";
DROP TABLE temp."cwom_was_2";

-- Writes the entries of books.
CREATE TRIGGER "tw_books_update" AFTER UPDATE ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:books:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Book' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), CASE WHEN NEW."stage" IS NOT OLD."stage" THEN 'status_changed' ELSE 'updated' END,
        'Book', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'title', OLD."title", 'pages', OLD."pages", 'price', CASE WHEN OLD."price" IS NOT NULL THEN CASE WHEN OLD."price" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."price") / 100, abs(OLD."price") % 100) END, 'shelf', OLD."shelf", 'code', json(CASE WHEN OLD."code" IS NOT NULL THEN '{"$redacted": true}' END), 'stage', OLD."stage", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_insert(json_object('id', NEW."id", 'title', NEW."title", 'pages', NEW."pages", 'price', CASE WHEN NEW."price" IS NOT NULL THEN CASE WHEN NEW."price" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."price") / 100, abs(NEW."price") % 100) END, 'shelf', NEW."shelf", 'code', json(CASE WHEN NEW."code" IS NOT NULL THEN '{"$redacted": true}' END), 'stage', NEW."stage", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"), '$."$changed"', json((SELECT json_group_array("value") FROM json_each(json_array(CASE WHEN NOT (NEW."code" IS OLD."code") THEN 'code' END)) WHERE "value" IS NOT NULL))),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'be7e9237be93', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:books:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of books.
CREATE TRIGGER "tw_books_insert" AFTER INSERT ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:books:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Book' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:books:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Book', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'title', NEW."title", 'pages', NEW."pages", 'price', CASE WHEN NEW."price" IS NOT NULL THEN CASE WHEN NEW."price" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."price") / 100, abs(NEW."price") % 100) END, 'shelf', NEW."shelf", 'code', json(CASE WHEN NEW."code" IS NOT NULL THEN '{"$redacted": true}' END), 'stage', NEW."stage", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'be7e9237be93', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:books:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of books.
CREATE TRIGGER "tw_books_delete" AFTER DELETE ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:books:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Book', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'title', OLD."title", 'pages', OLD."pages", 'price', CASE WHEN OLD."price" IS NOT NULL THEN CASE WHEN OLD."price" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."price") / 100, abs(OLD."price") % 100) END, 'shelf', OLD."shelf", 'code', json(CASE WHEN OLD."code" IS NOT NULL THEN '{"$redacted": true}' END), 'stage', OLD."stage", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'be7e9237be93', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:books:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of books.
CREATE TRIGGER "tr_books_stage_moves" BEFORE UPDATE OF "stage" ON "books"
WHEN NEW."stage" IS NOT OLD."stage"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:books:stage:shelf>lent: shelf becomes lent or stays')
    WHERE OLD."stage" = 'shelf' AND coalesce(NEW."stage" NOT IN ('lent'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:books:stage:lent>shelf,lost: lent becomes shelf, lost or stays')
    WHERE OLD."stage" = 'lent' AND coalesce(NEW."stage" NOT IN ('shelf', 'lost'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:books:stage:lost>: lost is final')
    WHERE OLD."stage" = 'lost';
END;

-- A rule of books.
CREATE TRIGGER "tr_books_next_version" BEFORE UPDATE ON "books"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:books:row_version: a change states the version after the one that it read');
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
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:books:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:books:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:books:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of books.
CREATE TRIGGER "tr_books_first_version" BEFORE INSERT ON "books"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:books:row_version: a new row has version 1');
END;

-- A rule of books.
CREATE TRIGGER "tr_books_clock" BEFORE UPDATE OF "updated_at" ON "books"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:books:updated_at: a change is not older than the one before');
END;

-- Writes rows of books as somebody.
CREATE VIEW "vw_books" AS
    SELECT "books"."id", "books"."title", "books"."pages", "books"."price", "books"."shelf", "books"."code", "books"."stage", "books"."row_version", "books"."created_at", "books"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "books";

-- A rule of vw_books.
CREATE TRIGGER "vw_books_update" INSTEAD OF UPDATE ON "vw_books"
WHEN NOT (NEW."id" IS OLD."id"
    AND NEW."title" IS OLD."title"
    AND NEW."pages" IS OLD."pages"
    AND NEW."price" IS OLD."price"
    AND NEW."shelf" IS OLD."shelf"
    AND NEW."code" IS OLD."code"
    AND NEW."created_at" IS OLD."created_at")
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Book', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:books:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:books:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "books" SET "title" = NEW."title", "pages" = NEW."pages", "price" = NEW."price", "shelf" = NEW."shelf", "code" = NEW."code", "stage" = NEW."stage", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_books.
CREATE TRIGGER "vw_books_move" INSTEAD OF UPDATE ON "vw_books"
WHEN NEW."id" IS OLD."id"
    AND NEW."title" IS OLD."title"
    AND NEW."pages" IS OLD."pages"
    AND NEW."price" IS OLD."price"
    AND NEW."shelf" IS OLD."shelf"
    AND NEW."code" IS OLD."code"
    AND NEW."created_at" IS OLD."created_at"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Book', NEW."id", NEW."row_version");
    UPDATE "books" SET "stage" = NEW."stage", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_books.
CREATE TRIGGER "vw_books_insert" INSTEAD OF INSERT ON "vw_books"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Book', NEW."id", NEW."row_version");
    INSERT INTO "books" ("id", "title", "pages", "price", "shelf", "code", "stage", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."title", NEW."pages", NEW."price", NEW."shelf", NEW."code", NEW."stage", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of members.
CREATE TRIGGER "tw_members_update" AFTER UPDATE ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Member' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Member', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'name', OLD."name", 'rank', OLD."rank", 'since', OLD."since", 'secret', json(CASE WHEN OLD."secret" IS NOT NULL THEN '{"$redacted": true}' END), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."rank" IS OLD."rank" THEN '$."rank"' ELSE '$."$none"' END, CASE WHEN NEW."since" IS OLD."since" THEN '$."since"' ELSE '$."$none"' END, CASE WHEN NEW."secret" IS OLD."secret" THEN '$."secret"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END),
        json_insert(json_remove(json_object('id', NEW."id", 'name', NEW."name", 'rank', NEW."rank", 'since', NEW."since", 'secret', json(CASE WHEN NEW."secret" IS NOT NULL THEN '{"$redacted": true}' END), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."rank" IS OLD."rank" THEN '$."rank"' ELSE '$."$none"' END, CASE WHEN NEW."since" IS OLD."since" THEN '$."since"' ELSE '$."$none"' END, CASE WHEN NEW."secret" IS OLD."secret" THEN '$."secret"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END), '$."$changed"', json((SELECT json_group_array("value") FROM json_each(json_array(CASE WHEN NOT (NEW."secret" IS OLD."secret") THEN 'secret' END)) WHERE "value" IS NOT NULL))),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '005f4e80b54d', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of members.
CREATE TRIGGER "tw_members_insert" AFTER INSERT ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Member' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:members:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Member', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'rank', NEW."rank", 'since', NEW."since", 'secret', json(CASE WHEN NEW."secret" IS NOT NULL THEN '{"$redacted": true}' END), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '005f4e80b54d', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of members.
CREATE TRIGGER "tw_members_delete" AFTER DELETE ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Member', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'rank', OLD."rank", 'since', OLD."since", 'secret', json(CASE WHEN OLD."secret" IS NOT NULL THEN '{"$redacted": true}' END), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '005f4e80b54d', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of members.
CREATE TRIGGER "tr_members_next_version" BEFORE UPDATE ON "members"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:members:row_version: a change states the version after the one that it read');
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
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:members:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:members:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:members:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of members.
CREATE TRIGGER "tr_members_first_version" BEFORE INSERT ON "members"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:members:row_version: a new row has version 1');
END;

-- A rule of members.
CREATE TRIGGER "tr_members_clock" BEFORE UPDATE OF "updated_at" ON "members"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:members:updated_at: a change is not older than the one before');
END;

-- Writes rows of members as somebody.
CREATE VIEW "vw_members" AS
    SELECT "members"."id", "members"."name", "members"."rank", "members"."since", "members"."secret", "members"."row_version", "members"."created_at", "members"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "members";

-- A rule of vw_members.
CREATE TRIGGER "vw_members_update" INSTEAD OF UPDATE ON "vw_members"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Member', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:members:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:members:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "members" SET "name" = NEW."name", "rank" = NEW."rank", "since" = NEW."since", "secret" = NEW."secret", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_members.
CREATE TRIGGER "vw_members_insert" INSTEAD OF INSERT ON "vw_members"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Member', NEW."id", NEW."row_version");
    INSERT INTO "members" ("id", "name", "rank", "since", "secret", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."name", NEW."rank", NEW."since", NEW."secret", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g12" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g12" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- Or else: something still has the name of a table in the making.
CREATE TEMP TABLE "cwom_g13" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: something still has the name of a table in the making" CHECK ("ok"));
INSERT INTO "cwom_g13" SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE "name" GLOB 'cwom_new_*' OR "sql" GLOB '*"cwom_new_*');

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
DROP TABLE temp."cwom_g13";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;

