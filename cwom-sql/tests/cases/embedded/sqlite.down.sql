-- Someone who gets mail.
DROP TABLE "people";
