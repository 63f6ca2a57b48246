-- exhibits: insert
INSERT INTO "exhibits" ("id", "on_loan", "hall", "visitors", "insured_for", "weight", "tilt", "price", "title", "signature", "code", "remarks", "image", "tag", "label", "found_on", "shown_at", "shown_for", "trace") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19);
-- exhibits: get
SELECT "exhibits"."id", "exhibits"."on_loan", "exhibits"."hall", "exhibits"."visitors", "exhibits"."insured_for", "exhibits"."weight", "exhibits"."tilt", "exhibits"."price", "exhibits"."title", "exhibits"."signature", "exhibits"."code", "exhibits"."remarks", "exhibits"."image", "exhibits"."tag", "exhibits"."label", "exhibits"."found_on", "exhibits"."shown_at", "exhibits"."shown_for", "exhibits"."trace" FROM "exhibits" WHERE "exhibits"."id" = $1;
-- exhibits: list, first page
SELECT "exhibits"."id", "exhibits"."on_loan", "exhibits"."hall", "exhibits"."visitors", "exhibits"."insured_for", "exhibits"."weight", "exhibits"."tilt", "exhibits"."price", "exhibits"."title", "exhibits"."signature", "exhibits"."code", "exhibits"."remarks", "exhibits"."image", "exhibits"."tag", "exhibits"."label", "exhibits"."found_on", "exhibits"."shown_at", "exhibits"."shown_for", "exhibits"."trace" FROM "exhibits" ORDER BY "exhibits"."id" LIMIT $1;
-- exhibits: list, later page
SELECT "exhibits"."id", "exhibits"."on_loan", "exhibits"."hall", "exhibits"."visitors", "exhibits"."insured_for", "exhibits"."weight", "exhibits"."tilt", "exhibits"."price", "exhibits"."title", "exhibits"."signature", "exhibits"."code", "exhibits"."remarks", "exhibits"."image", "exhibits"."tag", "exhibits"."label", "exhibits"."found_on", "exhibits"."shown_at", "exhibits"."shown_for", "exhibits"."trace" FROM "exhibits" WHERE "exhibits"."id" > $1 ORDER BY "exhibits"."id" LIMIT $2;
-- exhibits: delete
DELETE FROM "exhibits" WHERE "exhibits"."id" = $1;
-- exhibits: update
UPDATE "exhibits" SET "trace" = $1, "shown_for" = $2 WHERE "exhibits"."id" = $3;
-- exhibits: insert many
INSERT INTO "exhibits" ("id", "on_loan", "hall", "visitors", "insured_for", "weight", "tilt", "price", "title", "signature", "code", "remarks", "image", "tag", "label", "found_on", "shown_at", "shown_for", "trace") SELECT r.c1, r.c2, r.c3, r.c4, r.c5, r.c6, r.c7, r.c8, r.c9, r.c10, r.c11, r.c12, r.c13, r.c14, r.c15, r.c16, r.c17, r.c18, r.c19 FROM unnest($1::uuid[], $2::boolean[], $3::smallint[], $4::integer[], $5::bigint[], $6::double precision[], $7::double precision[], $8::numeric[], $9::text[], $10::text[], $11::text[], $12::text[], $13::bytea[], $14::uuid[], $15::text[], $16::date[], $17::timestamptz[], $18::bigint[], $19::uuid[]) AS r (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19);
