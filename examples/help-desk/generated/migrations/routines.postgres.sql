--@ function "" "fn_help_desk_refuse"
CREATE FUNCTION "fn_help_desk_refuse"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[2], COLUMN = TG_ARGV[1],
        SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END
$$;
--@ function "" "fn_help_desk_refuse_change"
CREATE FUNCTION "fn_help_desk_refuse_change"() RETURNS trigger LANGUAGE plpgsql
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
--@ function "" "fn_help_desk_refuse_move"
CREATE FUNCTION "fn_help_desk_refuse_move"() RETURNS trigger LANGUAGE plpgsql
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
--@ function "attachments" "tw_attachments"
CREATE FUNCTION "tw_attachments"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:attachments:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Attachment', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'message_id', NEW."message_id", 'file_name', NEW."file_name", 'content', CASE WHEN NEW."content" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '169315d5aa6a', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "audit_log" "fn_help_desk_note"
CREATE FUNCTION "fn_help_desk_note"(about_kind text, about_id text, words text, facts jsonb)
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
--@ function "audit_log" "tr_audit_log_only_pruned"
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
--@ function "audit_log" "tr_audit_log_only_redacted"
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
--@ function "customers" "tw_customers"
CREATE FUNCTION "tw_customers"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET intervalstyle = 'iso_8601'
    SET extra_float_digits = 1 SET bytea_output = 'hex' AS $$
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:customers:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Customer', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', CASE WHEN NEW."name" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login', CASE WHEN NEW."login" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login_key', CASE WHEN NEW."login_key" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'contact', CASE WHEN NEW."contact" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_street', CASE WHEN NEW."address_street" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_postal_code', CASE WHEN NEW."address_postal_code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_city', CASE WHEN NEW."address_city" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_country', CASE WHEN NEW."address_country" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'portal_token', CASE WHEN NEW."portal_token" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'signed_up_on', NEW."signed_up_on", 'signed_up_from', CASE WHEN NEW."signed_up_from" IS NOT NULL THEN concat(NEW."signed_up_from") END, 'credit_amount', NEW."credit_amount"::text, 'credit_currency', NEW."credit_currency", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'deleted_at', to_char(NEW."deleted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '8532ece9c256', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, CASE WHEN OLD."deleted_at" IS NULL AND NEW."deleted_at" IS NOT NULL THEN 'deleted' ELSE 'updated' END, 'Customer', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'name', CASE WHEN OLD."name" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login', CASE WHEN OLD."login" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login_key', CASE WHEN OLD."login_key" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'contact', CASE WHEN OLD."contact" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_street', CASE WHEN OLD."address_street" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_postal_code', CASE WHEN OLD."address_postal_code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_city', CASE WHEN OLD."address_city" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_country', CASE WHEN OLD."address_country" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'portal_token', CASE WHEN OLD."portal_token" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'signed_up_on', OLD."signed_up_on", 'signed_up_from', CASE WHEN OLD."signed_up_from" IS NOT NULL THEN concat(OLD."signed_up_from") END, 'credit_amount', OLD."credit_amount"::text, 'credit_currency', OLD."credit_currency", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'deleted_at', to_char(OLD."deleted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."login" IS NOT DISTINCT FROM OLD."login" THEN 'login' END, CASE WHEN NEW."login_key" IS NOT DISTINCT FROM OLD."login_key" THEN 'login_key' END, CASE WHEN NEW."contact" IS NOT DISTINCT FROM OLD."contact" THEN 'contact' END, CASE WHEN NEW."address_street" IS NOT DISTINCT FROM OLD."address_street" THEN 'address_street' END, CASE WHEN NEW."address_postal_code" IS NOT DISTINCT FROM OLD."address_postal_code" THEN 'address_postal_code' END, CASE WHEN NEW."address_city" IS NOT DISTINCT FROM OLD."address_city" THEN 'address_city' END, CASE WHEN NEW."address_country" IS NOT DISTINCT FROM OLD."address_country" THEN 'address_country' END, CASE WHEN NEW."portal_token" IS NOT DISTINCT FROM OLD."portal_token" THEN 'portal_token' END, CASE WHEN NEW."signed_up_on" IS NOT DISTINCT FROM OLD."signed_up_on" THEN 'signed_up_on' END, CASE WHEN NEW."signed_up_from"::text IS NOT DISTINCT FROM OLD."signed_up_from"::text THEN 'signed_up_from' END, CASE WHEN NEW."credit_amount" IS NOT DISTINCT FROM OLD."credit_amount" THEN 'credit_amount' END, CASE WHEN NEW."credit_currency" IS NOT DISTINCT FROM OLD."credit_currency" THEN 'credit_currency' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END, CASE WHEN NEW."deleted_at" IS NOT DISTINCT FROM OLD."deleted_at" THEN 'deleted_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'name', CASE WHEN NEW."name" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login', CASE WHEN NEW."login" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login_key', CASE WHEN NEW."login_key" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'contact', CASE WHEN NEW."contact" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_street', CASE WHEN NEW."address_street" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_postal_code', CASE WHEN NEW."address_postal_code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_city', CASE WHEN NEW."address_city" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_country', CASE WHEN NEW."address_country" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'portal_token', CASE WHEN NEW."portal_token" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'signed_up_on', NEW."signed_up_on", 'signed_up_from', CASE WHEN NEW."signed_up_from" IS NOT NULL THEN concat(NEW."signed_up_from") END, 'credit_amount', NEW."credit_amount"::text, 'credit_currency', NEW."credit_currency", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'deleted_at', to_char(NEW."deleted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."login" IS NOT DISTINCT FROM OLD."login" THEN 'login' END, CASE WHEN NEW."login_key" IS NOT DISTINCT FROM OLD."login_key" THEN 'login_key' END, CASE WHEN NEW."contact" IS NOT DISTINCT FROM OLD."contact" THEN 'contact' END, CASE WHEN NEW."address_street" IS NOT DISTINCT FROM OLD."address_street" THEN 'address_street' END, CASE WHEN NEW."address_postal_code" IS NOT DISTINCT FROM OLD."address_postal_code" THEN 'address_postal_code' END, CASE WHEN NEW."address_city" IS NOT DISTINCT FROM OLD."address_city" THEN 'address_city' END, CASE WHEN NEW."address_country" IS NOT DISTINCT FROM OLD."address_country" THEN 'address_country' END, CASE WHEN NEW."portal_token" IS NOT DISTINCT FROM OLD."portal_token" THEN 'portal_token' END, CASE WHEN NEW."signed_up_on" IS NOT DISTINCT FROM OLD."signed_up_on" THEN 'signed_up_on' END, CASE WHEN NEW."signed_up_from"::text IS NOT DISTINCT FROM OLD."signed_up_from"::text THEN 'signed_up_from' END, CASE WHEN NEW."credit_amount" IS NOT DISTINCT FROM OLD."credit_amount" THEN 'credit_amount' END, CASE WHEN NEW."credit_currency" IS NOT DISTINCT FROM OLD."credit_currency" THEN 'credit_currency' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END, CASE WHEN NEW."deleted_at" IS NOT DISTINCT FROM OLD."deleted_at" THEN 'deleted_at' END]::text[], NULL) || jsonb_build_object('$changed', array_remove(ARRAY[CASE WHEN NOT (NEW."name" IS NOT DISTINCT FROM OLD."name") THEN 'name' END, CASE WHEN NOT (NEW."login" IS NOT DISTINCT FROM OLD."login") THEN 'login' END, CASE WHEN NOT (NEW."login_key" IS NOT DISTINCT FROM OLD."login_key") THEN 'login_key' END, CASE WHEN NOT (NEW."contact" IS NOT DISTINCT FROM OLD."contact") THEN 'contact' END, CASE WHEN NOT (NEW."address_street" IS NOT DISTINCT FROM OLD."address_street") THEN 'address_street' END, CASE WHEN NOT (NEW."address_postal_code" IS NOT DISTINCT FROM OLD."address_postal_code") THEN 'address_postal_code' END, CASE WHEN NOT (NEW."address_city" IS NOT DISTINCT FROM OLD."address_city") THEN 'address_city' END, CASE WHEN NOT (NEW."address_country" IS NOT DISTINCT FROM OLD."address_country") THEN 'address_country' END, CASE WHEN NOT (NEW."portal_token" IS NOT DISTINCT FROM OLD."portal_token") THEN 'portal_token' END]::text[], NULL)),
            why, part_of, '8532ece9c256', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Customer', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', CASE WHEN OLD."name" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login', CASE WHEN OLD."login" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login_key', CASE WHEN OLD."login_key" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'contact', CASE WHEN OLD."contact" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_street', CASE WHEN OLD."address_street" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_postal_code', CASE WHEN OLD."address_postal_code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_city', CASE WHEN OLD."address_city" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_country', CASE WHEN OLD."address_country" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'portal_token', CASE WHEN OLD."portal_token" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'signed_up_on', OLD."signed_up_on", 'signed_up_from', CASE WHEN OLD."signed_up_from" IS NOT NULL THEN concat(OLD."signed_up_from") END, 'credit_amount', OLD."credit_amount"::text, 'credit_currency', OLD."credit_currency", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'deleted_at', to_char(OLD."deleted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '8532ece9c256', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "members" "tw_members"
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
        version := NEW."revision";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Member', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'email', NEW."email", 'languages', NEW."languages", 'hourly_rate', CASE WHEN NEW."hourly_rate" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'revision', NEW."revision", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'f565a496c541', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Member' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:members:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."revision";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Member', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'name', OLD."name", 'email', OLD."email", 'languages', OLD."languages", 'hourly_rate', CASE WHEN OLD."hourly_rate" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'revision', OLD."revision", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."email" IS NOT DISTINCT FROM OLD."email" THEN 'email' END, CASE WHEN NEW."languages" IS NOT DISTINCT FROM OLD."languages" THEN 'languages' END, CASE WHEN NEW."hourly_rate" IS NOT DISTINCT FROM OLD."hourly_rate" THEN 'hourly_rate' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'name', NEW."name", 'email', NEW."email", 'languages', NEW."languages", 'hourly_rate', CASE WHEN NEW."hourly_rate" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'revision', NEW."revision", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."email" IS NOT DISTINCT FROM OLD."email" THEN 'email' END, CASE WHEN NEW."languages" IS NOT DISTINCT FROM OLD."languages" THEN 'languages' END, CASE WHEN NEW."hourly_rate" IS NOT DISTINCT FROM OLD."hourly_rate" THEN 'hourly_rate' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END]::text[], NULL) || jsonb_build_object('$changed', array_remove(ARRAY[CASE WHEN NOT (NEW."hourly_rate" IS NOT DISTINCT FROM OLD."hourly_rate") THEN 'hourly_rate' END]::text[], NULL)),
            why, part_of, 'f565a496c541', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."revision" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Member', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'email', OLD."email", 'languages', OLD."languages", 'hourly_rate', CASE WHEN OLD."hourly_rate" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'revision', OLD."revision", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'f565a496c541', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "products" "tr_products_specifications_items_insert"
CREATE FUNCTION "tr_products_specifications_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_each(CASE WHEN jsonb_typeof(NEW."specifications") = 'object' THEN NEW."specifications" END) AS "item1"("key", "value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'specifications', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:products:specifications: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;
--@ function "products" "tw_products"
CREATE FUNCTION "tw_products"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:products:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Product', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'price_amount', NEW."price_amount"::text, 'price_currency', NEW."price_currency", 'warranty', NEW."warranty", 'released_on', NEW."released_on", 'retired_on', NEW."retired_on", 'specifications', NEW."specifications", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'eb4aa29ed62e', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Product' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:products:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Product', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'name', OLD."name", 'price_amount', OLD."price_amount"::text, 'price_currency', OLD."price_currency", 'warranty', OLD."warranty", 'released_on', OLD."released_on", 'retired_on', OLD."retired_on", 'specifications', OLD."specifications", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."price_amount" IS NOT DISTINCT FROM OLD."price_amount" THEN 'price_amount' END, CASE WHEN NEW."price_currency" IS NOT DISTINCT FROM OLD."price_currency" THEN 'price_currency' END, CASE WHEN NEW."warranty" IS NOT DISTINCT FROM OLD."warranty" THEN 'warranty' END, CASE WHEN NEW."released_on" IS NOT DISTINCT FROM OLD."released_on" THEN 'released_on' END, CASE WHEN NEW."retired_on" IS NOT DISTINCT FROM OLD."retired_on" THEN 'retired_on' END, CASE WHEN NEW."specifications" IS NOT DISTINCT FROM OLD."specifications" THEN 'specifications' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'name', NEW."name", 'price_amount', NEW."price_amount"::text, 'price_currency', NEW."price_currency", 'warranty', NEW."warranty", 'released_on', NEW."released_on", 'retired_on', NEW."retired_on", 'specifications', NEW."specifications", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."price_amount" IS NOT DISTINCT FROM OLD."price_amount" THEN 'price_amount' END, CASE WHEN NEW."price_currency" IS NOT DISTINCT FROM OLD."price_currency" THEN 'price_currency' END, CASE WHEN NEW."warranty" IS NOT DISTINCT FROM OLD."warranty" THEN 'warranty' END, CASE WHEN NEW."released_on" IS NOT DISTINCT FROM OLD."released_on" THEN 'released_on' END, CASE WHEN NEW."retired_on" IS NOT DISTINCT FROM OLD."retired_on" THEN 'retired_on' END, CASE WHEN NEW."specifications" IS NOT DISTINCT FROM OLD."specifications" THEN 'specifications' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            why, part_of, 'eb4aa29ed62e', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Product', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'price_amount', OLD."price_amount"::text, 'price_currency', OLD."price_currency", 'warranty', OLD."warranty", 'released_on', OLD."released_on", 'retired_on', OLD."retired_on", 'specifications', OLD."specifications", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'eb4aa29ed62e', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "refunds" "tw_refunds"
CREATE FUNCTION "tw_refunds"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:refunds:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Refund', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'ticket_id', NEW."ticket_id", 'paid_amount', NEW."paid_amount"::text, 'paid_currency', NEW."paid_currency", 'fee_amount', NEW."fee_amount"::text, 'fee_currency', NEW."fee_currency", 'approved_by_id', NEW."approved_by_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'fd92092488bb', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "ticket_followers" "tw_ticket_followers"
CREATE FUNCTION "tw_ticket_followers"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:ticket_followers:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.followers' AND "audit_log"."entity_id" = NEW."ticket_id"::text || '/' || NEW."member_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'Ticket.followers', NEW."ticket_id"::text || '/' || NEW."member_id"::text,
            version, NULL,
            jsonb_build_object('ticket_id', NEW."ticket_id", 'member_id', NEW."member_id", 'role', NEW."role", 'since', NEW."since", 'is_muted', NEW."is_muted", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '1d51bcf2e56b', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.followers' AND "audit_log"."entity_id" = NEW."ticket_id"::text || '/' || NEW."member_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Ticket.followers', NEW."ticket_id"::text || '/' || NEW."member_id"::text,
            version, jsonb_build_object('ticket_id', OLD."ticket_id", 'member_id', OLD."member_id", 'role', OLD."role", 'since', OLD."since", 'is_muted', OLD."is_muted", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('ticket_id', NEW."ticket_id", 'member_id', NEW."member_id", 'role', NEW."role", 'since', NEW."since", 'is_muted', NEW."is_muted", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '1d51bcf2e56b', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.followers' AND "audit_log"."entity_id" = OLD."ticket_id"::text || '/' || OLD."member_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'unlinked', 'Ticket.followers', OLD."ticket_id"::text || '/' || OLD."member_id"::text,
            version, jsonb_build_object('ticket_id', OLD."ticket_id", 'member_id', OLD."member_id", 'role', OLD."role", 'since', OLD."since", 'is_muted', OLD."is_muted", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '1d51bcf2e56b', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "ticket_labels" "tw_ticket_labels"
CREATE FUNCTION "tw_ticket_labels"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:ticket_labels:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.labels' AND "audit_log"."entity_id" = NEW."ticket_id"::text || '/' || NEW."label_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'Ticket.labels', NEW."ticket_id"::text || '/' || NEW."label_id"::text,
            version, NULL,
            jsonb_build_object('ticket_id', NEW."ticket_id", 'label_id', NEW."label_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'ad2b490d1389', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.labels' AND "audit_log"."entity_id" = NEW."ticket_id"::text || '/' || NEW."label_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Ticket.labels', NEW."ticket_id"::text || '/' || NEW."label_id"::text,
            version, jsonb_build_object('ticket_id', OLD."ticket_id", 'label_id', OLD."label_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('ticket_id', NEW."ticket_id", 'label_id', NEW."label_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'ad2b490d1389', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.labels' AND "audit_log"."entity_id" = OLD."ticket_id"::text || '/' || OLD."label_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'unlinked', 'Ticket.labels', OLD."ticket_id"::text || '/' || OLD."label_id"::text,
            version, jsonb_build_object('ticket_id', OLD."ticket_id", 'label_id', OLD."label_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'ad2b490d1389', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "tickets" "tw_tickets"
CREATE FUNCTION "tw_tickets"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET extra_float_digits = 1 AS $$
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:tickets:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Ticket', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'code', NEW."code", 'customer_id', NEW."customer_id", 'product_id', NEW."product_id", 'assignee_id', NEW."assignee_id", 'channel', NEW."channel"::text, 'severity', NEW."severity"::text, 'subject', NEW."subject", 'status', NEW."status", 'waiting_for', NEW."waiting_for", 'answered_after', NEW."answered_after", 'mood', NEW."mood", 'rating', NEW."rating", 'resolution', NEW."resolution", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'e642a9be0e67', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Ticket' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:tickets:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Ticket', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'code', OLD."code", 'customer_id', OLD."customer_id", 'product_id', OLD."product_id", 'assignee_id', OLD."assignee_id", 'channel', OLD."channel"::text, 'severity', OLD."severity"::text, 'subject', OLD."subject", 'status', OLD."status", 'waiting_for', OLD."waiting_for", 'answered_after', OLD."answered_after", 'mood', OLD."mood", 'rating', OLD."rating", 'resolution', OLD."resolution", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."code" IS NOT DISTINCT FROM OLD."code" THEN 'code' END, CASE WHEN NEW."customer_id" IS NOT DISTINCT FROM OLD."customer_id" THEN 'customer_id' END, CASE WHEN NEW."product_id" IS NOT DISTINCT FROM OLD."product_id" THEN 'product_id' END, CASE WHEN NEW."assignee_id" IS NOT DISTINCT FROM OLD."assignee_id" THEN 'assignee_id' END, CASE WHEN NEW."channel" IS NOT DISTINCT FROM OLD."channel" THEN 'channel' END, CASE WHEN NEW."severity" IS NOT DISTINCT FROM OLD."severity" THEN 'severity' END, CASE WHEN NEW."subject" IS NOT DISTINCT FROM OLD."subject" THEN 'subject' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."waiting_for" IS NOT DISTINCT FROM OLD."waiting_for" THEN 'waiting_for' END, CASE WHEN NEW."answered_after" IS NOT DISTINCT FROM OLD."answered_after" THEN 'answered_after' END, CASE WHEN NEW."mood" IS NOT DISTINCT FROM OLD."mood" THEN 'mood' END, CASE WHEN NEW."rating" IS NOT DISTINCT FROM OLD."rating" THEN 'rating' END, CASE WHEN NEW."resolution" IS NOT DISTINCT FROM OLD."resolution" THEN 'resolution' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'code', NEW."code", 'customer_id', NEW."customer_id", 'product_id', NEW."product_id", 'assignee_id', NEW."assignee_id", 'channel', NEW."channel"::text, 'severity', NEW."severity"::text, 'subject', NEW."subject", 'status', NEW."status", 'waiting_for', NEW."waiting_for", 'answered_after', NEW."answered_after", 'mood', NEW."mood", 'rating', NEW."rating", 'resolution', NEW."resolution", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."code" IS NOT DISTINCT FROM OLD."code" THEN 'code' END, CASE WHEN NEW."customer_id" IS NOT DISTINCT FROM OLD."customer_id" THEN 'customer_id' END, CASE WHEN NEW."product_id" IS NOT DISTINCT FROM OLD."product_id" THEN 'product_id' END, CASE WHEN NEW."assignee_id" IS NOT DISTINCT FROM OLD."assignee_id" THEN 'assignee_id' END, CASE WHEN NEW."channel" IS NOT DISTINCT FROM OLD."channel" THEN 'channel' END, CASE WHEN NEW."severity" IS NOT DISTINCT FROM OLD."severity" THEN 'severity' END, CASE WHEN NEW."subject" IS NOT DISTINCT FROM OLD."subject" THEN 'subject' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."waiting_for" IS NOT DISTINCT FROM OLD."waiting_for" THEN 'waiting_for' END, CASE WHEN NEW."answered_after" IS NOT DISTINCT FROM OLD."answered_after" THEN 'answered_after' END, CASE WHEN NEW."mood" IS NOT DISTINCT FROM OLD."mood" THEN 'mood' END, CASE WHEN NEW."rating" IS NOT DISTINCT FROM OLD."rating" THEN 'rating' END, CASE WHEN NEW."resolution" IS NOT DISTINCT FROM OLD."resolution" THEN 'resolution' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END]::text[], NULL),
            why, part_of, 'e642a9be0e67', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Ticket', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'code', OLD."code", 'customer_id', OLD."customer_id", 'product_id', OLD."product_id", 'assignee_id', OLD."assignee_id", 'channel', OLD."channel"::text, 'severity', OLD."severity"::text, 'subject', OLD."subject", 'status', OLD."status", 'waiting_for', OLD."waiting_for", 'answered_after', OLD."answered_after", 'mood', OLD."mood", 'rating', OLD."rating", 'resolution', OLD."resolution", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'e642a9be0e67', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ entry "attachments" "tw_attachments"
CREATE TRIGGER "tw_attachments" AFTER INSERT ON "attachments" FOR EACH ROW
    EXECUTE FUNCTION "tw_attachments"();
--@ entry "customers" "tw_customers"
CREATE TRIGGER "tw_customers" AFTER INSERT OR UPDATE OR DELETE ON "customers" FOR EACH ROW
    EXECUTE FUNCTION "tw_customers"();
--@ entry "members" "tw_members"
CREATE TRIGGER "tw_members" AFTER INSERT OR UPDATE OR DELETE ON "members" FOR EACH ROW
    EXECUTE FUNCTION "tw_members"();
--@ entry "products" "tw_products"
CREATE TRIGGER "tw_products" AFTER INSERT OR UPDATE OR DELETE ON "products" FOR EACH ROW
    EXECUTE FUNCTION "tw_products"();
--@ entry "refunds" "tw_refunds"
CREATE TRIGGER "tw_refunds" AFTER INSERT ON "refunds" FOR EACH ROW
    EXECUTE FUNCTION "tw_refunds"();
--@ entry "ticket_followers" "tw_ticket_followers"
CREATE TRIGGER "tw_ticket_followers" AFTER INSERT OR UPDATE OR DELETE ON "ticket_followers" FOR EACH ROW
    EXECUTE FUNCTION "tw_ticket_followers"();
--@ entry "ticket_labels" "tw_ticket_labels"
CREATE TRIGGER "tw_ticket_labels" AFTER INSERT OR UPDATE OR DELETE ON "ticket_labels" FOR EACH ROW
    EXECUTE FUNCTION "tw_ticket_labels"();
--@ entry "tickets" "tw_tickets"
CREATE TRIGGER "tw_tickets" AFTER INSERT OR UPDATE OR DELETE ON "tickets" FOR EACH ROW
    EXECUTE FUNCTION "tw_tickets"();
--@ trigger "attachments" "tr_attachments_first_version"
CREATE TRIGGER "tr_attachments_first_version" AFTER INSERT ON "attachments" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:attachments:row_version: a new row has version 1'
    );
--@ trigger "attachments" "tr_attachments_no_delete"
CREATE TRIGGER "tr_attachments_no_delete" BEFORE DELETE ON "attachments" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO001',
        '',
        'cwom:immutable:attachments:-: rows are never changed or deleted'
    );
--@ trigger "attachments" "tr_attachments_no_truncate"
CREATE TRIGGER "tr_attachments_no_truncate" BEFORE TRUNCATE ON "attachments" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO001',
        '',
        'cwom:immutable:attachments:-: rows are never changed or deleted'
    );
--@ trigger "attachments" "tr_attachments_no_update"
CREATE TRIGGER "tr_attachments_no_update" BEFORE UPDATE ON "attachments" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO001',
        '',
        'cwom:immutable:attachments:-: rows are never changed or deleted'
    );
--@ trigger "audit_log" "tr_audit_log_no_truncate"
CREATE TRIGGER "tr_audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log:-: rows are only ever added'
    );
--@ trigger "audit_log" "tr_audit_log_only_pruned"
CREATE TRIGGER "tr_audit_log_only_pruned" AFTER DELETE ON "audit_log" FOR EACH ROW
    EXECUTE FUNCTION "tr_audit_log_only_pruned"();
--@ trigger "audit_log" "tr_audit_log_only_redacted"
CREATE TRIGGER "tr_audit_log_only_redacted" AFTER UPDATE ON "audit_log" FOR EACH ROW
    EXECUTE FUNCTION "tr_audit_log_only_redacted"();
--@ trigger "audit_log_checkpoint" "tr_audit_log_checkpoint_no_delete"
CREATE TRIGGER "tr_audit_log_checkpoint_no_delete" BEFORE DELETE ON "audit_log_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );
--@ trigger "audit_log_checkpoint" "tr_audit_log_checkpoint_no_truncate"
CREATE TRIGGER "tr_audit_log_checkpoint_no_truncate" BEFORE TRUNCATE ON "audit_log_checkpoint" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );
--@ trigger "audit_log_checkpoint" "tr_audit_log_checkpoint_no_update"
CREATE TRIGGER "tr_audit_log_checkpoint_no_update" BEFORE UPDATE ON "audit_log_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );
--@ trigger "customers" "tr_customers_clock"
CREATE TRIGGER "tr_customers_clock" AFTER UPDATE ON "customers" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:customers:updated_at: a change is not older than the one before'
    );
--@ trigger "customers" "tr_customers_deleted"
CREATE TRIGGER "tr_customers_deleted" AFTER UPDATE ON "customers" FOR EACH ROW
    WHEN (OLD."deleted_at" IS NOT NULL)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO005',
        'deleted_at',
        'cwom:deleted:customers:deleted_at: what was deleted is changed no more'
    );
--@ trigger "customers" "tr_customers_first_version"
CREATE TRIGGER "tr_customers_first_version" AFTER INSERT ON "customers" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:customers:row_version: a new row has version 1'
    );
--@ trigger "customers" "tr_customers_frozen"
CREATE TRIGGER "tr_customers_frozen" AFTER UPDATE ON "customers" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_help_desk_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:customers:id: it never changes after creation',
        'created_at',
        'cwom:immutable:customers:created_at: it never changes after creation'
    );
--@ trigger "customers" "tr_customers_next_version"
CREATE TRIGGER "tr_customers_next_version" AFTER UPDATE ON "customers" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:customers:row_version: a change states the version after the one that it read'
    );
--@ trigger "customers" "tr_customers_no_truncate"
CREATE TRIGGER "tr_customers_no_truncate" BEFORE TRUNCATE ON "customers" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        '',
        'cwom:version:customers:-: rows are deleted one by one, not all at once'
    );
--@ trigger "drafts" "tr_drafts_frozen"
CREATE TRIGGER "tr_drafts_frozen" AFTER UPDATE ON "drafts" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_help_desk_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:drafts:id: it never changes after creation',
        'created_at',
        'cwom:immutable:drafts:created_at: it never changes after creation'
    );
--@ trigger "labels" "tr_labels_frozen"
CREATE TRIGGER "tr_labels_frozen" AFTER UPDATE ON "labels" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_help_desk_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:labels:id: it never changes after creation'
    );
--@ trigger "members" "tr_members_clock"
CREATE TRIGGER "tr_members_clock" AFTER UPDATE ON "members" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:members:updated_at: a change is not older than the one before'
    );
--@ trigger "members" "tr_members_first_version"
CREATE TRIGGER "tr_members_first_version" AFTER INSERT ON "members" FOR EACH ROW
    WHEN (NEW."revision" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'revision',
        'cwom:version:members:revision: a new row has version 1'
    );
--@ trigger "members" "tr_members_frozen"
CREATE TRIGGER "tr_members_frozen" AFTER UPDATE ON "members" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_help_desk_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:members:id: it never changes after creation',
        'created_at',
        'cwom:immutable:members:created_at: it never changes after creation'
    );
--@ trigger "members" "tr_members_languages_items_insert"
CREATE TRIGGER "tr_members_languages_items_insert" AFTER INSERT ON "members" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."languages", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO010',
        'languages',
        'cwom:items:members:languages: an item in it breaks the rules of its type'
    );
--@ trigger "members" "tr_members_languages_items_update"
CREATE TRIGGER "tr_members_languages_items_update" AFTER UPDATE ON "members" FOR EACH ROW
    WHEN (NEW."languages" IS DISTINCT FROM OLD."languages" AND (jsonb_path_exists(NEW."languages", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO010',
        'languages',
        'cwom:items:members:languages: an item in it breaks the rules of its type'
    );
--@ trigger "members" "tr_members_next_version"
CREATE TRIGGER "tr_members_next_version" AFTER UPDATE ON "members" FOR EACH ROW
    WHEN (NEW."revision" <> OLD."revision" + 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'revision',
        'cwom:version:members:revision: a change states the version after the one that it read'
    );
--@ trigger "members" "tr_members_no_truncate"
CREATE TRIGGER "tr_members_no_truncate" BEFORE TRUNCATE ON "members" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        '',
        'cwom:version:members:-: rows are deleted one by one, not all at once'
    );
--@ trigger "messages" "tr_messages_first_version"
CREATE TRIGGER "tr_messages_first_version" AFTER INSERT ON "messages" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:messages:row_version: a new row has version 1'
    );
--@ trigger "messages" "tr_messages_no_delete"
CREATE TRIGGER "tr_messages_no_delete" BEFORE DELETE ON "messages" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:messages:-: rows are only ever added'
    );
--@ trigger "messages" "tr_messages_no_truncate"
CREATE TRIGGER "tr_messages_no_truncate" BEFORE TRUNCATE ON "messages" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:messages:-: rows are only ever added'
    );
--@ trigger "messages" "tr_messages_no_update"
CREATE TRIGGER "tr_messages_no_update" BEFORE UPDATE ON "messages" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:messages:-: rows are only ever added'
    );
--@ trigger "products" "tr_products_first_version"
CREATE TRIGGER "tr_products_first_version" AFTER INSERT ON "products" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:products:row_version: a new row has version 1'
    );
--@ trigger "products" "tr_products_frozen"
CREATE TRIGGER "tr_products_frozen" AFTER UPDATE ON "products" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_help_desk_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:products:id: it never changes after creation',
        'created_at',
        'cwom:immutable:products:created_at: it never changes after creation'
    );
--@ trigger "products" "tr_products_next_version"
CREATE TRIGGER "tr_products_next_version" AFTER UPDATE ON "products" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:products:row_version: a change states the version after the one that it read'
    );
--@ trigger "products" "tr_products_no_truncate"
CREATE TRIGGER "tr_products_no_truncate" BEFORE TRUNCATE ON "products" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        '',
        'cwom:version:products:-: rows are deleted one by one, not all at once'
    );
--@ trigger "products" "tr_products_specifications_items_insert"
CREATE TRIGGER "tr_products_specifications_items_insert" AFTER INSERT ON "products" FOR EACH ROW
    WHEN (NEW."specifications" #> '{}' <> '{}')
    EXECUTE FUNCTION "tr_products_specifications_items_insert"();
--@ trigger "products" "tr_products_specifications_items_update"
CREATE TRIGGER "tr_products_specifications_items_update" AFTER UPDATE ON "products" FOR EACH ROW
    WHEN (NEW."specifications" IS DISTINCT FROM OLD."specifications" AND (NEW."specifications" #> '{}' <> '{}'))
    EXECUTE FUNCTION "tr_products_specifications_items_insert"();
--@ trigger "refunds" "tr_refunds_first_version"
CREATE TRIGGER "tr_refunds_first_version" AFTER INSERT ON "refunds" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:refunds:row_version: a new row has version 1'
    );
--@ trigger "refunds" "tr_refunds_no_delete"
CREATE TRIGGER "tr_refunds_no_delete" BEFORE DELETE ON "refunds" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO001',
        '',
        'cwom:immutable:refunds:-: rows are never changed or deleted'
    );
--@ trigger "refunds" "tr_refunds_no_truncate"
CREATE TRIGGER "tr_refunds_no_truncate" BEFORE TRUNCATE ON "refunds" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO001',
        '',
        'cwom:immutable:refunds:-: rows are never changed or deleted'
    );
--@ trigger "refunds" "tr_refunds_no_update"
CREATE TRIGGER "tr_refunds_no_update" BEFORE UPDATE ON "refunds" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO001',
        '',
        'cwom:immutable:refunds:-: rows are never changed or deleted'
    );
--@ trigger "ticket_followers" "tr_ticket_followers_frozen"
CREATE TRIGGER "tr_ticket_followers_frozen" AFTER UPDATE ON "ticket_followers" FOR EACH ROW
    WHEN (NEW."ticket_id" IS DISTINCT FROM OLD."ticket_id"
        OR NEW."member_id" IS DISTINCT FROM OLD."member_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_help_desk_refuse_change"(
        'WO001',
        'ticket_id',
        'cwom:immutable:ticket_followers:ticket_id: it never changes after creation',
        'member_id',
        'cwom:immutable:ticket_followers:member_id: it never changes after creation',
        'created_at',
        'cwom:immutable:ticket_followers:created_at: it never changes after creation'
    );
--@ trigger "ticket_followers" "tr_ticket_followers_no_truncate"
CREATE TRIGGER "tr_ticket_followers_no_truncate" BEFORE TRUNCATE ON "ticket_followers" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        '',
        'cwom:version:ticket_followers:-: rows are deleted one by one, not all at once'
    );
--@ trigger "ticket_labels" "tr_ticket_labels_frozen"
CREATE TRIGGER "tr_ticket_labels_frozen" AFTER UPDATE ON "ticket_labels" FOR EACH ROW
    WHEN (NEW."ticket_id" IS DISTINCT FROM OLD."ticket_id"
        OR NEW."label_id" IS DISTINCT FROM OLD."label_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_help_desk_refuse_change"(
        'WO001',
        'ticket_id',
        'cwom:immutable:ticket_labels:ticket_id: it never changes after creation',
        'label_id',
        'cwom:immutable:ticket_labels:label_id: it never changes after creation',
        'created_at',
        'cwom:immutable:ticket_labels:created_at: it never changes after creation'
    );
--@ trigger "ticket_labels" "tr_ticket_labels_no_truncate"
CREATE TRIGGER "tr_ticket_labels_no_truncate" BEFORE TRUNCATE ON "ticket_labels" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        '',
        'cwom:version:ticket_labels:-: rows are deleted one by one, not all at once'
    );
--@ trigger "tickets" "tr_tickets_clock"
CREATE TRIGGER "tr_tickets_clock" AFTER UPDATE ON "tickets" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:tickets:updated_at: a change is not older than the one before'
    );
--@ trigger "tickets" "tr_tickets_first_version"
CREATE TRIGGER "tr_tickets_first_version" AFTER INSERT ON "tickets" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:tickets:row_version: a new row has version 1'
    );
--@ trigger "tickets" "tr_tickets_frozen"
CREATE TRIGGER "tr_tickets_frozen" AFTER UPDATE ON "tickets" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."code" IS DISTINCT FROM OLD."code"
        OR NEW."customer_id" IS DISTINCT FROM OLD."customer_id"
        OR NEW."channel" IS DISTINCT FROM OLD."channel"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_help_desk_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:tickets:id: it never changes after creation',
        'code',
        'cwom:immutable:tickets:code: it never changes after creation',
        'customer_id',
        'cwom:immutable:tickets:customer_id: it never changes after creation',
        'channel',
        'cwom:immutable:tickets:channel: it never changes after creation',
        'created_at',
        'cwom:immutable:tickets:created_at: it never changes after creation'
    );
--@ trigger "tickets" "tr_tickets_next_version"
CREATE TRIGGER "tr_tickets_next_version" AFTER UPDATE ON "tickets" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:tickets:row_version: a change states the version after the one that it read'
    );
--@ trigger "tickets" "tr_tickets_no_truncate"
CREATE TRIGGER "tr_tickets_no_truncate" BEFORE TRUNCATE ON "tickets" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        '',
        'cwom:version:tickets:-: rows are deleted one by one, not all at once'
    );
--@ trigger "tickets" "tr_tickets_status_initial"
CREATE TRIGGER "tr_tickets_status_initial" AFTER INSERT ON "tickets" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('new', 'open'))
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO006',
        'status',
        'cwom:initial:tickets:status:new,open: a new row is new or open'
    );
--@ trigger "tickets" "tr_tickets_status_moves"
CREATE TRIGGER "tr_tickets_status_moves" AFTER UPDATE ON "tickets" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status"
        AND OLD."status" || '>' || NEW."status" <> ALL ('{new>open,new>spam,open>waiting,open>solved,open>spam,waiting>open,waiting>solved,solved>open,solved>closed,spam>open}'))
    EXECUTE FUNCTION "fn_help_desk_refuse_move"(
        'WO007',
        'status',
        'new',
        'cwom:transition:tickets:status:new>open,spam: new becomes open, spam or stays',
        'open',
        'cwom:transition:tickets:status:open>waiting,solved,spam: open becomes waiting, solved, spam or stays',
        'waiting',
        'cwom:transition:tickets:status:waiting>open,solved: waiting becomes open, solved or stays',
        'solved',
        'cwom:transition:tickets:status:solved>open,closed: solved becomes open, closed or stays',
        'closed',
        'cwom:transition:tickets:status:closed>: closed is final',
        'spam',
        'cwom:transition:tickets:status:spam>open: spam becomes open or stays'
    );
--@ image "attachments" "Attachment"
-- log audit_log
-- kind Attachment
-- revision 169315d5aa6a
-- images diff
-- version row_version
-- key id
-- column value id ?
-- column value message_id ?
-- column value file_name ?
-- column marked content CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}'::jsonb END
-- plain content encode(?, 'hex')
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "customers" "Customer"
-- log audit_log
-- kind Customer
-- revision 8532ece9c256
-- images diff
-- version row_version
-- updated_at updated_at
-- deleted_at deleted_at
-- key id
-- column value id ?
-- column marked name CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}'::jsonb END
-- plain name ?
-- column marked login CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}'::jsonb END
-- plain login ?
-- column marked login_key CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}'::jsonb END
-- plain login_key ?
-- column marked contact CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}'::jsonb END
-- plain contact ?
-- column marked address_street CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}'::jsonb END
-- plain address_street ?
-- column marked address_postal_code CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}'::jsonb END
-- plain address_postal_code ?
-- column marked address_city CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}'::jsonb END
-- plain address_city ?
-- column marked address_country CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}'::jsonb END
-- plain address_country ?
-- column marked portal_token CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}'::jsonb END
-- plain portal_token ?
-- column value signed_up_on ?
-- column value signed_up_from CASE WHEN ? IS NOT NULL THEN concat(?) END
-- column value credit_amount ?::text
-- column value credit_currency ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value updated_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value deleted_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "members" "Member"
-- log audit_log
-- kind Member
-- revision f565a496c541
-- images diff
-- version revision
-- updated_at updated_at
-- key id
-- column value id ?
-- column value name ?
-- column value email ?
-- column value languages ?
-- column marked hourly_rate CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}'::jsonb END
-- plain hourly_rate ?::text
-- column value revision ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value updated_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "products" "Product"
-- log audit_log
-- kind Product
-- revision eb4aa29ed62e
-- images diff
-- version row_version
-- key id
-- column value id ?
-- column value name ?
-- column value price_amount ?::text
-- column value price_currency ?
-- column value warranty ?
-- column value released_on ?
-- column value retired_on ?
-- column value specifications ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "refunds" "Refund"
-- log audit_log
-- kind Refund
-- revision fd92092488bb
-- images diff
-- version row_version
-- key id
-- column value id ?
-- column value ticket_id ?
-- column value paid_amount ?::text
-- column value paid_currency ?
-- column value fee_amount ?::text
-- column value fee_currency ?
-- column value approved_by_id ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "ticket_followers" "Ticket.followers"
-- log audit_log
-- kind Ticket.followers
-- revision 1d51bcf2e56b
-- images full
-- key ticket_id
-- key member_id
-- column value ticket_id ?
-- column value member_id ?
-- column value role ?
-- column value since ?
-- column value is_muted ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "ticket_labels" "Ticket.labels"
-- log audit_log
-- kind Ticket.labels
-- revision ad2b490d1389
-- images full
-- key ticket_id
-- key label_id
-- column value ticket_id ?
-- column value label_id ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "tickets" "Ticket"
-- log audit_log
-- kind Ticket
-- revision e642a9be0e67
-- images diff
-- version row_version
-- updated_at updated_at
-- state status
-- key id
-- column value id ?
-- column value code ?
-- column value customer_id ?
-- column value product_id ?
-- column value assignee_id ?
-- column value channel ?::text
-- column value severity ?::text
-- column value subject ?
-- column value status ?
-- column value waiting_for ?
-- column value answered_after ?
-- column value mood ?
-- column value rating ?
-- column value resolution ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value updated_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
