-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T0
-- books.pages is new.
ALTER TABLE "books" ADD COLUMN "pages" INTEGER NOT NULL DEFAULT 0 CONSTRAINT "ck_books_pages_width" CHECK ("pages" BETWEEN -2147483648 AND 2147483647);

