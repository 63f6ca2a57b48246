-- Writes a row together with who writes it.
DROP VIEW "vw_loans";

-- Writes a row together with who writes it.
DROP VIEW "vw_items";

-- Something that is lent.
DROP TABLE "loans";

-- Something worth locking away.
DROP TABLE "items";

-- What was sealed, and what was taken out: a chain of hashes over the entries.
DROP TABLE "history_checkpoint";

-- Who writes, as part of what, and why, while a transaction lasts.
DROP TABLE "history_context";

-- Who changed what, when and why: one row for each change, written by the database.
DROP TABLE "history";
