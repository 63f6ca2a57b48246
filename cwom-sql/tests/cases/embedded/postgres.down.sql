-- Someone who gets mail.
DROP TABLE "people";

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_post_refuse_change"();
