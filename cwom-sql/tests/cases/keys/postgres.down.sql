-- A book that someone took home.
DROP TABLE "loans";

-- A board.
DROP TABLE "shelves";

-- A house with books in it.
DROP TABLE "branches";

-- One copy of a book.
DROP TABLE "copies";

-- A book, whatever its copies.
DROP TABLE "books";

-- Following `previous` never comes back.
DROP FUNCTION "tr_loans_previous_id_acyclic_insert"();

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_library_refuse_change"();
