-- items: insert
INSERT INTO "items" ("id", "sealed", "weight", "price", "count", "photo", "facts", "mood", "address", "mask", "made", "seen", "owner", "row_version", "created_at", "updated_at") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, CAST(?10 AS BLOB), ?11, ?12, ?13, ?14, ?15, ?16);
-- items: get
SELECT "items"."id", "items"."sealed", "items"."weight", "items"."price", "items"."count", "items"."photo", "items"."facts", "items"."mood", "items"."address", CAST("items"."mask" AS TEXT), "items"."made", "items"."seen", "items"."owner", "items"."row_version", "items"."created_at", "items"."updated_at" FROM "items" WHERE "items"."id" = ?1;
-- items: list, first page
SELECT "items"."id", "items"."sealed", "items"."weight", "items"."price", "items"."count", "items"."photo", "items"."facts", "items"."mood", "items"."address", CAST("items"."mask" AS TEXT), "items"."made", "items"."seen", "items"."owner", "items"."row_version", "items"."created_at", "items"."updated_at" FROM "items" ORDER BY "items"."id" LIMIT ?1;
-- items: list, later page
SELECT "items"."id", "items"."sealed", "items"."weight", "items"."price", "items"."count", "items"."photo", "items"."facts", "items"."mood", "items"."address", CAST("items"."mask" AS TEXT), "items"."made", "items"."seen", "items"."owner", "items"."row_version", "items"."created_at", "items"."updated_at" FROM "items" WHERE "items"."id" > ?1 ORDER BY "items"."id" LIMIT ?2;
-- items: delete
DELETE FROM "items" WHERE "items"."id" = ?1;
-- items: update
UPDATE "items" SET "updated_at" = ?1, "created_at" = ?2 WHERE "items"."id" = ?3 AND "items"."row_version" = ?4 RETURNING "items"."id", "items"."sealed", "items"."weight", "items"."price", "items"."count", "items"."photo", "items"."facts", "items"."mood", "items"."address", CAST("items"."mask" AS TEXT), "items"."made", "items"."seen", "items"."owner", "items"."row_version", "items"."created_at", "items"."updated_at";
-- items: insert, as someone
INSERT INTO "vw_items" ("id", "sealed", "weight", "price", "count", "photo", "facts", "mood", "address", "mask", "made", "seen", "owner", "row_version", "created_at", "updated_at", "cwom:actor_kind", "cwom:actor_id", "cwom:trace_id", "cwom:note") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, CAST(?10 AS BLOB), ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20);
-- items: update, as someone
UPDATE "vw_items" SET "updated_at" = ?1, "created_at" = ?2, "cwom:actor_kind" = ?5, "cwom:actor_id" = ?6, "cwom:trace_id" = ?7, "cwom:note" = ?8 WHERE "id" = ?3 AND "row_version" = ?4 RETURNING 1;

-- audit_log: insert
INSERT INTO "audit_log" ("seq", "ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id", "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt", "xid", "db_role") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16);
-- audit_log: get
SELECT "audit_log"."seq", "audit_log"."ts", "audit_log"."actor_kind", "audit_log"."actor_id", "audit_log"."action", "audit_log"."entity_kind", "audit_log"."entity_id", "audit_log"."entity_version", "audit_log"."before", "audit_log"."after", "audit_log"."note", "audit_log"."trace_id", "audit_log"."spec_rev", "audit_log"."salt", "audit_log"."xid", "audit_log"."db_role" FROM "audit_log" WHERE "audit_log"."seq" = ?1;
-- audit_log: list, first page
SELECT "audit_log"."seq", "audit_log"."ts", "audit_log"."actor_kind", "audit_log"."actor_id", "audit_log"."action", "audit_log"."entity_kind", "audit_log"."entity_id", "audit_log"."entity_version", "audit_log"."before", "audit_log"."after", "audit_log"."note", "audit_log"."trace_id", "audit_log"."spec_rev", "audit_log"."salt", "audit_log"."xid", "audit_log"."db_role" FROM "audit_log" ORDER BY "audit_log"."seq" LIMIT ?1;
-- audit_log: list, later page
SELECT "audit_log"."seq", "audit_log"."ts", "audit_log"."actor_kind", "audit_log"."actor_id", "audit_log"."action", "audit_log"."entity_kind", "audit_log"."entity_id", "audit_log"."entity_version", "audit_log"."before", "audit_log"."after", "audit_log"."note", "audit_log"."trace_id", "audit_log"."spec_rev", "audit_log"."salt", "audit_log"."xid", "audit_log"."db_role" FROM "audit_log" WHERE "audit_log"."seq" > ?1 ORDER BY "audit_log"."seq" LIMIT ?2;
-- audit_log: delete
DELETE FROM "audit_log" WHERE "audit_log"."seq" = ?1;
-- audit_log: update
UPDATE "audit_log" SET "db_role" = ?1, "xid" = ?2 WHERE "audit_log"."seq" = ?3;

-- audit_log_context: insert
INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note", "for_kind", "for_id", "for_version", "ends", "never") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);
-- audit_log_context: get
SELECT "audit_log_context"."k", "audit_log_context"."actor_kind", "audit_log_context"."actor_id", "audit_log_context"."trace_id", "audit_log_context"."note", "audit_log_context"."for_kind", "audit_log_context"."for_id", "audit_log_context"."for_version", "audit_log_context"."ends", "audit_log_context"."never" FROM "audit_log_context" WHERE "audit_log_context"."k" = ?1;
-- audit_log_context: list, first page
SELECT "audit_log_context"."k", "audit_log_context"."actor_kind", "audit_log_context"."actor_id", "audit_log_context"."trace_id", "audit_log_context"."note", "audit_log_context"."for_kind", "audit_log_context"."for_id", "audit_log_context"."for_version", "audit_log_context"."ends", "audit_log_context"."never" FROM "audit_log_context" ORDER BY "audit_log_context"."k" LIMIT ?1;
-- audit_log_context: list, later page
SELECT "audit_log_context"."k", "audit_log_context"."actor_kind", "audit_log_context"."actor_id", "audit_log_context"."trace_id", "audit_log_context"."note", "audit_log_context"."for_kind", "audit_log_context"."for_id", "audit_log_context"."for_version", "audit_log_context"."ends", "audit_log_context"."never" FROM "audit_log_context" WHERE "audit_log_context"."k" > ?1 ORDER BY "audit_log_context"."k" LIMIT ?2;
-- audit_log_context: delete
DELETE FROM "audit_log_context" WHERE "audit_log_context"."k" = ?1;
-- audit_log_context: update
UPDATE "audit_log_context" SET "never" = ?1, "ends" = ?2 WHERE "audit_log_context"."k" = ?3;
-- audit_log_context: target of fk_audit_log_context_ends
SELECT 1 FROM "audit_log_context" WHERE "never" = ?1;
-- audit_log_context: referrer by fk_audit_log_context_ends
SELECT 1 FROM "audit_log_context" WHERE "ends" = ?1 AND "never" <> ?1 LIMIT 1;

-- audit_log_checkpoint: insert
INSERT INTO "audit_log_checkpoint" ("n", "kind", "lo", "hi", "after_seq", "entries", "root", "previous", "ts", "note", "signature") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11);
-- audit_log_checkpoint: get
SELECT "audit_log_checkpoint"."n", "audit_log_checkpoint"."kind", "audit_log_checkpoint"."lo", "audit_log_checkpoint"."hi", "audit_log_checkpoint"."after_seq", "audit_log_checkpoint"."entries", "audit_log_checkpoint"."root", "audit_log_checkpoint"."previous", "audit_log_checkpoint"."ts", "audit_log_checkpoint"."note", "audit_log_checkpoint"."signature" FROM "audit_log_checkpoint" WHERE "audit_log_checkpoint"."n" = ?1;
-- audit_log_checkpoint: list, first page
SELECT "audit_log_checkpoint"."n", "audit_log_checkpoint"."kind", "audit_log_checkpoint"."lo", "audit_log_checkpoint"."hi", "audit_log_checkpoint"."after_seq", "audit_log_checkpoint"."entries", "audit_log_checkpoint"."root", "audit_log_checkpoint"."previous", "audit_log_checkpoint"."ts", "audit_log_checkpoint"."note", "audit_log_checkpoint"."signature" FROM "audit_log_checkpoint" ORDER BY "audit_log_checkpoint"."n" LIMIT ?1;
-- audit_log_checkpoint: list, later page
SELECT "audit_log_checkpoint"."n", "audit_log_checkpoint"."kind", "audit_log_checkpoint"."lo", "audit_log_checkpoint"."hi", "audit_log_checkpoint"."after_seq", "audit_log_checkpoint"."entries", "audit_log_checkpoint"."root", "audit_log_checkpoint"."previous", "audit_log_checkpoint"."ts", "audit_log_checkpoint"."note", "audit_log_checkpoint"."signature" FROM "audit_log_checkpoint" WHERE "audit_log_checkpoint"."n" > ?1 ORDER BY "audit_log_checkpoint"."n" LIMIT ?2;
-- audit_log_checkpoint: delete
DELETE FROM "audit_log_checkpoint" WHERE "audit_log_checkpoint"."n" = ?1;
-- audit_log_checkpoint: update
UPDATE "audit_log_checkpoint" SET "signature" = ?1, "note" = ?2 WHERE "audit_log_checkpoint"."n" = ?3;
