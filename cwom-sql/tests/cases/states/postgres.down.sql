-- Something in a box.
DROP TABLE "parcels";

-- Refuses a move that the state machine does not have.
DROP FUNCTION "fn_depot_refuse_move"();

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_depot_refuse_change"();

-- Refuses what a trigger found wrong.
DROP FUNCTION "fn_depot_refuse"();
