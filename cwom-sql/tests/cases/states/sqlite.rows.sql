-- parcels: insert
INSERT INTO "parcels" ("id", "stage", "carrier", "reason", "blame_who", "blame_why", "seen_town", "seen_street", "row_version", "created_at", "updated_at", "deleted_at") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12);
-- parcels: get
SELECT "parcels"."id", "parcels"."stage", "parcels"."carrier", "parcels"."reason", "parcels"."blame_who", "parcels"."blame_why", "parcels"."seen_town", "parcels"."seen_street", "parcels"."row_version", "parcels"."created_at", "parcels"."updated_at", "parcels"."deleted_at" FROM "parcels" WHERE "parcels"."id" = ?1 AND "parcels"."deleted_at" IS NULL;
-- parcels: list, first page
SELECT "parcels"."id", "parcels"."stage", "parcels"."carrier", "parcels"."reason", "parcels"."blame_who", "parcels"."blame_why", "parcels"."seen_town", "parcels"."seen_street", "parcels"."row_version", "parcels"."created_at", "parcels"."updated_at", "parcels"."deleted_at" FROM "parcels" WHERE "parcels"."deleted_at" IS NULL ORDER BY "parcels"."id" LIMIT ?1;
-- parcels: list, later page
SELECT "parcels"."id", "parcels"."stage", "parcels"."carrier", "parcels"."reason", "parcels"."blame_who", "parcels"."blame_why", "parcels"."seen_town", "parcels"."seen_street", "parcels"."row_version", "parcels"."created_at", "parcels"."updated_at", "parcels"."deleted_at" FROM "parcels" WHERE "parcels"."id" > ?1 AND "parcels"."deleted_at" IS NULL ORDER BY "parcels"."id" LIMIT ?2;
-- parcels: delete
DELETE FROM "parcels" WHERE "parcels"."id" = ?1;
-- parcels: delete softly
UPDATE "parcels" SET "deleted_at" = ?1, "updated_at" = max("updated_at", ?1), "row_version" = "row_version" + 1 WHERE "parcels"."id" = ?2 AND "parcels"."deleted_at" IS NULL;
-- parcels: update
UPDATE "parcels" SET "deleted_at" = ?1, "updated_at" = ?2 WHERE "parcels"."id" = ?3 AND "parcels"."row_version" = ?4 AND "parcels"."deleted_at" IS NULL;
