-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_loans_no_truncate" ON "loans";
DROP TRIGGER "tr_loans_next_version" ON "loans";
DROP TRIGGER "tr_loans_frozen" ON "loans";
DROP TRIGGER "tr_loans_first_version" ON "loans";
DROP TRIGGER "tr_loans_clock" ON "loans";

-- The table goes; nothing holds it.
ALTER TABLE "loans" DROP CONSTRAINT "fk_loans_book_id";

-- It is not in use any more.
DROP TABLE "loans";

