-- Someone who learns.
CREATE TABLE "pupils" (
    "id" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C",
    CONSTRAINT "pk_pupils" PRIMARY KEY ("id"),
    CONSTRAINT "ck_pupils_id_length" CHECK (length("id") BETWEEN 1 AND 16)
);

COMMENT ON TABLE "pupils" IS 'Someone who learns.';

-- Something to learn.
CREATE TABLE "courses" (
    "id" uuid NOT NULL,
    "name" text COLLATE "C",
    CONSTRAINT "pk_courses" PRIMARY KEY ("id")
);

COMMENT ON TABLE "courses" IS 'Something to learn.';

-- Who takes which course.
CREATE TABLE "pupil_courses" (
    "pupil_id" text COLLATE "C" NOT NULL,
    "course_id" uuid NOT NULL,
    "role" text COLLATE "C",
    "mark" smallint,
    "since" date NOT NULL DEFAULT ((now() AT TIME ZONE 'UTC')::date),
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_pupil_courses" PRIMARY KEY ("pupil_id", "course_id"),
    CONSTRAINT "fk_pupil_courses_pupil_id" FOREIGN KEY ("pupil_id") REFERENCES "pupils" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_pupil_courses_course_id" FOREIGN KEY ("course_id") REFERENCES "courses" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_pupil_courses_role_length" CHECK (length("role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_pupil_courses_mark_range" CHECK ("mark" BETWEEN 1 AND 6),
    CONSTRAINT "ck_pupil_courses_since_form" CHECK ("since" BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT "ck_pupil_courses_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the pairs by `course_id`.
CREATE INDEX "ix_pupil_courses_course_id_pupil_id" ON "pupil_courses" ("course_id", "pupil_id");

COMMENT ON TABLE "pupil_courses" IS 'Who takes which course.';

-- Links rows of `courses` with rows of `courses`.
CREATE TABLE "course_orders" (
    "course_id" uuid NOT NULL,
    "later_id" uuid NOT NULL,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_course_orders" PRIMARY KEY ("course_id", "later_id"),
    CONSTRAINT "fk_course_orders_course_id" FOREIGN KEY ("course_id") REFERENCES "courses" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_course_orders_later_id" FOREIGN KEY ("later_id") REFERENCES "courses" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_course_orders_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_course_orders_course_id_distinct" CHECK ("course_id" <> "later_id")
);

-- Finds the pairs by `later_id`.
CREATE INDEX "ix_course_orders_later_id_course_id" ON "course_orders" ("later_id", "course_id");

COMMENT ON TABLE "course_orders" IS 'Links rows of `courses` with rows of `courses`.';
