-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: book_readers has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"book_readers"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('book_id', 'member_id', 'created_at', 'role', 'stars', 'note')) <> 6 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: book_readers has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- It is gone, or another one.
ALTER TABLE "book_readers" DROP CONSTRAINT "ck_book_readers_role_length";

-- book_readers.role is gone.
ALTER TABLE "book_readers" DROP COLUMN "role";

-- book_readers.stars is gone.
ALTER TABLE "book_readers" DROP COLUMN "stars";

-- book_readers.note is gone.
ALTER TABLE "book_readers" DROP COLUMN "note";

-- postgres/20260102000001_change_validate.down.sql
-- cwom 20260102000000_change postgres down 2/2 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- The proof is as it was before it was done.
ALTER TABLE "book_readers" ADD CONSTRAINT "ck_book_readers_note_set" CHECK ("note" IS NOT NULL) NOT VALID;

