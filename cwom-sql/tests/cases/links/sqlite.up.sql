-- Someone who learns.
CREATE TABLE "pupils" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    CONSTRAINT "pk_pupils" PRIMARY KEY ("id"),
    CONSTRAINT "ck_pupils_id_length" CHECK (length("id") BETWEEN 1 AND 16 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_pupils_name_text" CHECK (instr("name", char(0)) = 0)
) STRICT;

-- Something to learn.
CREATE TABLE "courses" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    CONSTRAINT "pk_courses" PRIMARY KEY ("id"),
    CONSTRAINT "ck_courses_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_courses_name_text" CHECK (instr("name", char(0)) = 0)
) STRICT;

-- Who takes which course.
CREATE TABLE "pupil_courses" (
    "pupil_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "role" TEXT,
    "mark" INTEGER,
    "since" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d', 'now')),
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_pupil_courses" PRIMARY KEY ("pupil_id", "course_id"),
    CONSTRAINT "fk_pupil_courses_pupil_id" FOREIGN KEY ("pupil_id") REFERENCES "pupils" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_pupil_courses_course_id" FOREIGN KEY ("course_id") REFERENCES "courses" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_pupil_courses_role_length" CHECK (length("role") BETWEEN 1 AND 64 AND instr("role", char(0)) = 0),
    CONSTRAINT "ck_pupil_courses_mark_range" CHECK ("mark" BETWEEN 1 AND 6),
    CONSTRAINT "ck_pupil_courses_since_form" CHECK ("since" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "since" >= '0001' AND date("since", '+0 days') IS "since" AND instr("since", char(0)) = 0),
    CONSTRAINT "ck_pupil_courses_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0)
) STRICT, WITHOUT ROWID;

-- Finds the pairs by `course_id`.
CREATE INDEX "ix_pupil_courses_course_id_pupil_id" ON "pupil_courses" ("course_id", "pupil_id");

-- Links rows of `courses` with rows of `courses`.
CREATE TABLE "course_orders" (
    "course_id" TEXT NOT NULL,
    "later_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_course_orders" PRIMARY KEY ("course_id", "later_id"),
    CONSTRAINT "fk_course_orders_course_id" FOREIGN KEY ("course_id") REFERENCES "courses" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_course_orders_later_id" FOREIGN KEY ("later_id") REFERENCES "courses" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_course_orders_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_course_orders_course_id_distinct" CHECK ("course_id" <> "later_id")
) STRICT, WITHOUT ROWID;

-- Finds the pairs by `later_id`.
CREATE INDEX "ix_course_orders_later_id_course_id" ON "course_orders" ("later_id", "course_id");
