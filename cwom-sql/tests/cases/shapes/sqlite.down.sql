-- Writes a row together with who writes it.
DROP VIEW "vw_draft_prints";

-- Writes a row together with who writes it.
DROP VIEW "vw_sheets";

-- Writes a row together with who writes it.
DROP VIEW "vw_prints";

-- Writes a row together with who writes it.
DROP VIEW "vw_pages";

-- Writes a row together with who writes it.
DROP VIEW "vw_drafts";

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

-- Who writes, as part of what, and why, while a transaction lasts.
DROP TABLE "audit_log_context";

-- Who changed what, when and why: one row for each change, written by the database.
DROP TABLE "audit_log";
