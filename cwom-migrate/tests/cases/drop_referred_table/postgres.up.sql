-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: loans has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"loans"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'book_id', 'until')) <> 3 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: loans has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_frozen" ON "books";

-- It is gone, or another one.
ALTER TABLE "loans" DROP CONSTRAINT "fk_loans_book_id";

-- It is gone, or another one.
DROP INDEX "ix_loans_book_id";

-- loans.book_id is gone.
ALTER TABLE "loans" DROP COLUMN "book_id";

-- It is not in use any more.
DROP TABLE "books";

