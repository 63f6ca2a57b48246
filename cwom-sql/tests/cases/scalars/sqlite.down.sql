-- A thing on show.
DROP TABLE "exhibits";
