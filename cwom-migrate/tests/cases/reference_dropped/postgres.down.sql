-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'row_version', 'created_at', 'updated_at')) <> 5 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- books.author_id is new.
ALTER TABLE "books" ADD COLUMN "author_id" uuid;

-- An index of books.
CREATE INDEX "ix_books_author_id" ON "books" ("author_id");

-- What it refers to stays.
ALTER TABLE "books" ADD CONSTRAINT "fk_books_author_id" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE NO ACTION;

