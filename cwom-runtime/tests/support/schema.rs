//! The tables of the hand-written library, as the generator would make them.

use cwom_runtime::{Migration, Migrations};

pub const MIGRATIONS: Migrations = Migrations {
    sqlite: &[
        Migration {
            version: 20_260_101_000_000,
            name: "init",
            up: SQLITE_INIT,
            down: INIT_DOWN,
        },
        Migration {
            version: 20_260_102_000_000,
            name: "book_editors",
            up: SQLITE_EDITORS,
            down: "DROP TABLE library_book_editors;",
        },
        Migration {
            version: 20_260_103_000_000,
            name: "loans",
            up: SQLITE_LOANS,
            down: "DROP TABLE library_loans;",
        },
    ],
    postgres: &[
        Migration {
            version: 20_260_101_000_000,
            name: "init",
            up: POSTGRES_INIT,
            down: POSTGRES_INIT_DOWN,
        },
        Migration {
            version: 20_260_102_000_000,
            name: "book_editors",
            up: POSTGRES_EDITORS,
            down: "DROP TABLE library_book_editors;",
        },
        Migration {
            version: 20_260_103_000_000,
            name: "loans",
            up: POSTGRES_LOANS,
            down: "DROP TABLE library_loans;",
        },
    ],
};

const INIT_DOWN: &str = "DROP TABLE library_books; DROP TABLE library_authors;";

const POSTGRES_INIT_DOWN: &str =
    "DROP TABLE library_books; DROP TABLE library_authors; DROP TYPE library_binding;";

const SQLITE_INIT: &str = r"
CREATE TABLE library_authors (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_library_authors PRIMARY KEY (id),
    CONSTRAINT uq_library_authors_name UNIQUE (name)
) STRICT;

CREATE TABLE library_books (
    id TEXT NOT NULL,
    author_id TEXT NOT NULL,
    sequel_of_id TEXT,
    title TEXT NOT NULL,
    shelf TEXT NOT NULL,
    binding TEXT NOT NULL,
    other_binding TEXT,
    lendable INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    volume INTEGER,
    catalogue INTEGER NOT NULL,
    weight REAL NOT NULL,
    price INTEGER NOT NULL,
    cover BLOB,
    printed_on TEXT,
    reading_time INTEGER,
    keywords TEXT NOT NULL,
    origin TEXT,
    remarks TEXT NOT NULL,
    extra TEXT,
    trace_id TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_library_books PRIMARY KEY (id),
    CONSTRAINT uq_library_books_author_id_title UNIQUE (author_id, title),
    CONSTRAINT ck_library_books_heavy_is_long CHECK (weight < 5 OR pages > 100),
    CONSTRAINT fk_library_books_author_id
        FOREIGN KEY (author_id) REFERENCES library_authors (id),
    CONSTRAINT fk_library_books_sequel_of_id
        FOREIGN KEY (sequel_of_id) REFERENCES library_books (id)
) STRICT;

CREATE UNIQUE INDEX uq_library_books_shelf_lower ON library_books (lower(shelf));
";

const SQLITE_EDITORS: &str = r"
CREATE TABLE library_book_editors (
    book_id TEXT NOT NULL,
    author_id TEXT NOT NULL,
    role TEXT,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_library_book_editors PRIMARY KEY (book_id, author_id),
    CONSTRAINT fk_library_book_editors_book_id
        FOREIGN KEY (book_id) REFERENCES library_books (id),
    CONSTRAINT fk_library_book_editors_author_id
        FOREIGN KEY (author_id) REFERENCES library_authors (id)
) STRICT;
";

// `binding` is an enum type of its own and `other_binding` is text: both take the same parameter.
const POSTGRES_INIT: &str = r#"
CREATE TYPE library_binding AS ENUM ('hard', 'soft', 'in-box');

CREATE TABLE library_authors (
    id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_library_authors PRIMARY KEY (id),
    CONSTRAINT uq_library_authors_name UNIQUE (name)
);

CREATE TABLE library_books (
    id uuid NOT NULL,
    author_id text COLLATE "C" NOT NULL,
    sequel_of_id uuid,
    title text COLLATE "C" NOT NULL,
    shelf text COLLATE "C" NOT NULL,
    binding library_binding NOT NULL,
    other_binding text COLLATE "C",
    lendable boolean NOT NULL,
    pages integer NOT NULL,
    volume smallint,
    catalogue bigint NOT NULL,
    weight double precision NOT NULL,
    price numeric(18, 2) NOT NULL,
    cover bytea,
    printed_on date,
    reading_time bigint,
    keywords jsonb NOT NULL,
    origin jsonb,
    remarks jsonb NOT NULL,
    extra jsonb,
    trace_id uuid NOT NULL,
    row_version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT pk_library_books PRIMARY KEY (id),
    CONSTRAINT uq_library_books_author_id_title UNIQUE (author_id, title),
    CONSTRAINT ck_library_books_heavy_is_long CHECK (weight < 5 OR pages > 100),
    CONSTRAINT fk_library_books_author_id
        FOREIGN KEY (author_id) REFERENCES library_authors (id),
    CONSTRAINT fk_library_books_sequel_of_id
        FOREIGN KEY (sequel_of_id) REFERENCES library_books (id)
);

CREATE UNIQUE INDEX uq_library_books_shelf_lower ON library_books (lower(shelf));
"#;

const POSTGRES_EDITORS: &str = r#"
CREATE TABLE library_book_editors (
    book_id uuid NOT NULL,
    author_id text COLLATE "C" NOT NULL,
    role text COLLATE "C",
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_library_book_editors PRIMARY KEY (book_id, author_id),
    CONSTRAINT fk_library_book_editors_book_id
        FOREIGN KEY (book_id) REFERENCES library_books (id),
    CONSTRAINT fk_library_book_editors_author_id
        FOREIGN KEY (author_id) REFERENCES library_authors (id)
);
"#;

const SQLITE_LOANS: &str = r"
CREATE TABLE library_loans (
    id TEXT NOT NULL,
    book_id TEXT NOT NULL,
    days INTEGER NOT NULL,
    weeks INTEGER NOT NULL GENERATED ALWAYS AS (days / 7) STORED,
    note TEXT,
    row_version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    CONSTRAINT pk_library_loans PRIMARY KEY (id),
    CONSTRAINT fk_library_loans_book_id FOREIGN KEY (book_id) REFERENCES library_books (id)
) STRICT;
";

const POSTGRES_LOANS: &str = r#"
CREATE TABLE library_loans (
    id text COLLATE "C" NOT NULL,
    book_id uuid NOT NULL,
    days integer NOT NULL,
    weeks integer NOT NULL GENERATED ALWAYS AS (days / 7) STORED,
    note text COLLATE "C",
    row_version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_at timestamptz,
    CONSTRAINT pk_library_loans PRIMARY KEY (id),
    CONSTRAINT fk_library_loans_book_id FOREIGN KEY (book_id) REFERENCES library_books (id)
);
"#;
