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

-- Who changed what, when and why: one row for each change, never changed itself.
CREATE TABLE "history" (
    "id" uuid NOT NULL,
    "ts" timestamptz NOT NULL DEFAULT now(),
    "actor_kind" text COLLATE "C" NOT NULL,
    "actor_id" text COLLATE "C" NOT NULL,
    "action" text COLLATE "C" NOT NULL,
    "entity_kind" text COLLATE "C" NOT NULL,
    "entity_id" text COLLATE "C" NOT NULL,
    "before" jsonb,
    "after" jsonb,
    "note" text COLLATE "C",
    "trace_id" uuid,
    CONSTRAINT "pk_history" PRIMARY KEY ("id"),
    CONSTRAINT "ck_history_ts_form" CHECK ("ts" >= '0001-01-01 00:00:00+00' AND "ts" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_history_actor_kind_values" CHECK ("actor_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_history_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128),
    CONSTRAINT "ck_history_action_values" CHECK ("action" IN ('created', 'updated', 'status_changed', 'deleted', 'linked', 'unlinked')),
    CONSTRAINT "ck_history_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 50),
    CONSTRAINT "ck_history_entity_id_length" CHECK (length("entity_id") BETWEEN 1 AND 128),
    CONSTRAINT "ck_history_before_json" CHECK (jsonb_typeof("before") = 'object'),
    CONSTRAINT "ck_history_after_json" CHECK (jsonb_typeof("after") = 'object')
);

-- Finds the history of one thing.
CREATE INDEX "ix_history_entity_kind_entity_id_ts" ON "history" ("entity_kind", "entity_id", "ts");

-- Finds the changes of one chain of work.
CREATE INDEX "ix_history_trace_id" ON "history" ("trace_id");

-- Finds what one actor did.
CREATE INDEX "ix_history_actor_kind_actor_id" ON "history" ("actor_kind", "actor_id");

-- Finds the changes of one sort.
CREATE INDEX "ix_history_action" ON "history" ("action");

-- Finds the changes of a span of time.
CREATE INDEX "ix_history_ts" ON "history" ("ts");

COMMENT ON TABLE "history" IS 'Who changed what, when and why: one row for each change, never changed itself.';
COMMENT ON COLUMN "history"."id" IS 'Identity of the entry; ordered by time.';
COMMENT ON COLUMN "history"."ts" IS 'When the change was written.';
COMMENT ON COLUMN "history"."actor_kind" IS 'What sort of actor changed it.';
COMMENT ON COLUMN "history"."actor_id" IS 'The actor''s id.';
COMMENT ON COLUMN "history"."action" IS 'What was done.';
COMMENT ON COLUMN "history"."entity_kind" IS 'What sort of thing was changed.';
COMMENT ON COLUMN "history"."entity_id" IS 'The id of what was changed.';
COMMENT ON COLUMN "history"."before" IS 'What it was; null for a creation.';
COMMENT ON COLUMN "history"."after" IS 'What it became; null for a deletion.';
COMMENT ON COLUMN "history"."note" IS 'Why, in the actor''s words.';
COMMENT ON COLUMN "history"."trace_id" IS 'The chain of work that it belongs to.';

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
    ENABLE ALWAYS TRIGGER "tr_items_no_truncate";

-- Rows are never deleted.
CREATE TRIGGER "tr_history_no_delete" BEFORE DELETE ON "history" FOR EACH ROW
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO002',
        '',
        'cwom:append_only:history:-: rows are only ever added'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_history_no_truncate" BEFORE TRUNCATE ON "history" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO002',
        '',
        'cwom:append_only:history:-: rows are only ever added'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_history_no_update" BEFORE UPDATE ON "history" FOR EACH ROW
    EXECUTE FUNCTION "fn_vault_refuse"(
        'WO002',
        '',
        'cwom:append_only:history:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "history"
    ENABLE ALWAYS TRIGGER "tr_history_no_delete",
    ENABLE ALWAYS TRIGGER "tr_history_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_history_no_update";
