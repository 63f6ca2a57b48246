-- A sign.
CREATE TABLE "signs" (
    "id" uuid NOT NULL,
    "brackets" text COLLATE "C",
    "closing" text COLLATE "C",
    "caret" text COLLATE "C",
    "wild" text COLLATE "C",
    "wide" text COLLATE "C",
    "quotes" text COLLATE "C",
    "suffix" text COLLATE "C",
    CONSTRAINT "pk_signs" PRIMARY KEY ("id"),
    CONSTRAINT "ck_signs_brackets_pattern" CHECK ("brackets" ~ '^[\[\]\^\-\\]*$'),
    CONSTRAINT "ck_signs_closing_pattern" CHECK ("closing" ~ '^[a-c\]]*$'),
    CONSTRAINT "ck_signs_caret_pattern" CHECK ("caret" ~ '^[\^]*$'),
    CONSTRAINT "ck_signs_wild_pattern" CHECK ("wild" ~ '^[$%(-+.?_{-}]*$'),
    CONSTRAINT "ck_signs_wide_pattern" CHECK ("wide" ~ '^[!-,.-Z_-~\[\]\^\-\\]*$'),
    CONSTRAINT "ck_signs_quotes_pattern" CHECK ("quotes" ~ '^["'']*$'),
    CONSTRAINT "ck_signs_suffix_pattern" CHECK (right("suffix", 2) = '*]')
);

COMMENT ON TABLE "signs" IS 'A sign.';
