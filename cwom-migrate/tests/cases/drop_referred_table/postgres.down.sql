-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: loans has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"loans"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'until')) <> 2 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: loans has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: irreversible unless loans is empty: nobody knows what `loans.book_id` held.
DO $cwom$ BEGIN
    IF EXISTS (SELECT 1 FROM "loans") THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: irreversible unless loans is empty: nobody knows what `loans.book_id` held';
    END IF;
END $cwom$;

-- A book.
CREATE TABLE "books" (
    "id" uuid NOT NULL,
    "title" text COLLATE "C" NOT NULL,
    CONSTRAINT "pk_books" PRIMARY KEY ("id")
);
COMMENT ON TABLE "books" IS 'A book.';

-- loans.book_id is new.
ALTER TABLE "loans" ADD COLUMN "book_id" uuid NOT NULL;

-- An index of loans.
CREATE INDEX "ix_loans_book_id" ON "loans" ("book_id");

-- What it refers to stays.
ALTER TABLE "loans" ADD CONSTRAINT "fk_loans_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE NO ACTION;

-- A rule of books.
CREATE TRIGGER "tr_books_frozen" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:books:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tr_books_frozen";

