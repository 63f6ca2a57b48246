-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'name', 'pages', 'price', 'shelf', 'code', 'stage', 'row_version', 'created_at', 'updated_at', 'label')) <> 11 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: members has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"members"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'name', 'rank', 'joined', 'secret', 'row_version', 'created_at', 'updated_at')) <> 8 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: members has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_members_no_truncate" ON "members";
DROP TRIGGER "tr_members_next_version" ON "members";
DROP TRIGGER "tr_members_frozen" ON "members";
DROP TRIGGER "tr_members_first_version" ON "members";
DROP TRIGGER "tr_members_clock" ON "members";
DROP TRIGGER "tr_books_stage_moves" ON "books";
DROP TRIGGER "tr_books_no_truncate" ON "books";
DROP TRIGGER "tr_books_next_version" ON "books";
DROP TRIGGER "tr_books_frozen" ON "books";
DROP TRIGGER "tr_books_first_version" ON "books";
DROP TRIGGER "tr_books_clock" ON "books";
DROP TRIGGER "tw_members" ON "members";
DROP TRIGGER "tw_books" ON "books";
DROP FUNCTION "tw_members"();
DROP FUNCTION "tw_books"();

-- A column is called otherwise.
ALTER TABLE "books" RENAME COLUMN "name" TO "title";

-- A column is called otherwise.
ALTER TABLE "members" RENAME COLUMN "joined" TO "since";

-- Or else: books.pages: rows with a value that does not fit.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE (CASE WHEN "books"."pages" IS NULL THEN NULL WHEN "books"."pages" ~ '^(0|-?[1-9][0-9]{0,18})$' THEN ("books"."pages")::numeric BETWEEN -2147483648 AND 2147483647 ELSE FALSE END) IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books.pages: rows with a value that does not fit: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Or else: books.price: rows with a value that does not fit.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE ("books"."price" = round("books"."price", 2) AND "books"."price" > -10000 AND "books"."price" < 10000) IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books.price: rows with a value that does not fit: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Or else: members.joined: rows with a value that does not fit.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("members"."id" AS text) AS "cwom_key" FROM "members" WHERE (("members"."since" AT TIME ZONE 'UTC') = ("members"."since" AT TIME ZONE 'UTC')::date) IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: members.joined: rows with a value that does not fit: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Or else: ck_books_price_digits: rows of books that break it.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", (("books"."price")::numeric(6, 2))::numeric(6, 2) AS "price" FROM "books") AS "rows" WHERE ("price" <> 'NaN') IS FALSE;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: ck_books_price_digits: rows of books that break it: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Or else: ck_books_stage_values: rows of books that break it.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", "books"."stage" AS "stage" FROM "books") AS "rows" WHERE ("stage" IN ('shelf', 'lent', 'lost')) IS FALSE;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: ck_books_stage_values: rows of books that break it: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Or else: ck_members_since_form: rows of members that break it.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("members"."id" AS text) AS "cwom_key", (("members"."since" AT TIME ZONE 'UTC')::date)::date AS "since" FROM "members") AS "rows" WHERE ("since" BETWEEN '0001-01-01' AND '9999-12-31') IS FALSE;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: ck_members_since_form: rows of members that break it: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Images are the same whatever the session has.
SET LOCAL timezone = 'UTC';
SET LOCAL datestyle = 'ISO, YMD';
SET LOCAL intervalstyle = 'iso_8601';
SET LOCAL extra_float_digits = 1;
SET LOCAL bytea_output = 'hex';

-- What the rows of books were, for the audit log.
CREATE TEMP TABLE "cwom_was_1" ON COMMIT DROP AS
    SELECT "o"."id" AS "k1",
        jsonb_build_object('id', "o"."id", 'name', "o"."title", 'pages', "o"."pages", 'price', "o"."price"::text, 'shelf', "o"."shelf", 'code', CASE WHEN "o"."code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'stage', "o"."stage", 'label', "o"."label", 'row_version', "o"."row_version", 'created_at', to_char("o"."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char("o"."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) AS "before",
        to_jsonb("o"."pages") AS "v1",
        to_jsonb("o"."price"::text) AS "v2",
        to_jsonb("o"."label") AS "v3"
    FROM "books" AS "o"
    WHERE "pages" IS NOT NULL OR "price" IS NOT NULL OR "label" IS NOT NULL;

-- What the rows of members were, for the audit log.
CREATE TEMP TABLE "cwom_was_2" ON COMMIT DROP AS
    SELECT "o"."id" AS "k1",
        jsonb_build_object('joined', to_char("o"."since" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'row_version', "o"."row_version", 'updated_at', to_char("o"."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) AS "before",
        to_jsonb(to_char("o"."since" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) AS "v1"
    FROM "members" AS "o"
    WHERE "since" IS NOT NULL;

-- It is gone, or another one.
ALTER TABLE "books" DROP CONSTRAINT "ck_books_price_digits";

-- It is gone, or another one.
ALTER TABLE "books" DROP CONSTRAINT "ck_books_stage_values";

-- It is gone, or another one.
ALTER TABLE "members" DROP CONSTRAINT "ck_members_joined_form";

-- books.pages has another type.
ALTER TABLE "books" ALTER COLUMN "pages" TYPE integer USING ("pages")::integer;

-- books.price has another type.
ALTER TABLE "books" ALTER COLUMN "price" TYPE numeric(6, 2) USING ("price")::numeric(6, 2);

-- members.since has another type.
ALTER TABLE "members" ALTER COLUMN "since" TYPE date USING ("since" AT TIME ZONE 'UTC')::date;

-- It may be null.
ALTER TABLE "books" ALTER COLUMN "shelf" DROP NOT NULL;
ALTER TABLE "books" DROP CONSTRAINT IF EXISTS "ck_books_shelf_set";

-- It may be null.
ALTER TABLE "books" ALTER COLUMN "code" DROP NOT NULL;
ALTER TABLE "books" DROP CONSTRAINT IF EXISTS "ck_books_code_set";

-- It may be null.
ALTER TABLE "members" ALTER COLUMN "rank" DROP NOT NULL;
ALTER TABLE "members" DROP CONSTRAINT IF EXISTS "ck_members_rank_set";

-- It may be null.
ALTER TABLE "members" ALTER COLUMN "secret" DROP NOT NULL;
ALTER TABLE "members" DROP CONSTRAINT IF EXISTS "ck_members_secret_set";

-- A rule on each row.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_price_digits" CHECK ("price" <> 'NaN');

-- A rule on each row.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_stage_values" CHECK ("stage" IN ('shelf', 'lent', 'lost'));

-- A rule on each row.
ALTER TABLE "members" ADD CONSTRAINT "ck_members_since_form" CHECK ("since" BETWEEN '0001-01-01' AND '9999-12-31');

-- books.label is gone.
ALTER TABLE "books" DROP COLUMN "label";

-- Rows of books that changed have a version more.
UPDATE "books" AS "n" SET "row_version" = "n"."row_version" + 1, "updated_at" = greatest("n"."updated_at", now())
    FROM pg_temp."cwom_was_1" AS "w" WHERE "n"."id" = "w"."k1" AND (to_jsonb("n"."pages") IS DISTINCT FROM "w"."v1"
        OR to_jsonb("n"."price"::text) IS DISTINCT FROM "w"."v2"
        OR "w"."v3" IS NOT NULL);

-- One entry for each of them.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT clock_timestamp(), 'system', 'cwom:migrate', 'updated',
        'Book', "n"."id"::text, "n"."row_version",
        "w"."before",
        jsonb_build_object('id', "n"."id", 'title', "n"."title", 'pages', "n"."pages", 'price', "n"."price"::text, 'shelf', "n"."shelf", 'code', CASE WHEN "n"."code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'stage', "n"."stage", 'row_version', "n"."row_version", 'created_at', to_char("n"."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char("n"."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) || jsonb_build_object('$changed', array_remove(ARRAY[]::text[], NULL)),
        'migration 20260102000000_change, taken back', 'be7e9237be93', replace(gen_random_uuid()::text, '-', '')
    FROM pg_temp."cwom_was_1" AS "w" JOIN "books" AS "n" ON "n"."id" = "w"."k1"
    WHERE to_jsonb("n"."pages") IS DISTINCT FROM "w"."v1"
        OR to_jsonb("n"."price"::text) IS DISTINCT FROM "w"."v2"
        OR "w"."v3" IS NOT NULL
    ORDER BY "n"."id";
DROP TABLE pg_temp."cwom_was_1";

-- Rows of members that changed have a version more.
UPDATE "members" AS "n" SET "row_version" = "n"."row_version" + 1, "updated_at" = greatest("n"."updated_at", now())
    FROM pg_temp."cwom_was_2" AS "w" WHERE "n"."id" = "w"."k1" AND (to_jsonb("n"."since") IS DISTINCT FROM "w"."v1");

-- One entry for each of them.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT clock_timestamp(), 'system', 'cwom:migrate', 'updated',
        'Member', "n"."id"::text, "n"."row_version",
        ("w"."before") - array_remove(ARRAY[CASE WHEN NOT (to_jsonb("n"."since") IS DISTINCT FROM "w"."v1") THEN 'joined' END]::text[], NULL),
        (jsonb_build_object('since', "n"."since", 'row_version', "n"."row_version", 'updated_at', to_char("n"."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NOT (to_jsonb("n"."since") IS DISTINCT FROM "w"."v1") THEN 'since' END]::text[], NULL) || jsonb_build_object('$changed', array_remove(ARRAY[]::text[], NULL)),
        'migration 20260102000000_change, taken back', '005f4e80b54d', replace(gen_random_uuid()::text, '-', '')
    FROM pg_temp."cwom_was_2" AS "w" JOIN "members" AS "n" ON "n"."id" = "w"."k1"
    WHERE to_jsonb("n"."since") IS DISTINCT FROM "w"."v1"
    ORDER BY "n"."id";
DROP TABLE pg_temp."cwom_was_2";

-- A function of rules.
CREATE FUNCTION "tw_books"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:books:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Book', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'pages', NEW."pages", 'price', NEW."price"::text, 'shelf', NEW."shelf", 'code', CASE WHEN NEW."code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'stage', NEW."stage", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'be7e9237be93', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Book' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:books:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, CASE WHEN NEW."stage" IS DISTINCT FROM OLD."stage" THEN 'status_changed' ELSE 'updated' END, 'Book', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'title', OLD."title", 'pages', OLD."pages", 'price', OLD."price"::text, 'shelf', OLD."shelf", 'code', CASE WHEN OLD."code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'stage', OLD."stage", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'pages', NEW."pages", 'price', NEW."price"::text, 'shelf', NEW."shelf", 'code', CASE WHEN NEW."code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'stage', NEW."stage", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) || jsonb_build_object('$changed', array_remove(ARRAY[CASE WHEN NOT (NEW."code" IS NOT DISTINCT FROM OLD."code") THEN 'code' END]::text[], NULL)),
            why, part_of, 'be7e9237be93', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Book', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'title', OLD."title", 'pages', OLD."pages", 'price', OLD."price"::text, 'shelf', OLD."shelf", 'code', CASE WHEN OLD."code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'stage', OLD."stage", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'be7e9237be93', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- A function of rules.
CREATE FUNCTION "tw_members"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:members:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Member', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'rank', NEW."rank", 'since', NEW."since", 'secret', CASE WHEN NEW."secret" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '005f4e80b54d', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Member' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:members:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Member', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'name', OLD."name", 'rank', OLD."rank", 'since', OLD."since", 'secret', CASE WHEN OLD."secret" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."rank" IS NOT DISTINCT FROM OLD."rank" THEN 'rank' END, CASE WHEN NEW."since" IS NOT DISTINCT FROM OLD."since" THEN 'since' END, CASE WHEN NEW."secret" IS NOT DISTINCT FROM OLD."secret" THEN 'secret' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'name', NEW."name", 'rank', NEW."rank", 'since', NEW."since", 'secret', CASE WHEN NEW."secret" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."rank" IS NOT DISTINCT FROM OLD."rank" THEN 'rank' END, CASE WHEN NEW."since" IS NOT DISTINCT FROM OLD."since" THEN 'since' END, CASE WHEN NEW."secret" IS NOT DISTINCT FROM OLD."secret" THEN 'secret' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END]::text[], NULL) || jsonb_build_object('$changed', array_remove(ARRAY[CASE WHEN NOT (NEW."secret" IS NOT DISTINCT FROM OLD."secret") THEN 'secret' END]::text[], NULL)),
            why, part_of, '005f4e80b54d', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Member', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'rank', OLD."rank", 'since', OLD."since", 'secret', CASE WHEN OLD."secret" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '005f4e80b54d', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entries of books.
CREATE TRIGGER "tw_books" AFTER INSERT OR UPDATE OR DELETE ON "books" FOR EACH ROW
    EXECUTE FUNCTION "tw_books"();

-- Writes the entries of members.
CREATE TRIGGER "tw_members" AFTER INSERT OR UPDATE OR DELETE ON "members" FOR EACH ROW
    EXECUTE FUNCTION "tw_members"();

-- A rule of books.
CREATE TRIGGER "tr_books_clock" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:books:updated_at: a change is not older than the one before'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_first_version" AFTER INSERT ON "books" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        'row_version',
        'cwom:version:books:row_version: a new row has version 1'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_frozen" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:books:id: it never changes after creation',
        'created_at',
        'cwom:immutable:books:created_at: it never changes after creation'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_next_version" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        'row_version',
        'cwom:version:books:row_version: a change states the version after the one that it read'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_no_truncate" BEFORE TRUNCATE ON "books" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        '',
        'cwom:version:books:-: rows are deleted one by one, not all at once'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_stage_moves" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."stage" <> OLD."stage"
        AND OLD."stage" || '>' || NEW."stage" <> ALL ('{shelf>lent,lent>shelf,lent>lost}'))
    EXECUTE FUNCTION "fn_library_refuse_move"(
        'WO007',
        'stage',
        'shelf',
        'cwom:transition:books:stage:shelf>lent: shelf becomes lent or stays',
        'lent',
        'cwom:transition:books:stage:lent>shelf,lost: lent becomes shelf, lost or stays',
        'lost',
        'cwom:transition:books:stage:lost>: lost is final'
    );

-- A rule of members.
CREATE TRIGGER "tr_members_clock" AFTER UPDATE ON "members" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:members:updated_at: a change is not older than the one before'
    );

-- A rule of members.
CREATE TRIGGER "tr_members_first_version" AFTER INSERT ON "members" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        'row_version',
        'cwom:version:members:row_version: a new row has version 1'
    );

-- A rule of members.
CREATE TRIGGER "tr_members_frozen" AFTER UPDATE ON "members" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:members:id: it never changes after creation',
        'created_at',
        'cwom:immutable:members:created_at: it never changes after creation'
    );

-- A rule of members.
CREATE TRIGGER "tr_members_next_version" AFTER UPDATE ON "members" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        'row_version',
        'cwom:version:members:row_version: a change states the version after the one that it read'
    );

-- A rule of members.
CREATE TRIGGER "tr_members_no_truncate" BEFORE TRUNCATE ON "members" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        '',
        'cwom:version:members:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tw_books",
    ENABLE ALWAYS TRIGGER "tr_books_clock",
    ENABLE ALWAYS TRIGGER "tr_books_first_version",
    ENABLE ALWAYS TRIGGER "tr_books_frozen",
    ENABLE ALWAYS TRIGGER "tr_books_next_version",
    ENABLE ALWAYS TRIGGER "tr_books_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_books_stage_moves";

-- Fire for replication, too.
ALTER TABLE "members"
    ENABLE ALWAYS TRIGGER "tw_members",
    ENABLE ALWAYS TRIGGER "tr_members_clock",
    ENABLE ALWAYS TRIGGER "tr_members_first_version",
    ENABLE ALWAYS TRIGGER "tr_members_frozen",
    ENABLE ALWAYS TRIGGER "tr_members_next_version",
    ENABLE ALWAYS TRIGGER "tr_members_no_truncate";

-- Functions look into this schema only, never into a temporary table.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tw_books',
        'tw_members'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;

-- postgres/20260102000001_change_validate.down.sql
-- cwom 20260102000000_change postgres down 2/2 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- The proof is as it was before it was done.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_shelf_set" CHECK ("shelf" IS NOT NULL) NOT VALID;

-- The proof is as it was before it was done.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_code_set" CHECK ("code" IS NOT NULL) NOT VALID;

-- The proof is as it was before it was done.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_label_set" CHECK ("label" IS NOT NULL) NOT VALID;

-- The proof is as it was before it was done.
ALTER TABLE "members" ADD CONSTRAINT "ck_members_rank_set" CHECK ("rank" IS NOT NULL) NOT VALID;

-- The proof is as it was before it was done.
ALTER TABLE "members" ADD CONSTRAINT "ck_members_secret_set" CHECK ("secret" IS NOT NULL) NOT VALID;

