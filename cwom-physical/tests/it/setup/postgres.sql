CREATE TYPE mood AS ENUM ('low', 'high');
COMMENT ON TYPE mood IS 'how it is';
CREATE SEQUENCE counter START 10;
CREATE DOMAIN positive AS integer CONSTRAINT ck_positive CHECK (VALUE > 0);
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE span AS RANGE (subtype = integer);

CREATE TABLE author (
    id bigint NOT NULL,
    name text NOT NULL,
    born date,
    CONSTRAINT pk_author PRIMARY KEY (id),
    CONSTRAINT uq_author_name UNIQUE (name)
);

CREATE TABLE book (
    id bigint GENERATED ALWAYS AS IDENTITY,
    author_id bigint NOT NULL,
    editor_id bigint,
    title text COLLATE "C" NOT NULL,
    note text,
    memo text,
    pages integer DEFAULT 1,
    width integer,
    price numeric(8, 2),
    kind mood,
    code varchar(10) NOT NULL,
    area integer GENERATED ALWAYS AS (width * 2) STORED,
    at timestamptz DEFAULT now(),
    body jsonb DEFAULT '{}',
    CONSTRAINT pk_book PRIMARY KEY (id),
    CONSTRAINT uq_book_code UNIQUE (code),
    CONSTRAINT ck_book_pages CHECK (pages > 0),
    CONSTRAINT ck_book_code CHECK (code IN ('a', 'b')),
    CONSTRAINT fk_book_author FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE,
    CONSTRAINT fk_book_editor FOREIGN KEY (editor_id) REFERENCES author (id),
    CONSTRAINT ex_book_width EXCLUDE USING btree (width WITH =)
);
COMMENT ON TABLE book IS 'books';
COMMENT ON COLUMN book.title IS 'its title';
COMMENT ON CONSTRAINT ck_book_pages ON book IS 'some';
CREATE INDEX ix_book_title ON book (title);
CREATE INDEX ix_book_price ON book (price DESC, lower(title)) INCLUDE (note) WHERE price > 1;
CREATE UNIQUE INDEX ux_book_at ON book (at);

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION other_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION double(n integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS 'SELECT n * 2';
CREATE PROCEDURE work(n integer) LANGUAGE sql AS 'SELECT 1';
CREATE TRIGGER tr_book_touch BEFORE INSERT OR UPDATE OF title, note ON book
    FOR EACH ROW WHEN (NEW.pages > 1) EXECUTE FUNCTION touch('a');
CREATE TRIGGER tr_book_wipe AFTER TRUNCATE ON book FOR EACH STATEMENT EXECUTE FUNCTION touch();

CREATE VIEW titles AS SELECT id, title FROM book WHERE pages > 1;
CREATE TRIGGER tr_titles_write INSTEAD OF INSERT ON titles FOR EACH ROW EXECUTE FUNCTION touch();
CREATE MATERIALIZED VIEW counts AS SELECT author_id, count(*) AS n FROM book GROUP BY author_id;
CREATE UNIQUE INDEX ux_counts ON counts (author_id);

CREATE TABLE happened (id bigint NOT NULL, at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE INDEX ix_happened_what ON happened (what);
CREATE TABLE happened_1 PARTITION OF happened FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TRIGGER tr_happened AFTER INSERT ON happened FOR EACH ROW EXECUTE FUNCTION touch();

CREATE POLICY only_low ON book USING (kind = 'low');
CREATE RULE no_delete AS ON DELETE TO author DO INSTEAD NOTHING;
CREATE STATISTICS st_book ON pages, width FROM book;
