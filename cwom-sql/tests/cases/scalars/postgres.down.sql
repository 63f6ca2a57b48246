-- A thing on show.
DROP TABLE "exhibits";

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_museum_refuse_change"();
