-- people: insert
INSERT INTO "people" ("id", "home_road", "home_city", "home_floor", "work_road", "work_city", "work_floor", "reach_mail", "reach_phone", "spare_mail", "spare_phone") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11);
-- people: get
SELECT "people"."id", "people"."home_road", "people"."home_city", "people"."home_floor", "people"."work_road", "people"."work_city", "people"."work_floor", "people"."reach_mail", "people"."reach_phone", "people"."spare_mail", "people"."spare_phone" FROM "people" WHERE "people"."id" = ?1;
-- people: list, first page
SELECT "people"."id", "people"."home_road", "people"."home_city", "people"."home_floor", "people"."work_road", "people"."work_city", "people"."work_floor", "people"."reach_mail", "people"."reach_phone", "people"."spare_mail", "people"."spare_phone" FROM "people" ORDER BY "people"."id" LIMIT ?1;
-- people: list, later page
SELECT "people"."id", "people"."home_road", "people"."home_city", "people"."home_floor", "people"."work_road", "people"."work_city", "people"."work_floor", "people"."reach_mail", "people"."reach_phone", "people"."spare_mail", "people"."spare_phone" FROM "people" WHERE "people"."id" > ?1 ORDER BY "people"."id" LIMIT ?2;
-- people: delete
DELETE FROM "people" WHERE "people"."id" = ?1;
-- people: update
UPDATE "people" SET "spare_phone" = ?1, "spare_mail" = ?2 WHERE "people"."id" = ?3;
