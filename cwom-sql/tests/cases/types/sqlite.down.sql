-- A socket.
DROP TABLE "ports";
