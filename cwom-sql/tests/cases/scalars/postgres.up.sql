-- A thing on show.
CREATE TABLE "exhibits" (
    "id" uuid NOT NULL,
    "on_loan" boolean NOT NULL DEFAULT FALSE,
    "hall" smallint NOT NULL DEFAULT -3,
    "visitors" integer NOT NULL,
    "insured_for" bigint,
    "weight" double precision NOT NULL DEFAULT 0.5,
    "tilt" double precision NOT NULL,
    "price" numeric(10, 2) NOT NULL DEFAULT 12.50,
    "title" text COLLATE "C" NOT NULL,
    "signature" text COLLATE "C" NOT NULL,
    "code" text COLLATE "C" NOT NULL,
    "remarks" text COLLATE "C" NOT NULL DEFAULT 'none yet',
    "image" bytea,
    "tag" uuid NOT NULL DEFAULT gen_random_uuid(),
    "label" text COLLATE "C",
    "found_on" date NOT NULL DEFAULT ((now() AT TIME ZONE 'UTC')::date),
    "shown_at" timestamptz NOT NULL DEFAULT '2020-01-02T03:04:05.000000Z',
    "shown_for" bigint NOT NULL DEFAULT 60,
    "trace" uuid,
    CONSTRAINT "pk_exhibits" PRIMARY KEY ("id"),
    CONSTRAINT "ck_exhibits_visitors_range" CHECK ("visitors" >= 0),
    CONSTRAINT "ck_exhibits_insured_for_range" CHECK ("insured_for" BETWEEN -5 AND 5),
    CONSTRAINT "ck_exhibits_weight_range" CHECK ("weight" >= 0.0 AND "weight" < 'Infinity'),
    CONSTRAINT "ck_exhibits_tilt_range" CHECK ("tilt" > '-Infinity' AND "tilt" < 'Infinity'),
    CONSTRAINT "ck_exhibits_price_digits" CHECK ("price" <> 'NaN'),
    CONSTRAINT "ck_exhibits_price_range" CHECK ("price" BETWEEN 0.00 AND 99999.99),
    CONSTRAINT "ck_exhibits_title_length" CHECK (length("title") BETWEEN 1 AND 40),
    CONSTRAINT "ck_exhibits_signature_length" CHECK (length("signature") <= 8),
    CONSTRAINT "ck_exhibits_signature_pattern" CHECK ("signature" ~ '^[0-9A-Z\-]*$' AND left("signature", 3) = 'EX-' AND strpos("signature", '--') = 0),
    CONSTRAINT "ck_exhibits_code_pattern" CHECK ((left("code", 2) = 'a%') OR (right("code", 2) = '''z' AND strpos("code", '_') > 0)),
    CONSTRAINT "ck_exhibits_image_length" CHECK (octet_length("image") BETWEEN 1 AND 1024),
    CONSTRAINT "ck_exhibits_label_form" CHECK ("label" ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    CONSTRAINT "ck_exhibits_found_on_form" CHECK ("found_on" BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT "ck_exhibits_shown_at_form" CHECK ("shown_at" >= '0001-01-01 00:00:00+00' AND "shown_at" < '10000-01-01 00:00:00+00')
);

COMMENT ON TABLE "exhibits" IS 'A thing on show.';
COMMENT ON COLUMN "exhibits"."title" IS 'What the label says: it''s short.';

-- Refuses the change of a column that stays.
CREATE FUNCTION "fn_museum_refuse_change"() RETURNS trigger LANGUAGE plpgsql
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
CREATE TRIGGER "tr_exhibits_frozen" AFTER UPDATE ON "exhibits" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_museum_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:exhibits:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "exhibits"
    ENABLE ALWAYS TRIGGER "tr_exhibits_frozen";
