-- Who changed what, when and why: one row for each change, never changed itself.
DROP TABLE "history";

-- Something worth locking away.
DROP TABLE "items";
