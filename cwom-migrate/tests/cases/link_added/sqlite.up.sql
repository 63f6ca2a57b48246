-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T0
-- Links rows of `books` with rows of `members`.
CREATE TABLE "book_readers" (
    "book_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_book_readers" PRIMARY KEY ("book_id", "member_id"),
    CONSTRAINT "fk_book_readers_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_book_readers_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_book_readers_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0)
) STRICT, WITHOUT ROWID;

-- An index of book_readers.
CREATE INDEX "ix_book_readers_member_id_book_id" ON "book_readers" ("member_id", "book_id");

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

