-- sqlite/20260102000000_change.down.sql
-- cwom 20260102000000_change sqlite down 1/1 phase=expand T0
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_book_readers_delete";
DROP TRIGGER "tw_book_readers_insert";
DROP TRIGGER "tw_book_readers_update";
DROP TRIGGER "tw_books_delete";
DROP TRIGGER "tw_books_insert";
DROP TRIGGER "tw_books_update";
DROP TRIGGER "tw_members_delete";
DROP TRIGGER "tw_members_insert";
DROP TRIGGER "tw_members_update";
DROP TRIGGER "tr_audit_log_insert_keeps";
DROP TRIGGER "tr_audit_log_only_pruned";
DROP TRIGGER "tr_audit_log_only_redacted";
DROP TRIGGER "tr_audit_log_checkpoint_insert_keeps";
DROP TRIGGER "tr_audit_log_checkpoint_no_delete";
DROP TRIGGER "tr_audit_log_checkpoint_no_update";
DROP TRIGGER "tr_book_readers_frozen";
DROP TRIGGER "tr_book_readers_insert_keeps";
DROP TRIGGER "tr_books_first_version";
DROP TRIGGER "tr_books_frozen";
DROP TRIGGER "tr_books_insert_keeps";
DROP TRIGGER "tr_books_next_version";
DROP TRIGGER "tr_members_first_version";
DROP TRIGGER "tr_members_frozen";
DROP TRIGGER "tr_members_insert_keeps";
DROP TRIGGER "tr_members_next_version";
DROP TRIGGER "vw_book_readers_insert";
DROP TRIGGER "vw_books_insert";
DROP TRIGGER "vw_books_update";
DROP TRIGGER "vw_members_insert";
DROP TRIGGER "vw_members_update";

-- So do the views that had some of them.
DROP VIEW "vw_book_readers";
DROP VIEW "vw_books";
DROP VIEW "vw_members";

-- It is not in use any more.
DROP TABLE "audit_log_context";

-- It is not in use any more.
DROP TABLE "audit_log_checkpoint";

-- It is not in use any more.
DROP TABLE "audit_log";

-- A rule of book_readers.
CREATE TRIGGER "tr_book_readers_insert_keeps" BEFORE INSERT ON "book_readers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:book_readers:book_id,member_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "book_readers" WHERE "book_id" = NEW."book_id" AND "member_id" = NEW."member_id");
END;

-- A rule of book_readers.
CREATE TRIGGER "tr_book_readers_frozen" BEFORE UPDATE ON "book_readers"
WHEN NEW."book_id" IS NOT OLD."book_id"
    OR NEW."member_id" IS NOT OLD."member_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:book_readers:book_id: it never changes after creation')
    WHERE NEW."book_id" IS NOT OLD."book_id";
    SELECT RAISE(ABORT, 'cwom:immutable:book_readers:member_id: it never changes after creation')
    WHERE NEW."member_id" IS NOT OLD."member_id";
    SELECT RAISE(ABORT, 'cwom:immutable:book_readers:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

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

-- A rule of members.
CREATE TRIGGER "tr_members_next_version" BEFORE UPDATE ON "members"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:members:row_version: a change states the version after the one that it read');
END;

-- A rule of members.
CREATE TRIGGER "tr_members_insert_keeps" BEFORE INSERT ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:members:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:members:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of members.
CREATE TRIGGER "tr_members_frozen" BEFORE UPDATE ON "members"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:members:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:members:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of members.
CREATE TRIGGER "tr_members_first_version" BEFORE INSERT ON "members"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:members:row_version: a new row has version 1');
END;

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- The guards are done.
DROP TABLE temp."cwom_g1";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;

