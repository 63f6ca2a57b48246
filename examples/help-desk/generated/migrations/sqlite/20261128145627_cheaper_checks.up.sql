-- cwom 20261128145627_cheaper_checks sqlite up 1/1 phase=expand T2 closure=audit_log,audit_log_checkpoint,audit_log_context,drafts,messages,ticket_followers,ticket_labels,tickets
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: audit_log has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: audit_log has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('audit_log')) = 14 AND 14 = (SELECT count(*) FROM pragma_table_xinfo('audit_log') WHERE "name" IN ('seq', 'ts', 'actor_kind', 'actor_id', 'action', 'entity_kind', 'entity_id', 'entity_version', 'before', 'after', 'note', 'trace_id', 'spec_rev', 'salt'));

-- Or else: audit_log_checkpoint has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: audit_log_checkpoint has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT (SELECT count(*) FROM pragma_table_xinfo('audit_log_checkpoint')) = 11 AND 11 = (SELECT count(*) FROM pragma_table_xinfo('audit_log_checkpoint') WHERE "name" IN ('n', 'kind', 'lo', 'hi', 'after_seq', 'entries', 'root', 'previous', 'ts', 'note', 'signature'));

-- Or else: audit_log_context has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: audit_log_context has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT (SELECT count(*) FROM pragma_table_xinfo('audit_log_context')) = 10 AND 10 = (SELECT count(*) FROM pragma_table_xinfo('audit_log_context') WHERE "name" IN ('k', 'actor_kind', 'actor_id', 'trace_id', 'note', 'for_kind', 'for_id', 'for_version', 'ends', 'never'));

-- Or else: tickets has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: tickets has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT (SELECT count(*) FROM pragma_table_xinfo('tickets')) = 17 AND 17 = (SELECT count(*) FROM pragma_table_xinfo('tickets') WHERE "name" IN ('id', 'code', 'customer_id', 'product_id', 'assignee_id', 'channel', 'severity', 'subject', 'status', 'waiting_for', 'answered_after', 'mood', 'rating', 'resolution', 'row_version', 'created_at', 'updated_at'));

-- Or else: drafts has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g5" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: drafts has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g5" SELECT (SELECT count(*) FROM pragma_table_xinfo('drafts')) = 5 AND 5 = (SELECT count(*) FROM pragma_table_xinfo('drafts') WHERE "name" IN ('id', 'ticket_id', 'author_id', 'body', 'created_at'));

-- Or else: messages has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g6" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: messages has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g6" SELECT (SELECT count(*) FROM pragma_table_xinfo('messages')) = 7 AND 7 = (SELECT count(*) FROM pragma_table_xinfo('messages') WHERE "name" IN ('id', 'ticket_id', 'author_id', 'channel', 'body', 'row_version', 'created_at'));

-- Or else: ticket_followers has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g7" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ticket_followers has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g7" SELECT (SELECT count(*) FROM pragma_table_xinfo('ticket_followers')) = 6 AND 6 = (SELECT count(*) FROM pragma_table_xinfo('ticket_followers') WHERE "name" IN ('ticket_id', 'member_id', 'role', 'since', 'is_muted', 'created_at'));

-- Or else: ticket_labels has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g8" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ticket_labels has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g8" SELECT (SELECT count(*) FROM pragma_table_xinfo('ticket_labels')) = 3 AND 3 = (SELECT count(*) FROM pragma_table_xinfo('ticket_labels') WHERE "name" IN ('ticket_id', 'label_id', 'created_at'));

-- Or else: ck_audit_log_action_values: rows of audit_log that break it.
CREATE TEMP TABLE "cwom_g9" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_audit_log_action_values: rows of audit_log that break it" CHECK ("ok"));
INSERT INTO "cwom_g9" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_audit_log_action_values: rows of audit_log that break it: ' || "n" || ', such as seq ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("audit_log"."seq" AS text) AS "cwom_key", "audit_log"."action" AS "action" FROM "audit_log") AS "rows" WHERE (CASE "action" WHEN 'created' THEN 1 WHEN 'updated' THEN 1 WHEN 'status_changed' THEN 1 WHEN 'deleted' THEN 1 WHEN 'linked' THEN 1 WHEN 'unlinked' THEN 1 WHEN 'noted' THEN 1 WHEN 'redacted' THEN 1 WHEN "action" THEN 0 END) IS FALSE);

-- Or else: ck_audit_log_actor_kind_values: rows of audit_log that break it.
CREATE TEMP TABLE "cwom_g10" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_audit_log_actor_kind_values: rows of audit_log that break it" CHECK ("ok"));
INSERT INTO "cwom_g10" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_audit_log_actor_kind_values: rows of audit_log that break it: ' || "n" || ', such as seq ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("audit_log"."seq" AS text) AS "cwom_key", "audit_log"."actor_kind" AS "actor_kind" FROM "audit_log") AS "rows" WHERE (CASE "actor_kind" WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN "actor_kind" THEN 0 END) IS FALSE);

-- Or else: ck_audit_log_checkpoint_kind_values: rows of audit_log_checkpoint that break it.
CREATE TEMP TABLE "cwom_g11" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_audit_log_checkpoint_kind_values: rows of audit_log_checkpoint that break it" CHECK ("ok"));
INSERT INTO "cwom_g11" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_audit_log_checkpoint_kind_values: rows of audit_log_checkpoint that break it: ' || "n" || ', such as n ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("audit_log_checkpoint"."n" AS text) AS "cwom_key", "audit_log_checkpoint"."kind" AS "kind" FROM "audit_log_checkpoint") AS "rows" WHERE (CASE "kind" WHEN 'sealed' THEN 1 WHEN 'restart' THEN 1 WHEN 'pruned' THEN 1 WHEN "kind" THEN 0 END) IS FALSE);

-- Or else: ck_audit_log_context_actor_kind_values: rows of audit_log_context that break it.
CREATE TEMP TABLE "cwom_g12" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_audit_log_context_actor_kind_values: rows of audit_log_context that break it" CHECK ("ok"));
INSERT INTO "cwom_g12" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_audit_log_context_actor_kind_values: rows of audit_log_context that break it: ' || "n" || ', such as k ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("audit_log_context"."k" AS text) AS "cwom_key", "audit_log_context"."actor_kind" AS "actor_kind" FROM "audit_log_context") AS "rows" WHERE (CASE "actor_kind" WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN "actor_kind" THEN 0 END) IS FALSE);

-- Or else: ck_messages_channel_values: rows of messages that break it.
CREATE TEMP TABLE "cwom_g13" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_messages_channel_values: rows of messages that break it" CHECK ("ok"));
INSERT INTO "cwom_g13" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_messages_channel_values: rows of messages that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("messages"."id" AS text) AS "cwom_key", "messages"."channel" AS "channel" FROM "messages") AS "rows" WHERE (CASE "channel" WHEN 'e-mail' THEN 1 WHEN 'phone' THEN 1 WHEN 'chat' THEN 1 WHEN 'in-app' THEN 1 WHEN "channel" THEN 0 END) IS FALSE);

-- Or else: ck_tickets_channel_values: rows of tickets that break it.
CREATE TEMP TABLE "cwom_g14" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_tickets_channel_values: rows of tickets that break it" CHECK ("ok"));
INSERT INTO "cwom_g14" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_tickets_channel_values: rows of tickets that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("tickets"."id" AS text) AS "cwom_key", "tickets"."channel" AS "channel" FROM "tickets") AS "rows" WHERE (CASE "channel" WHEN 'e-mail' THEN 1 WHEN 'phone' THEN 1 WHEN 'chat' THEN 1 WHEN 'in-app' THEN 1 WHEN "channel" THEN 0 END) IS FALSE);

-- Or else: ck_tickets_severity_values: rows of tickets that break it.
CREATE TEMP TABLE "cwom_g15" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_tickets_severity_values: rows of tickets that break it" CHECK ("ok"));
INSERT INTO "cwom_g15" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_tickets_severity_values: rows of tickets that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("tickets"."id" AS text) AS "cwom_key", "tickets"."severity" AS "severity" FROM "tickets") AS "rows" WHERE (CASE "severity" WHEN 'low' THEN 1 WHEN 'normal' THEN 1 WHEN 'high' THEN 1 WHEN 'outage' THEN 1 WHEN "severity" THEN 0 END) IS FALSE);

-- Or else: ck_tickets_status_values: rows of tickets that break it.
CREATE TEMP TABLE "cwom_g16" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_tickets_status_values: rows of tickets that break it" CHECK ("ok"));
INSERT INTO "cwom_g16" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_tickets_status_values: rows of tickets that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("tickets"."id" AS text) AS "cwom_key", "tickets"."status" AS "status" FROM "tickets") AS "rows" WHERE (CASE "status" WHEN 'new' THEN 1 WHEN 'open' THEN 1 WHEN 'waiting' THEN 1 WHEN 'solved' THEN 1 WHEN 'closed' THEN 1 WHEN 'spam' THEN 1 WHEN "status" THEN 0 END) IS FALSE);

-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_attachments_insert";
DROP TRIGGER "tw_customers_delete";
DROP TRIGGER "tw_customers_insert";
DROP TRIGGER "tw_customers_update";
DROP TRIGGER "tw_members_delete";
DROP TRIGGER "tw_members_insert";
DROP TRIGGER "tw_members_update";
DROP TRIGGER "tw_products_delete";
DROP TRIGGER "tw_products_insert";
DROP TRIGGER "tw_products_update";
DROP TRIGGER "tw_refunds_insert";
DROP TRIGGER "tw_ticket_followers_delete";
DROP TRIGGER "tw_ticket_followers_insert";
DROP TRIGGER "tw_ticket_followers_update";
DROP TRIGGER "tw_ticket_labels_delete";
DROP TRIGGER "tw_ticket_labels_insert";
DROP TRIGGER "tw_ticket_labels_update";
DROP TRIGGER "tw_tickets_delete";
DROP TRIGGER "tw_tickets_insert";
DROP TRIGGER "tw_tickets_update";
DROP TRIGGER "tr_attachments_first_version";
DROP TRIGGER "tr_attachments_insert_keeps";
DROP TRIGGER "tr_attachments_no_delete";
DROP TRIGGER "tr_attachments_no_update";
DROP TRIGGER "tr_audit_log_insert_keeps";
DROP TRIGGER "tr_audit_log_only_pruned";
DROP TRIGGER "tr_audit_log_only_redacted";
DROP TRIGGER "tr_audit_log_checkpoint_insert_keeps";
DROP TRIGGER "tr_audit_log_checkpoint_no_delete";
DROP TRIGGER "tr_audit_log_checkpoint_no_update";
DROP TRIGGER "tr_customers_clock";
DROP TRIGGER "tr_customers_deleted";
DROP TRIGGER "tr_customers_first_version";
DROP TRIGGER "tr_customers_frozen";
DROP TRIGGER "tr_customers_insert_keeps";
DROP TRIGGER "tr_customers_next_version";
DROP TRIGGER "tr_customers_update_keeps";
DROP TRIGGER "tr_drafts_frozen";
DROP TRIGGER "tr_drafts_insert_keeps";
DROP TRIGGER "tr_drafts_update_keeps";
DROP TRIGGER "tr_members_clock";
DROP TRIGGER "tr_members_first_version";
DROP TRIGGER "tr_members_frozen";
DROP TRIGGER "tr_members_insert_keeps";
DROP TRIGGER "tr_members_languages_items_insert";
DROP TRIGGER "tr_members_languages_items_update";
DROP TRIGGER "tr_members_next_version";
DROP TRIGGER "tr_members_update_keeps";
DROP TRIGGER "tr_messages_first_version";
DROP TRIGGER "tr_messages_insert_keeps";
DROP TRIGGER "tr_messages_no_delete";
DROP TRIGGER "tr_messages_no_update";
DROP TRIGGER "tr_products_first_version";
DROP TRIGGER "tr_products_frozen";
DROP TRIGGER "tr_products_insert_keeps";
DROP TRIGGER "tr_products_next_version";
DROP TRIGGER "tr_products_specifications_items_insert";
DROP TRIGGER "tr_products_specifications_items_update";
DROP TRIGGER "tr_products_update_keeps";
DROP TRIGGER "tr_refunds_first_version";
DROP TRIGGER "tr_refunds_insert_keeps";
DROP TRIGGER "tr_refunds_no_delete";
DROP TRIGGER "tr_refunds_no_update";
DROP TRIGGER "tr_ticket_followers_frozen";
DROP TRIGGER "tr_ticket_followers_insert_keeps";
DROP TRIGGER "tr_ticket_labels_frozen";
DROP TRIGGER "tr_ticket_labels_insert_keeps";
DROP TRIGGER "tr_tickets_clock";
DROP TRIGGER "tr_tickets_first_version";
DROP TRIGGER "tr_tickets_frozen";
DROP TRIGGER "tr_tickets_insert_keeps";
DROP TRIGGER "tr_tickets_next_version";
DROP TRIGGER "tr_tickets_status_initial";
DROP TRIGGER "tr_tickets_status_moves";
DROP TRIGGER "vw_attachments_insert";
DROP TRIGGER "vw_customers_insert";
DROP TRIGGER "vw_customers_move";
DROP TRIGGER "vw_customers_update";
DROP TRIGGER "vw_members_insert";
DROP TRIGGER "vw_members_update";
DROP TRIGGER "vw_products_insert";
DROP TRIGGER "vw_products_update";
DROP TRIGGER "vw_refunds_insert";
DROP TRIGGER "vw_ticket_followers_insert";
DROP TRIGGER "vw_ticket_labels_insert";
DROP TRIGGER "vw_tickets_insert";
DROP TRIGGER "vw_tickets_move";
DROP TRIGGER "vw_tickets_update";

-- So do the views that had some of them.
DROP VIEW "vw_attachments";
DROP VIEW "vw_customers";
DROP VIEW "vw_members";
DROP VIEW "vw_products";
DROP VIEW "vw_refunds";
DROP VIEW "vw_ticket_followers";
DROP VIEW "vw_ticket_labels";
DROP VIEW "vw_tickets";

-- Who changed what, when and why: one row for each change, written by the database.
CREATE TABLE "cwom_new_audit_log" (
    "seq" INTEGER NOT NULL,
    "ts" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity_kind" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "entity_version" INTEGER,
    "before" TEXT,
    "after" TEXT,
    "note" TEXT,
    "trace_id" TEXT,
    "spec_rev" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    CONSTRAINT "pk_audit_log" PRIMARY KEY ("seq" AUTOINCREMENT),
    CONSTRAINT "uq_audit_log_entity_kind_entity_id_entity_version" UNIQUE ("entity_kind", "entity_id", "entity_version"),
    CONSTRAINT "ck_audit_log_action_values" CHECK (CASE "action" WHEN 'created' THEN 1 WHEN 'updated' THEN 1 WHEN 'status_changed' THEN 1 WHEN 'deleted' THEN 1 WHEN 'linked' THEN 1 WHEN 'unlinked' THEN 1 WHEN 'noted' THEN 1 WHEN 'redacted' THEN 1 WHEN "action" THEN 0 END),
    CONSTRAINT "ck_audit_log_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_actor_kind_values" CHECK (CASE "actor_kind" WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN "actor_kind" THEN 0 END),
    CONSTRAINT "ck_audit_log_entity_id_length" CHECK (length("entity_id") >= 1 AND instr("entity_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 130 AND instr("entity_kind", char(0)) = 0),
    CONSTRAINT "ck_audit_log_entity_version_numbered" CHECK (("action" NOT IN ('noted', 'redacted')) = ("entity_version" IS NOT NULL)),
    CONSTRAINT "ck_audit_log_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_audit_log_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0)
) STRICT;

-- What was sealed, and what was taken out: a chain of hashes over the entries.
CREATE TABLE "cwom_new_audit_log_checkpoint" (
    "n" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "lo" INTEGER NOT NULL,
    "hi" INTEGER NOT NULL,
    "after_seq" INTEGER NOT NULL DEFAULT 0,
    "entries" INTEGER NOT NULL,
    "root" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "ts" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "note" TEXT,
    "signature" TEXT,
    CONSTRAINT "pk_audit_log_checkpoint" PRIMARY KEY ("n"),
    CONSTRAINT "ck_audit_log_checkpoint_kind_values" CHECK (CASE "kind" WHEN 'sealed' THEN 1 WHEN 'restart' THEN 1 WHEN 'pruned' THEN 1 WHEN "kind" THEN 0 END),
    CONSTRAINT "ck_audit_log_checkpoint_previous_length" CHECK (length("previous") = 64 AND instr("previous", char(0)) = 0),
    CONSTRAINT "ck_audit_log_checkpoint_root_length" CHECK (length("root") = 64 AND instr("root", char(0)) = 0),
    CONSTRAINT "ck_audit_log_checkpoint_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- Who writes, as part of what, and why, while a transaction lasts.
CREATE TABLE "cwom_new_audit_log_context" (
    "k" INTEGER NOT NULL DEFAULT 1,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "trace_id" TEXT,
    "note" TEXT,
    "for_kind" TEXT,
    "for_id" TEXT,
    "for_version" INTEGER,
    "ends" INTEGER NOT NULL DEFAULT 1,
    "never" INTEGER,
    CONSTRAINT "pk_audit_log_context" PRIMARY KEY ("k"),
    CONSTRAINT "uq_audit_log_context_never" UNIQUE ("never"),
    CONSTRAINT "fk_audit_log_context_ends" FOREIGN KEY ("ends") REFERENCES "cwom_new_audit_log_context" ("never") ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "ck_audit_log_context_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_context_actor_kind_values" CHECK (CASE "actor_kind" WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN "actor_kind" THEN 0 END),
    CONSTRAINT "ck_audit_log_context_ends_one" CHECK ("ends" = 1),
    CONSTRAINT "ck_audit_log_context_k_one" CHECK ("k" = 1),
    CONSTRAINT "ck_audit_log_context_never_null" CHECK ("never" IS NULL),
    CONSTRAINT "ck_audit_log_context_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_audit_log_context_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_audit_log_context_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0)
) STRICT;

-- One request of one customer, from the first message to the last.
CREATE TABLE "cwom_new_tickets" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "product_id" TEXT,
    "assignee_id" TEXT,
    "channel" TEXT NOT NULL,
    "severity" TEXT NOT NULL DEFAULT 'normal',
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "waiting_for" TEXT,
    "answered_after" INTEGER,
    "mood" REAL,
    "rating" INTEGER,
    "resolution" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_tickets" PRIMARY KEY ("id"),
    CONSTRAINT "uq_tickets_code" UNIQUE ("code"),
    CONSTRAINT "fk_tickets_assignee_id" FOREIGN KEY ("assignee_id") REFERENCES "members" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_tickets_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_tickets_product_id" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_tickets_answered_forwards" CHECK ("answered_after" >= 0),
    CONSTRAINT "ck_tickets_assignee_id_required" CHECK ("status" NOT IN ('open', 'waiting') OR "assignee_id" IS NOT NULL),
    CONSTRAINT "ck_tickets_channel_values" CHECK (CASE "channel" WHEN 'e-mail' THEN 1 WHEN 'phone' THEN 1 WHEN 'chat' THEN 1 WHEN 'in-app' THEN 1 WHEN "channel" THEN 0 END),
    CONSTRAINT "ck_tickets_code_length" CHECK (length("code") BETWEEN 4 AND 24 AND instr("code", char(0)) = 0),
    CONSTRAINT "ck_tickets_code_pattern" CHECK (("code" NOT GLOB '*[^0-9A-Z-]*' AND substr("code", 1, 3) = 'HD-') OR ("code" NOT GLOB '*[^.0-9a-z]*' AND substr("code", 1, 4) = 'old.')),
    CONSTRAINT "ck_tickets_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_tickets_id_form" CHECK (length("id") = 26 AND "id" GLOB '[0-7]*' AND "id" NOT GLOB '*[^0-9A-HJKMNP-TV-Z]*' AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_tickets_mood_range" CHECK ("mood" >= -1.0 AND "mood" <= 1.0),
    CONSTRAINT "ck_tickets_rating_range" CHECK ("rating" BETWEEN 1 AND 5),
    CONSTRAINT "ck_tickets_resolution_json" CHECK ("resolution" IS NULL OR json_valid("resolution") AND instr("resolution", char(0)) = 0 AND instr(replace("resolution", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("resolution") = 'object' THEN
        json_remove("resolution", '$.summary', '$.replacement_serial', '$.voucher_code') = '{}'
        AND coalesce(json_type("resolution", '$.summary') = 'text', 0)
        AND length(json_extract("resolution", '$.summary')) BETWEEN 1 AND 2000
        AND json_type("resolution", '$.replacement_serial') IN ('text', 'null')
        AND length(json_extract("resolution", '$.replacement_serial')) BETWEEN 1 AND 64
        AND json_type("resolution", '$.voucher_code') IN ('text', 'null')
        AND length(json_extract("resolution", '$.voucher_code')) BETWEEN 1 AND 32
        AND (json_extract("resolution", '$.replacement_serial') IS NOT NULL) + (json_extract("resolution", '$.voucher_code') IS NOT NULL) <= 1
    ELSE 0 END),
    CONSTRAINT "ck_tickets_resolution_required" CHECK ("status" NOT IN ('solved', 'closed') OR "resolution" IS NOT NULL),
    CONSTRAINT "ck_tickets_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_tickets_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_tickets_severity_values" CHECK (CASE "severity" WHEN 'low' THEN 1 WHEN 'normal' THEN 1 WHEN 'high' THEN 1 WHEN 'outage' THEN 1 WHEN "severity" THEN 0 END),
    CONSTRAINT "ck_tickets_status_values" CHECK (CASE "status" WHEN 'new' THEN 1 WHEN 'open' THEN 1 WHEN 'waiting' THEN 1 WHEN 'solved' THEN 1 WHEN 'closed' THEN 1 WHEN 'spam' THEN 1 WHEN "status" THEN 0 END),
    CONSTRAINT "ck_tickets_subject_length" CHECK (length("subject") BETWEEN 1 AND 300 AND instr("subject", char(0)) = 0),
    CONSTRAINT "ck_tickets_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_tickets_waiting_for_length" CHECK (length("waiting_for") BETWEEN 1 AND 200 AND instr("waiting_for", char(0)) = 0),
    CONSTRAINT "ck_tickets_waiting_for_only_in" CHECK ("status" = 'waiting' OR ("waiting_for" IS NULL)),
    CONSTRAINT "ck_tickets_waiting_for_required" CHECK ("status" <> 'waiting' OR "waiting_for" IS NOT NULL)
) STRICT;

-- An answer that was not sent yet.
CREATE TABLE "cwom_new_drafts" (
    "id" TEXT NOT NULL,
    "ticket_id" TEXT NOT NULL,
    "author_id" TEXT,
    "body" TEXT NOT NULL DEFAULT '',
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_drafts" PRIMARY KEY ("id"),
    CONSTRAINT "uq_drafts_ticket_id_author_id" UNIQUE ("ticket_id", "author_id"),
    CONSTRAINT "fk_drafts_author_id" FOREIGN KEY ("author_id") REFERENCES "members" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_drafts_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "cwom_new_tickets" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_drafts_body_length" CHECK (length("body") <= 100000 AND instr("body", char(0)) = 0),
    CONSTRAINT "ck_drafts_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_drafts_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_drafts_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- Something said on a ticket; what was said stays said.
CREATE TABLE "cwom_new_messages" (
    "id" TEXT NOT NULL,
    "ticket_id" TEXT NOT NULL,
    "author_id" TEXT,
    "channel" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_messages" PRIMARY KEY ("id"),
    CONSTRAINT "fk_messages_author_id" FOREIGN KEY ("author_id") REFERENCES "members" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_messages_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "cwom_new_tickets" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_messages_body_length" CHECK (length("body") BETWEEN 1 AND 100000 AND instr("body", char(0)) = 0),
    CONSTRAINT "ck_messages_channel_values" CHECK (CASE "channel" WHEN 'e-mail' THEN 1 WHEN 'phone' THEN 1 WHEN 'chat' THEN 1 WHEN 'in-app' THEN 1 WHEN "channel" THEN 0 END),
    CONSTRAINT "ck_messages_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_messages_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_messages_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_messages_row_version_range" CHECK ("row_version" >= 1)
) STRICT;

-- Members who want to hear about a ticket.
CREATE TABLE "cwom_new_ticket_followers" (
    "ticket_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "role" TEXT,
    "since" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d', 'now')),
    "is_muted" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_ticket_followers" PRIMARY KEY ("ticket_id", "member_id"),
    CONSTRAINT "fk_ticket_followers_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_ticket_followers_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "cwom_new_tickets" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_ticket_followers_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_ticket_followers_is_muted_bool" CHECK ("is_muted" IN (0, 1)),
    CONSTRAINT "ck_ticket_followers_role_length" CHECK (length("role") BETWEEN 1 AND 64 AND instr("role", char(0)) = 0),
    CONSTRAINT "ck_ticket_followers_since_form" CHECK ("since" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "since" >= '0001' AND date("since", '+0 days') IS "since" AND instr("since", char(0)) = 0)
) STRICT, WITHOUT ROWID;

-- Links rows of `tickets` with rows of `labels`.
CREATE TABLE "cwom_new_ticket_labels" (
    "ticket_id" TEXT NOT NULL,
    "label_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_ticket_labels" PRIMARY KEY ("ticket_id", "label_id"),
    CONSTRAINT "fk_ticket_labels_label_id" FOREIGN KEY ("label_id") REFERENCES "labels" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_ticket_labels_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "cwom_new_tickets" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_ticket_labels_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0)
) STRICT, WITHOUT ROWID;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_audit_log" ("seq", "ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id", "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT "audit_log"."seq", "audit_log"."ts", "audit_log"."actor_kind", "audit_log"."actor_id", "audit_log"."action", "audit_log"."entity_kind", "audit_log"."entity_id", "audit_log"."entity_version", "audit_log"."before", "audit_log"."after", "audit_log"."note", "audit_log"."trace_id", "audit_log"."spec_rev", "audit_log"."salt"
    FROM "audit_log";

-- No number is given twice, not even one whose row is gone.
DELETE FROM sqlite_sequence WHERE "name" = 'cwom_new_audit_log';
INSERT INTO sqlite_sequence ("name", "seq")
    SELECT 'cwom_new_audit_log', "s"."seq" FROM sqlite_sequence AS "s" WHERE "s"."name" = 'audit_log';

-- Or else: not every row of audit_log was copied.
CREATE TEMP TABLE "cwom_g17" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of audit_log was copied" CHECK ("ok"));
INSERT INTO "cwom_g17" SELECT (SELECT count(*) FROM "audit_log") = (SELECT count(*) FROM "cwom_new_audit_log");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_audit_log_checkpoint" ("n", "kind", "lo", "hi", "after_seq", "entries", "root", "previous", "ts", "note", "signature")
    SELECT "audit_log_checkpoint"."n", "audit_log_checkpoint"."kind", "audit_log_checkpoint"."lo", "audit_log_checkpoint"."hi", "audit_log_checkpoint"."after_seq", "audit_log_checkpoint"."entries", "audit_log_checkpoint"."root", "audit_log_checkpoint"."previous", "audit_log_checkpoint"."ts", "audit_log_checkpoint"."note", "audit_log_checkpoint"."signature"
    FROM "audit_log_checkpoint";

-- Or else: not every row of audit_log_checkpoint was copied.
CREATE TEMP TABLE "cwom_g18" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of audit_log_checkpoint was copied" CHECK ("ok"));
INSERT INTO "cwom_g18" SELECT (SELECT count(*) FROM "audit_log_checkpoint") = (SELECT count(*) FROM "cwom_new_audit_log_checkpoint");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note", "for_kind", "for_id", "for_version", "ends", "never")
    SELECT "audit_log_context"."k", "audit_log_context"."actor_kind", "audit_log_context"."actor_id", "audit_log_context"."trace_id", "audit_log_context"."note", "audit_log_context"."for_kind", "audit_log_context"."for_id", "audit_log_context"."for_version", "audit_log_context"."ends", "audit_log_context"."never"
    FROM "audit_log_context";

-- Or else: not every row of audit_log_context was copied.
CREATE TEMP TABLE "cwom_g19" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of audit_log_context was copied" CHECK ("ok"));
INSERT INTO "cwom_g19" SELECT (SELECT count(*) FROM "audit_log_context") = (SELECT count(*) FROM "cwom_new_audit_log_context");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_tickets" (_rowid_, "id", "code", "customer_id", "product_id", "assignee_id", "channel", "severity", "subject", "status", "waiting_for", "answered_after", "mood", "rating", "resolution", "row_version", "created_at", "updated_at")
    SELECT "tickets"._rowid_, "tickets"."id", "tickets"."code", "tickets"."customer_id", "tickets"."product_id", "tickets"."assignee_id", "tickets"."channel", "tickets"."severity", "tickets"."subject", "tickets"."status", "tickets"."waiting_for", "tickets"."answered_after", "tickets"."mood", "tickets"."rating", "tickets"."resolution", "tickets"."row_version", "tickets"."created_at", "tickets"."updated_at"
    FROM "tickets";

-- Or else: not every row of tickets was copied.
CREATE TEMP TABLE "cwom_g20" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of tickets was copied" CHECK ("ok"));
INSERT INTO "cwom_g20" SELECT (SELECT count(*) FROM "tickets") = (SELECT count(*) FROM "cwom_new_tickets");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_drafts" (_rowid_, "id", "ticket_id", "author_id", "body", "created_at")
    SELECT "drafts"._rowid_, "drafts"."id", "drafts"."ticket_id", "drafts"."author_id", "drafts"."body", "drafts"."created_at"
    FROM "drafts";

-- Or else: not every row of drafts was copied.
CREATE TEMP TABLE "cwom_g21" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of drafts was copied" CHECK ("ok"));
INSERT INTO "cwom_g21" SELECT (SELECT count(*) FROM "drafts") = (SELECT count(*) FROM "cwom_new_drafts");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_messages" (_rowid_, "id", "ticket_id", "author_id", "channel", "body", "row_version", "created_at")
    SELECT "messages"._rowid_, "messages"."id", "messages"."ticket_id", "messages"."author_id", "messages"."channel", "messages"."body", "messages"."row_version", "messages"."created_at"
    FROM "messages";

-- Or else: not every row of messages was copied.
CREATE TEMP TABLE "cwom_g22" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of messages was copied" CHECK ("ok"));
INSERT INTO "cwom_g22" SELECT (SELECT count(*) FROM "messages") = (SELECT count(*) FROM "cwom_new_messages");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_ticket_followers" ("ticket_id", "member_id", "role", "since", "is_muted", "created_at")
    SELECT "ticket_followers"."ticket_id", "ticket_followers"."member_id", "ticket_followers"."role", "ticket_followers"."since", "ticket_followers"."is_muted", "ticket_followers"."created_at"
    FROM "ticket_followers";

-- Or else: not every row of ticket_followers was copied.
CREATE TEMP TABLE "cwom_g23" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of ticket_followers was copied" CHECK ("ok"));
INSERT INTO "cwom_g23" SELECT (SELECT count(*) FROM "ticket_followers") = (SELECT count(*) FROM "cwom_new_ticket_followers");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_ticket_labels" ("ticket_id", "label_id", "created_at")
    SELECT "ticket_labels"."ticket_id", "ticket_labels"."label_id", "ticket_labels"."created_at"
    FROM "ticket_labels";

-- Or else: not every row of ticket_labels was copied.
CREATE TEMP TABLE "cwom_g24" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of ticket_labels was copied" CHECK ("ok"));
INSERT INTO "cwom_g24" SELECT (SELECT count(*) FROM "ticket_labels") = (SELECT count(*) FROM "cwom_new_ticket_labels");

-- The new table takes the place of the old one.
DROP TABLE "ticket_labels";
ALTER TABLE "cwom_new_ticket_labels" RENAME TO "ticket_labels";

-- The new table takes the place of the old one.
DROP TABLE "ticket_followers";
ALTER TABLE "cwom_new_ticket_followers" RENAME TO "ticket_followers";

-- The new table takes the place of the old one.
DROP TABLE "messages";
ALTER TABLE "cwom_new_messages" RENAME TO "messages";

-- The new table takes the place of the old one.
DROP TABLE "drafts";
ALTER TABLE "cwom_new_drafts" RENAME TO "drafts";

-- The new table takes the place of the old one.
DROP TABLE "tickets";
ALTER TABLE "cwom_new_tickets" RENAME TO "tickets";

-- The new table takes the place of the old one.
DROP TABLE "audit_log_context";
ALTER TABLE "cwom_new_audit_log_context" RENAME TO "audit_log_context";

-- The new table takes the place of the old one.
DROP TABLE "audit_log_checkpoint";
ALTER TABLE "cwom_new_audit_log_checkpoint" RENAME TO "audit_log_checkpoint";

-- The new table takes the place of the old one.
DROP TABLE "audit_log";
ALTER TABLE "cwom_new_audit_log" RENAME TO "audit_log";

-- An index of audit_log.
CREATE INDEX "ix_audit_log_actor_kind_actor_id" ON "audit_log" ("actor_kind", "actor_id");

-- An index of audit_log.
CREATE INDEX "ix_audit_log_ts" ON "audit_log" ("ts");

-- An index of drafts.
CREATE INDEX "ix_drafts_author_id" ON "drafts" ("author_id");

-- An index of messages.
CREATE INDEX "ix_messages_author_id" ON "messages" ("author_id");

-- An index of messages.
CREATE INDEX "ix_messages_ticket_id_created_at" ON "messages" ("ticket_id", "created_at");

-- An index of ticket_followers.
CREATE INDEX "ix_ticket_followers_member_id_ticket_id" ON "ticket_followers" ("member_id", "ticket_id");

-- An index of ticket_labels.
CREATE INDEX "ix_ticket_labels_label_id_ticket_id" ON "ticket_labels" ("label_id", "ticket_id");

-- An index of tickets.
CREATE INDEX "ix_tickets_assignee_id" ON "tickets" ("assignee_id");

-- An index of tickets.
CREATE INDEX "ix_tickets_customer_id" ON "tickets" ("customer_id");

-- An index of tickets.
CREATE INDEX "ix_tickets_product_id" ON "tickets" ("product_id");

-- An index of tickets.
CREATE INDEX "ix_tickets_status_severity_desc" ON "tickets" ("status", (CASE "severity" WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 WHEN 'outage' THEN 3 END) DESC);

-- An index of tickets.
CREATE INDEX "ix_tickets_unsolved" ON "tickets" ("created_at") WHERE "status" IN ('new', 'open');

-- Writes the entries of attachments.
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

-- A rule of attachments.
CREATE TRIGGER "tr_attachments_no_update" BEFORE UPDATE ON "attachments"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:attachments:-: rows are never changed or deleted');
END;

-- A rule of attachments.
CREATE TRIGGER "tr_attachments_no_delete" BEFORE DELETE ON "attachments"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:attachments:-: rows are never changed or deleted');
END;

-- A rule of attachments.
CREATE TRIGGER "tr_attachments_insert_keeps" BEFORE INSERT ON "attachments"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:attachments:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "attachments" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:attachments:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "attachments" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of attachments.
CREATE TRIGGER "tr_attachments_first_version" BEFORE INSERT ON "attachments"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:attachments:row_version: a new row has version 1');
END;

-- Writes rows of attachments as somebody.
CREATE VIEW "vw_attachments" AS
    SELECT "attachments"."id", "attachments"."message_id", "attachments"."file_name", "attachments"."content", "attachments"."row_version", "attachments"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "attachments";

-- A rule of vw_attachments.
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

-- A rule of audit_log.
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

-- A rule of audit_log.
CREATE TRIGGER "tr_audit_log_only_pruned" BEFORE DELETE ON "audit_log"
WHEN NOT EXISTS (SELECT 1 FROM "audit_log_checkpoint" AS "p" WHERE "p"."kind" = 'pruned'
    AND OLD."seq" >= "p"."lo" AND OLD."seq" < "p"."hi")
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log:-: an entry goes only when it was exported, as a checkpoint says');
END;

-- A rule of audit_log.
CREATE TRIGGER "tr_audit_log_insert_keeps" BEFORE INSERT ON "audit_log"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:audit_log:seq: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log" WHERE "seq" = NEW."seq");
    SELECT RAISE(ABORT, 'cwom:unique:audit_log:entity_kind,entity_id,entity_version: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log" WHERE "entity_kind" = NEW."entity_kind" AND "entity_id" = NEW."entity_id" AND "entity_version" = NEW."entity_version");
END;

-- A rule of audit_log_checkpoint.
CREATE TRIGGER "tr_audit_log_checkpoint_no_update" BEFORE UPDATE ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log_checkpoint:-: rows are only ever added');
END;

-- A rule of audit_log_checkpoint.
CREATE TRIGGER "tr_audit_log_checkpoint_no_delete" BEFORE DELETE ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log_checkpoint:-: rows are only ever added');
END;

-- A rule of audit_log_checkpoint.
CREATE TRIGGER "tr_audit_log_checkpoint_insert_keeps" BEFORE INSERT ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:audit_log_checkpoint:n: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log_checkpoint" WHERE "n" = NEW."n");
    SELECT RAISE(ABORT, 'cwom:unique:audit_log_checkpoint:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log_checkpoint" WHERE _rowid_ = NEW._rowid_);
END;

-- Writes the entries of customers.
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

-- Writes the entries of customers.
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

-- Writes the entries of customers.
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
CREATE TRIGGER "tr_customers_clock" BEFORE UPDATE OF "updated_at" ON "customers"
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

-- A rule of vw_customers.
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

-- A rule of drafts.
CREATE TRIGGER "tr_drafts_update_keeps" BEFORE UPDATE ON "drafts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:drafts:ticket_id,author_id: another row has the same key, and does not make way')
    WHERE (NEW."ticket_id" IS NOT OLD."ticket_id" OR NEW."author_id" IS NOT OLD."author_id") AND EXISTS (SELECT 1 FROM "drafts" WHERE "ticket_id" = NEW."ticket_id" AND "author_id" = NEW."author_id" AND _rowid_ <> OLD._rowid_);
END;

-- A rule of drafts.
CREATE TRIGGER "tr_drafts_insert_keeps" BEFORE INSERT ON "drafts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:drafts:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "drafts" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:drafts:ticket_id,author_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "drafts" WHERE "ticket_id" = NEW."ticket_id" AND "author_id" = NEW."author_id");
    SELECT RAISE(ABORT, 'cwom:unique:drafts:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "drafts" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of drafts.
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

-- Writes the entries of members.
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
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Member', NEW."id", NEW."revision",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'email', NEW."email", 'languages', json(NEW."languages"), 'hourly_rate', json(CASE WHEN NEW."hourly_rate" IS NOT NULL THEN '{"$redacted": true}' END), 'revision', NEW."revision", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'f565a496c541', lower(hex(randomblob(16))));
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
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Member', OLD."id", OLD."revision" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'email', OLD."email", 'languages', json(OLD."languages"), 'hourly_rate', json(CASE WHEN OLD."hourly_rate" IS NOT NULL THEN '{"$redacted": true}' END), 'revision', OLD."revision", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'f565a496c541', lower(hex(randomblob(16))));
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
CREATE TRIGGER "tr_members_languages_items_update" AFTER UPDATE OF "languages" ON "members"
WHEN NEW."languages" IS NOT OLD."languages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:members:languages: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."languages") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of members.
CREATE TRIGGER "tr_members_languages_items_insert" AFTER INSERT ON "members"
WHEN NEW."languages" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:members:languages: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."languages") AS "item1"
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
CREATE TRIGGER "tr_members_clock" BEFORE UPDATE OF "updated_at" ON "members"
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

-- A rule of messages.
CREATE TRIGGER "tr_messages_no_update" BEFORE UPDATE ON "messages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:messages:-: rows are only ever added');
END;

-- A rule of messages.
CREATE TRIGGER "tr_messages_no_delete" BEFORE DELETE ON "messages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:messages:-: rows are only ever added');
END;

-- A rule of messages.
CREATE TRIGGER "tr_messages_insert_keeps" BEFORE INSERT ON "messages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:messages:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "messages" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:messages:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "messages" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of messages.
CREATE TRIGGER "tr_messages_first_version" BEFORE INSERT ON "messages"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:messages:row_version: a new row has version 1');
END;

-- Writes the entries of products.
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
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Product', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'price_amount', CASE WHEN NEW."price_amount" IS NOT NULL THEN CASE WHEN NEW."price_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."price_amount") / 100, abs(NEW."price_amount") % 100) END, 'price_currency', NEW."price_currency", 'warranty', NEW."warranty", 'released_on', NEW."released_on", 'retired_on', NEW."retired_on", 'specifications', json(NEW."specifications"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'eb4aa29ed62e', lower(hex(randomblob(16))));
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
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Product', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'price_amount', CASE WHEN OLD."price_amount" IS NOT NULL THEN CASE WHEN OLD."price_amount" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."price_amount") / 100, abs(OLD."price_amount") % 100) END, 'price_currency', OLD."price_currency", 'warranty', OLD."warranty", 'released_on', OLD."released_on", 'retired_on', OLD."retired_on", 'specifications', json(OLD."specifications"), 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'eb4aa29ed62e', lower(hex(randomblob(16))));
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
CREATE TRIGGER "tr_products_specifications_items_update" AFTER UPDATE OF "specifications" ON "products"
WHEN NEW."specifications" IS NOT OLD."specifications"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:products:specifications: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."specifications") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of products.
CREATE TRIGGER "tr_products_specifications_items_insert" AFTER INSERT ON "products"
WHEN NEW."specifications" <> '{}'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:products:specifications: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."specifications") AS "item1"
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

-- Writes the entries of refunds.
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

-- A rule of refunds.
CREATE TRIGGER "tr_refunds_no_update" BEFORE UPDATE ON "refunds"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:refunds:-: rows are never changed or deleted');
END;

-- A rule of refunds.
CREATE TRIGGER "tr_refunds_no_delete" BEFORE DELETE ON "refunds"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:refunds:-: rows are never changed or deleted');
END;

-- A rule of refunds.
CREATE TRIGGER "tr_refunds_insert_keeps" BEFORE INSERT ON "refunds"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:refunds:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "refunds" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:refunds:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "refunds" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of refunds.
CREATE TRIGGER "tr_refunds_first_version" BEFORE INSERT ON "refunds"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:refunds:row_version: a new row has version 1');
END;

-- Writes rows of refunds as somebody.
CREATE VIEW "vw_refunds" AS
    SELECT "refunds"."id", "refunds"."ticket_id", "refunds"."paid_amount", "refunds"."paid_currency", "refunds"."fee_amount", "refunds"."fee_currency", "refunds"."approved_by_id", "refunds"."row_version", "refunds"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "refunds";

-- A rule of vw_refunds.
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

-- Writes the entries of ticket_followers.
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

-- Writes the entries of ticket_followers.
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

-- Writes the entries of ticket_followers.
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

-- A rule of ticket_followers.
CREATE TRIGGER "tr_ticket_followers_insert_keeps" BEFORE INSERT ON "ticket_followers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:ticket_followers:ticket_id,member_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "ticket_followers" WHERE "ticket_id" = NEW."ticket_id" AND "member_id" = NEW."member_id");
END;

-- A rule of ticket_followers.
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

-- Writes rows of ticket_followers as somebody.
CREATE VIEW "vw_ticket_followers" AS
    SELECT "ticket_followers"."ticket_id", "ticket_followers"."member_id", "ticket_followers"."role", "ticket_followers"."since", "ticket_followers"."is_muted", "ticket_followers"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "ticket_followers";

-- A rule of vw_ticket_followers.
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

-- Writes the entries of ticket_labels.
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

-- Writes the entries of ticket_labels.
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

-- Writes the entries of ticket_labels.
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

-- A rule of ticket_labels.
CREATE TRIGGER "tr_ticket_labels_insert_keeps" BEFORE INSERT ON "ticket_labels"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:ticket_labels:ticket_id,label_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "ticket_labels" WHERE "ticket_id" = NEW."ticket_id" AND "label_id" = NEW."label_id");
END;

-- A rule of ticket_labels.
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

-- Writes rows of ticket_labels as somebody.
CREATE VIEW "vw_ticket_labels" AS
    SELECT "ticket_labels"."ticket_id", "ticket_labels"."label_id", "ticket_labels"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "ticket_labels";

-- A rule of vw_ticket_labels.
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

-- Writes the entries of tickets.
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
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Ticket', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'code', NEW."code", 'customer_id', NEW."customer_id", 'product_id', NEW."product_id", 'assignee_id', NEW."assignee_id", 'channel', NEW."channel", 'severity', NEW."severity", 'subject', NEW."subject", 'status', NEW."status", 'waiting_for', NEW."waiting_for", 'answered_after', NEW."answered_after", 'mood', json(CASE WHEN CAST(printf('%!.15g', NEW."mood") AS REAL) = NEW."mood" THEN printf('%!.15g', NEW."mood") WHEN NEW."mood" IS NOT NULL THEN printf('%!.17g', NEW."mood") END), 'rating', NEW."rating", 'resolution', json(NEW."resolution"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e642a9be0e67', lower(hex(randomblob(16))));
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
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Ticket', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'code', OLD."code", 'customer_id', OLD."customer_id", 'product_id', OLD."product_id", 'assignee_id', OLD."assignee_id", 'channel', OLD."channel", 'severity', OLD."severity", 'subject', OLD."subject", 'status', OLD."status", 'waiting_for', OLD."waiting_for", 'answered_after', OLD."answered_after", 'mood', json(CASE WHEN CAST(printf('%!.15g', OLD."mood") AS REAL) = OLD."mood" THEN printf('%!.15g', OLD."mood") WHEN OLD."mood" IS NOT NULL THEN printf('%!.17g', OLD."mood") END), 'rating', OLD."rating", 'resolution', json(OLD."resolution"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e642a9be0e67', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:tickets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Ticket' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of tickets.
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
CREATE TRIGGER "tr_tickets_clock" BEFORE UPDATE OF "updated_at" ON "tickets"
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

-- A rule of vw_tickets.
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

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g25" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g25" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- Or else: something still has the name of a table in the making.
CREATE TEMP TABLE "cwom_g26" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: something still has the name of a table in the making" CHECK ("ok"));
INSERT INTO "cwom_g26" SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE "name" GLOB 'cwom_new_*' OR "sql" GLOB '*"cwom_new_*');

-- The guards are done.
DROP TABLE temp."cwom_g1";
DROP TABLE temp."cwom_g2";
DROP TABLE temp."cwom_g3";
DROP TABLE temp."cwom_g4";
DROP TABLE temp."cwom_g5";
DROP TABLE temp."cwom_g6";
DROP TABLE temp."cwom_g7";
DROP TABLE temp."cwom_g8";
DROP TABLE temp."cwom_g9";
DROP TABLE temp."cwom_g10";
DROP TABLE temp."cwom_g11";
DROP TABLE temp."cwom_g12";
DROP TABLE temp."cwom_g13";
DROP TABLE temp."cwom_g14";
DROP TABLE temp."cwom_g15";
DROP TABLE temp."cwom_g16";
DROP TABLE temp."cwom_g17";
DROP TABLE temp."cwom_g18";
DROP TABLE temp."cwom_g19";
DROP TABLE temp."cwom_g20";
DROP TABLE temp."cwom_g21";
DROP TABLE temp."cwom_g22";
DROP TABLE temp."cwom_g23";
DROP TABLE temp."cwom_g24";
DROP TABLE temp."cwom_g25";
DROP TABLE temp."cwom_g26";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;
