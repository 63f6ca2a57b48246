-- A sign.
DROP TABLE "signs";
