-- sqlite/20260102000000_change.down.sql
-- cwom 20260102000000_change sqlite down 1/1 phase=expand T0
-- Triggers stand aside; they come back below.
DROP TRIGGER "tr_books_frozen";
DROP TRIGGER "tr_books_insert_keeps";
DROP TRIGGER "tr_books_update_keeps";

-- uq_books_title is gone, or another one.
DROP INDEX "uq_books_title";

-- A rule of books.
CREATE TRIGGER "tr_books_insert_keeps" BEFORE INSERT ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:books:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "books" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:books:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "books" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of books.
CREATE TRIGGER "tr_books_frozen" BEFORE UPDATE ON "books"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:books:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:books:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

