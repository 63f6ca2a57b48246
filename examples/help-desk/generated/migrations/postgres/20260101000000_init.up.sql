-- cwom 20260101000000_init postgres up 1/1 phase=expand init
-- How a message reaches us.
CREATE TYPE "channel" AS ENUM ('e-mail', 'phone', 'chat', 'in-app');

-- How badly a customer is hit.
CREATE TYPE "severity" AS ENUM ('low', 'normal', 'high', 'outage');

-- Someone who asks us for help.
CREATE TABLE "customers" (
    "id" uuid NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "login" text COLLATE "C" NOT NULL,
    "login_key" text COLLATE "C" NOT NULL GENERATED ALWAYS AS (lower(btrim("login") COLLATE "C")) STORED,
    "contact" jsonb,
    "address_street" text COLLATE "C",
    "address_postal_code" text COLLATE "C",
    "address_city" text COLLATE "C",
    "address_country" text COLLATE "C",
    "portal_token" uuid NOT NULL DEFAULT gen_random_uuid(),
    "signed_up_on" date NOT NULL DEFAULT ((now() AT TIME ZONE 'UTC')::date),
    "signed_up_from" inet,
    "credit_amount" numeric(12, 2) NOT NULL,
    "credit_currency" text COLLATE "C" NOT NULL DEFAULT 'EUR',
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "deleted_at" timestamptz,
    CONSTRAINT "pk_customers" PRIMARY KEY ("id"),
    CONSTRAINT "uq_customers_portal_token" UNIQUE ("portal_token"),
    CONSTRAINT "ck_customers_name_length" CHECK (length("name") BETWEEN 1 AND 200),
    CONSTRAINT "ck_customers_login_length" CHECK (length("login") BETWEEN 3 AND 320),
    CONSTRAINT "ck_customers_contact_json" CHECK (CASE WHEN jsonb_typeof("contact") = 'object' THEN
        "contact" - ARRAY['email', 'phone'] = '{}'
        AND jsonb_typeof("contact" -> 'email') IN ('string', 'null')
        AND length(("contact" ->> 'email')) BETWEEN 3 AND 320
        AND strpos(("contact" ->> 'email'), '@') > 0 AND strpos(("contact" ->> 'email'), ' ') = 0
        AND jsonb_typeof("contact" -> 'phone') IN ('string', 'null')
        AND length(("contact" ->> 'phone')) BETWEEN 4 AND 24
        AND ("contact" ->> 'phone') ~ '^[ +0-9]*$' AND left(("contact" ->> 'phone'), 1) = '+'
        AND num_nonnulls(("contact" ->> 'email'), ("contact" ->> 'phone')) >= 1
    ELSE jsonb_typeof("contact") IS NULL END),
    CONSTRAINT "ck_customers_address_street_length" CHECK (length("address_street") BETWEEN 1 AND 200),
    CONSTRAINT "ck_customers_address_postal_code_length" CHECK (length("address_postal_code") BETWEEN 2 AND 12),
    CONSTRAINT "ck_customers_address_postal_code_pattern" CHECK ("address_postal_code" ~ '^[ 0-9A-Z\-]*$'),
    CONSTRAINT "ck_customers_address_city_length" CHECK (length("address_city") BETWEEN 1 AND 120),
    CONSTRAINT "ck_customers_address_country_length" CHECK (length("address_country") = 2),
    CONSTRAINT "ck_customers_address_country_pattern" CHECK ("address_country" ~ '^[A-Z]*$'),
    CONSTRAINT "ck_customers_address_together" CHECK (("address_street" IS NULL AND "address_postal_code" IS NULL AND "address_city" IS NULL AND "address_country" IS NULL) OR ("address_street" IS NOT NULL AND "address_postal_code" IS NOT NULL AND "address_city" IS NOT NULL AND "address_country" IS NOT NULL)),
    CONSTRAINT "ck_customers_signed_up_on_form" CHECK ("signed_up_on" BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT "ck_customers_credit_amount_digits" CHECK ("credit_amount" <> 'NaN'),
    CONSTRAINT "ck_customers_credit_amount_range" CHECK ("credit_amount" >= 0.00),
    CONSTRAINT "ck_customers_credit_currency_values" CHECK ("credit_currency" IN ('EUR', 'USD')),
    CONSTRAINT "ck_customers_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_customers_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_customers_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_customers_deleted_at_form" CHECK ("deleted_at" >= '0001-01-01 00:00:00+00' AND "deleted_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_customers_credit_is_capped" CHECK ("credit_amount" <= 5000.00)
);

-- No two rows among those of the condition agree in `login_key`.
CREATE UNIQUE INDEX "uq_customers_login_key" ON "customers" ("login_key")
    WHERE "deleted_at" IS NULL;

-- Finds rows by an expression of `name`.
CREATE INDEX "ix_customers_lower_name" ON "customers" ((lower("name" COLLATE "C")));

-- Finds rows by `signed_up_on`, latest first.
CREATE INDEX "ix_customers_signed_up_on_desc" ON "customers" ("signed_up_on" DESC);

COMMENT ON TABLE "customers" IS 'Someone who asks us for help.';
COMMENT ON COLUMN "customers"."login" IS 'E-mail address, as it was typed.';
COMMENT ON COLUMN "customers"."contact" IS 'Null: reachable by login only.';
COMMENT ON COLUMN "customers"."address_country" IS 'ISO 3166-1, two letters.';
COMMENT ON COLUMN "customers"."credit_amount" IS 'What we owe the customer. Never negative; who gets it is said elsewhere.';
COMMENT ON COLUMN "customers"."credit_currency" IS 'What we owe the customer.';

-- Someone on our team who answers.
CREATE TABLE "members" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "name" text COLLATE "C" NOT NULL,
    "email" text COLLATE "C" NOT NULL,
    "languages" jsonb NOT NULL,
    "hourly_rate" numeric(8, 2),
    "revision" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_members" PRIMARY KEY ("id"),
    CONSTRAINT "uq_members_email" UNIQUE ("email"),
    CONSTRAINT "ck_members_name_length" CHECK (length("name") BETWEEN 1 AND 200),
    CONSTRAINT "ck_members_email_length" CHECK (length("email") BETWEEN 3 AND 320),
    CONSTRAINT "ck_members_languages_json" CHECK (CASE WHEN jsonb_typeof("languages") = 'array' THEN jsonb_array_length("languages") BETWEEN 1 AND 8 ELSE FALSE END),
    CONSTRAINT "ck_members_hourly_rate_digits" CHECK ("hourly_rate" <> 'NaN'),
    CONSTRAINT "ck_members_hourly_rate_range" CHECK ("hourly_rate" >= 0.00),
    CONSTRAINT "ck_members_revision_range" CHECK ("revision" >= 1),
    CONSTRAINT "ck_members_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_members_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00')
);

COMMENT ON TABLE "members" IS 'Someone on our team who answers.';
COMMENT ON COLUMN "members"."languages" IS 'What to be written to in; one at least.';
COMMENT ON COLUMN "members"."hourly_rate" IS 'In euro.';

-- Something that we sell and support; its id is the code on its label.
CREATE TABLE "products" (
    "id" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "price_amount" numeric(12, 2) NOT NULL,
    "price_currency" text COLLATE "C" NOT NULL DEFAULT 'EUR',
    "warranty" bigint NOT NULL,
    "released_on" date NOT NULL,
    "retired_on" date,
    "specifications" jsonb NOT NULL DEFAULT '{}',
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_products" PRIMARY KEY ("id"),
    CONSTRAINT "uq_products_name" UNIQUE ("name"),
    CONSTRAINT "ck_products_id_length" CHECK (length("id") BETWEEN 1 AND 32),
    CONSTRAINT "ck_products_name_length" CHECK (length("name") BETWEEN 1 AND 200),
    CONSTRAINT "ck_products_price_amount_digits" CHECK ("price_amount" <> 'NaN'),
    CONSTRAINT "ck_products_price_amount_range" CHECK ("price_amount" >= 0.00),
    CONSTRAINT "ck_products_price_currency_values" CHECK ("price_currency" IN ('EUR', 'USD')),
    CONSTRAINT "ck_products_released_on_form" CHECK ("released_on" BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT "ck_products_retired_on_form" CHECK ("retired_on" BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT "ck_products_specifications_json" CHECK (jsonb_typeof("specifications") = 'object'),
    CONSTRAINT "ck_products_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_products_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_products_retired_after_release" CHECK ("retired_on" IS NULL OR "retired_on" >= "released_on")
);

COMMENT ON TABLE "products" IS 'Something that we sell and support; its id is the code on its label.';
COMMENT ON COLUMN "products"."price_amount" IS 'Never negative; who gets it is said elsewhere.';
COMMENT ON COLUMN "products"."warranty" IS 'Counted from the day of purchase.';
COMMENT ON COLUMN "products"."specifications" IS 'What the data sheet says, by heading.';

-- A word to sort tickets by.
CREATE TABLE "labels" (
    "id" uuid NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "color" text COLLATE "C" NOT NULL,
    CONSTRAINT "pk_labels" PRIMARY KEY ("id"),
    CONSTRAINT "uq_labels_name" UNIQUE ("name"),
    CONSTRAINT "ck_labels_name_length" CHECK (length("name") BETWEEN 1 AND 60),
    CONSTRAINT "ck_labels_color_length" CHECK (length("color") = 7),
    CONSTRAINT "ck_labels_color_pattern" CHECK ("color" ~ '^[#0-9a-f]*$' AND left("color", 1) = '#')
);

COMMENT ON TABLE "labels" IS 'A word to sort tickets by.';

-- One request of one customer, from the first message to the last.
CREATE TABLE "tickets" (
    "id" text COLLATE "C" NOT NULL,
    "code" text COLLATE "C" NOT NULL,
    "customer_id" uuid NOT NULL,
    "product_id" text COLLATE "C",
    "assignee_id" uuid,
    "channel" "channel" NOT NULL,
    "severity" "severity" NOT NULL DEFAULT 'normal',
    "subject" text COLLATE "C" NOT NULL,
    "status" text COLLATE "C" NOT NULL DEFAULT 'new',
    "waiting_for" text COLLATE "C",
    "answered_after" bigint,
    "mood" double precision,
    "rating" smallint,
    "resolution" jsonb,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_tickets" PRIMARY KEY ("id"),
    CONSTRAINT "uq_tickets_code" UNIQUE ("code"),
    CONSTRAINT "fk_tickets_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_tickets_product_id" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_tickets_assignee_id" FOREIGN KEY ("assignee_id") REFERENCES "members" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_tickets_id_form" CHECK ("id" ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    CONSTRAINT "ck_tickets_code_length" CHECK (length("code") BETWEEN 4 AND 24),
    CONSTRAINT "ck_tickets_code_pattern" CHECK (("code" ~ '^[0-9A-Z\-]*$' AND left("code", 3) = 'HD-') OR ("code" ~ '^[.0-9a-z]*$' AND left("code", 4) = 'old.')),
    CONSTRAINT "ck_tickets_subject_length" CHECK (length("subject") BETWEEN 1 AND 300),
    CONSTRAINT "ck_tickets_status_values" CHECK ("status" IN ('new', 'open', 'waiting', 'solved', 'closed', 'spam')),
    CONSTRAINT "ck_tickets_waiting_for_length" CHECK (length("waiting_for") BETWEEN 1 AND 200),
    CONSTRAINT "ck_tickets_mood_range" CHECK ("mood" >= -1.0 AND "mood" <= 1.0),
    CONSTRAINT "ck_tickets_rating_range" CHECK ("rating" BETWEEN 1 AND 5),
    CONSTRAINT "ck_tickets_resolution_json" CHECK (CASE WHEN jsonb_typeof("resolution") = 'object' THEN
        "resolution" - ARRAY['summary', 'replacement_serial', 'voucher_code'] = '{}'
        AND coalesce(jsonb_typeof("resolution" -> 'summary') = 'string', FALSE)
        AND length(("resolution" ->> 'summary')) BETWEEN 1 AND 2000
        AND jsonb_typeof("resolution" -> 'replacement_serial') IN ('string', 'null')
        AND length(("resolution" ->> 'replacement_serial')) BETWEEN 1 AND 64
        AND jsonb_typeof("resolution" -> 'voucher_code') IN ('string', 'null')
        AND length(("resolution" ->> 'voucher_code')) BETWEEN 1 AND 32
        AND num_nonnulls(("resolution" ->> 'replacement_serial'), ("resolution" ->> 'voucher_code')) <= 1
    ELSE jsonb_typeof("resolution") IS NULL END),
    CONSTRAINT "ck_tickets_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_tickets_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_tickets_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_tickets_assignee_id_required" CHECK ("status" NOT IN ('open', 'waiting') OR "assignee_id" IS NOT NULL),
    CONSTRAINT "ck_tickets_waiting_for_required" CHECK ("status" <> 'waiting' OR "waiting_for" IS NOT NULL),
    CONSTRAINT "ck_tickets_resolution_required" CHECK ("status" NOT IN ('solved', 'closed') OR "resolution" IS NOT NULL),
    CONSTRAINT "ck_tickets_waiting_for_only_in" CHECK ("status" = 'waiting' OR ("waiting_for" IS NULL)),
    CONSTRAINT "ck_tickets_answered_forwards" CHECK ("answered_after" >= 0)
);

-- Finds the rows that refer by `customer_id`.
CREATE INDEX "ix_tickets_customer_id" ON "tickets" ("customer_id");

-- Finds the rows that refer by `product_id`.
CREATE INDEX "ix_tickets_product_id" ON "tickets" ("product_id");

-- Finds the rows that refer by `assignee_id`.
CREATE INDEX "ix_tickets_assignee_id" ON "tickets" ("assignee_id");

-- Finds rows by `status`, then `severity`, last first.
CREATE INDEX "ix_tickets_status_severity_desc" ON "tickets" ("status", "severity" DESC);

-- Finds rows by `created_at`.
CREATE INDEX "ix_tickets_unsolved" ON "tickets" ("created_at")
    WHERE "status" IN ('new', 'open');

COMMENT ON TABLE "tickets" IS 'One request of one customer, from the first message to the last.';
COMMENT ON COLUMN "tickets"."code" IS 'What the customer is told: `HD-2F7K`, or `old.…` from the system before.';
COMMENT ON COLUMN "tickets"."assignee_id" IS 'Who works on it.';
COMMENT ON COLUMN "tickets"."waiting_for" IS 'Whom or what it waits for.';
COMMENT ON COLUMN "tickets"."answered_after" IS 'From the first message to the first answer.';
COMMENT ON COLUMN "tickets"."mood" IS 'How the customer sounds, as a model guesses.';
COMMENT ON COLUMN "tickets"."rating" IS 'What the customer says of our help.';
COMMENT ON COLUMN "tickets"."resolution" IS 'How it ended.';

-- Something said on a ticket; what was said stays said.
CREATE TABLE "messages" (
    "id" uuid NOT NULL,
    "ticket_id" text COLLATE "C" NOT NULL,
    "author_id" uuid,
    "channel" "channel" NOT NULL,
    "body" text COLLATE "C" NOT NULL,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_messages" PRIMARY KEY ("id"),
    CONSTRAINT "fk_messages_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_messages_author_id" FOREIGN KEY ("author_id") REFERENCES "members" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_messages_body_length" CHECK (length("body") BETWEEN 1 AND 100000),
    CONSTRAINT "ck_messages_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_messages_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the rows that refer by `author_id`.
CREATE INDEX "ix_messages_author_id" ON "messages" ("author_id");

-- Finds rows by `ticket_id`, then `created_at`.
CREATE INDEX "ix_messages_ticket_id_created_at" ON "messages" ("ticket_id", "created_at");

COMMENT ON TABLE "messages" IS 'Something said on a ticket; what was said stays said.';
COMMENT ON COLUMN "messages"."author_id" IS 'Null: the customer.';

-- A file that came with a message.
CREATE TABLE "attachments" (
    "id" uuid NOT NULL,
    "message_id" uuid NOT NULL,
    "file_name" text COLLATE "C" NOT NULL,
    "content" bytea NOT NULL,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_attachments" PRIMARY KEY ("id"),
    CONSTRAINT "fk_attachments_message_id" FOREIGN KEY ("message_id") REFERENCES "messages" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_attachments_file_name_length" CHECK (length("file_name") BETWEEN 1 AND 255),
    CONSTRAINT "ck_attachments_file_name_pattern" CHECK (strpos("file_name", '/') = 0),
    CONSTRAINT "ck_attachments_content_length" CHECK (octet_length("content") BETWEEN 1 AND 10485760),
    CONSTRAINT "ck_attachments_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_attachments_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the rows that refer by `message_id`.
CREATE INDEX "ix_attachments_message_id" ON "attachments" ("message_id");

COMMENT ON TABLE "attachments" IS 'A file that came with a message.';
COMMENT ON COLUMN "attachments"."content" IS 'At most 10 MiB.';

-- An answer that was not sent yet.
CREATE TABLE "drafts" (
    "id" uuid NOT NULL,
    "ticket_id" text COLLATE "C" NOT NULL,
    "author_id" uuid,
    "body" text COLLATE "C" NOT NULL DEFAULT '',
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_drafts" PRIMARY KEY ("id"),
    CONSTRAINT "uq_drafts_ticket_id_author_id" UNIQUE ("ticket_id", "author_id"),
    CONSTRAINT "fk_drafts_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_drafts_author_id" FOREIGN KEY ("author_id") REFERENCES "members" ("id") ON DELETE SET NULL,
    CONSTRAINT "ck_drafts_body_length" CHECK (length("body") <= 100000),
    CONSTRAINT "ck_drafts_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the rows that refer by `author_id`.
CREATE INDEX "ix_drafts_author_id" ON "drafts" ("author_id");

COMMENT ON TABLE "drafts" IS 'An answer that was not sent yet.';

-- Money that went back to a customer.
CREATE TABLE "refunds" (
    "id" uuid NOT NULL,
    "ticket_id" text COLLATE "C" NOT NULL,
    "paid_amount" numeric(12, 2) NOT NULL,
    "paid_currency" text COLLATE "C" NOT NULL DEFAULT 'EUR',
    "fee_amount" numeric(12, 2),
    "fee_currency" text COLLATE "C",
    "approved_by_id" uuid NOT NULL,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_refunds" PRIMARY KEY ("id"),
    CONSTRAINT "fk_refunds_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_refunds_approved_by_id" FOREIGN KEY ("approved_by_id") REFERENCES "members" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_refunds_paid_amount_digits" CHECK ("paid_amount" <> 'NaN'),
    CONSTRAINT "ck_refunds_paid_amount_range" CHECK ("paid_amount" >= 0.00),
    CONSTRAINT "ck_refunds_paid_currency_values" CHECK ("paid_currency" IN ('EUR', 'USD')),
    CONSTRAINT "ck_refunds_fee_amount_digits" CHECK ("fee_amount" <> 'NaN'),
    CONSTRAINT "ck_refunds_fee_amount_range" CHECK ("fee_amount" >= 0.00),
    CONSTRAINT "ck_refunds_fee_currency_values" CHECK ("fee_currency" IN ('EUR', 'USD')),
    CONSTRAINT "ck_refunds_fee_together" CHECK (("fee_amount" IS NULL AND "fee_currency" IS NULL) OR ("fee_amount" IS NOT NULL AND "fee_currency" IS NOT NULL)),
    CONSTRAINT "ck_refunds_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_refunds_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_refunds_paid_is_positive" CHECK ("paid_amount" > 0.00),
    CONSTRAINT "ck_refunds_fee_below_amount" CHECK ("fee_amount" IS NULL OR "fee_amount" < "paid_amount")
);

-- Finds the rows that refer by `ticket_id`.
CREATE INDEX "ix_refunds_ticket_id" ON "refunds" ("ticket_id");

-- Finds the rows that refer by `approved_by_id`.
CREATE INDEX "ix_refunds_approved_by_id" ON "refunds" ("approved_by_id");

COMMENT ON TABLE "refunds" IS 'Money that went back to a customer.';
COMMENT ON COLUMN "refunds"."paid_amount" IS 'Never negative; who gets it is said elsewhere.';
COMMENT ON COLUMN "refunds"."fee_amount" IS 'What the payment service kept. Never negative; who gets it is said elsewhere.';
COMMENT ON COLUMN "refunds"."fee_currency" IS 'What the payment service kept.';

-- Links rows of `tickets` with rows of `labels`.
CREATE TABLE "ticket_labels" (
    "ticket_id" text COLLATE "C" NOT NULL,
    "label_id" uuid NOT NULL,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_ticket_labels" PRIMARY KEY ("ticket_id", "label_id"),
    CONSTRAINT "fk_ticket_labels_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_ticket_labels_label_id" FOREIGN KEY ("label_id") REFERENCES "labels" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_ticket_labels_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the pairs by `label_id`.
CREATE INDEX "ix_ticket_labels_label_id_ticket_id" ON "ticket_labels" ("label_id", "ticket_id");

COMMENT ON TABLE "ticket_labels" IS 'Links rows of `tickets` with rows of `labels`.';

-- Members who want to hear about a ticket.
CREATE TABLE "ticket_followers" (
    "ticket_id" text COLLATE "C" NOT NULL,
    "member_id" uuid NOT NULL,
    "role" text COLLATE "C",
    "since" date NOT NULL DEFAULT ((now() AT TIME ZONE 'UTC')::date),
    "is_muted" boolean NOT NULL DEFAULT FALSE,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_ticket_followers" PRIMARY KEY ("ticket_id", "member_id"),
    CONSTRAINT "fk_ticket_followers_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_ticket_followers_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_ticket_followers_role_length" CHECK (length("role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_ticket_followers_since_form" CHECK ("since" BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT "ck_ticket_followers_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the pairs by `member_id`.
CREATE INDEX "ix_ticket_followers_member_id_ticket_id" ON "ticket_followers" ("member_id", "ticket_id");

COMMENT ON TABLE "ticket_followers" IS 'Members who want to hear about a ticket.';

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
    CONSTRAINT "pk_audit_log" PRIMARY KEY ("seq"),
    CONSTRAINT "uq_audit_log_entity_kind_entity_id_entity_version" UNIQUE ("entity_kind", "entity_id", "entity_version"),
    CONSTRAINT "ck_audit_log_actor_kind_values" CHECK ("actor_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_audit_log_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128),
    CONSTRAINT "ck_audit_log_action_values" CHECK ("action" IN ('created', 'updated', 'status_changed', 'deleted', 'linked', 'unlinked', 'noted', 'redacted')),
    CONSTRAINT "ck_audit_log_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 130),
    CONSTRAINT "ck_audit_log_entity_id_length" CHECK (length("entity_id") >= 1),
    CONSTRAINT "ck_audit_log_entity_version_numbered" CHECK (("action" NOT IN ('noted', 'redacted')) = ("entity_version" IS NOT NULL))
);

-- Finds what one actor did.
CREATE INDEX "ix_audit_log_actor_kind_actor_id" ON "audit_log" ("actor_kind", "actor_id");

-- Finds the changes of a span of time.
CREATE INDEX "ix_audit_log_ts" ON "audit_log" ("ts");

-- Finds what is not sealed yet.
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

-- What was sealed, and what was taken out: a chain of hashes over the entries.
CREATE TABLE "audit_log_checkpoint" (
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
    CONSTRAINT "pk_audit_log_checkpoint" PRIMARY KEY ("n"),
    CONSTRAINT "ck_audit_log_checkpoint_kind_values" CHECK ("kind" IN ('sealed', 'restart', 'pruned')),
    CONSTRAINT "ck_audit_log_checkpoint_root_length" CHECK (length("root") = 64),
    CONSTRAINT "ck_audit_log_checkpoint_previous_length" CHECK (length("previous") = 64)
);

COMMENT ON TABLE "audit_log_checkpoint" IS 'What was sealed, and what was taken out: a chain of hashes over the entries.';
COMMENT ON COLUMN "audit_log_checkpoint"."n" IS 'The checkpoints count from 1.';
COMMENT ON COLUMN "audit_log_checkpoint"."kind" IS 'What was done.';
COMMENT ON COLUMN "audit_log_checkpoint"."lo" IS 'The first position: `seq`, or `xid` where there is one.';
COMMENT ON COLUMN "audit_log_checkpoint"."hi" IS 'The position after the last one.';
COMMENT ON COLUMN "audit_log_checkpoint"."after_seq" IS 'Only entries after this one are meant.';
COMMENT ON COLUMN "audit_log_checkpoint"."entries" IS 'How many entries there are.';
COMMENT ON COLUMN "audit_log_checkpoint"."root" IS 'Root of the Merkle tree over the entries.';
COMMENT ON COLUMN "audit_log_checkpoint"."previous" IS 'Hash of the checkpoint before.';
COMMENT ON COLUMN "audit_log_checkpoint"."ts" IS 'When it was made.';
COMMENT ON COLUMN "audit_log_checkpoint"."note" IS 'What else is recorded, as JSON.';
COMMENT ON COLUMN "audit_log_checkpoint"."signature" IS 'Signature over the hash of this row.';

-- Refuses what a trigger found wrong.
CREATE FUNCTION "fn_help_desk_refuse"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[2], COLUMN = TG_ARGV[1],
        SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END
$$;

-- Refuses the change of a column that stays.
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

-- Refuses a move that the state machine does not have.
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

-- Writes the entry of a change.
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

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_customers" AFTER INSERT OR UPDATE OR DELETE ON "customers" FOR EACH ROW
    EXECUTE FUNCTION "tw_customers"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_customers_clock" AFTER UPDATE ON "customers" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:customers:updated_at: a change is not older than the one before'
    );

-- What was deleted is changed no more.
CREATE TRIGGER "tr_customers_deleted" AFTER UPDATE ON "customers" FOR EACH ROW
    WHEN (OLD."deleted_at" IS NOT NULL)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO005',
        'deleted_at',
        'cwom:deleted:customers:deleted_at: what was deleted is changed no more'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_customers_first_version" AFTER INSERT ON "customers" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:customers:row_version: a new row has version 1'
    );

-- What is given at creation stays.
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

-- A changed row has the next version.
CREATE TRIGGER "tr_customers_next_version" AFTER UPDATE ON "customers" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:customers:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_customers_no_truncate" BEFORE TRUNCATE ON "customers" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        '',
        'cwom:version:customers:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "customers"
    ENABLE ALWAYS TRIGGER "tr_customers_clock",
    ENABLE ALWAYS TRIGGER "tr_customers_deleted",
    ENABLE ALWAYS TRIGGER "tr_customers_first_version",
    ENABLE ALWAYS TRIGGER "tr_customers_frozen",
    ENABLE ALWAYS TRIGGER "tr_customers_next_version",
    ENABLE ALWAYS TRIGGER "tr_customers_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_customers";

-- What `languages` lists is of its type.
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

-- Writes the entry of a change.
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

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_members" AFTER INSERT OR UPDATE OR DELETE ON "members" FOR EACH ROW
    EXECUTE FUNCTION "tw_members"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_members_clock" AFTER UPDATE ON "members" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:members:updated_at: a change is not older than the one before'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_members_first_version" AFTER INSERT ON "members" FOR EACH ROW
    WHEN (NEW."revision" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'revision',
        'cwom:version:members:revision: a new row has version 1'
    );

-- What is given at creation stays.
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

-- What `languages` lists is of its type.
CREATE TRIGGER "tr_members_languages_items_insert" AFTER INSERT ON "members" FOR EACH ROW
    WHEN (NEW."languages" <> '[]')
    EXECUTE FUNCTION "tr_members_languages_items_insert"();

-- What `languages` lists is of its type.
CREATE TRIGGER "tr_members_languages_items_update" AFTER UPDATE ON "members" FOR EACH ROW
    WHEN (NEW."languages" IS DISTINCT FROM OLD."languages" AND (NEW."languages" <> '[]'))
    EXECUTE FUNCTION "tr_members_languages_items_insert"();

-- A changed row has the next version.
CREATE TRIGGER "tr_members_next_version" AFTER UPDATE ON "members" FOR EACH ROW
    WHEN (NEW."revision" <> OLD."revision" + 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'revision',
        'cwom:version:members:revision: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_members_no_truncate" BEFORE TRUNCATE ON "members" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        '',
        'cwom:version:members:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "members"
    ENABLE ALWAYS TRIGGER "tr_members_clock",
    ENABLE ALWAYS TRIGGER "tr_members_first_version",
    ENABLE ALWAYS TRIGGER "tr_members_frozen",
    ENABLE ALWAYS TRIGGER "tr_members_languages_items_insert",
    ENABLE ALWAYS TRIGGER "tr_members_languages_items_update",
    ENABLE ALWAYS TRIGGER "tr_members_next_version",
    ENABLE ALWAYS TRIGGER "tr_members_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_members";

-- What `specifications` lists is of its type.
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

-- Writes the entry of a change.
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

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_products" AFTER INSERT OR UPDATE OR DELETE ON "products" FOR EACH ROW
    EXECUTE FUNCTION "tw_products"();

-- A new row has version 1.
CREATE TRIGGER "tr_products_first_version" AFTER INSERT ON "products" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:products:row_version: a new row has version 1'
    );

-- What is given at creation stays.
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

-- A changed row has the next version.
CREATE TRIGGER "tr_products_next_version" AFTER UPDATE ON "products" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:products:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_products_no_truncate" BEFORE TRUNCATE ON "products" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        '',
        'cwom:version:products:-: rows are deleted one by one, not all at once'
    );

-- What `specifications` lists is of its type.
CREATE TRIGGER "tr_products_specifications_items_insert" AFTER INSERT ON "products" FOR EACH ROW
    WHEN (NEW."specifications" #> '{}' <> '{}')
    EXECUTE FUNCTION "tr_products_specifications_items_insert"();

-- What `specifications` lists is of its type.
CREATE TRIGGER "tr_products_specifications_items_update" AFTER UPDATE ON "products" FOR EACH ROW
    WHEN (NEW."specifications" IS DISTINCT FROM OLD."specifications" AND (NEW."specifications" #> '{}' <> '{}'))
    EXECUTE FUNCTION "tr_products_specifications_items_insert"();

-- Fire for replication, too.
ALTER TABLE "products"
    ENABLE ALWAYS TRIGGER "tr_products_first_version",
    ENABLE ALWAYS TRIGGER "tr_products_frozen",
    ENABLE ALWAYS TRIGGER "tr_products_next_version",
    ENABLE ALWAYS TRIGGER "tr_products_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_products_specifications_items_insert",
    ENABLE ALWAYS TRIGGER "tr_products_specifications_items_update",
    ENABLE ALWAYS TRIGGER "tw_products";

-- What is given at creation stays.
CREATE TRIGGER "tr_labels_frozen" AFTER UPDATE ON "labels" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_help_desk_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:labels:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "labels"
    ENABLE ALWAYS TRIGGER "tr_labels_frozen";

-- Writes the entry of a change.
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

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_tickets" AFTER INSERT OR UPDATE OR DELETE ON "tickets" FOR EACH ROW
    EXECUTE FUNCTION "tw_tickets"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_tickets_clock" AFTER UPDATE ON "tickets" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:tickets:updated_at: a change is not older than the one before'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_tickets_first_version" AFTER INSERT ON "tickets" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:tickets:row_version: a new row has version 1'
    );

-- What is given at creation stays.
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

-- A changed row has the next version.
CREATE TRIGGER "tr_tickets_next_version" AFTER UPDATE ON "tickets" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:tickets:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_tickets_no_truncate" BEFORE TRUNCATE ON "tickets" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        '',
        'cwom:version:tickets:-: rows are deleted one by one, not all at once'
    );

-- A new row is new or open.
CREATE TRIGGER "tr_tickets_status_initial" AFTER INSERT ON "tickets" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('new', 'open'))
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO006',
        'status',
        'cwom:initial:tickets:status:new,open: a new row is new or open'
    );

-- `status` moves as the state machine says.
CREATE TRIGGER "tr_tickets_status_moves" AFTER UPDATE ON "tickets" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status" AND CASE OLD."status"
            WHEN 'new' THEN NEW."status" NOT IN ('open', 'spam')
            WHEN 'open' THEN NEW."status" NOT IN ('waiting', 'solved', 'spam')
            WHEN 'waiting' THEN NEW."status" NOT IN ('open', 'solved')
            WHEN 'solved' THEN NEW."status" NOT IN ('open', 'closed')
            WHEN 'closed' THEN TRUE
            WHEN 'spam' THEN NEW."status" NOT IN ('open')
        END)
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

-- Fire for replication, too.
ALTER TABLE "tickets"
    ENABLE ALWAYS TRIGGER "tr_tickets_clock",
    ENABLE ALWAYS TRIGGER "tr_tickets_first_version",
    ENABLE ALWAYS TRIGGER "tr_tickets_frozen",
    ENABLE ALWAYS TRIGGER "tr_tickets_next_version",
    ENABLE ALWAYS TRIGGER "tr_tickets_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_tickets_status_initial",
    ENABLE ALWAYS TRIGGER "tr_tickets_status_moves",
    ENABLE ALWAYS TRIGGER "tw_tickets";

-- A new row has version 1.
CREATE TRIGGER "tr_messages_first_version" AFTER INSERT ON "messages" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:messages:row_version: a new row has version 1'
    );

-- Rows are never deleted.
CREATE TRIGGER "tr_messages_no_delete" BEFORE DELETE ON "messages" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:messages:-: rows are only ever added'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_messages_no_truncate" BEFORE TRUNCATE ON "messages" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:messages:-: rows are only ever added'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_messages_no_update" BEFORE UPDATE ON "messages" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:messages:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "messages"
    ENABLE ALWAYS TRIGGER "tr_messages_first_version",
    ENABLE ALWAYS TRIGGER "tr_messages_no_delete",
    ENABLE ALWAYS TRIGGER "tr_messages_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_messages_no_update";

-- Writes the entry of a change.
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

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_attachments" AFTER INSERT ON "attachments" FOR EACH ROW
    EXECUTE FUNCTION "tw_attachments"();

-- A new row has version 1.
CREATE TRIGGER "tr_attachments_first_version" AFTER INSERT ON "attachments" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:attachments:row_version: a new row has version 1'
    );

-- Rows are never deleted.
CREATE TRIGGER "tr_attachments_no_delete" BEFORE DELETE ON "attachments" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO001',
        '',
        'cwom:immutable:attachments:-: rows are never changed or deleted'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_attachments_no_truncate" BEFORE TRUNCATE ON "attachments" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO001',
        '',
        'cwom:immutable:attachments:-: rows are never changed or deleted'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_attachments_no_update" BEFORE UPDATE ON "attachments" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO001',
        '',
        'cwom:immutable:attachments:-: rows are never changed or deleted'
    );

-- Fire for replication, too.
ALTER TABLE "attachments"
    ENABLE ALWAYS TRIGGER "tr_attachments_first_version",
    ENABLE ALWAYS TRIGGER "tr_attachments_no_delete",
    ENABLE ALWAYS TRIGGER "tr_attachments_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_attachments_no_update",
    ENABLE ALWAYS TRIGGER "tw_attachments";

-- What is given at creation stays.
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

-- Fire for replication, too.
ALTER TABLE "drafts"
    ENABLE ALWAYS TRIGGER "tr_drafts_frozen";

-- Writes the entry of a change.
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

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_refunds" AFTER INSERT ON "refunds" FOR EACH ROW
    EXECUTE FUNCTION "tw_refunds"();

-- A new row has version 1.
CREATE TRIGGER "tr_refunds_first_version" AFTER INSERT ON "refunds" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        'row_version',
        'cwom:version:refunds:row_version: a new row has version 1'
    );

-- Rows are never deleted.
CREATE TRIGGER "tr_refunds_no_delete" BEFORE DELETE ON "refunds" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO001',
        '',
        'cwom:immutable:refunds:-: rows are never changed or deleted'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_refunds_no_truncate" BEFORE TRUNCATE ON "refunds" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO001',
        '',
        'cwom:immutable:refunds:-: rows are never changed or deleted'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_refunds_no_update" BEFORE UPDATE ON "refunds" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO001',
        '',
        'cwom:immutable:refunds:-: rows are never changed or deleted'
    );

-- Fire for replication, too.
ALTER TABLE "refunds"
    ENABLE ALWAYS TRIGGER "tr_refunds_first_version",
    ENABLE ALWAYS TRIGGER "tr_refunds_no_delete",
    ENABLE ALWAYS TRIGGER "tr_refunds_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_refunds_no_update",
    ENABLE ALWAYS TRIGGER "tw_refunds";

-- Writes the entry of a change.
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

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_ticket_labels" AFTER INSERT OR UPDATE OR DELETE ON "ticket_labels" FOR EACH ROW
    EXECUTE FUNCTION "tw_ticket_labels"();

-- What is given at creation stays.
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

-- Rows never go all at once.
CREATE TRIGGER "tr_ticket_labels_no_truncate" BEFORE TRUNCATE ON "ticket_labels" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        '',
        'cwom:version:ticket_labels:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "ticket_labels"
    ENABLE ALWAYS TRIGGER "tr_ticket_labels_frozen",
    ENABLE ALWAYS TRIGGER "tr_ticket_labels_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_ticket_labels";

-- Writes the entry of a change.
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

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_ticket_followers" AFTER INSERT OR UPDATE OR DELETE ON "ticket_followers" FOR EACH ROW
    EXECUTE FUNCTION "tw_ticket_followers"();

-- What is given at creation stays.
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

-- Rows never go all at once.
CREATE TRIGGER "tr_ticket_followers_no_truncate" BEFORE TRUNCATE ON "ticket_followers" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO003',
        '',
        'cwom:version:ticket_followers:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "ticket_followers"
    ENABLE ALWAYS TRIGGER "tr_ticket_followers_frozen",
    ENABLE ALWAYS TRIGGER "tr_ticket_followers_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_ticket_followers";

-- An entry goes only when it was exported.
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

-- An entry changes only by a recorded redaction.
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

-- Writes an entry that is no change of a row.
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

-- Rows never go all at once.
CREATE TRIGGER "tr_audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log:-: rows are only ever added'
    );

-- An entry goes only when it was exported.
CREATE TRIGGER "tr_audit_log_only_pruned" AFTER DELETE ON "audit_log" FOR EACH ROW
    EXECUTE FUNCTION "tr_audit_log_only_pruned"();

-- An entry changes only by a recorded redaction.
CREATE TRIGGER "tr_audit_log_only_redacted" AFTER UPDATE ON "audit_log" FOR EACH ROW
    EXECUTE FUNCTION "tr_audit_log_only_redacted"();

-- Fire for replication, too.
ALTER TABLE "audit_log"
    ENABLE ALWAYS TRIGGER "tr_audit_log_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_audit_log_only_pruned",
    ENABLE ALWAYS TRIGGER "tr_audit_log_only_redacted";

-- Rows are never deleted.
CREATE TRIGGER "tr_audit_log_checkpoint_no_delete" BEFORE DELETE ON "audit_log_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_audit_log_checkpoint_no_truncate" BEFORE TRUNCATE ON "audit_log_checkpoint" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_audit_log_checkpoint_no_update" BEFORE UPDATE ON "audit_log_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_help_desk_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "audit_log_checkpoint"
    ENABLE ALWAYS TRIGGER "tr_audit_log_checkpoint_no_delete",
    ENABLE ALWAYS TRIGGER "tr_audit_log_checkpoint_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_audit_log_checkpoint_no_update";

-- Functions look into this schema only, never into a temporary table of the same name.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tw_customers',
        'tr_members_languages_items_insert',
        'tw_members',
        'tr_products_specifications_items_insert',
        'tw_products',
        'tw_tickets',
        'tw_attachments',
        'tw_refunds',
        'tw_ticket_labels',
        'tw_ticket_followers',
        'tr_audit_log_only_pruned',
        'tr_audit_log_only_redacted',
        'fn_help_desk_note'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
