-- items: insert
INSERT INTO "items" ("id", "name", "row_version", "created_at", "updated_at") VALUES (?1, ?2, ?3, ?4, ?5);
-- items: get
SELECT "items"."id", "items"."name", "items"."row_version", "items"."created_at", "items"."updated_at" FROM "items" WHERE "items"."id" = ?1;
-- items: list, first page
SELECT "items"."id", "items"."name", "items"."row_version", "items"."created_at", "items"."updated_at" FROM "items" ORDER BY "items"."id" LIMIT ?1;
-- items: list, later page
SELECT "items"."id", "items"."name", "items"."row_version", "items"."created_at", "items"."updated_at" FROM "items" WHERE "items"."id" > ?1 ORDER BY "items"."id" LIMIT ?2;
-- items: delete
DELETE FROM "items" WHERE "items"."id" = ?1;
-- items: update
UPDATE "items" SET "updated_at" = ?1, "created_at" = ?2 WHERE "items"."id" = ?3 AND "items"."row_version" = ?4;
-- items: insert, as someone
INSERT INTO "vw_items" ("id", "name", "row_version", "created_at", "updated_at", "cwom:actor_kind", "cwom:actor_id", "cwom:trace_id", "cwom:note") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9);
-- items: update, as someone
UPDATE "vw_items" SET "updated_at" = ?1, "created_at" = ?2, "cwom:actor_kind" = ?5, "cwom:actor_id" = ?6, "cwom:trace_id" = ?7, "cwom:note" = ?8 WHERE "id" = ?3 AND "row_version" = ?4 RETURNING 1;

-- loans: insert
INSERT INTO "loans" ("id", "what", "step", "with", "row_version", "created_at", "updated_at") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
-- loans: get
SELECT "loans"."id", "loans"."what", "loans"."step", "loans"."with", "loans"."row_version", "loans"."created_at", "loans"."updated_at" FROM "loans" WHERE "loans"."id" = ?1;
-- loans: list, first page
SELECT "loans"."id", "loans"."what", "loans"."step", "loans"."with", "loans"."row_version", "loans"."created_at", "loans"."updated_at" FROM "loans" ORDER BY "loans"."id" LIMIT ?1;
-- loans: list, later page
SELECT "loans"."id", "loans"."what", "loans"."step", "loans"."with", "loans"."row_version", "loans"."created_at", "loans"."updated_at" FROM "loans" WHERE "loans"."id" > ?1 ORDER BY "loans"."id" LIMIT ?2;
-- loans: delete
DELETE FROM "loans" WHERE "loans"."id" = ?1;
-- loans: update
UPDATE "loans" SET "updated_at" = ?1, "created_at" = ?2 WHERE "loans"."id" = ?3 AND "loans"."row_version" = ?4;
-- loans: insert, as someone
INSERT INTO "vw_loans" ("id", "what", "step", "with", "row_version", "created_at", "updated_at", "cwom:actor_kind", "cwom:actor_id", "cwom:trace_id", "cwom:note") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11);
-- loans: update, as someone
UPDATE "vw_loans" SET "updated_at" = ?1, "created_at" = ?2, "cwom:actor_kind" = ?5, "cwom:actor_id" = ?6, "cwom:trace_id" = ?7, "cwom:note" = ?8 WHERE "id" = ?3 AND "row_version" = ?4 RETURNING 1;

-- history: insert
INSERT INTO "history" ("seq", "ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id", "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt", "xid", "db_role") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16);
-- history: get
SELECT "history"."seq", "history"."ts", "history"."actor_kind", "history"."actor_id", "history"."action", "history"."entity_kind", "history"."entity_id", "history"."entity_version", "history"."before", "history"."after", "history"."note", "history"."trace_id", "history"."spec_rev", "history"."salt", "history"."xid", "history"."db_role" FROM "history" WHERE "history"."seq" = ?1;
-- history: list, first page
SELECT "history"."seq", "history"."ts", "history"."actor_kind", "history"."actor_id", "history"."action", "history"."entity_kind", "history"."entity_id", "history"."entity_version", "history"."before", "history"."after", "history"."note", "history"."trace_id", "history"."spec_rev", "history"."salt", "history"."xid", "history"."db_role" FROM "history" ORDER BY "history"."seq" LIMIT ?1;
-- history: list, later page
SELECT "history"."seq", "history"."ts", "history"."actor_kind", "history"."actor_id", "history"."action", "history"."entity_kind", "history"."entity_id", "history"."entity_version", "history"."before", "history"."after", "history"."note", "history"."trace_id", "history"."spec_rev", "history"."salt", "history"."xid", "history"."db_role" FROM "history" WHERE "history"."seq" > ?1 ORDER BY "history"."seq" LIMIT ?2;
-- history: delete
DELETE FROM "history" WHERE "history"."seq" = ?1;
-- history: update
UPDATE "history" SET "db_role" = ?1, "xid" = ?2 WHERE "history"."seq" = ?3;

-- history_context: insert
INSERT INTO "history_context" ("k", "actor_kind", "actor_id", "trace_id", "note", "for_kind", "for_id", "for_version", "ends", "never") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);
-- history_context: get
SELECT "history_context"."k", "history_context"."actor_kind", "history_context"."actor_id", "history_context"."trace_id", "history_context"."note", "history_context"."for_kind", "history_context"."for_id", "history_context"."for_version", "history_context"."ends", "history_context"."never" FROM "history_context" WHERE "history_context"."k" = ?1;
-- history_context: list, first page
SELECT "history_context"."k", "history_context"."actor_kind", "history_context"."actor_id", "history_context"."trace_id", "history_context"."note", "history_context"."for_kind", "history_context"."for_id", "history_context"."for_version", "history_context"."ends", "history_context"."never" FROM "history_context" ORDER BY "history_context"."k" LIMIT ?1;
-- history_context: list, later page
SELECT "history_context"."k", "history_context"."actor_kind", "history_context"."actor_id", "history_context"."trace_id", "history_context"."note", "history_context"."for_kind", "history_context"."for_id", "history_context"."for_version", "history_context"."ends", "history_context"."never" FROM "history_context" WHERE "history_context"."k" > ?1 ORDER BY "history_context"."k" LIMIT ?2;
-- history_context: delete
DELETE FROM "history_context" WHERE "history_context"."k" = ?1;
-- history_context: update
UPDATE "history_context" SET "never" = ?1, "ends" = ?2 WHERE "history_context"."k" = ?3;
-- history_context: target of fk_history_context_ends
SELECT 1 FROM "history_context" WHERE "never" = ?1;
-- history_context: referrer by fk_history_context_ends
SELECT 1 FROM "history_context" WHERE "ends" = ?1 AND "never" <> ?1 LIMIT 1;

-- history_checkpoint: insert
INSERT INTO "history_checkpoint" ("n", "kind", "lo", "hi", "after_seq", "entries", "root", "previous", "ts", "note", "signature") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11);
-- history_checkpoint: get
SELECT "history_checkpoint"."n", "history_checkpoint"."kind", "history_checkpoint"."lo", "history_checkpoint"."hi", "history_checkpoint"."after_seq", "history_checkpoint"."entries", "history_checkpoint"."root", "history_checkpoint"."previous", "history_checkpoint"."ts", "history_checkpoint"."note", "history_checkpoint"."signature" FROM "history_checkpoint" WHERE "history_checkpoint"."n" = ?1;
-- history_checkpoint: list, first page
SELECT "history_checkpoint"."n", "history_checkpoint"."kind", "history_checkpoint"."lo", "history_checkpoint"."hi", "history_checkpoint"."after_seq", "history_checkpoint"."entries", "history_checkpoint"."root", "history_checkpoint"."previous", "history_checkpoint"."ts", "history_checkpoint"."note", "history_checkpoint"."signature" FROM "history_checkpoint" ORDER BY "history_checkpoint"."n" LIMIT ?1;
-- history_checkpoint: list, later page
SELECT "history_checkpoint"."n", "history_checkpoint"."kind", "history_checkpoint"."lo", "history_checkpoint"."hi", "history_checkpoint"."after_seq", "history_checkpoint"."entries", "history_checkpoint"."root", "history_checkpoint"."previous", "history_checkpoint"."ts", "history_checkpoint"."note", "history_checkpoint"."signature" FROM "history_checkpoint" WHERE "history_checkpoint"."n" > ?1 ORDER BY "history_checkpoint"."n" LIMIT ?2;
-- history_checkpoint: delete
DELETE FROM "history_checkpoint" WHERE "history_checkpoint"."n" = ?1;
-- history_checkpoint: update
UPDATE "history_checkpoint" SET "signature" = ?1, "note" = ?2 WHERE "history_checkpoint"."n" = ?3;
