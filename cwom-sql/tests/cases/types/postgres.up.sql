-- How fast a port is.
CREATE TYPE "speed" AS ENUM ('slow', 'fast');

-- A socket.
CREATE TABLE "ports" (
    "id" uuid NOT NULL,
    "speed" "speed" NOT NULL DEFAULT 'slow',
    "wanted" "speed",
    "address" inet DEFAULT '::1',
    "mask" bit(4) NOT NULL DEFAULT '1010',
    "rank" oid,
    CONSTRAINT "pk_ports" PRIMARY KEY ("id"),
    CONSTRAINT "ck_ports_capable" CHECK (upper("speed"::text COLLATE "C") <> upper("wanted"::text COLLATE "C") OR length("speed"::text) > 3 OR "speed" = 'fast')
);

-- Finds rows by `speed`.
CREATE INDEX "ix_ports_speed" ON "ports" ("speed");

COMMENT ON TABLE "ports" IS 'A socket.';
