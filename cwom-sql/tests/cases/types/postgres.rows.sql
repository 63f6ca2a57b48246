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
-- ports: update
UPDATE "ports" SET "rank" = $1::text::oid, "mask" = $2::text::bit(4) WHERE "ports"."id" = $3 RETURNING "ports"."id", "ports"."grade", "ports"."speed"::text, "ports"."wanted"::text, CASE WHEN "ports"."address" IS NOT NULL THEN concat("ports"."address") END, CASE WHEN "ports"."mask" IS NOT NULL THEN concat("ports"."mask") END, CASE WHEN "ports"."rank" IS NOT NULL THEN concat("ports"."rank") END;
-- ports: insert many
INSERT INTO "ports" ("id", "grade", "speed", "wanted", "address", "mask", "rank") SELECT r.c1, r.c2, r.c3::text::"speed", r.c4::text::"speed", r.c5::text::inet, r.c6::text::bit(4), r.c7::text::oid FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) AS r (c1, c2, c3, c4, c5, c6, c7) RETURNING "ports"."id", "ports"."grade", "ports"."speed"::text, "ports"."wanted"::text, CASE WHEN "ports"."address" IS NOT NULL THEN concat("ports"."address") END, CASE WHEN "ports"."mask" IS NOT NULL THEN concat("ports"."mask") END, CASE WHEN "ports"."rank" IS NOT NULL THEN concat("ports"."rank") END;
