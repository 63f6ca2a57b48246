-- How fast a port is.
CREATE TYPE "speed" AS ENUM ('slow', 'fast');

-- A socket.
CREATE TABLE "ports" (
    "id" uuid NOT NULL,
    "grade" text COLLATE "C" NOT NULL DEFAULT 'poor',
    "speed" "speed" NOT NULL DEFAULT 'slow',
    "wanted" "speed",
    "address" inet DEFAULT '::1',
    "mask" bit(4) NOT NULL DEFAULT '1010',
    "rank" oid,
    CONSTRAINT "pk_ports" PRIMARY KEY ("id"),
    CONSTRAINT "ck_ports_grade_values" CHECK ("grade" IN ('poor', 'fair', 'good', 'best')),
    CONSTRAINT "ck_ports_capable" CHECK (upper("speed"::text COLLATE "C") <> upper("wanted"::text COLLATE "C") OR length("speed"::text) > 3 OR "speed" = 'fast'),
    CONSTRAINT "ck_ports_at_most_wanted" CHECK ("speed" <= "wanted" AND CASE "grade" WHEN 'poor' THEN 0 WHEN 'fair' THEN 1 WHEN 'good' THEN 2 WHEN 'best' THEN 3 END BETWEEN 0 AND 2)
);

-- Finds rows by `speed`.
CREATE INDEX "ix_ports_speed" ON "ports" ("speed");

COMMENT ON TABLE "ports" IS 'A socket.';
