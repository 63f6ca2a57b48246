-- People who work together.
CREATE TABLE "teams" (
    "id" TEXT NOT NULL,
    "lead_id" TEXT,
    CONSTRAINT "pk_teams" PRIMARY KEY ("id"),
    CONSTRAINT "fk_teams_lead_id" FOREIGN KEY ("lead_id") REFERENCES "workers" ("id") ON DELETE SET NULL,
    CONSTRAINT "ck_teams_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_teams_row_id" CHECK (_rowid_ > 0)
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
    CONSTRAINT "ck_workers_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_workers_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- Finds the rows that refer by `team_id`.
CREATE INDEX "ix_workers_team_id" ON "workers" ("team_id");

-- Finds the rows that refer by `boss_id`.
CREATE INDEX "ix_workers_boss_id" ON "workers" ("boss_id");

-- No other row makes way for a new one.
CREATE TRIGGER "tr_teams_insert_keeps" BEFORE INSERT ON "teams"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:teams:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "teams" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:teams:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "teams" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_teams_frozen" BEFORE UPDATE ON "teams"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:teams:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:teams:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_workers_insert_keeps" BEFORE INSERT ON "workers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:workers:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "workers" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:workers:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "workers" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_workers_frozen" BEFORE UPDATE ON "workers"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:workers:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:workers:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;
