-- drafts: insert
INSERT INTO "drafts" ("id", "title", "row_version", "created_at", "updated_at") VALUES (?1, ?2, ?3, ?4, ?5);
-- drafts: get
SELECT "drafts"."id", "drafts"."title", "drafts"."row_version", "drafts"."created_at", "drafts"."updated_at" FROM "drafts" WHERE "drafts"."id" = ?1;
-- drafts: list, first page
SELECT "drafts"."id", "drafts"."title", "drafts"."row_version", "drafts"."created_at", "drafts"."updated_at" FROM "drafts" ORDER BY "drafts"."id" LIMIT ?1;
-- drafts: list, later page
SELECT "drafts"."id", "drafts"."title", "drafts"."row_version", "drafts"."created_at", "drafts"."updated_at" FROM "drafts" WHERE "drafts"."id" > ?1 ORDER BY "drafts"."id" LIMIT ?2;
-- drafts: delete
DELETE FROM "drafts" WHERE "drafts"."id" = ?1;
-- drafts: update
UPDATE "drafts" SET "updated_at" = ?1, "created_at" = ?2 WHERE "drafts"."id" = ?3 AND "drafts"."row_version" = ?4;
-- drafts: insert, as someone
INSERT INTO "vw_drafts" ("id", "title", "row_version", "created_at", "updated_at", "cwom:actor_kind", "cwom:actor_id", "cwom:trace_id", "cwom:note") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9);
-- drafts: update, as someone
UPDATE "vw_drafts" SET "updated_at" = ?1, "created_at" = ?2, "cwom:actor_kind" = ?5, "cwom:actor_id" = ?6, "cwom:trace_id" = ?7, "cwom:note" = ?8 WHERE "id" = ?3 AND "row_version" = ?4 RETURNING 1;

-- pages: insert
INSERT INTO "pages" ("id", "title", "row_version", "created_at", "updated_at", "deleted_at") VALUES (?1, ?2, ?3, ?4, ?5, ?6);
-- pages: get
SELECT "pages"."id", "pages"."title", "pages"."row_version", "pages"."created_at", "pages"."updated_at", "pages"."deleted_at" FROM "pages" WHERE "pages"."id" = ?1 AND "pages"."deleted_at" IS NULL;
-- pages: list, first page
SELECT "pages"."id", "pages"."title", "pages"."row_version", "pages"."created_at", "pages"."updated_at", "pages"."deleted_at" FROM "pages" WHERE "pages"."deleted_at" IS NULL ORDER BY "pages"."id" LIMIT ?1;
-- pages: list, later page
SELECT "pages"."id", "pages"."title", "pages"."row_version", "pages"."created_at", "pages"."updated_at", "pages"."deleted_at" FROM "pages" WHERE "pages"."id" > ?1 AND "pages"."deleted_at" IS NULL ORDER BY "pages"."id" LIMIT ?2;
-- pages: delete
DELETE FROM "pages" WHERE "pages"."id" = ?1;
-- pages: delete softly
UPDATE "pages" SET "deleted_at" = ?1, "updated_at" = max("updated_at", ?1), "row_version" = "row_version" + 1 WHERE "pages"."id" = ?2 AND "pages"."deleted_at" IS NULL;
-- pages: update
UPDATE "pages" SET "deleted_at" = ?1, "updated_at" = ?2 WHERE "pages"."id" = ?3 AND "pages"."row_version" = ?4 AND "pages"."deleted_at" IS NULL;
-- pages: insert, as someone
INSERT INTO "vw_pages" ("id", "title", "row_version", "created_at", "updated_at", "deleted_at", "cwom:actor_kind", "cwom:actor_id", "cwom:trace_id", "cwom:note") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);
-- pages: update, as someone
UPDATE "vw_pages" SET "deleted_at" = ?1, "updated_at" = ?2, "cwom:actor_kind" = ?5, "cwom:actor_id" = ?6, "cwom:trace_id" = ?7, "cwom:note" = ?8 WHERE "id" = ?3 AND "row_version" = ?4 AND "deleted_at" IS NULL RETURNING 1;
-- pages: delete, as someone
UPDATE "vw_pages" SET "deleted_at" = ?1, "updated_at" = max("updated_at", ?1), "row_version" = "row_version" + 1, "cwom:actor_kind" = ?3, "cwom:actor_id" = ?4, "cwom:trace_id" = ?5, "cwom:note" = ?6 WHERE "id" = ?2 AND "deleted_at" IS NULL RETURNING 1;

-- prints: insert
INSERT INTO "prints" ("id", "title", "row_version", "created_at") VALUES (?1, ?2, ?3, ?4);
-- prints: get
SELECT "prints"."id", "prints"."title", "prints"."row_version", "prints"."created_at" FROM "prints" WHERE "prints"."id" = ?1;
-- prints: list, first page
SELECT "prints"."id", "prints"."title", "prints"."row_version", "prints"."created_at" FROM "prints" ORDER BY "prints"."id" LIMIT ?1;
-- prints: list, later page
SELECT "prints"."id", "prints"."title", "prints"."row_version", "prints"."created_at" FROM "prints" WHERE "prints"."id" > ?1 ORDER BY "prints"."id" LIMIT ?2;
-- prints: delete
DELETE FROM "prints" WHERE "prints"."id" = ?1;
-- prints: update
UPDATE "prints" SET "created_at" = ?1, "row_version" = ?2 WHERE "prints"."id" = ?3 AND "prints"."row_version" = ?4;
-- prints: insert, as someone
INSERT INTO "vw_prints" ("id", "title", "row_version", "created_at", "cwom:actor_kind", "cwom:actor_id", "cwom:trace_id", "cwom:note") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);
-- prints: update, as someone
UPDATE "vw_prints" SET "created_at" = ?1, "row_version" = ?2, "cwom:actor_kind" = ?5, "cwom:actor_id" = ?6, "cwom:trace_id" = ?7, "cwom:note" = ?8 WHERE "id" = ?3 AND "row_version" = ?4 RETURNING 1;

-- sheets: insert
INSERT INTO "sheets" ("id", "cell_00", "cell_01", "cell_02", "cell_03", "cell_04", "cell_05", "cell_06", "cell_07", "cell_08", "cell_09", "cell_10", "cell_11", "cell_12", "cell_13", "cell_14", "cell_15", "cell_16", "cell_17", "cell_18", "cell_19", "cell_20", "cell_21", "cell_22", "cell_23", "cell_24", "cell_25", "cell_26", "cell_27", "cell_28", "cell_29", "cell_30", "cell_31", "cell_32", "cell_33", "cell_34", "cell_35", "cell_36", "cell_37", "cell_38", "cell_39", "cell_40", "cell_41", "cell_42", "cell_43", "cell_44", "cell_45", "cell_46", "cell_47", "cell_48", "cell_49", "cell_50", "cell_51", "cell_52", "cell_53", "cell_54", "cell_55", "cell_56", "cell_57", "cell_58", "cell_59", "cell_60", "cell_61", "cell_62", "cell_63", "row_version", "created_at", "updated_at") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40, ?41, ?42, ?43, ?44, ?45, ?46, ?47, ?48, ?49, ?50, ?51, ?52, ?53, ?54, ?55, ?56, ?57, ?58, ?59, ?60, ?61, ?62, ?63, ?64, ?65, ?66, ?67, ?68);
-- sheets: get
SELECT "sheets"."id", "sheets"."cell_00", "sheets"."cell_01", "sheets"."cell_02", "sheets"."cell_03", "sheets"."cell_04", "sheets"."cell_05", "sheets"."cell_06", "sheets"."cell_07", "sheets"."cell_08", "sheets"."cell_09", "sheets"."cell_10", "sheets"."cell_11", "sheets"."cell_12", "sheets"."cell_13", "sheets"."cell_14", "sheets"."cell_15", "sheets"."cell_16", "sheets"."cell_17", "sheets"."cell_18", "sheets"."cell_19", "sheets"."cell_20", "sheets"."cell_21", "sheets"."cell_22", "sheets"."cell_23", "sheets"."cell_24", "sheets"."cell_25", "sheets"."cell_26", "sheets"."cell_27", "sheets"."cell_28", "sheets"."cell_29", "sheets"."cell_30", "sheets"."cell_31", "sheets"."cell_32", "sheets"."cell_33", "sheets"."cell_34", "sheets"."cell_35", "sheets"."cell_36", "sheets"."cell_37", "sheets"."cell_38", "sheets"."cell_39", "sheets"."cell_40", "sheets"."cell_41", "sheets"."cell_42", "sheets"."cell_43", "sheets"."cell_44", "sheets"."cell_45", "sheets"."cell_46", "sheets"."cell_47", "sheets"."cell_48", "sheets"."cell_49", "sheets"."cell_50", "sheets"."cell_51", "sheets"."cell_52", "sheets"."cell_53", "sheets"."cell_54", "sheets"."cell_55", "sheets"."cell_56", "sheets"."cell_57", "sheets"."cell_58", "sheets"."cell_59", "sheets"."cell_60", "sheets"."cell_61", "sheets"."cell_62", "sheets"."cell_63", "sheets"."row_version", "sheets"."created_at", "sheets"."updated_at" FROM "sheets" WHERE "sheets"."id" = ?1;
-- sheets: list, first page
SELECT "sheets"."id", "sheets"."cell_00", "sheets"."cell_01", "sheets"."cell_02", "sheets"."cell_03", "sheets"."cell_04", "sheets"."cell_05", "sheets"."cell_06", "sheets"."cell_07", "sheets"."cell_08", "sheets"."cell_09", "sheets"."cell_10", "sheets"."cell_11", "sheets"."cell_12", "sheets"."cell_13", "sheets"."cell_14", "sheets"."cell_15", "sheets"."cell_16", "sheets"."cell_17", "sheets"."cell_18", "sheets"."cell_19", "sheets"."cell_20", "sheets"."cell_21", "sheets"."cell_22", "sheets"."cell_23", "sheets"."cell_24", "sheets"."cell_25", "sheets"."cell_26", "sheets"."cell_27", "sheets"."cell_28", "sheets"."cell_29", "sheets"."cell_30", "sheets"."cell_31", "sheets"."cell_32", "sheets"."cell_33", "sheets"."cell_34", "sheets"."cell_35", "sheets"."cell_36", "sheets"."cell_37", "sheets"."cell_38", "sheets"."cell_39", "sheets"."cell_40", "sheets"."cell_41", "sheets"."cell_42", "sheets"."cell_43", "sheets"."cell_44", "sheets"."cell_45", "sheets"."cell_46", "sheets"."cell_47", "sheets"."cell_48", "sheets"."cell_49", "sheets"."cell_50", "sheets"."cell_51", "sheets"."cell_52", "sheets"."cell_53", "sheets"."cell_54", "sheets"."cell_55", "sheets"."cell_56", "sheets"."cell_57", "sheets"."cell_58", "sheets"."cell_59", "sheets"."cell_60", "sheets"."cell_61", "sheets"."cell_62", "sheets"."cell_63", "sheets"."row_version", "sheets"."created_at", "sheets"."updated_at" FROM "sheets" ORDER BY "sheets"."id" LIMIT ?1;
-- sheets: list, later page
SELECT "sheets"."id", "sheets"."cell_00", "sheets"."cell_01", "sheets"."cell_02", "sheets"."cell_03", "sheets"."cell_04", "sheets"."cell_05", "sheets"."cell_06", "sheets"."cell_07", "sheets"."cell_08", "sheets"."cell_09", "sheets"."cell_10", "sheets"."cell_11", "sheets"."cell_12", "sheets"."cell_13", "sheets"."cell_14", "sheets"."cell_15", "sheets"."cell_16", "sheets"."cell_17", "sheets"."cell_18", "sheets"."cell_19", "sheets"."cell_20", "sheets"."cell_21", "sheets"."cell_22", "sheets"."cell_23", "sheets"."cell_24", "sheets"."cell_25", "sheets"."cell_26", "sheets"."cell_27", "sheets"."cell_28", "sheets"."cell_29", "sheets"."cell_30", "sheets"."cell_31", "sheets"."cell_32", "sheets"."cell_33", "sheets"."cell_34", "sheets"."cell_35", "sheets"."cell_36", "sheets"."cell_37", "sheets"."cell_38", "sheets"."cell_39", "sheets"."cell_40", "sheets"."cell_41", "sheets"."cell_42", "sheets"."cell_43", "sheets"."cell_44", "sheets"."cell_45", "sheets"."cell_46", "sheets"."cell_47", "sheets"."cell_48", "sheets"."cell_49", "sheets"."cell_50", "sheets"."cell_51", "sheets"."cell_52", "sheets"."cell_53", "sheets"."cell_54", "sheets"."cell_55", "sheets"."cell_56", "sheets"."cell_57", "sheets"."cell_58", "sheets"."cell_59", "sheets"."cell_60", "sheets"."cell_61", "sheets"."cell_62", "sheets"."cell_63", "sheets"."row_version", "sheets"."created_at", "sheets"."updated_at" FROM "sheets" WHERE "sheets"."id" > ?1 ORDER BY "sheets"."id" LIMIT ?2;
-- sheets: delete
DELETE FROM "sheets" WHERE "sheets"."id" = ?1;
-- sheets: update
UPDATE "sheets" SET "updated_at" = ?1, "created_at" = ?2 WHERE "sheets"."id" = ?3 AND "sheets"."row_version" = ?4;
-- sheets: insert, as someone
INSERT INTO "vw_sheets" ("id", "cell_00", "cell_01", "cell_02", "cell_03", "cell_04", "cell_05", "cell_06", "cell_07", "cell_08", "cell_09", "cell_10", "cell_11", "cell_12", "cell_13", "cell_14", "cell_15", "cell_16", "cell_17", "cell_18", "cell_19", "cell_20", "cell_21", "cell_22", "cell_23", "cell_24", "cell_25", "cell_26", "cell_27", "cell_28", "cell_29", "cell_30", "cell_31", "cell_32", "cell_33", "cell_34", "cell_35", "cell_36", "cell_37", "cell_38", "cell_39", "cell_40", "cell_41", "cell_42", "cell_43", "cell_44", "cell_45", "cell_46", "cell_47", "cell_48", "cell_49", "cell_50", "cell_51", "cell_52", "cell_53", "cell_54", "cell_55", "cell_56", "cell_57", "cell_58", "cell_59", "cell_60", "cell_61", "cell_62", "cell_63", "row_version", "created_at", "updated_at", "cwom:actor_kind", "cwom:actor_id", "cwom:trace_id", "cwom:note") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40, ?41, ?42, ?43, ?44, ?45, ?46, ?47, ?48, ?49, ?50, ?51, ?52, ?53, ?54, ?55, ?56, ?57, ?58, ?59, ?60, ?61, ?62, ?63, ?64, ?65, ?66, ?67, ?68, ?69, ?70, ?71, ?72);
-- sheets: update, as someone
UPDATE "vw_sheets" SET "updated_at" = ?1, "created_at" = ?2, "cwom:actor_kind" = ?5, "cwom:actor_id" = ?6, "cwom:trace_id" = ?7, "cwom:note" = ?8 WHERE "id" = ?3 AND "row_version" = ?4 RETURNING 1;

-- draft_prints: insert
INSERT INTO "draft_prints" ("draft_id", "print_id", "created_at") VALUES (?1, ?2, ?3);
-- draft_prints: get
SELECT "draft_prints"."draft_id", "draft_prints"."print_id", "draft_prints"."created_at" FROM "draft_prints" WHERE "draft_prints"."draft_id" = ?1 AND "draft_prints"."print_id" = ?2;
-- draft_prints: list, first page
SELECT "draft_prints"."draft_id", "draft_prints"."print_id", "draft_prints"."created_at" FROM "draft_prints" ORDER BY "draft_prints"."draft_id", "draft_prints"."print_id" LIMIT ?1;
-- draft_prints: list, later page
SELECT "draft_prints"."draft_id", "draft_prints"."print_id", "draft_prints"."created_at" FROM "draft_prints" WHERE ("draft_prints"."draft_id", "draft_prints"."print_id") > (?1, ?2) ORDER BY "draft_prints"."draft_id", "draft_prints"."print_id" LIMIT ?3;
-- draft_prints: delete
DELETE FROM "draft_prints" WHERE "draft_prints"."draft_id" = ?1 AND "draft_prints"."print_id" = ?2;
-- draft_prints: update
UPDATE "draft_prints" SET "created_at" = ?1, "print_id" = ?2 WHERE "draft_prints"."draft_id" = ?3 AND "draft_prints"."print_id" = ?4;
-- draft_prints: insert, as someone
INSERT INTO "vw_draft_prints" ("draft_id", "print_id", "created_at", "cwom:actor_kind", "cwom:actor_id", "cwom:trace_id", "cwom:note") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
-- draft_prints: update, as someone
UPDATE "vw_draft_prints" SET "created_at" = ?1, "print_id" = ?2, "cwom:actor_kind" = ?5, "cwom:actor_id" = ?6, "cwom:trace_id" = ?7, "cwom:note" = ?8 WHERE "draft_id" = ?3 AND "print_id" = ?4 RETURNING 1;
-- draft_prints: target of fk_draft_prints_draft_id
SELECT 1 FROM "drafts" WHERE "id" = ?1;
-- draft_prints: target of fk_draft_prints_print_id
SELECT 1 FROM "prints" WHERE "id" = ?1;

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
