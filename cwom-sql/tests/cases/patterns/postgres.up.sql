-- A sign.
CREATE TABLE "signs" (
    "id" uuid NOT NULL,
    "brackets" text COLLATE "C",
    "closing" text COLLATE "C",
    "caret" text COLLATE "C",
    "wild" text COLLATE "C",
    "wide" text COLLATE "C",
    "quotes" text COLLATE "C",
    "suffix" text COLLATE "C",
    CONSTRAINT "pk_signs" PRIMARY KEY ("id"),
    CONSTRAINT "ck_signs_brackets_pattern" CHECK ("brackets" ~ '^[\[\]\^\-\\]*$'),
    CONSTRAINT "ck_signs_closing_pattern" CHECK ("closing" ~ '^[a-c\]]*$'),
    CONSTRAINT "ck_signs_caret_pattern" CHECK ("caret" ~ '^[\^]*$'),
    CONSTRAINT "ck_signs_wild_pattern" CHECK ("wild" ~ '^[$%(-+.?_{-}]*$'),
    CONSTRAINT "ck_signs_wide_pattern" CHECK ("wide" ~ '^[!-,.-Z_-~\[\]\^\-\\]*$'),
    CONSTRAINT "ck_signs_quotes_pattern" CHECK ("quotes" ~ '^["'']*$'),
    CONSTRAINT "ck_signs_suffix_pattern" CHECK (right("suffix", 2) = '*]')
);

COMMENT ON TABLE "signs" IS 'A sign.';

-- Refuses the change of a column that stays.
CREATE FUNCTION "fn_signs_refuse_change"() RETURNS trigger LANGUAGE plpgsql
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
CREATE TRIGGER "tr_signs_frozen" AFTER UPDATE ON "signs" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_signs_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:signs:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "signs"
    ENABLE ALWAYS TRIGGER "tr_signs_frozen";
