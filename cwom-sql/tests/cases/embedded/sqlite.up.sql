-- Someone who gets mail.
CREATE TABLE "people" (
    "id" TEXT NOT NULL,
    "home_road" TEXT NOT NULL,
    "home_city" TEXT NOT NULL DEFAULT 'Paris',
    "home_floor" INTEGER,
    "work_road" TEXT,
    "work_city" TEXT,
    "work_floor" INTEGER,
    "reach_mail" TEXT,
    "reach_phone" TEXT,
    "spare_mail" TEXT,
    "spare_phone" TEXT,
    CONSTRAINT "pk_people" PRIMARY KEY ("id"),
    CONSTRAINT "ck_people_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_people_home_road_length" CHECK (length("home_road") BETWEEN 1 AND 80 AND instr("home_road", char(0)) = 0),
    CONSTRAINT "ck_people_home_city_length" CHECK (length("home_city") BETWEEN 1 AND 80 AND instr("home_city", char(0)) = 0),
    CONSTRAINT "ck_people_home_floor_width" CHECK ("home_floor" BETWEEN -32768 AND 32767),
    CONSTRAINT "ck_people_work_road_length" CHECK (length("work_road") BETWEEN 1 AND 80 AND instr("work_road", char(0)) = 0),
    CONSTRAINT "ck_people_work_city_length" CHECK (length("work_city") BETWEEN 1 AND 80 AND instr("work_city", char(0)) = 0),
    CONSTRAINT "ck_people_work_floor_width" CHECK ("work_floor" BETWEEN -32768 AND 32767),
    CONSTRAINT "ck_people_work_together" CHECK (("work_road" IS NULL AND "work_city" IS NULL AND "work_floor" IS NULL) OR ("work_road" IS NOT NULL AND "work_city" IS NOT NULL)),
    CONSTRAINT "ck_people_reach_mail_text" CHECK (instr("reach_mail", char(0)) = 0),
    CONSTRAINT "ck_people_reach_phone_text" CHECK (instr("reach_phone", char(0)) = 0),
    CONSTRAINT "ck_people_reach_mail_phone_at_least_one" CHECK (("reach_mail" IS NOT NULL) + ("reach_phone" IS NOT NULL) >= 1),
    CONSTRAINT "ck_people_spare_mail_text" CHECK (instr("spare_mail", char(0)) = 0),
    CONSTRAINT "ck_people_spare_phone_text" CHECK (instr("spare_phone", char(0)) = 0),
    CONSTRAINT "ck_people_spare_mail_phone_at_least_one" CHECK (("spare_mail" IS NULL AND "spare_phone" IS NULL) OR (("spare_mail" IS NOT NULL) + ("spare_phone" IS NOT NULL) >= 1)),
    CONSTRAINT "ck_people_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_people_insert_keeps" BEFORE INSERT ON "people"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:people:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "people" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:people:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "people" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_people_frozen" BEFORE UPDATE ON "people"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:people:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:people:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;
