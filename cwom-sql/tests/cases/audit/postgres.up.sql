-- Something worth locking away.
CREATE TABLE "items" (
    "id" uuid NOT NULL,
    "name" text COLLATE "C",
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_items" PRIMARY KEY ("id"),
    CONSTRAINT "ck_items_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_items_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_items_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00')
);

COMMENT ON TABLE "items" IS 'Something worth locking away.';

-- Something that is lent.
CREATE TABLE "loans" (
    "id" uuid NOT NULL,
    "what" text COLLATE "C" NOT NULL,
    "step" text COLLATE "C" NOT NULL DEFAULT 'stored',
    "with" text COLLATE "C",
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_loans" PRIMARY KEY ("id"),
    CONSTRAINT "ck_loans_step_values" CHECK ("step" IN ('stored', 'lent')),
    CONSTRAINT "ck_loans_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_loans_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_loans_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_loans_with_only_in" CHECK ("step" = 'lent' OR ("with" IS NULL))
);

COMMENT ON TABLE "loans" IS 'Something that is lent.';

-- Who changed what, when and why: one row for each change, written by the database.
CREATE TABLE "history" (
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
    CONSTRAINT "pk_history" PRIMARY KEY ("seq"),
    CONSTRAINT "uq_history_entity_kind_entity_id_entity_version" UNIQUE ("entity_kind", "entity_id", "entity_version"),
    CONSTRAINT "ck_history_actor_kind_values" CHECK ("actor_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_history_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128),
    CONSTRAINT "ck_history_action_values" CHECK ("action" IN ('created', 'updated', 'status_changed', 'deleted', 'linked', 'unlinked', 'noted', 'redacted')),
    CONSTRAINT "ck_history_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 130),
    CONSTRAINT "ck_history_entity_id_length" CHECK (length("entity_id") >= 1),
    CONSTRAINT "ck_history_entity_version_numbered" CHECK (("action" NOT IN ('noted', 'redacted')) = ("entity_version" IS NOT NULL))
);

-- Finds the changes of one chain of work.
CREATE INDEX "ix_history_trace_id" ON "history" ("trace_id");

-- Finds what one actor did.
CREATE INDEX "ix_history_actor_kind_actor_id" ON "history" ("actor_kind", "actor_id");

-- Finds the changes of one sort.
CREATE INDEX "ix_history_action" ON "history" ("action");

-- Finds the changes of a span of time.
CREATE INDEX "ix_history_ts" ON "history" ("ts");

-- Finds what is not sealed yet.
CREATE INDEX "ix_history_xid" ON "history" USING brin ("xid");

COMMENT ON TABLE "history" IS 'Who changed what, when and why: one row for each change, written by the database.';
COMMENT ON COLUMN "history"."seq" IS 'Identity of the entry; later ones are greater.';
COMMENT ON COLUMN "history"."ts" IS 'When the change was written.';
COMMENT ON COLUMN "history"."actor_kind" IS 'What sort of actor changed it.';
COMMENT ON COLUMN "history"."actor_id" IS 'The actor''s id.';
COMMENT ON COLUMN "history"."action" IS 'What was done.';
COMMENT ON COLUMN "history"."entity_kind" IS 'What sort of thing was changed.';
COMMENT ON COLUMN "history"."entity_id" IS 'The id of what was changed.';
COMMENT ON COLUMN "history"."entity_version" IS 'Which change of the thing it is, from 1; null for what is no change.';
COMMENT ON COLUMN "history"."before" IS 'What it was; null for a creation.';
COMMENT ON COLUMN "history"."after" IS 'What it became; null for a deletion.';
COMMENT ON COLUMN "history"."note" IS 'Why, in the actor''s words.';
COMMENT ON COLUMN "history"."trace_id" IS 'The chain of work that it belongs to.';
COMMENT ON COLUMN "history"."spec_rev" IS 'Which shape the images have.';
COMMENT ON COLUMN "history"."salt" IS 'Random, so that no digest gives a value away.';
COMMENT ON COLUMN "history"."xid" IS 'The transaction that wrote it.';
COMMENT ON COLUMN "history"."db_role" IS 'Who was logged in.';

-- What was sealed, and what was taken out: a chain of hashes over the entries.
CREATE TABLE "history_checkpoint" (
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
    CONSTRAINT "pk_history_checkpoint" PRIMARY KEY ("n"),
    CONSTRAINT "ck_history_checkpoint_kind_values" CHECK ("kind" IN ('sealed', 'restart', 'pruned')),
    CONSTRAINT "ck_history_checkpoint_root_length" CHECK (length("root") = 64),
    CONSTRAINT "ck_history_checkpoint_previous_length" CHECK (length("previous") = 64)
);

COMMENT ON TABLE "history_checkpoint" IS 'What was sealed, and what was taken out: a chain of hashes over the entries.';
COMMENT ON COLUMN "history_checkpoint"."n" IS 'The checkpoints count from 1.';
COMMENT ON COLUMN "history_checkpoint"."kind" IS 'What was done.';
COMMENT ON COLUMN "history_checkpoint"."lo" IS 'The first position: `seq`, or `xid` where there is one.';
COMMENT ON COLUMN "history_checkpoint"."hi" IS 'The position after the last one.';
COMMENT ON COLUMN "history_checkpoint"."after_seq" IS 'Only entries after this one are meant.';
COMMENT ON COLUMN "history_checkpoint"."entries" IS 'How many entries there are.';
COMMENT ON COLUMN "history_checkpoint"."root" IS 'Root of the Merkle tree over the entries.';
COMMENT ON COLUMN "history_checkpoint"."previous" IS 'Hash of the checkpoint before.';
COMMENT ON COLUMN "history_checkpoint"."ts" IS 'When it was made.';
COMMENT ON COLUMN "history_checkpoint"."note" IS 'What else is recorded, as JSON.';
COMMENT ON COLUMN "history_checkpoint"."signature" IS 'Signature over the hash of this row.';

-- Refuses what a trigger found wrong.
CREATE FUNCTION "fn_vault_refuse"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[2], COLUMN = TG_ARGV[1],
        SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END
$$;

-- Refuses the change of a column that stays.
CREATE FUNCTION "fn_vault_refuse_change"() RETURNS trigger LANGUAGE plpgsql
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

-- Refuses a move that the state machine does not have.
CREATE FUNCTION "fn_vault_refuse_move"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    FOR n IN 2 .. TG_NARGS - 2 BY 2 LOOP
        IF to_jsonb(OLD) ->> TG_ARGV[1] = TG_ARGV[n] OR n = TG_NARGS - 2 THEN
            RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[n + 1],
                COLUMN = TG_ARGV[1], SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME,
                CONSTRAINT = TG_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_items"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:items:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "history" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Item', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'e91161d8f3ee', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "history" AS e WHERE e.entity_kind = 'Item' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:items:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "history" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Item', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'e91161d8f3ee', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "history" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Item', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'e91161d8f3ee', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_items" AFTER INSERT OR UPDATE OR DELETE ON "items" FOR EACH ROW
    EXECUTE FUNCTION "tw_items"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_items_clock" AFTER UPDATE ON "items" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:items:updated_at: a change is not older than the one before'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_items_first_version" AFTER INSERT ON "items" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO003',
        'row_version',
        'cwom:version:items:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_items_frozen" AFTER UPDATE ON "items" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_vault_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:items:id: it never changes after creation',
        'created_at',
        'cwom:immutable:items:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_items_next_version" AFTER UPDATE ON "items" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO003',
        'row_version',
        'cwom:version:items:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_items_no_truncate" BEFORE TRUNCATE ON "items" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO003',
        '',
        'cwom:version:items:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "items"
    ENABLE ALWAYS TRIGGER "tr_items_clock",
    ENABLE ALWAYS TRIGGER "tr_items_first_version",
    ENABLE ALWAYS TRIGGER "tr_items_frozen",
    ENABLE ALWAYS TRIGGER "tr_items_next_version",
    ENABLE ALWAYS TRIGGER "tr_items_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_items";

-- Writes the entry of a change.
CREATE FUNCTION "tw_loans"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:loans:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "history" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Loan', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'what', NEW."what", 'step', NEW."step", 'with', NEW."with", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'dd55fca249b1', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "history" AS e WHERE e.entity_kind = 'Loan' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:loans:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "history" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, CASE WHEN NEW."step" IS DISTINCT FROM OLD."step" THEN 'status_changed' ELSE 'updated' END, 'Loan', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'what', OLD."what", 'step', OLD."step", 'with', OLD."with", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'what', NEW."what", 'step', NEW."step", 'with', NEW."with", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'dd55fca249b1', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "history" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Loan', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'what', OLD."what", 'step', OLD."step", 'with', OLD."with", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'dd55fca249b1', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_loans" AFTER INSERT OR UPDATE OR DELETE ON "loans" FOR EACH ROW
    EXECUTE FUNCTION "tw_loans"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_loans_clock" AFTER UPDATE ON "loans" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:loans:updated_at: a change is not older than the one before'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_loans_first_version" AFTER INSERT ON "loans" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO003',
        'row_version',
        'cwom:version:loans:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_loans_frozen" AFTER UPDATE ON "loans" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_vault_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:loans:id: it never changes after creation',
        'created_at',
        'cwom:immutable:loans:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_loans_next_version" AFTER UPDATE ON "loans" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO003',
        'row_version',
        'cwom:version:loans:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_loans_no_truncate" BEFORE TRUNCATE ON "loans" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO003',
        '',
        'cwom:version:loans:-: rows are deleted one by one, not all at once'
    );

-- A new row is stored.
CREATE TRIGGER "tr_loans_step_initial" AFTER INSERT ON "loans" FOR EACH ROW
    WHEN (NEW."step" NOT IN ('stored'))
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO006',
        'step',
        'cwom:initial:loans:step:stored: a new row is stored'
    );

-- `step` moves as the state machine says.
CREATE TRIGGER "tr_loans_step_moves" AFTER UPDATE ON "loans" FOR EACH ROW
    WHEN (NEW."step" <> OLD."step"
        AND OLD."step" || '>' || NEW."step" <> ALL ('{stored>lent,lent>stored}'))
    EXECUTE FUNCTION "fn_vault_refuse_move"(
        'WO007',
        'step',
        'stored',
        'cwom:transition:loans:step:stored>lent: stored becomes lent or stays',
        'lent',
        'cwom:transition:loans:step:lent>stored: lent becomes stored or stays'
    );

-- Fire for replication, too.
ALTER TABLE "loans"
    ENABLE ALWAYS TRIGGER "tr_loans_clock",
    ENABLE ALWAYS TRIGGER "tr_loans_first_version",
    ENABLE ALWAYS TRIGGER "tr_loans_frozen",
    ENABLE ALWAYS TRIGGER "tr_loans_next_version",
    ENABLE ALWAYS TRIGGER "tr_loans_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_loans_step_initial",
    ENABLE ALWAYS TRIGGER "tr_loans_step_moves",
    ENABLE ALWAYS TRIGGER "tw_loans";

-- An entry goes only when it was exported.
CREATE FUNCTION "tr_history_only_pruned"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM "history_checkpoint" AS p WHERE p.kind = 'pruned'
        AND OLD.xid >= p.lo AND OLD.xid < p.hi AND OLD.seq > p.after_seq
        AND NOT EXISTS (SELECT 1 FROM "history_checkpoint" AS r WHERE r.kind = 'restart'
            AND r.after_seq > p.after_seq AND OLD.seq > r.after_seq)) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO002', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:append_only:history:-: an entry goes only when it was exported, as a checkpoint says';
    END IF;
    RETURN NULL;
END
$$;

-- An entry changes only by a recorded redaction.
CREATE FUNCTION "tr_history_only_redacted"() RETURNS trigger LANGUAGE plpgsql
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
        OR NOT EXISTS (SELECT 1 FROM "history" AS r WHERE r.entity_kind = OLD.entity_kind
            AND r.entity_id = OLD.entity_id AND r.action = 'redacted' AND r.seq > OLD.seq
            AND r.after -> 'entries' @> to_jsonb(OLD.seq)) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO002', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:append_only:history:-: an entry changes only by a redaction that was recorded before';
    END IF;
    RETURN NULL;
END
$$;

-- Writes an entry that is no change of a row.
CREATE FUNCTION "fn_vault_note"(about_kind text, about_id text, words text, facts jsonb)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', MESSAGE = 'cwom:context:history:-: state who writes first, as `explain audit-context` tells';
    END IF;
    INSERT INTO "history" (ts, actor_kind, actor_id, action, entity_kind, entity_id, after, note,
        trace_id, spec_rev, salt)
    VALUES (clock_timestamp(), who_kind, who_id, 'noted', about_kind, about_id, facts, words,
        nullif(current_setting('cwom.trace_id', true), '')::uuid, '-',
        replace(gen_random_uuid()::text, '-', ''));
END
$$;

-- Rows never go all at once.
CREATE TRIGGER "tr_history_no_truncate" BEFORE TRUNCATE ON "history" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO002',
        '',
        'cwom:append_only:history:-: rows are only ever added'
    );

-- An entry goes only when it was exported.
CREATE TRIGGER "tr_history_only_pruned" AFTER DELETE ON "history" FOR EACH ROW
    EXECUTE FUNCTION "tr_history_only_pruned"();

-- An entry changes only by a recorded redaction.
CREATE TRIGGER "tr_history_only_redacted" AFTER UPDATE ON "history" FOR EACH ROW
    EXECUTE FUNCTION "tr_history_only_redacted"();

-- Fire for replication, too.
ALTER TABLE "history"
    ENABLE ALWAYS TRIGGER "tr_history_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_history_only_pruned",
    ENABLE ALWAYS TRIGGER "tr_history_only_redacted";

-- Rows are never deleted.
CREATE TRIGGER "tr_history_checkpoint_no_delete" BEFORE DELETE ON "history_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO002',
        '',
        'cwom:append_only:history_checkpoint:-: rows are only ever added'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_history_checkpoint_no_truncate" BEFORE TRUNCATE ON "history_checkpoint" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO002',
        '',
        'cwom:append_only:history_checkpoint:-: rows are only ever added'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_history_checkpoint_no_update" BEFORE UPDATE ON "history_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO002',
        '',
        'cwom:append_only:history_checkpoint:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "history_checkpoint"
    ENABLE ALWAYS TRIGGER "tr_history_checkpoint_no_delete",
    ENABLE ALWAYS TRIGGER "tr_history_checkpoint_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_history_checkpoint_no_update";

-- Functions look into this schema only, never into a temporary table of the same name.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tw_items',
        'tw_loans',
        'tr_history_only_pruned',
        'tr_history_only_redacted',
        'fn_vault_note'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
