-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/2 phase=expand online
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

-- Or else: order.select is required: rows that have nothing there.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("order"."id" AS text) AS "cwom_key" FROM "order" WHERE ("order"."select" IS NOT NULL OR (7) IS NOT NULL) IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: order.select is required: rows that have nothing there: ' || cwom_n || ', such as id ' || cwom_example || '; fill them, then migrate again';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_order_frozen" ON "order";

-- Values that may not stay are replaced.
UPDATE "order" SET "select" = coalesce("select", (7))
    WHERE "select" IS NULL;

-- It is required from now on; rows that are there are proved later.
ALTER TABLE "order" ADD CONSTRAINT "ck_order_select_set" CHECK ("select" IS NOT NULL) NOT VALID;

-- A rule of order.
CREATE TRIGGER "tr_order_frozen" AFTER UPDATE ON "order" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:order:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "order"
    ENABLE ALWAYS TRIGGER "tr_order_frozen";

-- postgres/20260102000001_change_validate.up.sql
-- cwom 20260102000000_change postgres up 2/2 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Proved while others write; then the rule needs no look at the rows.
ALTER TABLE "order" VALIDATE CONSTRAINT "ck_order_select_set";
ALTER TABLE "order" ALTER COLUMN "select" SET NOT NULL;
ALTER TABLE "order" DROP CONSTRAINT "ck_order_select_set";

