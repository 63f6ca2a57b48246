-- books: insert
INSERT INTO "books" ("id", "title") VALUES ($1, $2);
-- books: get
SELECT "books"."id", "books"."title" FROM "books" WHERE "books"."id" = $1;
-- books: list, first page
SELECT "books"."id", "books"."title" FROM "books" ORDER BY "books"."id" LIMIT $1;
-- books: list, later page
SELECT "books"."id", "books"."title" FROM "books" WHERE "books"."id" > $1 ORDER BY "books"."id" LIMIT $2;
-- books: delete
DELETE FROM "books" WHERE "books"."id" = $1;
-- books: update
UPDATE "books" SET "title" = $1, "id" = $2 WHERE "books"."id" = $3;
-- books: insert many
INSERT INTO "books" ("id", "title") SELECT r.c1, r.c2 FROM unnest($1::text[], $2::text[]) AS r (c1, c2);
-- books: referrer by fk_copies_book_id
SELECT 1 FROM "copies" WHERE "book_id" = $1 LIMIT 1;
-- books: referrer by fk_loans_book_id
SELECT 1 FROM "loans" WHERE "book_id" = $1 LIMIT 1;
-- books: referrer by fk_loans_deposit_book_id
SELECT 1 FROM "loans" WHERE "deposit_book_id" = $1 LIMIT 1;

-- copies: insert
INSERT INTO "copies" ("id", "book_id") VALUES ($1, $2);
-- copies: get
SELECT "copies"."id", "copies"."book_id" FROM "copies" WHERE "copies"."id" = $1;
-- copies: list, first page
SELECT "copies"."id", "copies"."book_id" FROM "copies" ORDER BY "copies"."id" LIMIT $1;
-- copies: list, later page
SELECT "copies"."id", "copies"."book_id" FROM "copies" WHERE "copies"."id" > $1 ORDER BY "copies"."id" LIMIT $2;
-- copies: delete
DELETE FROM "copies" WHERE "copies"."id" = $1;
-- copies: update
UPDATE "copies" SET "book_id" = $1, "id" = $2 WHERE "copies"."id" = $3;
-- copies: insert many
INSERT INTO "copies" ("id", "book_id") SELECT r.c1, r.c2 FROM unnest($1::uuid[], $2::text[]) AS r (c1, c2);
-- copies: target of fk_copies_book_id
SELECT 1 FROM "books" WHERE "id" = $1;
-- copies: referrer by fk_loans_copy_id
SELECT 1 FROM "loans" WHERE "copy_id" = $1 LIMIT 1;
-- copies: referrer by fk_loans_deposit_id
SELECT 1 FROM "loans" WHERE "deposit_id" = $1 LIMIT 1;

-- branches: insert
INSERT INTO "branches" ("id", "town") VALUES ($1, $2);
-- branches: get
SELECT "branches"."id", "branches"."town" FROM "branches" WHERE "branches"."id" = $1;
-- branches: list, first page
SELECT "branches"."id", "branches"."town" FROM "branches" ORDER BY "branches"."id" LIMIT $1;
-- branches: list, later page
SELECT "branches"."id", "branches"."town" FROM "branches" WHERE "branches"."id" > $1 ORDER BY "branches"."id" LIMIT $2;
-- branches: delete
DELETE FROM "branches" WHERE "branches"."id" = $1;
-- branches: update
UPDATE "branches" SET "town" = $1, "id" = $2 WHERE "branches"."id" = $3;
-- branches: insert many
INSERT INTO "branches" ("id", "town") SELECT r.c1, r.c2 FROM unnest($1::text[], $2::text[]) AS r (c1, c2);
-- branches: referrer by fk_loans_branch_id
SELECT 1 FROM "loans" WHERE "branch_id" = $1 LIMIT 1;

-- shelves: insert
INSERT INTO "shelves" ("id", "branch_id", "branch_role") VALUES ($1, $2, $3);
-- shelves: get
SELECT "shelves"."id", "shelves"."branch_id", "shelves"."branch_role" FROM "shelves" WHERE "shelves"."id" = $1;
-- shelves: list, first page
SELECT "shelves"."id", "shelves"."branch_id", "shelves"."branch_role" FROM "shelves" ORDER BY "shelves"."id" LIMIT $1;
-- shelves: list, later page
SELECT "shelves"."id", "shelves"."branch_id", "shelves"."branch_role" FROM "shelves" WHERE "shelves"."id" > $1 ORDER BY "shelves"."id" LIMIT $2;
-- shelves: delete
DELETE FROM "shelves" WHERE "shelves"."id" = $1;
-- shelves: update
UPDATE "shelves" SET "branch_role" = $1, "branch_id" = $2 WHERE "shelves"."id" = $3;
-- shelves: insert many
INSERT INTO "shelves" ("id", "branch_id", "branch_role") SELECT r.c1, r.c2, r.c3 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS r (c1, c2, c3);
-- shelves: target of fk_shelves_branch_id
SELECT 1 FROM "branches" WHERE "id" = $1;
-- shelves: referrer by fk_loans_shelf_id
SELECT 1 FROM "loans" WHERE "shelf_id" = $1 LIMIT 1;

-- loans: insert
INSERT INTO "loans" ("id", "copy_id", "book_id", "previous_id", "deposit_id", "deposit_book_id", "branch_id", "shelf_id", "slip", "due_on", "returned_on", "fee", "days") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);
-- loans: get
SELECT "loans"."id", "loans"."copy_id", "loans"."book_id", "loans"."previous_id", "loans"."deposit_id", "loans"."deposit_book_id", "loans"."branch_id", "loans"."shelf_id", "loans"."slip", "loans"."due_on", "loans"."returned_on", "loans"."fee", "loans"."days", "loans"."slip_key", "loans"."late" FROM "loans" WHERE "loans"."id" = $1;
-- loans: list, first page
SELECT "loans"."id", "loans"."copy_id", "loans"."book_id", "loans"."previous_id", "loans"."deposit_id", "loans"."deposit_book_id", "loans"."branch_id", "loans"."shelf_id", "loans"."slip", "loans"."due_on", "loans"."returned_on", "loans"."fee", "loans"."days", "loans"."slip_key", "loans"."late" FROM "loans" ORDER BY "loans"."id" LIMIT $1;
-- loans: list, later page
SELECT "loans"."id", "loans"."copy_id", "loans"."book_id", "loans"."previous_id", "loans"."deposit_id", "loans"."deposit_book_id", "loans"."branch_id", "loans"."shelf_id", "loans"."slip", "loans"."due_on", "loans"."returned_on", "loans"."fee", "loans"."days", "loans"."slip_key", "loans"."late" FROM "loans" WHERE "loans"."id" > $1 ORDER BY "loans"."id" LIMIT $2;
-- loans: delete
DELETE FROM "loans" WHERE "loans"."id" = $1;
-- loans: update
UPDATE "loans" SET "late" = $1, "slip_key" = $2 WHERE "loans"."id" = $3 RETURNING "loans"."id", "loans"."copy_id", "loans"."book_id", "loans"."previous_id", "loans"."deposit_id", "loans"."deposit_book_id", "loans"."branch_id", "loans"."shelf_id", "loans"."slip", "loans"."due_on", "loans"."returned_on", "loans"."fee", "loans"."days", "loans"."slip_key", "loans"."late";
-- loans: insert many
INSERT INTO "loans" ("id", "copy_id", "book_id", "previous_id", "deposit_id", "deposit_book_id", "branch_id", "shelf_id", "slip", "due_on", "returned_on", "fee", "days") SELECT r.c1, r.c2, r.c3, r.c4, r.c5, r.c6, r.c7, r.c8, r.c9, r.c10, r.c11, r.c12, r.c13 FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::date[], $11::date[], $12::numeric[], $13::smallint[]) AS r (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13) RETURNING "loans"."id", "loans"."copy_id", "loans"."book_id", "loans"."previous_id", "loans"."deposit_id", "loans"."deposit_book_id", "loans"."branch_id", "loans"."shelf_id", "loans"."slip", "loans"."due_on", "loans"."returned_on", "loans"."fee", "loans"."days", "loans"."slip_key", "loans"."late";
-- loans: target of fk_loans_copy_id
SELECT 1 FROM "copies" WHERE "id" = $1;
-- loans: target of fk_loans_book_id
SELECT 1 FROM "books" WHERE "id" = $1;
-- loans: target of fk_loans_previous_id
SELECT 1 FROM "loans" WHERE "id" = $1;
-- loans: target of fk_loans_deposit_id
SELECT 1 FROM "copies" WHERE "id" = $1;
-- loans: target of fk_loans_deposit_book_id
SELECT 1 FROM "books" WHERE "id" = $1;
-- loans: target of fk_loans_branch_id
SELECT 1 FROM "branches" WHERE "id" = $1;
-- loans: target of fk_loans_shelf_id
SELECT 1 FROM "shelves" WHERE "id" = $1;
-- loans: target of fk_loans_copy_id_book_id
SELECT 1 FROM "copies" WHERE "id" = $1 AND "book_id" = $2;
-- loans: target of fk_loans_deposit_id_deposit_book_id
SELECT 1 FROM "copies" WHERE "id" = $1 AND "book_id" = $2;
