-- A sign.
DROP TABLE "signs";

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_signs_refuse_change"();
