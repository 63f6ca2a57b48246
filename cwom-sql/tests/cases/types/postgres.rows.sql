-- ports: insert
INSERT INTO "ports" ("id", "speed", "wanted", "address", "mask", "rank") VALUES ($1, $2::text::"speed", $3::text::"speed", $4::text::inet, $5::text::bit(4), $6::text::oid);
-- ports: get
SELECT "ports"."id", "ports"."speed"::text, "ports"."wanted"::text, "ports"."address"::text, "ports"."mask"::text, "ports"."rank"::text FROM "ports" WHERE "ports"."id" = $1;
-- ports: list, first page
SELECT "ports"."id", "ports"."speed"::text, "ports"."wanted"::text, "ports"."address"::text, "ports"."mask"::text, "ports"."rank"::text FROM "ports" ORDER BY "ports"."id" LIMIT $1;
-- ports: list, later page
SELECT "ports"."id", "ports"."speed"::text, "ports"."wanted"::text, "ports"."address"::text, "ports"."mask"::text, "ports"."rank"::text FROM "ports" WHERE "ports"."id" > $1 ORDER BY "ports"."id" LIMIT $2;
-- ports: delete
DELETE FROM "ports" WHERE "ports"."id" = $1;
