-- A socket.
CREATE TABLE "ports" (
    "id" TEXT NOT NULL,
    "grade" TEXT NOT NULL DEFAULT 'poor',
    "speed" TEXT NOT NULL DEFAULT 'slow',
    "wanted" TEXT,
    "address" TEXT DEFAULT '::1',
    "mask" BLOB NOT NULL DEFAULT (CAST('1010' AS BLOB)),
    "rank" INTEGER,
    CONSTRAINT "pk_ports" PRIMARY KEY ("id"),
    CONSTRAINT "ck_ports_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_ports_grade_values" CHECK ("grade" IN ('poor', 'fair', 'good', 'best')),
    CONSTRAINT "ck_ports_speed_values" CHECK ("speed" IN ('slow', 'fast')),
    CONSTRAINT "ck_ports_wanted_values" CHECK ("wanted" IN ('slow', 'fast')),
    CONSTRAINT "ck_ports_address_text" CHECK (instr("address", char(0)) = 0),
    CONSTRAINT "ck_ports_capable" CHECK (upper("speed") <> upper("wanted") OR length("speed") > 3 OR "speed" = 'fast'),
    CONSTRAINT "ck_ports_at_most_wanted" CHECK (CASE "speed" WHEN 'slow' THEN 0 WHEN 'fast' THEN 1 END <= CASE "wanted" WHEN 'slow' THEN 0 WHEN 'fast' THEN 1 END AND CASE "grade" WHEN 'poor' THEN 0 WHEN 'fair' THEN 1 WHEN 'good' THEN 2 WHEN 'best' THEN 3 END BETWEEN 0 AND 2)
) STRICT;

-- Finds rows by `speed`.
CREATE INDEX "ix_ports_speed" ON "ports" ((CASE "speed" WHEN 'slow' THEN 0 WHEN 'fast' THEN 1 END));
