-- How to cook one dish.
DROP TABLE "recipes";

-- What `variants` lists is of its type.
DROP FUNCTION "tr_recipes_variants_items_insert"();

-- What `scores` lists is of its type.
DROP FUNCTION "tr_recipes_scores_items_insert"();

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_kitchen_refuse_change"();

-- Refuses what a trigger found wrong.
DROP FUNCTION "fn_kitchen_refuse"();
