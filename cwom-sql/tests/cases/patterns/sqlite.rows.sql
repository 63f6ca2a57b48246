-- signs: insert
INSERT INTO "signs" ("id", "brackets", "closing", "caret", "wild", "wide", "quotes", "suffix") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);
-- signs: get
SELECT "signs"."id", "signs"."brackets", "signs"."closing", "signs"."caret", "signs"."wild", "signs"."wide", "signs"."quotes", "signs"."suffix" FROM "signs" WHERE "signs"."id" = ?1;
-- signs: list, first page
SELECT "signs"."id", "signs"."brackets", "signs"."closing", "signs"."caret", "signs"."wild", "signs"."wide", "signs"."quotes", "signs"."suffix" FROM "signs" ORDER BY "signs"."id" LIMIT ?1;
-- signs: list, later page
SELECT "signs"."id", "signs"."brackets", "signs"."closing", "signs"."caret", "signs"."wild", "signs"."wide", "signs"."quotes", "signs"."suffix" FROM "signs" WHERE "signs"."id" > ?1 ORDER BY "signs"."id" LIMIT ?2;
-- signs: delete
DELETE FROM "signs" WHERE "signs"."id" = ?1;
-- signs: update
UPDATE "signs" SET "suffix" = ?1, "quotes" = ?2 WHERE "signs"."id" = ?3;
