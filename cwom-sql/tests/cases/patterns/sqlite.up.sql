-- A sign.
CREATE TABLE "signs" (
    "id" TEXT NOT NULL,
    "brackets" TEXT,
    "closing" TEXT,
    "caret" TEXT,
    "wild" TEXT,
    "wide" TEXT,
    "quotes" TEXT,
    "suffix" TEXT,
    CONSTRAINT "pk_signs" PRIMARY KEY ("id"),
    CONSTRAINT "ck_signs_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_signs_brackets_text" CHECK (instr("brackets", char(0)) = 0),
    CONSTRAINT "ck_signs_brackets_pattern" CHECK ("brackets" NOT GLOB '*[^][\^-]*'),
    CONSTRAINT "ck_signs_closing_text" CHECK (instr("closing", char(0)) = 0),
    CONSTRAINT "ck_signs_closing_pattern" CHECK ("closing" NOT GLOB '*[^]a-c]*'),
    CONSTRAINT "ck_signs_caret_text" CHECK (instr("caret", char(0)) = 0),
    CONSTRAINT "ck_signs_caret_pattern" CHECK ("caret" NOT GLOB '*[^^]*'),
    CONSTRAINT "ck_signs_wild_text" CHECK (instr("wild", char(0)) = 0),
    CONSTRAINT "ck_signs_wild_pattern" CHECK ("wild" NOT GLOB '*[^$%(-+.?_{-}]*'),
    CONSTRAINT "ck_signs_wide_text" CHECK (instr("wide", char(0)) = 0),
    CONSTRAINT "ck_signs_wide_pattern" CHECK ("wide" NOT GLOB '*[^]!-,.-\^-~-]*'),
    CONSTRAINT "ck_signs_quotes_text" CHECK (instr("quotes", char(0)) = 0),
    CONSTRAINT "ck_signs_quotes_pattern" CHECK ("quotes" NOT GLOB '*[^"'']*'),
    CONSTRAINT "ck_signs_suffix_text" CHECK (instr("suffix", char(0)) = 0),
    CONSTRAINT "ck_signs_suffix_pattern" CHECK (substr("suffix", -2) = '*]'),
    CONSTRAINT "ck_signs_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_signs_insert_keeps" BEFORE INSERT ON "signs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:signs:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "signs" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:signs:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "signs" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_signs_frozen" BEFORE UPDATE ON "signs"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:signs:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:signs:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;
