-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_book_readers_frozen" ON "book_readers";

-- The table goes; nothing holds it.
ALTER TABLE "book_readers" DROP CONSTRAINT "fk_book_readers_book_id";

-- The table goes; nothing holds it.
ALTER TABLE "book_readers" DROP CONSTRAINT "fk_book_readers_member_id";

-- It is not in use any more.
DROP TABLE "book_readers";

