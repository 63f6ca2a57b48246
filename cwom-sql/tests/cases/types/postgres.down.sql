-- A socket.
DROP TABLE "ports";

-- How fast a port is.
DROP TYPE "speed";
