-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T0
-- books.author_id is new.
ALTER TABLE "books" ADD COLUMN "author_id" TEXT CONSTRAINT "fk_books_author_id" REFERENCES "authors" ("id") ON DELETE NO ACTION;

-- An index of books.
CREATE INDEX "ix_books_author_id" ON "books" ("author_id");

