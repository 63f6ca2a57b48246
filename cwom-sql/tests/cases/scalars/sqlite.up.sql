-- A thing on show.
CREATE TABLE "exhibits" (
    "id" TEXT NOT NULL,
    "on_loan" INTEGER NOT NULL DEFAULT 0,
    "hall" INTEGER NOT NULL DEFAULT -3,
    "visitors" INTEGER NOT NULL,
    "insured_for" INTEGER,
    "weight" REAL NOT NULL DEFAULT 0.5,
    "tilt" REAL NOT NULL,
    "price" INTEGER NOT NULL DEFAULT 1250,
    "title" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "remarks" TEXT NOT NULL DEFAULT 'none yet',
    "image" BLOB,
    "tag" TEXT NOT NULL,
    "label" TEXT,
    "found_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d', 'now')),
    "shown_at" TEXT NOT NULL DEFAULT '2020-01-02T03:04:05.000000Z',
    "shown_for" INTEGER NOT NULL DEFAULT 60,
    "trace" TEXT,
    CONSTRAINT "pk_exhibits" PRIMARY KEY ("id"),
    CONSTRAINT "ck_exhibits_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_exhibits_on_loan_bool" CHECK ("on_loan" IN (0, 1)),
    CONSTRAINT "ck_exhibits_hall_width" CHECK ("hall" BETWEEN -32768 AND 32767),
    CONSTRAINT "ck_exhibits_visitors_range" CHECK ("visitors" >= 0),
    CONSTRAINT "ck_exhibits_visitors_width" CHECK ("visitors" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_exhibits_insured_for_range" CHECK ("insured_for" BETWEEN -5 AND 5),
    CONSTRAINT "ck_exhibits_weight_range" CHECK ("weight" >= 0.0 AND "weight" <= 1.7976931348623157e308),
    CONSTRAINT "ck_exhibits_tilt_range" CHECK ("tilt" >= -1.7976931348623157e308 AND "tilt" <= 1.7976931348623157e308),
    CONSTRAINT "ck_exhibits_price_digits" CHECK ("price" BETWEEN -9999999999 AND 9999999999),
    CONSTRAINT "ck_exhibits_price_range" CHECK ("price" BETWEEN 0 AND 9999999),
    CONSTRAINT "ck_exhibits_title_length" CHECK (length("title") BETWEEN 1 AND 40 AND instr("title", char(0)) = 0),
    CONSTRAINT "ck_exhibits_signature_length" CHECK (length("signature") <= 8 AND instr("signature", char(0)) = 0),
    CONSTRAINT "ck_exhibits_signature_pattern" CHECK ("signature" NOT GLOB '*[^0-9A-Z-]*' AND substr("signature", 1, 3) = 'EX-' AND instr("signature", '--') = 0),
    CONSTRAINT "ck_exhibits_code_text" CHECK (instr("code", char(0)) = 0),
    CONSTRAINT "ck_exhibits_code_pattern" CHECK ((substr("code", 1, 2) = 'a%') OR (substr("code", -2) = '''z' AND instr("code", '_') > 0)),
    CONSTRAINT "ck_exhibits_remarks_text" CHECK (instr("remarks", char(0)) = 0),
    CONSTRAINT "ck_exhibits_image_length" CHECK (length("image") BETWEEN 1 AND 1024),
    CONSTRAINT "ck_exhibits_tag_form" CHECK ("tag" GLOB '????????-????-????-????-????????????' AND "tag" NOT GLOB '*[^0-9a-f-]*' AND length(replace("tag", '-', '')) = 32 AND instr("tag", char(0)) = 0),
    CONSTRAINT "ck_exhibits_label_form" CHECK (length("label") = 26 AND "label" GLOB '[0-7]*' AND "label" NOT GLOB '*[^0-9A-HJKMNP-TV-Z]*' AND instr("label", char(0)) = 0),
    CONSTRAINT "ck_exhibits_found_on_form" CHECK ("found_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "found_on" >= '0001' AND date("found_on", '+0 days') IS "found_on" AND instr("found_on", char(0)) = 0),
    CONSTRAINT "ck_exhibits_shown_at_form" CHECK ("shown_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "shown_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("shown_at", 1, 19), '+0 days') IS substr("shown_at", 1, 19) AND instr("shown_at", char(0)) = 0),
    CONSTRAINT "ck_exhibits_trace_form" CHECK ("trace" GLOB '????????-????-????-????-????????????' AND "trace" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace", '-', '')) = 32 AND instr("trace", char(0)) = 0),
    CONSTRAINT "ck_exhibits_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_exhibits_insert_keeps" BEFORE INSERT ON "exhibits"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:exhibits:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "exhibits" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:exhibits:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "exhibits" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_exhibits_frozen" BEFORE UPDATE ON "exhibits"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:exhibits:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:exhibits:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;
