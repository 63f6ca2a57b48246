-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T0
-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_books_delete";
DROP TRIGGER "tw_books_insert";
DROP TRIGGER "tw_books_update";
DROP TRIGGER "tr_books_first_version";
DROP TRIGGER "tr_books_frozen";
DROP TRIGGER "tr_books_insert_keeps";
DROP TRIGGER "tr_books_next_version";
DROP TRIGGER "vw_books_insert";
DROP TRIGGER "vw_books_update";

-- So do the views that had some of them.
DROP VIEW "vw_books";

-- A rule of books.
CREATE TRIGGER "tr_books_next_version" BEFORE UPDATE ON "books"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:books:row_version: a change states the version after the one that it read');
END;

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

-- A rule of books.
CREATE TRIGGER "tr_books_first_version" BEFORE INSERT ON "books"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:books:row_version: a new row has version 1');
END;

