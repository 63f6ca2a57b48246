-- recipes: insert
INSERT INTO "recipes" ("id", "first", "last", "settings", "words", "variants", "names", "scores", "anything") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);
-- recipes: get
SELECT "recipes"."id", "recipes"."first", "recipes"."last", "recipes"."settings", "recipes"."words", "recipes"."variants", "recipes"."names", "recipes"."scores", "recipes"."anything" FROM "recipes" WHERE "recipes"."id" = $1;
-- recipes: list, first page
SELECT "recipes"."id", "recipes"."first", "recipes"."last", "recipes"."settings", "recipes"."words", "recipes"."variants", "recipes"."names", "recipes"."scores", "recipes"."anything" FROM "recipes" ORDER BY "recipes"."id" LIMIT $1;
-- recipes: list, later page
SELECT "recipes"."id", "recipes"."first", "recipes"."last", "recipes"."settings", "recipes"."words", "recipes"."variants", "recipes"."names", "recipes"."scores", "recipes"."anything" FROM "recipes" WHERE "recipes"."id" > $1 ORDER BY "recipes"."id" LIMIT $2;
-- recipes: delete
DELETE FROM "recipes" WHERE "recipes"."id" = $1;
-- recipes: update
UPDATE "recipes" SET "anything" = $1, "scores" = $2 WHERE "recipes"."id" = $3;
-- recipes: insert many
INSERT INTO "recipes" ("id", "first", "last", "settings", "words", "variants", "names", "scores", "anything") SELECT r.c1, r.c2, r.c3, r.c4, r.c5, r.c6, r.c7, r.c8, r.c9 FROM unnest($1::uuid[], $2::jsonb[], $3::jsonb[], $4::jsonb[], $5::jsonb[], $6::jsonb[], $7::jsonb[], $8::jsonb[], $9::jsonb[]) AS r (c1, c2, c3, c4, c5, c6, c7, c8, c9);
