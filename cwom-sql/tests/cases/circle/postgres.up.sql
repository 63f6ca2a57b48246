-- People who work together.
CREATE TABLE "teams" (
    "id" uuid NOT NULL,
    "lead_id" uuid,
    CONSTRAINT "pk_teams" PRIMARY KEY ("id")
);

-- Finds the rows that refer by `lead_id`.
CREATE INDEX "ix_teams_lead_id" ON "teams" ("lead_id");

COMMENT ON TABLE "teams" IS 'People who work together.';

-- Someone who works.
CREATE TABLE "workers" (
    "id" uuid NOT NULL,
    "team_id" uuid NOT NULL,
    "boss_id" uuid,
    CONSTRAINT "pk_workers" PRIMARY KEY ("id"),
    CONSTRAINT "fk_workers_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_workers_boss_id" FOREIGN KEY ("boss_id") REFERENCES "workers" ("id") ON DELETE NO ACTION
);

-- Finds the rows that refer by `team_id`.
CREATE INDEX "ix_workers_team_id" ON "workers" ("team_id");

-- Finds the rows that refer by `boss_id`.
CREATE INDEX "ix_workers_boss_id" ON "workers" ("boss_id");

COMMENT ON TABLE "workers" IS 'Someone who works.';

-- `lead_id` is a row of `workers`.
ALTER TABLE "teams"
    ADD CONSTRAINT "fk_teams_lead_id" FOREIGN KEY ("lead_id") REFERENCES "workers" ("id") ON DELETE SET NULL;

-- Refuses the change of a column that stays.
CREATE FUNCTION "fn_firm_refuse_change"() RETURNS trigger LANGUAGE plpgsql
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

-- What is given at creation stays.
CREATE TRIGGER "tr_teams_frozen" AFTER UPDATE ON "teams" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_firm_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:teams:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "teams"
    ENABLE ALWAYS TRIGGER "tr_teams_frozen";

-- What is given at creation stays.
CREATE TRIGGER "tr_workers_frozen" AFTER UPDATE ON "workers" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_firm_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:workers:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "workers"
    ENABLE ALWAYS TRIGGER "tr_workers_frozen";
