-- How to cook one dish.
CREATE TABLE "recipes" (
    "id" uuid NOT NULL,
    "first" jsonb NOT NULL,
    "last" jsonb,
    "settings" jsonb NOT NULL DEFAULT '{"heat":"high","servings":2,"price":"3.00","tags":[],"extra":{},"motto":"eat \"well\""}',
    "words" jsonb NOT NULL,
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
    CONSTRAINT "ck_recipes_names_json" CHECK (jsonb_typeof("names") = 'array'),
    CONSTRAINT "ck_recipes_scores_json" CHECK (jsonb_typeof("scores") = 'object'),
    CONSTRAINT "ck_recipes_anything_json" CHECK (jsonb_typeof("anything") <> 'null')
);

COMMENT ON TABLE "recipes" IS 'How to cook one dish.';
