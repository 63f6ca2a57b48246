-- How to cook one dish.
DROP TABLE "recipes";

-- What `words` lists is of its type.
DROP FUNCTION "tr_recipes_words_items_insert"();

-- What `settings` lists is of its type.
DROP FUNCTION "tr_recipes_settings_items_insert"();

-- What `scores` lists is of its type.
DROP FUNCTION "tr_recipes_scores_items_insert"();

-- What `names` lists is of its type.
DROP FUNCTION "tr_recipes_names_items_insert"();

-- What `last` lists is of its type.
DROP FUNCTION "tr_recipes_last_items_insert"();

-- What `first` lists is of its type.
DROP FUNCTION "tr_recipes_first_items_insert"();

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_kitchen_refuse_change"();
