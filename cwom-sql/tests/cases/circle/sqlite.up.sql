-- People who work together.
CREATE TABLE "teams" (
    "id" TEXT NOT NULL,
    "lead_id" TEXT,
    CONSTRAINT "pk_teams" PRIMARY KEY ("id"),
    CONSTRAINT "fk_teams_lead_id" FOREIGN KEY ("lead_id") REFERENCES "workers" ("id") ON DELETE SET NULL,
    CONSTRAINT "ck_teams_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0)
) STRICT;

-- Finds the rows that refer by `lead_id`.
CREATE INDEX "ix_teams_lead_id" ON "teams" ("lead_id");

-- Someone who works.
CREATE TABLE "workers" (
    "id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "boss_id" TEXT,
    CONSTRAINT "pk_workers" PRIMARY KEY ("id"),
    CONSTRAINT "fk_workers_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_workers_boss_id" FOREIGN KEY ("boss_id") REFERENCES "workers" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_workers_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0)
) STRICT;

-- Finds the rows that refer by `team_id`.
CREATE INDEX "ix_workers_team_id" ON "workers" ("team_id");

-- Finds the rows that refer by `boss_id`.
CREATE INDEX "ix_workers_boss_id" ON "workers" ("boss_id");
