-- teams: insert
INSERT INTO "teams" ("id", "lead_id") VALUES (?1, ?2);
-- teams: get
SELECT "teams"."id", "teams"."lead_id" FROM "teams" WHERE "teams"."id" = ?1;
-- teams: list, first page
SELECT "teams"."id", "teams"."lead_id" FROM "teams" ORDER BY "teams"."id" LIMIT ?1;
-- teams: list, later page
SELECT "teams"."id", "teams"."lead_id" FROM "teams" WHERE "teams"."id" > ?1 ORDER BY "teams"."id" LIMIT ?2;
-- teams: delete
DELETE FROM "teams" WHERE "teams"."id" = ?1;
-- teams: update
UPDATE "teams" SET "lead_id" = ?1, "id" = ?2 WHERE "teams"."id" = ?3;
-- teams: target of fk_teams_lead_id
SELECT 1 FROM "workers" WHERE "id" = ?1;
-- teams: referrer by fk_workers_team_id
SELECT 1 FROM "workers" WHERE "team_id" = ?1 LIMIT 1;

-- workers: insert
INSERT INTO "workers" ("id", "team_id", "boss_id") VALUES (?1, ?2, ?3);
-- workers: get
SELECT "workers"."id", "workers"."team_id", "workers"."boss_id" FROM "workers" WHERE "workers"."id" = ?1;
-- workers: list, first page
SELECT "workers"."id", "workers"."team_id", "workers"."boss_id" FROM "workers" ORDER BY "workers"."id" LIMIT ?1;
-- workers: list, later page
SELECT "workers"."id", "workers"."team_id", "workers"."boss_id" FROM "workers" WHERE "workers"."id" > ?1 ORDER BY "workers"."id" LIMIT ?2;
-- workers: delete
DELETE FROM "workers" WHERE "workers"."id" = ?1;
-- workers: update
UPDATE "workers" SET "boss_id" = ?1, "team_id" = ?2 WHERE "workers"."id" = ?3;
-- workers: target of fk_workers_team_id
SELECT 1 FROM "teams" WHERE "id" = ?1;
-- workers: target of fk_workers_boss_id
SELECT 1 FROM "workers" WHERE "id" = ?1;
-- workers: referrer by fk_workers_boss_id
SELECT 1 FROM "workers" WHERE "boss_id" = ?1 AND "id" <> ?1 LIMIT 1;
