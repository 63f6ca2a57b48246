-- A socket.
DROP TABLE "ports";

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_net_refuse_change"();

-- How fast a port is.
DROP TYPE "speed";
