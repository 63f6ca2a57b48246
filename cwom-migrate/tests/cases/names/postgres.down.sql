-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: order has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"order"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'group', 'select', 'a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_one', 'a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_two', 'table_id')) <> 6 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: order has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- It may be null.
ALTER TABLE "order" ALTER COLUMN "select" DROP NOT NULL;
ALTER TABLE "order" DROP CONSTRAINT IF EXISTS "ck_order_select_set";

-- postgres/20260102000001_change_validate.down.sql
-- cwom 20260102000000_change postgres down 2/2 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- The proof is as it was before it was done.
ALTER TABLE "order" ADD CONSTRAINT "ck_order_select_set" CHECK ("select" IS NOT NULL) NOT VALID;

