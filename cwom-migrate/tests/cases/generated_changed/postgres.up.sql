-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'a', 'b', 'c', 'd')) <> 5 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- It is computed otherwise.
ALTER TABLE "books" DROP COLUMN "b";

-- books.b is new.
ALTER TABLE "books" ADD COLUMN "b" integer NOT NULL GENERATED ALWAYS AS ("a"::bigint + 2) STORED;

-- It is computed no more, and keeps what it has.
ALTER TABLE "books" ALTER COLUMN "c" DROP EXPRESSION;

-- It is computed otherwise.
ALTER TABLE "books" DROP COLUMN "d";

-- books.d is new.
ALTER TABLE "books" ADD COLUMN "d" integer NOT NULL GENERATED ALWAYS AS ("a"::bigint - 1) STORED;

