-- pupils: insert
INSERT INTO "pupils" ("id", "name") VALUES ($1, $2);
-- pupils: get
SELECT "pupils"."id", "pupils"."name" FROM "pupils" WHERE "pupils"."id" = $1;
-- pupils: list, first page
SELECT "pupils"."id", "pupils"."name" FROM "pupils" ORDER BY "pupils"."id" LIMIT $1;
-- pupils: list, later page
SELECT "pupils"."id", "pupils"."name" FROM "pupils" WHERE "pupils"."id" > $1 ORDER BY "pupils"."id" LIMIT $2;
-- pupils: delete
DELETE FROM "pupils" WHERE "pupils"."id" = $1;
-- pupils: update
UPDATE "pupils" SET "name" = $1, "id" = $2 WHERE "pupils"."id" = $3;
-- pupils: insert many
INSERT INTO "pupils" ("id", "name") SELECT r.c1, r.c2 FROM unnest($1::text[], $2::text[]) AS r (c1, c2);

-- courses: insert
INSERT INTO "courses" ("id", "name") VALUES ($1, $2);
-- courses: get
SELECT "courses"."id", "courses"."name" FROM "courses" WHERE "courses"."id" = $1;
-- courses: list, first page
SELECT "courses"."id", "courses"."name" FROM "courses" ORDER BY "courses"."id" LIMIT $1;
-- courses: list, later page
SELECT "courses"."id", "courses"."name" FROM "courses" WHERE "courses"."id" > $1 ORDER BY "courses"."id" LIMIT $2;
-- courses: delete
DELETE FROM "courses" WHERE "courses"."id" = $1;
-- courses: update
UPDATE "courses" SET "name" = $1, "id" = $2 WHERE "courses"."id" = $3;
-- courses: insert many
INSERT INTO "courses" ("id", "name") SELECT r.c1, r.c2 FROM unnest($1::uuid[], $2::text[]) AS r (c1, c2);
-- courses: referrer by fk_course_orders_course_id
SELECT 1 FROM "course_orders" WHERE "course_id" = $1 LIMIT 1;
-- courses: referrer by fk_course_orders_later_id
SELECT 1 FROM "course_orders" WHERE "later_id" = $1 LIMIT 1;

-- pupil_courses: insert
INSERT INTO "pupil_courses" ("pupil_id", "course_id", "role", "mark", "since", "created_at") VALUES ($1, $2, $3, $4, $5, $6);
-- pupil_courses: get
SELECT "pupil_courses"."pupil_id", "pupil_courses"."course_id", "pupil_courses"."role", "pupil_courses"."mark", "pupil_courses"."since", "pupil_courses"."created_at" FROM "pupil_courses" WHERE "pupil_courses"."pupil_id" = $1 AND "pupil_courses"."course_id" = $2;
-- pupil_courses: list, first page
SELECT "pupil_courses"."pupil_id", "pupil_courses"."course_id", "pupil_courses"."role", "pupil_courses"."mark", "pupil_courses"."since", "pupil_courses"."created_at" FROM "pupil_courses" ORDER BY "pupil_courses"."pupil_id", "pupil_courses"."course_id" LIMIT $1;
-- pupil_courses: list, later page
SELECT "pupil_courses"."pupil_id", "pupil_courses"."course_id", "pupil_courses"."role", "pupil_courses"."mark", "pupil_courses"."since", "pupil_courses"."created_at" FROM "pupil_courses" WHERE ("pupil_courses"."pupil_id", "pupil_courses"."course_id") > ($1, $2) ORDER BY "pupil_courses"."pupil_id", "pupil_courses"."course_id" LIMIT $3;
-- pupil_courses: delete
DELETE FROM "pupil_courses" WHERE "pupil_courses"."pupil_id" = $1 AND "pupil_courses"."course_id" = $2;
-- pupil_courses: update
UPDATE "pupil_courses" SET "created_at" = $1, "since" = $2 WHERE "pupil_courses"."pupil_id" = $3 AND "pupil_courses"."course_id" = $4;
-- pupil_courses: insert many
INSERT INTO "pupil_courses" ("pupil_id", "course_id", "role", "mark", "since", "created_at") SELECT r.c1, r.c2, r.c3, r.c4, r.c5, r.c6 FROM unnest($1::text[], $2::uuid[], $3::text[], $4::smallint[], $5::date[], $6::timestamptz[]) AS r (c1, c2, c3, c4, c5, c6);
-- pupil_courses: target of fk_pupil_courses_pupil_id
SELECT 1 FROM "pupils" WHERE "id" = $1;
-- pupil_courses: target of fk_pupil_courses_course_id
SELECT 1 FROM "courses" WHERE "id" = $1;

-- course_orders: insert
INSERT INTO "course_orders" ("course_id", "later_id", "created_at") VALUES ($1, $2, $3);
-- course_orders: get
SELECT "course_orders"."course_id", "course_orders"."later_id", "course_orders"."created_at" FROM "course_orders" WHERE "course_orders"."course_id" = $1 AND "course_orders"."later_id" = $2;
-- course_orders: list, first page
SELECT "course_orders"."course_id", "course_orders"."later_id", "course_orders"."created_at" FROM "course_orders" ORDER BY "course_orders"."course_id", "course_orders"."later_id" LIMIT $1;
-- course_orders: list, later page
SELECT "course_orders"."course_id", "course_orders"."later_id", "course_orders"."created_at" FROM "course_orders" WHERE ("course_orders"."course_id", "course_orders"."later_id") > ($1, $2) ORDER BY "course_orders"."course_id", "course_orders"."later_id" LIMIT $3;
-- course_orders: delete
DELETE FROM "course_orders" WHERE "course_orders"."course_id" = $1 AND "course_orders"."later_id" = $2;
-- course_orders: update
UPDATE "course_orders" SET "created_at" = $1, "later_id" = $2 WHERE "course_orders"."course_id" = $3 AND "course_orders"."later_id" = $4;
-- course_orders: insert many
INSERT INTO "course_orders" ("course_id", "later_id", "created_at") SELECT r.c1, r.c2, r.c3 FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS r (c1, c2, c3);
-- course_orders: target of fk_course_orders_course_id
SELECT 1 FROM "courses" WHERE "id" = $1;
-- course_orders: target of fk_course_orders_later_id
SELECT 1 FROM "courses" WHERE "id" = $1;
