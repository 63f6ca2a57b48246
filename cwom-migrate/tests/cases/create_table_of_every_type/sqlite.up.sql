-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T0
-- One of each type, with the defaults that there are.
CREATE TABLE "copies" (
    "id" TEXT NOT NULL,
    "book_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 1,
    "small" INTEGER,
    "middle" INTEGER NOT NULL DEFAULT 0,
    "share" REAL NOT NULL DEFAULT 0.5,
    "price" INTEGER NOT NULL DEFAULT 150,
    "lent" INTEGER DEFAULT 0,
    "code" TEXT NOT NULL DEFAULT 'it''s',
    "remark" TEXT,
    "seal" BLOB,
    "key" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "day" TEXT NOT NULL DEFAULT '2024-02-29',
    "seen" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "takes" INTEGER NOT NULL DEFAULT 1000000,
    "note" TEXT,
    "words" TEXT NOT NULL DEFAULT '[]',
    "marks" TEXT NOT NULL DEFAULT '{}',
    "trace" TEXT,
    "stage" TEXT NOT NULL DEFAULT 'shelf',
    "cover" TEXT,
    "back_colour" TEXT,
    "back_hard" INTEGER,
    "twice" INTEGER NOT NULL GENERATED ALWAYS AS ("middle" + "middle") STORED,
    CONSTRAINT "pk_copies" PRIMARY KEY ("id"),
    CONSTRAINT "uq_copies_number" UNIQUE ("number"),
    CONSTRAINT "fk_copies_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_copies_back_colour_length" CHECK (length("back_colour") BETWEEN 1 AND 20 AND instr("back_colour", char(0)) = 0),
    CONSTRAINT "ck_copies_back_hard_bool" CHECK ("back_hard" IN (0, 1)),
    CONSTRAINT "ck_copies_back_together" CHECK (("back_colour" IS NULL AND "back_hard" IS NULL) OR ("back_colour" IS NOT NULL AND "back_hard" IS NOT NULL)),
    CONSTRAINT "ck_copies_code_length" CHECK (length("code") BETWEEN 1 AND 40 AND instr("code", char(0)) = 0),
    CONSTRAINT "ck_copies_cover_json" CHECK ("cover" IS NULL OR json_valid("cover") AND instr("cover", char(0)) = 0 AND instr(replace("cover", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("cover") = 'object' THEN
        json_remove("cover", '$.colour', '$.hard') = '{}'
        AND coalesce(json_type("cover", '$.colour') = 'text', 0)
        AND length(json_extract("cover", '$.colour')) BETWEEN 1 AND 20
        AND json_type("cover", '$.hard') IN ('true', 'false')
    ELSE 0 END),
    CONSTRAINT "ck_copies_day_form" CHECK ("day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "day" >= '0001' AND date("day", '+0 days') IS "day" AND instr("day", char(0)) = 0),
    CONSTRAINT "ck_copies_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_copies_key_form" CHECK ("key" GLOB '????????-????-????-????-????????????' AND "key" NOT GLOB '*[^0-9a-f-]*' AND length(replace("key", '-', '')) = 32 AND instr("key", char(0)) = 0),
    CONSTRAINT "ck_copies_lent_bool" CHECK ("lent" IN (0, 1)),
    CONSTRAINT "ck_copies_marks_json" CHECK (json_valid("marks") AND instr("marks", char(0)) = 0 AND instr(replace("marks", '\\', ''), '\u0000') = 0 AND json_type("marks") = 'object'),
    CONSTRAINT "ck_copies_middle_range" CHECK ("middle" BETWEEN -5 AND 5),
    CONSTRAINT "ck_copies_note_json" CHECK ("note" IS NULL OR json_valid("note") AND instr("note", char(0)) = 0 AND instr(replace("note", '\\', ''), '\u0000') = 0 AND json_type("note") <> 'null'),
    CONSTRAINT "ck_copies_order_form" CHECK (length("order") = 26 AND "order" GLOB '[0-7]*' AND "order" NOT GLOB '*[^0-9A-HJKMNP-TV-Z]*' AND instr("order", char(0)) = 0),
    CONSTRAINT "ck_copies_price_digits" CHECK ("price" BETWEEN -99999999 AND 99999999),
    CONSTRAINT "ck_copies_remark_text" CHECK (instr("remark", char(0)) = 0),
    CONSTRAINT "ck_copies_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_copies_seal_length" CHECK (length("seal") <= 16),
    CONSTRAINT "ck_copies_seen_form" CHECK ("seen" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "seen" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("seen", 1, 19), '+0 days') IS substr("seen", 1, 19) AND instr("seen", char(0)) = 0),
    CONSTRAINT "ck_copies_share_range" CHECK ("share" >= -1.7976931348623157e308 AND "share" <= 1.7976931348623157e308),
    CONSTRAINT "ck_copies_small_width" CHECK ("small" BETWEEN -32768 AND 32767),
    CONSTRAINT "ck_copies_some" CHECK ("number" > 0 OR "small" IS NULL),
    CONSTRAINT "ck_copies_stage_values" CHECK ("stage" IN ('shelf', 'lent')),
    CONSTRAINT "ck_copies_trace_form" CHECK ("trace" GLOB '????????-????-????-????-????????????' AND "trace" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace", '-', '')) = 32 AND instr("trace", char(0)) = 0),
    CONSTRAINT "ck_copies_twice_width" CHECK ("twice" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_copies_words_json" CHECK (json_valid("words") AND instr("words", char(0)) = 0 AND instr(replace("words", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("words") = 'array' THEN json_array_length("words") <= 8 ELSE 0 END)
) STRICT;

-- An index of copies.
CREATE INDEX "ix_copies_book_id" ON "copies" ("book_id");

-- An index of copies.
CREATE INDEX "ix_copies_day_desc" ON "copies" ("day" DESC);

-- An index of copies.
CREATE INDEX "ix_copies_lower_code" ON "copies" ((lower("code")));

-- An index of copies.
CREATE UNIQUE INDEX "uq_copies_code" ON "copies" ("code") WHERE "lent" IS NOT NULL;

-- A rule of copies.
CREATE TRIGGER "tr_copies_words_items_update" AFTER UPDATE OF "words" ON "copies"
WHEN NEW."words" IS NOT OLD."words"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:copies:words: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."words") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of copies.
CREATE TRIGGER "tr_copies_words_items_insert" AFTER INSERT ON "copies"
WHEN NEW."words" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:copies:words: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."words") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of copies.
CREATE TRIGGER "tr_copies_update_keeps" BEFORE UPDATE ON "copies"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:copies:number: another row has the same key, and does not make way')
    WHERE (NEW."number" IS NOT OLD."number") AND EXISTS (SELECT 1 FROM "copies" WHERE "number" = coalesce(NEW."number", 1) AND _rowid_ <> OLD._rowid_);
    SELECT RAISE(ABORT, 'cwom:unique:copies:code: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM (SELECT NEW."id" AS "id", NEW."book_id" AS "book_id", NEW."number" AS "number", NEW."small" AS "small", NEW."middle" AS "middle", NEW."share" AS "share", NEW."price" AS "price", NEW."lent" AS "lent", NEW."code" AS "code", NEW."remark" AS "remark", NEW."seal" AS "seal", NEW."key" AS "key", NEW."order" AS "order", NEW."day" AS "day", NEW."seen" AS "seen", NEW."takes" AS "takes", NEW."note" AS "note", NEW."words" AS "words", NEW."marks" AS "marks", NEW."trace" AS "trace", NEW."stage" AS "stage", NEW."cover" AS "cover", NEW."back_colour" AS "back_colour", NEW."back_hard" AS "back_hard", NEW."twice" AS "twice") WHERE "lent" IS NOT NULL)
        AND EXISTS (SELECT 1 FROM "copies" WHERE "code" = coalesce(NEW."code", 'it''s') AND _rowid_ <> OLD._rowid_ AND ("lent" IS NOT NULL));
END;

-- A rule of copies.
CREATE TRIGGER "tr_copies_marks_items_update" AFTER UPDATE OF "marks" ON "copies"
WHEN NEW."marks" IS NOT OLD."marks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:copies:marks: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."marks") AS "item1"
        WHERE ("item1"."type" = 'integer' AND "item1"."value" BETWEEN -2147483648 AND 2147483647) IS FALSE
    );
END;

-- A rule of copies.
CREATE TRIGGER "tr_copies_marks_items_insert" AFTER INSERT ON "copies"
WHEN NEW."marks" <> '{}'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:copies:marks: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."marks") AS "item1"
        WHERE ("item1"."type" = 'integer' AND "item1"."value" BETWEEN -2147483648 AND 2147483647) IS FALSE
    );
END;

-- A rule of copies.
CREATE TRIGGER "tr_copies_insert_keeps" BEFORE INSERT ON "copies"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:copies:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "copies" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:copies:number: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "copies" WHERE "number" = coalesce(NEW."number", 1));
    SELECT RAISE(ABORT, 'cwom:unique:copies:code: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM (SELECT NEW."id" AS "id", NEW."book_id" AS "book_id", NEW."number" AS "number", NEW."small" AS "small", NEW."middle" AS "middle", NEW."share" AS "share", NEW."price" AS "price", NEW."lent" AS "lent", NEW."code" AS "code", NEW."remark" AS "remark", NEW."seal" AS "seal", NEW."key" AS "key", NEW."order" AS "order", NEW."day" AS "day", NEW."seen" AS "seen", NEW."takes" AS "takes", NEW."note" AS "note", NEW."words" AS "words", NEW."marks" AS "marks", NEW."trace" AS "trace", NEW."stage" AS "stage", NEW."cover" AS "cover", NEW."back_colour" AS "back_colour", NEW."back_hard" AS "back_hard", NEW."twice" AS "twice") WHERE "lent" IS NOT NULL)
        AND EXISTS (SELECT 1 FROM "copies" WHERE "code" = coalesce(NEW."code", 'it''s') AND ("lent" IS NOT NULL));
    SELECT RAISE(ABORT, 'cwom:unique:copies:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "copies" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of copies.
CREATE TRIGGER "tr_copies_frozen" BEFORE UPDATE ON "copies"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:copies:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:copies:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

