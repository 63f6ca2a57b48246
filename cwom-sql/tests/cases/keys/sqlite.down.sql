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
