-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T0
-- books.subtitle is new.
ALTER TABLE "books" ADD COLUMN "subtitle" TEXT CONSTRAINT "ck_books_subtitle_text" CHECK (instr("subtitle", char(0)) = 0);

