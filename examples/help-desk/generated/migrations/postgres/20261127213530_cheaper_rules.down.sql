-- cwom 20261127213530_cheaper_rules postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_members_languages_items_update" ON "members";
DROP TRIGGER "tr_members_languages_items_insert" ON "members";
DROP TRIGGER "tw_tickets" ON "tickets";
DROP TRIGGER "tw_ticket_labels" ON "ticket_labels";
DROP TRIGGER "tw_ticket_followers" ON "ticket_followers";
DROP TRIGGER "tw_refunds" ON "refunds";
DROP TRIGGER "tw_products" ON "products";
DROP TRIGGER "tw_members" ON "members";
DROP TRIGGER "tw_customers" ON "customers";
DROP TRIGGER "tw_attachments" ON "attachments";
DROP FUNCTION "tw_tickets"();
DROP FUNCTION "tw_ticket_labels"();
DROP FUNCTION "tw_ticket_followers"();
DROP FUNCTION "tw_refunds"();
DROP FUNCTION "tw_products"();
DROP FUNCTION "tw_members"();
DROP FUNCTION "tw_customers"();
DROP FUNCTION "tw_attachments"();

-- A function of rules.
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
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Attachment', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'message_id', NEW."message_id", 'file_name', NEW."file_name", 'content', CASE WHEN NEW."content" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '169315d5aa6a', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- A function of rules.
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
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Customer', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', CASE WHEN NEW."name" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login', CASE WHEN NEW."login" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login_key', CASE WHEN NEW."login_key" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'contact', CASE WHEN NEW."contact" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_street', CASE WHEN NEW."address_street" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_postal_code', CASE WHEN NEW."address_postal_code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_city', CASE WHEN NEW."address_city" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_country', CASE WHEN NEW."address_country" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'portal_token', CASE WHEN NEW."portal_token" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'signed_up_on', NEW."signed_up_on", 'signed_up_from', CASE WHEN NEW."signed_up_from" IS NOT NULL THEN concat(NEW."signed_up_from") END, 'credit_amount', NEW."credit_amount"::text, 'credit_currency', NEW."credit_currency", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'deleted_at', to_char(NEW."deleted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '8532ece9c256', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, CASE WHEN OLD."deleted_at" IS NULL AND NEW."deleted_at" IS NOT NULL THEN 'deleted' ELSE 'updated' END, 'Customer', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'name', CASE WHEN OLD."name" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login', CASE WHEN OLD."login" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login_key', CASE WHEN OLD."login_key" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'contact', CASE WHEN OLD."contact" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_street', CASE WHEN OLD."address_street" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_postal_code', CASE WHEN OLD."address_postal_code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_city', CASE WHEN OLD."address_city" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_country', CASE WHEN OLD."address_country" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'portal_token', CASE WHEN OLD."portal_token" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'signed_up_on', OLD."signed_up_on", 'signed_up_from', CASE WHEN OLD."signed_up_from" IS NOT NULL THEN concat(OLD."signed_up_from") END, 'credit_amount', OLD."credit_amount"::text, 'credit_currency', OLD."credit_currency", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'deleted_at', to_char(OLD."deleted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."login" IS NOT DISTINCT FROM OLD."login" THEN 'login' END, CASE WHEN NEW."login_key" IS NOT DISTINCT FROM OLD."login_key" THEN 'login_key' END, CASE WHEN NEW."contact" IS NOT DISTINCT FROM OLD."contact" THEN 'contact' END, CASE WHEN NEW."address_street" IS NOT DISTINCT FROM OLD."address_street" THEN 'address_street' END, CASE WHEN NEW."address_postal_code" IS NOT DISTINCT FROM OLD."address_postal_code" THEN 'address_postal_code' END, CASE WHEN NEW."address_city" IS NOT DISTINCT FROM OLD."address_city" THEN 'address_city' END, CASE WHEN NEW."address_country" IS NOT DISTINCT FROM OLD."address_country" THEN 'address_country' END, CASE WHEN NEW."portal_token" IS NOT DISTINCT FROM OLD."portal_token" THEN 'portal_token' END, CASE WHEN NEW."signed_up_on" IS NOT DISTINCT FROM OLD."signed_up_on" THEN 'signed_up_on' END, CASE WHEN NEW."signed_up_from"::text IS NOT DISTINCT FROM OLD."signed_up_from"::text THEN 'signed_up_from' END, CASE WHEN NEW."credit_amount" IS NOT DISTINCT FROM OLD."credit_amount" THEN 'credit_amount' END, CASE WHEN NEW."credit_currency" IS NOT DISTINCT FROM OLD."credit_currency" THEN 'credit_currency' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END, CASE WHEN NEW."deleted_at" IS NOT DISTINCT FROM OLD."deleted_at" THEN 'deleted_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'name', CASE WHEN NEW."name" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login', CASE WHEN NEW."login" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login_key', CASE WHEN NEW."login_key" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'contact', CASE WHEN NEW."contact" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_street', CASE WHEN NEW."address_street" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_postal_code', CASE WHEN NEW."address_postal_code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_city', CASE WHEN NEW."address_city" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_country', CASE WHEN NEW."address_country" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'portal_token', CASE WHEN NEW."portal_token" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'signed_up_on', NEW."signed_up_on", 'signed_up_from', CASE WHEN NEW."signed_up_from" IS NOT NULL THEN concat(NEW."signed_up_from") END, 'credit_amount', NEW."credit_amount"::text, 'credit_currency', NEW."credit_currency", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'deleted_at', to_char(NEW."deleted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."login" IS NOT DISTINCT FROM OLD."login" THEN 'login' END, CASE WHEN NEW."login_key" IS NOT DISTINCT FROM OLD."login_key" THEN 'login_key' END, CASE WHEN NEW."contact" IS NOT DISTINCT FROM OLD."contact" THEN 'contact' END, CASE WHEN NEW."address_street" IS NOT DISTINCT FROM OLD."address_street" THEN 'address_street' END, CASE WHEN NEW."address_postal_code" IS NOT DISTINCT FROM OLD."address_postal_code" THEN 'address_postal_code' END, CASE WHEN NEW."address_city" IS NOT DISTINCT FROM OLD."address_city" THEN 'address_city' END, CASE WHEN NEW."address_country" IS NOT DISTINCT FROM OLD."address_country" THEN 'address_country' END, CASE WHEN NEW."portal_token" IS NOT DISTINCT FROM OLD."portal_token" THEN 'portal_token' END, CASE WHEN NEW."signed_up_on" IS NOT DISTINCT FROM OLD."signed_up_on" THEN 'signed_up_on' END, CASE WHEN NEW."signed_up_from"::text IS NOT DISTINCT FROM OLD."signed_up_from"::text THEN 'signed_up_from' END, CASE WHEN NEW."credit_amount" IS NOT DISTINCT FROM OLD."credit_amount" THEN 'credit_amount' END, CASE WHEN NEW."credit_currency" IS NOT DISTINCT FROM OLD."credit_currency" THEN 'credit_currency' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END, CASE WHEN NEW."deleted_at" IS NOT DISTINCT FROM OLD."deleted_at" THEN 'deleted_at' END]::text[], NULL) || jsonb_build_object('$changed', array_remove(ARRAY[CASE WHEN NOT (NEW."name" IS NOT DISTINCT FROM OLD."name") THEN 'name' END, CASE WHEN NOT (NEW."login" IS NOT DISTINCT FROM OLD."login") THEN 'login' END, CASE WHEN NOT (NEW."login_key" IS NOT DISTINCT FROM OLD."login_key") THEN 'login_key' END, CASE WHEN NOT (NEW."contact" IS NOT DISTINCT FROM OLD."contact") THEN 'contact' END, CASE WHEN NOT (NEW."address_street" IS NOT DISTINCT FROM OLD."address_street") THEN 'address_street' END, CASE WHEN NOT (NEW."address_postal_code" IS NOT DISTINCT FROM OLD."address_postal_code") THEN 'address_postal_code' END, CASE WHEN NOT (NEW."address_city" IS NOT DISTINCT FROM OLD."address_city") THEN 'address_city' END, CASE WHEN NOT (NEW."address_country" IS NOT DISTINCT FROM OLD."address_country") THEN 'address_country' END, CASE WHEN NOT (NEW."portal_token" IS NOT DISTINCT FROM OLD."portal_token") THEN 'portal_token' END]::text[], NULL)),
            why, part_of, '8532ece9c256', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Customer', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', CASE WHEN OLD."name" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login', CASE WHEN OLD."login" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'login_key', CASE WHEN OLD."login_key" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'contact', CASE WHEN OLD."contact" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_street', CASE WHEN OLD."address_street" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_postal_code', CASE WHEN OLD."address_postal_code" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_city', CASE WHEN OLD."address_city" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'address_country', CASE WHEN OLD."address_country" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'portal_token', CASE WHEN OLD."portal_token" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'signed_up_on', OLD."signed_up_on", 'signed_up_from', CASE WHEN OLD."signed_up_from" IS NOT NULL THEN concat(OLD."signed_up_from") END, 'credit_amount', OLD."credit_amount"::text, 'credit_currency', OLD."credit_currency", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'deleted_at', to_char(OLD."deleted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '8532ece9c256', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- A function of rules.
CREATE FUNCTION "tr_members_languages_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."languages") = 'array' THEN NEW."languages" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'languages', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:members:languages: an item in it breaks the rules of its type';
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
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Member' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:members:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."revision";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Member', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'email', NEW."email", 'languages', NEW."languages", 'hourly_rate', CASE WHEN NEW."hourly_rate" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'revision', NEW."revision", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'f565a496c541', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."revision";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'updated', 'Member', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'name', OLD."name", 'email', OLD."email", 'languages', OLD."languages", 'hourly_rate', CASE WHEN OLD."hourly_rate" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'revision', OLD."revision", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."email" IS NOT DISTINCT FROM OLD."email" THEN 'email' END, CASE WHEN NEW."languages" IS NOT DISTINCT FROM OLD."languages" THEN 'languages' END, CASE WHEN NEW."hourly_rate" IS NOT DISTINCT FROM OLD."hourly_rate" THEN 'hourly_rate' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'name', NEW."name", 'email', NEW."email", 'languages', NEW."languages", 'hourly_rate', CASE WHEN NEW."hourly_rate" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'revision', NEW."revision", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."email" IS NOT DISTINCT FROM OLD."email" THEN 'email' END, CASE WHEN NEW."languages" IS NOT DISTINCT FROM OLD."languages" THEN 'languages' END, CASE WHEN NEW."hourly_rate" IS NOT DISTINCT FROM OLD."hourly_rate" THEN 'hourly_rate' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END]::text[], NULL) || jsonb_build_object('$changed', array_remove(ARRAY[CASE WHEN NOT (NEW."hourly_rate" IS NOT DISTINCT FROM OLD."hourly_rate") THEN 'hourly_rate' END]::text[], NULL)),
            why, part_of, 'f565a496c541', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."revision" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Member', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'email', OLD."email", 'languages', OLD."languages", 'hourly_rate', CASE WHEN OLD."hourly_rate" IS NOT NULL THEN '{"$redacted": true}'::jsonb END, 'revision', OLD."revision", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'f565a496c541', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- A function of rules.
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
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Product' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:products:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Product', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'price_amount', NEW."price_amount"::text, 'price_currency', NEW."price_currency", 'warranty', NEW."warranty", 'released_on', NEW."released_on", 'retired_on', NEW."retired_on", 'specifications', NEW."specifications", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'eb4aa29ed62e', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'updated', 'Product', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'name', OLD."name", 'price_amount', OLD."price_amount"::text, 'price_currency', OLD."price_currency", 'warranty', OLD."warranty", 'released_on', OLD."released_on", 'retired_on', OLD."retired_on", 'specifications', OLD."specifications", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."price_amount" IS NOT DISTINCT FROM OLD."price_amount" THEN 'price_amount' END, CASE WHEN NEW."price_currency" IS NOT DISTINCT FROM OLD."price_currency" THEN 'price_currency' END, CASE WHEN NEW."warranty" IS NOT DISTINCT FROM OLD."warranty" THEN 'warranty' END, CASE WHEN NEW."released_on" IS NOT DISTINCT FROM OLD."released_on" THEN 'released_on' END, CASE WHEN NEW."retired_on" IS NOT DISTINCT FROM OLD."retired_on" THEN 'retired_on' END, CASE WHEN NEW."specifications" IS NOT DISTINCT FROM OLD."specifications" THEN 'specifications' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'name', NEW."name", 'price_amount', NEW."price_amount"::text, 'price_currency', NEW."price_currency", 'warranty', NEW."warranty", 'released_on', NEW."released_on", 'retired_on', NEW."retired_on", 'specifications', NEW."specifications", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."price_amount" IS NOT DISTINCT FROM OLD."price_amount" THEN 'price_amount' END, CASE WHEN NEW."price_currency" IS NOT DISTINCT FROM OLD."price_currency" THEN 'price_currency' END, CASE WHEN NEW."warranty" IS NOT DISTINCT FROM OLD."warranty" THEN 'warranty' END, CASE WHEN NEW."released_on" IS NOT DISTINCT FROM OLD."released_on" THEN 'released_on' END, CASE WHEN NEW."retired_on" IS NOT DISTINCT FROM OLD."retired_on" THEN 'retired_on' END, CASE WHEN NEW."specifications" IS NOT DISTINCT FROM OLD."specifications" THEN 'specifications' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            why, part_of, 'eb4aa29ed62e', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Product', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'price_amount', OLD."price_amount"::text, 'price_currency', OLD."price_currency", 'warranty', OLD."warranty", 'released_on', OLD."released_on", 'retired_on', OLD."retired_on", 'specifications', OLD."specifications", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'eb4aa29ed62e', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- A function of rules.
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
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Refund', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'ticket_id', NEW."ticket_id", 'paid_amount', NEW."paid_amount"::text, 'paid_currency', NEW."paid_currency", 'fee_amount', NEW."fee_amount"::text, 'fee_currency', NEW."fee_currency", 'approved_by_id', NEW."approved_by_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'fd92092488bb', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- A function of rules.
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
        VALUES (clock_timestamp(), who_kind, who_id, 'linked', 'Ticket.followers', NEW."ticket_id"::text || '/' || NEW."member_id"::text,
            version, NULL,
            jsonb_build_object('ticket_id', NEW."ticket_id", 'member_id', NEW."member_id", 'role', NEW."role", 'since', NEW."since", 'is_muted', NEW."is_muted", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '1d51bcf2e56b', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.followers' AND "audit_log"."entity_id" = NEW."ticket_id"::text || '/' || NEW."member_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'updated', 'Ticket.followers', NEW."ticket_id"::text || '/' || NEW."member_id"::text,
            version, jsonb_build_object('ticket_id', OLD."ticket_id", 'member_id', OLD."member_id", 'role', OLD."role", 'since', OLD."since", 'is_muted', OLD."is_muted", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('ticket_id', NEW."ticket_id", 'member_id', NEW."member_id", 'role', NEW."role", 'since', NEW."since", 'is_muted', NEW."is_muted", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '1d51bcf2e56b', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.followers' AND "audit_log"."entity_id" = OLD."ticket_id"::text || '/' || OLD."member_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'unlinked', 'Ticket.followers', OLD."ticket_id"::text || '/' || OLD."member_id"::text,
            version, jsonb_build_object('ticket_id', OLD."ticket_id", 'member_id', OLD."member_id", 'role', OLD."role", 'since', OLD."since", 'is_muted', OLD."is_muted", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '1d51bcf2e56b', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- A function of rules.
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
        VALUES (clock_timestamp(), who_kind, who_id, 'linked', 'Ticket.labels', NEW."ticket_id"::text || '/' || NEW."label_id"::text,
            version, NULL,
            jsonb_build_object('ticket_id', NEW."ticket_id", 'label_id', NEW."label_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'ad2b490d1389', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.labels' AND "audit_log"."entity_id" = NEW."ticket_id"::text || '/' || NEW."label_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'updated', 'Ticket.labels', NEW."ticket_id"::text || '/' || NEW."label_id"::text,
            version, jsonb_build_object('ticket_id', OLD."ticket_id", 'label_id', OLD."label_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('ticket_id', NEW."ticket_id", 'label_id', NEW."label_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'ad2b490d1389', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.labels' AND "audit_log"."entity_id" = OLD."ticket_id"::text || '/' || OLD."label_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'unlinked', 'Ticket.labels', OLD."ticket_id"::text || '/' || OLD."label_id"::text,
            version, jsonb_build_object('ticket_id', OLD."ticket_id", 'label_id', OLD."label_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'ad2b490d1389', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- A function of rules.
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
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Ticket' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:tickets:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Ticket', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'code', NEW."code", 'customer_id', NEW."customer_id", 'product_id', NEW."product_id", 'assignee_id', NEW."assignee_id", 'channel', NEW."channel"::text, 'severity', NEW."severity"::text, 'subject', NEW."subject", 'status', NEW."status", 'waiting_for', NEW."waiting_for", 'answered_after', NEW."answered_after", 'mood', NEW."mood", 'rating', NEW."rating", 'resolution', NEW."resolution", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'e642a9be0e67', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Ticket', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'code', OLD."code", 'customer_id', OLD."customer_id", 'product_id', OLD."product_id", 'assignee_id', OLD."assignee_id", 'channel', OLD."channel"::text, 'severity', OLD."severity"::text, 'subject', OLD."subject", 'status', OLD."status", 'waiting_for', OLD."waiting_for", 'answered_after', OLD."answered_after", 'mood', OLD."mood", 'rating', OLD."rating", 'resolution', OLD."resolution", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."code" IS NOT DISTINCT FROM OLD."code" THEN 'code' END, CASE WHEN NEW."customer_id" IS NOT DISTINCT FROM OLD."customer_id" THEN 'customer_id' END, CASE WHEN NEW."product_id" IS NOT DISTINCT FROM OLD."product_id" THEN 'product_id' END, CASE WHEN NEW."assignee_id" IS NOT DISTINCT FROM OLD."assignee_id" THEN 'assignee_id' END, CASE WHEN NEW."channel" IS NOT DISTINCT FROM OLD."channel" THEN 'channel' END, CASE WHEN NEW."severity" IS NOT DISTINCT FROM OLD."severity" THEN 'severity' END, CASE WHEN NEW."subject" IS NOT DISTINCT FROM OLD."subject" THEN 'subject' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."waiting_for" IS NOT DISTINCT FROM OLD."waiting_for" THEN 'waiting_for' END, CASE WHEN NEW."answered_after" IS NOT DISTINCT FROM OLD."answered_after" THEN 'answered_after' END, CASE WHEN NEW."mood" IS NOT DISTINCT FROM OLD."mood" THEN 'mood' END, CASE WHEN NEW."rating" IS NOT DISTINCT FROM OLD."rating" THEN 'rating' END, CASE WHEN NEW."resolution" IS NOT DISTINCT FROM OLD."resolution" THEN 'resolution' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'code', NEW."code", 'customer_id', NEW."customer_id", 'product_id', NEW."product_id", 'assignee_id', NEW."assignee_id", 'channel', NEW."channel"::text, 'severity', NEW."severity"::text, 'subject', NEW."subject", 'status', NEW."status", 'waiting_for', NEW."waiting_for", 'answered_after', NEW."answered_after", 'mood', NEW."mood", 'rating', NEW."rating", 'resolution', NEW."resolution", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."code" IS NOT DISTINCT FROM OLD."code" THEN 'code' END, CASE WHEN NEW."customer_id" IS NOT DISTINCT FROM OLD."customer_id" THEN 'customer_id' END, CASE WHEN NEW."product_id" IS NOT DISTINCT FROM OLD."product_id" THEN 'product_id' END, CASE WHEN NEW."assignee_id" IS NOT DISTINCT FROM OLD."assignee_id" THEN 'assignee_id' END, CASE WHEN NEW."channel" IS NOT DISTINCT FROM OLD."channel" THEN 'channel' END, CASE WHEN NEW."severity" IS NOT DISTINCT FROM OLD."severity" THEN 'severity' END, CASE WHEN NEW."subject" IS NOT DISTINCT FROM OLD."subject" THEN 'subject' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."waiting_for" IS NOT DISTINCT FROM OLD."waiting_for" THEN 'waiting_for' END, CASE WHEN NEW."answered_after" IS NOT DISTINCT FROM OLD."answered_after" THEN 'answered_after' END, CASE WHEN NEW."mood" IS NOT DISTINCT FROM OLD."mood" THEN 'mood' END, CASE WHEN NEW."rating" IS NOT DISTINCT FROM OLD."rating" THEN 'rating' END, CASE WHEN NEW."resolution" IS NOT DISTINCT FROM OLD."resolution" THEN 'resolution' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END, CASE WHEN NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN 'updated_at' END]::text[], NULL),
            why, part_of, 'e642a9be0e67', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Ticket', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'code', OLD."code", 'customer_id', OLD."customer_id", 'product_id', OLD."product_id", 'assignee_id', OLD."assignee_id", 'channel', OLD."channel"::text, 'severity', OLD."severity"::text, 'subject', OLD."subject", 'status', OLD."status", 'waiting_for', OLD."waiting_for", 'answered_after', OLD."answered_after", 'mood', OLD."mood", 'rating', OLD."rating", 'resolution', OLD."resolution", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'e642a9be0e67', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entries of attachments.
CREATE TRIGGER "tw_attachments" AFTER INSERT ON "attachments" FOR EACH ROW
    EXECUTE FUNCTION "tw_attachments"();

-- Writes the entries of customers.
CREATE TRIGGER "tw_customers" AFTER INSERT OR UPDATE OR DELETE ON "customers" FOR EACH ROW
    EXECUTE FUNCTION "tw_customers"();

-- Writes the entries of members.
CREATE TRIGGER "tw_members" AFTER INSERT OR UPDATE OR DELETE ON "members" FOR EACH ROW
    EXECUTE FUNCTION "tw_members"();

-- Writes the entries of products.
CREATE TRIGGER "tw_products" AFTER INSERT OR UPDATE OR DELETE ON "products" FOR EACH ROW
    EXECUTE FUNCTION "tw_products"();

-- Writes the entries of refunds.
CREATE TRIGGER "tw_refunds" AFTER INSERT ON "refunds" FOR EACH ROW
    EXECUTE FUNCTION "tw_refunds"();

-- Writes the entries of ticket_followers.
CREATE TRIGGER "tw_ticket_followers" AFTER INSERT OR UPDATE OR DELETE ON "ticket_followers" FOR EACH ROW
    EXECUTE FUNCTION "tw_ticket_followers"();

-- Writes the entries of ticket_labels.
CREATE TRIGGER "tw_ticket_labels" AFTER INSERT OR UPDATE OR DELETE ON "ticket_labels" FOR EACH ROW
    EXECUTE FUNCTION "tw_ticket_labels"();

-- Writes the entries of tickets.
CREATE TRIGGER "tw_tickets" AFTER INSERT OR UPDATE OR DELETE ON "tickets" FOR EACH ROW
    EXECUTE FUNCTION "tw_tickets"();

-- A rule of members.
CREATE TRIGGER "tr_members_languages_items_insert" AFTER INSERT ON "members" FOR EACH ROW
    WHEN (NEW."languages" <> '[]')
    EXECUTE FUNCTION "tr_members_languages_items_insert"();

-- A rule of members.
CREATE TRIGGER "tr_members_languages_items_update" AFTER UPDATE ON "members" FOR EACH ROW
    WHEN (NEW."languages" IS DISTINCT FROM OLD."languages" AND (NEW."languages" <> '[]'))
    EXECUTE FUNCTION "tr_members_languages_items_insert"();

-- Fire for replication, too.
ALTER TABLE "attachments"
    ENABLE ALWAYS TRIGGER "tw_attachments";

-- Fire for replication, too.
ALTER TABLE "customers"
    ENABLE ALWAYS TRIGGER "tw_customers";

-- Fire for replication, too.
ALTER TABLE "members"
    ENABLE ALWAYS TRIGGER "tw_members",
    ENABLE ALWAYS TRIGGER "tr_members_languages_items_insert",
    ENABLE ALWAYS TRIGGER "tr_members_languages_items_update";

-- Fire for replication, too.
ALTER TABLE "products"
    ENABLE ALWAYS TRIGGER "tw_products";

-- Fire for replication, too.
ALTER TABLE "refunds"
    ENABLE ALWAYS TRIGGER "tw_refunds";

-- Fire for replication, too.
ALTER TABLE "ticket_followers"
    ENABLE ALWAYS TRIGGER "tw_ticket_followers";

-- Fire for replication, too.
ALTER TABLE "ticket_labels"
    ENABLE ALWAYS TRIGGER "tw_ticket_labels";

-- Fire for replication, too.
ALTER TABLE "tickets"
    ENABLE ALWAYS TRIGGER "tw_tickets";

-- Functions look into this schema only, never into a temporary table.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tw_attachments',
        'tw_customers',
        'tr_members_languages_items_insert',
        'tw_members',
        'tw_products',
        'tw_refunds',
        'tw_ticket_followers',
        'tw_ticket_labels',
        'tw_tickets'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
