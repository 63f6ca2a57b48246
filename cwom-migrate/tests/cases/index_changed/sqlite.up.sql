-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T0
-- ix_one is gone, or another one.
DROP INDEX "ix_one";

-- ix_two is gone, or another one.
DROP INDEX "ix_two";

-- An index of books.
CREATE INDEX "ix_one" ON "books" ("title") WHERE "pages" > 4;

-- An index of books.
CREATE INDEX "ix_two" ON "books" ("pages" DESC);

