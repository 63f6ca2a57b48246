-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_frozen" ON "books";

-- A rule of books.
CREATE TRIGGER "tr_books_frozen" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:books:id: it never changes after creation',
        'created_at',
        'cwom:immutable:books:created_at: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tr_books_frozen";

