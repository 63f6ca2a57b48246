-- exhibits: insert
INSERT INTO "exhibits" ("id", "on_loan", "hall", "visitors", "insured_for", "weight", "tilt", "price", "title", "signature", "code", "remarks", "image", "tag", "label", "found_on", "shown_at", "shown_for", "trace") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19);
-- exhibits: get
SELECT "exhibits"."id", "exhibits"."on_loan", "exhibits"."hall", "exhibits"."visitors", "exhibits"."insured_for", "exhibits"."weight", "exhibits"."tilt", "exhibits"."price", "exhibits"."title", "exhibits"."signature", "exhibits"."code", "exhibits"."remarks", "exhibits"."image", "exhibits"."tag", "exhibits"."label", "exhibits"."found_on", "exhibits"."shown_at", "exhibits"."shown_for", "exhibits"."trace" FROM "exhibits" WHERE "exhibits"."id" = ?1;
-- exhibits: list, first page
SELECT "exhibits"."id", "exhibits"."on_loan", "exhibits"."hall", "exhibits"."visitors", "exhibits"."insured_for", "exhibits"."weight", "exhibits"."tilt", "exhibits"."price", "exhibits"."title", "exhibits"."signature", "exhibits"."code", "exhibits"."remarks", "exhibits"."image", "exhibits"."tag", "exhibits"."label", "exhibits"."found_on", "exhibits"."shown_at", "exhibits"."shown_for", "exhibits"."trace" FROM "exhibits" ORDER BY "exhibits"."id" LIMIT ?1;
-- exhibits: list, later page
SELECT "exhibits"."id", "exhibits"."on_loan", "exhibits"."hall", "exhibits"."visitors", "exhibits"."insured_for", "exhibits"."weight", "exhibits"."tilt", "exhibits"."price", "exhibits"."title", "exhibits"."signature", "exhibits"."code", "exhibits"."remarks", "exhibits"."image", "exhibits"."tag", "exhibits"."label", "exhibits"."found_on", "exhibits"."shown_at", "exhibits"."shown_for", "exhibits"."trace" FROM "exhibits" WHERE "exhibits"."id" > ?1 ORDER BY "exhibits"."id" LIMIT ?2;
-- exhibits: delete
DELETE FROM "exhibits" WHERE "exhibits"."id" = ?1;
-- exhibits: update
UPDATE "exhibits" SET "trace" = ?1, "shown_for" = ?2 WHERE "exhibits"."id" = ?3;
