-- Something that is lent.
DROP TABLE "loans";

-- Something worth locking away.
DROP TABLE "items";

-- What was sealed, and what was taken out: a chain of hashes over the entries.
DROP TABLE "history_checkpoint";

-- Who changed what, when and why: one row for each change, written by the database.
DROP TABLE "history";

-- Writes an entry that is no change of a row.
DROP FUNCTION "fn_vault_note"(text, text, text, jsonb);

-- An entry changes only by a recorded redaction.
DROP FUNCTION "tr_history_only_redacted"();

-- An entry goes only when it was exported.
DROP FUNCTION "tr_history_only_pruned"();

-- Writes the entry of a change.
DROP FUNCTION "tw_loans"();

-- Writes the entry of a change.
DROP FUNCTION "tw_items"();

-- Refuses a move that the state machine does not have.
DROP FUNCTION "fn_vault_refuse_move"();

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_vault_refuse_change"();

-- Refuses what a trigger found wrong.
DROP FUNCTION "fn_vault_refuse"();
