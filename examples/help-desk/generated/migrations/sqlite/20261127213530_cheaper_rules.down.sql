-- cwom 20261127213530_cheaper_rules sqlite down 1/1 phase=expand T0
-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_customers_delete";
DROP TRIGGER "tw_customers_insert";
DROP TRIGGER "tw_customers_update";
DROP TRIGGER "tw_members_delete";
DROP TRIGGER "tw_members_insert";
DROP TRIGGER "tw_members_update";
DROP TRIGGER "tw_products_delete";
DROP TRIGGER "tw_products_insert";
DROP TRIGGER "tw_products_update";
DROP TRIGGER "tw_tickets_delete";
DROP TRIGGER "tw_tickets_insert";
DROP TRIGGER "tw_tickets_update";
DROP TRIGGER "tr_customers_clock";
DROP TRIGGER "tr_customers_deleted";
DROP TRIGGER "tr_customers_first_version";
DROP TRIGGER "tr_customers_frozen";
DROP TRIGGER "tr_customers_insert_keeps";
DROP TRIGGER "tr_customers_next_version";
DROP TRIGGER "tr_customers_update_keeps";
DROP TRIGGER "tr_members_clock";
DROP TRIGGER "tr_members_first_version";
DROP TRIGGER "tr_members_frozen";
DROP TRIGGER "tr_members_insert_keeps";
DROP TRIGGER "tr_members_languages_items_insert";
DROP TRIGGER "tr_members_languages_items_update";
DROP TRIGGER "tr_members_next_version";
DROP TRIGGER "tr_members_update_keeps";
DROP TRIGGER "tr_products_first_version";
DROP TRIGGER "tr_products_frozen";
DROP TRIGGER "tr_products_insert_keeps";
DROP TRIGGER "tr_products_next_version";
DROP TRIGGER "tr_products_specifications_items_insert";
DROP TRIGGER "tr_products_specifications_items_update";
DROP TRIGGER "tr_products_update_keeps";
DROP TRIGGER "tr_tickets_clock";
DROP TRIGGER "tr_tickets_first_version";
DROP TRIGGER "tr_tickets_frozen";
DROP TRIGGER "tr_tickets_insert_keeps";
DROP TRIGGER "tr_tickets_next_version";
DROP TRIGGER "tr_tickets_status_initial";
DROP TRIGGER "tr_tickets_status_moves";
DROP TRIGGER "vw_customers_insert";
DROP TRIGGER "vw_customers_move";
DROP TRIGGER "vw_customers_update";
DROP TRIGGER "vw_members_insert";
DROP TRIGGER "vw_members_update";
DROP TRIGGER "vw_products_insert";
DROP TRIGGER "vw_products_update";
DROP TRIGGER "vw_tickets_insert";
DROP TRIGGER "vw_tickets_move";
DROP TRIGGER "vw_tickets_update";

-- So do the views that had some of them.
DROP VIEW "vw_customers";
DROP VIEW "vw_members";
DROP VIEW "vw_products";
DROP VIEW "vw_tickets";

-- Writes the entries of customers.
CREATE TRIGGER "tw_customers_update" AFTER UPDATE ON "customers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:customers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Customer' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", CASE WHEN OLD."deleted_at" IS NULL AND NEW."deleted_at" IS NOT NULL THEN 'deleted' ELSE 'updated' END,
        'Customer', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'name', json(CASE WHEN OLD."name" IS NOT NULL THEN '{"$redacted": true}' END), 'login', json(CASE WHEN OLD."login" IS NOT NULL THEN '{"$redacted": true}' END), 'login_key', json(CASE WHEN OLD."login_key" IS NOT NULL THEN '{"$redacted": true}' END), 'contact', json(CASE WHEN OLD."contact" IS NOT NULL THEN '{"$redacted": true}' END), 'address_street', json(CASE WHEN OLD."address_street" IS NOT NULL THEN '{"$redacted": true}' END), 'address_postal_code', json(CASE WHEN OLD."address_postal_code" IS NOT NULL THEN '{"$redacted": true}' END), 'address_city', json(CASE WHEN OLD."address_city" IS NOT NULL THEN '{"$redacted": true}' END), 'address_country', json(CASE WHEN OLD."address_country" IS NOT NULL THEN '{"$redacted": true}' END), 'portal_token', json(CASE WHEN OLD."portal_token" IS NOT NULL THEN '{"$redacted": true}' END), 'signed_up_on', OLD."signed_up_on", 'signed_up_from', CAST(OLD."signed_up_from" AS TEXT), 'credit_amount', CASE WHEN OLD."credit_amount" IS NOT NULL THEN CASE WHEN OLD."credit_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."credit_amount") / 100, abs(OLD."credit_amount") % 100) END, 'credit_currency', OLD."credit_currency", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."login" IS OLD."login" THEN '$."login"' ELSE '$."$none"' END, CASE WHEN NEW."login_key" IS OLD."login_key" THEN '$."login_key"' ELSE '$."$none"' END, CASE WHEN NEW."contact" IS OLD."contact" THEN '$."contact"' ELSE '$."$none"' END, CASE WHEN NEW."address_street" IS OLD."address_street" THEN '$."address_street"' ELSE '$."$none"' END, CASE WHEN NEW."address_postal_code" IS OLD."address_postal_code" THEN '$."address_postal_code"' ELSE '$."$none"' END, CASE WHEN NEW."address_city" IS OLD."address_city" THEN '$."address_city"' ELSE '$."$none"' END, CASE WHEN NEW."address_country" IS OLD."address_country" THEN '$."address_country"' ELSE '$."$none"' END, CASE WHEN NEW."portal_token" IS OLD."portal_token" THEN '$."portal_token"' ELSE '$."$none"' END, CASE WHEN NEW."signed_up_on" IS OLD."signed_up_on" THEN '$."signed_up_on"' ELSE '$."$none"' END, CASE WHEN NEW."signed_up_from" IS OLD."signed_up_from" THEN '$."signed_up_from"' ELSE '$."$none"' END, CASE WHEN NEW."credit_amount" IS OLD."credit_amount" THEN '$."credit_amount"' ELSE '$."$none"' END, CASE WHEN NEW."credit_currency" IS OLD."credit_currency" THEN '$."credit_currency"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END, CASE WHEN NEW."deleted_at" IS OLD."deleted_at" THEN '$."deleted_at"' ELSE '$."$none"' END),
        json_insert(json_remove(json_object('id', NEW."id", 'name', json(CASE WHEN NEW."name" IS NOT NULL THEN '{"$redacted": true}' END), 'login', json(CASE WHEN NEW."login" IS NOT NULL THEN '{"$redacted": true}' END), 'login_key', json(CASE WHEN NEW."login_key" IS NOT NULL THEN '{"$redacted": true}' END), 'contact', json(CASE WHEN NEW."contact" IS NOT NULL THEN '{"$redacted": true}' END), 'address_street', json(CASE WHEN NEW."address_street" IS NOT NULL THEN '{"$redacted": true}' END), 'address_postal_code', json(CASE WHEN NEW."address_postal_code" IS NOT NULL THEN '{"$redacted": true}' END), 'address_city', json(CASE WHEN NEW."address_city" IS NOT NULL THEN '{"$redacted": true}' END), 'address_country', json(CASE WHEN NEW."address_country" IS NOT NULL THEN '{"$redacted": true}' END), 'portal_token', json(CASE WHEN NEW."portal_token" IS NOT NULL THEN '{"$redacted": true}' END), 'signed_up_on', NEW."signed_up_on", 'signed_up_from', CAST(NEW."signed_up_from" AS TEXT), 'credit_amount', CASE WHEN NEW."credit_amount" IS NOT NULL THEN CASE WHEN NEW."credit_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."credit_amount") / 100, abs(NEW."credit_amount") % 100) END, 'credit_currency', NEW."credit_currency", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at", 'deleted_at', NEW."deleted_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."login" IS OLD."login" THEN '$."login"' ELSE '$."$none"' END, CASE WHEN NEW."login_key" IS OLD."login_key" THEN '$."login_key"' ELSE '$."$none"' END, CASE WHEN NEW."contact" IS OLD."contact" THEN '$."contact"' ELSE '$."$none"' END, CASE WHEN NEW."address_street" IS OLD."address_street" THEN '$."address_street"' ELSE '$."$none"' END, CASE WHEN NEW."address_postal_code" IS OLD."address_postal_code" THEN '$."address_postal_code"' ELSE '$."$none"' END, CASE WHEN NEW."address_city" IS OLD."address_city" THEN '$."address_city"' ELSE '$."$none"' END, CASE WHEN NEW."address_country" IS OLD."address_country" THEN '$."address_country"' ELSE '$."$none"' END, CASE WHEN NEW."portal_token" IS OLD."portal_token" THEN '$."portal_token"' ELSE '$."$none"' END, CASE WHEN NEW."signed_up_on" IS OLD."signed_up_on" THEN '$."signed_up_on"' ELSE '$."$none"' END, CASE WHEN NEW."signed_up_from" IS OLD."signed_up_from" THEN '$."signed_up_from"' ELSE '$."$none"' END, CASE WHEN NEW."credit_amount" IS OLD."credit_amount" THEN '$."credit_amount"' ELSE '$."$none"' END, CASE WHEN NEW."credit_currency" IS OLD."credit_currency" THEN '$."credit_currency"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END, CASE WHEN NEW."deleted_at" IS OLD."deleted_at" THEN '$."deleted_at"' ELSE '$."$none"' END), '$."$changed"', json((SELECT json_group_array("value") FROM json_each(json_array(CASE WHEN NOT (NEW."name" IS OLD."name") THEN 'name' END, CASE WHEN NOT (NEW."login" IS OLD."login") THEN 'login' END, CASE WHEN NOT (NEW."login_key" IS OLD."login_key") THEN 'login_key' END, CASE WHEN NOT (NEW."contact" IS OLD."contact") THEN 'contact' END, CASE WHEN NOT (NEW."address_street" IS OLD."address_street") THEN 'address_street' END, CASE WHEN NOT (NEW."address_postal_code" IS OLD."address_postal_code") THEN 'address_postal_code' END, CASE WHEN NOT (NEW."address_city" IS OLD."address_city") THEN 'address_city' END, CASE WHEN NOT (NEW."address_country" IS OLD."address_country") THEN 'address_country' END, CASE WHEN NOT (NEW."portal_token" IS OLD."portal_token") THEN 'portal_token' END)) WHERE "value" IS NOT NULL))),
        "c"."note", "c"."trace_id", '8532ece9c256', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Customer' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:customers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Customer' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of customers.
CREATE TRIGGER "tw_customers_insert" AFTER INSERT ON "customers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:customers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Customer' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Customer', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', json(CASE WHEN NEW."name" IS NOT NULL THEN '{"$redacted": true}' END), 'login', json(CASE WHEN NEW."login" IS NOT NULL THEN '{"$redacted": true}' END), 'login_key', json(CASE WHEN NEW."login_key" IS NOT NULL THEN '{"$redacted": true}' END), 'contact', json(CASE WHEN NEW."contact" IS NOT NULL THEN '{"$redacted": true}' END), 'address_street', json(CASE WHEN NEW."address_street" IS NOT NULL THEN '{"$redacted": true}' END), 'address_postal_code', json(CASE WHEN NEW."address_postal_code" IS NOT NULL THEN '{"$redacted": true}' END), 'address_city', json(CASE WHEN NEW."address_city" IS NOT NULL THEN '{"$redacted": true}' END), 'address_country', json(CASE WHEN NEW."address_country" IS NOT NULL THEN '{"$redacted": true}' END), 'portal_token', json(CASE WHEN NEW."portal_token" IS NOT NULL THEN '{"$redacted": true}' END), 'signed_up_on', NEW."signed_up_on", 'signed_up_from', CAST(NEW."signed_up_from" AS TEXT), 'credit_amount', CASE WHEN NEW."credit_amount" IS NOT NULL THEN CASE WHEN NEW."credit_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."credit_amount") / 100, abs(NEW."credit_amount") % 100) END, 'credit_currency', NEW."credit_currency", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at", 'deleted_at', NEW."deleted_at"),
        "c"."note", "c"."trace_id", '8532ece9c256', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Customer' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:customers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Customer' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of customers.
CREATE TRIGGER "tw_customers_delete" AFTER DELETE ON "customers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:customers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Customer', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', json(CASE WHEN OLD."name" IS NOT NULL THEN '{"$redacted": true}' END), 'login', json(CASE WHEN OLD."login" IS NOT NULL THEN '{"$redacted": true}' END), 'login_key', json(CASE WHEN OLD."login_key" IS NOT NULL THEN '{"$redacted": true}' END), 'contact', json(CASE WHEN OLD."contact" IS NOT NULL THEN '{"$redacted": true}' END), 'address_street', json(CASE WHEN OLD."address_street" IS NOT NULL THEN '{"$redacted": true}' END), 'address_postal_code', json(CASE WHEN OLD."address_postal_code" IS NOT NULL THEN '{"$redacted": true}' END), 'address_city', json(CASE WHEN OLD."address_city" IS NOT NULL THEN '{"$redacted": true}' END), 'address_country', json(CASE WHEN OLD."address_country" IS NOT NULL THEN '{"$redacted": true}' END), 'portal_token', json(CASE WHEN OLD."portal_token" IS NOT NULL THEN '{"$redacted": true}' END), 'signed_up_on', OLD."signed_up_on", 'signed_up_from', CAST(OLD."signed_up_from" AS TEXT), 'credit_amount', CASE WHEN OLD."credit_amount" IS NOT NULL THEN CASE WHEN OLD."credit_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."credit_amount") / 100, abs(OLD."credit_amount") % 100) END, 'credit_currency', OLD."credit_currency", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"),
        NULL,
        "c"."note", "c"."trace_id", '8532ece9c256', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:customers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Customer' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of customers.
CREATE TRIGGER "tr_customers_update_keeps" BEFORE UPDATE ON "customers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:customers:portal_token: another row has the same key, and does not make way')
    WHERE (NEW."portal_token" IS NOT OLD."portal_token") AND EXISTS (SELECT 1 FROM "customers" WHERE "portal_token" = NEW."portal_token" AND _rowid_ <> OLD._rowid_);
    SELECT RAISE(ABORT, 'cwom:unique:customers:login_key: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM (SELECT NEW."id" AS "id", NEW."name" AS "name", NEW."login" AS "login", NEW."login_key" AS "login_key", NEW."contact" AS "contact", NEW."address_street" AS "address_street", NEW."address_postal_code" AS "address_postal_code", NEW."address_city" AS "address_city", NEW."address_country" AS "address_country", NEW."portal_token" AS "portal_token", NEW."signed_up_on" AS "signed_up_on", NEW."signed_up_from" AS "signed_up_from", NEW."credit_amount" AS "credit_amount", NEW."credit_currency" AS "credit_currency", NEW."row_version" AS "row_version", NEW."created_at" AS "created_at", NEW."updated_at" AS "updated_at", NEW."deleted_at" AS "deleted_at") WHERE "deleted_at" IS NULL)
        AND EXISTS (SELECT 1 FROM "customers" WHERE "login_key" = NEW."login_key" AND _rowid_ <> OLD._rowid_ AND ("deleted_at" IS NULL));
END;

-- A rule of customers.
CREATE TRIGGER "tr_customers_next_version" BEFORE UPDATE ON "customers"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:customers:row_version: a change states the version after the one that it read');
END;

-- A rule of customers.
CREATE TRIGGER "tr_customers_insert_keeps" BEFORE INSERT ON "customers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:customers:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "customers" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:customers:portal_token: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "customers" WHERE "portal_token" = NEW."portal_token");
    SELECT RAISE(ABORT, 'cwom:unique:customers:login_key: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM (SELECT NEW."id" AS "id", NEW."name" AS "name", NEW."login" AS "login", NEW."login_key" AS "login_key", NEW."contact" AS "contact", NEW."address_street" AS "address_street", NEW."address_postal_code" AS "address_postal_code", NEW."address_city" AS "address_city", NEW."address_country" AS "address_country", NEW."portal_token" AS "portal_token", NEW."signed_up_on" AS "signed_up_on", NEW."signed_up_from" AS "signed_up_from", NEW."credit_amount" AS "credit_amount", NEW."credit_currency" AS "credit_currency", NEW."row_version" AS "row_version", NEW."created_at" AS "created_at", NEW."updated_at" AS "updated_at", NEW."deleted_at" AS "deleted_at") WHERE "deleted_at" IS NULL)
        AND EXISTS (SELECT 1 FROM "customers" WHERE "login_key" = NEW."login_key" AND ("deleted_at" IS NULL));
    SELECT RAISE(ABORT, 'cwom:unique:customers:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "customers" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of customers.
CREATE TRIGGER "tr_customers_frozen" BEFORE UPDATE ON "customers"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:customers:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:customers:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:customers:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of customers.
CREATE TRIGGER "tr_customers_first_version" BEFORE INSERT ON "customers"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:customers:row_version: a new row has version 1');
END;

-- A rule of customers.
CREATE TRIGGER "tr_customers_deleted" BEFORE UPDATE ON "customers"
WHEN OLD."deleted_at" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'cwom:deleted:customers:deleted_at: what was deleted is changed no more');
END;

-- A rule of customers.
CREATE TRIGGER "tr_customers_clock" BEFORE UPDATE ON "customers"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:customers:updated_at: a change is not older than the one before');
END;

-- Writes rows of customers as somebody.
CREATE VIEW "vw_customers" AS
    SELECT "customers"."id", "customers"."name", "customers"."login", "customers"."contact", "customers"."address_street", "customers"."address_postal_code", "customers"."address_city", "customers"."address_country", "customers"."portal_token", "customers"."signed_up_on", "customers"."signed_up_from", "customers"."credit_amount", "customers"."credit_currency", "customers"."row_version", "customers"."created_at", "customers"."updated_at", "customers"."deleted_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "customers";

-- A rule of vw_customers.
CREATE TRIGGER "vw_customers_update" INSTEAD OF UPDATE ON "vw_customers"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Customer', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:customers:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:customers:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "customers" SET "name" = NEW."name", "login" = NEW."login", "contact" = NEW."contact", "address_street" = NEW."address_street", "address_postal_code" = NEW."address_postal_code", "address_city" = NEW."address_city", "address_country" = NEW."address_country", "portal_token" = NEW."portal_token", "signed_up_on" = NEW."signed_up_on", "signed_up_from" = NEW."signed_up_from", "credit_amount" = NEW."credit_amount", "credit_currency" = NEW."credit_currency", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at", "deleted_at" = NEW."deleted_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_customers.
CREATE TRIGGER "vw_customers_insert" INSTEAD OF INSERT ON "vw_customers"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Customer', NEW."id", NEW."row_version");
    INSERT INTO "customers" ("id", "name", "login", "contact", "address_street", "address_postal_code", "address_city", "address_country", "portal_token", "signed_up_on", "signed_up_from", "credit_amount", "credit_currency", "row_version", "created_at", "updated_at", "deleted_at")
    VALUES (NEW."id", NEW."name", NEW."login", NEW."contact", NEW."address_street", NEW."address_postal_code", NEW."address_city", NEW."address_country", NEW."portal_token", NEW."signed_up_on", NEW."signed_up_from", NEW."credit_amount", NEW."credit_currency", NEW."row_version", NEW."created_at", NEW."updated_at", NEW."deleted_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of members.
CREATE TRIGGER "tw_members_update" AFTER UPDATE ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Member' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."revision"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Member', NEW."id", NEW."revision",
        json_remove(json_object('id', OLD."id", 'name', OLD."name", 'email', OLD."email", 'languages', json(OLD."languages"), 'hourly_rate', json(CASE WHEN OLD."hourly_rate" IS NOT NULL THEN '{"$redacted": true}' END), 'revision', OLD."revision", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."email" IS OLD."email" THEN '$."email"' ELSE '$."$none"' END, CASE WHEN NEW."languages" IS OLD."languages" THEN '$."languages"' ELSE '$."$none"' END, CASE WHEN NEW."hourly_rate" IS OLD."hourly_rate" THEN '$."hourly_rate"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END),
        json_insert(json_remove(json_object('id', NEW."id", 'name', NEW."name", 'email', NEW."email", 'languages', json(NEW."languages"), 'hourly_rate', json(CASE WHEN NEW."hourly_rate" IS NOT NULL THEN '{"$redacted": true}' END), 'revision', NEW."revision", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."email" IS OLD."email" THEN '$."email"' ELSE '$."$none"' END, CASE WHEN NEW."languages" IS OLD."languages" THEN '$."languages"' ELSE '$."$none"' END, CASE WHEN NEW."hourly_rate" IS OLD."hourly_rate" THEN '$."hourly_rate"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END), '$."$changed"', json((SELECT json_group_array("value") FROM json_each(json_array(CASE WHEN NOT (NEW."hourly_rate" IS OLD."hourly_rate") THEN 'hourly_rate' END)) WHERE "value" IS NOT NULL))),
        "c"."note", "c"."trace_id", 'f565a496c541', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Member' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."revision");
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."revision");
END;

-- Writes the entries of members.
CREATE TRIGGER "tw_members_insert" AFTER INSERT ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Member' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."revision"));
    SELECT RAISE(ABORT, 'cwom:unique:members:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Member', NEW."id", NEW."revision",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'email', NEW."email", 'languages', json(NEW."languages"), 'hourly_rate', json(CASE WHEN NEW."hourly_rate" IS NOT NULL THEN '{"$redacted": true}' END), 'revision', NEW."revision", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", 'f565a496c541', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Member' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."revision");
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."revision");
END;

-- Writes the entries of members.
CREATE TRIGGER "tw_members_delete" AFTER DELETE ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Member', OLD."id", OLD."revision" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'email', OLD."email", 'languages', json(OLD."languages"), 'hourly_rate', json(CASE WHEN OLD."hourly_rate" IS NOT NULL THEN '{"$redacted": true}' END), 'revision', OLD."revision", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        "c"."note", "c"."trace_id", 'f565a496c541', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."revision" + 1);
END;

-- A rule of members.
CREATE TRIGGER "tr_members_update_keeps" BEFORE UPDATE ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:members:email: another row has the same key, and does not make way')
    WHERE (NEW."email" IS NOT OLD."email") AND EXISTS (SELECT 1 FROM "members" WHERE "email" = NEW."email" AND _rowid_ <> OLD._rowid_);
END;

-- A rule of members.
CREATE TRIGGER "tr_members_next_version" BEFORE UPDATE ON "members"
WHEN NEW."revision" IS NOT OLD."revision" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:members:revision: a change states the version after the one that it read');
END;

-- A rule of members.
CREATE TRIGGER "tr_members_languages_items_update" BEFORE UPDATE ON "members"
WHEN NEW."languages" IS NOT OLD."languages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:members:languages: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."languages") AND json_type(NEW."languages", '$') = 'array' THEN NEW."languages" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of members.
CREATE TRIGGER "tr_members_languages_items_insert" BEFORE INSERT ON "members"
WHEN NEW."languages" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:members:languages: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."languages") AND json_type(NEW."languages", '$') = 'array' THEN NEW."languages" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of members.
CREATE TRIGGER "tr_members_insert_keeps" BEFORE INSERT ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:members:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:members:email: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE "email" = NEW."email");
    SELECT RAISE(ABORT, 'cwom:unique:members:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of members.
CREATE TRIGGER "tr_members_frozen" BEFORE UPDATE ON "members"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:members:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:members:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:members:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of members.
CREATE TRIGGER "tr_members_first_version" BEFORE INSERT ON "members"
WHEN NEW."revision" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:members:revision: a new row has version 1');
END;

-- A rule of members.
CREATE TRIGGER "tr_members_clock" BEFORE UPDATE ON "members"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:members:updated_at: a change is not older than the one before');
END;

-- Writes rows of members as somebody.
CREATE VIEW "vw_members" AS
    SELECT "members"."id", "members"."name", "members"."email", "members"."languages", "members"."hourly_rate", "members"."revision", "members"."created_at", "members"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "members";

-- A rule of vw_members.
CREATE TRIGGER "vw_members_update" INSTEAD OF UPDATE ON "vw_members"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Member', NEW."id", NEW."revision");
    SELECT RAISE(ABORT, 'cwom:immutable:members:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:members:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "members" SET "name" = NEW."name", "email" = NEW."email", "languages" = NEW."languages", "hourly_rate" = NEW."hourly_rate", "revision" = NEW."revision", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_members.
CREATE TRIGGER "vw_members_insert" INSTEAD OF INSERT ON "vw_members"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Member', NEW."id", NEW."revision");
    INSERT INTO "members" ("id", "name", "email", "languages", "hourly_rate", "revision", "created_at", "updated_at")
    VALUES (NEW."id", NEW."name", NEW."email", NEW."languages", NEW."hourly_rate", NEW."revision", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of products.
CREATE TRIGGER "tw_products_update" AFTER UPDATE ON "products"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:products:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Product' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Product', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'name', OLD."name", 'price_amount', CASE WHEN OLD."price_amount" IS NOT NULL THEN CASE WHEN OLD."price_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."price_amount") / 100, abs(OLD."price_amount") % 100) END, 'price_currency', OLD."price_currency", 'warranty', OLD."warranty", 'released_on', OLD."released_on", 'retired_on', OLD."retired_on", 'specifications', json(OLD."specifications"), 'row_version', OLD."row_version", 'created_at', OLD."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."price_amount" IS OLD."price_amount" THEN '$."price_amount"' ELSE '$."$none"' END, CASE WHEN NEW."price_currency" IS OLD."price_currency" THEN '$."price_currency"' ELSE '$."$none"' END, CASE WHEN NEW."warranty" IS OLD."warranty" THEN '$."warranty"' ELSE '$."$none"' END, CASE WHEN NEW."released_on" IS OLD."released_on" THEN '$."released_on"' ELSE '$."$none"' END, CASE WHEN NEW."retired_on" IS OLD."retired_on" THEN '$."retired_on"' ELSE '$."$none"' END, CASE WHEN NEW."specifications" IS OLD."specifications" THEN '$."specifications"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        json_remove(json_object('id', NEW."id", 'name', NEW."name", 'price_amount', CASE WHEN NEW."price_amount" IS NOT NULL THEN CASE WHEN NEW."price_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."price_amount") / 100, abs(NEW."price_amount") % 100) END, 'price_currency', NEW."price_currency", 'warranty', NEW."warranty", 'released_on', NEW."released_on", 'retired_on', NEW."retired_on", 'specifications', json(NEW."specifications"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."price_amount" IS OLD."price_amount" THEN '$."price_amount"' ELSE '$."$none"' END, CASE WHEN NEW."price_currency" IS OLD."price_currency" THEN '$."price_currency"' ELSE '$."$none"' END, CASE WHEN NEW."warranty" IS OLD."warranty" THEN '$."warranty"' ELSE '$."$none"' END, CASE WHEN NEW."released_on" IS OLD."released_on" THEN '$."released_on"' ELSE '$."$none"' END, CASE WHEN NEW."retired_on" IS OLD."retired_on" THEN '$."retired_on"' ELSE '$."$none"' END, CASE WHEN NEW."specifications" IS OLD."specifications" THEN '$."specifications"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        "c"."note", "c"."trace_id", 'eb4aa29ed62e', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Product' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:products:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Product' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of products.
CREATE TRIGGER "tw_products_insert" AFTER INSERT ON "products"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:products:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Product' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:products:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Product' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Product', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'price_amount', CASE WHEN NEW."price_amount" IS NOT NULL THEN CASE WHEN NEW."price_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."price_amount") / 100, abs(NEW."price_amount") % 100) END, 'price_currency', NEW."price_currency", 'warranty', NEW."warranty", 'released_on', NEW."released_on", 'retired_on', NEW."retired_on", 'specifications', json(NEW."specifications"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'eb4aa29ed62e', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Product' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:products:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Product' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of products.
CREATE TRIGGER "tw_products_delete" AFTER DELETE ON "products"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:products:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Product', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'price_amount', CASE WHEN OLD."price_amount" IS NOT NULL THEN CASE WHEN OLD."price_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."price_amount") / 100, abs(OLD."price_amount") % 100) END, 'price_currency', OLD."price_currency", 'warranty', OLD."warranty", 'released_on', OLD."released_on", 'retired_on', OLD."retired_on", 'specifications', json(OLD."specifications"), 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", 'eb4aa29ed62e', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:products:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Product' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of products.
CREATE TRIGGER "tr_products_update_keeps" BEFORE UPDATE ON "products"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:products:name: another row has the same key, and does not make way')
    WHERE (NEW."name" IS NOT OLD."name") AND EXISTS (SELECT 1 FROM "products" WHERE "name" = NEW."name" AND _rowid_ <> OLD._rowid_);
END;

-- A rule of products.
CREATE TRIGGER "tr_products_specifications_items_update" BEFORE UPDATE ON "products"
WHEN NEW."specifications" IS NOT OLD."specifications"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:products:specifications: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."specifications") AND json_type(NEW."specifications", '$') = 'object' THEN NEW."specifications" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of products.
CREATE TRIGGER "tr_products_specifications_items_insert" BEFORE INSERT ON "products"
WHEN NEW."specifications" <> '{}'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:products:specifications: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."specifications") AND json_type(NEW."specifications", '$') = 'object' THEN NEW."specifications" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of products.
CREATE TRIGGER "tr_products_next_version" BEFORE UPDATE ON "products"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:products:row_version: a change states the version after the one that it read');
END;

-- A rule of products.
CREATE TRIGGER "tr_products_insert_keeps" BEFORE INSERT ON "products"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:products:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "products" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:products:name: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "products" WHERE "name" = NEW."name");
    SELECT RAISE(ABORT, 'cwom:unique:products:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "products" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of products.
CREATE TRIGGER "tr_products_frozen" BEFORE UPDATE ON "products"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:products:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:products:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:products:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of products.
CREATE TRIGGER "tr_products_first_version" BEFORE INSERT ON "products"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:products:row_version: a new row has version 1');
END;

-- Writes rows of products as somebody.
CREATE VIEW "vw_products" AS
    SELECT "products"."id", "products"."name", "products"."price_amount", "products"."price_currency", "products"."warranty", "products"."released_on", "products"."retired_on", "products"."specifications", "products"."row_version", "products"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "products";

-- A rule of vw_products.
CREATE TRIGGER "vw_products_update" INSTEAD OF UPDATE ON "vw_products"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Product', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:products:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:products:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "products" SET "name" = NEW."name", "price_amount" = NEW."price_amount", "price_currency" = NEW."price_currency", "warranty" = NEW."warranty", "released_on" = NEW."released_on", "retired_on" = NEW."retired_on", "specifications" = NEW."specifications", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_products.
CREATE TRIGGER "vw_products_insert" INSTEAD OF INSERT ON "vw_products"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Product', NEW."id", NEW."row_version");
    INSERT INTO "products" ("id", "name", "price_amount", "price_currency", "warranty", "released_on", "retired_on", "specifications", "row_version", "created_at")
    VALUES (NEW."id", NEW."name", NEW."price_amount", NEW."price_currency", NEW."warranty", NEW."released_on", NEW."retired_on", NEW."specifications", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of tickets.
CREATE TRIGGER "tw_tickets_update" AFTER UPDATE ON "tickets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:tickets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Ticket' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Ticket', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'code', OLD."code", 'customer_id', OLD."customer_id", 'product_id', OLD."product_id", 'assignee_id', OLD."assignee_id", 'channel', OLD."channel", 'severity', OLD."severity", 'subject', OLD."subject", 'status', OLD."status", 'waiting_for', OLD."waiting_for", 'answered_after', OLD."answered_after", 'mood', json(CASE WHEN CAST(printf('%!.15g', OLD."mood") AS REAL) = OLD."mood" THEN printf('%!.15g', OLD."mood") WHEN OLD."mood" IS NOT NULL THEN printf('%!.17g', OLD."mood") END), 'rating', OLD."rating", 'resolution', json(OLD."resolution"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."code" IS OLD."code" THEN '$."code"' ELSE '$."$none"' END, CASE WHEN NEW."customer_id" IS OLD."customer_id" THEN '$."customer_id"' ELSE '$."$none"' END, CASE WHEN NEW."product_id" IS OLD."product_id" THEN '$."product_id"' ELSE '$."$none"' END, CASE WHEN NEW."assignee_id" IS OLD."assignee_id" THEN '$."assignee_id"' ELSE '$."$none"' END, CASE WHEN NEW."channel" IS OLD."channel" THEN '$."channel"' ELSE '$."$none"' END, CASE WHEN NEW."severity" IS OLD."severity" THEN '$."severity"' ELSE '$."$none"' END, CASE WHEN NEW."subject" IS OLD."subject" THEN '$."subject"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."waiting_for" IS OLD."waiting_for" THEN '$."waiting_for"' ELSE '$."$none"' END, CASE WHEN NEW."answered_after" IS OLD."answered_after" THEN '$."answered_after"' ELSE '$."$none"' END, CASE WHEN NEW."mood" IS OLD."mood" THEN '$."mood"' ELSE '$."$none"' END, CASE WHEN NEW."rating" IS OLD."rating" THEN '$."rating"' ELSE '$."$none"' END, CASE WHEN NEW."resolution" IS OLD."resolution" THEN '$."resolution"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END),
        json_remove(json_object('id', NEW."id", 'code', NEW."code", 'customer_id', NEW."customer_id", 'product_id', NEW."product_id", 'assignee_id', NEW."assignee_id", 'channel', NEW."channel", 'severity', NEW."severity", 'subject', NEW."subject", 'status', NEW."status", 'waiting_for', NEW."waiting_for", 'answered_after', NEW."answered_after", 'mood', json(CASE WHEN CAST(printf('%!.15g', NEW."mood") AS REAL) = NEW."mood" THEN printf('%!.15g', NEW."mood") WHEN NEW."mood" IS NOT NULL THEN printf('%!.17g', NEW."mood") END), 'rating', NEW."rating", 'resolution', json(NEW."resolution"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."code" IS OLD."code" THEN '$."code"' ELSE '$."$none"' END, CASE WHEN NEW."customer_id" IS OLD."customer_id" THEN '$."customer_id"' ELSE '$."$none"' END, CASE WHEN NEW."product_id" IS OLD."product_id" THEN '$."product_id"' ELSE '$."$none"' END, CASE WHEN NEW."assignee_id" IS OLD."assignee_id" THEN '$."assignee_id"' ELSE '$."$none"' END, CASE WHEN NEW."channel" IS OLD."channel" THEN '$."channel"' ELSE '$."$none"' END, CASE WHEN NEW."severity" IS OLD."severity" THEN '$."severity"' ELSE '$."$none"' END, CASE WHEN NEW."subject" IS OLD."subject" THEN '$."subject"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."waiting_for" IS OLD."waiting_for" THEN '$."waiting_for"' ELSE '$."$none"' END, CASE WHEN NEW."answered_after" IS OLD."answered_after" THEN '$."answered_after"' ELSE '$."$none"' END, CASE WHEN NEW."mood" IS OLD."mood" THEN '$."mood"' ELSE '$."$none"' END, CASE WHEN NEW."rating" IS OLD."rating" THEN '$."rating"' ELSE '$."$none"' END, CASE WHEN NEW."resolution" IS OLD."resolution" THEN '$."resolution"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END),
        "c"."note", "c"."trace_id", 'e642a9be0e67', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Ticket' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:tickets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of tickets.
CREATE TRIGGER "tw_tickets_insert" AFTER INSERT ON "tickets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:tickets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Ticket' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:tickets:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Ticket' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Ticket', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'code', NEW."code", 'customer_id', NEW."customer_id", 'product_id', NEW."product_id", 'assignee_id', NEW."assignee_id", 'channel', NEW."channel", 'severity', NEW."severity", 'subject', NEW."subject", 'status', NEW."status", 'waiting_for', NEW."waiting_for", 'answered_after', NEW."answered_after", 'mood', json(CASE WHEN CAST(printf('%!.15g', NEW."mood") AS REAL) = NEW."mood" THEN printf('%!.15g', NEW."mood") WHEN NEW."mood" IS NOT NULL THEN printf('%!.17g', NEW."mood") END), 'rating', NEW."rating", 'resolution', json(NEW."resolution"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", 'e642a9be0e67', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Ticket' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:tickets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of tickets.
CREATE TRIGGER "tw_tickets_delete" AFTER DELETE ON "tickets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:tickets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Ticket', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'code', OLD."code", 'customer_id', OLD."customer_id", 'product_id', OLD."product_id", 'assignee_id', OLD."assignee_id", 'channel', OLD."channel", 'severity', OLD."severity", 'subject', OLD."subject", 'status', OLD."status", 'waiting_for', OLD."waiting_for", 'answered_after', OLD."answered_after", 'mood', json(CASE WHEN CAST(printf('%!.15g', OLD."mood") AS REAL) = OLD."mood" THEN printf('%!.15g', OLD."mood") WHEN OLD."mood" IS NOT NULL THEN printf('%!.17g', OLD."mood") END), 'rating', OLD."rating", 'resolution', json(OLD."resolution"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        "c"."note", "c"."trace_id", 'e642a9be0e67', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:tickets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of tickets.
CREATE TRIGGER "tr_tickets_status_moves" BEFORE UPDATE ON "tickets"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:tickets:status:new>open,spam: new becomes open, spam or stays')
    WHERE OLD."status" = 'new' AND coalesce(NEW."status" NOT IN ('open', 'spam'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:tickets:status:open>waiting,solved,spam: open becomes waiting, solved, spam or stays')
    WHERE OLD."status" = 'open' AND coalesce(NEW."status" NOT IN ('waiting', 'solved', 'spam'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:tickets:status:waiting>open,solved: waiting becomes open, solved or stays')
    WHERE OLD."status" = 'waiting' AND coalesce(NEW."status" NOT IN ('open', 'solved'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:tickets:status:solved>open,closed: solved becomes open, closed or stays')
    WHERE OLD."status" = 'solved' AND coalesce(NEW."status" NOT IN ('open', 'closed'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:tickets:status:closed>: closed is final')
    WHERE OLD."status" = 'closed';
    SELECT RAISE(ABORT, 'cwom:transition:tickets:status:spam>open: spam becomes open or stays')
    WHERE OLD."status" = 'spam' AND coalesce(NEW."status" NOT IN ('open'), 1);
END;

-- A rule of tickets.
CREATE TRIGGER "tr_tickets_status_initial" BEFORE INSERT ON "tickets"
WHEN coalesce(NEW."status" NOT IN ('new', 'open'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:tickets:status:new,open: a new row is new or open');
END;

-- A rule of tickets.
CREATE TRIGGER "tr_tickets_next_version" BEFORE UPDATE ON "tickets"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:tickets:row_version: a change states the version after the one that it read');
END;

-- A rule of tickets.
CREATE TRIGGER "tr_tickets_insert_keeps" BEFORE INSERT ON "tickets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:tickets:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "tickets" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:tickets:code: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "tickets" WHERE "code" = NEW."code");
    SELECT RAISE(ABORT, 'cwom:unique:tickets:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "tickets" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of tickets.
CREATE TRIGGER "tr_tickets_frozen" BEFORE UPDATE ON "tickets"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."code" IS NOT OLD."code"
    OR NEW."customer_id" IS NOT OLD."customer_id"
    OR NEW."channel" IS NOT OLD."channel"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:tickets:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:tickets:code: it never changes after creation')
    WHERE NEW."code" IS NOT OLD."code";
    SELECT RAISE(ABORT, 'cwom:immutable:tickets:customer_id: it never changes after creation')
    WHERE NEW."customer_id" IS NOT OLD."customer_id";
    SELECT RAISE(ABORT, 'cwom:immutable:tickets:channel: it never changes after creation')
    WHERE NEW."channel" IS NOT OLD."channel";
    SELECT RAISE(ABORT, 'cwom:immutable:tickets:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:tickets:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of tickets.
CREATE TRIGGER "tr_tickets_first_version" BEFORE INSERT ON "tickets"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:tickets:row_version: a new row has version 1');
END;

-- A rule of tickets.
CREATE TRIGGER "tr_tickets_clock" BEFORE UPDATE ON "tickets"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:tickets:updated_at: a change is not older than the one before');
END;

-- Writes rows of tickets as somebody.
CREATE VIEW "vw_tickets" AS
    SELECT "tickets"."id", "tickets"."code", "tickets"."customer_id", "tickets"."product_id", "tickets"."assignee_id", "tickets"."channel", "tickets"."severity", "tickets"."subject", "tickets"."status", "tickets"."waiting_for", "tickets"."answered_after", "tickets"."mood", "tickets"."rating", "tickets"."resolution", "tickets"."row_version", "tickets"."created_at", "tickets"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "tickets";

-- A rule of vw_tickets.
CREATE TRIGGER "vw_tickets_update" INSTEAD OF UPDATE ON "vw_tickets"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Ticket', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:tickets:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:tickets:code: it never changes after creation')
    WHERE NEW."code" IS NOT OLD."code";
    SELECT RAISE(ABORT, 'cwom:immutable:tickets:customer_id: it never changes after creation')
    WHERE NEW."customer_id" IS NOT OLD."customer_id";
    SELECT RAISE(ABORT, 'cwom:immutable:tickets:channel: it never changes after creation')
    WHERE NEW."channel" IS NOT OLD."channel";
    SELECT RAISE(ABORT, 'cwom:immutable:tickets:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "tickets" SET "product_id" = NEW."product_id", "assignee_id" = NEW."assignee_id", "severity" = NEW."severity", "subject" = NEW."subject", "status" = NEW."status", "waiting_for" = NEW."waiting_for", "answered_after" = NEW."answered_after", "mood" = NEW."mood", "rating" = NEW."rating", "resolution" = NEW."resolution", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_tickets.
CREATE TRIGGER "vw_tickets_insert" INSTEAD OF INSERT ON "vw_tickets"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Ticket', NEW."id", NEW."row_version");
    INSERT INTO "tickets" ("id", "code", "customer_id", "product_id", "assignee_id", "channel", "severity", "subject", "status", "waiting_for", "answered_after", "mood", "rating", "resolution", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."code", NEW."customer_id", NEW."product_id", NEW."assignee_id", NEW."channel", NEW."severity", NEW."subject", NEW."status", NEW."waiting_for", NEW."answered_after", NEW."mood", NEW."rating", NEW."resolution", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;
