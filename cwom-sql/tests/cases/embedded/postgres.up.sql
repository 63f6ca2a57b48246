-- Someone who gets mail.
CREATE TABLE "people" (
    "id" uuid NOT NULL,
    "home_road" text COLLATE "C" NOT NULL,
    "home_city" text COLLATE "C" NOT NULL DEFAULT 'Paris',
    "home_floor" smallint,
    "work_road" text COLLATE "C",
    "work_city" text COLLATE "C",
    "work_floor" smallint,
    "reach_mail" text COLLATE "C",
    "reach_phone" text COLLATE "C",
    "spare_mail" text COLLATE "C",
    "spare_phone" text COLLATE "C",
    CONSTRAINT "pk_people" PRIMARY KEY ("id"),
    CONSTRAINT "ck_people_home_road_length" CHECK (length("home_road") BETWEEN 1 AND 80),
    CONSTRAINT "ck_people_home_city_length" CHECK (length("home_city") BETWEEN 1 AND 80),
    CONSTRAINT "ck_people_work_road_length" CHECK (length("work_road") BETWEEN 1 AND 80),
    CONSTRAINT "ck_people_work_city_length" CHECK (length("work_city") BETWEEN 1 AND 80),
    CONSTRAINT "ck_people_work_together" CHECK (("work_road" IS NULL AND "work_city" IS NULL AND "work_floor" IS NULL) OR ("work_road" IS NOT NULL AND "work_city" IS NOT NULL)),
    CONSTRAINT "ck_people_reach_mail_phone_at_least_one" CHECK (num_nonnulls("reach_mail", "reach_phone") >= 1),
    CONSTRAINT "ck_people_spare_mail_phone_at_least_one" CHECK (("spare_mail" IS NULL AND "spare_phone" IS NULL) OR (num_nonnulls("spare_mail", "spare_phone") >= 1))
);

COMMENT ON TABLE "people" IS 'Someone who gets mail.';
COMMENT ON COLUMN "people"."home_road" IS 'Where letters go.';
COMMENT ON COLUMN "people"."home_city" IS 'Where letters go.';
COMMENT ON COLUMN "people"."home_floor" IS 'Where letters go.';

-- Refuses the change of a column that stays.
CREATE FUNCTION "fn_post_refuse_change"() RETURNS trigger LANGUAGE plpgsql
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
CREATE TRIGGER "tr_people_frozen" AFTER UPDATE ON "people" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_post_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:people:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "people"
    ENABLE ALWAYS TRIGGER "tr_people_frozen";
