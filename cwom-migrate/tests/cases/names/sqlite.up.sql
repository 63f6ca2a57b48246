-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T1 closure=order
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: order has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: order has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('order')) = 6 AND 6 = (SELECT count(*) FROM pragma_table_xinfo('order') WHERE "name" IN ('id', 'group', 'select', 'a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_one', 'a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_two', 'table_id'));

-- Or else: order.select is required: rows that have nothing there.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: order.select is required: rows that have nothing there" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: order.select is required: rows that have nothing there: ' || "n" || ', such as id ' || "example" || '; fill them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("order"."id" AS text) AS "cwom_key" FROM "order" WHERE ("order"."select" IS NOT NULL OR (7) IS NOT NULL) IS FALSE) AS "rows");

-- Or else: ck_order_select_width: rows of order that break it.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_order_select_width: rows of order that break it" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_order_select_width: rows of order that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("order"."id" AS text) AS "cwom_key", coalesce("order"."select", (7)) AS "select" FROM "order") AS "rows" WHERE ("select" BETWEEN -2147483648 AND 2147483647) IS FALSE);

-- Triggers stand aside; they come back below.
DROP TRIGGER "tr_order_frozen";
DROP TRIGGER "tr_order_insert_keeps";

-- Names that engines know as words.
CREATE TABLE "cwom_new_order" (
    "id" TEXT NOT NULL,
    "group" TEXT,
    "select" INTEGER NOT NULL,
    "a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_one" TEXT,
    "a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_two" TEXT,
    "table_id" TEXT,
    CONSTRAINT "pk_order" PRIMARY KEY ("id"),
    CONSTRAINT "fk_order_table_id" FOREIGN KEY ("table_id") REFERENCES "cwom_new_order" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_order_a_rather_long_name_of_a_thing_that_goes_on_fo_0f3edce8" CHECK (instr("a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_two", char(0)) = 0),
    CONSTRAINT "ck_order_a_rather_long_name_of_a_thing_that_goes_on_fo_b5bf7bb8" CHECK (instr("a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_one", char(0)) = 0),
    CONSTRAINT "ck_order_group_text" CHECK (instr("group", char(0)) = 0),
    CONSTRAINT "ck_order_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_order_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_order_select_width" CHECK ("select" BETWEEN -2147483648 AND 2147483647)
) STRICT;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_order" (_rowid_, "id", "group", "select", "a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_one", "a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_two", "table_id")
    SELECT "order"._rowid_, "order"."id", "order"."group", coalesce("order"."select", (7)), "order"."a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_one", "order"."a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_two", "order"."table_id"
    FROM "order";

-- Or else: not every row of order was copied.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of order was copied" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT (SELECT count(*) FROM "order") = (SELECT count(*) FROM "cwom_new_order");

-- The new table takes the place of the old one.
DROP TABLE "order";
ALTER TABLE "cwom_new_order" RENAME TO "order";

-- An index of order.
CREATE INDEX "ix_order_a_rather_long_name_of_a_thing_that_goes_on_fo_8d4b2a2d" ON "order" ("a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_one");

-- An index of order.
CREATE INDEX "ix_order_a_rather_long_name_of_a_thing_that_goes_on_fo_90e3ef62" ON "order" ("a_rather_long_name_of_a_thing_that_goes_on_for_sixty_thr_two");

-- An index of order.
CREATE INDEX "ix_order_table_id" ON "order" ("table_id");

-- A rule of order.
CREATE TRIGGER "tr_order_insert_keeps" BEFORE INSERT ON "order"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:order:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "order" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:order:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "order" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of order.
CREATE TRIGGER "tr_order_frozen" BEFORE UPDATE ON "order"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:order:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:order:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g5" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g5" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- Or else: something still has the name of a table in the making.
CREATE TEMP TABLE "cwom_g6" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: something still has the name of a table in the making" CHECK ("ok"));
INSERT INTO "cwom_g6" SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE "name" GLOB 'cwom_new_*' OR "sql" GLOB '*"cwom_new_*');

-- The guards are done.
DROP TABLE temp."cwom_g1";
DROP TABLE temp."cwom_g2";
DROP TABLE temp."cwom_g3";
DROP TABLE temp."cwom_g4";
DROP TABLE temp."cwom_g5";
DROP TABLE temp."cwom_g6";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;

