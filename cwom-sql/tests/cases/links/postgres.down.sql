-- Links rows of `courses` with rows of `courses`.
DROP TABLE "course_orders";

-- Who takes which course.
DROP TABLE "pupil_courses";

-- Something to learn.
DROP TABLE "courses";

-- Someone who learns.
DROP TABLE "pupils";

-- Following `before` never comes back.
DROP FUNCTION "tr_course_orders_acyclic"();

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_school_refuse_change"();

-- Refuses what a trigger found wrong.
DROP FUNCTION "fn_school_refuse"();
