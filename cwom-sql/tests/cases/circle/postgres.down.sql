-- Opens a circle of foreign keys.
ALTER TABLE "teams"
    DROP CONSTRAINT "fk_teams_lead_id";

-- Someone who works.
DROP TABLE "workers";

-- People who work together.
DROP TABLE "teams";

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_firm_refuse_change"();
