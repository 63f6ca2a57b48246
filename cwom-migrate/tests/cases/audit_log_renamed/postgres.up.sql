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

-- Or else: audit_log_checkpoint has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"audit_log_checkpoint"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('n', 'kind', 'lo', 'hi', 'after_seq', 'entries', 'root', 'previous', 'ts', 'note', 'signature')) <> 11 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: audit_log_checkpoint has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_audit_log_checkpoint_no_update" ON "audit_log_checkpoint";
DROP TRIGGER "tr_audit_log_checkpoint_no_truncate" ON "audit_log_checkpoint";
DROP TRIGGER "tr_audit_log_checkpoint_no_delete" ON "audit_log_checkpoint";
DROP TRIGGER "tr_audit_log_only_redacted" ON "audit_log";
DROP TRIGGER "tr_audit_log_only_pruned" ON "audit_log";
DROP TRIGGER "tr_audit_log_no_truncate" ON "audit_log";
DROP TRIGGER "tw_shelves" ON "shelves";
DROP FUNCTION "tw_shelves"();
DROP FUNCTION "tr_audit_log_only_redacted"();
DROP FUNCTION "tr_audit_log_only_pruned"();
DROP FUNCTION "fn_library_note"(about_kind text, about_id text, words text, facts jsonb);

-- audit_log is called history.
ALTER TABLE "audit_log" RENAME TO "history";

-- Its name follows.
ALTER TABLE "history" RENAME CONSTRAINT "uq_audit_log_entity_kind_entity_id_entity_version" TO "uq_history_entity_kind_entity_id_entity_version";

-- Its name follows.
ALTER TABLE "history" RENAME CONSTRAINT "ck_audit_log_action_values" TO "ck_history_action_values";

-- Its name follows.
ALTER TABLE "history" RENAME CONSTRAINT "ck_audit_log_actor_id_length" TO "ck_history_actor_id_length";

-- Its name follows.
ALTER TABLE "history" RENAME CONSTRAINT "ck_audit_log_actor_kind_values" TO "ck_history_actor_kind_values";

-- Its name follows.
ALTER TABLE "history" RENAME CONSTRAINT "ck_audit_log_entity_id_length" TO "ck_history_entity_id_length";

-- Its name follows.
ALTER TABLE "history" RENAME CONSTRAINT "ck_audit_log_entity_kind_length" TO "ck_history_entity_kind_length";

-- Its name follows.
ALTER TABLE "history" RENAME CONSTRAINT "ck_audit_log_entity_version_numbered" TO "ck_history_entity_version_numbered";

-- Its name follows.
ALTER TABLE "history" RENAME CONSTRAINT "pk_audit_log" TO "pk_history";

-- Its name follows.
ALTER INDEX "ix_audit_log_ts" RENAME TO "ix_history_ts";

-- Its name follows.
ALTER INDEX "ix_audit_log_xid" RENAME TO "ix_history_xid";

-- audit_log_checkpoint is called history_checkpoint.
ALTER TABLE "audit_log_checkpoint" RENAME TO "history_checkpoint";

-- Its name follows.
ALTER TABLE "history_checkpoint" RENAME CONSTRAINT "ck_audit_log_checkpoint_kind_values" TO "ck_history_checkpoint_kind_values";

-- Its name follows.
ALTER TABLE "history_checkpoint" RENAME CONSTRAINT "ck_audit_log_checkpoint_previous_length" TO "ck_history_checkpoint_previous_length";

-- Its name follows.
ALTER TABLE "history_checkpoint" RENAME CONSTRAINT "ck_audit_log_checkpoint_root_length" TO "ck_history_checkpoint_root_length";

-- Its name follows.
ALTER TABLE "history_checkpoint" RENAME CONSTRAINT "pk_audit_log_checkpoint" TO "pk_history_checkpoint";

-- A function of rules.
CREATE FUNCTION "fn_library_note"(about_kind text, about_id text, words text, facts jsonb)
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
CREATE FUNCTION "tw_shelves"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:shelves:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "history" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Shelf', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version"),
            why, part_of, 'e5e372bcc965', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "history" AS e WHERE e.entity_kind = 'Shelf' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:shelves:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "history" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Shelf', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version"),
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version"),
            why, part_of, 'e5e372bcc965', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "history" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Shelf', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version"),
            NULL,
            why, part_of, 'e5e372bcc965', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entries of shelves.
CREATE TRIGGER "tw_shelves" AFTER INSERT OR UPDATE OR DELETE ON "shelves" FOR EACH ROW
    EXECUTE FUNCTION "tw_shelves"();

-- A rule of history.
CREATE TRIGGER "tr_history_no_truncate" BEFORE TRUNCATE ON "history" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO002',
        '',
        'cwom:append_only:history:-: rows are only ever added'
    );

-- A rule of history.
CREATE TRIGGER "tr_history_only_pruned" AFTER DELETE ON "history" FOR EACH ROW
    EXECUTE FUNCTION "tr_history_only_pruned"();

-- A rule of history.
CREATE TRIGGER "tr_history_only_redacted" AFTER UPDATE ON "history" FOR EACH ROW
    EXECUTE FUNCTION "tr_history_only_redacted"();

-- A rule of history_checkpoint.
CREATE TRIGGER "tr_history_checkpoint_no_delete" BEFORE DELETE ON "history_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO002',
        '',
        'cwom:append_only:history_checkpoint:-: rows are only ever added'
    );

-- A rule of history_checkpoint.
CREATE TRIGGER "tr_history_checkpoint_no_truncate" BEFORE TRUNCATE ON "history_checkpoint" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO002',
        '',
        'cwom:append_only:history_checkpoint:-: rows are only ever added'
    );

-- A rule of history_checkpoint.
CREATE TRIGGER "tr_history_checkpoint_no_update" BEFORE UPDATE ON "history_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO002',
        '',
        'cwom:append_only:history_checkpoint:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "history"
    ENABLE ALWAYS TRIGGER "tr_history_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_history_only_pruned",
    ENABLE ALWAYS TRIGGER "tr_history_only_redacted";

-- Fire for replication, too.
ALTER TABLE "history_checkpoint"
    ENABLE ALWAYS TRIGGER "tr_history_checkpoint_no_delete",
    ENABLE ALWAYS TRIGGER "tr_history_checkpoint_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_history_checkpoint_no_update";

-- Fire for replication, too.
ALTER TABLE "shelves"
    ENABLE ALWAYS TRIGGER "tw_shelves";

-- Functions look into this schema only, never into a temporary table.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'fn_library_note',
        'tr_history_only_pruned',
        'tr_history_only_redacted',
        'tw_shelves'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;

