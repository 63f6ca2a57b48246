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
