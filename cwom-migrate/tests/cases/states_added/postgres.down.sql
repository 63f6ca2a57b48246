-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_stage_moves" ON "books";
DROP TRIGGER "tr_books_stage_initial" ON "books";
DROP FUNCTION "fn_library_refuse_move"();

