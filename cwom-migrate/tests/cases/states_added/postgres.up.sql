-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- A function of rules.
CREATE FUNCTION "fn_library_refuse_move"() RETURNS trigger LANGUAGE plpgsql
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

-- A rule of books.
CREATE TRIGGER "tr_books_stage_initial" AFTER INSERT ON "books" FOR EACH ROW
    WHEN (NEW."stage" NOT IN ('shelf'))
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO006',
        'stage',
        'cwom:initial:books:stage:shelf: a new row is shelf'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_stage_moves" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."stage" <> OLD."stage"
        AND OLD."stage" || '>' || NEW."stage" <> ALL ('{shelf>lent,lent>shelf,lent>lost}'))
    EXECUTE FUNCTION "fn_library_refuse_move"(
        'WO007',
        'stage',
        'shelf',
        'cwom:transition:books:stage:shelf>lent: shelf becomes lent or stays',
        'lent',
        'cwom:transition:books:stage:lent>shelf,lost: lent becomes shelf, lost or stays',
        'lost',
        'cwom:transition:books:stage:lost>: lost is final'
    );

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tr_books_stage_initial",
    ENABLE ALWAYS TRIGGER "tr_books_stage_moves";

