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
    CONSTRAINT "ck_ports_grade_values" CHECK (CASE "grade" WHEN 'poor' THEN 1 WHEN 'fair' THEN 1 WHEN 'good' THEN 1 WHEN 'best' THEN 1 WHEN "grade" THEN 0 END),
    CONSTRAINT "ck_ports_speed_values" CHECK ("speed" IN ('slow', 'fast')),
    CONSTRAINT "ck_ports_wanted_values" CHECK ("wanted" IN ('slow', 'fast')),
    CONSTRAINT "ck_ports_address_text" CHECK (instr("address", char(0)) = 0),
    CONSTRAINT "ck_ports_capable" CHECK (upper("speed") <> upper("wanted") OR length("speed") > 3 OR "speed" = 'fast'),
    CONSTRAINT "ck_ports_at_most_wanted" CHECK (CASE "speed" WHEN 'slow' THEN 0 WHEN 'fast' THEN 1 END <= CASE "wanted" WHEN 'slow' THEN 0 WHEN 'fast' THEN 1 END AND CASE "grade" WHEN 'poor' THEN 0 WHEN 'fair' THEN 1 WHEN 'good' THEN 2 WHEN 'best' THEN 3 END BETWEEN 0 AND 2),
    CONSTRAINT "ck_ports_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- Finds rows by `speed`.
CREATE INDEX "ix_ports_speed" ON "ports" ((CASE "speed" WHEN 'slow' THEN 0 WHEN 'fast' THEN 1 END));

-- No other row makes way for a new one.
CREATE TRIGGER "tr_ports_insert_keeps" BEFORE INSERT ON "ports"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:ports:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "ports" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:ports:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "ports" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_ports_frozen" BEFORE UPDATE ON "ports"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:ports:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:ports:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;
