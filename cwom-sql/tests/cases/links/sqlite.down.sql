-- Links rows of `courses` with rows of `courses`.
DROP TABLE "course_orders";

-- Who takes which course.
DROP TABLE "pupil_courses";

-- Something to learn.
DROP TABLE "courses";

-- Someone who learns.
DROP TABLE "pupils";
