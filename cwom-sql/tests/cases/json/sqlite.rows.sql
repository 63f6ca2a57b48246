-- recipes: insert
INSERT INTO "recipes" ("id", "first", "last", "settings", "words", "variants", "names", "scores", "anything") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9);
-- recipes: get
SELECT "recipes"."id", "recipes"."first", "recipes"."last", "recipes"."settings", "recipes"."words", "recipes"."variants", "recipes"."names", "recipes"."scores", "recipes"."anything" FROM "recipes" WHERE "recipes"."id" = ?1;
-- recipes: list, first page
SELECT "recipes"."id", "recipes"."first", "recipes"."last", "recipes"."settings", "recipes"."words", "recipes"."variants", "recipes"."names", "recipes"."scores", "recipes"."anything" FROM "recipes" ORDER BY "recipes"."id" LIMIT ?1;
-- recipes: list, later page
SELECT "recipes"."id", "recipes"."first", "recipes"."last", "recipes"."settings", "recipes"."words", "recipes"."variants", "recipes"."names", "recipes"."scores", "recipes"."anything" FROM "recipes" WHERE "recipes"."id" > ?1 ORDER BY "recipes"."id" LIMIT ?2;
-- recipes: delete
DELETE FROM "recipes" WHERE "recipes"."id" = ?1;
-- recipes: update
UPDATE "recipes" SET "anything" = ?1, "scores" = ?2 WHERE "recipes"."id" = ?3;
