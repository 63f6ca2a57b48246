-- Someone who gets mail.
CREATE TABLE "people" (
    "id" uuid NOT NULL,
    "home_road" text COLLATE "C" NOT NULL,
    "home_city" text COLLATE "C" NOT NULL DEFAULT 'Paris',
    "home_floor" smallint,
    "work_road" text COLLATE "C",
    "work_city" text COLLATE "C",
    "work_floor" smallint,
    "reach_mail" text COLLATE "C",
    "reach_phone" text COLLATE "C",
    "spare_mail" text COLLATE "C",
    "spare_phone" text COLLATE "C",
    CONSTRAINT "pk_people" PRIMARY KEY ("id"),
    CONSTRAINT "ck_people_home_road_length" CHECK (length("home_road") BETWEEN 1 AND 80),
    CONSTRAINT "ck_people_home_city_length" CHECK (length("home_city") BETWEEN 1 AND 80),
    CONSTRAINT "ck_people_work_road_length" CHECK (length("work_road") BETWEEN 1 AND 80),
    CONSTRAINT "ck_people_work_city_length" CHECK (length("work_city") BETWEEN 1 AND 80),
    CONSTRAINT "ck_people_work_together" CHECK (("work_road" IS NULL AND "work_city" IS NULL AND "work_floor" IS NULL) OR ("work_road" IS NOT NULL AND "work_city" IS NOT NULL)),
    CONSTRAINT "ck_people_reach_mail_phone_at_least_one" CHECK (num_nonnulls("reach_mail", "reach_phone") >= 1),
    CONSTRAINT "ck_people_spare_mail_phone_at_least_one" CHECK (("spare_mail" IS NULL AND "spare_phone" IS NULL) OR (num_nonnulls("spare_mail", "spare_phone") >= 1))
);

COMMENT ON TABLE "people" IS 'Someone who gets mail.';
COMMENT ON COLUMN "people"."home_road" IS 'Where letters go.';
COMMENT ON COLUMN "people"."home_city" IS 'Where letters go.';
COMMENT ON COLUMN "people"."home_floor" IS 'Where letters go.';
