-- cwom 20261127110625_issues_are_due postgres down 1/4 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: cwom_artifacts has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"cwom_artifacts"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'produced_by_id', 'produced_by_role', 'for_issue_id', 'for_issue_role', 'type', 'title', 'uri', 'digest', 'media_type', 'size_bytes', 'preview', 'verification', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at')) <> 19 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_artifacts has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: cwom_issues has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"cwom_issues"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'repo_id', 'repo_role', 'parent_id', 'title', 'description', 'type', 'priority', 'status', 'assignees', 'watchers', 'acceptance', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at', 'due_at')) <> 19 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_issues has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_cwom_issues_watchers_items_update" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_watchers_items_insert" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_tags_items_update" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_tags_items_insert" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_status_moves" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_parent_id_acyclic_update" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_parent_id_acyclic_insert" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_no_truncate" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_next_version" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_frozen" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_first_version" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_clock" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_assignees_items_update" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_assignees_items_insert" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_acceptance_items_update" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_acceptance_items_insert" ON "cwom_issues";
DROP TRIGGER "tw_cwom_issues" ON "cwom_issues";
DROP FUNCTION "tw_cwom_issues"();

-- Or else: cwom_artifacts.type has values that do not fit.
DO $cwom$ BEGIN
    IF EXISTS (SELECT 1 FROM "cwom_artifacts" WHERE (("type")::text NOT IN ('sbom')) IS FALSE) THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_artifacts.type has values that do not fit';
    END IF;
END $cwom$;

-- Images are the same whatever the session has.
SET LOCAL timezone = 'UTC';
SET LOCAL datestyle = 'ISO, YMD';
SET LOCAL intervalstyle = 'iso_8601';
SET LOCAL extra_float_digits = 1;
SET LOCAL bytea_output = 'hex';

-- What the rows of cwom_issues were, for the audit log.
CREATE TEMP TABLE "cwom_was_1" ON COMMIT DROP AS
    SELECT "o"."id" AS "k1",
        jsonb_build_object('id', "o"."id", 'repo_id', "o"."repo_id", 'repo_role', "o"."repo_role", 'parent_id', "o"."parent_id", 'title', "o"."title", 'description', "o"."description", 'type', "o"."type", 'priority', "o"."priority", 'status', "o"."status", 'due_at', to_char("o"."due_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assignees', "o"."assignees", 'watchers', "o"."watchers", 'acceptance', "o"."acceptance", 'trace_id', "o"."trace_id", 'tags', "o"."tags", 'meta', "o"."meta", 'row_version', "o"."row_version", 'created_at', to_char("o"."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char("o"."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) AS "before",
        to_jsonb(to_char("o"."due_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) AS "v1"
    FROM "cwom_issues" AS "o"
    WHERE "due_at" IS NOT NULL;

-- It is gone, or another one.
ALTER TABLE "cwom_artifacts" DROP CONSTRAINT "ck_cwom_artifacts_type_values";

-- It is gone, or another one.
ALTER TABLE "cwom_issues" DROP CONSTRAINT "ck_cwom_issues_due_at_form";

-- A rule on each row.
ALTER TABLE "cwom_artifacts" ADD CONSTRAINT "ck_cwom_artifacts_type_values" CHECK ("type" IN ('code_patch', 'commit', 'pr', 'build', 'container_image', 'doc', 'report', 'dataset', 'log', 'trace', 'binary', 'link'));

-- cwom_issues.due_at is gone.
ALTER TABLE "cwom_issues" DROP COLUMN "due_at";

-- Rows of cwom_issues that changed have a version more.
UPDATE "cwom_issues" AS "n" SET "row_version" = "n"."row_version" + 1, "updated_at" = greatest("n"."updated_at", now())
    FROM pg_temp."cwom_was_1" AS "w" WHERE "n"."id" = "w"."k1" AND ("w"."v1" IS NOT NULL);

-- One entry for each of them.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT clock_timestamp(), 'system', 'cwom:migrate', 'updated',
        'Issue', "n"."id"::text, "n"."row_version",
        "w"."before",
        jsonb_build_object('id', "n"."id", 'repo_id', "n"."repo_id", 'repo_role', "n"."repo_role", 'parent_id', "n"."parent_id", 'title', "n"."title", 'description', "n"."description", 'type', "n"."type", 'priority', "n"."priority", 'status', "n"."status", 'assignees', "n"."assignees", 'watchers', "n"."watchers", 'acceptance', "n"."acceptance", 'trace_id', "n"."trace_id", 'tags', "n"."tags", 'meta', "n"."meta", 'row_version', "n"."row_version", 'created_at', to_char("n"."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char("n"."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
        'migration 20261127110625_issues_are_due, taken back', '3c4199bb08ce', replace(gen_random_uuid()::text, '-', '')
    FROM pg_temp."cwom_was_1" AS "w" JOIN "cwom_issues" AS "n" ON "n"."id" = "w"."k1"
    WHERE "w"."v1" IS NOT NULL
    ORDER BY "n"."id";
DROP TABLE pg_temp."cwom_was_1";

-- A function of rules.
CREATE FUNCTION "tw_cwom_issues"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issues:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Issue' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:cwom_issues:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Issue', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'assignees', NEW."assignees", 'watchers', NEW."watchers", 'acceptance', NEW."acceptance", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '3c4199bb08ce', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Issue', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'assignees', OLD."assignees", 'watchers', OLD."watchers", 'acceptance', OLD."acceptance", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'assignees', NEW."assignees", 'watchers', NEW."watchers", 'acceptance', NEW."acceptance", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '3c4199bb08ce', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Issue', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'assignees', OLD."assignees", 'watchers', OLD."watchers", 'acceptance', OLD."acceptance", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '3c4199bb08ce', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entries of cwom_issues.
CREATE TRIGGER "tw_cwom_issues" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issues" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issues"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_acceptance_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."acceptance" #> '{criteria}' <> '[]'
        OR NEW."acceptance" #> '{tests_expected}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_issues_acceptance_items_insert"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_acceptance_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."acceptance" IS DISTINCT FROM OLD."acceptance" AND (NEW."acceptance" #> '{criteria}' <> '[]'
        OR NEW."acceptance" #> '{tests_expected}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_issues_acceptance_items_insert"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_assignees_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."assignees" <> '[]')
    EXECUTE FUNCTION "tr_cwom_issues_assignees_items_insert"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_assignees_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."assignees" IS DISTINCT FROM OLD."assignees" AND (NEW."assignees" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_issues_assignees_items_insert"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_clock" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:cwom_issues:updated_at: a change is not older than the one before'
    );

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_first_version" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_issues:row_version: a new row has version 1'
    );

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_frozen" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."repo_id" IS DISTINCT FROM OLD."repo_id"
        OR NEW."repo_role" IS DISTINCT FROM OLD."repo_role"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:cwom_issues:id: it never changes after creation',
        'repo_id',
        'cwom:immutable:cwom_issues:repo_id: it never changes after creation',
        'repo_role',
        'cwom:immutable:cwom_issues:repo_role: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issues:created_at: it never changes after creation'
    );

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_next_version" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_issues:row_version: a change states the version after the one that it read'
    );

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_no_truncate" BEFORE TRUNCATE ON "cwom_issues" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issues:-: rows are deleted one by one, not all at once'
    );

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_parent_id_acyclic_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."parent_id" IS NOT NULL)
    EXECUTE FUNCTION "tr_cwom_issues_parent_id_acyclic_insert"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_parent_id_acyclic_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."parent_id" IS NOT NULL AND NEW."parent_id" IS DISTINCT FROM OLD."parent_id")
    EXECUTE FUNCTION "tr_cwom_issues_parent_id_acyclic_insert"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_status_moves" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status" AND CASE OLD."status"
            WHEN 'planned' THEN NEW."status" NOT IN ('ready', 'running', 'blocked', 'canceled')
            WHEN 'ready' THEN NEW."status" NOT IN ('planned', 'running', 'blocked', 'canceled')
            WHEN 'running' THEN NEW."status" NOT IN ('blocked', 'under_review', 'done', 'failed', 'canceled')
            WHEN 'blocked' THEN NEW."status" NOT IN ('ready', 'running', 'failed', 'canceled')
            WHEN 'under_review' THEN NEW."status" NOT IN ('done', 'failed', 'running')
            WHEN 'done' THEN NEW."status" NOT IN ('under_review')
            WHEN 'failed' THEN NEW."status" NOT IN ('ready')
            WHEN 'canceled' THEN TRUE
        END)
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'planned',
        'cwom:transition:cwom_issues:status:planned>ready,running,blocked,canceled: planned becomes ready, running, blocked, canceled or stays',
        'ready',
        'cwom:transition:cwom_issues:status:ready>planned,running,blocked,canceled: ready becomes planned, running, blocked, canceled or stays',
        'running',
        'cwom:transition:cwom_issues:status:running>blocked,under_review,done,failed,canceled: running becomes blocked, under_review, done, failed, canceled or stays',
        'blocked',
        'cwom:transition:cwom_issues:status:blocked>ready,running,failed,canceled: blocked becomes ready, running, failed, canceled or stays',
        'under_review',
        'cwom:transition:cwom_issues:status:under_review>done,failed,running: under_review becomes done, failed, running or stays',
        'done',
        'cwom:transition:cwom_issues:status:done>under_review: done becomes under_review or stays',
        'failed',
        'cwom:transition:cwom_issues:status:failed>ready: failed becomes ready or stays',
        'canceled',
        'cwom:transition:cwom_issues:status:canceled>: canceled is final'
    );

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_tags_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."tags" <> '[]')
    EXECUTE FUNCTION "tr_cwom_issues_tags_items_insert"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_tags_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (NEW."tags" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_issues_tags_items_insert"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_watchers_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."watchers" <> '[]')
    EXECUTE FUNCTION "tr_cwom_issues_watchers_items_insert"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_watchers_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."watchers" IS DISTINCT FROM OLD."watchers" AND (NEW."watchers" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_issues_watchers_items_insert"();

-- Fire for replication, too.
ALTER TABLE "cwom_issues"
    ENABLE ALWAYS TRIGGER "tw_cwom_issues",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_acceptance_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_acceptance_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_assignees_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_assignees_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_clock",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_first_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_frozen",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_next_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_parent_id_acyclic_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_parent_id_acyclic_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_status_moves",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_tags_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_watchers_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_watchers_items_update";

-- Functions look into this schema only, never into a temporary table.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tw_cwom_issues'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
