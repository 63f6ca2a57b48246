-- ports: insert
INSERT INTO "ports" ("id", "grade", "speed", "wanted", "address", "mask", "rank") VALUES ($1, $2, $3::text::"speed", $4::text::"speed", $5::text::inet, $6::text::bit(4), $7::text::oid);
-- ports: get
SELECT "ports"."id", "ports"."grade", "ports"."speed"::text, "ports"."wanted"::text, CASE WHEN "ports"."address" IS NOT NULL THEN concat("ports"."address") END, CASE WHEN "ports"."mask" IS NOT NULL THEN concat("ports"."mask") END, CASE WHEN "ports"."rank" IS NOT NULL THEN concat("ports"."rank") END FROM "ports" WHERE "ports"."id" = $1;
-- ports: list, first page
SELECT "ports"."id", "ports"."grade", "ports"."speed"::text, "ports"."wanted"::text, CASE WHEN "ports"."address" IS NOT NULL THEN concat("ports"."address") END, CASE WHEN "ports"."mask" IS NOT NULL THEN concat("ports"."mask") END, CASE WHEN "ports"."rank" IS NOT NULL THEN concat("ports"."rank") END FROM "ports" ORDER BY "ports"."id" LIMIT $1;
-- ports: list, later page
SELECT "ports"."id", "ports"."grade", "ports"."speed"::text, "ports"."wanted"::text, CASE WHEN "ports"."address" IS NOT NULL THEN concat("ports"."address") END, CASE WHEN "ports"."mask" IS NOT NULL THEN concat("ports"."mask") END, CASE WHEN "ports"."rank" IS NOT NULL THEN concat("ports"."rank") END FROM "ports" WHERE "ports"."id" > $1 ORDER BY "ports"."id" LIMIT $2;
-- ports: delete
DELETE FROM "ports" WHERE "ports"."id" = $1;
