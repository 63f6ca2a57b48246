-- items: insert
INSERT INTO "items" ("id", "name", "row_version", "created_at", "updated_at") VALUES ($1, $2, $3, $4, $5);
-- items: get
SELECT "items"."id", "items"."name", "items"."row_version", "items"."created_at", "items"."updated_at" FROM "items" WHERE "items"."id" = $1;
-- items: list, first page
SELECT "items"."id", "items"."name", "items"."row_version", "items"."created_at", "items"."updated_at" FROM "items" ORDER BY "items"."id" LIMIT $1;
-- items: list, later page
SELECT "items"."id", "items"."name", "items"."row_version", "items"."created_at", "items"."updated_at" FROM "items" WHERE "items"."id" > $1 ORDER BY "items"."id" LIMIT $2;
-- items: delete
DELETE FROM "items" WHERE "items"."id" = $1;

-- history: insert
INSERT INTO "history" ("id", "ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id", "before", "after", "note", "trace_id") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);
-- history: get
SELECT "history"."id", "history"."ts", "history"."actor_kind", "history"."actor_id", "history"."action", "history"."entity_kind", "history"."entity_id", "history"."before", "history"."after", "history"."note", "history"."trace_id" FROM "history" WHERE "history"."id" = $1;
-- history: list, first page
SELECT "history"."id", "history"."ts", "history"."actor_kind", "history"."actor_id", "history"."action", "history"."entity_kind", "history"."entity_id", "history"."before", "history"."after", "history"."note", "history"."trace_id" FROM "history" ORDER BY "history"."id" LIMIT $1;
-- history: list, later page
SELECT "history"."id", "history"."ts", "history"."actor_kind", "history"."actor_id", "history"."action", "history"."entity_kind", "history"."entity_id", "history"."before", "history"."after", "history"."note", "history"."trace_id" FROM "history" WHERE "history"."id" > $1 ORDER BY "history"."id" LIMIT $2;
-- history: delete
DELETE FROM "history" WHERE "history"."id" = $1;
