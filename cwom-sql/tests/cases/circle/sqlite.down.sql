-- Foreign keys that make a circle are checked when all of it is gone.
PRAGMA defer_foreign_keys = ON;

-- Someone who works.
DROP TABLE "workers";

-- People who work together.
DROP TABLE "teams";
