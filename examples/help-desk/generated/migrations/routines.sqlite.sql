--@ view "attachments" "vw_attachments"
CREATE VIEW "vw_attachments" AS
    SELECT "attachments"."id", "attachments"."message_id", "attachments"."file_name", "attachments"."content", "attachments"."row_version", "attachments"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "attachments";
--@ view "customers" "vw_customers"
CREATE VIEW "vw_customers" AS
    SELECT "customers"."id", "customers"."name", "customers"."login", "customers"."contact", "customers"."address_street", "customers"."address_postal_code", "customers"."address_city", "customers"."address_country", "customers"."portal_token", "customers"."signed_up_on", "customers"."signed_up_from", "customers"."credit_amount", "customers"."credit_currency", "customers"."row_version", "customers"."created_at", "customers"."updated_at", "customers"."deleted_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "customers";
--@ view "members" "vw_members"
CREATE VIEW "vw_members" AS
    SELECT "members"."id", "members"."name", "members"."email", "members"."languages", "members"."hourly_rate", "members"."revision", "members"."created_at", "members"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "members";
--@ view "products" "vw_products"
CREATE VIEW "vw_products" AS
    SELECT "products"."id", "products"."name", "products"."price_amount", "products"."price_currency", "products"."warranty", "products"."released_on", "products"."retired_on", "products"."specifications", "products"."row_version", "products"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "products";
--@ view "refunds" "vw_refunds"
CREATE VIEW "vw_refunds" AS
    SELECT "refunds"."id", "refunds"."ticket_id", "refunds"."paid_amount", "refunds"."paid_currency", "refunds"."fee_amount", "refunds"."fee_currency", "refunds"."approved_by_id", "refunds"."row_version", "refunds"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "refunds";
--@ view "ticket_followers" "vw_ticket_followers"
CREATE VIEW "vw_ticket_followers" AS
    SELECT "ticket_followers"."ticket_id", "ticket_followers"."member_id", "ticket_followers"."role", "ticket_followers"."since", "ticket_followers"."is_muted", "ticket_followers"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "ticket_followers";
--@ view "ticket_labels" "vw_ticket_labels"
CREATE VIEW "vw_ticket_labels" AS
    SELECT "ticket_labels"."ticket_id", "ticket_labels"."label_id", "ticket_labels"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "ticket_labels";
--@ view "tickets" "vw_tickets"
CREATE VIEW "vw_tickets" AS
    SELECT "tickets"."id", "tickets"."code", "tickets"."customer_id", "tickets"."product_id", "tickets"."assignee_id", "tickets"."channel", "tickets"."severity", "tickets"."subject", "tickets"."status", "tickets"."waiting_for", "tickets"."answered_after", "tickets"."mood", "tickets"."rating", "tickets"."resolution", "tickets"."row_version", "tickets"."created_at", "tickets"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "tickets";
--@ entry "attachments" "tw_attachments_insert"
CREATE TRIGGER "tw_attachments_insert" AFTER INSERT ON "attachments"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:attachments:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Attachment' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Attachment', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'message_id', NEW."message_id", 'file_name', NEW."file_name", 'content', json(CASE WHEN NEW."content" IS NOT NULL THEN '{"$redacted": true}' END), 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '169315d5aa6a', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:attachments:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Attachment' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "customers" "tw_customers_delete"
CREATE TRIGGER "tw_customers_delete" AFTER DELETE ON "customers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:customers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Customer', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', json(CASE WHEN OLD."name" IS NOT NULL THEN '{"$redacted": true}' END), 'login', json(CASE WHEN OLD."login" IS NOT NULL THEN '{"$redacted": true}' END), 'login_key', json(CASE WHEN OLD."login_key" IS NOT NULL THEN '{"$redacted": true}' END), 'contact', json(CASE WHEN OLD."contact" IS NOT NULL THEN '{"$redacted": true}' END), 'address_street', json(CASE WHEN OLD."address_street" IS NOT NULL THEN '{"$redacted": true}' END), 'address_postal_code', json(CASE WHEN OLD."address_postal_code" IS NOT NULL THEN '{"$redacted": true}' END), 'address_city', json(CASE WHEN OLD."address_city" IS NOT NULL THEN '{"$redacted": true}' END), 'address_country', json(CASE WHEN OLD."address_country" IS NOT NULL THEN '{"$redacted": true}' END), 'portal_token', json(CASE WHEN OLD."portal_token" IS NOT NULL THEN '{"$redacted": true}' END), 'signed_up_on', OLD."signed_up_on", 'signed_up_from', CAST(OLD."signed_up_from" AS TEXT), 'credit_amount', CASE WHEN OLD."credit_amount" IS NOT NULL THEN CASE WHEN OLD."credit_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."credit_amount") / 100, abs(OLD."credit_amount") % 100) END, 'credit_currency', OLD."credit_currency", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '8532ece9c256', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:customers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Customer' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "customers" "tw_customers_insert"
CREATE TRIGGER "tw_customers_insert" AFTER INSERT ON "customers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:customers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Customer' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Customer', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', json(CASE WHEN NEW."name" IS NOT NULL THEN '{"$redacted": true}' END), 'login', json(CASE WHEN NEW."login" IS NOT NULL THEN '{"$redacted": true}' END), 'login_key', json(CASE WHEN NEW."login_key" IS NOT NULL THEN '{"$redacted": true}' END), 'contact', json(CASE WHEN NEW."contact" IS NOT NULL THEN '{"$redacted": true}' END), 'address_street', json(CASE WHEN NEW."address_street" IS NOT NULL THEN '{"$redacted": true}' END), 'address_postal_code', json(CASE WHEN NEW."address_postal_code" IS NOT NULL THEN '{"$redacted": true}' END), 'address_city', json(CASE WHEN NEW."address_city" IS NOT NULL THEN '{"$redacted": true}' END), 'address_country', json(CASE WHEN NEW."address_country" IS NOT NULL THEN '{"$redacted": true}' END), 'portal_token', json(CASE WHEN NEW."portal_token" IS NOT NULL THEN '{"$redacted": true}' END), 'signed_up_on', NEW."signed_up_on", 'signed_up_from', CAST(NEW."signed_up_from" AS TEXT), 'credit_amount', CASE WHEN NEW."credit_amount" IS NOT NULL THEN CASE WHEN NEW."credit_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."credit_amount") / 100, abs(NEW."credit_amount") % 100) END, 'credit_currency', NEW."credit_currency", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at", 'deleted_at', NEW."deleted_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '8532ece9c256', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:customers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Customer' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "customers" "tw_customers_update"
CREATE TRIGGER "tw_customers_update" AFTER UPDATE ON "customers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:customers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Customer' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), CASE WHEN OLD."deleted_at" IS NULL AND NEW."deleted_at" IS NOT NULL THEN 'deleted' ELSE 'updated' END,
        'Customer', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'name', json(CASE WHEN OLD."name" IS NOT NULL THEN '{"$redacted": true}' END), 'login', json(CASE WHEN OLD."login" IS NOT NULL THEN '{"$redacted": true}' END), 'login_key', json(CASE WHEN OLD."login_key" IS NOT NULL THEN '{"$redacted": true}' END), 'contact', json(CASE WHEN OLD."contact" IS NOT NULL THEN '{"$redacted": true}' END), 'address_street', json(CASE WHEN OLD."address_street" IS NOT NULL THEN '{"$redacted": true}' END), 'address_postal_code', json(CASE WHEN OLD."address_postal_code" IS NOT NULL THEN '{"$redacted": true}' END), 'address_city', json(CASE WHEN OLD."address_city" IS NOT NULL THEN '{"$redacted": true}' END), 'address_country', json(CASE WHEN OLD."address_country" IS NOT NULL THEN '{"$redacted": true}' END), 'portal_token', json(CASE WHEN OLD."portal_token" IS NOT NULL THEN '{"$redacted": true}' END), 'signed_up_on', OLD."signed_up_on", 'signed_up_from', CAST(OLD."signed_up_from" AS TEXT), 'credit_amount', CASE WHEN OLD."credit_amount" IS NOT NULL THEN CASE WHEN OLD."credit_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."credit_amount") / 100, abs(OLD."credit_amount") % 100) END, 'credit_currency', OLD."credit_currency", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."login" IS OLD."login" THEN '$."login"' ELSE '$."$none"' END, CASE WHEN NEW."login_key" IS OLD."login_key" THEN '$."login_key"' ELSE '$."$none"' END, CASE WHEN NEW."contact" IS OLD."contact" THEN '$."contact"' ELSE '$."$none"' END, CASE WHEN NEW."address_street" IS OLD."address_street" THEN '$."address_street"' ELSE '$."$none"' END, CASE WHEN NEW."address_postal_code" IS OLD."address_postal_code" THEN '$."address_postal_code"' ELSE '$."$none"' END, CASE WHEN NEW."address_city" IS OLD."address_city" THEN '$."address_city"' ELSE '$."$none"' END, CASE WHEN NEW."address_country" IS OLD."address_country" THEN '$."address_country"' ELSE '$."$none"' END, CASE WHEN NEW."portal_token" IS OLD."portal_token" THEN '$."portal_token"' ELSE '$."$none"' END, CASE WHEN NEW."signed_up_on" IS OLD."signed_up_on" THEN '$."signed_up_on"' ELSE '$."$none"' END, CASE WHEN NEW."signed_up_from" IS OLD."signed_up_from" THEN '$."signed_up_from"' ELSE '$."$none"' END, CASE WHEN NEW."credit_amount" IS OLD."credit_amount" THEN '$."credit_amount"' ELSE '$."$none"' END, CASE WHEN NEW."credit_currency" IS OLD."credit_currency" THEN '$."credit_currency"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END, CASE WHEN NEW."deleted_at" IS OLD."deleted_at" THEN '$."deleted_at"' ELSE '$."$none"' END),
        json_insert(json_remove(json_object('id', NEW."id", 'name', json(CASE WHEN NEW."name" IS NOT NULL THEN '{"$redacted": true}' END), 'login', json(CASE WHEN NEW."login" IS NOT NULL THEN '{"$redacted": true}' END), 'login_key', json(CASE WHEN NEW."login_key" IS NOT NULL THEN '{"$redacted": true}' END), 'contact', json(CASE WHEN NEW."contact" IS NOT NULL THEN '{"$redacted": true}' END), 'address_street', json(CASE WHEN NEW."address_street" IS NOT NULL THEN '{"$redacted": true}' END), 'address_postal_code', json(CASE WHEN NEW."address_postal_code" IS NOT NULL THEN '{"$redacted": true}' END), 'address_city', json(CASE WHEN NEW."address_city" IS NOT NULL THEN '{"$redacted": true}' END), 'address_country', json(CASE WHEN NEW."address_country" IS NOT NULL THEN '{"$redacted": true}' END), 'portal_token', json(CASE WHEN NEW."portal_token" IS NOT NULL THEN '{"$redacted": true}' END), 'signed_up_on', NEW."signed_up_on", 'signed_up_from', CAST(NEW."signed_up_from" AS TEXT), 'credit_amount', CASE WHEN NEW."credit_amount" IS NOT NULL THEN CASE WHEN NEW."credit_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."credit_amount") / 100, abs(NEW."credit_amount") % 100) END, 'credit_currency', NEW."credit_currency", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at", 'deleted_at', NEW."deleted_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."login" IS OLD."login" THEN '$."login"' ELSE '$."$none"' END, CASE WHEN NEW."login_key" IS OLD."login_key" THEN '$."login_key"' ELSE '$."$none"' END, CASE WHEN NEW."contact" IS OLD."contact" THEN '$."contact"' ELSE '$."$none"' END, CASE WHEN NEW."address_street" IS OLD."address_street" THEN '$."address_street"' ELSE '$."$none"' END, CASE WHEN NEW."address_postal_code" IS OLD."address_postal_code" THEN '$."address_postal_code"' ELSE '$."$none"' END, CASE WHEN NEW."address_city" IS OLD."address_city" THEN '$."address_city"' ELSE '$."$none"' END, CASE WHEN NEW."address_country" IS OLD."address_country" THEN '$."address_country"' ELSE '$."$none"' END, CASE WHEN NEW."portal_token" IS OLD."portal_token" THEN '$."portal_token"' ELSE '$."$none"' END, CASE WHEN NEW."signed_up_on" IS OLD."signed_up_on" THEN '$."signed_up_on"' ELSE '$."$none"' END, CASE WHEN NEW."signed_up_from" IS OLD."signed_up_from" THEN '$."signed_up_from"' ELSE '$."$none"' END, CASE WHEN NEW."credit_amount" IS OLD."credit_amount" THEN '$."credit_amount"' ELSE '$."$none"' END, CASE WHEN NEW."credit_currency" IS OLD."credit_currency" THEN '$."credit_currency"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END, CASE WHEN NEW."deleted_at" IS OLD."deleted_at" THEN '$."deleted_at"' ELSE '$."$none"' END), '$."$changed"', json((SELECT json_group_array("value") FROM json_each(json_array(CASE WHEN NOT (NEW."name" IS OLD."name") THEN 'name' END, CASE WHEN NOT (NEW."login" IS OLD."login") THEN 'login' END, CASE WHEN NOT (NEW."login_key" IS OLD."login_key") THEN 'login_key' END, CASE WHEN NOT (NEW."contact" IS OLD."contact") THEN 'contact' END, CASE WHEN NOT (NEW."address_street" IS OLD."address_street") THEN 'address_street' END, CASE WHEN NOT (NEW."address_postal_code" IS OLD."address_postal_code") THEN 'address_postal_code' END, CASE WHEN NOT (NEW."address_city" IS OLD."address_city") THEN 'address_city' END, CASE WHEN NOT (NEW."address_country" IS OLD."address_country") THEN 'address_country' END, CASE WHEN NOT (NEW."portal_token" IS OLD."portal_token") THEN 'portal_token' END)) WHERE "value" IS NOT NULL))),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '8532ece9c256', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:customers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Customer' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "members" "tw_members_delete"
CREATE TRIGGER "tw_members_delete" AFTER DELETE ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Member', OLD."id", OLD."revision" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'email', OLD."email", 'languages', json(OLD."languages"), 'hourly_rate', json(CASE WHEN OLD."hourly_rate" IS NOT NULL THEN '{"$redacted": true}' END), 'revision', OLD."revision", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'f565a496c541', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."revision" + 1);
END;
--@ entry "members" "tw_members_insert"
CREATE TRIGGER "tw_members_insert" AFTER INSERT ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Member' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."revision"));
    SELECT RAISE(ABORT, 'cwom:unique:members:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Member', NEW."id", NEW."revision",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'email', NEW."email", 'languages', json(NEW."languages"), 'hourly_rate', json(CASE WHEN NEW."hourly_rate" IS NOT NULL THEN '{"$redacted": true}' END), 'revision', NEW."revision", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'f565a496c541', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."revision");
END;
--@ entry "members" "tw_members_update"
CREATE TRIGGER "tw_members_update" AFTER UPDATE ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Member' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."revision"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Member', NEW."id", NEW."revision",
        json_remove(json_object('id', OLD."id", 'name', OLD."name", 'email', OLD."email", 'languages', json(OLD."languages"), 'hourly_rate', json(CASE WHEN OLD."hourly_rate" IS NOT NULL THEN '{"$redacted": true}' END), 'revision', OLD."revision", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."email" IS OLD."email" THEN '$."email"' ELSE '$."$none"' END, CASE WHEN NEW."languages" IS OLD."languages" THEN '$."languages"' ELSE '$."$none"' END, CASE WHEN NEW."hourly_rate" IS OLD."hourly_rate" THEN '$."hourly_rate"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END),
        json_insert(json_remove(json_object('id', NEW."id", 'name', NEW."name", 'email', NEW."email", 'languages', json(NEW."languages"), 'hourly_rate', json(CASE WHEN NEW."hourly_rate" IS NOT NULL THEN '{"$redacted": true}' END), 'revision', NEW."revision", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."email" IS OLD."email" THEN '$."email"' ELSE '$."$none"' END, CASE WHEN NEW."languages" IS OLD."languages" THEN '$."languages"' ELSE '$."$none"' END, CASE WHEN NEW."hourly_rate" IS OLD."hourly_rate" THEN '$."hourly_rate"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END), '$."$changed"', json((SELECT json_group_array("value") FROM json_each(json_array(CASE WHEN NOT (NEW."hourly_rate" IS OLD."hourly_rate") THEN 'hourly_rate' END)) WHERE "value" IS NOT NULL))),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'f565a496c541', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."revision");
END;
--@ entry "products" "tw_products_delete"
CREATE TRIGGER "tw_products_delete" AFTER DELETE ON "products"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:products:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Product', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'price_amount', CASE WHEN OLD."price_amount" IS NOT NULL THEN CASE WHEN OLD."price_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."price_amount") / 100, abs(OLD."price_amount") % 100) END, 'price_currency', OLD."price_currency", 'warranty', OLD."warranty", 'released_on', OLD."released_on", 'retired_on', OLD."retired_on", 'specifications', json(OLD."specifications"), 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'eb4aa29ed62e', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:products:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Product' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "products" "tw_products_insert"
CREATE TRIGGER "tw_products_insert" AFTER INSERT ON "products"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:products:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Product' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:products:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Product' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Product', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'price_amount', CASE WHEN NEW."price_amount" IS NOT NULL THEN CASE WHEN NEW."price_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."price_amount") / 100, abs(NEW."price_amount") % 100) END, 'price_currency', NEW."price_currency", 'warranty', NEW."warranty", 'released_on', NEW."released_on", 'retired_on', NEW."retired_on", 'specifications', json(NEW."specifications"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'eb4aa29ed62e', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:products:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Product' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "products" "tw_products_update"
CREATE TRIGGER "tw_products_update" AFTER UPDATE ON "products"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:products:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Product' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Product', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'name', OLD."name", 'price_amount', CASE WHEN OLD."price_amount" IS NOT NULL THEN CASE WHEN OLD."price_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."price_amount") / 100, abs(OLD."price_amount") % 100) END, 'price_currency', OLD."price_currency", 'warranty', OLD."warranty", 'released_on', OLD."released_on", 'retired_on', OLD."retired_on", 'specifications', json(OLD."specifications"), 'row_version', OLD."row_version", 'created_at', OLD."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."price_amount" IS OLD."price_amount" THEN '$."price_amount"' ELSE '$."$none"' END, CASE WHEN NEW."price_currency" IS OLD."price_currency" THEN '$."price_currency"' ELSE '$."$none"' END, CASE WHEN NEW."warranty" IS OLD."warranty" THEN '$."warranty"' ELSE '$."$none"' END, CASE WHEN NEW."released_on" IS OLD."released_on" THEN '$."released_on"' ELSE '$."$none"' END, CASE WHEN NEW."retired_on" IS OLD."retired_on" THEN '$."retired_on"' ELSE '$."$none"' END, CASE WHEN NEW."specifications" IS OLD."specifications" THEN '$."specifications"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        json_remove(json_object('id', NEW."id", 'name', NEW."name", 'price_amount', CASE WHEN NEW."price_amount" IS NOT NULL THEN CASE WHEN NEW."price_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."price_amount") / 100, abs(NEW."price_amount") % 100) END, 'price_currency', NEW."price_currency", 'warranty', NEW."warranty", 'released_on', NEW."released_on", 'retired_on', NEW."retired_on", 'specifications', json(NEW."specifications"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."price_amount" IS OLD."price_amount" THEN '$."price_amount"' ELSE '$."$none"' END, CASE WHEN NEW."price_currency" IS OLD."price_currency" THEN '$."price_currency"' ELSE '$."$none"' END, CASE WHEN NEW."warranty" IS OLD."warranty" THEN '$."warranty"' ELSE '$."$none"' END, CASE WHEN NEW."released_on" IS OLD."released_on" THEN '$."released_on"' ELSE '$."$none"' END, CASE WHEN NEW."retired_on" IS OLD."retired_on" THEN '$."retired_on"' ELSE '$."$none"' END, CASE WHEN NEW."specifications" IS OLD."specifications" THEN '$."specifications"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'eb4aa29ed62e', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:products:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Product' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "refunds" "tw_refunds_insert"
CREATE TRIGGER "tw_refunds_insert" AFTER INSERT ON "refunds"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:refunds:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Refund' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Refund', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'ticket_id', NEW."ticket_id", 'paid_amount', CASE WHEN NEW."paid_amount" IS NOT NULL THEN CASE WHEN NEW."paid_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."paid_amount") / 100, abs(NEW."paid_amount") % 100) END, 'paid_currency', NEW."paid_currency", 'fee_amount', CASE WHEN NEW."fee_amount" IS NOT NULL THEN CASE WHEN NEW."fee_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."fee_amount") / 100, abs(NEW."fee_amount") % 100) END, 'fee_currency', NEW."fee_currency", 'approved_by_id', NEW."approved_by_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'fd92092488bb', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:refunds:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Refund' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "ticket_followers" "tw_ticket_followers_delete"
CREATE TRIGGER "tw_ticket_followers_delete" AFTER DELETE ON "ticket_followers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:ticket_followers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'unlinked',
        'Ticket.followers', OLD."ticket_id" || '/' || OLD."member_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.followers' AND "audit_log"."entity_id" = OLD."ticket_id" || '/' || OLD."member_id"),
        json_object('ticket_id', OLD."ticket_id", 'member_id', OLD."member_id", 'role', OLD."role", 'since', OLD."since", 'is_muted', json(CASE OLD."is_muted" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '1d51bcf2e56b', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:ticket_followers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket.followers' AND "e"."entity_id" = OLD."ticket_id" || '/' || OLD."member_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Ticket.followers' AND "l"."entity_id" = OLD."ticket_id" || '/' || OLD."member_id"));
END;
--@ entry "ticket_followers" "tw_ticket_followers_insert"
CREATE TRIGGER "tw_ticket_followers_insert" AFTER INSERT ON "ticket_followers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:ticket_followers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Ticket.followers' AND "c"."for_id" = NEW."ticket_id" || '/' || NEW."member_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'Ticket.followers', NEW."ticket_id" || '/' || NEW."member_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.followers' AND "audit_log"."entity_id" = NEW."ticket_id" || '/' || NEW."member_id"),
        NULL,
        json_object('ticket_id', NEW."ticket_id", 'member_id', NEW."member_id", 'role', NEW."role", 'since', NEW."since", 'is_muted', json(CASE NEW."is_muted" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '1d51bcf2e56b', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:ticket_followers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket.followers' AND "e"."entity_id" = NEW."ticket_id" || '/' || NEW."member_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('ticket_id', NEW."ticket_id", 'member_id', NEW."member_id", 'role', NEW."role", 'since', NEW."since", 'is_muted', json(CASE NEW."is_muted" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Ticket.followers' AND "l"."entity_id" = NEW."ticket_id" || '/' || NEW."member_id"));
END;
--@ entry "ticket_followers" "tw_ticket_followers_update"
CREATE TRIGGER "tw_ticket_followers_update" AFTER UPDATE ON "ticket_followers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:ticket_followers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Ticket.followers', NEW."ticket_id" || '/' || NEW."member_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.followers' AND "audit_log"."entity_id" = NEW."ticket_id" || '/' || NEW."member_id"),
        json_object('ticket_id', OLD."ticket_id", 'member_id', OLD."member_id", 'role', OLD."role", 'since', OLD."since", 'is_muted', json(CASE OLD."is_muted" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'created_at', OLD."created_at"),
        json_object('ticket_id', NEW."ticket_id", 'member_id', NEW."member_id", 'role', NEW."role", 'since', NEW."since", 'is_muted', json(CASE NEW."is_muted" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '1d51bcf2e56b', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:ticket_followers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket.followers' AND "e"."entity_id" = NEW."ticket_id" || '/' || NEW."member_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('ticket_id', NEW."ticket_id", 'member_id', NEW."member_id", 'role', NEW."role", 'since', NEW."since", 'is_muted', json(CASE NEW."is_muted" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Ticket.followers' AND "l"."entity_id" = NEW."ticket_id" || '/' || NEW."member_id"));
END;
--@ entry "ticket_labels" "tw_ticket_labels_delete"
CREATE TRIGGER "tw_ticket_labels_delete" AFTER DELETE ON "ticket_labels"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:ticket_labels:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'unlinked',
        'Ticket.labels', OLD."ticket_id" || '/' || OLD."label_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.labels' AND "audit_log"."entity_id" = OLD."ticket_id" || '/' || OLD."label_id"),
        json_object('ticket_id', OLD."ticket_id", 'label_id', OLD."label_id", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'ad2b490d1389', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:ticket_labels:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket.labels' AND "e"."entity_id" = OLD."ticket_id" || '/' || OLD."label_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Ticket.labels' AND "l"."entity_id" = OLD."ticket_id" || '/' || OLD."label_id"));
END;
--@ entry "ticket_labels" "tw_ticket_labels_insert"
CREATE TRIGGER "tw_ticket_labels_insert" AFTER INSERT ON "ticket_labels"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:ticket_labels:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Ticket.labels' AND "c"."for_id" = NEW."ticket_id" || '/' || NEW."label_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'Ticket.labels', NEW."ticket_id" || '/' || NEW."label_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.labels' AND "audit_log"."entity_id" = NEW."ticket_id" || '/' || NEW."label_id"),
        NULL,
        json_object('ticket_id', NEW."ticket_id", 'label_id', NEW."label_id", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'ad2b490d1389', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:ticket_labels:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket.labels' AND "e"."entity_id" = NEW."ticket_id" || '/' || NEW."label_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('ticket_id', NEW."ticket_id", 'label_id', NEW."label_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Ticket.labels' AND "l"."entity_id" = NEW."ticket_id" || '/' || NEW."label_id"));
END;
--@ entry "ticket_labels" "tw_ticket_labels_update"
CREATE TRIGGER "tw_ticket_labels_update" AFTER UPDATE ON "ticket_labels"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:ticket_labels:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Ticket.labels', NEW."ticket_id" || '/' || NEW."label_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Ticket.labels' AND "audit_log"."entity_id" = NEW."ticket_id" || '/' || NEW."label_id"),
        json_object('ticket_id', OLD."ticket_id", 'label_id', OLD."label_id", 'created_at', OLD."created_at"),
        json_object('ticket_id', NEW."ticket_id", 'label_id', NEW."label_id", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'ad2b490d1389', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:ticket_labels:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket.labels' AND "e"."entity_id" = NEW."ticket_id" || '/' || NEW."label_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('ticket_id', NEW."ticket_id", 'label_id', NEW."label_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Ticket.labels' AND "l"."entity_id" = NEW."ticket_id" || '/' || NEW."label_id"));
END;
--@ entry "tickets" "tw_tickets_delete"
CREATE TRIGGER "tw_tickets_delete" AFTER DELETE ON "tickets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:tickets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Ticket', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'code', OLD."code", 'customer_id', OLD."customer_id", 'product_id', OLD."product_id", 'assignee_id', OLD."assignee_id", 'channel', OLD."channel", 'severity', OLD."severity", 'subject', OLD."subject", 'status', OLD."status", 'waiting_for', OLD."waiting_for", 'answered_after', OLD."answered_after", 'mood', json(CASE WHEN CAST(printf('%!.15g', OLD."mood") AS REAL) = OLD."mood" THEN printf('%!.15g', OLD."mood") WHEN OLD."mood" IS NOT NULL THEN printf('%!.17g', OLD."mood") END), 'rating', OLD."rating", 'resolution', json(OLD."resolution"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e642a9be0e67', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:tickets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "tickets" "tw_tickets_insert"
CREATE TRIGGER "tw_tickets_insert" AFTER INSERT ON "tickets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:tickets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Ticket' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:tickets:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Ticket' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Ticket', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'code', NEW."code", 'customer_id', NEW."customer_id", 'product_id', NEW."product_id", 'assignee_id', NEW."assignee_id", 'channel', NEW."channel", 'severity', NEW."severity", 'subject', NEW."subject", 'status', NEW."status", 'waiting_for', NEW."waiting_for", 'answered_after', NEW."answered_after", 'mood', json(CASE WHEN CAST(printf('%!.15g', NEW."mood") AS REAL) = NEW."mood" THEN printf('%!.15g', NEW."mood") WHEN NEW."mood" IS NOT NULL THEN printf('%!.17g', NEW."mood") END), 'rating', NEW."rating", 'resolution', json(NEW."resolution"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e642a9be0e67', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:tickets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "tickets" "tw_tickets_update"
CREATE TRIGGER "tw_tickets_update" AFTER UPDATE ON "tickets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:tickets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Ticket' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Ticket', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'code', OLD."code", 'customer_id', OLD."customer_id", 'product_id', OLD."product_id", 'assignee_id', OLD."assignee_id", 'channel', OLD."channel", 'severity', OLD."severity", 'subject', OLD."subject", 'status', OLD."status", 'waiting_for', OLD."waiting_for", 'answered_after', OLD."answered_after", 'mood', json(CASE WHEN CAST(printf('%!.15g', OLD."mood") AS REAL) = OLD."mood" THEN printf('%!.15g', OLD."mood") WHEN OLD."mood" IS NOT NULL THEN printf('%!.17g', OLD."mood") END), 'rating', OLD."rating", 'resolution', json(OLD."resolution"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."code" IS OLD."code" THEN '$."code"' ELSE '$."$none"' END, CASE WHEN NEW."customer_id" IS OLD."customer_id" THEN '$."customer_id"' ELSE '$."$none"' END, CASE WHEN NEW."product_id" IS OLD."product_id" THEN '$."product_id"' ELSE '$."$none"' END, CASE WHEN NEW."assignee_id" IS OLD."assignee_id" THEN '$."assignee_id"' ELSE '$."$none"' END, CASE WHEN NEW."channel" IS OLD."channel" THEN '$."channel"' ELSE '$."$none"' END, CASE WHEN NEW."severity" IS OLD."severity" THEN '$."severity"' ELSE '$."$none"' END, CASE WHEN NEW."subject" IS OLD."subject" THEN '$."subject"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."waiting_for" IS OLD."waiting_for" THEN '$."waiting_for"' ELSE '$."$none"' END, CASE WHEN NEW."answered_after" IS OLD."answered_after" THEN '$."answered_after"' ELSE '$."$none"' END, CASE WHEN NEW."mood" IS OLD."mood" THEN '$."mood"' ELSE '$."$none"' END, CASE WHEN NEW."rating" IS OLD."rating" THEN '$."rating"' ELSE '$."$none"' END, CASE WHEN NEW."resolution" IS OLD."resolution" THEN '$."resolution"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END),
        json_remove(json_object('id', NEW."id", 'code', NEW."code", 'customer_id', NEW."customer_id", 'product_id', NEW."product_id", 'assignee_id', NEW."assignee_id", 'channel', NEW."channel", 'severity', NEW."severity", 'subject', NEW."subject", 'status', NEW."status", 'waiting_for', NEW."waiting_for", 'answered_after', NEW."answered_after", 'mood', json(CASE WHEN CAST(printf('%!.15g', NEW."mood") AS REAL) = NEW."mood" THEN printf('%!.15g', NEW."mood") WHEN NEW."mood" IS NOT NULL THEN printf('%!.17g', NEW."mood") END), 'rating', NEW."rating", 'resolution', json(NEW."resolution"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."code" IS OLD."code" THEN '$."code"' ELSE '$."$none"' END, CASE WHEN NEW."customer_id" IS OLD."customer_id" THEN '$."customer_id"' ELSE '$."$none"' END, CASE WHEN NEW."product_id" IS OLD."product_id" THEN '$."product_id"' ELSE '$."$none"' END, CASE WHEN NEW."assignee_id" IS OLD."assignee_id" THEN '$."assignee_id"' ELSE '$."$none"' END, CASE WHEN NEW."channel" IS OLD."channel" THEN '$."channel"' ELSE '$."$none"' END, CASE WHEN NEW."severity" IS OLD."severity" THEN '$."severity"' ELSE '$."$none"' END, CASE WHEN NEW."subject" IS OLD."subject" THEN '$."subject"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."waiting_for" IS OLD."waiting_for" THEN '$."waiting_for"' ELSE '$."$none"' END, CASE WHEN NEW."answered_after" IS OLD."answered_after" THEN '$."answered_after"' ELSE '$."$none"' END, CASE WHEN NEW."mood" IS OLD."mood" THEN '$."mood"' ELSE '$."$none"' END, CASE WHEN NEW."rating" IS OLD."rating" THEN '$."rating"' ELSE '$."$none"' END, CASE WHEN NEW."resolution" IS OLD."resolution" THEN '$."resolution"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e642a9be0e67', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:tickets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ trigger "attachments" "tr_attachments_first_version"
CREATE TRIGGER "tr_attachments_first_version" BEFORE INSERT ON "attachments"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:attachments:row_version: a new row has version 1');
END;
--@ trigger "attachments" "tr_attachments_insert_keeps"
CREATE TRIGGER "tr_attachments_insert_keeps" BEFORE INSERT ON "attachments"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:attachments:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "attachments" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:attachments:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "attachments" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "attachments" "tr_attachments_no_delete"
CREATE TRIGGER "tr_attachments_no_delete" BEFORE DELETE ON "attachments"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:attachments:-: rows are never changed or deleted');
END;
--@ trigger "attachments" "tr_attachments_no_update"
CREATE TRIGGER "tr_attachments_no_update" BEFORE UPDATE ON "attachments"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:attachments:-: rows are never changed or deleted');
END;
--@ trigger "audit_log" "tr_audit_log_insert_keeps"
CREATE TRIGGER "tr_audit_log_insert_keeps" BEFORE INSERT ON "audit_log"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:audit_log:seq: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log" WHERE "seq" = NEW."seq");
    SELECT RAISE(ABORT, 'cwom:unique:audit_log:entity_kind,entity_id,entity_version: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log" WHERE "entity_kind" = NEW."entity_kind" AND "entity_id" = NEW."entity_id" AND "entity_version" = NEW."entity_version");
END;
--@ trigger "audit_log" "tr_audit_log_only_pruned"
CREATE TRIGGER "tr_audit_log_only_pruned" BEFORE DELETE ON "audit_log"
WHEN NOT EXISTS (SELECT 1 FROM "audit_log_checkpoint" AS "p" WHERE "p"."kind" = 'pruned'
    AND OLD."seq" >= "p"."lo" AND OLD."seq" < "p"."hi")
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log:-: an entry goes only when it was exported, as a checkpoint says');
END;
--@ trigger "audit_log" "tr_audit_log_only_redacted"
CREATE TRIGGER "tr_audit_log_only_redacted" BEFORE UPDATE ON "audit_log"
WHEN NEW."seq" IS NOT OLD."seq"
    OR NEW."ts" IS NOT OLD."ts"
    OR NEW."actor_kind" IS NOT OLD."actor_kind"
    OR NEW."actor_id" IS NOT OLD."actor_id"
    OR NEW."action" IS NOT OLD."action"
    OR NEW."entity_kind" IS NOT OLD."entity_kind"
    OR NEW."entity_id" IS NOT OLD."entity_id"
    OR NEW."entity_version" IS NOT OLD."entity_version"
    OR NEW."trace_id" IS NOT OLD."trace_id"
    OR NEW."spec_rev" IS NOT OLD."spec_rev"
    OR NOT EXISTS (SELECT 1 FROM "audit_log" AS "r" WHERE "r"."entity_kind" = OLD."entity_kind"
        AND "r"."entity_id" = OLD."entity_id" AND "r"."action" = 'redacted'
        AND "r"."seq" > OLD."seq" AND EXISTS (SELECT 1
            FROM json_each("r"."after", '$.entries') AS "e" WHERE "e"."value" = OLD."seq"))
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log:-: an entry changes only by a redaction that was recorded before');
END;
--@ trigger "audit_log_checkpoint" "tr_audit_log_checkpoint_insert_keeps"
CREATE TRIGGER "tr_audit_log_checkpoint_insert_keeps" BEFORE INSERT ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:audit_log_checkpoint:n: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log_checkpoint" WHERE "n" = NEW."n");
    SELECT RAISE(ABORT, 'cwom:unique:audit_log_checkpoint:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log_checkpoint" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "audit_log_checkpoint" "tr_audit_log_checkpoint_no_delete"
CREATE TRIGGER "tr_audit_log_checkpoint_no_delete" BEFORE DELETE ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log_checkpoint:-: rows are only ever added');
END;
--@ trigger "audit_log_checkpoint" "tr_audit_log_checkpoint_no_update"
CREATE TRIGGER "tr_audit_log_checkpoint_no_update" BEFORE UPDATE ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log_checkpoint:-: rows are only ever added');
END;
--@ trigger "customers" "tr_customers_clock"
CREATE TRIGGER "tr_customers_clock" BEFORE UPDATE OF "updated_at" ON "customers"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:customers:updated_at: a change is not older than the one before');
END;
--@ trigger "customers" "tr_customers_deleted"
CREATE TRIGGER "tr_customers_deleted" BEFORE UPDATE ON "customers"
WHEN OLD."deleted_at" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'cwom:deleted:customers:deleted_at: what was deleted is changed no more');
END;
--@ trigger "customers" "tr_customers_first_version"
CREATE TRIGGER "tr_customers_first_version" BEFORE INSERT ON "customers"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:customers:row_version: a new row has version 1');
END;
--@ trigger "customers" "tr_customers_frozen"
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
--@ trigger "customers" "tr_customers_insert_keeps"
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
--@ trigger "customers" "tr_customers_next_version"
CREATE TRIGGER "tr_customers_next_version" BEFORE UPDATE ON "customers"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:customers:row_version: a change states the version after the one that it read');
END;
--@ trigger "customers" "tr_customers_update_keeps"
CREATE TRIGGER "tr_customers_update_keeps" BEFORE UPDATE ON "customers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:customers:portal_token: another row has the same key, and does not make way')
    WHERE (NEW."portal_token" IS NOT OLD."portal_token") AND EXISTS (SELECT 1 FROM "customers" WHERE "portal_token" = NEW."portal_token" AND _rowid_ <> OLD._rowid_);
    SELECT RAISE(ABORT, 'cwom:unique:customers:login_key: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM (SELECT NEW."id" AS "id", NEW."name" AS "name", NEW."login" AS "login", NEW."login_key" AS "login_key", NEW."contact" AS "contact", NEW."address_street" AS "address_street", NEW."address_postal_code" AS "address_postal_code", NEW."address_city" AS "address_city", NEW."address_country" AS "address_country", NEW."portal_token" AS "portal_token", NEW."signed_up_on" AS "signed_up_on", NEW."signed_up_from" AS "signed_up_from", NEW."credit_amount" AS "credit_amount", NEW."credit_currency" AS "credit_currency", NEW."row_version" AS "row_version", NEW."created_at" AS "created_at", NEW."updated_at" AS "updated_at", NEW."deleted_at" AS "deleted_at") WHERE "deleted_at" IS NULL)
        AND EXISTS (SELECT 1 FROM "customers" WHERE "login_key" = NEW."login_key" AND _rowid_ <> OLD._rowid_ AND ("deleted_at" IS NULL));
END;
--@ trigger "drafts" "tr_drafts_frozen"
CREATE TRIGGER "tr_drafts_frozen" BEFORE UPDATE ON "drafts"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:drafts:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:drafts:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:drafts:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;
--@ trigger "drafts" "tr_drafts_insert_keeps"
CREATE TRIGGER "tr_drafts_insert_keeps" BEFORE INSERT ON "drafts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:drafts:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "drafts" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:drafts:ticket_id,author_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "drafts" WHERE "ticket_id" = NEW."ticket_id" AND "author_id" = NEW."author_id");
    SELECT RAISE(ABORT, 'cwom:unique:drafts:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "drafts" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "drafts" "tr_drafts_update_keeps"
CREATE TRIGGER "tr_drafts_update_keeps" BEFORE UPDATE ON "drafts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:drafts:ticket_id,author_id: another row has the same key, and does not make way')
    WHERE (NEW."ticket_id" IS NOT OLD."ticket_id" OR NEW."author_id" IS NOT OLD."author_id") AND EXISTS (SELECT 1 FROM "drafts" WHERE "ticket_id" = NEW."ticket_id" AND "author_id" = NEW."author_id" AND _rowid_ <> OLD._rowid_);
END;
--@ trigger "labels" "tr_labels_frozen"
CREATE TRIGGER "tr_labels_frozen" BEFORE UPDATE ON "labels"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:labels:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:labels:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;
--@ trigger "labels" "tr_labels_insert_keeps"
CREATE TRIGGER "tr_labels_insert_keeps" BEFORE INSERT ON "labels"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:labels:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "labels" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:labels:name: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "labels" WHERE "name" = NEW."name");
    SELECT RAISE(ABORT, 'cwom:unique:labels:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "labels" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "labels" "tr_labels_update_keeps"
CREATE TRIGGER "tr_labels_update_keeps" BEFORE UPDATE ON "labels"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:labels:name: another row has the same key, and does not make way')
    WHERE (NEW."name" IS NOT OLD."name") AND EXISTS (SELECT 1 FROM "labels" WHERE "name" = NEW."name" AND _rowid_ <> OLD._rowid_);
END;
--@ trigger "members" "tr_members_clock"
CREATE TRIGGER "tr_members_clock" BEFORE UPDATE OF "updated_at" ON "members"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:members:updated_at: a change is not older than the one before');
END;
--@ trigger "members" "tr_members_first_version"
CREATE TRIGGER "tr_members_first_version" BEFORE INSERT ON "members"
WHEN NEW."revision" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:members:revision: a new row has version 1');
END;
--@ trigger "members" "tr_members_frozen"
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
--@ trigger "members" "tr_members_insert_keeps"
CREATE TRIGGER "tr_members_insert_keeps" BEFORE INSERT ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:members:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:members:email: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE "email" = NEW."email");
    SELECT RAISE(ABORT, 'cwom:unique:members:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "members" "tr_members_languages_items_insert"
CREATE TRIGGER "tr_members_languages_items_insert" AFTER INSERT ON "members"
WHEN NEW."languages" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:members:languages: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."languages") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "members" "tr_members_languages_items_update"
CREATE TRIGGER "tr_members_languages_items_update" AFTER UPDATE OF "languages" ON "members"
WHEN NEW."languages" IS NOT OLD."languages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:members:languages: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."languages") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "members" "tr_members_next_version"
CREATE TRIGGER "tr_members_next_version" BEFORE UPDATE ON "members"
WHEN NEW."revision" IS NOT OLD."revision" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:members:revision: a change states the version after the one that it read');
END;
--@ trigger "members" "tr_members_update_keeps"
CREATE TRIGGER "tr_members_update_keeps" BEFORE UPDATE ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:members:email: another row has the same key, and does not make way')
    WHERE (NEW."email" IS NOT OLD."email") AND EXISTS (SELECT 1 FROM "members" WHERE "email" = NEW."email" AND _rowid_ <> OLD._rowid_);
END;
--@ trigger "messages" "tr_messages_first_version"
CREATE TRIGGER "tr_messages_first_version" BEFORE INSERT ON "messages"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:messages:row_version: a new row has version 1');
END;
--@ trigger "messages" "tr_messages_insert_keeps"
CREATE TRIGGER "tr_messages_insert_keeps" BEFORE INSERT ON "messages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:messages:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "messages" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:messages:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "messages" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "messages" "tr_messages_no_delete"
CREATE TRIGGER "tr_messages_no_delete" BEFORE DELETE ON "messages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:messages:-: rows are only ever added');
END;
--@ trigger "messages" "tr_messages_no_update"
CREATE TRIGGER "tr_messages_no_update" BEFORE UPDATE ON "messages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:messages:-: rows are only ever added');
END;
--@ trigger "products" "tr_products_first_version"
CREATE TRIGGER "tr_products_first_version" BEFORE INSERT ON "products"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:products:row_version: a new row has version 1');
END;
--@ trigger "products" "tr_products_frozen"
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
--@ trigger "products" "tr_products_insert_keeps"
CREATE TRIGGER "tr_products_insert_keeps" BEFORE INSERT ON "products"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:products:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "products" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:products:name: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "products" WHERE "name" = NEW."name");
    SELECT RAISE(ABORT, 'cwom:unique:products:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "products" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "products" "tr_products_next_version"
CREATE TRIGGER "tr_products_next_version" BEFORE UPDATE ON "products"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:products:row_version: a change states the version after the one that it read');
END;
--@ trigger "products" "tr_products_specifications_items_insert"
CREATE TRIGGER "tr_products_specifications_items_insert" AFTER INSERT ON "products"
WHEN NEW."specifications" <> '{}'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:products:specifications: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."specifications") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "products" "tr_products_specifications_items_update"
CREATE TRIGGER "tr_products_specifications_items_update" AFTER UPDATE OF "specifications" ON "products"
WHEN NEW."specifications" IS NOT OLD."specifications"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:products:specifications: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."specifications") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "products" "tr_products_update_keeps"
CREATE TRIGGER "tr_products_update_keeps" BEFORE UPDATE ON "products"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:products:name: another row has the same key, and does not make way')
    WHERE (NEW."name" IS NOT OLD."name") AND EXISTS (SELECT 1 FROM "products" WHERE "name" = NEW."name" AND _rowid_ <> OLD._rowid_);
END;
--@ trigger "refunds" "tr_refunds_first_version"
CREATE TRIGGER "tr_refunds_first_version" BEFORE INSERT ON "refunds"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:refunds:row_version: a new row has version 1');
END;
--@ trigger "refunds" "tr_refunds_insert_keeps"
CREATE TRIGGER "tr_refunds_insert_keeps" BEFORE INSERT ON "refunds"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:refunds:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "refunds" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:refunds:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "refunds" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "refunds" "tr_refunds_no_delete"
CREATE TRIGGER "tr_refunds_no_delete" BEFORE DELETE ON "refunds"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:refunds:-: rows are never changed or deleted');
END;
--@ trigger "refunds" "tr_refunds_no_update"
CREATE TRIGGER "tr_refunds_no_update" BEFORE UPDATE ON "refunds"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:refunds:-: rows are never changed or deleted');
END;
--@ trigger "ticket_followers" "tr_ticket_followers_frozen"
CREATE TRIGGER "tr_ticket_followers_frozen" BEFORE UPDATE ON "ticket_followers"
WHEN NEW."ticket_id" IS NOT OLD."ticket_id"
    OR NEW."member_id" IS NOT OLD."member_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:ticket_followers:ticket_id: it never changes after creation')
    WHERE NEW."ticket_id" IS NOT OLD."ticket_id";
    SELECT RAISE(ABORT, 'cwom:immutable:ticket_followers:member_id: it never changes after creation')
    WHERE NEW."member_id" IS NOT OLD."member_id";
    SELECT RAISE(ABORT, 'cwom:immutable:ticket_followers:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;
--@ trigger "ticket_followers" "tr_ticket_followers_insert_keeps"
CREATE TRIGGER "tr_ticket_followers_insert_keeps" BEFORE INSERT ON "ticket_followers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:ticket_followers:ticket_id,member_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "ticket_followers" WHERE "ticket_id" = NEW."ticket_id" AND "member_id" = NEW."member_id");
END;
--@ trigger "ticket_labels" "tr_ticket_labels_frozen"
CREATE TRIGGER "tr_ticket_labels_frozen" BEFORE UPDATE ON "ticket_labels"
WHEN NEW."ticket_id" IS NOT OLD."ticket_id"
    OR NEW."label_id" IS NOT OLD."label_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:ticket_labels:ticket_id: it never changes after creation')
    WHERE NEW."ticket_id" IS NOT OLD."ticket_id";
    SELECT RAISE(ABORT, 'cwom:immutable:ticket_labels:label_id: it never changes after creation')
    WHERE NEW."label_id" IS NOT OLD."label_id";
    SELECT RAISE(ABORT, 'cwom:immutable:ticket_labels:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;
--@ trigger "ticket_labels" "tr_ticket_labels_insert_keeps"
CREATE TRIGGER "tr_ticket_labels_insert_keeps" BEFORE INSERT ON "ticket_labels"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:ticket_labels:ticket_id,label_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "ticket_labels" WHERE "ticket_id" = NEW."ticket_id" AND "label_id" = NEW."label_id");
END;
--@ trigger "tickets" "tr_tickets_clock"
CREATE TRIGGER "tr_tickets_clock" BEFORE UPDATE OF "updated_at" ON "tickets"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:tickets:updated_at: a change is not older than the one before');
END;
--@ trigger "tickets" "tr_tickets_first_version"
CREATE TRIGGER "tr_tickets_first_version" BEFORE INSERT ON "tickets"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:tickets:row_version: a new row has version 1');
END;
--@ trigger "tickets" "tr_tickets_frozen"
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
--@ trigger "tickets" "tr_tickets_insert_keeps"
CREATE TRIGGER "tr_tickets_insert_keeps" BEFORE INSERT ON "tickets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:tickets:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "tickets" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:tickets:code: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "tickets" WHERE "code" = NEW."code");
    SELECT RAISE(ABORT, 'cwom:unique:tickets:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "tickets" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "tickets" "tr_tickets_next_version"
CREATE TRIGGER "tr_tickets_next_version" BEFORE UPDATE ON "tickets"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:tickets:row_version: a change states the version after the one that it read');
END;
--@ trigger "tickets" "tr_tickets_status_initial"
CREATE TRIGGER "tr_tickets_status_initial" BEFORE INSERT ON "tickets"
WHEN coalesce(NEW."status" NOT IN ('new', 'open'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:tickets:status:new,open: a new row is new or open');
END;
--@ trigger "tickets" "tr_tickets_status_moves"
CREATE TRIGGER "tr_tickets_status_moves" BEFORE UPDATE OF "status" ON "tickets"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:tickets:status:new>open,spam: new becomes open, spam or stays')
    WHERE OLD."status" = 'new' AND coalesce(NEW."status" NOT IN ('open', 'spam'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:tickets:status:open>waiting,solved,spam: open becomes waiting, solved, spam or stays')
    WHERE OLD."status" = 'open' AND coalesce(CASE NEW."status" WHEN 'waiting' THEN 0 WHEN 'solved' THEN 0 WHEN 'spam' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:tickets:status:waiting>open,solved: waiting becomes open, solved or stays')
    WHERE OLD."status" = 'waiting' AND coalesce(NEW."status" NOT IN ('open', 'solved'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:tickets:status:solved>open,closed: solved becomes open, closed or stays')
    WHERE OLD."status" = 'solved' AND coalesce(NEW."status" NOT IN ('open', 'closed'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:tickets:status:closed>: closed is final')
    WHERE OLD."status" = 'closed';
    SELECT RAISE(ABORT, 'cwom:transition:tickets:status:spam>open: spam becomes open or stays')
    WHERE OLD."status" = 'spam' AND coalesce(NEW."status" NOT IN ('open'), 1);
END;
--@ trigger "vw_attachments" "vw_attachments_insert"
CREATE TRIGGER "vw_attachments_insert" INSTEAD OF INSERT ON "vw_attachments"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Attachment', NEW."id", NEW."row_version");
    INSERT INTO "attachments" ("id", "message_id", "file_name", "content", "row_version", "created_at")
    VALUES (NEW."id", NEW."message_id", NEW."file_name", NEW."content", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;
--@ trigger "vw_customers" "vw_customers_insert"
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
--@ trigger "vw_customers" "vw_customers_move"
CREATE TRIGGER "vw_customers_move" INSTEAD OF UPDATE ON "vw_customers"
WHEN NEW."id" IS OLD."id"
    AND NEW."name" IS OLD."name"
    AND NEW."login" IS OLD."login"
    AND NEW."contact" IS OLD."contact"
    AND NEW."address_street" IS OLD."address_street"
    AND NEW."address_postal_code" IS OLD."address_postal_code"
    AND NEW."address_city" IS OLD."address_city"
    AND NEW."address_country" IS OLD."address_country"
    AND NEW."portal_token" IS OLD."portal_token"
    AND NEW."signed_up_on" IS OLD."signed_up_on"
    AND NEW."signed_up_from" IS OLD."signed_up_from"
    AND NEW."credit_amount" IS OLD."credit_amount"
    AND NEW."credit_currency" IS OLD."credit_currency"
    AND NEW."created_at" IS OLD."created_at"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Customer', NEW."id", NEW."row_version");
    UPDATE "customers" SET "row_version" = NEW."row_version", "updated_at" = NEW."updated_at", "deleted_at" = NEW."deleted_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;
--@ trigger "vw_customers" "vw_customers_update"
CREATE TRIGGER "vw_customers_update" INSTEAD OF UPDATE ON "vw_customers"
WHEN NOT (NEW."id" IS OLD."id"
    AND NEW."name" IS OLD."name"
    AND NEW."login" IS OLD."login"
    AND NEW."contact" IS OLD."contact"
    AND NEW."address_street" IS OLD."address_street"
    AND NEW."address_postal_code" IS OLD."address_postal_code"
    AND NEW."address_city" IS OLD."address_city"
    AND NEW."address_country" IS OLD."address_country"
    AND NEW."portal_token" IS OLD."portal_token"
    AND NEW."signed_up_on" IS OLD."signed_up_on"
    AND NEW."signed_up_from" IS OLD."signed_up_from"
    AND NEW."credit_amount" IS OLD."credit_amount"
    AND NEW."credit_currency" IS OLD."credit_currency"
    AND NEW."created_at" IS OLD."created_at")
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
--@ trigger "vw_members" "vw_members_insert"
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
--@ trigger "vw_members" "vw_members_update"
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
--@ trigger "vw_products" "vw_products_insert"
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
--@ trigger "vw_products" "vw_products_update"
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
--@ trigger "vw_refunds" "vw_refunds_insert"
CREATE TRIGGER "vw_refunds_insert" INSTEAD OF INSERT ON "vw_refunds"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Refund', NEW."id", NEW."row_version");
    INSERT INTO "refunds" ("id", "ticket_id", "paid_amount", "paid_currency", "fee_amount", "fee_currency", "approved_by_id", "row_version", "created_at")
    VALUES (NEW."id", NEW."ticket_id", NEW."paid_amount", NEW."paid_currency", NEW."fee_amount", NEW."fee_currency", NEW."approved_by_id", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;
--@ trigger "vw_ticket_followers" "vw_ticket_followers_insert"
CREATE TRIGGER "vw_ticket_followers_insert" INSTEAD OF INSERT ON "vw_ticket_followers"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Ticket.followers', NEW."ticket_id" || '/' || NEW."member_id", NULL);
    INSERT INTO "ticket_followers" ("ticket_id", "member_id", "role", "since", "is_muted", "created_at")
    VALUES (NEW."ticket_id", NEW."member_id", NEW."role", NEW."since", NEW."is_muted", NEW."created_at");
    DELETE FROM "audit_log_context";
END;
--@ trigger "vw_ticket_labels" "vw_ticket_labels_insert"
CREATE TRIGGER "vw_ticket_labels_insert" INSTEAD OF INSERT ON "vw_ticket_labels"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Ticket.labels', NEW."ticket_id" || '/' || NEW."label_id", NULL);
    INSERT INTO "ticket_labels" ("ticket_id", "label_id", "created_at")
    VALUES (NEW."ticket_id", NEW."label_id", NEW."created_at");
    DELETE FROM "audit_log_context";
END;
--@ trigger "vw_tickets" "vw_tickets_insert"
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
--@ trigger "vw_tickets" "vw_tickets_move"
CREATE TRIGGER "vw_tickets_move" INSTEAD OF UPDATE ON "vw_tickets"
WHEN NEW."id" IS OLD."id"
    AND NEW."code" IS OLD."code"
    AND NEW."customer_id" IS OLD."customer_id"
    AND NEW."product_id" IS OLD."product_id"
    AND NEW."assignee_id" IS OLD."assignee_id"
    AND NEW."channel" IS OLD."channel"
    AND NEW."severity" IS OLD."severity"
    AND NEW."subject" IS OLD."subject"
    AND NEW."answered_after" IS OLD."answered_after"
    AND NEW."mood" IS OLD."mood"
    AND NEW."rating" IS OLD."rating"
    AND NEW."resolution" IS OLD."resolution"
    AND NEW."created_at" IS OLD."created_at"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Ticket', NEW."id", NEW."row_version");
    UPDATE "tickets" SET "status" = NEW."status", "waiting_for" = NEW."waiting_for", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;
--@ trigger "vw_tickets" "vw_tickets_update"
CREATE TRIGGER "vw_tickets_update" INSTEAD OF UPDATE ON "vw_tickets"
WHEN NOT (NEW."id" IS OLD."id"
    AND NEW."code" IS OLD."code"
    AND NEW."customer_id" IS OLD."customer_id"
    AND NEW."product_id" IS OLD."product_id"
    AND NEW."assignee_id" IS OLD."assignee_id"
    AND NEW."channel" IS OLD."channel"
    AND NEW."severity" IS OLD."severity"
    AND NEW."subject" IS OLD."subject"
    AND NEW."answered_after" IS OLD."answered_after"
    AND NEW."mood" IS OLD."mood"
    AND NEW."rating" IS OLD."rating"
    AND NEW."resolution" IS OLD."resolution"
    AND NEW."created_at" IS OLD."created_at")
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
-- column marked content json(CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}' END)
-- plain content CASE WHEN ? IS NOT NULL THEN lower(hex(?)) END
-- column value row_version ?
-- column value created_at ?
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
-- column marked name json(CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}' END)
-- plain name ?
-- column marked login json(CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}' END)
-- plain login ?
-- column marked login_key json(CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}' END)
-- plain login_key ?
-- column marked contact json(CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}' END)
-- plain contact json(?)
-- column marked address_street json(CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}' END)
-- plain address_street ?
-- column marked address_postal_code json(CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}' END)
-- plain address_postal_code ?
-- column marked address_city json(CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}' END)
-- plain address_city ?
-- column marked address_country json(CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}' END)
-- plain address_country ?
-- column marked portal_token json(CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}' END)
-- plain portal_token ?
-- column value signed_up_on ?
-- column value signed_up_from CAST(? AS TEXT)
-- column value credit_amount CASE WHEN ? IS NOT NULL THEN CASE WHEN ? < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(?) / 100, abs(?) % 100) END
-- column value credit_currency ?
-- column value row_version ?
-- column value created_at ?
-- column value updated_at ?
-- column value deleted_at ?
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
-- column value languages json(?)
-- column marked hourly_rate json(CASE WHEN ? IS NOT NULL THEN '{"$redacted": true}' END)
-- plain hourly_rate CASE WHEN ? IS NOT NULL THEN CASE WHEN ? < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(?) / 100, abs(?) % 100) END
-- column value revision ?
-- column value created_at ?
-- column value updated_at ?
--@ image "products" "Product"
-- log audit_log
-- kind Product
-- revision eb4aa29ed62e
-- images diff
-- version row_version
-- key id
-- column value id ?
-- column value name ?
-- column value price_amount CASE WHEN ? IS NOT NULL THEN CASE WHEN ? < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(?) / 100, abs(?) % 100) END
-- column value price_currency ?
-- column value warranty ?
-- column value released_on ?
-- column value retired_on ?
-- column value specifications json(?)
-- column value row_version ?
-- column value created_at ?
--@ image "refunds" "Refund"
-- log audit_log
-- kind Refund
-- revision fd92092488bb
-- images diff
-- version row_version
-- key id
-- column value id ?
-- column value ticket_id ?
-- column value paid_amount CASE WHEN ? IS NOT NULL THEN CASE WHEN ? < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(?) / 100, abs(?) % 100) END
-- column value paid_currency ?
-- column value fee_amount CASE WHEN ? IS NOT NULL THEN CASE WHEN ? < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(?) / 100, abs(?) % 100) END
-- column value fee_currency ?
-- column value approved_by_id ?
-- column value row_version ?
-- column value created_at ?
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
-- column value is_muted json(CASE ? WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)
-- column value created_at ?
--@ image "ticket_labels" "Ticket.labels"
-- log audit_log
-- kind Ticket.labels
-- revision ad2b490d1389
-- images full
-- key ticket_id
-- key label_id
-- column value ticket_id ?
-- column value label_id ?
-- column value created_at ?
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
-- column value channel ?
-- column value severity ?
-- column value subject ?
-- column value status ?
-- column value waiting_for ?
-- column value answered_after ?
-- column value mood json(CASE WHEN CAST(printf('%!.15g', ?) AS REAL) = ? THEN printf('%!.15g', ?) WHEN ? IS NOT NULL THEN printf('%!.17g', ?) END)
-- column value rating ?
-- column value resolution json(?)
-- column value row_version ?
-- column value created_at ?
-- column value updated_at ?
