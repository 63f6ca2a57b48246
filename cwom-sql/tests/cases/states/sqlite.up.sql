-- Something in a box.
CREATE TABLE "parcels" (
    "id" TEXT NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'packed',
    "carrier" TEXT,
    "reason" TEXT,
    "blame_who" TEXT,
    "blame_why" TEXT,
    "seen_town" TEXT,
    "seen_street" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "deleted_at" TEXT,
    CONSTRAINT "pk_parcels" PRIMARY KEY ("id"),
    CONSTRAINT "ck_parcels_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_parcels_stage_values" CHECK (CASE "stage" WHEN 'packed' THEN 1 WHEN 'sent' THEN 1 WHEN 'lost' THEN 1 WHEN "stage" THEN 0 END),
    CONSTRAINT "ck_parcels_carrier_text" CHECK (instr("carrier", char(0)) = 0),
    CONSTRAINT "ck_parcels_reason_text" CHECK (instr("reason", char(0)) = 0),
    CONSTRAINT "ck_parcels_blame_who_text" CHECK (instr("blame_who", char(0)) = 0),
    CONSTRAINT "ck_parcels_blame_why_text" CHECK (instr("blame_why", char(0)) = 0),
    CONSTRAINT "ck_parcels_seen_town_text" CHECK (instr("seen_town", char(0)) = 0),
    CONSTRAINT "ck_parcels_seen_street_text" CHECK (instr("seen_street", char(0)) = 0),
    CONSTRAINT "ck_parcels_seen_together" CHECK (("seen_town" IS NULL AND "seen_street" IS NULL) OR ("seen_town" IS NOT NULL)),
    CONSTRAINT "ck_parcels_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_parcels_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_parcels_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_parcels_deleted_at_form" CHECK ("deleted_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "deleted_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("deleted_at", 1, 19), '+0 days') IS substr("deleted_at", 1, 19) AND instr("deleted_at", char(0)) = 0),
    CONSTRAINT "ck_parcels_carrier_required" CHECK ("stage" NOT IN ('sent', 'lost') OR "carrier" IS NOT NULL),
    CONSTRAINT "ck_parcels_reason_required" CHECK ("stage" <> 'lost' OR "reason" IS NOT NULL),
    CONSTRAINT "ck_parcels_blame_required" CHECK ("stage" <> 'lost' OR "blame_who" IS NOT NULL OR "blame_why" IS NOT NULL),
    CONSTRAINT "ck_parcels_seen_required" CHECK ("stage" <> 'lost' OR "seen_town" IS NOT NULL),
    CONSTRAINT "ck_parcels_reason_only_in" CHECK ("stage" = 'lost' OR ("reason" IS NULL)),
    CONSTRAINT "ck_parcels_blame_only_in" CHECK ("stage" = 'lost' OR ("blame_who" IS NULL AND "blame_why" IS NULL)),
    CONSTRAINT "ck_parcels_seen_only_in" CHECK ("stage" = 'lost' OR ("seen_town" IS NULL AND "seen_street" IS NULL)),
    CONSTRAINT "ck_parcels_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- `stage` moves as the state machine says.
CREATE TRIGGER "tr_parcels_stage_moves" BEFORE UPDATE OF "stage" ON "parcels"
WHEN NEW."stage" IS NOT OLD."stage"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:parcels:stage:packed>sent: packed becomes sent or stays')
    WHERE OLD."stage" = 'packed' AND coalesce(NEW."stage" NOT IN ('sent'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:parcels:stage:sent>lost: sent becomes lost or stays')
    WHERE OLD."stage" = 'sent' AND coalesce(NEW."stage" NOT IN ('lost'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:parcels:stage:lost>: lost is final')
    WHERE OLD."stage" = 'lost';
END;

-- A new row is packed.
CREATE TRIGGER "tr_parcels_stage_initial" BEFORE INSERT ON "parcels"
WHEN coalesce(NEW."stage" NOT IN ('packed'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:parcels:stage:packed: a new row is packed');
END;

-- A changed row has the next version.
CREATE TRIGGER "tr_parcels_next_version" BEFORE UPDATE ON "parcels"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:parcels:row_version: a change states the version after the one that it read');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_parcels_insert_keeps" BEFORE INSERT ON "parcels"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:parcels:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "parcels" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:parcels:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "parcels" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_parcels_frozen" BEFORE UPDATE ON "parcels"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:parcels:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:parcels:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:parcels:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A new row has version 1.
CREATE TRIGGER "tr_parcels_first_version" BEFORE INSERT ON "parcels"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:parcels:row_version: a new row has version 1');
END;

-- What was deleted is changed no more.
CREATE TRIGGER "tr_parcels_deleted" BEFORE UPDATE ON "parcels"
WHEN OLD."deleted_at" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'cwom:deleted:parcels:deleted_at: what was deleted is changed no more');
END;

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_parcels_clock" BEFORE UPDATE OF "updated_at" ON "parcels"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:parcels:updated_at: a change is not older than the one before');
END;
