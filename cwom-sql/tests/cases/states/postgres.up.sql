-- Something in a box.
CREATE TABLE "parcels" (
    "id" uuid NOT NULL,
    "stage" text COLLATE "C" NOT NULL DEFAULT 'packed',
    "carrier" text COLLATE "C",
    "reason" text COLLATE "C",
    "blame_who" text COLLATE "C",
    "blame_why" text COLLATE "C",
    "seen_town" text COLLATE "C",
    "seen_street" text COLLATE "C",
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "deleted_at" timestamptz,
    CONSTRAINT "pk_parcels" PRIMARY KEY ("id"),
    CONSTRAINT "ck_parcels_stage_values" CHECK ("stage" IN ('packed', 'sent', 'lost')),
    CONSTRAINT "ck_parcels_seen_together" CHECK (("seen_town" IS NULL AND "seen_street" IS NULL) OR ("seen_town" IS NOT NULL)),
    CONSTRAINT "ck_parcels_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_parcels_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_parcels_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_parcels_deleted_at_form" CHECK ("deleted_at" >= '0001-01-01 00:00:00+00' AND "deleted_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_parcels_carrier_required" CHECK ("stage" NOT IN ('sent', 'lost') OR "carrier" IS NOT NULL),
    CONSTRAINT "ck_parcels_reason_required" CHECK ("stage" <> 'lost' OR "reason" IS NOT NULL),
    CONSTRAINT "ck_parcels_blame_required" CHECK ("stage" <> 'lost' OR "blame_who" IS NOT NULL OR "blame_why" IS NOT NULL),
    CONSTRAINT "ck_parcels_seen_required" CHECK ("stage" <> 'lost' OR "seen_town" IS NOT NULL),
    CONSTRAINT "ck_parcels_reason_only_in" CHECK ("stage" = 'lost' OR ("reason" IS NULL)),
    CONSTRAINT "ck_parcels_blame_only_in" CHECK ("stage" = 'lost' OR ("blame_who" IS NULL AND "blame_why" IS NULL)),
    CONSTRAINT "ck_parcels_seen_only_in" CHECK ("stage" = 'lost' OR ("seen_town" IS NULL AND "seen_street" IS NULL))
);

COMMENT ON TABLE "parcels" IS 'Something in a box.';
