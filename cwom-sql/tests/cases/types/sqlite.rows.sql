-- ports: insert
INSERT INTO "ports" ("id", "grade", "speed", "wanted", "address", "mask", "rank") VALUES (?1, ?2, ?3, ?4, ?5, CAST(?6 AS BLOB), ?7);
-- ports: get
SELECT "ports"."id", "ports"."grade", "ports"."speed", "ports"."wanted", "ports"."address", CAST("ports"."mask" AS TEXT), CAST("ports"."rank" AS TEXT) FROM "ports" WHERE "ports"."id" = ?1;
-- ports: list, first page
SELECT "ports"."id", "ports"."grade", "ports"."speed", "ports"."wanted", "ports"."address", CAST("ports"."mask" AS TEXT), CAST("ports"."rank" AS TEXT) FROM "ports" ORDER BY "ports"."id" LIMIT ?1;
-- ports: list, later page
SELECT "ports"."id", "ports"."grade", "ports"."speed", "ports"."wanted", "ports"."address", CAST("ports"."mask" AS TEXT), CAST("ports"."rank" AS TEXT) FROM "ports" WHERE "ports"."id" > ?1 ORDER BY "ports"."id" LIMIT ?2;
-- ports: delete
DELETE FROM "ports" WHERE "ports"."id" = ?1;
-- ports: update
UPDATE "ports" SET "rank" = ?1, "mask" = CAST(?2 AS BLOB) WHERE "ports"."id" = ?3 RETURNING "ports"."id", "ports"."grade", "ports"."speed", "ports"."wanted", "ports"."address", CAST("ports"."mask" AS TEXT), CAST("ports"."rank" AS TEXT);
