-- People who work together.
CREATE TABLE "teams" (
    "id" uuid NOT NULL,
    "lead_id" uuid,
    CONSTRAINT "pk_teams" PRIMARY KEY ("id")
);

-- Finds the rows that refer by `lead_id`.
CREATE INDEX "ix_teams_lead_id" ON "teams" ("lead_id");

COMMENT ON TABLE "teams" IS 'People who work together.';

-- Someone who works.
CREATE TABLE "workers" (
    "id" uuid NOT NULL,
    "team_id" uuid NOT NULL,
    "boss_id" uuid,
    CONSTRAINT "pk_workers" PRIMARY KEY ("id"),
    CONSTRAINT "fk_workers_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_workers_boss_id" FOREIGN KEY ("boss_id") REFERENCES "workers" ("id") ON DELETE NO ACTION
);

-- Finds the rows that refer by `team_id`.
CREATE INDEX "ix_workers_team_id" ON "workers" ("team_id");

-- Finds the rows that refer by `boss_id`.
CREATE INDEX "ix_workers_boss_id" ON "workers" ("boss_id");

COMMENT ON TABLE "workers" IS 'Someone who works.';

-- `lead_id` is a row of `workers`.
ALTER TABLE "teams"
    ADD CONSTRAINT "fk_teams_lead_id" FOREIGN KEY ("lead_id") REFERENCES "workers" ("id") ON DELETE SET NULL;
