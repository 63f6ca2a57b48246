-- Something in a box.
DROP TABLE "parcels";
