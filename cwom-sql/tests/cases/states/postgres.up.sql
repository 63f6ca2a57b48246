-- Something in a box.
CREATE TABLE "parcels" (
    "id" uuid NOT NULL,
    "stage" text COLLATE "C" NOT NULL DEFAULT 'packed',
    "carrier" text COLLATE "C",
    "reason" text COLLATE "C",
    "blame_who" text COLLATE "C",
    "blame_why" text COLLATE "C",
    "seen_town" text COLLATE "C",
    "seen_street" text COLLATE "C",
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "deleted_at" timestamptz,
    CONSTRAINT "pk_parcels" PRIMARY KEY ("id"),
    CONSTRAINT "ck_parcels_stage_values" CHECK ("stage" IN ('packed', 'sent', 'lost')),
    CONSTRAINT "ck_parcels_seen_together" CHECK (("seen_town" IS NULL AND "seen_street" IS NULL) OR ("seen_town" IS NOT NULL)),
    CONSTRAINT "ck_parcels_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_parcels_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_parcels_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_parcels_deleted_at_form" CHECK ("deleted_at" >= '0001-01-01 00:00:00+00' AND "deleted_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_parcels_carrier_required" CHECK ("stage" NOT IN ('sent', 'lost') OR "carrier" IS NOT NULL),
    CONSTRAINT "ck_parcels_reason_required" CHECK ("stage" <> 'lost' OR "reason" IS NOT NULL),
    CONSTRAINT "ck_parcels_blame_required" CHECK ("stage" <> 'lost' OR "blame_who" IS NOT NULL OR "blame_why" IS NOT NULL),
    CONSTRAINT "ck_parcels_seen_required" CHECK ("stage" <> 'lost' OR "seen_town" IS NOT NULL),
    CONSTRAINT "ck_parcels_reason_only_in" CHECK ("stage" = 'lost' OR ("reason" IS NULL)),
    CONSTRAINT "ck_parcels_blame_only_in" CHECK ("stage" = 'lost' OR ("blame_who" IS NULL AND "blame_why" IS NULL)),
    CONSTRAINT "ck_parcels_seen_only_in" CHECK ("stage" = 'lost' OR ("seen_town" IS NULL AND "seen_street" IS NULL))
);

COMMENT ON TABLE "parcels" IS 'Something in a box.';

-- Refuses what a trigger found wrong.
CREATE FUNCTION "fn_depot_refuse"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[2], COLUMN = TG_ARGV[1],
        SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END
$$;

-- Refuses the change of a column that stays.
CREATE FUNCTION "fn_depot_refuse_change"() RETURNS trigger LANGUAGE plpgsql
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
CREATE FUNCTION "fn_depot_refuse_move"() RETURNS trigger LANGUAGE plpgsql
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

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_parcels_clock" AFTER UPDATE ON "parcels" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_depot_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:parcels:updated_at: a change is not older than the one before'
    );

-- What was deleted is changed no more.
CREATE TRIGGER "tr_parcels_deleted" AFTER UPDATE ON "parcels" FOR EACH ROW
    WHEN (OLD."deleted_at" IS NOT NULL)
    EXECUTE FUNCTION "fn_depot_refuse"(
        'WO005',
        'deleted_at',
        'cwom:deleted:parcels:deleted_at: what was deleted is changed no more'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_parcels_first_version" AFTER INSERT ON "parcels" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_depot_refuse"(
        'WO003',
        'row_version',
        'cwom:version:parcels:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_parcels_frozen" AFTER UPDATE ON "parcels" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_depot_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:parcels:id: it never changes after creation',
        'created_at',
        'cwom:immutable:parcels:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_parcels_next_version" AFTER UPDATE ON "parcels" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_depot_refuse"(
        'WO003',
        'row_version',
        'cwom:version:parcels:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_parcels_no_truncate" BEFORE TRUNCATE ON "parcels" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_depot_refuse"(
        'WO003',
        '',
        'cwom:version:parcels:-: rows are deleted one by one, not all at once'
    );

-- A new row is packed.
CREATE TRIGGER "tr_parcels_stage_initial" AFTER INSERT ON "parcels" FOR EACH ROW
    WHEN (NEW."stage" NOT IN ('packed'))
    EXECUTE FUNCTION "fn_depot_refuse"(
        'WO006',
        'stage',
        'cwom:initial:parcels:stage:packed: a new row is packed'
    );

-- `stage` moves as the state machine says.
CREATE TRIGGER "tr_parcels_stage_moves" AFTER UPDATE ON "parcels" FOR EACH ROW
    WHEN (NEW."stage" <> OLD."stage"
        AND OLD."stage" || '>' || NEW."stage" <> ALL ('{packed>sent,sent>lost}'))
    EXECUTE FUNCTION "fn_depot_refuse_move"(
        'WO007',
        'stage',
        'packed',
        'cwom:transition:parcels:stage:packed>sent: packed becomes sent or stays',
        'sent',
        'cwom:transition:parcels:stage:sent>lost: sent becomes lost or stays',
        'lost',
        'cwom:transition:parcels:stage:lost>: lost is final'
    );

-- Fire for replication, too.
ALTER TABLE "parcels"
    ENABLE ALWAYS TRIGGER "tr_parcels_clock",
    ENABLE ALWAYS TRIGGER "tr_parcels_deleted",
    ENABLE ALWAYS TRIGGER "tr_parcels_first_version",
    ENABLE ALWAYS TRIGGER "tr_parcels_frozen",
    ENABLE ALWAYS TRIGGER "tr_parcels_next_version",
    ENABLE ALWAYS TRIGGER "tr_parcels_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_parcels_stage_initial",
    ENABLE ALWAYS TRIGGER "tr_parcels_stage_moves";
