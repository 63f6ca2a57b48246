-- people: insert
INSERT INTO "people" ("id", "home_road", "home_city", "home_floor", "work_road", "work_city", "work_floor", "reach_mail", "reach_phone", "spare_mail", "spare_phone") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);
-- people: get
SELECT "people"."id", "people"."home_road", "people"."home_city", "people"."home_floor", "people"."work_road", "people"."work_city", "people"."work_floor", "people"."reach_mail", "people"."reach_phone", "people"."spare_mail", "people"."spare_phone" FROM "people" WHERE "people"."id" = $1;
-- people: list, first page
SELECT "people"."id", "people"."home_road", "people"."home_city", "people"."home_floor", "people"."work_road", "people"."work_city", "people"."work_floor", "people"."reach_mail", "people"."reach_phone", "people"."spare_mail", "people"."spare_phone" FROM "people" ORDER BY "people"."id" LIMIT $1;
-- people: list, later page
SELECT "people"."id", "people"."home_road", "people"."home_city", "people"."home_floor", "people"."work_road", "people"."work_city", "people"."work_floor", "people"."reach_mail", "people"."reach_phone", "people"."spare_mail", "people"."spare_phone" FROM "people" WHERE "people"."id" > $1 ORDER BY "people"."id" LIMIT $2;
-- people: delete
DELETE FROM "people" WHERE "people"."id" = $1;
-- people: update
UPDATE "people" SET "spare_phone" = $1, "spare_mail" = $2 WHERE "people"."id" = $3;
-- people: insert many
INSERT INTO "people" ("id", "home_road", "home_city", "home_floor", "work_road", "work_city", "work_floor", "reach_mail", "reach_phone", "spare_mail", "spare_phone") SELECT r.c1, r.c2, r.c3, r.c4, r.c5, r.c6, r.c7, r.c8, r.c9, r.c10, r.c11 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::smallint[], $5::text[], $6::text[], $7::smallint[], $8::text[], $9::text[], $10::text[], $11::text[]) AS r (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11);
