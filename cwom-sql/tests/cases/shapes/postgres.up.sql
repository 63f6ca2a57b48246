-- A row that goes for good.
CREATE TABLE "drafts" (
    "id" uuid NOT NULL,
    "title" text COLLATE "C" NOT NULL,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_drafts" PRIMARY KEY ("id"),
    CONSTRAINT "ck_drafts_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_drafts_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_drafts_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00')
);

COMMENT ON TABLE "drafts" IS 'A row that goes for good.';

-- A row that only seems to go.
CREATE TABLE "pages" (
    "id" uuid NOT NULL,
    "title" text COLLATE "C" NOT NULL,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "deleted_at" timestamptz,
    CONSTRAINT "pk_pages" PRIMARY KEY ("id"),
    CONSTRAINT "ck_pages_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_pages_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_pages_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_pages_deleted_at_form" CHECK ("deleted_at" >= '0001-01-01 00:00:00+00' AND "deleted_at" < '10000-01-01 00:00:00+00')
);

COMMENT ON TABLE "pages" IS 'A row that only seems to go.';

-- A row that stays.
CREATE TABLE "prints" (
    "id" uuid NOT NULL,
    "title" text COLLATE "C" NOT NULL,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_prints" PRIMARY KEY ("id"),
    CONSTRAINT "ck_prints_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_prints_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

COMMENT ON TABLE "prints" IS 'A row that stays.';

-- A row of which entries hold what changed.
CREATE TABLE "sheets" (
    "id" uuid NOT NULL,
    "cell_00" integer,
    "cell_01" integer,
    "cell_02" integer,
    "cell_03" integer,
    "cell_04" integer,
    "cell_05" integer,
    "cell_06" integer,
    "cell_07" integer,
    "cell_08" integer,
    "cell_09" integer,
    "cell_10" integer,
    "cell_11" integer,
    "cell_12" integer,
    "cell_13" integer,
    "cell_14" integer,
    "cell_15" integer,
    "cell_16" integer,
    "cell_17" integer,
    "cell_18" integer,
    "cell_19" integer,
    "cell_20" integer,
    "cell_21" integer,
    "cell_22" integer,
    "cell_23" integer,
    "cell_24" integer,
    "cell_25" integer,
    "cell_26" integer,
    "cell_27" integer,
    "cell_28" integer,
    "cell_29" integer,
    "cell_30" integer,
    "cell_31" integer,
    "cell_32" integer,
    "cell_33" integer,
    "cell_34" integer,
    "cell_35" integer,
    "cell_36" integer,
    "cell_37" integer,
    "cell_38" integer,
    "cell_39" integer,
    "cell_40" integer,
    "cell_41" integer,
    "cell_42" integer,
    "cell_43" integer,
    "cell_44" integer,
    "cell_45" integer,
    "cell_46" integer,
    "cell_47" integer,
    "cell_48" integer,
    "cell_49" integer,
    "cell_50" integer,
    "cell_51" integer,
    "cell_52" integer,
    "cell_53" integer,
    "cell_54" integer,
    "cell_55" integer,
    "cell_56" integer,
    "cell_57" integer,
    "cell_58" integer,
    "cell_59" integer,
    "cell_60" integer,
    "cell_61" integer,
    "cell_62" integer,
    "cell_63" integer,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_sheets" PRIMARY KEY ("id"),
    CONSTRAINT "ck_sheets_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_sheets_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_sheets_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00')
);

COMMENT ON TABLE "sheets" IS 'A row of which entries hold what changed.';

-- What was printed of it.
CREATE TABLE "draft_prints" (
    "draft_id" uuid NOT NULL,
    "print_id" uuid NOT NULL,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_draft_prints" PRIMARY KEY ("draft_id", "print_id"),
    CONSTRAINT "fk_draft_prints_draft_id" FOREIGN KEY ("draft_id") REFERENCES "drafts" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_draft_prints_print_id" FOREIGN KEY ("print_id") REFERENCES "prints" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_draft_prints_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the pairs by `print_id`.
CREATE INDEX "ix_draft_prints_print_id_draft_id" ON "draft_prints" ("print_id", "draft_id");

COMMENT ON TABLE "draft_prints" IS 'What was printed of it.';

-- Who changed what, when and why: one row for each change, written by the database.
CREATE TABLE "audit_log" (
    "seq" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    "ts" timestamptz NOT NULL DEFAULT now(),
    "actor_kind" text COLLATE "C" NOT NULL,
    "actor_id" text COLLATE "C" NOT NULL,
    "action" text COLLATE "C" NOT NULL,
    "entity_kind" text COLLATE "C" NOT NULL,
    "entity_id" text COLLATE "C" NOT NULL,
    "entity_version" bigint,
    "before" jsonb,
    "after" jsonb,
    "note" text COLLATE "C",
    "trace_id" uuid,
    "spec_rev" text COLLATE "C" NOT NULL,
    "salt" text COLLATE "C" NOT NULL,
    "xid" bigint NOT NULL DEFAULT ((pg_current_xact_id()::text)::bigint),
    "db_role" text COLLATE "C" NOT NULL DEFAULT session_user,
    CONSTRAINT "pk_audit_log" PRIMARY KEY ("seq", "ts"),
    CONSTRAINT "uq_audit_log_entity_kind_entity_id_entity_version" UNIQUE ("entity_kind", "entity_id", "entity_version", "ts"),
    CONSTRAINT "ck_audit_log_actor_kind_values" CHECK ("actor_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_audit_log_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128),
    CONSTRAINT "ck_audit_log_action_values" CHECK ("action" IN ('created', 'updated', 'status_changed', 'deleted', 'linked', 'unlinked', 'noted', 'redacted')),
    CONSTRAINT "ck_audit_log_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 130),
    CONSTRAINT "ck_audit_log_entity_id_length" CHECK (length("entity_id") >= 1),
    CONSTRAINT "ck_audit_log_entity_version_numbered" CHECK (("action" NOT IN ('noted', 'redacted')) = ("entity_version" IS NOT NULL))
) PARTITION BY RANGE ("ts");

-- Takes the entries of months that have no partition.
CREATE TABLE "audit_log_default" PARTITION OF "audit_log" DEFAULT;

-- Finds the changes of a span of time.
CREATE INDEX "ix_audit_log_ts" ON "audit_log" USING brin ("ts");

-- Finds what is not sealed yet.
CREATE INDEX "ix_audit_log_xid" ON "audit_log" USING brin ("xid");

COMMENT ON TABLE "audit_log" IS 'Who changed what, when and why: one row for each change, written by the database.';
COMMENT ON COLUMN "audit_log"."seq" IS 'Identity of the entry; later ones are greater.';
COMMENT ON COLUMN "audit_log"."ts" IS 'When the change was written.';
COMMENT ON COLUMN "audit_log"."actor_kind" IS 'What sort of actor changed it.';
COMMENT ON COLUMN "audit_log"."actor_id" IS 'The actor''s id.';
COMMENT ON COLUMN "audit_log"."action" IS 'What was done.';
COMMENT ON COLUMN "audit_log"."entity_kind" IS 'What sort of thing was changed.';
COMMENT ON COLUMN "audit_log"."entity_id" IS 'The id of what was changed.';
COMMENT ON COLUMN "audit_log"."entity_version" IS 'Which change of the thing it is, from 1; null for what is no change.';
COMMENT ON COLUMN "audit_log"."before" IS 'What it was; null for a creation.';
COMMENT ON COLUMN "audit_log"."after" IS 'What it became; null for a deletion.';
COMMENT ON COLUMN "audit_log"."note" IS 'Why, in the actor''s words.';
COMMENT ON COLUMN "audit_log"."trace_id" IS 'The chain of work that it belongs to.';
COMMENT ON COLUMN "audit_log"."spec_rev" IS 'Which shape the images have.';
COMMENT ON COLUMN "audit_log"."salt" IS 'Random, so that no digest gives a value away.';
COMMENT ON COLUMN "audit_log"."xid" IS 'The transaction that wrote it.';
COMMENT ON COLUMN "audit_log"."db_role" IS 'Who was logged in.';

-- What was sealed, and what was taken out: a chain of hashes over the entries.
CREATE TABLE "audit_log_checkpoint" (
    "n" bigint NOT NULL,
    "kind" text COLLATE "C" NOT NULL,
    "lo" bigint NOT NULL,
    "hi" bigint NOT NULL,
    "after_seq" bigint NOT NULL DEFAULT 0,
    "entries" bigint NOT NULL,
    "root" text COLLATE "C" NOT NULL,
    "previous" text COLLATE "C" NOT NULL,
    "ts" timestamptz NOT NULL DEFAULT now(),
    "note" text COLLATE "C",
    "signature" text COLLATE "C",
    CONSTRAINT "pk_audit_log_checkpoint" PRIMARY KEY ("n"),
    CONSTRAINT "ck_audit_log_checkpoint_kind_values" CHECK ("kind" IN ('sealed', 'restart', 'pruned')),
    CONSTRAINT "ck_audit_log_checkpoint_root_length" CHECK (length("root") = 64),
    CONSTRAINT "ck_audit_log_checkpoint_previous_length" CHECK (length("previous") = 64)
);

COMMENT ON TABLE "audit_log_checkpoint" IS 'What was sealed, and what was taken out: a chain of hashes over the entries.';
COMMENT ON COLUMN "audit_log_checkpoint"."n" IS 'The checkpoints count from 1.';
COMMENT ON COLUMN "audit_log_checkpoint"."kind" IS 'What was done.';
COMMENT ON COLUMN "audit_log_checkpoint"."lo" IS 'The first position: `seq`, or `xid` where there is one.';
COMMENT ON COLUMN "audit_log_checkpoint"."hi" IS 'The position after the last one.';
COMMENT ON COLUMN "audit_log_checkpoint"."after_seq" IS 'Only entries after this one are meant.';
COMMENT ON COLUMN "audit_log_checkpoint"."entries" IS 'How many entries there are.';
COMMENT ON COLUMN "audit_log_checkpoint"."root" IS 'Root of the Merkle tree over the entries.';
COMMENT ON COLUMN "audit_log_checkpoint"."previous" IS 'Hash of the checkpoint before.';
COMMENT ON COLUMN "audit_log_checkpoint"."ts" IS 'When it was made.';
COMMENT ON COLUMN "audit_log_checkpoint"."note" IS 'What else is recorded, as JSON.';
COMMENT ON COLUMN "audit_log_checkpoint"."signature" IS 'Signature over the hash of this row.';

-- Refuses what a trigger found wrong.
CREATE FUNCTION "fn_shapes_refuse"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[2], COLUMN = TG_ARGV[1],
        SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END
$$;

-- Refuses the change of a column that stays.
CREATE FUNCTION "fn_shapes_refuse_change"() RETURNS trigger LANGUAGE plpgsql
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

-- Writes the entry of a change.
CREATE FUNCTION "tw_drafts"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:drafts:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Draft', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '916befa7ec3e', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Draft' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:drafts:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Draft', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '916befa7ec3e', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Draft', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '916befa7ec3e', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_drafts" AFTER INSERT OR UPDATE OR DELETE ON "drafts" FOR EACH ROW
    EXECUTE FUNCTION "tw_drafts"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_drafts_clock" AFTER UPDATE ON "drafts" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:drafts:updated_at: a change is not older than the one before'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_drafts_first_version" AFTER INSERT ON "drafts" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO003',
        'row_version',
        'cwom:version:drafts:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_drafts_frozen" AFTER UPDATE ON "drafts" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_shapes_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:drafts:id: it never changes after creation',
        'created_at',
        'cwom:immutable:drafts:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_drafts_next_version" AFTER UPDATE ON "drafts" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO003',
        'row_version',
        'cwom:version:drafts:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_drafts_no_truncate" BEFORE TRUNCATE ON "drafts" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO003',
        '',
        'cwom:version:drafts:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "drafts"
    ENABLE ALWAYS TRIGGER "tr_drafts_clock",
    ENABLE ALWAYS TRIGGER "tr_drafts_first_version",
    ENABLE ALWAYS TRIGGER "tr_drafts_frozen",
    ENABLE ALWAYS TRIGGER "tr_drafts_next_version",
    ENABLE ALWAYS TRIGGER "tr_drafts_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_drafts";

-- Writes the entry of a change.
CREATE FUNCTION "tw_pages"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:pages:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Page', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'deleted_at', to_char(NEW."deleted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'e83f5c4e1995', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, CASE WHEN OLD."deleted_at" IS NULL AND NEW."deleted_at" IS NOT NULL THEN 'deleted' ELSE 'updated' END, 'Page', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'deleted_at', to_char(OLD."deleted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'deleted_at', to_char(NEW."deleted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'e83f5c4e1995', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Page', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'deleted_at', to_char(OLD."deleted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'e83f5c4e1995', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_pages" AFTER INSERT OR UPDATE OR DELETE ON "pages" FOR EACH ROW
    EXECUTE FUNCTION "tw_pages"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_pages_clock" AFTER UPDATE ON "pages" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:pages:updated_at: a change is not older than the one before'
    );

-- What was deleted is changed no more.
CREATE TRIGGER "tr_pages_deleted" AFTER UPDATE ON "pages" FOR EACH ROW
    WHEN (OLD."deleted_at" IS NOT NULL)
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO005',
        'deleted_at',
        'cwom:deleted:pages:deleted_at: what was deleted is changed no more'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_pages_first_version" AFTER INSERT ON "pages" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO003',
        'row_version',
        'cwom:version:pages:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_pages_frozen" AFTER UPDATE ON "pages" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_shapes_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:pages:id: it never changes after creation',
        'created_at',
        'cwom:immutable:pages:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_pages_next_version" AFTER UPDATE ON "pages" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO003',
        'row_version',
        'cwom:version:pages:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_pages_no_truncate" BEFORE TRUNCATE ON "pages" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO003',
        '',
        'cwom:version:pages:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "pages"
    ENABLE ALWAYS TRIGGER "tr_pages_clock",
    ENABLE ALWAYS TRIGGER "tr_pages_deleted",
    ENABLE ALWAYS TRIGGER "tr_pages_first_version",
    ENABLE ALWAYS TRIGGER "tr_pages_frozen",
    ENABLE ALWAYS TRIGGER "tr_pages_next_version",
    ENABLE ALWAYS TRIGGER "tr_pages_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_pages";

-- Writes the entry of a change.
CREATE FUNCTION "tw_prints"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:prints:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Print', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '5c645ed4a486', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_prints" AFTER INSERT ON "prints" FOR EACH ROW
    EXECUTE FUNCTION "tw_prints"();

-- A new row has version 1.
CREATE TRIGGER "tr_prints_first_version" AFTER INSERT ON "prints" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO003',
        'row_version',
        'cwom:version:prints:row_version: a new row has version 1'
    );

-- Rows are never deleted.
CREATE TRIGGER "tr_prints_no_delete" BEFORE DELETE ON "prints" FOR EACH ROW
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO001',
        '',
        'cwom:immutable:prints:-: rows are never changed or deleted'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_prints_no_truncate" BEFORE TRUNCATE ON "prints" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO001',
        '',
        'cwom:immutable:prints:-: rows are never changed or deleted'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_prints_no_update" BEFORE UPDATE ON "prints" FOR EACH ROW
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO001',
        '',
        'cwom:immutable:prints:-: rows are never changed or deleted'
    );

-- Fire for replication, too.
ALTER TABLE "prints"
    ENABLE ALWAYS TRIGGER "tr_prints_first_version",
    ENABLE ALWAYS TRIGGER "tr_prints_no_delete",
    ENABLE ALWAYS TRIGGER "tr_prints_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_prints_no_update",
    ENABLE ALWAYS TRIGGER "tw_prints";

-- Writes the entry of a change.
CREATE FUNCTION "tw_sheets"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:sheets:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Sheet', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'cell_00', NEW."cell_00", 'cell_01', NEW."cell_01", 'cell_02', NEW."cell_02", 'cell_03', NEW."cell_03", 'cell_04', NEW."cell_04", 'cell_05', NEW."cell_05", 'cell_06', NEW."cell_06", 'cell_07', NEW."cell_07", 'cell_08', NEW."cell_08", 'cell_09', NEW."cell_09", 'cell_10', NEW."cell_10", 'cell_11', NEW."cell_11", 'cell_12', NEW."cell_12", 'cell_13', NEW."cell_13", 'cell_14', NEW."cell_14", 'cell_15', NEW."cell_15", 'cell_16', NEW."cell_16", 'cell_17', NEW."cell_17", 'cell_18', NEW."cell_18", 'cell_19', NEW."cell_19", 'cell_20', NEW."cell_20", 'cell_21', NEW."cell_21", 'cell_22', NEW."cell_22", 'cell_23', NEW."cell_23", 'cell_24', NEW."cell_24", 'cell_25', NEW."cell_25", 'cell_26', NEW."cell_26", 'cell_27', NEW."cell_27", 'cell_28', NEW."cell_28", 'cell_29', NEW."cell_29", 'cell_30', NEW."cell_30", 'cell_31', NEW."cell_31", 'cell_32', NEW."cell_32", 'cell_33', NEW."cell_33", 'cell_34', NEW."cell_34", 'cell_35', NEW."cell_35", 'cell_36', NEW."cell_36", 'cell_37', NEW."cell_37", 'cell_38', NEW."cell_38", 'cell_39', NEW."cell_39", 'cell_40', NEW."cell_40", 'cell_41', NEW."cell_41", 'cell_42', NEW."cell_42", 'cell_43', NEW."cell_43", 'cell_44', NEW."cell_44", 'cell_45', NEW."cell_45", 'cell_46', NEW."cell_46", 'cell_47', NEW."cell_47") || jsonb_build_object('cell_48', NEW."cell_48", 'cell_49', NEW."cell_49", 'cell_50', NEW."cell_50", 'cell_51', NEW."cell_51", 'cell_52', NEW."cell_52", 'cell_53', NEW."cell_53", 'cell_54', NEW."cell_54", 'cell_55', NEW."cell_55", 'cell_56', NEW."cell_56", 'cell_57', NEW."cell_57", 'cell_58', NEW."cell_58", 'cell_59', NEW."cell_59", 'cell_60', NEW."cell_60", 'cell_61', NEW."cell_61", 'cell_62', NEW."cell_62", 'cell_63', NEW."cell_63", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '11e05c55ee18', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Sheet' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:sheets:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Sheet', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'cell_00', OLD."cell_00", 'cell_01', OLD."cell_01", 'cell_02', OLD."cell_02", 'cell_03', OLD."cell_03", 'cell_04', OLD."cell_04", 'cell_05', OLD."cell_05", 'cell_06', OLD."cell_06", 'cell_07', OLD."cell_07", 'cell_08', OLD."cell_08", 'cell_09', OLD."cell_09", 'cell_10', OLD."cell_10", 'cell_11', OLD."cell_11", 'cell_12', OLD."cell_12", 'cell_13', OLD."cell_13", 'cell_14', OLD."cell_14", 'cell_15', OLD."cell_15", 'cell_16', OLD."cell_16", 'cell_17', OLD."cell_17", 'cell_18', OLD."cell_18", 'cell_19', OLD."cell_19", 'cell_20', OLD."cell_20", 'cell_21', OLD."cell_21", 'cell_22', OLD."cell_22", 'cell_23', OLD."cell_23", 'cell_24', OLD."cell_24", 'cell_25', OLD."cell_25", 'cell_26', OLD."cell_26", 'cell_27', OLD."cell_27", 'cell_28', OLD."cell_28", 'cell_29', OLD."cell_29", 'cell_30', OLD."cell_30", 'cell_31', OLD."cell_31", 'cell_32', OLD."cell_32", 'cell_33', OLD."cell_33", 'cell_34', OLD."cell_34", 'cell_35', OLD."cell_35", 'cell_36', OLD."cell_36", 'cell_37', OLD."cell_37", 'cell_38', OLD."cell_38", 'cell_39', OLD."cell_39", 'cell_40', OLD."cell_40", 'cell_41', OLD."cell_41", 'cell_42', OLD."cell_42", 'cell_43', OLD."cell_43", 'cell_44', OLD."cell_44", 'cell_45', OLD."cell_45", 'cell_46', OLD."cell_46", 'cell_47', OLD."cell_47") || jsonb_build_object('cell_48', OLD."cell_48", 'cell_49', OLD."cell_49", 'cell_50', OLD."cell_50", 'cell_51', OLD."cell_51", 'cell_52', OLD."cell_52", 'cell_53', OLD."cell_53", 'cell_54', OLD."cell_54", 'cell_55', OLD."cell_55", 'cell_56', OLD."cell_56", 'cell_57', OLD."cell_57", 'cell_58', OLD."cell_58", 'cell_59', OLD."cell_59", 'cell_60', OLD."cell_60", 'cell_61', OLD."cell_61", 'cell_62', OLD."cell_62", 'cell_63', OLD."cell_63", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."cell_00" IS NOT DISTINCT FROM OLD."cell_00" THEN 'cell_00' END, CASE WHEN NEW."cell_01" IS NOT DISTINCT FROM OLD."cell_01" THEN 'cell_01' END, CASE WHEN NEW."cell_02" IS NOT DISTINCT FROM OLD."cell_02" THEN 'cell_02' END, CASE WHEN NEW."cell_03" IS NOT DISTINCT FROM OLD."cell_03" THEN 'cell_03' END, CASE WHEN NEW."cell_04" IS NOT DISTINCT FROM OLD."cell_04" THEN 'cell_04' END, CASE WHEN NEW."cell_05" IS NOT DISTINCT FROM OLD."cell_05" THEN 'cell_05' END, CASE WHEN NEW."cell_06" IS NOT DISTINCT FROM OLD."cell_06" THEN 'cell_06' END, CASE WHEN NEW."cell_07" IS NOT DISTINCT FROM OLD."cell_07" THEN 'cell_07' END, CASE WHEN NEW."cell_08" IS NOT DISTINCT FROM OLD."cell_08" THEN 'cell_08' END, CASE WHEN NEW."cell_09" IS NOT DISTINCT FROM OLD."cell_09" THEN 'cell_09' END, CASE WHEN NEW."cell_10" IS NOT DISTINCT FROM OLD."cell_10" THEN 'cell_10' END, CASE WHEN NEW."cell_11" IS NOT DISTINCT FROM OLD."cell_11" THEN 'cell_11' END, CASE WHEN NEW."cell_12" IS NOT DISTINCT FROM OLD."cell_12" THEN 'cell_12' END, CASE WHEN NEW."cell_13" IS NOT DISTINCT FROM OLD."cell_13" THEN 'cell_13' END, CASE WHEN NEW."cell_14" IS NOT DISTINCT FROM OLD."cell_14" THEN 'cell_14' END, CASE WHEN NEW."cell_15" IS NOT DISTINCT FROM OLD."cell_15" THEN 'cell_15' END, CASE WHEN NEW."cell_16" IS NOT DISTINCT FROM OLD."cell_16" THEN 'cell_16' END, CASE WHEN NEW."cell_17" IS NOT DISTINCT FROM OLD."cell_17" THEN 'cell_17' END, CASE WHEN NEW."cell_18" IS NOT DISTINCT FROM OLD."cell_18" THEN 'cell_18' END, CASE WHEN NEW."cell_19" IS NOT DISTINCT FROM OLD."cell_19" THEN 'cell_19' END, CASE WHEN NEW."cell_20" IS NOT DISTINCT FROM OLD."cell_20" THEN 'cell_20' END, CASE WHEN NEW."cell_21" IS NOT DISTINCT FROM OLD."cell_21" THEN 'cell_21' END, CASE WHEN NEW."cell_22" IS NOT DISTINCT FROM OLD."cell_22" THEN 'cell_22' END, CASE WHEN NEW."cell_23" IS NOT DISTINCT FROM OLD."cell_23" THEN 'cell_23' END, CASE WHEN NEW."cell_24" IS NOT DISTINCT FROM OLD."cell_24" THEN 'cell_24' END, CASE WHEN NEW."cell_25" IS NOT DISTINCT FROM OLD."cell_25" THEN 'cell_25' END, CASE WHEN NEW."cell_26" IS NOT DISTINCT FROM OLD."cell_26" THEN 'cell_26' END, CASE WHEN NEW."cell_27" IS NOT DISTINCT FROM OLD."cell_27" THEN 'cell_27' END, CASE WHEN NEW."cell_28" IS NOT DISTINCT FROM OLD."cell_28" THEN 'cell_28' END, CASE WHEN NEW."cell_29" IS NOT DISTINCT FROM OLD."cell_29" THEN 'cell_29' END, CASE WHEN NEW."cell_30" IS NOT DISTINCT FROM OLD."cell_30" THEN 'cell_30' END, CASE WHEN NEW."cell_31" IS NOT DISTINCT FROM OLD."cell_31" THEN 'cell_31' END, CASE WHEN NEW."cell_32" IS NOT DISTINCT FROM OLD."cell_32" THEN 'cell_32' END, CASE WHEN NEW."cell_33" IS NOT DISTINCT FROM OLD."cell_33" THEN 'cell_33' END, CASE WHEN NEW."cell_34" IS NOT DISTINCT FROM OLD."cell_34" THEN 'cell_34' END, CASE WHEN NEW."cell_35" IS NOT DISTINCT FROM OLD."cell_35" THEN 'cell_35' END, CASE WHEN NEW."cell_36" IS NOT DISTINCT FROM OLD."cell_36" THEN 'cell_36' END, CASE WHEN NEW."cell_37" IS NOT DISTINCT FROM OLD."cell_37" THEN 'cell_37' END, CASE WHEN NEW."cell_38" IS NOT DISTINCT FROM OLD."cell_38" THEN 'cell_38' END, CASE WHEN NEW."cell_39" IS NOT DISTINCT FROM OLD."cell_39" THEN 'cell_39' END, CASE WHEN NEW."cell_40" IS NOT DISTINCT FROM OLD."cell_40" THEN 'cell_40' END, CASE WHEN NEW."cell_41" IS NOT DISTINCT FROM OLD."cell_41" THEN 'cell_41' END, CASE WHEN NEW."cell_42" IS NOT DISTINCT FROM OLD."cell_42" THEN 'cell_42' END, CASE WHEN NEW."cell_43" IS NOT DISTINCT FROM OLD."cell_43" THEN 'cell_43' END, CASE WHEN NEW."cell_44" IS NOT DISTINCT FROM OLD."cell_44" THEN 'cell_44' END, CASE WHEN NEW."cell_45" IS NOT DISTINCT FROM OLD."cell_45" THEN 'cell_45' END, CASE WHEN NEW."cell_46" IS NOT DISTINCT FROM OLD."cell_46" THEN 'cell_46' END, CASE WHEN NEW."cell_47" IS NOT DISTINCT FROM OLD."cell_47" THEN 'cell_47' END, CASE WHEN NEW."cell_48" IS NOT DISTINCT FROM OLD."cell_48" THEN 'cell_48' END, CASE WHEN NEW."cell_49" IS NOT DISTINCT FROM OLD."cell_49" THEN 'cell_49' END, CASE WHEN NEW."cell_50" IS NOT DISTINCT FROM OLD."cell_50" THEN 'cell_50' END, CASE WHEN NEW."cell_51" IS NOT DISTINCT FROM OLD."cell_51" THEN 'cell_51' END, CASE WHEN NEW."cell_52" IS NOT DISTINCT FROM OLD."cell_52" THEN 'cell_52' END, CASE WHEN NEW."cell_53" IS NOT DISTINCT FROM OLD."cell_53" THEN 'cell_53' END, CASE WHEN NEW."cell_54" IS NOT DISTINCT FROM OLD."cell_54" THEN 'cell_54' END, CASE WHEN NEW."cell_55" IS NOT DISTINCT FROM OLD."cell_55" THEN 'cell_55' END, CASE WHEN NEW."cell_56" IS NOT DISTINCT FROM OLD."cell_56" THEN 'cell_56' END, CASE WHEN NEW."cell_57" IS NOT DISTINCT FROM OLD."cell_57" THEN 'cell_57' END, CASE WHEN NEW."cell_58" IS NOT DISTINCT FROM OLD."cell_58" THEN 'cell_58' END, CASE WHEN NEW."cell_59" IS NOT DISTINCT FROM OLD."cell_59" THEN 'cell_59' END, CASE WHEN NEW."cell_60" IS NOT DISTINCT FROM OLD."cell_60" THEN 'cell_60' END, CASE WHEN NEW."cell_61" IS NOT DISTINCT FROM OLD."cell_61" THEN 'cell_61' END, CASE WHEN NEW."cell_62" IS NOT DISTINCT FROM OLD."cell_62" THEN 'cell_62' END, CASE WHEN NEW."cell_63" IS NOT DISTINCT FROM OLD."cell_63" THEN 'cell_63' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'cell_00', NEW."cell_00", 'cell_01', NEW."cell_01", 'cell_02', NEW."cell_02", 'cell_03', NEW."cell_03", 'cell_04', NEW."cell_04", 'cell_05', NEW."cell_05", 'cell_06', NEW."cell_06", 'cell_07', NEW."cell_07", 'cell_08', NEW."cell_08", 'cell_09', NEW."cell_09", 'cell_10', NEW."cell_10", 'cell_11', NEW."cell_11", 'cell_12', NEW."cell_12", 'cell_13', NEW."cell_13", 'cell_14', NEW."cell_14", 'cell_15', NEW."cell_15", 'cell_16', NEW."cell_16", 'cell_17', NEW."cell_17", 'cell_18', NEW."cell_18", 'cell_19', NEW."cell_19", 'cell_20', NEW."cell_20", 'cell_21', NEW."cell_21", 'cell_22', NEW."cell_22", 'cell_23', NEW."cell_23", 'cell_24', NEW."cell_24", 'cell_25', NEW."cell_25", 'cell_26', NEW."cell_26", 'cell_27', NEW."cell_27", 'cell_28', NEW."cell_28", 'cell_29', NEW."cell_29", 'cell_30', NEW."cell_30", 'cell_31', NEW."cell_31", 'cell_32', NEW."cell_32", 'cell_33', NEW."cell_33", 'cell_34', NEW."cell_34", 'cell_35', NEW."cell_35", 'cell_36', NEW."cell_36", 'cell_37', NEW."cell_37", 'cell_38', NEW."cell_38", 'cell_39', NEW."cell_39", 'cell_40', NEW."cell_40", 'cell_41', NEW."cell_41", 'cell_42', NEW."cell_42", 'cell_43', NEW."cell_43", 'cell_44', NEW."cell_44", 'cell_45', NEW."cell_45", 'cell_46', NEW."cell_46", 'cell_47', NEW."cell_47") || jsonb_build_object('cell_48', NEW."cell_48", 'cell_49', NEW."cell_49", 'cell_50', NEW."cell_50", 'cell_51', NEW."cell_51", 'cell_52', NEW."cell_52", 'cell_53', NEW."cell_53", 'cell_54', NEW."cell_54", 'cell_55', NEW."cell_55", 'cell_56', NEW."cell_56", 'cell_57', NEW."cell_57", 'cell_58', NEW."cell_58", 'cell_59', NEW."cell_59", 'cell_60', NEW."cell_60", 'cell_61', NEW."cell_61", 'cell_62', NEW."cell_62", 'cell_63', NEW."cell_63", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."cell_00" IS NOT DISTINCT FROM OLD."cell_00" THEN 'cell_00' END, CASE WHEN NEW."cell_01" IS NOT DISTINCT FROM OLD."cell_01" THEN 'cell_01' END, CASE WHEN NEW."cell_02" IS NOT DISTINCT FROM OLD."cell_02" THEN 'cell_02' END, CASE WHEN NEW."cell_03" IS NOT DISTINCT FROM OLD."cell_03" THEN 'cell_03' END, CASE WHEN NEW."cell_04" IS NOT DISTINCT FROM OLD."cell_04" THEN 'cell_04' END, CASE WHEN NEW."cell_05" IS NOT DISTINCT FROM OLD."cell_05" THEN 'cell_05' END, CASE WHEN NEW."cell_06" IS NOT DISTINCT FROM OLD."cell_06" THEN 'cell_06' END, CASE WHEN NEW."cell_07" IS NOT DISTINCT FROM OLD."cell_07" THEN 'cell_07' END, CASE WHEN NEW."cell_08" IS NOT DISTINCT FROM OLD."cell_08" THEN 'cell_08' END, CASE WHEN NEW."cell_09" IS NOT DISTINCT FROM OLD."cell_09" THEN 'cell_09' END, CASE WHEN NEW."cell_10" IS NOT DISTINCT FROM OLD."cell_10" THEN 'cell_10' END, CASE WHEN NEW."cell_11" IS NOT DISTINCT FROM OLD."cell_11" THEN 'cell_11' END, CASE WHEN NEW."cell_12" IS NOT DISTINCT FROM OLD."cell_12" THEN 'cell_12' END, CASE WHEN NEW."cell_13" IS NOT DISTINCT FROM OLD."cell_13" THEN 'cell_13' END, CASE WHEN NEW."cell_14" IS NOT DISTINCT FROM OLD."cell_14" THEN 'cell_14' END, CASE WHEN NEW."cell_15" IS NOT DISTINCT FROM OLD."cell_15" THEN 'cell_15' END, CASE WHEN NEW."cell_16" IS NOT DISTINCT FROM OLD."cell_16" THEN 'cell_16' END, CASE WHEN NEW."cell_17" IS NOT DISTINCT FROM OLD."cell_17" THEN 'cell_17' END, CASE WHEN NEW."cell_18" IS NOT DISTINCT FROM OLD."cell_18" THEN 'cell_18' END, CASE WHEN NEW."cell_19" IS NOT DISTINCT FROM OLD."cell_19" THEN 'cell_19' END, CASE WHEN NEW."cell_20" IS NOT DISTINCT FROM OLD."cell_20" THEN 'cell_20' END, CASE WHEN NEW."cell_21" IS NOT DISTINCT FROM OLD."cell_21" THEN 'cell_21' END, CASE WHEN NEW."cell_22" IS NOT DISTINCT FROM OLD."cell_22" THEN 'cell_22' END, CASE WHEN NEW."cell_23" IS NOT DISTINCT FROM OLD."cell_23" THEN 'cell_23' END, CASE WHEN NEW."cell_24" IS NOT DISTINCT FROM OLD."cell_24" THEN 'cell_24' END, CASE WHEN NEW."cell_25" IS NOT DISTINCT FROM OLD."cell_25" THEN 'cell_25' END, CASE WHEN NEW."cell_26" IS NOT DISTINCT FROM OLD."cell_26" THEN 'cell_26' END, CASE WHEN NEW."cell_27" IS NOT DISTINCT FROM OLD."cell_27" THEN 'cell_27' END, CASE WHEN NEW."cell_28" IS NOT DISTINCT FROM OLD."cell_28" THEN 'cell_28' END, CASE WHEN NEW."cell_29" IS NOT DISTINCT FROM OLD."cell_29" THEN 'cell_29' END, CASE WHEN NEW."cell_30" IS NOT DISTINCT FROM OLD."cell_30" THEN 'cell_30' END, CASE WHEN NEW."cell_31" IS NOT DISTINCT FROM OLD."cell_31" THEN 'cell_31' END, CASE WHEN NEW."cell_32" IS NOT DISTINCT FROM OLD."cell_32" THEN 'cell_32' END, CASE WHEN NEW."cell_33" IS NOT DISTINCT FROM OLD."cell_33" THEN 'cell_33' END, CASE WHEN NEW."cell_34" IS NOT DISTINCT FROM OLD."cell_34" THEN 'cell_34' END, CASE WHEN NEW."cell_35" IS NOT DISTINCT FROM OLD."cell_35" THEN 'cell_35' END, CASE WHEN NEW."cell_36" IS NOT DISTINCT FROM OLD."cell_36" THEN 'cell_36' END, CASE WHEN NEW."cell_37" IS NOT DISTINCT FROM OLD."cell_37" THEN 'cell_37' END, CASE WHEN NEW."cell_38" IS NOT DISTINCT FROM OLD."cell_38" THEN 'cell_38' END, CASE WHEN NEW."cell_39" IS NOT DISTINCT FROM OLD."cell_39" THEN 'cell_39' END, CASE WHEN NEW."cell_40" IS NOT DISTINCT FROM OLD."cell_40" THEN 'cell_40' END, CASE WHEN NEW."cell_41" IS NOT DISTINCT FROM OLD."cell_41" THEN 'cell_41' END, CASE WHEN NEW."cell_42" IS NOT DISTINCT FROM OLD."cell_42" THEN 'cell_42' END, CASE WHEN NEW."cell_43" IS NOT DISTINCT FROM OLD."cell_43" THEN 'cell_43' END, CASE WHEN NEW."cell_44" IS NOT DISTINCT FROM OLD."cell_44" THEN 'cell_44' END, CASE WHEN NEW."cell_45" IS NOT DISTINCT FROM OLD."cell_45" THEN 'cell_45' END, CASE WHEN NEW."cell_46" IS NOT DISTINCT FROM OLD."cell_46" THEN 'cell_46' END, CASE WHEN NEW."cell_47" IS NOT DISTINCT FROM OLD."cell_47" THEN 'cell_47' END, CASE WHEN NEW."cell_48" IS NOT DISTINCT FROM OLD."cell_48" THEN 'cell_48' END, CASE WHEN NEW."cell_49" IS NOT DISTINCT FROM OLD."cell_49" THEN 'cell_49' END, CASE WHEN NEW."cell_50" IS NOT DISTINCT FROM OLD."cell_50" THEN 'cell_50' END, CASE WHEN NEW."cell_51" IS NOT DISTINCT FROM OLD."cell_51" THEN 'cell_51' END, CASE WHEN NEW."cell_52" IS NOT DISTINCT FROM OLD."cell_52" THEN 'cell_52' END, CASE WHEN NEW."cell_53" IS NOT DISTINCT FROM OLD."cell_53" THEN 'cell_53' END, CASE WHEN NEW."cell_54" IS NOT DISTINCT FROM OLD."cell_54" THEN 'cell_54' END, CASE WHEN NEW."cell_55" IS NOT DISTINCT FROM OLD."cell_55" THEN 'cell_55' END, CASE WHEN NEW."cell_56" IS NOT DISTINCT FROM OLD."cell_56" THEN 'cell_56' END, CASE WHEN NEW."cell_57" IS NOT DISTINCT FROM OLD."cell_57" THEN 'cell_57' END, CASE WHEN NEW."cell_58" IS NOT DISTINCT FROM OLD."cell_58" THEN 'cell_58' END, CASE WHEN NEW."cell_59" IS NOT DISTINCT FROM OLD."cell_59" THEN 'cell_59' END, CASE WHEN NEW."cell_60" IS NOT DISTINCT FROM OLD."cell_60" THEN 'cell_60' END, CASE WHEN NEW."cell_61" IS NOT DISTINCT FROM OLD."cell_61" THEN 'cell_61' END, CASE WHEN NEW."cell_62" IS NOT DISTINCT FROM OLD."cell_62" THEN 'cell_62' END, CASE WHEN NEW."cell_63" IS NOT DISTINCT FROM OLD."cell_63" THEN 'cell_63' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END]::text[], NULL),
            why, part_of, '11e05c55ee18', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Sheet', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'cell_00', OLD."cell_00", 'cell_01', OLD."cell_01", 'cell_02', OLD."cell_02", 'cell_03', OLD."cell_03", 'cell_04', OLD."cell_04", 'cell_05', OLD."cell_05", 'cell_06', OLD."cell_06", 'cell_07', OLD."cell_07", 'cell_08', OLD."cell_08", 'cell_09', OLD."cell_09", 'cell_10', OLD."cell_10", 'cell_11', OLD."cell_11", 'cell_12', OLD."cell_12", 'cell_13', OLD."cell_13", 'cell_14', OLD."cell_14", 'cell_15', OLD."cell_15", 'cell_16', OLD."cell_16", 'cell_17', OLD."cell_17", 'cell_18', OLD."cell_18", 'cell_19', OLD."cell_19", 'cell_20', OLD."cell_20", 'cell_21', OLD."cell_21", 'cell_22', OLD."cell_22", 'cell_23', OLD."cell_23", 'cell_24', OLD."cell_24", 'cell_25', OLD."cell_25", 'cell_26', OLD."cell_26", 'cell_27', OLD."cell_27", 'cell_28', OLD."cell_28", 'cell_29', OLD."cell_29", 'cell_30', OLD."cell_30", 'cell_31', OLD."cell_31", 'cell_32', OLD."cell_32", 'cell_33', OLD."cell_33", 'cell_34', OLD."cell_34", 'cell_35', OLD."cell_35", 'cell_36', OLD."cell_36", 'cell_37', OLD."cell_37", 'cell_38', OLD."cell_38", 'cell_39', OLD."cell_39", 'cell_40', OLD."cell_40", 'cell_41', OLD."cell_41", 'cell_42', OLD."cell_42", 'cell_43', OLD."cell_43", 'cell_44', OLD."cell_44", 'cell_45', OLD."cell_45", 'cell_46', OLD."cell_46", 'cell_47', OLD."cell_47") || jsonb_build_object('cell_48', OLD."cell_48", 'cell_49', OLD."cell_49", 'cell_50', OLD."cell_50", 'cell_51', OLD."cell_51", 'cell_52', OLD."cell_52", 'cell_53', OLD."cell_53", 'cell_54', OLD."cell_54", 'cell_55', OLD."cell_55", 'cell_56', OLD."cell_56", 'cell_57', OLD."cell_57", 'cell_58', OLD."cell_58", 'cell_59', OLD."cell_59", 'cell_60', OLD."cell_60", 'cell_61', OLD."cell_61", 'cell_62', OLD."cell_62", 'cell_63', OLD."cell_63", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '11e05c55ee18', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_sheets" AFTER INSERT OR UPDATE OR DELETE ON "sheets" FOR EACH ROW
    EXECUTE FUNCTION "tw_sheets"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_sheets_clock" AFTER UPDATE ON "sheets" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:sheets:updated_at: a change is not older than the one before'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_sheets_first_version" AFTER INSERT ON "sheets" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO003',
        'row_version',
        'cwom:version:sheets:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_sheets_frozen" AFTER UPDATE ON "sheets" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_shapes_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:sheets:id: it never changes after creation',
        'created_at',
        'cwom:immutable:sheets:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_sheets_next_version" AFTER UPDATE ON "sheets" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO003',
        'row_version',
        'cwom:version:sheets:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_sheets_no_truncate" BEFORE TRUNCATE ON "sheets" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO003',
        '',
        'cwom:version:sheets:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "sheets"
    ENABLE ALWAYS TRIGGER "tr_sheets_clock",
    ENABLE ALWAYS TRIGGER "tr_sheets_first_version",
    ENABLE ALWAYS TRIGGER "tr_sheets_frozen",
    ENABLE ALWAYS TRIGGER "tr_sheets_next_version",
    ENABLE ALWAYS TRIGGER "tr_sheets_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_sheets";

-- Writes the entry of a change.
CREATE FUNCTION "tw_draft_prints"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:draft_prints:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Draft.prints' AND "audit_log"."entity_id" = NEW."draft_id"::text || '/' || NEW."print_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'Draft.prints', NEW."draft_id"::text || '/' || NEW."print_id"::text,
            version, NULL,
            jsonb_build_object('draft_id', NEW."draft_id", 'print_id', NEW."print_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '0db1bd03100a', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Draft.prints' AND "audit_log"."entity_id" = NEW."draft_id"::text || '/' || NEW."print_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Draft.prints', NEW."draft_id"::text || '/' || NEW."print_id"::text,
            version, jsonb_build_object('draft_id', OLD."draft_id", 'print_id', OLD."print_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('draft_id', NEW."draft_id", 'print_id', NEW."print_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '0db1bd03100a', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Draft.prints' AND "audit_log"."entity_id" = OLD."draft_id"::text || '/' || OLD."print_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'unlinked', 'Draft.prints', OLD."draft_id"::text || '/' || OLD."print_id"::text,
            version, jsonb_build_object('draft_id', OLD."draft_id", 'print_id', OLD."print_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '0db1bd03100a', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_draft_prints" AFTER INSERT OR UPDATE OR DELETE ON "draft_prints" FOR EACH ROW
    EXECUTE FUNCTION "tw_draft_prints"();

-- What is given at creation stays.
CREATE TRIGGER "tr_draft_prints_frozen" AFTER UPDATE ON "draft_prints" FOR EACH ROW
    WHEN (NEW."draft_id" IS DISTINCT FROM OLD."draft_id"
        OR NEW."print_id" IS DISTINCT FROM OLD."print_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_shapes_refuse_change"(
        'WO001',
        'draft_id',
        'cwom:immutable:draft_prints:draft_id: it never changes after creation',
        'print_id',
        'cwom:immutable:draft_prints:print_id: it never changes after creation',
        'created_at',
        'cwom:immutable:draft_prints:created_at: it never changes after creation'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_draft_prints_no_truncate" BEFORE TRUNCATE ON "draft_prints" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO003',
        '',
        'cwom:version:draft_prints:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "draft_prints"
    ENABLE ALWAYS TRIGGER "tr_draft_prints_frozen",
    ENABLE ALWAYS TRIGGER "tr_draft_prints_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_draft_prints";

-- An entry goes only when it was exported.
CREATE FUNCTION "tr_audit_log_only_pruned"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM "audit_log_checkpoint" AS p WHERE p.kind = 'pruned'
        AND OLD.xid >= p.lo AND OLD.xid < p.hi AND OLD.seq > p.after_seq
        AND NOT EXISTS (SELECT 1 FROM "audit_log_checkpoint" AS r WHERE r.kind = 'restart'
            AND r.after_seq > p.after_seq AND OLD.seq > r.after_seq)) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO002', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:append_only:audit_log:-: an entry goes only when it was exported, as a checkpoint says';
    END IF;
    RETURN NULL;
END
$$;

-- An entry changes only by a recorded redaction.
CREATE FUNCTION "tr_audit_log_only_redacted"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW."seq" IS DISTINCT FROM OLD."seq"
        OR NEW."ts" IS DISTINCT FROM OLD."ts"
        OR NEW."actor_kind" IS DISTINCT FROM OLD."actor_kind"
        OR NEW."actor_id" IS DISTINCT FROM OLD."actor_id"
        OR NEW."action" IS DISTINCT FROM OLD."action"
        OR NEW."entity_kind" IS DISTINCT FROM OLD."entity_kind"
        OR NEW."entity_id" IS DISTINCT FROM OLD."entity_id"
        OR NEW."entity_version" IS DISTINCT FROM OLD."entity_version"
        OR NEW."trace_id" IS DISTINCT FROM OLD."trace_id"
        OR NEW."spec_rev" IS DISTINCT FROM OLD."spec_rev"
        OR NEW."xid" IS DISTINCT FROM OLD."xid"
        OR NEW."db_role" IS DISTINCT FROM OLD."db_role"
        OR NOT EXISTS (SELECT 1 FROM "audit_log" AS r WHERE r.entity_kind = OLD.entity_kind
            AND r.entity_id = OLD.entity_id AND r.action = 'redacted' AND r.seq > OLD.seq
            AND r.after -> 'entries' @> to_jsonb(OLD.seq)) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO002', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:append_only:audit_log:-: an entry changes only by a redaction that was recorded before';
    END IF;
    RETURN NULL;
END
$$;

-- Writes an entry that is no change of a row.
CREATE FUNCTION "fn_shapes_note"(about_kind text, about_id text, words text, facts jsonb)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', MESSAGE = 'cwom:context:audit_log:-: state who writes first, as `explain audit-context` tells';
    END IF;
    INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id, after, note,
        trace_id, spec_rev, salt)
    VALUES (clock_timestamp(), who_kind, who_id, 'noted', about_kind, about_id, facts, words,
        nullif(current_setting('cwom.trace_id', true), '')::uuid, '-',
        replace(gen_random_uuid()::text, '-', ''));
END
$$;

-- Rows never go all at once.
CREATE TRIGGER "tr_audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log:-: rows are only ever added'
    );

-- An entry goes only when it was exported.
CREATE TRIGGER "tr_audit_log_only_pruned" AFTER DELETE ON "audit_log" FOR EACH ROW
    EXECUTE FUNCTION "tr_audit_log_only_pruned"();

-- An entry changes only by a recorded redaction.
CREATE TRIGGER "tr_audit_log_only_redacted" AFTER UPDATE ON "audit_log" FOR EACH ROW
    EXECUTE FUNCTION "tr_audit_log_only_redacted"();

-- Fire for replication, too.
ALTER TABLE "audit_log"
    ENABLE ALWAYS TRIGGER "tr_audit_log_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_audit_log_only_pruned",
    ENABLE ALWAYS TRIGGER "tr_audit_log_only_redacted";

-- Rows never go all at once.
CREATE TRIGGER "tr_audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log_default" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "audit_log_default"
    ENABLE ALWAYS TRIGGER "tr_audit_log_no_truncate";

-- Rows are never deleted.
CREATE TRIGGER "tr_audit_log_checkpoint_no_delete" BEFORE DELETE ON "audit_log_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_audit_log_checkpoint_no_truncate" BEFORE TRUNCATE ON "audit_log_checkpoint" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_audit_log_checkpoint_no_update" BEFORE UPDATE ON "audit_log_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_shapes_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "audit_log_checkpoint"
    ENABLE ALWAYS TRIGGER "tr_audit_log_checkpoint_no_delete",
    ENABLE ALWAYS TRIGGER "tr_audit_log_checkpoint_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_audit_log_checkpoint_no_update";

-- Functions look into this schema only, never into a temporary table of the same name.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tw_drafts',
        'tw_pages',
        'tw_prints',
        'tw_sheets',
        'tw_draft_prints',
        'tr_audit_log_only_pruned',
        'tr_audit_log_only_redacted',
        'fn_shapes_note'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
