-- signs: insert
INSERT INTO "signs" ("id", "brackets", "closing", "caret", "wild", "wide", "quotes", "suffix") VALUES ($1, $2, $3, $4, $5, $6, $7, $8);
-- signs: get
SELECT "signs"."id", "signs"."brackets", "signs"."closing", "signs"."caret", "signs"."wild", "signs"."wide", "signs"."quotes", "signs"."suffix" FROM "signs" WHERE "signs"."id" = $1;
-- signs: list, first page
SELECT "signs"."id", "signs"."brackets", "signs"."closing", "signs"."caret", "signs"."wild", "signs"."wide", "signs"."quotes", "signs"."suffix" FROM "signs" ORDER BY "signs"."id" LIMIT $1;
-- signs: list, later page
SELECT "signs"."id", "signs"."brackets", "signs"."closing", "signs"."caret", "signs"."wild", "signs"."wide", "signs"."quotes", "signs"."suffix" FROM "signs" WHERE "signs"."id" > $1 ORDER BY "signs"."id" LIMIT $2;
-- signs: delete
DELETE FROM "signs" WHERE "signs"."id" = $1;
-- signs: update
UPDATE "signs" SET "suffix" = $1, "quotes" = $2 WHERE "signs"."id" = $3;
-- signs: insert many
INSERT INTO "signs" ("id", "brackets", "closing", "caret", "wild", "wide", "quotes", "suffix") SELECT r.c1, r.c2, r.c3, r.c4, r.c5, r.c6, r.c7, r.c8 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) AS r (c1, c2, c3, c4, c5, c6, c7, c8);
