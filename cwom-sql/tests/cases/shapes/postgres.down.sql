-- What was printed of it.
DROP TABLE "draft_prints";

-- A row of which entries hold what changed.
DROP TABLE "sheets";

-- A row that stays.
DROP TABLE "prints";

-- A row that only seems to go.
DROP TABLE "pages";

-- A row that goes for good.
DROP TABLE "drafts";

-- What was sealed, and what was taken out: a chain of hashes over the entries.
DROP TABLE "audit_log_checkpoint";

-- Who changed what, when and why: one row for each change, written by the database.
DROP TABLE "audit_log";

-- Writes an entry that is no change of a row.
DROP FUNCTION "fn_shapes_note"(text, text, text, jsonb);

-- An entry changes only by a recorded redaction.
DROP FUNCTION "tr_audit_log_only_redacted"();

-- An entry goes only when it was exported.
DROP FUNCTION "tr_audit_log_only_pruned"();

-- Writes the entry of a change.
DROP FUNCTION "tw_draft_prints"();

-- Writes the entry of a change.
DROP FUNCTION "tw_sheets"();

-- Writes the entry of a change.
DROP FUNCTION "tw_prints"();

-- Writes the entry of a change.
DROP FUNCTION "tw_pages"();

-- Writes the entry of a change.
DROP FUNCTION "tw_drafts"();

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_shapes_refuse_change"();

-- Refuses what a trigger found wrong.
DROP FUNCTION "fn_shapes_refuse"();
