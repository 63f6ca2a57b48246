-- Someone who learns.
CREATE TABLE "pupils" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    CONSTRAINT "pk_pupils" PRIMARY KEY ("id"),
    CONSTRAINT "ck_pupils_id_length" CHECK (length("id") BETWEEN 1 AND 16 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_pupils_name_text" CHECK (instr("name", char(0)) = 0),
    CONSTRAINT "ck_pupils_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- Something to learn.
CREATE TABLE "courses" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    CONSTRAINT "pk_courses" PRIMARY KEY ("id"),
    CONSTRAINT "ck_courses_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_courses_name_text" CHECK (instr("name", char(0)) = 0),
    CONSTRAINT "ck_courses_row_id" CHECK (_rowid_ > 0)
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

-- No other row makes way for a new one.
CREATE TRIGGER "tr_pupils_insert_keeps" BEFORE INSERT ON "pupils"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:pupils:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "pupils" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:pupils:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "pupils" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_pupils_frozen" BEFORE UPDATE ON "pupils"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:pupils:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:pupils:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_courses_insert_keeps" BEFORE INSERT ON "courses"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:courses:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "courses" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:courses:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "courses" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_courses_frozen" BEFORE UPDATE ON "courses"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:courses:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:courses:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_pupil_courses_insert_keeps" BEFORE INSERT ON "pupil_courses"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:pupil_courses:pupil_id,course_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "pupil_courses" WHERE "pupil_id" = NEW."pupil_id" AND "course_id" = NEW."course_id");
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_pupil_courses_frozen" BEFORE UPDATE ON "pupil_courses"
WHEN NEW."pupil_id" IS NOT OLD."pupil_id"
    OR NEW."course_id" IS NOT OLD."course_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:pupil_courses:pupil_id: it never changes after creation')
    WHERE NEW."pupil_id" IS NOT OLD."pupil_id";
    SELECT RAISE(ABORT, 'cwom:immutable:pupil_courses:course_id: it never changes after creation')
    WHERE NEW."course_id" IS NOT OLD."course_id";
    SELECT RAISE(ABORT, 'cwom:immutable:pupil_courses:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- Rows are never changed.
CREATE TRIGGER "tr_course_orders_no_update" BEFORE UPDATE ON "course_orders"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:course_orders:-: rows are only ever added');
END;

-- Rows are never deleted.
CREATE TRIGGER "tr_course_orders_no_delete" BEFORE DELETE ON "course_orders"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:course_orders:-: rows are only ever added');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_course_orders_insert_keeps" BEFORE INSERT ON "course_orders"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:course_orders:course_id,later_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "course_orders" WHERE "course_id" = NEW."course_id" AND "later_id" = NEW."later_id");
END;

-- Following `before` never comes back.
CREATE TRIGGER "tr_course_orders_acyclic" AFTER INSERT ON "course_orders"
WHEN NEW."later_id" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'cwom:cycle:course_orders:later_id: it would lead back to where it starts')
    WHERE EXISTS (
        WITH RECURSIVE "reached"("key") AS (
            SELECT NEW."later_id"
            UNION
            SELECT "course_orders"."later_id" FROM "course_orders" JOIN "reached" ON "course_orders"."course_id" = "reached"."key"
        )
        SELECT 1 FROM "reached" WHERE "key" = NEW."course_id"
    );
END;
