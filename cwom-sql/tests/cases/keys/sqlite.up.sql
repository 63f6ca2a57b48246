-- A book, whatever its copies.
CREATE TABLE "books" (
    "id" TEXT NOT NULL,
    "title" TEXT,
    CONSTRAINT "pk_books" PRIMARY KEY ("id"),
    CONSTRAINT "ck_books_id_form" CHECK (length("id") = 26 AND "id" GLOB '[0-7]*' AND "id" NOT GLOB '*[^0-9A-HJKMNP-TV-Z]*' AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_books_title_text" CHECK (instr("title", char(0)) = 0)
) STRICT;

-- One copy of a book.
CREATE TABLE "copies" (
    "id" TEXT NOT NULL,
    "book_id" TEXT NOT NULL,
    CONSTRAINT "pk_copies" PRIMARY KEY ("id"),
    CONSTRAINT "uq_copies_id_book_id" UNIQUE ("id", "book_id"),
    CONSTRAINT "fk_copies_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_copies_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0)
) STRICT;

-- Finds the rows that refer by `book_id`.
CREATE INDEX "ix_copies_book_id" ON "copies" ("book_id");

-- A house with books in it.
CREATE TABLE "branches" (
    "id" TEXT NOT NULL,
    "town" TEXT,
    CONSTRAINT "pk_branches" PRIMARY KEY ("id"),
    CONSTRAINT "ck_branches_id_length" CHECK (length("id") BETWEEN 1 AND 12 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_branches_town_text" CHECK (instr("town", char(0)) = 0)
) STRICT;

-- A board.
CREATE TABLE "shelves" (
    "id" TEXT NOT NULL,
    "branch_id" TEXT NOT NULL,
    "branch_role" TEXT,
    CONSTRAINT "pk_shelves" PRIMARY KEY ("id"),
    CONSTRAINT "fk_shelves_branch_id" FOREIGN KEY ("branch_id") REFERENCES "branches" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_shelves_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_shelves_branch_role_length" CHECK (length("branch_role") BETWEEN 1 AND 64 AND instr("branch_role", char(0)) = 0)
) STRICT;

-- Finds the rows that refer by `branch_id`.
CREATE INDEX "ix_shelves_branch_id" ON "shelves" ("branch_id");

-- A book that someone took home.
CREATE TABLE "loans" (
    "id" TEXT NOT NULL,
    "copy_id" TEXT NOT NULL,
    "book_id" TEXT NOT NULL,
    "previous_id" TEXT,
    "deposit_id" TEXT,
    "deposit_book_id" TEXT,
    "branch_id" TEXT,
    "shelf_id" TEXT,
    "slip" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "returned_on" TEXT,
    "fee" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "slip_key" TEXT NOT NULL GENERATED ALWAYS AS ((lower(trim("slip")) || '-') || upper("slip")) STORED,
    "late" INTEGER NOT NULL GENERATED ALWAYS AS ("due_on" < '2024-02-29' AND (NOT ("days" IN (1, -2)))) STORED,
    CONSTRAINT "pk_loans" PRIMARY KEY ("id"),
    CONSTRAINT "uq_loans_copy_id_due_on" UNIQUE ("copy_id", "due_on"),
    CONSTRAINT "fk_loans_copy_id_book_id" FOREIGN KEY ("copy_id", "book_id") REFERENCES "copies" ("id", "book_id") ON DELETE NO ACTION,
    CONSTRAINT "fk_loans_previous_id" FOREIGN KEY ("previous_id") REFERENCES "loans" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_loans_deposit_id_deposit_book_id" FOREIGN KEY ("deposit_id", "deposit_book_id") REFERENCES "copies" ("id", "book_id") ON DELETE NO ACTION,
    CONSTRAINT "fk_loans_branch_id" FOREIGN KEY ("branch_id") REFERENCES "branches" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_loans_shelf_id" FOREIGN KEY ("shelf_id") REFERENCES "shelves" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_loans_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_loans_slip_length" CHECK (length("slip") <= 20 AND instr("slip", char(0)) = 0),
    CONSTRAINT "ck_loans_due_on_form" CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "due_on" >= '0001' AND date("due_on", '+0 days') IS "due_on" AND instr("due_on", char(0)) = 0),
    CONSTRAINT "ck_loans_returned_on_form" CHECK ("returned_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "returned_on" >= '0001' AND date("returned_on", '+0 days') IS "returned_on" AND instr("returned_on", char(0)) = 0),
    CONSTRAINT "ck_loans_fee_digits" CHECK ("fee" BETWEEN -99999999 AND 99999999),
    CONSTRAINT "ck_loans_days_width" CHECK ("days" BETWEEN -32768 AND 32767),
    CONSTRAINT "ck_loans_slip_key_text" CHECK (instr("slip_key", char(0)) = 0),
    CONSTRAINT "ck_loans_late_bool" CHECK ("late" IN (0, 1)),
    CONSTRAINT "ck_loans_previous_id_distinct" CHECK ("previous_id" <> "id"),
    CONSTRAINT "ck_loans_deposit_id_deposit_book_id_agree" CHECK (("deposit_id" IS NULL) = ("deposit_book_id" IS NULL)),
    CONSTRAINT "ck_loans_returned_later" CHECK ("returned_on" IS NULL OR "returned_on" >= "due_on"),
    CONSTRAINT "ck_loans_fee_fits" CHECK ((("fee" * 2) - 50) <= (coalesce("fee", 125) + 1000) AND ("days" + "days") > 3),
    CONSTRAINT "ck_loans_odd" CHECK (days % 2 = 1)
) STRICT;

-- No two rows among those of the condition agree in `slip`.
CREATE UNIQUE INDEX "uq_loans_slip" ON "loans" ("slip")
    WHERE "returned_on" IS NULL;

-- Finds the rows that refer by `book_id`.
CREATE INDEX "ix_loans_book_id" ON "loans" ("book_id");

-- Finds the rows that refer by `deposit_id`.
CREATE INDEX "ix_loans_deposit_id" ON "loans" ("deposit_id");

-- Finds the rows that refer by `deposit_book_id`.
CREATE INDEX "ix_loans_deposit_book_id" ON "loans" ("deposit_book_id");

-- Finds the rows that refer by `branch_id`.
CREATE INDEX "ix_loans_branch_id" ON "loans" ("branch_id");

-- Finds rows by `due_on`, latest first, then an expression of `slip`.
CREATE INDEX "ix_loans_due_on_desc_lower_slip" ON "loans" ("due_on" DESC, (lower("slip")));

-- Finds rows by `slip`.
CREATE INDEX "ix_open_slips" ON "loans" ("slip")
    WHERE "returned_on" IS NULL;

-- Finds rows by `shelf_id`.
CREATE INDEX "ix_loans_shelf_id" ON "loans" ("shelf_id");
