-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: audit_log has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"audit_log"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('seq', 'ts', 'actor_kind', 'actor_id', 'action', 'entity_kind', 'entity_id', 'entity_version', 'before', 'after', 'note', 'trace_id', 'spec_rev', 'salt', 'xid', 'db_role')) <> 16 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: audit_log has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_audit_log_only_redacted" ON "audit_log";
DROP TRIGGER "tr_audit_log_only_pruned" ON "audit_log";
DROP TRIGGER "tr_audit_log_no_truncate" ON "audit_log";

-- The table makes room for another one.
ALTER TABLE "audit_log" RENAME TO "cwom_old_audit_log";
ALTER TABLE "cwom_old_audit_log" DROP CONSTRAINT "pk_audit_log";
ALTER TABLE "cwom_old_audit_log" DROP CONSTRAINT "uq_audit_log_entity_kind_entity_id_entity_version";
DROP INDEX "ix_audit_log_ts";
DROP INDEX "ix_audit_log_xid";
DO $cwom$ BEGIN
    EXECUTE format('ALTER SEQUENCE %s RENAME TO %I',
        pg_get_serial_sequence('"cwom_old_audit_log"', 'seq'), 'cwom_old_audit_log_seq');
END $cwom$;

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
    CONSTRAINT "ck_audit_log_action_values" CHECK ("action" IN ('created', 'updated', 'status_changed', 'deleted', 'linked', 'unlinked', 'noted', 'redacted')),
    CONSTRAINT "ck_audit_log_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128),
    CONSTRAINT "ck_audit_log_actor_kind_values" CHECK ("actor_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_audit_log_entity_id_length" CHECK (length("entity_id") >= 1),
    CONSTRAINT "ck_audit_log_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 130),
    CONSTRAINT "ck_audit_log_entity_version_numbered" CHECK (("action" NOT IN ('noted', 'redacted')) = ("entity_version" IS NOT NULL))
) PARTITION BY RANGE ("ts");
CREATE TABLE "audit_log_default" PARTITION OF "audit_log" DEFAULT;

-- An index of audit_log.
CREATE INDEX "ix_audit_log_ts" ON "audit_log" USING brin ("ts");

-- An index of audit_log.
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

-- Every row moves as it is.
INSERT INTO "audit_log" ("seq", "ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id", "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt", "xid", "db_role") OVERRIDING SYSTEM VALUE
    SELECT "seq", "ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id", "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt", "xid", "db_role"
    FROM "cwom_old_audit_log";

-- No number is given twice, not even one whose row is gone.
DO $cwom$ DECLARE
    last bigint;
    given boolean;
BEGIN
    EXECUTE 'SELECT last_value, is_called FROM ' || pg_get_serial_sequence('"cwom_old_audit_log"', 'seq')
        INTO last, given;
    PERFORM setval(pg_get_serial_sequence('"audit_log"', 'seq'), last, given);
END $cwom$;

-- Every row is in the new one.
DROP TABLE "cwom_old_audit_log";

-- A rule of audit_log.
CREATE TRIGGER "tr_audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log:-: rows are only ever added'
    );

-- A rule of audit_log.
CREATE TRIGGER "tr_audit_log_only_pruned" AFTER DELETE ON "audit_log" FOR EACH ROW
    EXECUTE FUNCTION "tr_audit_log_only_pruned"();

-- A rule of audit_log.
CREATE TRIGGER "tr_audit_log_only_redacted" AFTER UPDATE ON "audit_log" FOR EACH ROW
    EXECUTE FUNCTION "tr_audit_log_only_redacted"();

-- A rule of audit_log_default.
CREATE TRIGGER "tr_audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log_default" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "audit_log"
    ENABLE ALWAYS TRIGGER "tr_audit_log_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_audit_log_only_pruned",
    ENABLE ALWAYS TRIGGER "tr_audit_log_only_redacted";

-- Fire for replication, too.
ALTER TABLE "audit_log_default"
    ENABLE ALWAYS TRIGGER "tr_audit_log_no_truncate";

