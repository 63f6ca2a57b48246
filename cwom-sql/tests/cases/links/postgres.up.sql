-- Someone who learns.
CREATE TABLE "pupils" (
    "id" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C",
    CONSTRAINT "pk_pupils" PRIMARY KEY ("id"),
    CONSTRAINT "ck_pupils_id_length" CHECK (length("id") BETWEEN 1 AND 16)
);

COMMENT ON TABLE "pupils" IS 'Someone who learns.';

-- Something to learn.
CREATE TABLE "courses" (
    "id" uuid NOT NULL,
    "name" text COLLATE "C",
    CONSTRAINT "pk_courses" PRIMARY KEY ("id")
);

COMMENT ON TABLE "courses" IS 'Something to learn.';

-- Who takes which course.
CREATE TABLE "pupil_courses" (
    "pupil_id" text COLLATE "C" NOT NULL,
    "course_id" uuid NOT NULL,
    "role" text COLLATE "C",
    "mark" smallint,
    "since" date NOT NULL DEFAULT ((now() AT TIME ZONE 'UTC')::date),
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_pupil_courses" PRIMARY KEY ("pupil_id", "course_id"),
    CONSTRAINT "fk_pupil_courses_pupil_id" FOREIGN KEY ("pupil_id") REFERENCES "pupils" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_pupil_courses_course_id" FOREIGN KEY ("course_id") REFERENCES "courses" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_pupil_courses_role_length" CHECK (length("role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_pupil_courses_mark_range" CHECK ("mark" BETWEEN 1 AND 6),
    CONSTRAINT "ck_pupil_courses_since_form" CHECK ("since" BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT "ck_pupil_courses_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the pairs by `course_id`.
CREATE INDEX "ix_pupil_courses_course_id_pupil_id" ON "pupil_courses" ("course_id", "pupil_id");

COMMENT ON TABLE "pupil_courses" IS 'Who takes which course.';

-- Links rows of `courses` with rows of `courses`.
CREATE TABLE "course_orders" (
    "course_id" uuid NOT NULL,
    "later_id" uuid NOT NULL,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_course_orders" PRIMARY KEY ("course_id", "later_id"),
    CONSTRAINT "fk_course_orders_course_id" FOREIGN KEY ("course_id") REFERENCES "courses" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_course_orders_later_id" FOREIGN KEY ("later_id") REFERENCES "courses" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_course_orders_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_course_orders_course_id_distinct" CHECK ("course_id" <> "later_id")
);

-- Finds the pairs by `later_id`.
CREATE INDEX "ix_course_orders_later_id_course_id" ON "course_orders" ("later_id", "course_id");

COMMENT ON TABLE "course_orders" IS 'Links rows of `courses` with rows of `courses`.';

-- Refuses what a trigger found wrong.
CREATE FUNCTION "fn_school_refuse"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[2], COLUMN = TG_ARGV[1],
        SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END
$$;

-- Refuses the change of a column that stays.
CREATE FUNCTION "fn_school_refuse_change"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    FOR n IN 1 .. TG_NARGS - 2 BY 2 LOOP
        IF to_jsonb(OLD) -> TG_ARGV[n] IS DISTINCT FROM to_jsonb(NEW) -> TG_ARGV[n]
            OR n = TG_NARGS - 2 THEN
            RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[n + 1],
                COLUMN = TG_ARGV[n], SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME,
                CONSTRAINT = TG_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

-- What is given at creation stays.
CREATE TRIGGER "tr_pupils_frozen" AFTER UPDATE ON "pupils" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_school_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:pupils:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "pupils"
    ENABLE ALWAYS TRIGGER "tr_pupils_frozen";

-- What is given at creation stays.
CREATE TRIGGER "tr_courses_frozen" AFTER UPDATE ON "courses" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_school_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:courses:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "courses"
    ENABLE ALWAYS TRIGGER "tr_courses_frozen";

-- What is given at creation stays.
CREATE TRIGGER "tr_pupil_courses_frozen" AFTER UPDATE ON "pupil_courses" FOR EACH ROW
    WHEN (NEW."pupil_id" IS DISTINCT FROM OLD."pupil_id"
        OR NEW."course_id" IS DISTINCT FROM OLD."course_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_school_refuse_change"(
        'WO001',
        'pupil_id',
        'cwom:immutable:pupil_courses:pupil_id: it never changes after creation',
        'course_id',
        'cwom:immutable:pupil_courses:course_id: it never changes after creation',
        'created_at',
        'cwom:immutable:pupil_courses:created_at: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "pupil_courses"
    ENABLE ALWAYS TRIGGER "tr_pupil_courses_frozen";

-- Following `before` never comes back.
CREATE FUNCTION "tr_course_orders_acyclic"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('transaction_isolation') = 'repeatable read' THEN
        RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
            MESSAGE = 'a relation without cycles is written under read committed or serializable';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('cwom:acyclic'), TG_RELID::integer);
    IF EXISTS (
        WITH RECURSIVE reached(key) AS (
            SELECT NEW."later_id"
            UNION
            SELECT "course_orders"."later_id" FROM "course_orders" JOIN reached ON "course_orders"."course_id" = reached.key
        )
        SELECT 1 FROM reached WHERE key = NEW."course_id"
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO009', COLUMN = 'later_id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:cycle:course_orders:later_id: it would lead back to where it starts';
    END IF;
    RETURN NULL;
END
$$;

-- Following `before` never comes back.
CREATE TRIGGER "tr_course_orders_acyclic" AFTER INSERT ON "course_orders" FOR EACH ROW
    WHEN (NEW."later_id" IS NOT NULL)
    EXECUTE FUNCTION "tr_course_orders_acyclic"();

-- Rows are never deleted.
CREATE TRIGGER "tr_course_orders_no_delete" BEFORE DELETE ON "course_orders" FOR EACH ROW
    EXECUTE FUNCTION "fn_school_refuse"(
        'WO002',
        '',
        'cwom:append_only:course_orders:-: rows are only ever added'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_course_orders_no_truncate" BEFORE TRUNCATE ON "course_orders" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_school_refuse"(
        'WO002',
        '',
        'cwom:append_only:course_orders:-: rows are only ever added'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_course_orders_no_update" BEFORE UPDATE ON "course_orders" FOR EACH ROW
    EXECUTE FUNCTION "fn_school_refuse"(
        'WO002',
        '',
        'cwom:append_only:course_orders:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "course_orders"
    ENABLE ALWAYS TRIGGER "tr_course_orders_acyclic",
    ENABLE ALWAYS TRIGGER "tr_course_orders_no_delete",
    ENABLE ALWAYS TRIGGER "tr_course_orders_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_course_orders_no_update";

-- Functions look into this schema only, never into a temporary table of the same name.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tr_course_orders_acyclic'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
