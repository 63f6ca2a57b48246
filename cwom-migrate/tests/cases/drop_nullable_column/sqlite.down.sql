-- sqlite/20260102000000_change.down.sql
-- cwom 20260102000000_change sqlite down 1/1 phase=expand T1 closure=books
-- books.note is new.
ALTER TABLE "books" ADD COLUMN "note" TEXT CONSTRAINT "ck_books_note_text" CHECK (instr("note", char(0)) = 0);

-- An index of books.
CREATE INDEX "ix_books_note" ON "books" ("note");

