-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- The values of stage.
CREATE TYPE "stage" AS ENUM ('shelf', 'lent');

-- One of each type, with the defaults that there are.
CREATE TABLE "copies" (
    "id" uuid NOT NULL,
    "book_id" uuid NOT NULL,
    "number" bigint NOT NULL DEFAULT 1,
    "small" smallint,
    "middle" integer NOT NULL DEFAULT 0,
    "share" double precision NOT NULL DEFAULT 0.5,
    "price" numeric(8, 2) NOT NULL DEFAULT 1.50,
    "lent" boolean DEFAULT FALSE,
    "code" text COLLATE "C" NOT NULL DEFAULT 'it''s',
    "remark" text COLLATE "C",
    "seal" bytea,
    "key" uuid NOT NULL DEFAULT gen_random_uuid(),
    "order" text COLLATE "C" NOT NULL,
    "day" date NOT NULL DEFAULT '2024-02-29',
    "seen" timestamptz NOT NULL DEFAULT now(),
    "takes" bigint NOT NULL DEFAULT 1000000,
    "note" jsonb,
    "words" jsonb NOT NULL DEFAULT '[]',
    "marks" jsonb NOT NULL DEFAULT '{}',
    "trace" uuid,
    "stage" "stage" NOT NULL DEFAULT 'shelf',
    "cover" jsonb,
    "back_colour" text COLLATE "C",
    "back_hard" boolean,
    "twice" integer NOT NULL GENERATED ALWAYS AS ("middle"::bigint + "middle"::bigint) STORED,
    CONSTRAINT "pk_copies" PRIMARY KEY ("id"),
    CONSTRAINT "uq_copies_number" UNIQUE ("number"),
    CONSTRAINT "ck_copies_back_colour_length" CHECK (length("back_colour") BETWEEN 1 AND 20),
    CONSTRAINT "ck_copies_back_together" CHECK (("back_colour" IS NULL AND "back_hard" IS NULL) OR ("back_colour" IS NOT NULL AND "back_hard" IS NOT NULL)),
    CONSTRAINT "ck_copies_code_length" CHECK (length("code") BETWEEN 1 AND 40),
    CONSTRAINT "ck_copies_cover_json" CHECK (CASE WHEN jsonb_typeof("cover") = 'object' THEN
        "cover" - ARRAY['colour', 'hard'] = '{}'
        AND coalesce(jsonb_typeof("cover" -> 'colour') = 'string', FALSE)
        AND length(("cover" ->> 'colour')) BETWEEN 1 AND 20
        AND jsonb_typeof("cover" -> 'hard') = 'boolean'
    ELSE jsonb_typeof("cover") IS NULL END),
    CONSTRAINT "ck_copies_day_form" CHECK ("day" BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT "ck_copies_marks_json" CHECK (jsonb_typeof("marks") = 'object'),
    CONSTRAINT "ck_copies_middle_range" CHECK ("middle" BETWEEN -5 AND 5),
    CONSTRAINT "ck_copies_note_json" CHECK (jsonb_typeof("note") <> 'null'),
    CONSTRAINT "ck_copies_order_form" CHECK ("order" ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    CONSTRAINT "ck_copies_price_digits" CHECK ("price" <> 'NaN'),
    CONSTRAINT "ck_copies_seal_length" CHECK (octet_length("seal") <= 16),
    CONSTRAINT "ck_copies_seen_form" CHECK ("seen" >= '0001-01-01 00:00:00+00' AND "seen" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_copies_share_range" CHECK ("share" > '-Infinity' AND "share" < 'Infinity'),
    CONSTRAINT "ck_copies_some" CHECK ("number" > 0 OR "small" IS NULL),
    CONSTRAINT "ck_copies_words_json" CHECK (CASE WHEN jsonb_typeof("words") = 'array' THEN jsonb_array_length("words") <= 8 ELSE FALSE END)
);

-- An index of copies.
CREATE INDEX "ix_copies_book_id" ON "copies" ("book_id");

-- An index of copies.
CREATE INDEX "ix_copies_day_desc" ON "copies" ("day" DESC);

-- An index of copies.
CREATE INDEX "ix_copies_lower_code" ON "copies" ((lower("code" COLLATE "C")));

-- An index of copies.
CREATE UNIQUE INDEX "uq_copies_code" ON "copies" ("code") WHERE "lent" IS NOT NULL;
COMMENT ON TABLE "copies" IS 'One of each type, with the defaults that there are.';

-- What it refers to is there.
ALTER TABLE "copies" ADD CONSTRAINT "fk_copies_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE NO ACTION;

-- A function of rules.
CREATE FUNCTION "fn_library_refuse"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[2], COLUMN = TG_ARGV[1],
        SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END
$$;

-- A function of rules.
CREATE FUNCTION "tr_copies_marks_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_each(CASE WHEN jsonb_typeof(NEW."marks") = 'object' THEN NEW."marks" END) AS "item1"("key", "value")
        WHERE (jsonb_typeof("item1"."value") = 'number' AND ("item1"."value" #>> '{}') ~ '^-?[0-9]+$' AND CASE WHEN jsonb_typeof("item1"."value") = 'number' THEN (("item1"."value" #>> '{}'))::numeric BETWEEN -2147483648 AND 2147483647 ELSE TRUE END) IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'marks', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:copies:marks: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- A rule of copies.
CREATE TRIGGER "tr_copies_frozen" AFTER UPDATE ON "copies" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:copies:id: it never changes after creation'
    );

-- A rule of copies.
CREATE TRIGGER "tr_copies_marks_items_insert" AFTER INSERT ON "copies" FOR EACH ROW
    WHEN (NEW."marks" #> '{}' <> '{}')
    EXECUTE FUNCTION "tr_copies_marks_items_insert"();

-- A rule of copies.
CREATE TRIGGER "tr_copies_marks_items_update" AFTER UPDATE ON "copies" FOR EACH ROW
    WHEN (NEW."marks" IS DISTINCT FROM OLD."marks" AND (NEW."marks" #> '{}' <> '{}'))
    EXECUTE FUNCTION "tr_copies_marks_items_insert"();

-- A rule of copies.
CREATE TRIGGER "tr_copies_words_items_insert" AFTER INSERT ON "copies" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."words", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO010',
        'words',
        'cwom:items:copies:words: an item in it breaks the rules of its type'
    );

-- A rule of copies.
CREATE TRIGGER "tr_copies_words_items_update" AFTER UPDATE ON "copies" FOR EACH ROW
    WHEN (NEW."words" IS DISTINCT FROM OLD."words" AND (jsonb_path_exists(NEW."words", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO010',
        'words',
        'cwom:items:copies:words: an item in it breaks the rules of its type'
    );

-- Fire for replication, too.
ALTER TABLE "copies"
    ENABLE ALWAYS TRIGGER "tr_copies_frozen",
    ENABLE ALWAYS TRIGGER "tr_copies_marks_items_insert",
    ENABLE ALWAYS TRIGGER "tr_copies_marks_items_update",
    ENABLE ALWAYS TRIGGER "tr_copies_words_items_insert",
    ENABLE ALWAYS TRIGGER "tr_copies_words_items_update";

-- Functions look into this schema only, never into a temporary table.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tr_copies_marks_items_insert'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;

