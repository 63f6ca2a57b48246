-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Images are the same whatever the session has.
SET LOCAL timezone = 'UTC';
SET LOCAL datestyle = 'ISO, YMD';
SET LOCAL intervalstyle = 'iso_8601';
SET LOCAL extra_float_digits = 1;
SET LOCAL bytea_output = 'hex';

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
    CONSTRAINT "ck_audit_log_action_values" CHECK ("action" IN ('created', 'updated', 'status_changed', 'deleted', 'linked', 'unlinked', 'noted', 'redacted')),
    CONSTRAINT "ck_audit_log_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128),
    CONSTRAINT "ck_audit_log_actor_kind_values" CHECK ("actor_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_audit_log_entity_id_length" CHECK (length("entity_id") >= 1),
    CONSTRAINT "ck_audit_log_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 130),
    CONSTRAINT "ck_audit_log_entity_version_numbered" CHECK (("action" NOT IN ('noted', 'redacted')) = ("entity_version" IS NOT NULL))
);

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
    CONSTRAINT "ck_audit_log_checkpoint_previous_length" CHECK (length("previous") = 64),
    CONSTRAINT "ck_audit_log_checkpoint_root_length" CHECK (length("root") = 64)
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

-- The history of the rows of book_readers begins.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT clock_timestamp(), 'system', 'cwom:migrate', 'linked',
        'Book.readers', "n"."book_id"::text || '/' || "n"."member_id"::text, (SELECT coalesce(max("e"."entity_version"), 0) + 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book.readers' AND "e"."entity_id" = "n"."book_id"::text || '/' || "n"."member_id"::text),
        NULL,
        jsonb_build_object('book_id', "n"."book_id", 'member_id', "n"."member_id", 'note', "n"."note", 'created_at', to_char("n"."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
        'migration 20260102000000_change', 'd7a03c958eb6', replace(gen_random_uuid()::text, '-', '')
    FROM "book_readers" AS "n" WHERE coalesce((SELECT "e"."action" FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Book.readers' AND "e"."entity_id" = "n"."book_id"::text || '/' || "n"."member_id"::text
        AND "e"."entity_version" IS NOT NULL
        ORDER BY "e"."entity_version" DESC LIMIT 1), 'unlinked') IN ('unlinked', 'deleted')
    ORDER BY "n"."book_id", "n"."member_id";

-- The history of the rows of books begins.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT clock_timestamp(), 'system', 'cwom:migrate', 'created',
        'Book', "n"."id"::text, "n"."row_version",
        NULL,
        jsonb_build_object('id', "n"."id", 'title', "n"."title", 'row_version', "n"."row_version"),
        'migration 20260102000000_change', '20a68de8d1fd', replace(gen_random_uuid()::text, '-', '')
    FROM "books" AS "n" WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = "n"."id"::text
        AND "e"."entity_version" = "n"."row_version")
    ORDER BY "n"."id";

-- The history of the rows of members begins.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT clock_timestamp(), 'system', 'cwom:migrate', 'created',
        'Member', "n"."id"::text, "n"."row_version",
        NULL,
        jsonb_build_object('id', "n"."id", 'name', "n"."name", 'row_version', "n"."row_version"),
        'migration 20260102000000_change', 'e5e372bcc965', replace(gen_random_uuid()::text, '-', '')
    FROM "members" AS "n" WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = "n"."id"::text
        AND "e"."entity_version" = "n"."row_version")
    ORDER BY "n"."id";

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
        RAISE EXCEPTION USING ERRCODE = 'WO011', MESSAGE = 'cwom:context:audit_log:-: state who writes first, as `explain audit-context` tells';
    END IF;
    INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id, after, note,
        trace_id, spec_rev, salt)
    VALUES (clock_timestamp(), who_kind, who_id, 'noted', about_kind, about_id, facts, words,
        nullif(current_setting('cwom.trace_id', true), '')::uuid, '-',
        replace(gen_random_uuid()::text, '-', ''));
END
$$;

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
CREATE FUNCTION "tw_book_readers"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:book_readers:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Book.readers' AND "audit_log"."entity_id" = NEW."book_id"::text || '/' || NEW."member_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'Book.readers', NEW."book_id"::text || '/' || NEW."member_id"::text,
            version, NULL,
            jsonb_build_object('book_id', NEW."book_id", 'member_id', NEW."member_id", 'note', NEW."note", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'd7a03c958eb6', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Book.readers' AND "audit_log"."entity_id" = NEW."book_id"::text || '/' || NEW."member_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Book.readers', NEW."book_id"::text || '/' || NEW."member_id"::text,
            version, jsonb_build_object('book_id', OLD."book_id", 'member_id', OLD."member_id", 'note', OLD."note", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('book_id', NEW."book_id", 'member_id', NEW."member_id", 'note', NEW."note", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'd7a03c958eb6', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Book.readers' AND "audit_log"."entity_id" = OLD."book_id"::text || '/' || OLD."member_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'unlinked', 'Book.readers', OLD."book_id"::text || '/' || OLD."member_id"::text,
            version, jsonb_build_object('book_id', OLD."book_id", 'member_id', OLD."member_id", 'note', OLD."note", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'd7a03c958eb6', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- A function of rules.
CREATE FUNCTION "tw_books"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:books:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Book', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version"),
            why, part_of, '20a68de8d1fd', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Book' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:books:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Book', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version"),
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version"),
            why, part_of, '20a68de8d1fd', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Book', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version"),
            NULL,
            why, part_of, '20a68de8d1fd', replace(gen_random_uuid()::text, '-', '');
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
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Member', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version"),
            why, part_of, 'e5e372bcc965', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Member' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:members:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Member', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version"),
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version"),
            why, part_of, 'e5e372bcc965', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Member', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version"),
            NULL,
            why, part_of, 'e5e372bcc965', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entries of book_readers.
CREATE TRIGGER "tw_book_readers" AFTER INSERT OR UPDATE OR DELETE ON "book_readers" FOR EACH ROW
    EXECUTE FUNCTION "tw_book_readers"();

-- Writes the entries of books.
CREATE TRIGGER "tw_books" AFTER INSERT OR UPDATE OR DELETE ON "books" FOR EACH ROW
    EXECUTE FUNCTION "tw_books"();

-- Writes the entries of members.
CREATE TRIGGER "tw_members" AFTER INSERT OR UPDATE OR DELETE ON "members" FOR EACH ROW
    EXECUTE FUNCTION "tw_members"();

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

-- A rule of audit_log_checkpoint.
CREATE TRIGGER "tr_audit_log_checkpoint_no_delete" BEFORE DELETE ON "audit_log_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );

-- A rule of audit_log_checkpoint.
CREATE TRIGGER "tr_audit_log_checkpoint_no_truncate" BEFORE TRUNCATE ON "audit_log_checkpoint" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );

-- A rule of audit_log_checkpoint.
CREATE TRIGGER "tr_audit_log_checkpoint_no_update" BEFORE UPDATE ON "audit_log_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );

-- A rule of book_readers.
CREATE TRIGGER "tr_book_readers_no_truncate" BEFORE TRUNCATE ON "book_readers" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        '',
        'cwom:version:book_readers:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "audit_log"
    ENABLE ALWAYS TRIGGER "tr_audit_log_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_audit_log_only_pruned",
    ENABLE ALWAYS TRIGGER "tr_audit_log_only_redacted";

-- Fire for replication, too.
ALTER TABLE "audit_log_checkpoint"
    ENABLE ALWAYS TRIGGER "tr_audit_log_checkpoint_no_delete",
    ENABLE ALWAYS TRIGGER "tr_audit_log_checkpoint_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_audit_log_checkpoint_no_update";

-- Fire for replication, too.
ALTER TABLE "book_readers"
    ENABLE ALWAYS TRIGGER "tw_book_readers",
    ENABLE ALWAYS TRIGGER "tr_book_readers_no_truncate";

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tw_books";

-- Fire for replication, too.
ALTER TABLE "members"
    ENABLE ALWAYS TRIGGER "tw_members";

-- Functions look into this schema only, never into a temporary table.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'fn_library_note',
        'tr_audit_log_only_pruned',
        'tr_audit_log_only_redacted',
        'tw_book_readers',
        'tw_books',
        'tw_members'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;

