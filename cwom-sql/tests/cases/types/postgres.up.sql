-- How fast a port is.
CREATE TYPE "speed" AS ENUM ('slow', 'fast');

-- A socket.
CREATE TABLE "ports" (
    "id" uuid NOT NULL,
    "grade" text COLLATE "C" NOT NULL DEFAULT 'poor',
    "speed" "speed" NOT NULL DEFAULT 'slow',
    "wanted" "speed",
    "address" inet DEFAULT '::1',
    "mask" bit(4) NOT NULL DEFAULT '1010',
    "rank" oid,
    CONSTRAINT "pk_ports" PRIMARY KEY ("id"),
    CONSTRAINT "ck_ports_grade_values" CHECK ("grade" IN ('poor', 'fair', 'good', 'best')),
    CONSTRAINT "ck_ports_capable" CHECK (upper("speed"::text COLLATE "C") <> upper("wanted"::text COLLATE "C") OR length("speed"::text) > 3 OR "speed" = 'fast'),
    CONSTRAINT "ck_ports_at_most_wanted" CHECK ("speed" <= "wanted" AND CASE "grade" WHEN 'poor' THEN 0 WHEN 'fair' THEN 1 WHEN 'good' THEN 2 WHEN 'best' THEN 3 END BETWEEN 0 AND 2)
);

-- Finds rows by `speed`.
CREATE INDEX "ix_ports_speed" ON "ports" ("speed");

COMMENT ON TABLE "ports" IS 'A socket.';

-- Refuses the change of a column that stays.
CREATE FUNCTION "fn_net_refuse_change"() RETURNS trigger LANGUAGE plpgsql
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
CREATE TRIGGER "tr_ports_frozen" AFTER UPDATE ON "ports" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_net_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:ports:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "ports"
    ENABLE ALWAYS TRIGGER "tr_ports_frozen";
