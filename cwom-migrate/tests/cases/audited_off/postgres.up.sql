-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tw_books" ON "books";
DROP FUNCTION "tw_books"();

