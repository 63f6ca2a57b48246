-- Who changed what, when and why: one row for each change, never changed itself.
DROP TABLE "history";

-- Something worth locking away.
DROP TABLE "items";

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_vault_refuse_change"();

-- Refuses what a trigger found wrong.
DROP FUNCTION "fn_vault_refuse"();
