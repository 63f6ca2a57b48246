-- How to cook one dish.
CREATE TABLE "recipes" (
    "id" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "last" TEXT,
    "settings" TEXT NOT NULL DEFAULT '{"heat":"high","servings":2,"price":"3.00","tags":[],"extra":{},"motto":"eat \"well\""}',
    "words" TEXT NOT NULL,
    "variants" TEXT,
    "names" TEXT,
    "scores" TEXT NOT NULL DEFAULT '{}',
    "anything" TEXT,
    CONSTRAINT "pk_recipes" PRIMARY KEY ("id"),
    CONSTRAINT "ck_recipes_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_recipes_first_json" CHECK (json_valid("first") AND instr("first", char(0)) = 0 AND instr(replace("first", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("first") = 'object' THEN
        json_remove("first", '$.text', '$.heat', '$.minutes', '$.until', '$.ratio', '$.hints', '$.cost', '$.cook', '$.optional') = '{}'
        AND coalesce(json_type("first", '$.text') = 'text', 0)
        AND length(json_extract("first", '$.text')) BETWEEN 1 AND 500
        AND instr(json_extract("first", '$.text'), 'TODO') = 0
        AND json_type("first", '$.heat') = 'text'
        AND json_extract("first", '$.heat') IN ('low', 'high')
        AND json_type("first", '$.minutes') IN ('integer', 'null')
        AND json_extract("first", '$.minutes') BETWEEN 1 AND 32767
        AND json_type("first", '$.until') IN ('text', 'null')
        AND length(json_extract("first", '$.until')) = 27
        AND json_extract("first", '$.until') NOT GLOB '*[^.0-:TZ-]*'
        AND json_type("first", '$.ratio') IN ('integer', 'real')
        AND json_extract("first", '$.ratio') BETWEEN 0.0 AND 1.0
        AND CASE WHEN json_type("first", '$.hints') = 'array' THEN json_array_length("first", '$.hints') <= 3 ELSE json_type("first", '$.hints') IS NULL END
        AND json_type("first", '$.cost') = 'text'
        AND json_extract("first", '$.cost') NOT GLOB '*[^.0-9-]*'
        AND CASE WHEN json_type("first", '$.cook') = 'object' THEN json_remove(json_extract("first", '$.cook'), '$.name', '$.nick') = '{}' AND coalesce(json_type("first", '$.cook.name') = 'text', 0) AND length(json_extract("first", '$.cook.name')) BETWEEN 1 AND 20 AND json_type("first", '$.cook.nick') IN ('text', 'null') ELSE coalesce(json_type("first", '$.cook'), 'null') = 'null' END
        AND json_type("first", '$.optional') IN ('true', 'false')
        AND (json_extract("first", '$.minutes') IS NOT NULL) + (json_extract("first", '$.until') IS NOT NULL) = 1
    ELSE 0 END),
    CONSTRAINT "ck_recipes_last_json" CHECK ("last" IS NULL OR json_valid("last") AND instr("last", char(0)) = 0 AND instr(replace("last", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("last") = 'object' THEN
        json_remove("last", '$.text', '$.heat', '$.minutes', '$.until', '$.ratio', '$.hints', '$.cost', '$.cook', '$.optional') = '{}'
        AND coalesce(json_type("last", '$.text') = 'text', 0)
        AND length(json_extract("last", '$.text')) BETWEEN 1 AND 500
        AND instr(json_extract("last", '$.text'), 'TODO') = 0
        AND json_type("last", '$.heat') = 'text'
        AND json_extract("last", '$.heat') IN ('low', 'high')
        AND json_type("last", '$.minutes') IN ('integer', 'null')
        AND json_extract("last", '$.minutes') BETWEEN 1 AND 32767
        AND json_type("last", '$.until') IN ('text', 'null')
        AND length(json_extract("last", '$.until')) = 27
        AND json_extract("last", '$.until') NOT GLOB '*[^.0-:TZ-]*'
        AND json_type("last", '$.ratio') IN ('integer', 'real')
        AND json_extract("last", '$.ratio') BETWEEN 0.0 AND 1.0
        AND CASE WHEN json_type("last", '$.hints') = 'array' THEN json_array_length("last", '$.hints') <= 3 ELSE json_type("last", '$.hints') IS NULL END
        AND json_type("last", '$.cost') = 'text'
        AND json_extract("last", '$.cost') NOT GLOB '*[^.0-9-]*'
        AND CASE WHEN json_type("last", '$.cook') = 'object' THEN json_remove(json_extract("last", '$.cook'), '$.name', '$.nick') = '{}' AND coalesce(json_type("last", '$.cook.name') = 'text', 0) AND length(json_extract("last", '$.cook.name')) BETWEEN 1 AND 20 AND json_type("last", '$.cook.nick') IN ('text', 'null') ELSE coalesce(json_type("last", '$.cook'), 'null') = 'null' END
        AND json_type("last", '$.optional') IN ('true', 'false')
        AND (json_extract("last", '$.minutes') IS NOT NULL) + (json_extract("last", '$.until') IS NOT NULL) = 1
    ELSE 0 END),
    CONSTRAINT "ck_recipes_settings_json" CHECK (json_valid("settings") AND instr("settings", char(0)) = 0 AND instr(replace("settings", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("settings") = 'object' THEN
        json_remove("settings", '$.heat', '$.servings', '$.note', '$.price', '$.tags', '$.extra', '$.motto') = '{}'
        AND json_type("settings", '$.heat') = 'text'
        AND json_extract("settings", '$.heat') IN ('low', 'high')
        AND json_type("settings", '$.servings') = 'integer'
        AND json_extract("settings", '$.servings') BETWEEN -2147483648 AND 2147483647
        AND json_type("settings", '$.note') IN ('text', 'null')
        AND json_type("settings", '$.price') = 'text'
        AND json_extract("settings", '$.price') NOT GLOB '*[^.0-9-]*'
        AND json_type("settings", '$.tags') = 'array'
        AND json_type("settings", '$.extra') = 'object'
        AND json_type("settings", '$.motto') = 'text'
    ELSE 0 END),
    CONSTRAINT "ck_recipes_words_json" CHECK (json_valid("words") AND instr("words", char(0)) = 0 AND instr(replace("words", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("words") = 'array' THEN json_array_length("words") BETWEEN 1 AND 5 ELSE 0 END),
    CONSTRAINT "ck_recipes_variants_json" CHECK ("variants" IS NULL OR json_valid("variants") AND instr("variants", char(0)) = 0 AND instr(replace("variants", '\\', ''), '\u0000') = 0 AND json_type("variants") = 'array'),
    CONSTRAINT "ck_recipes_names_json" CHECK ("names" IS NULL OR json_valid("names") AND instr("names", char(0)) = 0 AND instr(replace("names", '\\', ''), '\u0000') = 0 AND json_type("names") = 'array'),
    CONSTRAINT "ck_recipes_scores_json" CHECK (json_valid("scores") AND instr("scores", char(0)) = 0 AND instr(replace("scores", '\\', ''), '\u0000') = 0 AND json_type("scores") = 'object'),
    CONSTRAINT "ck_recipes_anything_json" CHECK ("anything" IS NULL OR json_valid("anything") AND instr("anything", char(0)) = 0 AND instr(replace("anything", '\\', ''), '\u0000') = 0 AND json_type("anything") <> 'null'),
    CONSTRAINT "ck_recipes_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- What `words` lists is of its type.
CREATE TRIGGER "tr_recipes_words_items_update" AFTER UPDATE OF "words" ON "recipes"
WHEN NEW."words" IS NOT OLD."words"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:words: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."words") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- What `words` lists is of its type.
CREATE TRIGGER "tr_recipes_words_items_insert" AFTER INSERT ON "recipes"
WHEN NEW."words" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:words: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."words") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- What `variants` lists is of its type.
CREATE TRIGGER "tr_recipes_variants_items_update" AFTER UPDATE OF "variants" ON "recipes"
WHEN NEW."variants" IS NOT OLD."variants"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:variants: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."variants") AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.text', '$.heat', '$.minutes', '$.until', '$.ratio', '$.hints', '$.cost', '$.cook', '$.optional') = '{}'
        AND coalesce(json_type("item1"."value", '$.text') = 'text', 0)
        AND length(json_extract("item1"."value", '$.text')) BETWEEN 1 AND 500
        AND instr(json_extract("item1"."value", '$.text'), 'TODO') = 0
        AND json_type("item1"."value", '$.heat') = 'text'
        AND json_extract("item1"."value", '$.heat') IN ('low', 'high')
        AND json_type("item1"."value", '$.minutes') IN ('integer', 'null')
        AND json_extract("item1"."value", '$.minutes') BETWEEN 1 AND 32767
        AND json_type("item1"."value", '$.until') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.until')) = 27
        AND json_extract("item1"."value", '$.until') NOT GLOB '*[^.0-:TZ-]*'
        AND json_type("item1"."value", '$.ratio') IN ('integer', 'real')
        AND json_extract("item1"."value", '$.ratio') BETWEEN 0.0 AND 1.0
        AND CASE WHEN json_type("item1"."value", '$.hints') = 'array' THEN json_array_length("item1"."value", '$.hints') <= 3 ELSE json_type("item1"."value", '$.hints') IS NULL END
        AND json_type("item1"."value", '$.cost') = 'text'
        AND json_extract("item1"."value", '$.cost') NOT GLOB '*[^.0-9-]*'
        AND CASE WHEN json_type("item1"."value", '$.cook') = 'object' THEN json_remove(json_extract("item1"."value", '$.cook'), '$.name', '$.nick') = '{}' AND coalesce(json_type("item1"."value", '$.cook.name') = 'text', 0) AND length(json_extract("item1"."value", '$.cook.name')) BETWEEN 1 AND 20 AND json_type("item1"."value", '$.cook.nick') IN ('text', 'null') ELSE coalesce(json_type("item1"."value", '$.cook'), 'null') = 'null' END
        AND json_type("item1"."value", '$.optional') IN ('true', 'false')
        AND (json_extract("item1"."value", '$.minutes') IS NOT NULL) + (json_extract("item1"."value", '$.until') IS NOT NULL) = 1
    ELSE 0 END) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:recipes:variants: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."variants") AS "item1",
            json_each(CASE WHEN "item1"."type" = 'object' AND json_type("item1"."value", '$.hints') = 'array' THEN "item1"."value" END, '$.hints') AS "item2"
        WHERE ("item2"."type" = 'text') IS FALSE
    );
END;

-- What `variants` lists is of its type.
CREATE TRIGGER "tr_recipes_variants_items_insert" AFTER INSERT ON "recipes"
WHEN NEW."variants" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:variants: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."variants") AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.text', '$.heat', '$.minutes', '$.until', '$.ratio', '$.hints', '$.cost', '$.cook', '$.optional') = '{}'
        AND coalesce(json_type("item1"."value", '$.text') = 'text', 0)
        AND length(json_extract("item1"."value", '$.text')) BETWEEN 1 AND 500
        AND instr(json_extract("item1"."value", '$.text'), 'TODO') = 0
        AND json_type("item1"."value", '$.heat') = 'text'
        AND json_extract("item1"."value", '$.heat') IN ('low', 'high')
        AND json_type("item1"."value", '$.minutes') IN ('integer', 'null')
        AND json_extract("item1"."value", '$.minutes') BETWEEN 1 AND 32767
        AND json_type("item1"."value", '$.until') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.until')) = 27
        AND json_extract("item1"."value", '$.until') NOT GLOB '*[^.0-:TZ-]*'
        AND json_type("item1"."value", '$.ratio') IN ('integer', 'real')
        AND json_extract("item1"."value", '$.ratio') BETWEEN 0.0 AND 1.0
        AND CASE WHEN json_type("item1"."value", '$.hints') = 'array' THEN json_array_length("item1"."value", '$.hints') <= 3 ELSE json_type("item1"."value", '$.hints') IS NULL END
        AND json_type("item1"."value", '$.cost') = 'text'
        AND json_extract("item1"."value", '$.cost') NOT GLOB '*[^.0-9-]*'
        AND CASE WHEN json_type("item1"."value", '$.cook') = 'object' THEN json_remove(json_extract("item1"."value", '$.cook'), '$.name', '$.nick') = '{}' AND coalesce(json_type("item1"."value", '$.cook.name') = 'text', 0) AND length(json_extract("item1"."value", '$.cook.name')) BETWEEN 1 AND 20 AND json_type("item1"."value", '$.cook.nick') IN ('text', 'null') ELSE coalesce(json_type("item1"."value", '$.cook'), 'null') = 'null' END
        AND json_type("item1"."value", '$.optional') IN ('true', 'false')
        AND (json_extract("item1"."value", '$.minutes') IS NOT NULL) + (json_extract("item1"."value", '$.until') IS NOT NULL) = 1
    ELSE 0 END) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:recipes:variants: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."variants") AS "item1",
            json_each(CASE WHEN "item1"."type" = 'object' AND json_type("item1"."value", '$.hints') = 'array' THEN "item1"."value" END, '$.hints') AS "item2"
        WHERE ("item2"."type" = 'text') IS FALSE
    );
END;

-- What `settings` lists is of its type.
CREATE TRIGGER "tr_recipes_settings_items_update" AFTER UPDATE OF "settings" ON "recipes"
WHEN NEW."settings" IS NOT OLD."settings"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:settings: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."settings", '$.tags') = 'array' THEN NEW."settings" END, '$.tags') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- What `settings` lists is of its type.
CREATE TRIGGER "tr_recipes_settings_items_insert" AFTER INSERT ON "recipes"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:settings: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."settings", '$.tags') = 'array' THEN NEW."settings" END, '$.tags') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- What `scores` lists is of its type.
CREATE TRIGGER "tr_recipes_scores_items_update" AFTER UPDATE OF "scores" ON "recipes"
WHEN NEW."scores" IS NOT OLD."scores"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:scores: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."scores") AS "item1"
        WHERE ("item1"."type" = 'integer' AND "item1"."value" BETWEEN -2147483648 AND 2147483647) IS FALSE
    );
END;

-- What `scores` lists is of its type.
CREATE TRIGGER "tr_recipes_scores_items_insert" AFTER INSERT ON "recipes"
WHEN NEW."scores" <> '{}'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:scores: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."scores") AS "item1"
        WHERE ("item1"."type" = 'integer' AND "item1"."value" BETWEEN -2147483648 AND 2147483647) IS FALSE
    );
END;

-- What `names` lists is of its type.
CREATE TRIGGER "tr_recipes_names_items_update" AFTER UPDATE OF "names" ON "recipes"
WHEN NEW."names" IS NOT OLD."names"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:names: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."names") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- What `names` lists is of its type.
CREATE TRIGGER "tr_recipes_names_items_insert" AFTER INSERT ON "recipes"
WHEN NEW."names" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:names: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."names") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- What `last` lists is of its type.
CREATE TRIGGER "tr_recipes_last_items_update" AFTER UPDATE OF "last" ON "recipes"
WHEN NEW."last" IS NOT OLD."last"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:last: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."last", '$.hints') = 'array' THEN NEW."last" END, '$.hints') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- What `last` lists is of its type.
CREATE TRIGGER "tr_recipes_last_items_insert" AFTER INSERT ON "recipes"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:last: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."last", '$.hints') = 'array' THEN NEW."last" END, '$.hints') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_recipes_insert_keeps" BEFORE INSERT ON "recipes"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:recipes:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "recipes" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:recipes:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "recipes" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_recipes_frozen" BEFORE UPDATE ON "recipes"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:recipes:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:recipes:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- What `first` lists is of its type.
CREATE TRIGGER "tr_recipes_first_items_update" AFTER UPDATE OF "first" ON "recipes"
WHEN NEW."first" IS NOT OLD."first"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:first: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."first", '$.hints') = 'array' THEN NEW."first" END, '$.hints') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- What `first` lists is of its type.
CREATE TRIGGER "tr_recipes_first_items_insert" AFTER INSERT ON "recipes"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:recipes:first: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."first", '$.hints') = 'array' THEN NEW."first" END, '$.hints') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
