-- How to cook one dish.
DROP TABLE "recipes";
