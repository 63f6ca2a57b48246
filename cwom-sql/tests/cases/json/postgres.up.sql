-- How to cook one dish.
CREATE TABLE "recipes" (
    "id" uuid NOT NULL,
    "first" jsonb NOT NULL,
    "last" jsonb,
    "settings" jsonb NOT NULL DEFAULT '{"heat":"high","servings":2,"price":"3.00","tags":[],"extra":{},"motto":"eat \"well\""}',
    "words" jsonb NOT NULL,
    "variants" jsonb,
    "names" jsonb,
    "scores" jsonb NOT NULL DEFAULT '{}',
    "anything" jsonb,
    CONSTRAINT "pk_recipes" PRIMARY KEY ("id"),
    CONSTRAINT "ck_recipes_first_json" CHECK (CASE WHEN jsonb_typeof("first") = 'object' THEN
        "first" - ARRAY['text', 'heat', 'minutes', 'until', 'ratio', 'hints', 'cost', 'cook', 'optional'] = '{}'
        AND coalesce(jsonb_typeof("first" -> 'text') = 'string', FALSE)
        AND length(("first" ->> 'text')) BETWEEN 1 AND 500
        AND strpos(("first" ->> 'text'), 'TODO') = 0
        AND jsonb_typeof("first" -> 'heat') = 'string'
        AND ("first" ->> 'heat') IN ('low', 'high')
        AND jsonb_typeof("first" -> 'minutes') IN ('number', 'null')
        AND ("first" ->> 'minutes') ~ '^-?[0-9]+$'
        AND CASE WHEN jsonb_typeof("first" -> 'minutes') = 'number' THEN (("first" ->> 'minutes'))::numeric BETWEEN 1 AND 32767 ELSE TRUE END
        AND jsonb_typeof("first" -> 'until') IN ('string', 'null')
        AND length(("first" ->> 'until')) = 27
        AND ("first" ->> 'until') ~ '^[.0-:TZ\-]*$'
        AND jsonb_typeof("first" -> 'ratio') = 'number'
        AND CASE WHEN jsonb_typeof("first" -> 'ratio') = 'number' THEN (("first" ->> 'ratio'))::numeric BETWEEN 0.0 AND 1.0 ELSE TRUE END
        AND CASE WHEN jsonb_typeof("first" -> 'hints') = 'array' THEN jsonb_array_length("first" -> 'hints') <= 3 ELSE jsonb_typeof("first" -> 'hints') IS NULL END
        AND jsonb_typeof("first" -> 'cost') = 'string'
        AND ("first" ->> 'cost') ~ '^[.0-9\-]*$'
        AND CASE WHEN jsonb_typeof("first" -> 'cook') = 'object' THEN ("first" -> 'cook') - ARRAY['name', 'nick'] = '{}' AND coalesce(jsonb_typeof("first" -> 'cook' -> 'name') = 'string', FALSE) AND length(("first" -> 'cook' ->> 'name')) BETWEEN 1 AND 20 AND jsonb_typeof("first" -> 'cook' -> 'nick') IN ('string', 'null') ELSE coalesce(jsonb_typeof("first" -> 'cook'), 'null') = 'null' END
        AND jsonb_typeof("first" -> 'optional') = 'boolean'
        AND num_nonnulls(("first" ->> 'minutes'), ("first" ->> 'until')) = 1
    ELSE FALSE END),
    CONSTRAINT "ck_recipes_last_json" CHECK (CASE WHEN jsonb_typeof("last") = 'object' THEN
        "last" - ARRAY['text', 'heat', 'minutes', 'until', 'ratio', 'hints', 'cost', 'cook', 'optional'] = '{}'
        AND coalesce(jsonb_typeof("last" -> 'text') = 'string', FALSE)
        AND length(("last" ->> 'text')) BETWEEN 1 AND 500
        AND strpos(("last" ->> 'text'), 'TODO') = 0
        AND jsonb_typeof("last" -> 'heat') = 'string'
        AND ("last" ->> 'heat') IN ('low', 'high')
        AND jsonb_typeof("last" -> 'minutes') IN ('number', 'null')
        AND ("last" ->> 'minutes') ~ '^-?[0-9]+$'
        AND CASE WHEN jsonb_typeof("last" -> 'minutes') = 'number' THEN (("last" ->> 'minutes'))::numeric BETWEEN 1 AND 32767 ELSE TRUE END
        AND jsonb_typeof("last" -> 'until') IN ('string', 'null')
        AND length(("last" ->> 'until')) = 27
        AND ("last" ->> 'until') ~ '^[.0-:TZ\-]*$'
        AND jsonb_typeof("last" -> 'ratio') = 'number'
        AND CASE WHEN jsonb_typeof("last" -> 'ratio') = 'number' THEN (("last" ->> 'ratio'))::numeric BETWEEN 0.0 AND 1.0 ELSE TRUE END
        AND CASE WHEN jsonb_typeof("last" -> 'hints') = 'array' THEN jsonb_array_length("last" -> 'hints') <= 3 ELSE jsonb_typeof("last" -> 'hints') IS NULL END
        AND jsonb_typeof("last" -> 'cost') = 'string'
        AND ("last" ->> 'cost') ~ '^[.0-9\-]*$'
        AND CASE WHEN jsonb_typeof("last" -> 'cook') = 'object' THEN ("last" -> 'cook') - ARRAY['name', 'nick'] = '{}' AND coalesce(jsonb_typeof("last" -> 'cook' -> 'name') = 'string', FALSE) AND length(("last" -> 'cook' ->> 'name')) BETWEEN 1 AND 20 AND jsonb_typeof("last" -> 'cook' -> 'nick') IN ('string', 'null') ELSE coalesce(jsonb_typeof("last" -> 'cook'), 'null') = 'null' END
        AND jsonb_typeof("last" -> 'optional') = 'boolean'
        AND num_nonnulls(("last" ->> 'minutes'), ("last" ->> 'until')) = 1
    ELSE jsonb_typeof("last") IS NULL END),
    CONSTRAINT "ck_recipes_settings_json" CHECK (CASE WHEN jsonb_typeof("settings") = 'object' THEN
        "settings" - ARRAY['heat', 'servings', 'note', 'price', 'tags', 'extra', 'motto'] = '{}'
        AND jsonb_typeof("settings" -> 'heat') = 'string'
        AND ("settings" ->> 'heat') IN ('low', 'high')
        AND jsonb_typeof("settings" -> 'servings') = 'number'
        AND ("settings" ->> 'servings') ~ '^-?[0-9]+$'
        AND CASE WHEN jsonb_typeof("settings" -> 'servings') = 'number' THEN (("settings" ->> 'servings'))::numeric BETWEEN -2147483648 AND 2147483647 ELSE TRUE END
        AND jsonb_typeof("settings" -> 'note') IN ('string', 'null')
        AND jsonb_typeof("settings" -> 'price') = 'string'
        AND ("settings" ->> 'price') ~ '^[.0-9\-]*$'
        AND jsonb_typeof("settings" -> 'tags') = 'array'
        AND jsonb_typeof("settings" -> 'extra') = 'object'
        AND jsonb_typeof("settings" -> 'motto') = 'string'
    ELSE FALSE END),
    CONSTRAINT "ck_recipes_words_json" CHECK (CASE WHEN jsonb_typeof("words") = 'array' THEN jsonb_array_length("words") BETWEEN 1 AND 5 ELSE FALSE END),
    CONSTRAINT "ck_recipes_variants_json" CHECK (jsonb_typeof("variants") = 'array'),
    CONSTRAINT "ck_recipes_names_json" CHECK (jsonb_typeof("names") = 'array'),
    CONSTRAINT "ck_recipes_scores_json" CHECK (jsonb_typeof("scores") = 'object'),
    CONSTRAINT "ck_recipes_anything_json" CHECK (jsonb_typeof("anything") <> 'null')
);

COMMENT ON TABLE "recipes" IS 'How to cook one dish.';

-- Refuses what a trigger found wrong.
CREATE FUNCTION "fn_kitchen_refuse"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[2], COLUMN = TG_ARGV[1],
        SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END
$$;

-- Refuses the change of a column that stays.
CREATE FUNCTION "fn_kitchen_refuse_change"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    FOR n IN 1 .. TG_NARGS - 2 BY 2 LOOP
        IF to_jsonb(OLD) -> TG_ARGV[n] IS DISTINCT FROM to_jsonb(NEW) -> TG_ARGV[n]
            OR n = TG_NARGS - 2 THEN
            RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[n + 1],
                COLUMN = TG_ARGV[n], SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME,
                CONSTRAINT = TG_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

-- What `scores` lists is of its type.
CREATE FUNCTION "tr_recipes_scores_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_each(CASE WHEN jsonb_typeof(NEW."scores") = 'object' THEN NEW."scores" END) AS "item1"("key", "value")
        WHERE (jsonb_typeof("item1"."value") = 'number' AND ("item1"."value" #>> '{}') ~ '^-?[0-9]+$' AND CASE WHEN jsonb_typeof("item1"."value") = 'number' THEN (("item1"."value" #>> '{}'))::numeric BETWEEN -2147483648 AND 2147483647 ELSE TRUE END) IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'scores', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:recipes:scores: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `variants` lists is of its type.
CREATE FUNCTION "tr_recipes_variants_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    list1 jsonb;
    item1 jsonb;
    list2 jsonb;
    item2 jsonb;
BEGIN
    list1 := NEW."variants" || '[]';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (CASE WHEN jsonb_typeof(item1) = 'object' THEN
        item1 - ARRAY['text', 'heat', 'minutes', 'until', 'ratio', 'hints', 'cost', 'cook', 'optional'] = '{}'
        AND coalesce(jsonb_typeof(item1 -> 'text') = 'string', FALSE)
        AND length((item1 ->> 'text')) BETWEEN 1 AND 500
        AND strpos((item1 ->> 'text'), 'TODO') = 0
        AND jsonb_typeof(item1 -> 'heat') = 'string'
        AND (item1 ->> 'heat') IN ('low', 'high')
        AND jsonb_typeof(item1 -> 'minutes') IN ('number', 'null')
        AND (item1 ->> 'minutes') ~ '^-?[0-9]+$'
        AND CASE WHEN jsonb_typeof(item1 -> 'minutes') = 'number' THEN ((item1 ->> 'minutes'))::numeric BETWEEN 1 AND 32767 ELSE TRUE END
        AND jsonb_typeof(item1 -> 'until') IN ('string', 'null')
        AND length((item1 ->> 'until')) = 27
        AND (item1 ->> 'until') ~ '^[.0-:TZ\-]*$'
        AND jsonb_typeof(item1 -> 'ratio') = 'number'
        AND CASE WHEN jsonb_typeof(item1 -> 'ratio') = 'number' THEN ((item1 ->> 'ratio'))::numeric BETWEEN 0.0 AND 1.0 ELSE TRUE END
        AND CASE WHEN jsonb_typeof(item1 -> 'hints') = 'array' THEN jsonb_array_length(item1 -> 'hints') <= 3 ELSE jsonb_typeof(item1 -> 'hints') IS NULL END
        AND jsonb_typeof(item1 -> 'cost') = 'string'
        AND (item1 ->> 'cost') ~ '^[.0-9\-]*$'
        AND CASE WHEN jsonb_typeof(item1 -> 'cook') = 'object' THEN (item1 -> 'cook') - ARRAY['name', 'nick'] = '{}' AND coalesce(jsonb_typeof(item1 -> 'cook' -> 'name') = 'string', FALSE) AND length((item1 -> 'cook' ->> 'name')) BETWEEN 1 AND 20 AND jsonb_typeof(item1 -> 'cook' -> 'nick') IN ('string', 'null') ELSE coalesce(jsonb_typeof(item1 -> 'cook'), 'null') = 'null' END
        AND jsonb_typeof(item1 -> 'optional') = 'boolean'
        AND num_nonnulls((item1 ->> 'minutes'), (item1 ->> 'until')) = 1
    ELSE FALSE END) IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'variants', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:recipes:variants: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    list1 := NEW."variants" || '[]';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            list2 := item1 -> 'hints';
            IF jsonb_typeof(list2) = 'array' THEN
                FOR n2 IN 0 .. jsonb_array_length(list2) - 1 LOOP
                    item2 := list2 -> n2;
                    IF (jsonb_typeof(item2) = 'string') IS FALSE THEN
                        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'variants', SCHEMA = TG_TABLE_SCHEMA,
                            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:recipes:variants: an item in it breaks the rules of its type';
                    END IF;
                END LOOP;
            END IF;
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;

-- What `first` lists is of its type.
CREATE TRIGGER "tr_recipes_first_items_insert" AFTER INSERT ON "recipes" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."first", 'strict $."hints"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_kitchen_refuse"(
        'WO010',
        'first',
        'cwom:items:recipes:first: an item in it breaks the rules of its type'
    );

-- What `first` lists is of its type.
CREATE TRIGGER "tr_recipes_first_items_update" AFTER UPDATE ON "recipes" FOR EACH ROW
    WHEN (NEW."first" IS DISTINCT FROM OLD."first" AND (jsonb_path_exists(NEW."first", 'strict $."hints"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_kitchen_refuse"(
        'WO010',
        'first',
        'cwom:items:recipes:first: an item in it breaks the rules of its type'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_recipes_frozen" AFTER UPDATE ON "recipes" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_kitchen_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:recipes:id: it never changes after creation'
    );

-- What `last` lists is of its type.
CREATE TRIGGER "tr_recipes_last_items_insert" AFTER INSERT ON "recipes" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."last", 'strict $."hints"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_kitchen_refuse"(
        'WO010',
        'last',
        'cwom:items:recipes:last: an item in it breaks the rules of its type'
    );

-- What `last` lists is of its type.
CREATE TRIGGER "tr_recipes_last_items_update" AFTER UPDATE ON "recipes" FOR EACH ROW
    WHEN (NEW."last" IS DISTINCT FROM OLD."last" AND (jsonb_path_exists(NEW."last", 'strict $."hints"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_kitchen_refuse"(
        'WO010',
        'last',
        'cwom:items:recipes:last: an item in it breaks the rules of its type'
    );

-- What `names` lists is of its type.
CREATE TRIGGER "tr_recipes_names_items_insert" AFTER INSERT ON "recipes" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."names", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_kitchen_refuse"(
        'WO010',
        'names',
        'cwom:items:recipes:names: an item in it breaks the rules of its type'
    );

-- What `names` lists is of its type.
CREATE TRIGGER "tr_recipes_names_items_update" AFTER UPDATE ON "recipes" FOR EACH ROW
    WHEN (NEW."names" IS DISTINCT FROM OLD."names" AND (jsonb_path_exists(NEW."names", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_kitchen_refuse"(
        'WO010',
        'names',
        'cwom:items:recipes:names: an item in it breaks the rules of its type'
    );

-- What `scores` lists is of its type.
CREATE TRIGGER "tr_recipes_scores_items_insert" AFTER INSERT ON "recipes" FOR EACH ROW
    WHEN (NEW."scores" #> '{}' <> '{}')
    EXECUTE FUNCTION "tr_recipes_scores_items_insert"();

-- What `scores` lists is of its type.
CREATE TRIGGER "tr_recipes_scores_items_update" AFTER UPDATE ON "recipes" FOR EACH ROW
    WHEN (NEW."scores" IS DISTINCT FROM OLD."scores" AND (NEW."scores" #> '{}' <> '{}'))
    EXECUTE FUNCTION "tr_recipes_scores_items_insert"();

-- What `settings` lists is of its type.
CREATE TRIGGER "tr_recipes_settings_items_insert" AFTER INSERT ON "recipes" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."settings", 'strict $."tags"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_kitchen_refuse"(
        'WO010',
        'settings',
        'cwom:items:recipes:settings: an item in it breaks the rules of its type'
    );

-- What `settings` lists is of its type.
CREATE TRIGGER "tr_recipes_settings_items_update" AFTER UPDATE ON "recipes" FOR EACH ROW
    WHEN (NEW."settings" IS DISTINCT FROM OLD."settings" AND (jsonb_path_exists(NEW."settings", 'strict $."tags"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_kitchen_refuse"(
        'WO010',
        'settings',
        'cwom:items:recipes:settings: an item in it breaks the rules of its type'
    );

-- What `variants` lists is of its type.
CREATE TRIGGER "tr_recipes_variants_items_insert" AFTER INSERT ON "recipes" FOR EACH ROW
    WHEN (NEW."variants" <> '[]')
    EXECUTE FUNCTION "tr_recipes_variants_items_insert"();

-- What `variants` lists is of its type.
CREATE TRIGGER "tr_recipes_variants_items_update" AFTER UPDATE ON "recipes" FOR EACH ROW
    WHEN (NEW."variants" IS DISTINCT FROM OLD."variants" AND (NEW."variants" <> '[]'))
    EXECUTE FUNCTION "tr_recipes_variants_items_insert"();

-- What `words` lists is of its type.
CREATE TRIGGER "tr_recipes_words_items_insert" AFTER INSERT ON "recipes" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."words", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_kitchen_refuse"(
        'WO010',
        'words',
        'cwom:items:recipes:words: an item in it breaks the rules of its type'
    );

-- What `words` lists is of its type.
CREATE TRIGGER "tr_recipes_words_items_update" AFTER UPDATE ON "recipes" FOR EACH ROW
    WHEN (NEW."words" IS DISTINCT FROM OLD."words" AND (jsonb_path_exists(NEW."words", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_kitchen_refuse"(
        'WO010',
        'words',
        'cwom:items:recipes:words: an item in it breaks the rules of its type'
    );

-- Fire for replication, too.
ALTER TABLE "recipes"
    ENABLE ALWAYS TRIGGER "tr_recipes_first_items_insert",
    ENABLE ALWAYS TRIGGER "tr_recipes_first_items_update",
    ENABLE ALWAYS TRIGGER "tr_recipes_frozen",
    ENABLE ALWAYS TRIGGER "tr_recipes_last_items_insert",
    ENABLE ALWAYS TRIGGER "tr_recipes_last_items_update",
    ENABLE ALWAYS TRIGGER "tr_recipes_names_items_insert",
    ENABLE ALWAYS TRIGGER "tr_recipes_names_items_update",
    ENABLE ALWAYS TRIGGER "tr_recipes_scores_items_insert",
    ENABLE ALWAYS TRIGGER "tr_recipes_scores_items_update",
    ENABLE ALWAYS TRIGGER "tr_recipes_settings_items_insert",
    ENABLE ALWAYS TRIGGER "tr_recipes_settings_items_update",
    ENABLE ALWAYS TRIGGER "tr_recipes_variants_items_insert",
    ENABLE ALWAYS TRIGGER "tr_recipes_variants_items_update",
    ENABLE ALWAYS TRIGGER "tr_recipes_words_items_insert",
    ENABLE ALWAYS TRIGGER "tr_recipes_words_items_update";

-- Functions look into this schema only, never into a temporary table of the same name.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tr_recipes_scores_items_insert',
        'tr_recipes_variants_items_insert'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
