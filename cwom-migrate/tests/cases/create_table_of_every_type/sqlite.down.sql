-- sqlite/20260102000000_change.down.sql
-- cwom 20260102000000_change sqlite down 1/1 phase=expand T0
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Triggers stand aside; they come back below.
DROP TRIGGER "tr_copies_frozen";
DROP TRIGGER "tr_copies_insert_keeps";
DROP TRIGGER "tr_copies_marks_items_insert";
DROP TRIGGER "tr_copies_marks_items_update";
DROP TRIGGER "tr_copies_update_keeps";
DROP TRIGGER "tr_copies_words_items_insert";
DROP TRIGGER "tr_copies_words_items_update";

-- It is not in use any more.
DROP TABLE "copies";

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- The guards are done.
DROP TABLE temp."cwom_g1";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;

