-- parcels: insert
INSERT INTO "parcels" ("id", "stage", "carrier", "reason", "blame_who", "blame_why", "seen_town", "seen_street", "row_version", "created_at", "updated_at", "deleted_at") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);
-- parcels: get
SELECT "parcels"."id", "parcels"."stage", "parcels"."carrier", "parcels"."reason", "parcels"."blame_who", "parcels"."blame_why", "parcels"."seen_town", "parcels"."seen_street", "parcels"."row_version", "parcels"."created_at", "parcels"."updated_at", "parcels"."deleted_at" FROM "parcels" WHERE "parcels"."id" = $1 AND "parcels"."deleted_at" IS NULL;
-- parcels: list, first page
SELECT "parcels"."id", "parcels"."stage", "parcels"."carrier", "parcels"."reason", "parcels"."blame_who", "parcels"."blame_why", "parcels"."seen_town", "parcels"."seen_street", "parcels"."row_version", "parcels"."created_at", "parcels"."updated_at", "parcels"."deleted_at" FROM "parcels" WHERE "parcels"."deleted_at" IS NULL ORDER BY "parcels"."id" LIMIT $1;
-- parcels: list, later page
SELECT "parcels"."id", "parcels"."stage", "parcels"."carrier", "parcels"."reason", "parcels"."blame_who", "parcels"."blame_why", "parcels"."seen_town", "parcels"."seen_street", "parcels"."row_version", "parcels"."created_at", "parcels"."updated_at", "parcels"."deleted_at" FROM "parcels" WHERE "parcels"."id" > $1 AND "parcels"."deleted_at" IS NULL ORDER BY "parcels"."id" LIMIT $2;
-- parcels: delete
DELETE FROM "parcels" WHERE "parcels"."id" = $1;
-- parcels: delete softly
UPDATE "parcels" SET "deleted_at" = $1, "updated_at" = greatest("updated_at", $1), "row_version" = "row_version" + 1 WHERE "parcels"."id" = $2 AND "parcels"."deleted_at" IS NULL;
-- parcels: update
UPDATE "parcels" SET "deleted_at" = $1, "updated_at" = $2 WHERE "parcels"."id" = $3 AND "parcels"."row_version" = $4 AND "parcels"."deleted_at" IS NULL;
-- parcels: insert many
INSERT INTO "parcels" ("id", "stage", "carrier", "reason", "blame_who", "blame_why", "seen_town", "seen_street", "row_version", "created_at", "updated_at", "deleted_at") SELECT r.c1, r.c2, r.c3, r.c4, r.c5, r.c6, r.c7, r.c8, r.c9, r.c10, r.c11, r.c12 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[]) AS r (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12);
