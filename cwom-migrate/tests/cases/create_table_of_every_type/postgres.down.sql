-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_copies_words_items_update" ON "copies";
DROP TRIGGER "tr_copies_words_items_insert" ON "copies";
DROP TRIGGER "tr_copies_marks_items_update" ON "copies";
DROP TRIGGER "tr_copies_marks_items_insert" ON "copies";
DROP TRIGGER "tr_copies_frozen" ON "copies";
DROP FUNCTION "tr_copies_marks_items_insert"();
DROP FUNCTION "fn_library_refuse"();

-- The table goes; nothing holds it.
ALTER TABLE "copies" DROP CONSTRAINT "fk_copies_book_id";

-- It is not in use any more.
DROP TABLE "copies";

-- No column has it any more.
DROP TYPE "stage";

