-- sqlite/20260102000000_change.down.sql
-- cwom 20260102000000_change sqlite down 1/1 phase=expand T0
-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_members_delete";
DROP TRIGGER "tw_members_insert";
DROP TRIGGER "tw_members_update";
DROP TRIGGER "tr_members_first_version";
DROP TRIGGER "tr_members_frozen";
DROP TRIGGER "tr_members_insert_keeps";
DROP TRIGGER "tr_members_next_version";
DROP TRIGGER "vw_members_insert";
DROP TRIGGER "vw_members_update";

-- So do the views that had some of them.
DROP VIEW "vw_members";

-- The history of the rows of members begins.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), 'system', 'cwom:migrate', 'created',
        'Member', "n"."id", "n"."row_version",
        NULL,
        json_object('id', "n"."id", 'name', "n"."name", 'row_version', "n"."row_version"),
        'migration 20260102000000_change, taken back', 'e5e372bcc965', lower(hex(randomblob(16)))
    FROM "members" AS "n" WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = "n"."id"
        AND "e"."entity_version" = "n"."row_version")
    ORDER BY "n"."id";

-- Writes the entries of members.
CREATE TRIGGER "tw_members_update" AFTER UPDATE ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Member' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Member', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version"),
        json_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e5e372bcc965', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of members.
CREATE TRIGGER "tw_members_insert" AFTER INSERT ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Member' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:members:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Member', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e5e372bcc965', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of members.
CREATE TRIGGER "tw_members_delete" AFTER DELETE ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Member', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e5e372bcc965', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of members.
CREATE TRIGGER "tr_members_next_version" BEFORE UPDATE ON "members"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:members:row_version: a change states the version after the one that it read');
END;

-- A rule of members.
CREATE TRIGGER "tr_members_insert_keeps" BEFORE INSERT ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:members:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:members:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of members.
CREATE TRIGGER "tr_members_frozen" BEFORE UPDATE ON "members"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:members:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:members:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of members.
CREATE TRIGGER "tr_members_first_version" BEFORE INSERT ON "members"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:members:row_version: a new row has version 1');
END;

-- Writes rows of members as somebody.
CREATE VIEW "vw_members" AS
    SELECT "members"."id", "members"."name", "members"."row_version", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "members";

-- A rule of vw_members.
CREATE TRIGGER "vw_members_update" INSTEAD OF UPDATE ON "vw_members"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Member', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:members:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    UPDATE "members" SET "name" = NEW."name", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_members.
CREATE TRIGGER "vw_members_insert" INSTEAD OF INSERT ON "vw_members"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Member', NEW."id", NEW."row_version");
    INSERT INTO "members" ("id", "name", "row_version")
    VALUES (NEW."id", NEW."name", NEW."row_version");
    DELETE FROM "audit_log_context";
END;

