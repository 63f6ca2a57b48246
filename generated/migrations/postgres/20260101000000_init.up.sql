-- cwom 20260101000000_init postgres up 1/1 phase=expand init
-- A container of work: code, documents or a project.
CREATE TABLE "cwom_repos" (
    "id" uuid NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "slug" text COLLATE "C" NOT NULL,
    "source" jsonb NOT NULL,
    "default_branch" text COLLATE "C" NOT NULL DEFAULT 'main',
    "visibility" text COLLATE "C" NOT NULL DEFAULT 'private',
    "owners" jsonb NOT NULL DEFAULT '[]',
    "policy" jsonb,
    "links" jsonb NOT NULL DEFAULT '[]',
    "trace_id" uuid,
    "tags" jsonb NOT NULL DEFAULT '[]',
    "meta" jsonb NOT NULL DEFAULT '{}',
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_repos" PRIMARY KEY ("id"),
    CONSTRAINT "uq_cwom_repos_slug" UNIQUE ("slug"),
    CONSTRAINT "ck_cwom_repos_name_length" CHECK (length("name") BETWEEN 1 AND 256),
    CONSTRAINT "ck_cwom_repos_slug_length" CHECK (length("slug") BETWEEN 1 AND 256),
    CONSTRAINT "ck_cwom_repos_slug_pattern" CHECK ("slug" ~ '^[.-9_a-z\-]*$'),
    CONSTRAINT "ck_cwom_repos_source_json" CHECK (CASE WHEN jsonb_typeof("source") = 'object' THEN
        "source" - ARRAY['system', 'external_id', 'url'] = '{}'
        AND coalesce(jsonb_typeof("source" -> 'system') = 'string', FALSE)
        AND length(("source" ->> 'system')) BETWEEN 1 AND 64
        AND jsonb_typeof("source" -> 'external_id') IN ('string', 'null')
        AND length(("source" ->> 'external_id')) BETWEEN 1 AND 256
        AND jsonb_typeof("source" -> 'url') IN ('string', 'null')
        AND length(("source" ->> 'url')) BETWEEN 1 AND 2000
    ELSE FALSE END),
    CONSTRAINT "ck_cwom_repos_default_branch_length" CHECK (length("default_branch") BETWEEN 1 AND 128),
    CONSTRAINT "ck_cwom_repos_visibility_values" CHECK ("visibility" IN ('public', 'private', 'internal')),
    CONSTRAINT "ck_cwom_repos_owners_json" CHECK (jsonb_typeof("owners") = 'array'),
    CONSTRAINT "ck_cwom_repos_policy_json" CHECK (CASE WHEN jsonb_typeof("policy") = 'object' THEN
        "policy" - ARRAY['allowed_tools', 'secrets_profile'] = '{}'
        AND jsonb_typeof("policy" -> 'allowed_tools') = 'array'
        AND jsonb_typeof("policy" -> 'secrets_profile') IN ('string', 'null')
        AND length(("policy" ->> 'secrets_profile')) <= 64
    ELSE jsonb_typeof("policy") IS NULL END),
    CONSTRAINT "ck_cwom_repos_links_json" CHECK (jsonb_typeof("links") = 'array'),
    CONSTRAINT "ck_cwom_repos_tags_json" CHECK (jsonb_typeof("tags") = 'array'),
    CONSTRAINT "ck_cwom_repos_meta_json" CHECK (jsonb_typeof("meta") = 'object'),
    CONSTRAINT "ck_cwom_repos_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_repos_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_cwom_repos_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_cwom_repos_slug_is_canonical" CHECK (slug NOT LIKE '%.git')
);

-- Finds rows by `trace_id`.
CREATE INDEX "ix_cwom_repos_trace_id" ON "cwom_repos" ("trace_id");

-- Finds rows by `name`.
CREATE INDEX "ix_cwom_repos_name" ON "cwom_repos" ("name");

-- Finds rows by `visibility`.
CREATE INDEX "ix_cwom_repos_visibility" ON "cwom_repos" ("visibility");

-- Finds rows by `created_at`, latest first.
CREATE INDEX "ix_cwom_repos_created_at_desc" ON "cwom_repos" ("created_at" DESC);

COMMENT ON TABLE "cwom_repos" IS 'A container of work: code, documents or a project.';
COMMENT ON COLUMN "cwom_repos"."name" IS 'Display name; may change.';
COMMENT ON COLUMN "cwom_repos"."slug" IS 'Name for programs, such as `owner/name`; never changes, whatever happens to the name.';
COMMENT ON COLUMN "cwom_repos"."source" IS 'Where it is kept.';
COMMENT ON COLUMN "cwom_repos"."owners" IS 'Who answers for it.';
COMMENT ON COLUMN "cwom_repos"."policy" IS 'What work on it may use; null: no policy.';
COMMENT ON COLUMN "cwom_repos"."links" IS 'Documents, dashboards and the like.';
COMMENT ON COLUMN "cwom_repos"."trace_id" IS 'The chain of work that this belongs to; taken from the writer''s context.';
COMMENT ON COLUMN "cwom_repos"."tags" IS 'Free labels.';
COMMENT ON COLUMN "cwom_repos"."meta" IS 'Free data under namespaced keys, such as `github.number`.';

-- A unit of intent, never its execution.
CREATE TABLE "cwom_issues" (
    "id" uuid NOT NULL,
    "repo_id" uuid NOT NULL,
    "repo_role" text COLLATE "C",
    "parent_id" uuid,
    "title" text COLLATE "C" NOT NULL,
    "description" text COLLATE "C" NOT NULL DEFAULT '',
    "type" text COLLATE "C" NOT NULL,
    "priority" text COLLATE "C" NOT NULL DEFAULT 'P2',
    "status" text COLLATE "C" NOT NULL DEFAULT 'planned',
    "assignees" jsonb NOT NULL DEFAULT '[]',
    "watchers" jsonb NOT NULL DEFAULT '[]',
    "acceptance" jsonb NOT NULL DEFAULT '{"criteria":[]}',
    "trace_id" uuid,
    "tags" jsonb NOT NULL DEFAULT '[]',
    "meta" jsonb NOT NULL DEFAULT '{}',
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_issues" PRIMARY KEY ("id"),
    CONSTRAINT "uq_cwom_issues_id_repo_id" UNIQUE ("id", "repo_id"),
    CONSTRAINT "fk_cwom_issues_repo_id" FOREIGN KEY ("repo_id") REFERENCES "cwom_repos" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_cwom_issues_parent_id" FOREIGN KEY ("parent_id") REFERENCES "cwom_issues" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_issues_repo_role_length" CHECK (length("repo_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_issues_title_length" CHECK (length("title") BETWEEN 1 AND 512),
    CONSTRAINT "ck_cwom_issues_description_length" CHECK (length("description") <= 16000),
    CONSTRAINT "ck_cwom_issues_type_values" CHECK ("type" IN ('feature', 'bug', 'chore', 'research', 'ops', 'doc', 'incident')),
    CONSTRAINT "ck_cwom_issues_priority_values" CHECK ("priority" IN ('P0', 'P1', 'P2', 'P3', 'P4')),
    CONSTRAINT "ck_cwom_issues_status_values" CHECK ("status" IN ('planned', 'ready', 'running', 'blocked', 'under_review', 'done', 'failed', 'canceled')),
    CONSTRAINT "ck_cwom_issues_assignees_json" CHECK (jsonb_typeof("assignees") = 'array'),
    CONSTRAINT "ck_cwom_issues_watchers_json" CHECK (jsonb_typeof("watchers") = 'array'),
    CONSTRAINT "ck_cwom_issues_acceptance_json" CHECK (CASE WHEN jsonb_typeof("acceptance") = 'object' THEN
        "acceptance" - ARRAY['criteria', 'tests_expected'] = '{}'
        AND jsonb_typeof("acceptance" -> 'criteria') = 'array'
        AND jsonb_typeof("acceptance" -> 'tests_expected') IN ('array', 'null')
    ELSE FALSE END),
    CONSTRAINT "ck_cwom_issues_tags_json" CHECK (jsonb_typeof("tags") = 'array'),
    CONSTRAINT "ck_cwom_issues_meta_json" CHECK (jsonb_typeof("meta") = 'object'),
    CONSTRAINT "ck_cwom_issues_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_issues_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_cwom_issues_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_cwom_issues_parent_id_distinct" CHECK ("parent_id" <> "id")
);

-- Finds the rows that refer by `repo_id`.
CREATE INDEX "ix_cwom_issues_repo_id" ON "cwom_issues" ("repo_id");

-- Finds the rows that refer by `parent_id`.
CREATE INDEX "ix_cwom_issues_parent_id" ON "cwom_issues" ("parent_id");

-- Finds rows by `trace_id`.
CREATE INDEX "ix_cwom_issues_trace_id" ON "cwom_issues" ("trace_id");

-- Finds rows by `status`.
CREATE INDEX "ix_cwom_issues_status" ON "cwom_issues" ("status");

-- Finds rows by `priority`, then `status`.
CREATE INDEX "ix_cwom_issues_priority_status" ON "cwom_issues" ((CASE "priority" WHEN 'P0' THEN 0 WHEN 'P1' THEN 1 WHEN 'P2' THEN 2 WHEN 'P3' THEN 3 WHEN 'P4' THEN 4 END), "status");

-- Finds rows by `type`, then `status`.
CREATE INDEX "ix_cwom_issues_type_status" ON "cwom_issues" ("type", "status");

-- Finds rows by `created_at`, latest first.
CREATE INDEX "ix_cwom_issues_created_at_desc" ON "cwom_issues" ("created_at" DESC);

COMMENT ON TABLE "cwom_issues" IS 'A unit of intent, never its execution.';
COMMENT ON COLUMN "cwom_issues"."repo_id" IS 'The repo that the work is about.';
COMMENT ON COLUMN "cwom_issues"."parent_id" IS 'The larger issue that this one is part of.';
COMMENT ON COLUMN "cwom_issues"."description" IS 'Markdown.';
COMMENT ON COLUMN "cwom_issues"."type" IS 'What kind of work it asks for.';
COMMENT ON COLUMN "cwom_issues"."assignees" IS 'Who is to do it.';
COMMENT ON COLUMN "cwom_issues"."watchers" IS 'Who wants to hear about it.';
COMMENT ON COLUMN "cwom_issues"."acceptance" IS 'When it counts as done.';
COMMENT ON COLUMN "cwom_issues"."trace_id" IS 'The chain of work that this belongs to; taken from the writer''s context.';
COMMENT ON COLUMN "cwom_issues"."tags" IS 'Free labels.';
COMMENT ON COLUMN "cwom_issues"."meta" IS 'Free data under namespaced keys, such as `github.number`.';

-- The operating limits at one moment; a new reality is a new snapshot.
CREATE TABLE "cwom_constraint_snapshots" (
    "id" uuid NOT NULL,
    "scope" text COLLATE "C" NOT NULL,
    "captured_at" timestamptz NOT NULL DEFAULT now(),
    "owner_kind" text COLLATE "C" NOT NULL,
    "owner_id" text COLLATE "C" NOT NULL,
    "owner_display" text COLLATE "C",
    "constraints" jsonb NOT NULL DEFAULT '{}',
    "trace_id" uuid,
    "tags" jsonb NOT NULL DEFAULT '[]',
    "meta" jsonb NOT NULL DEFAULT '{}',
    "row_version" bigint NOT NULL DEFAULT 1,
    CONSTRAINT "pk_cwom_constraint_snapshots" PRIMARY KEY ("id"),
    CONSTRAINT "ck_cwom_constraint_snapshots_scope_values" CHECK ("scope" IN ('personal', 'repo', 'org', 'system', 'run')),
    CONSTRAINT "ck_cwom_constraint_snapshots_captured_at_form" CHECK ("captured_at" >= '0001-01-01 00:00:00+00' AND "captured_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_cwom_constraint_snapshots_owner_kind_values" CHECK ("owner_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_cwom_constraint_snapshots_owner_id_length" CHECK (length("owner_id") BETWEEN 1 AND 128),
    CONSTRAINT "ck_cwom_constraint_snapshots_owner_display_length" CHECK (length("owner_display") BETWEEN 1 AND 256),
    CONSTRAINT "ck_cwom_constraint_snapshots_constraints_json" CHECK (CASE WHEN jsonb_typeof("constraints") = 'object' THEN
        "constraints" - ARRAY['time', 'energy', 'health', 'budget', 'tools', 'environment', 'risk'] = '{}'
        AND CASE WHEN jsonb_typeof("constraints" -> 'time') = 'object' THEN ("constraints" -> 'time') - ARRAY['available_minutes', 'deadline'] = '{}' AND jsonb_typeof("constraints" -> 'time' -> 'available_minutes') IN ('number', 'null') AND ("constraints" -> 'time' ->> 'available_minutes') ~ '^-?[0-9]+$' AND CASE WHEN jsonb_typeof("constraints" -> 'time' -> 'available_minutes') = 'number' THEN (("constraints" -> 'time' ->> 'available_minutes'))::numeric BETWEEN 0 AND 2147483647 ELSE TRUE END AND jsonb_typeof("constraints" -> 'time' -> 'deadline') IN ('string', 'null') AND length(("constraints" -> 'time' ->> 'deadline')) = 27 AND ("constraints" -> 'time' ->> 'deadline') ~ '^[.0-:TZ\-]*$' ELSE coalesce(jsonb_typeof("constraints" -> 'time'), 'null') = 'null' END
        AND CASE WHEN jsonb_typeof("constraints" -> 'energy') = 'object' THEN ("constraints" -> 'energy') - ARRAY['score_0_5', 'notes'] = '{}' AND jsonb_typeof("constraints" -> 'energy' -> 'score_0_5') IN ('number', 'null') AND ("constraints" -> 'energy' ->> 'score_0_5') ~ '^-?[0-9]+$' AND CASE WHEN jsonb_typeof("constraints" -> 'energy' -> 'score_0_5') = 'number' THEN (("constraints" -> 'energy' ->> 'score_0_5'))::numeric BETWEEN 0 AND 5 ELSE TRUE END AND jsonb_typeof("constraints" -> 'energy' -> 'notes') IN ('string', 'null') AND length(("constraints" -> 'energy' ->> 'notes')) <= 500 ELSE coalesce(jsonb_typeof("constraints" -> 'energy'), 'null') = 'null' END
        AND CASE WHEN jsonb_typeof("constraints" -> 'health') = 'object' THEN ("constraints" -> 'health') - ARRAY['flags', 'notes'] = '{}' AND jsonb_typeof("constraints" -> 'health' -> 'flags') = 'array' AND jsonb_typeof("constraints" -> 'health' -> 'notes') IN ('string', 'null') AND length(("constraints" -> 'health' ->> 'notes')) <= 500 ELSE coalesce(jsonb_typeof("constraints" -> 'health'), 'null') = 'null' END
        AND CASE WHEN jsonb_typeof("constraints" -> 'budget') = 'object' THEN ("constraints" -> 'budget') - ARRAY['usd_available', 'burn_limit_usd'] = '{}' AND jsonb_typeof("constraints" -> 'budget' -> 'usd_available') IN ('number', 'null') AND CASE WHEN jsonb_typeof("constraints" -> 'budget' -> 'usd_available') = 'number' THEN (("constraints" -> 'budget' ->> 'usd_available'))::numeric >= 0.0 ELSE TRUE END AND jsonb_typeof("constraints" -> 'budget' -> 'burn_limit_usd') IN ('number', 'null') AND CASE WHEN jsonb_typeof("constraints" -> 'budget' -> 'burn_limit_usd') = 'number' THEN (("constraints" -> 'budget' ->> 'burn_limit_usd'))::numeric >= 0.0 ELSE TRUE END ELSE coalesce(jsonb_typeof("constraints" -> 'budget'), 'null') = 'null' END
        AND CASE WHEN jsonb_typeof("constraints" -> 'tools') = 'object' THEN ("constraints" -> 'tools') - ARRAY['allowed', 'blocked'] = '{}' AND jsonb_typeof("constraints" -> 'tools' -> 'allowed') = 'array' AND jsonb_typeof("constraints" -> 'tools' -> 'blocked') = 'array' ELSE coalesce(jsonb_typeof("constraints" -> 'tools'), 'null') = 'null' END
        AND CASE WHEN jsonb_typeof("constraints" -> 'environment') = 'object' THEN ("constraints" -> 'environment') - ARRAY['location', 'connectivity', 'device'] = '{}' AND jsonb_typeof("constraints" -> 'environment' -> 'location') IN ('string', 'null') AND length(("constraints" -> 'environment' ->> 'location')) <= 128 AND jsonb_typeof("constraints" -> 'environment' -> 'connectivity') = 'string' AND ("constraints" -> 'environment' ->> 'connectivity') IN ('offline', 'limited', 'ok') AND jsonb_typeof("constraints" -> 'environment' -> 'device') IN ('string', 'null') AND length(("constraints" -> 'environment' ->> 'device')) <= 128 ELSE coalesce(jsonb_typeof("constraints" -> 'environment'), 'null') = 'null' END
        AND CASE WHEN jsonb_typeof("constraints" -> 'risk') = 'object' THEN ("constraints" -> 'risk') - ARRAY['tolerance', 'notes'] = '{}' AND jsonb_typeof("constraints" -> 'risk' -> 'tolerance') = 'string' AND ("constraints" -> 'risk' ->> 'tolerance') IN ('low', 'medium', 'high') AND jsonb_typeof("constraints" -> 'risk' -> 'notes') IN ('string', 'null') AND length(("constraints" -> 'risk' ->> 'notes')) <= 500 ELSE coalesce(jsonb_typeof("constraints" -> 'risk'), 'null') = 'null' END
    ELSE FALSE END),
    CONSTRAINT "ck_cwom_constraint_snapshots_tags_json" CHECK (jsonb_typeof("tags") = 'array'),
    CONSTRAINT "ck_cwom_constraint_snapshots_meta_json" CHECK (jsonb_typeof("meta") = 'object'),
    CONSTRAINT "ck_cwom_constraint_snapshots_row_version_range" CHECK ("row_version" >= 1)
);

-- Finds rows by `trace_id`.
CREATE INDEX "ix_cwom_constraint_snapshots_trace_id" ON "cwom_constraint_snapshots" ("trace_id");

-- Finds rows by `scope`.
CREATE INDEX "ix_cwom_constraint_snapshots_scope" ON "cwom_constraint_snapshots" ("scope");

-- Finds rows by `owner_kind`, then `owner_id`.
CREATE INDEX "ix_cwom_constraint_snapshots_owner_kind_owner_id" ON "cwom_constraint_snapshots" ("owner_kind", "owner_id");

-- Finds rows by `captured_at`, latest first.
CREATE INDEX "ix_cwom_constraint_snapshots_captured_at_desc" ON "cwom_constraint_snapshots" ("captured_at" DESC);

COMMENT ON TABLE "cwom_constraint_snapshots" IS 'The operating limits at one moment; a new reality is a new snapshot.';
COMMENT ON COLUMN "cwom_constraint_snapshots"."scope" IS 'What it speaks about.';
COMMENT ON COLUMN "cwom_constraint_snapshots"."captured_at" IS 'The moment that it describes.';
COMMENT ON COLUMN "cwom_constraint_snapshots"."owner_kind" IS 'Whose limits they are. What kind of actor it is.';
COMMENT ON COLUMN "cwom_constraint_snapshots"."owner_id" IS 'Whose limits they are. Pseudonymous; no e-mail address.';
COMMENT ON COLUMN "cwom_constraint_snapshots"."owner_display" IS 'Whose limits they are. Name to show to people.';
COMMENT ON COLUMN "cwom_constraint_snapshots"."constraints" IS 'The limits.';
COMMENT ON COLUMN "cwom_constraint_snapshots"."trace_id" IS 'The chain of work that this belongs to; taken from the writer''s context.';
COMMENT ON COLUMN "cwom_constraint_snapshots"."tags" IS 'Free labels.';
COMMENT ON COLUMN "cwom_constraint_snapshots"."meta" IS 'Free data under namespaced keys, such as `github.number`.';

-- A versioned briefing for runs on one issue; new information is a new version.
CREATE TABLE "cwom_context_packets" (
    "id" uuid NOT NULL,
    "for_issue_id" uuid NOT NULL,
    "for_issue_role" text COLLATE "C",
    "version" text COLLATE "C" NOT NULL,
    "summary" text COLLATE "C" NOT NULL,
    "inputs" jsonb NOT NULL DEFAULT '{"documents":[],"data_blobs":[],"links":[]}',
    "assumptions" jsonb NOT NULL DEFAULT '[]',
    "open_questions" jsonb NOT NULL DEFAULT '[]',
    "instructions" text COLLATE "C" NOT NULL DEFAULT '',
    "constraint_snapshot_id" uuid,
    "constraint_snapshot_role" text COLLATE "C",
    "trace_id" uuid,
    "tags" jsonb NOT NULL DEFAULT '[]',
    "meta" jsonb NOT NULL DEFAULT '{}',
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_context_packets" PRIMARY KEY ("id"),
    CONSTRAINT "uq_cwom_context_packets_for_issue_id_version" UNIQUE ("for_issue_id", "version"),
    CONSTRAINT "fk_cwom_context_packets_for_issue_id" FOREIGN KEY ("for_issue_id") REFERENCES "cwom_issues" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_cwom_context_packets_constraint_snapshot_id" FOREIGN KEY ("constraint_snapshot_id") REFERENCES "cwom_constraint_snapshots" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_context_packets_for_issue_role_length" CHECK (length("for_issue_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_context_packets_version_length" CHECK (length("version") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_context_packets_summary_length" CHECK (length("summary") BETWEEN 1 AND 4000),
    CONSTRAINT "ck_cwom_context_packets_inputs_json" CHECK (CASE WHEN jsonb_typeof("inputs") = 'object' THEN
        "inputs" - ARRAY['documents', 'data_blobs', 'links'] = '{}'
        AND jsonb_typeof("inputs" -> 'documents') = 'array'
        AND jsonb_typeof("inputs" -> 'data_blobs') = 'array'
        AND jsonb_typeof("inputs" -> 'links') = 'array'
    ELSE FALSE END),
    CONSTRAINT "ck_cwom_context_packets_assumptions_json" CHECK (jsonb_typeof("assumptions") = 'array'),
    CONSTRAINT "ck_cwom_context_packets_open_questions_json" CHECK (jsonb_typeof("open_questions") = 'array'),
    CONSTRAINT "ck_cwom_context_packets_instructions_length" CHECK (length("instructions") <= 8000),
    CONSTRAINT "ck_cwom_context_packets_constraint_snapshot_role_length" CHECK (length("constraint_snapshot_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_context_packets_tags_json" CHECK (jsonb_typeof("tags") = 'array'),
    CONSTRAINT "ck_cwom_context_packets_meta_json" CHECK (jsonb_typeof("meta") = 'object'),
    CONSTRAINT "ck_cwom_context_packets_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_context_packets_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the rows that refer by `constraint_snapshot_id`.
CREATE INDEX "ix_cwom_context_packets_constraint_snapshot_id" ON "cwom_context_packets" ("constraint_snapshot_id");

-- Finds rows by `trace_id`.
CREATE INDEX "ix_cwom_context_packets_trace_id" ON "cwom_context_packets" ("trace_id");

-- Finds rows by `for_issue_id`, then `created_at`, latest first.
CREATE INDEX "ix_cwom_context_packets_for_issue_id_created_at_desc" ON "cwom_context_packets" ("for_issue_id", "created_at" DESC);

-- Finds rows by `created_at`, latest first.
CREATE INDEX "ix_cwom_context_packets_created_at_desc" ON "cwom_context_packets" ("created_at" DESC);

COMMENT ON TABLE "cwom_context_packets" IS 'A versioned briefing for runs on one issue; new information is a new version.';
COMMENT ON COLUMN "cwom_context_packets"."for_issue_id" IS 'The issue that it was written for.';
COMMENT ON COLUMN "cwom_context_packets"."version" IS 'Such as `1.0` or `2026-01-25a`; has no order.';
COMMENT ON COLUMN "cwom_context_packets"."summary" IS 'What one has to know.';
COMMENT ON COLUMN "cwom_context_packets"."inputs" IS 'What it is based on.';
COMMENT ON COLUMN "cwom_context_packets"."assumptions" IS 'What it takes for granted.';
COMMENT ON COLUMN "cwom_context_packets"."open_questions" IS 'What nobody knows yet.';
COMMENT ON COLUMN "cwom_context_packets"."instructions" IS 'What to do.';
COMMENT ON COLUMN "cwom_context_packets"."constraint_snapshot_id" IS 'The limits that it was written under.';
COMMENT ON COLUMN "cwom_context_packets"."trace_id" IS 'The chain of work that this belongs to; taken from the writer''s context.';
COMMENT ON COLUMN "cwom_context_packets"."tags" IS 'Free labels.';
COMMENT ON COLUMN "cwom_context_packets"."meta" IS 'Free data under namespaced keys, such as `github.number`.';

-- One version of one governing rule; a change of its text is a new version.
CREATE TABLE "cwom_doctrine_refs" (
    "id" uuid NOT NULL,
    "namespace" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "version" text COLLATE "C" NOT NULL,
    "type" text COLLATE "C" NOT NULL,
    "priority" text COLLATE "C" NOT NULL DEFAULT 'should',
    "statement" text COLLATE "C" NOT NULL,
    "rationale" text COLLATE "C",
    "links" jsonb NOT NULL DEFAULT '[]',
    "applicability" jsonb NOT NULL DEFAULT '{"issue_types":[],"tags":[]}',
    "trace_id" uuid,
    "tags" jsonb NOT NULL DEFAULT '[]',
    "meta" jsonb NOT NULL DEFAULT '{}',
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_doctrine_refs" PRIMARY KEY ("id"),
    CONSTRAINT "uq_cwom_doctrine_refs_namespace_name_version" UNIQUE ("namespace", "name", "version"),
    CONSTRAINT "ck_cwom_doctrine_refs_namespace_length" CHECK (length("namespace") BETWEEN 1 AND 128),
    CONSTRAINT "ck_cwom_doctrine_refs_name_length" CHECK (length("name") BETWEEN 1 AND 256),
    CONSTRAINT "ck_cwom_doctrine_refs_version_length" CHECK (length("version") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_doctrine_refs_type_values" CHECK ("type" IN ('principle', 'policy', 'procedure', 'heuristic', 'pattern')),
    CONSTRAINT "ck_cwom_doctrine_refs_priority_values" CHECK ("priority" IN ('must', 'should', 'may')),
    CONSTRAINT "ck_cwom_doctrine_refs_statement_length" CHECK (length("statement") BETWEEN 1 AND 4000),
    CONSTRAINT "ck_cwom_doctrine_refs_rationale_length" CHECK (length("rationale") <= 4000),
    CONSTRAINT "ck_cwom_doctrine_refs_links_json" CHECK (jsonb_typeof("links") = 'array'),
    CONSTRAINT "ck_cwom_doctrine_refs_applicability_json" CHECK (CASE WHEN jsonb_typeof("applicability") = 'object' THEN
        "applicability" - ARRAY['issue_types', 'tags'] = '{}'
        AND jsonb_typeof("applicability" -> 'issue_types') = 'array'
        AND jsonb_typeof("applicability" -> 'tags') = 'array'
    ELSE FALSE END),
    CONSTRAINT "ck_cwom_doctrine_refs_tags_json" CHECK (jsonb_typeof("tags") = 'array'),
    CONSTRAINT "ck_cwom_doctrine_refs_meta_json" CHECK (jsonb_typeof("meta") = 'object'),
    CONSTRAINT "ck_cwom_doctrine_refs_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_doctrine_refs_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds rows by `trace_id`.
CREATE INDEX "ix_cwom_doctrine_refs_trace_id" ON "cwom_doctrine_refs" ("trace_id");

-- Finds rows by `namespace`, then `name`, then `created_at`, latest first.
CREATE INDEX "ix_cwom_doctrine_refs_namespace_name_created_at_desc" ON "cwom_doctrine_refs" ("namespace", "name", "created_at" DESC);

-- Finds rows by `name`.
CREATE INDEX "ix_cwom_doctrine_refs_name" ON "cwom_doctrine_refs" ("name");

-- Finds rows by `type`, then `priority`.
CREATE INDEX "ix_cwom_doctrine_refs_type_priority" ON "cwom_doctrine_refs" ("type", (CASE "priority" WHEN 'must' THEN 0 WHEN 'should' THEN 1 WHEN 'may' THEN 2 END));

-- Finds rows by `created_at`, latest first.
CREATE INDEX "ix_cwom_doctrine_refs_created_at_desc" ON "cwom_doctrine_refs" ("created_at" DESC);

COMMENT ON TABLE "cwom_doctrine_refs" IS 'One version of one governing rule; a change of its text is a new version.';
COMMENT ON COLUMN "cwom_doctrine_refs"."namespace" IS 'Such as `org/security`.';
COMMENT ON COLUMN "cwom_doctrine_refs"."version" IS 'Free text; has no order.';
COMMENT ON COLUMN "cwom_doctrine_refs"."type" IS 'What kind of rule it is.';
COMMENT ON COLUMN "cwom_doctrine_refs"."priority" IS 'How binding it is.';
COMMENT ON COLUMN "cwom_doctrine_refs"."statement" IS 'The rule itself.';
COMMENT ON COLUMN "cwom_doctrine_refs"."rationale" IS 'Why it holds.';
COMMENT ON COLUMN "cwom_doctrine_refs"."links" IS 'Where to read more.';
COMMENT ON COLUMN "cwom_doctrine_refs"."applicability" IS 'What it speaks about.';
COMMENT ON COLUMN "cwom_doctrine_refs"."trace_id" IS 'The chain of work that this belongs to; taken from the writer''s context.';
COMMENT ON COLUMN "cwom_doctrine_refs"."tags" IS 'Free labels.';
COMMENT ON COLUMN "cwom_doctrine_refs"."meta" IS 'Free data under namespaced keys, such as `github.number`.';

-- One attempt to carry out an issue; a retry is a new run.
CREATE TABLE "cwom_runs" (
    "id" uuid NOT NULL,
    "for_issue_id" uuid NOT NULL,
    "for_issue_role" text COLLATE "C",
    "repo_id" uuid NOT NULL,
    "repo_role" text COLLATE "C",
    "status" text COLLATE "C" NOT NULL DEFAULT 'planned',
    "mode" text COLLATE "C" NOT NULL,
    "executor" jsonb NOT NULL,
    "constraint_snapshot_id" uuid,
    "constraint_snapshot_role" text COLLATE "C",
    "plan" jsonb NOT NULL DEFAULT '{"steps":[],"risk_notes":[]}',
    "telemetry" jsonb NOT NULL DEFAULT '{}',
    "cost" jsonb NOT NULL DEFAULT '{}',
    "outputs" jsonb NOT NULL DEFAULT '{"decision_log":[]}',
    "failure" jsonb,
    "artifact_root_uri" text COLLATE "C",
    "trace_id" uuid,
    "tags" jsonb NOT NULL DEFAULT '[]',
    "meta" jsonb NOT NULL DEFAULT '{}',
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_runs" PRIMARY KEY ("id"),
    CONSTRAINT "uq_cwom_runs_id_for_issue_id" UNIQUE ("id", "for_issue_id"),
    CONSTRAINT "fk_cwom_runs_for_issue_id_repo_id" FOREIGN KEY ("for_issue_id", "repo_id") REFERENCES "cwom_issues" ("id", "repo_id") ON DELETE NO ACTION,
    CONSTRAINT "fk_cwom_runs_constraint_snapshot_id" FOREIGN KEY ("constraint_snapshot_id") REFERENCES "cwom_constraint_snapshots" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_runs_for_issue_role_length" CHECK (length("for_issue_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_runs_repo_role_length" CHECK (length("repo_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_runs_status_values" CHECK ("status" IN ('planned', 'ready', 'running', 'blocked', 'under_review', 'done', 'failed', 'canceled')),
    CONSTRAINT "ck_cwom_runs_mode_values" CHECK ("mode" IN ('human', 'agent', 'hybrid', 'system')),
    CONSTRAINT "ck_cwom_runs_executor_json" CHECK (CASE WHEN jsonb_typeof("executor") = 'object' THEN
        "executor" - ARRAY['actor', 'runtime', 'toolchain'] = '{}'
        AND CASE WHEN jsonb_typeof("executor" -> 'actor') = 'object' THEN ("executor" -> 'actor') - ARRAY['actor_kind', 'actor_id', 'display'] = '{}' AND coalesce(jsonb_typeof("executor" -> 'actor' -> 'actor_kind') = 'string', FALSE) AND ("executor" -> 'actor' ->> 'actor_kind') IN ('human', 'agent', 'system') AND coalesce(jsonb_typeof("executor" -> 'actor' -> 'actor_id') = 'string', FALSE) AND length(("executor" -> 'actor' ->> 'actor_id')) BETWEEN 1 AND 128 AND jsonb_typeof("executor" -> 'actor' -> 'display') IN ('string', 'null') AND length(("executor" -> 'actor' ->> 'display')) BETWEEN 1 AND 256 ELSE FALSE END
        AND coalesce(jsonb_typeof("executor" -> 'runtime') = 'string', FALSE)
        AND length(("executor" ->> 'runtime')) BETWEEN 1 AND 64
        AND jsonb_typeof("executor" -> 'toolchain') = 'array'
    ELSE FALSE END),
    CONSTRAINT "ck_cwom_runs_constraint_snapshot_role_length" CHECK (length("constraint_snapshot_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_runs_plan_json" CHECK (CASE WHEN jsonb_typeof("plan") = 'object' THEN
        "plan" - ARRAY['steps', 'risk_notes'] = '{}'
        AND jsonb_typeof("plan" -> 'steps') = 'array'
        AND jsonb_typeof("plan" -> 'risk_notes') = 'array'
    ELSE FALSE END),
    CONSTRAINT "ck_cwom_runs_telemetry_json" CHECK (CASE WHEN jsonb_typeof("telemetry") = 'object' THEN
        "telemetry" - ARRAY['started_at', 'ended_at', 'duration_s'] = '{}'
        AND jsonb_typeof("telemetry" -> 'started_at') IN ('string', 'null')
        AND length(("telemetry" ->> 'started_at')) = 27
        AND ("telemetry" ->> 'started_at') ~ '^[.0-:TZ\-]*$'
        AND jsonb_typeof("telemetry" -> 'ended_at') IN ('string', 'null')
        AND length(("telemetry" ->> 'ended_at')) = 27
        AND ("telemetry" ->> 'ended_at') ~ '^[.0-:TZ\-]*$'
        AND jsonb_typeof("telemetry" -> 'duration_s') IN ('number', 'null')
        AND CASE WHEN jsonb_typeof("telemetry" -> 'duration_s') = 'number' THEN (("telemetry" ->> 'duration_s'))::numeric >= 0.0 ELSE TRUE END
    ELSE FALSE END),
    CONSTRAINT "ck_cwom_runs_cost_json" CHECK (CASE WHEN jsonb_typeof("cost") = 'object' THEN
        "cost" - ARRAY['usd', 'tokens', 'compute_s'] = '{}'
        AND jsonb_typeof("cost" -> 'usd') IN ('number', 'null')
        AND CASE WHEN jsonb_typeof("cost" -> 'usd') = 'number' THEN (("cost" ->> 'usd'))::numeric >= 0.0 ELSE TRUE END
        AND jsonb_typeof("cost" -> 'tokens') IN ('number', 'null')
        AND ("cost" ->> 'tokens') ~ '^-?[0-9]+$'
        AND CASE WHEN jsonb_typeof("cost" -> 'tokens') = 'number' THEN (("cost" ->> 'tokens'))::numeric BETWEEN 0 AND 9223372036854775807 ELSE TRUE END
        AND jsonb_typeof("cost" -> 'compute_s') IN ('number', 'null')
        AND CASE WHEN jsonb_typeof("cost" -> 'compute_s') = 'number' THEN (("cost" ->> 'compute_s'))::numeric >= 0.0 ELSE TRUE END
    ELSE FALSE END),
    CONSTRAINT "ck_cwom_runs_outputs_json" CHECK (CASE WHEN jsonb_typeof("outputs") = 'object' THEN
        "outputs" - ARRAY['result_summary', 'decision_log'] = '{}'
        AND jsonb_typeof("outputs" -> 'result_summary') IN ('string', 'null')
        AND length(("outputs" ->> 'result_summary')) <= 4000
        AND jsonb_typeof("outputs" -> 'decision_log') = 'array'
    ELSE FALSE END),
    CONSTRAINT "ck_cwom_runs_failure_json" CHECK (CASE WHEN jsonb_typeof("failure") = 'object' THEN
        "failure" - ARRAY['category', 'message'] = '{}'
        AND coalesce(jsonb_typeof("failure" -> 'category') = 'string', FALSE)
        AND ("failure" ->> 'category') IN ('policy', 'build', 'test', 'runtime', 'dependency', 'unknown')
        AND coalesce(jsonb_typeof("failure" -> 'message') = 'string', FALSE)
        AND length(("failure" ->> 'message')) BETWEEN 1 AND 4000
    ELSE jsonb_typeof("failure") IS NULL END),
    CONSTRAINT "ck_cwom_runs_artifact_root_uri_length" CHECK (length("artifact_root_uri") <= 2000),
    CONSTRAINT "ck_cwom_runs_tags_json" CHECK (jsonb_typeof("tags") = 'array'),
    CONSTRAINT "ck_cwom_runs_meta_json" CHECK (jsonb_typeof("meta") = 'object'),
    CONSTRAINT "ck_cwom_runs_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_runs_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_cwom_runs_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_cwom_runs_constraint_snapshot_id_required" CHECK ("status" NOT IN ('running', 'blocked', 'under_review', 'done', 'failed') OR "constraint_snapshot_id" IS NOT NULL),
    CONSTRAINT "ck_cwom_runs_failure_only_in" CHECK ("status" = 'failed' OR ("failure" IS NULL))
);

-- Finds the rows that refer by `for_issue_id`.
CREATE INDEX "ix_cwom_runs_for_issue_id" ON "cwom_runs" ("for_issue_id");

-- Finds the rows that refer by `repo_id`.
CREATE INDEX "ix_cwom_runs_repo_id" ON "cwom_runs" ("repo_id");

-- Finds the rows that refer by `constraint_snapshot_id`.
CREATE INDEX "ix_cwom_runs_constraint_snapshot_id" ON "cwom_runs" ("constraint_snapshot_id");

-- Finds rows by `trace_id`.
CREATE INDEX "ix_cwom_runs_trace_id" ON "cwom_runs" ("trace_id");

-- Finds rows by `status`, then `mode`.
CREATE INDEX "ix_cwom_runs_status_mode" ON "cwom_runs" ("status", "mode");

-- Finds rows by `mode`.
CREATE INDEX "ix_cwom_runs_mode" ON "cwom_runs" ("mode");

-- Finds rows by `created_at`, latest first.
CREATE INDEX "ix_cwom_runs_created_at_desc" ON "cwom_runs" ("created_at" DESC);

-- Finds rows by `artifact_root_uri`.
CREATE INDEX "ix_cwom_runs_artifact_root_uri" ON "cwom_runs" ("artifact_root_uri")
    WHERE "artifact_root_uri" IS NOT NULL;

COMMENT ON TABLE "cwom_runs" IS 'One attempt to carry out an issue; a retry is a new run.';
COMMENT ON COLUMN "cwom_runs"."for_issue_id" IS 'The issue that it carries out.';
COMMENT ON COLUMN "cwom_runs"."repo_id" IS 'The repo that it works in, which is its issue''s.';
COMMENT ON COLUMN "cwom_runs"."mode" IS 'Who carries it out.';
COMMENT ON COLUMN "cwom_runs"."executor" IS 'Who or what exactly, and with which tools.';
COMMENT ON COLUMN "cwom_runs"."constraint_snapshot_id" IS 'The limits that it runs under, pinned at its start.';
COMMENT ON COLUMN "cwom_runs"."plan" IS 'How it means to proceed.';
COMMENT ON COLUMN "cwom_runs"."telemetry" IS 'When it worked.';
COMMENT ON COLUMN "cwom_runs"."cost" IS 'What it used up.';
COMMENT ON COLUMN "cwom_runs"."outputs" IS 'What it says about its outcome.';
COMMENT ON COLUMN "cwom_runs"."failure" IS 'Why it failed; only a failed run has one.';
COMMENT ON COLUMN "cwom_runs"."artifact_root_uri" IS 'The folder that its outputs lie in.';
COMMENT ON COLUMN "cwom_runs"."trace_id" IS 'The chain of work that this belongs to; taken from the writer''s context.';
COMMENT ON COLUMN "cwom_runs"."tags" IS 'Free labels.';
COMMENT ON COLUMN "cwom_runs"."meta" IS 'Free data under namespaced keys, such as `github.number`.';

-- One output of a run.
CREATE TABLE "cwom_artifacts" (
    "id" uuid NOT NULL,
    "produced_by_id" uuid NOT NULL,
    "produced_by_role" text COLLATE "C",
    "for_issue_id" uuid NOT NULL,
    "for_issue_role" text COLLATE "C",
    "type" text COLLATE "C" NOT NULL,
    "title" text COLLATE "C" NOT NULL,
    "uri" text COLLATE "C" NOT NULL,
    "digest" text COLLATE "C",
    "media_type" text COLLATE "C",
    "size_bytes" bigint,
    "preview" text COLLATE "C",
    "verification" jsonb NOT NULL DEFAULT '{"status":"unverified","checks":[]}',
    "trace_id" uuid,
    "tags" jsonb NOT NULL DEFAULT '[]',
    "meta" jsonb NOT NULL DEFAULT '{}',
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_artifacts" PRIMARY KEY ("id"),
    CONSTRAINT "fk_cwom_artifacts_produced_by_id_for_issue_id" FOREIGN KEY ("produced_by_id", "for_issue_id") REFERENCES "cwom_runs" ("id", "for_issue_id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_artifacts_produced_by_role_length" CHECK (length("produced_by_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_artifacts_for_issue_role_length" CHECK (length("for_issue_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_artifacts_type_values" CHECK ("type" IN ('code_patch', 'commit', 'pr', 'build', 'container_image', 'doc', 'report', 'dataset', 'log', 'trace', 'binary', 'link')),
    CONSTRAINT "ck_cwom_artifacts_title_length" CHECK (length("title") BETWEEN 1 AND 512),
    CONSTRAINT "ck_cwom_artifacts_uri_length" CHECK (length("uri") BETWEEN 1 AND 2000),
    CONSTRAINT "ck_cwom_artifacts_digest_length" CHECK (length("digest") BETWEEN 1 AND 128),
    CONSTRAINT "ck_cwom_artifacts_media_type_length" CHECK (length("media_type") BETWEEN 1 AND 128),
    CONSTRAINT "ck_cwom_artifacts_size_bytes_range" CHECK ("size_bytes" >= 0),
    CONSTRAINT "ck_cwom_artifacts_preview_length" CHECK (length("preview") <= 4000),
    CONSTRAINT "ck_cwom_artifacts_verification_json" CHECK (CASE WHEN jsonb_typeof("verification") = 'object' THEN
        "verification" - ARRAY['status', 'checks'] = '{}'
        AND jsonb_typeof("verification" -> 'status') = 'string'
        AND ("verification" ->> 'status') IN ('unverified', 'passed', 'failed')
        AND jsonb_typeof("verification" -> 'checks') = 'array'
    ELSE FALSE END),
    CONSTRAINT "ck_cwom_artifacts_tags_json" CHECK (jsonb_typeof("tags") = 'array'),
    CONSTRAINT "ck_cwom_artifacts_meta_json" CHECK (jsonb_typeof("meta") = 'object'),
    CONSTRAINT "ck_cwom_artifacts_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_artifacts_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_cwom_artifacts_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00')
);

-- Finds the rows that refer by `produced_by_id`.
CREATE INDEX "ix_cwom_artifacts_produced_by_id" ON "cwom_artifacts" ("produced_by_id");

-- Finds the rows that refer by `for_issue_id`.
CREATE INDEX "ix_cwom_artifacts_for_issue_id" ON "cwom_artifacts" ("for_issue_id");

-- Finds rows by `trace_id`.
CREATE INDEX "ix_cwom_artifacts_trace_id" ON "cwom_artifacts" ("trace_id");

-- Finds rows by `type`.
CREATE INDEX "ix_cwom_artifacts_type" ON "cwom_artifacts" ("type");

-- Finds rows by `digest`.
CREATE INDEX "ix_cwom_artifacts_digest" ON "cwom_artifacts" ("digest");

-- Finds rows by `created_at`, latest first.
CREATE INDEX "ix_cwom_artifacts_created_at_desc" ON "cwom_artifacts" ("created_at" DESC);

COMMENT ON TABLE "cwom_artifacts" IS 'One output of a run.';
COMMENT ON COLUMN "cwom_artifacts"."produced_by_id" IS 'The run that made it.';
COMMENT ON COLUMN "cwom_artifacts"."for_issue_id" IS 'The issue that it serves, which is its run''s.';
COMMENT ON COLUMN "cwom_artifacts"."type" IS 'What kind of output it is.';
COMMENT ON COLUMN "cwom_artifacts"."uri" IS 'Where it is kept.';
COMMENT ON COLUMN "cwom_artifacts"."digest" IS 'Digest of its content, such as SHA-256 or a commit''s hash.';
COMMENT ON COLUMN "cwom_artifacts"."media_type" IS 'MIME type.';
COMMENT ON COLUMN "cwom_artifacts"."size_bytes" IS 'Length of its content.';
COMMENT ON COLUMN "cwom_artifacts"."preview" IS 'The beginning, or a summary, to show to people.';
COMMENT ON COLUMN "cwom_artifacts"."verification" IS 'Whether it holds what it promises.';
COMMENT ON COLUMN "cwom_artifacts"."trace_id" IS 'The chain of work that this belongs to; taken from the writer''s context.';
COMMENT ON COLUMN "cwom_artifacts"."tags" IS 'Free labels.';
COMMENT ON COLUMN "cwom_artifacts"."meta" IS 'Free data under namespaced keys, such as `github.number`.';

-- The proof that a run met its criteria, as evaluated at one moment.
CREATE TABLE "cwom_evidence_packs" (
    "id" uuid NOT NULL,
    "for_run_id" uuid NOT NULL,
    "for_run_role" text COLLATE "C",
    "for_issue_id" uuid NOT NULL,
    "for_issue_role" text COLLATE "C",
    "verdict" text COLLATE "C" NOT NULL,
    "verdict_reason" text COLLATE "C" NOT NULL,
    "evaluated_at" timestamptz NOT NULL DEFAULT now(),
    "evaluated_by_kind" text COLLATE "C" NOT NULL,
    "evaluated_by_id" text COLLATE "C" NOT NULL,
    "evaluated_by_display" text COLLATE "C",
    "criteria_results" jsonb NOT NULL DEFAULT '[]',
    "evidence_collected" jsonb NOT NULL DEFAULT '[]',
    "evidence_missing" jsonb NOT NULL DEFAULT '[]',
    "checks_passed" integer NOT NULL DEFAULT 0,
    "checks_failed" integer NOT NULL DEFAULT 0,
    "checks_skipped" integer NOT NULL DEFAULT 0,
    "evidence_uri" text COLLATE "C",
    "trace_id" uuid,
    "tags" jsonb NOT NULL DEFAULT '[]',
    "meta" jsonb NOT NULL DEFAULT '{}',
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_evidence_packs" PRIMARY KEY ("id"),
    CONSTRAINT "uq_cwom_evidence_packs_id_for_run_id" UNIQUE ("id", "for_run_id"),
    CONSTRAINT "uq_cwom_evidence_packs_id_for_issue_id" UNIQUE ("id", "for_issue_id"),
    CONSTRAINT "fk_cwom_evidence_packs_for_run_id_for_issue_id" FOREIGN KEY ("for_run_id", "for_issue_id") REFERENCES "cwom_runs" ("id", "for_issue_id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_evidence_packs_for_run_role_length" CHECK (length("for_run_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_evidence_packs_for_issue_role_length" CHECK (length("for_issue_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_evidence_packs_verdict_values" CHECK ("verdict" IN ('pass', 'fail', 'partial', 'pending')),
    CONSTRAINT "ck_cwom_evidence_packs_evaluated_at_form" CHECK ("evaluated_at" >= '0001-01-01 00:00:00+00' AND "evaluated_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_cwom_evidence_packs_evaluated_by_kind_values" CHECK ("evaluated_by_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_cwom_evidence_packs_evaluated_by_id_length" CHECK (length("evaluated_by_id") BETWEEN 1 AND 128),
    CONSTRAINT "ck_cwom_evidence_packs_evaluated_by_display_length" CHECK (length("evaluated_by_display") BETWEEN 1 AND 256),
    CONSTRAINT "ck_cwom_evidence_packs_criteria_results_json" CHECK (jsonb_typeof("criteria_results") = 'array'),
    CONSTRAINT "ck_cwom_evidence_packs_evidence_collected_json" CHECK (jsonb_typeof("evidence_collected") = 'array'),
    CONSTRAINT "ck_cwom_evidence_packs_evidence_missing_json" CHECK (jsonb_typeof("evidence_missing") = 'array'),
    CONSTRAINT "ck_cwom_evidence_packs_checks_passed_range" CHECK ("checks_passed" >= 0),
    CONSTRAINT "ck_cwom_evidence_packs_checks_failed_range" CHECK ("checks_failed" >= 0),
    CONSTRAINT "ck_cwom_evidence_packs_checks_skipped_range" CHECK ("checks_skipped" >= 0),
    CONSTRAINT "ck_cwom_evidence_packs_evidence_uri_length" CHECK (length("evidence_uri") <= 2000),
    CONSTRAINT "ck_cwom_evidence_packs_tags_json" CHECK (jsonb_typeof("tags") = 'array'),
    CONSTRAINT "ck_cwom_evidence_packs_meta_json" CHECK (jsonb_typeof("meta") = 'object'),
    CONSTRAINT "ck_cwom_evidence_packs_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_evidence_packs_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the rows that refer by `for_run_id`.
CREATE INDEX "ix_cwom_evidence_packs_for_run_id" ON "cwom_evidence_packs" ("for_run_id");

-- Finds the rows that refer by `for_issue_id`.
CREATE INDEX "ix_cwom_evidence_packs_for_issue_id" ON "cwom_evidence_packs" ("for_issue_id");

-- Finds rows by `trace_id`.
CREATE INDEX "ix_cwom_evidence_packs_trace_id" ON "cwom_evidence_packs" ("trace_id");

-- Finds rows by `verdict`.
CREATE INDEX "ix_cwom_evidence_packs_verdict" ON "cwom_evidence_packs" ("verdict");

-- Finds rows by `evaluated_at`, latest first.
CREATE INDEX "ix_cwom_evidence_packs_evaluated_at_desc" ON "cwom_evidence_packs" ("evaluated_at" DESC);

-- Finds rows by `created_at`, latest first.
CREATE INDEX "ix_cwom_evidence_packs_created_at_desc" ON "cwom_evidence_packs" ("created_at" DESC);

COMMENT ON TABLE "cwom_evidence_packs" IS 'The proof that a run met its criteria, as evaluated at one moment.';
COMMENT ON COLUMN "cwom_evidence_packs"."for_run_id" IS 'The run that was evaluated.';
COMMENT ON COLUMN "cwom_evidence_packs"."for_issue_id" IS 'The issue whose criteria were asked for, which is the run''s.';
COMMENT ON COLUMN "cwom_evidence_packs"."verdict" IS 'What the evidence says.';
COMMENT ON COLUMN "cwom_evidence_packs"."verdict_reason" IS 'Why it says so.';
COMMENT ON COLUMN "cwom_evidence_packs"."evaluated_by_kind" IS 'Who evaluated. What kind of actor it is.';
COMMENT ON COLUMN "cwom_evidence_packs"."evaluated_by_id" IS 'Who evaluated. Pseudonymous; no e-mail address.';
COMMENT ON COLUMN "cwom_evidence_packs"."evaluated_by_display" IS 'Who evaluated. Name to show to people.';
COMMENT ON COLUMN "cwom_evidence_packs"."criteria_results" IS 'One finding for each criterion.';
COMMENT ON COLUMN "cwom_evidence_packs"."evidence_collected" IS 'What was looked for.';
COMMENT ON COLUMN "cwom_evidence_packs"."evidence_missing" IS 'Requirements that nothing was found for.';
COMMENT ON COLUMN "cwom_evidence_packs"."evidence_uri" IS 'Where the evidence is kept.';
COMMENT ON COLUMN "cwom_evidence_packs"."trace_id" IS 'The chain of work that this belongs to; taken from the writer''s context.';
COMMENT ON COLUMN "cwom_evidence_packs"."tags" IS 'Free labels.';
COMMENT ON COLUMN "cwom_evidence_packs"."meta" IS 'Free data under namespaced keys, such as `github.number`.';

-- What a reviewer decided about an evidence pack.
CREATE TABLE "cwom_review_decisions" (
    "id" uuid NOT NULL,
    "for_evidence_pack_id" uuid NOT NULL,
    "for_evidence_pack_role" text COLLATE "C",
    "for_run_id" uuid NOT NULL,
    "for_run_role" text COLLATE "C",
    "for_issue_id" uuid NOT NULL,
    "for_issue_role" text COLLATE "C",
    "reviewer_kind" text COLLATE "C" NOT NULL,
    "reviewer_id" text COLLATE "C" NOT NULL,
    "reviewer_display" text COLLATE "C",
    "decision" text COLLATE "C" NOT NULL,
    "decision_reason" text COLLATE "C" NOT NULL,
    "reviewed_at" timestamptz NOT NULL DEFAULT now(),
    "criteria_overrides" jsonb NOT NULL DEFAULT '[]',
    "trace_id" uuid,
    "tags" jsonb NOT NULL DEFAULT '[]',
    "meta" jsonb NOT NULL DEFAULT '{}',
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_review_decisions" PRIMARY KEY ("id"),
    CONSTRAINT "fk_cwom_review_decisions_for_evidence_pack_id_for_run_id" FOREIGN KEY ("for_evidence_pack_id", "for_run_id") REFERENCES "cwom_evidence_packs" ("id", "for_run_id") ON DELETE NO ACTION,
    CONSTRAINT "fk_cwom_review_decisions_for_evidence_pack_id_for_issue_id" FOREIGN KEY ("for_evidence_pack_id", "for_issue_id") REFERENCES "cwom_evidence_packs" ("id", "for_issue_id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_review_decisions_for_evidence_pack_role_length" CHECK (length("for_evidence_pack_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_review_decisions_for_run_role_length" CHECK (length("for_run_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_review_decisions_for_issue_role_length" CHECK (length("for_issue_role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_review_decisions_reviewer_kind_values" CHECK ("reviewer_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_cwom_review_decisions_reviewer_id_length" CHECK (length("reviewer_id") BETWEEN 1 AND 128),
    CONSTRAINT "ck_cwom_review_decisions_reviewer_display_length" CHECK (length("reviewer_display") BETWEEN 1 AND 256),
    CONSTRAINT "ck_cwom_review_decisions_decision_values" CHECK ("decision" IN ('approved', 'rejected', 'needs_changes')),
    CONSTRAINT "ck_cwom_review_decisions_reviewed_at_form" CHECK ("reviewed_at" >= '0001-01-01 00:00:00+00' AND "reviewed_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_cwom_review_decisions_criteria_overrides_json" CHECK (jsonb_typeof("criteria_overrides") = 'array'),
    CONSTRAINT "ck_cwom_review_decisions_tags_json" CHECK (jsonb_typeof("tags") = 'array'),
    CONSTRAINT "ck_cwom_review_decisions_meta_json" CHECK (jsonb_typeof("meta") = 'object'),
    CONSTRAINT "ck_cwom_review_decisions_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_review_decisions_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the rows that refer by `for_evidence_pack_id`.
CREATE INDEX "ix_cwom_review_decisions_for_evidence_pack_id" ON "cwom_review_decisions" ("for_evidence_pack_id");

-- Finds the rows that refer by `for_run_id`.
CREATE INDEX "ix_cwom_review_decisions_for_run_id" ON "cwom_review_decisions" ("for_run_id");

-- Finds the rows that refer by `for_issue_id`.
CREATE INDEX "ix_cwom_review_decisions_for_issue_id" ON "cwom_review_decisions" ("for_issue_id");

-- Finds rows by `trace_id`.
CREATE INDEX "ix_cwom_review_decisions_trace_id" ON "cwom_review_decisions" ("trace_id");

-- Finds rows by `decision`.
CREATE INDEX "ix_cwom_review_decisions_decision" ON "cwom_review_decisions" ("decision");

-- Finds rows by `reviewed_at`, latest first.
CREATE INDEX "ix_cwom_review_decisions_reviewed_at_desc" ON "cwom_review_decisions" ("reviewed_at" DESC);

-- Finds rows by `created_at`, latest first.
CREATE INDEX "ix_cwom_review_decisions_created_at_desc" ON "cwom_review_decisions" ("created_at" DESC);

COMMENT ON TABLE "cwom_review_decisions" IS 'What a reviewer decided about an evidence pack.';
COMMENT ON COLUMN "cwom_review_decisions"."for_evidence_pack_id" IS 'The evidence that was reviewed.';
COMMENT ON COLUMN "cwom_review_decisions"."for_run_id" IS 'The run that was judged, which is the pack''s.';
COMMENT ON COLUMN "cwom_review_decisions"."for_issue_id" IS 'The issue that was judged, which is the pack''s.';
COMMENT ON COLUMN "cwom_review_decisions"."reviewer_kind" IS 'Who decided. What kind of actor it is.';
COMMENT ON COLUMN "cwom_review_decisions"."reviewer_id" IS 'Who decided. Pseudonymous; no e-mail address.';
COMMENT ON COLUMN "cwom_review_decisions"."reviewer_display" IS 'Who decided. Name to show to people.';
COMMENT ON COLUMN "cwom_review_decisions"."decision_reason" IS 'Why.';
COMMENT ON COLUMN "cwom_review_decisions"."criteria_overrides" IS 'Where the reviewer saw it otherwise.';
COMMENT ON COLUMN "cwom_review_decisions"."trace_id" IS 'The chain of work that this belongs to; taken from the writer''s context.';
COMMENT ON COLUMN "cwom_review_decisions"."tags" IS 'Free labels.';
COMMENT ON COLUMN "cwom_review_decisions"."meta" IS 'Free data under namespaced keys, such as `github.number`.';

-- A request to work on a repo, as it came in.
CREATE TABLE "tasks" (
    "id" uuid NOT NULL,
    "version" text COLLATE "C" NOT NULL DEFAULT '1.0',
    "idempotency_key" text COLLATE "C",
    "requested_by_kind" text COLLATE "C" NOT NULL,
    "requested_by_id" text COLLATE "C" NOT NULL,
    "requested_by_label" text COLLATE "C",
    "objective" text COLLATE "C" NOT NULL,
    "operation" text COLLATE "C" NOT NULL,
    "target_repo" text COLLATE "C" NOT NULL,
    "target_ref" text COLLATE "C" NOT NULL DEFAULT 'main',
    "target_path" text COLLATE "C" NOT NULL DEFAULT '',
    "time_budget_seconds" integer NOT NULL DEFAULT 900,
    "allow_network" boolean NOT NULL DEFAULT FALSE,
    "allow_secrets" boolean NOT NULL DEFAULT FALSE,
    "inputs" jsonb NOT NULL DEFAULT '{}',
    "metadata" jsonb NOT NULL DEFAULT '{}',
    "status" text COLLATE "C" NOT NULL DEFAULT 'pending',
    "queued_at" timestamptz,
    "started_at" timestamptz,
    "completed_at" timestamptz,
    "assigned_to" text COLLATE "C",
    "result" jsonb,
    "error" text COLLATE "C",
    "trace_path" text COLLATE "C",
    "cwom_issue_id" uuid,
    "trace_id" uuid,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
    CONSTRAINT "uq_tasks_idempotency_key" UNIQUE ("idempotency_key"),
    CONSTRAINT "fk_tasks_cwom_issue_id" FOREIGN KEY ("cwom_issue_id") REFERENCES "cwom_issues" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_tasks_version_values" CHECK ("version" IN ('1.0')),
    CONSTRAINT "ck_tasks_idempotency_key_length" CHECK (length("idempotency_key") BETWEEN 1 AND 256),
    CONSTRAINT "ck_tasks_requested_by_kind_values" CHECK ("requested_by_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_tasks_requested_by_id_length" CHECK (length("requested_by_id") BETWEEN 1 AND 128),
    CONSTRAINT "ck_tasks_requested_by_label_length" CHECK (length("requested_by_label") BETWEEN 1 AND 256),
    CONSTRAINT "ck_tasks_objective_length" CHECK (length("objective") BETWEEN 5 AND 4000),
    CONSTRAINT "ck_tasks_operation_values" CHECK ("operation" IN ('code_change', 'docs', 'analysis', 'ops')),
    CONSTRAINT "ck_tasks_target_repo_length" CHECK (length("target_repo") BETWEEN 3 AND 256),
    CONSTRAINT "ck_tasks_target_repo_pattern" CHECK ("target_repo" ~ '^[.-9_a-z\-]*$' AND strpos("target_repo", '/') > 0),
    CONSTRAINT "ck_tasks_target_ref_length" CHECK (length("target_ref") BETWEEN 1 AND 256),
    CONSTRAINT "ck_tasks_target_path_length" CHECK (length("target_path") <= 512),
    CONSTRAINT "ck_tasks_time_budget_seconds_range" CHECK ("time_budget_seconds" BETWEEN 30 AND 86400),
    CONSTRAINT "ck_tasks_inputs_json" CHECK (jsonb_typeof("inputs") = 'object'),
    CONSTRAINT "ck_tasks_metadata_json" CHECK (jsonb_typeof("metadata") = 'object'),
    CONSTRAINT "ck_tasks_status_values" CHECK ("status" IN ('pending', 'queued', 'running', 'completed', 'failed', 'cancelled')),
    CONSTRAINT "ck_tasks_queued_at_form" CHECK ("queued_at" >= '0001-01-01 00:00:00+00' AND "queued_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_tasks_started_at_form" CHECK ("started_at" >= '0001-01-01 00:00:00+00' AND "started_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_tasks_completed_at_form" CHECK ("completed_at" >= '0001-01-01 00:00:00+00' AND "completed_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_tasks_assigned_to_length" CHECK (length("assigned_to") BETWEEN 1 AND 100),
    CONSTRAINT "ck_tasks_result_json" CHECK (jsonb_typeof("result") <> 'null'),
    CONSTRAINT "ck_tasks_trace_path_length" CHECK (length("trace_path") <= 512),
    CONSTRAINT "ck_tasks_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_tasks_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_tasks_queued_at_required" CHECK ("status" <> 'queued' OR "queued_at" IS NOT NULL),
    CONSTRAINT "ck_tasks_started_at_required" CHECK ("status" <> 'running' OR "started_at" IS NOT NULL),
    CONSTRAINT "ck_tasks_completed_at_required" CHECK ("status" NOT IN ('completed', 'failed', 'cancelled') OR "completed_at" IS NOT NULL),
    CONSTRAINT "ck_tasks_completed_at_only_in" CHECK ("status" IN ('completed', 'failed', 'cancelled') OR ("completed_at" IS NULL)),
    CONSTRAINT "ck_tasks_isolated_in_v1" CHECK ("version" <> '1.0' OR ((NOT "allow_network") AND (NOT "allow_secrets"))),
    CONSTRAINT "ck_tasks_completed_after_start" CHECK ("completed_at" >= "started_at"),
    CONSTRAINT "ck_tasks_target_repo_is_canonical" CHECK (target_repo NOT LIKE '%.git')
);

-- Finds the rows that refer by `cwom_issue_id`.
CREATE INDEX "ix_tasks_cwom_issue_id" ON "tasks" ("cwom_issue_id");

-- Finds rows by `trace_id`.
CREATE INDEX "ix_tasks_trace_id" ON "tasks" ("trace_id");

-- Finds rows by `status`, then `operation`.
CREATE INDEX "ix_tasks_status_operation" ON "tasks" ("status", "operation");

-- Finds rows by `operation`.
CREATE INDEX "ix_tasks_operation" ON "tasks" ("operation");

-- Finds rows by `requested_by_kind`, then `requested_by_id`.
CREATE INDEX "ix_tasks_requested_by_kind_requested_by_id" ON "tasks" ("requested_by_kind", "requested_by_id");

-- Finds rows by `requested_by_id`.
CREATE INDEX "ix_tasks_requested_by_id" ON "tasks" ("requested_by_id");

-- Finds rows by `target_repo`.
CREATE INDEX "ix_tasks_target_repo" ON "tasks" ("target_repo");

-- Finds rows by `created_at`, latest first.
CREATE INDEX "ix_tasks_created_at_desc" ON "tasks" ("created_at" DESC);

-- Finds rows by `created_at`.
CREATE INDEX "ix_tasks_next" ON "tasks" ("created_at")
    WHERE "status" = 'queued';

COMMENT ON TABLE "tasks" IS 'A request to work on a repo, as it came in.';
COMMENT ON COLUMN "tasks"."version" IS 'The task contract that it follows.';
COMMENT ON COLUMN "tasks"."idempotency_key" IS 'The sender''s key; the same request sent twice is one task.';
COMMENT ON COLUMN "tasks"."requested_by_kind" IS 'Who asked for it. What kind of actor it is.';
COMMENT ON COLUMN "tasks"."requested_by_id" IS 'Who asked for it. Pseudonymous; no e-mail address.';
COMMENT ON COLUMN "tasks"."requested_by_label" IS 'Who asked for it. Name to show to people.';
COMMENT ON COLUMN "tasks"."objective" IS 'What is to be reached.';
COMMENT ON COLUMN "tasks"."operation" IS 'What it does to its target.';
COMMENT ON COLUMN "tasks"."target_repo" IS 'What it works on. `owner/name` in lower case, without `.git`, so that one repo has one spelling.';
COMMENT ON COLUMN "tasks"."target_ref" IS 'What it works on. Branch, tag, commit.';
COMMENT ON COLUMN "tasks"."target_path" IS 'What it works on. Folder in the repo; empty for the root.';
COMMENT ON COLUMN "tasks"."time_budget_seconds" IS 'Seconds that it may run.';
COMMENT ON COLUMN "tasks"."allow_network" IS 'Whether it may reach the network.';
COMMENT ON COLUMN "tasks"."allow_secrets" IS 'Whether it may read secrets.';
COMMENT ON COLUMN "tasks"."inputs" IS 'What the operation is given.';
COMMENT ON COLUMN "tasks"."metadata" IS 'Free data of the sender.';
COMMENT ON COLUMN "tasks"."queued_at" IS 'When it was first queued.';
COMMENT ON COLUMN "tasks"."started_at" IS 'When a worker first started it.';
COMMENT ON COLUMN "tasks"."completed_at" IS 'When it completed, failed or was cancelled.';
COMMENT ON COLUMN "tasks"."assigned_to" IS 'The worker that has it.';
COMMENT ON COLUMN "tasks"."result" IS 'What came of it.';
COMMENT ON COLUMN "tasks"."error" IS 'What went wrong.';
COMMENT ON COLUMN "tasks"."trace_path" IS 'Where the record of its execution is kept.';
COMMENT ON COLUMN "tasks"."cwom_issue_id" IS 'The issue that was made for it.';
COMMENT ON COLUMN "tasks"."trace_id" IS 'The chain of work that this belongs to; taken from the writer''s context.';

-- One attempt of a worker to execute a task.
CREATE TABLE "jobs" (
    "id" uuid NOT NULL,
    "task_id" uuid NOT NULL,
    "status" text COLLATE "C" NOT NULL DEFAULT 'pending',
    "worker_id" text COLLATE "C",
    "claimed_at" timestamptz,
    "started_at" timestamptz,
    "completed_at" timestamptz,
    "result" jsonb,
    "error" text COLLATE "C",
    "trace_id" uuid NOT NULL,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_jobs" PRIMARY KEY ("id"),
    CONSTRAINT "fk_jobs_task_id" FOREIGN KEY ("task_id") REFERENCES "tasks" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_jobs_status_values" CHECK ("status" IN ('pending', 'claimed', 'running', 'completed', 'failed')),
    CONSTRAINT "ck_jobs_worker_id_length" CHECK (length("worker_id") BETWEEN 1 AND 100),
    CONSTRAINT "ck_jobs_claimed_at_form" CHECK ("claimed_at" >= '0001-01-01 00:00:00+00' AND "claimed_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_jobs_started_at_form" CHECK ("started_at" >= '0001-01-01 00:00:00+00' AND "started_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_jobs_completed_at_form" CHECK ("completed_at" >= '0001-01-01 00:00:00+00' AND "completed_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_jobs_result_json" CHECK (jsonb_typeof("result") <> 'null'),
    CONSTRAINT "ck_jobs_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_jobs_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_jobs_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_jobs_worker_id_required" CHECK ("status" NOT IN ('claimed', 'running') OR "worker_id" IS NOT NULL),
    CONSTRAINT "ck_jobs_claimed_at_required" CHECK ("status" <> 'claimed' OR "claimed_at" IS NOT NULL),
    CONSTRAINT "ck_jobs_started_at_required" CHECK ("status" <> 'running' OR "started_at" IS NOT NULL),
    CONSTRAINT "ck_jobs_completed_at_required" CHECK ("status" NOT IN ('completed', 'failed') OR "completed_at" IS NOT NULL),
    CONSTRAINT "ck_jobs_completed_at_only_in" CHECK ("status" IN ('completed', 'failed') OR ("completed_at" IS NULL)),
    CONSTRAINT "ck_jobs_started_after_claim" CHECK ("started_at" >= "claimed_at"),
    CONSTRAINT "ck_jobs_completed_after_start" CHECK ("completed_at" >= "started_at")
);

-- Finds the rows that refer by `task_id`.
CREATE INDEX "ix_jobs_task_id" ON "jobs" ("task_id");

-- Finds rows by `trace_id`.
CREATE INDEX "ix_jobs_trace_id" ON "jobs" ("trace_id");

-- Finds rows by `status`, then `created_at`.
CREATE INDEX "ix_jobs_status_created_at" ON "jobs" ("status", "created_at");

-- Finds rows by `worker_id`.
CREATE INDEX "ix_jobs_worker_id" ON "jobs" ("worker_id");

COMMENT ON TABLE "jobs" IS 'One attempt of a worker to execute a task.';
COMMENT ON COLUMN "jobs"."task_id" IS 'The task to execute.';
COMMENT ON COLUMN "jobs"."worker_id" IS 'The worker that has it.';
COMMENT ON COLUMN "jobs"."claimed_at" IS 'When the worker took it.';
COMMENT ON COLUMN "jobs"."started_at" IS 'When the worker started.';
COMMENT ON COLUMN "jobs"."completed_at" IS 'When it completed or failed.';
COMMENT ON COLUMN "jobs"."result" IS 'What came of it.';
COMMENT ON COLUMN "jobs"."error" IS 'What went wrong.';
COMMENT ON COLUMN "jobs"."trace_id" IS 'The chain of work that this belongs to; taken from the writer''s context.';

-- Something that a job left behind; not an artifact of a run.
CREATE TABLE "artifacts" (
    "id" uuid NOT NULL,
    "task_id" uuid NOT NULL,
    "job_id" uuid,
    "kind" text COLLATE "C" NOT NULL DEFAULT 'log',
    "uri" text COLLATE "C",
    "ref" text COLLATE "C",
    "content" text COLLATE "C",
    "content_type" text COLLATE "C",
    "size_bytes" bigint,
    "checksum" text COLLATE "C",
    "meta" jsonb NOT NULL DEFAULT '{}',
    "trace_id" uuid NOT NULL,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_artifacts" PRIMARY KEY ("id"),
    CONSTRAINT "fk_artifacts_task_id" FOREIGN KEY ("task_id") REFERENCES "tasks" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_artifacts_job_id" FOREIGN KEY ("job_id") REFERENCES "jobs" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_artifacts_kind_values" CHECK ("kind" IN ('log', 'diff', 'report', 'file', 'metric', 'error')),
    CONSTRAINT "ck_artifacts_uri_length" CHECK (length("uri") BETWEEN 1 AND 1024),
    CONSTRAINT "ck_artifacts_ref_length" CHECK (length("ref") BETWEEN 1 AND 512),
    CONSTRAINT "ck_artifacts_content_type_length" CHECK (length("content_type") BETWEEN 1 AND 100),
    CONSTRAINT "ck_artifacts_size_bytes_range" CHECK ("size_bytes" >= 0),
    CONSTRAINT "ck_artifacts_checksum_length" CHECK (length("checksum") BETWEEN 1 AND 128),
    CONSTRAINT "ck_artifacts_meta_json" CHECK (jsonb_typeof("meta") = 'object'),
    CONSTRAINT "ck_artifacts_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_artifacts_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the rows that refer by `task_id`.
CREATE INDEX "ix_artifacts_task_id" ON "artifacts" ("task_id");

-- Finds the rows that refer by `job_id`.
CREATE INDEX "ix_artifacts_job_id" ON "artifacts" ("job_id");

-- Finds rows by `trace_id`.
CREATE INDEX "ix_artifacts_trace_id" ON "artifacts" ("trace_id");

-- Finds rows by `kind`.
CREATE INDEX "ix_artifacts_kind" ON "artifacts" ("kind");

-- Finds rows by `created_at`, latest first.
CREATE INDEX "ix_artifacts_created_at_desc" ON "artifacts" ("created_at" DESC);

COMMENT ON TABLE "artifacts" IS 'Something that a job left behind; not an artifact of a run.';
COMMENT ON COLUMN "artifacts"."task_id" IS 'The task it is of.';
COMMENT ON COLUMN "artifacts"."job_id" IS 'The job that left it.';
COMMENT ON COLUMN "artifacts"."kind" IS 'What kind of output it is.';
COMMENT ON COLUMN "artifacts"."uri" IS 'Where it is kept, outside.';
COMMENT ON COLUMN "artifacts"."ref" IS 'Where it is kept, inside.';
COMMENT ON COLUMN "artifacts"."content" IS 'The thing itself, when it is small.';
COMMENT ON COLUMN "artifacts"."content_type" IS 'MIME type.';
COMMENT ON COLUMN "artifacts"."size_bytes" IS 'Length of its content.';
COMMENT ON COLUMN "artifacts"."checksum" IS 'Digest of its content.';
COMMENT ON COLUMN "artifacts"."meta" IS 'Free data.';
COMMENT ON COLUMN "artifacts"."trace_id" IS 'The chain of work that this belongs to; taken from the writer''s context.';

-- Something that happened and that someone may want to act on.
CREATE TABLE "events" (
    "id" uuid NOT NULL,
    "type" text COLLATE "C" NOT NULL,
    "source" text COLLATE "C" NOT NULL,
    "data" jsonb NOT NULL DEFAULT '{}',
    "priority" text COLLATE "C" NOT NULL DEFAULT 'medium',
    "tags" jsonb NOT NULL DEFAULT '{}',
    "status" text COLLATE "C" NOT NULL DEFAULT 'pending',
    "processed_at" timestamptz,
    "processed_by" text COLLATE "C",
    "result" jsonb,
    "error" text COLLATE "C",
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_events" PRIMARY KEY ("id"),
    CONSTRAINT "ck_events_type_length" CHECK (length("type") BETWEEN 1 AND 100),
    CONSTRAINT "ck_events_source_length" CHECK (length("source") BETWEEN 1 AND 100),
    CONSTRAINT "ck_events_data_json" CHECK (jsonb_typeof("data") = 'object'),
    CONSTRAINT "ck_events_priority_values" CHECK ("priority" IN ('low', 'medium', 'high', 'critical')),
    CONSTRAINT "ck_events_tags_json" CHECK (jsonb_typeof("tags") = 'object'),
    CONSTRAINT "ck_events_status_values" CHECK ("status" IN ('pending', 'processing', 'completed', 'failed')),
    CONSTRAINT "ck_events_processed_at_form" CHECK ("processed_at" >= '0001-01-01 00:00:00+00' AND "processed_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_events_processed_by_length" CHECK (length("processed_by") BETWEEN 1 AND 100),
    CONSTRAINT "ck_events_result_json" CHECK (jsonb_typeof("result") <> 'null'),
    CONSTRAINT "ck_events_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_events_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_events_processed_at_required" CHECK ("status" NOT IN ('completed', 'failed') OR "processed_at" IS NOT NULL)
);

-- Finds rows by `priority`, then `status`.
CREATE INDEX "ix_events_priority_status" ON "events" ((CASE "priority" WHEN 'low' THEN 0 WHEN 'medium' THEN 1 WHEN 'high' THEN 2 WHEN 'critical' THEN 3 END), "status");

-- Finds rows by `type`, then `status`.
CREATE INDEX "ix_events_type_status" ON "events" ("type", "status");

-- Finds rows by `source`.
CREATE INDEX "ix_events_source" ON "events" ("source");

-- Finds rows by `status`.
CREATE INDEX "ix_events_status" ON "events" ("status");

-- Finds rows by `created_at`, latest first.
CREATE INDEX "ix_events_created_at_desc" ON "events" ("created_at" DESC);

-- Finds rows by `priority`, last first, then `created_at`.
CREATE INDEX "ix_events_next" ON "events" ((CASE "priority" WHEN 'low' THEN 0 WHEN 'medium' THEN 1 WHEN 'high' THEN 2 WHEN 'critical' THEN 3 END) DESC, "created_at")
    WHERE "status" = 'pending';

COMMENT ON TABLE "events" IS 'Something that happened and that someone may want to act on.';
COMMENT ON COLUMN "events"."type" IS 'What happened, such as `task.completed`.';
COMMENT ON COLUMN "events"."source" IS 'Who says so.';
COMMENT ON COLUMN "events"."data" IS 'What is known about it.';
COMMENT ON COLUMN "events"."tags" IS 'Labels with their values; unlike the tags of a work object.';
COMMENT ON COLUMN "events"."processed_at" IS 'When processing ended.';
COMMENT ON COLUMN "events"."processed_by" IS 'Who processed it.';
COMMENT ON COLUMN "events"."result" IS 'What came of it.';
COMMENT ON COLUMN "events"."error" IS 'What went wrong.';

-- Steps that are executed when certain events happen.
CREATE TABLE "workflows" (
    "id" uuid NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "description" text COLLATE "C",
    "trigger_events" jsonb NOT NULL DEFAULT '[]',
    "trigger_conditions" text COLLATE "C",
    "steps" jsonb NOT NULL DEFAULT '[]',
    "status" text COLLATE "C" NOT NULL DEFAULT 'idle',
    "last_executed_at" timestamptz,
    "execution_count" integer NOT NULL DEFAULT 0,
    "last_execution_context" jsonb,
    "last_result" jsonb,
    "last_error" text COLLATE "C",
    "is_active" boolean NOT NULL DEFAULT TRUE,
    "timeout_seconds" integer NOT NULL DEFAULT 3600,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_workflows" PRIMARY KEY ("id"),
    CONSTRAINT "uq_workflows_name" UNIQUE ("name"),
    CONSTRAINT "ck_workflows_name_length" CHECK (length("name") BETWEEN 1 AND 100),
    CONSTRAINT "ck_workflows_trigger_events_json" CHECK (jsonb_typeof("trigger_events") = 'array'),
    CONSTRAINT "ck_workflows_steps_json" CHECK (jsonb_typeof("steps") = 'array'),
    CONSTRAINT "ck_workflows_status_values" CHECK ("status" IN ('idle', 'running', 'completed', 'failed', 'cancelled')),
    CONSTRAINT "ck_workflows_last_executed_at_form" CHECK ("last_executed_at" >= '0001-01-01 00:00:00+00' AND "last_executed_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_workflows_execution_count_range" CHECK ("execution_count" >= 0),
    CONSTRAINT "ck_workflows_last_execution_context_json" CHECK (jsonb_typeof("last_execution_context") <> 'null'),
    CONSTRAINT "ck_workflows_last_result_json" CHECK (jsonb_typeof("last_result") <> 'null'),
    CONSTRAINT "ck_workflows_timeout_seconds_range" CHECK ("timeout_seconds" >= 1),
    CONSTRAINT "ck_workflows_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_workflows_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_workflows_last_executed_at_required" CHECK ("status" <> 'running' OR "last_executed_at" IS NOT NULL)
);

-- Finds rows by `status`, then `is_active`.
CREATE INDEX "ix_workflows_status_is_active" ON "workflows" ("status", "is_active");

-- Finds rows by `last_executed_at`.
CREATE INDEX "ix_workflows_last_executed_at" ON "workflows" ("last_executed_at");

COMMENT ON TABLE "workflows" IS 'Steps that are executed when certain events happen.';
COMMENT ON COLUMN "workflows"."trigger_events" IS 'Types of the events that start it.';
COMMENT ON COLUMN "workflows"."trigger_conditions" IS 'What else has to hold for it to start.';
COMMENT ON COLUMN "workflows"."steps" IS 'What it does, in order; each step is free.';
COMMENT ON COLUMN "workflows"."last_executed_at" IS 'When the latest execution began.';
COMMENT ON COLUMN "workflows"."execution_count" IS 'Executions so far.';
COMMENT ON COLUMN "workflows"."last_execution_context" IS 'What the latest execution was given.';
COMMENT ON COLUMN "workflows"."last_result" IS 'What came of the latest execution.';
COMMENT ON COLUMN "workflows"."last_error" IS 'What went wrong in the latest execution.';
COMMENT ON COLUMN "workflows"."is_active" IS 'Whether events start it.';
COMMENT ON COLUMN "workflows"."timeout_seconds" IS 'Seconds that an execution may take.';

-- A program that takes work, and how it fares.
CREATE TABLE "agents" (
    "id" uuid NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "type" text COLLATE "C" NOT NULL,
    "description" text COLLATE "C",
    "config" jsonb NOT NULL DEFAULT '{}',
    "capabilities" jsonb NOT NULL DEFAULT '[]',
    "status" text COLLATE "C" NOT NULL DEFAULT 'inactive',
    "last_heartbeat" timestamptz,
    "health_status" text COLLATE "C" NOT NULL DEFAULT 'unknown',
    "health_details" jsonb,
    "tasks_completed" integer NOT NULL DEFAULT 0,
    "tasks_failed" integer NOT NULL DEFAULT 0,
    "average_response_time" integer,
    "started_at" timestamptz,
    "last_activity_at" timestamptz,
    "is_enabled" boolean NOT NULL DEFAULT TRUE,
    "auto_restart" boolean NOT NULL DEFAULT TRUE,
    "max_concurrent_tasks" integer NOT NULL DEFAULT 5,
    "last_error" text COLLATE "C",
    "error_count" integer NOT NULL DEFAULT 0,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_agents" PRIMARY KEY ("id"),
    CONSTRAINT "uq_agents_name" UNIQUE ("name"),
    CONSTRAINT "ck_agents_name_length" CHECK (length("name") BETWEEN 1 AND 100),
    CONSTRAINT "ck_agents_type_length" CHECK (length("type") BETWEEN 1 AND 50),
    CONSTRAINT "ck_agents_config_json" CHECK (jsonb_typeof("config") = 'object'),
    CONSTRAINT "ck_agents_capabilities_json" CHECK (jsonb_typeof("capabilities") = 'array'),
    CONSTRAINT "ck_agents_status_values" CHECK ("status" IN ('inactive', 'starting', 'running', 'stopping', 'error')),
    CONSTRAINT "ck_agents_last_heartbeat_form" CHECK ("last_heartbeat" >= '0001-01-01 00:00:00+00' AND "last_heartbeat" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_agents_health_status_length" CHECK (length("health_status") BETWEEN 1 AND 20),
    CONSTRAINT "ck_agents_health_details_json" CHECK (jsonb_typeof("health_details") <> 'null'),
    CONSTRAINT "ck_agents_tasks_completed_range" CHECK ("tasks_completed" >= 0),
    CONSTRAINT "ck_agents_tasks_failed_range" CHECK ("tasks_failed" >= 0),
    CONSTRAINT "ck_agents_average_response_time_range" CHECK ("average_response_time" >= 0),
    CONSTRAINT "ck_agents_started_at_form" CHECK ("started_at" >= '0001-01-01 00:00:00+00' AND "started_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_agents_last_activity_at_form" CHECK ("last_activity_at" >= '0001-01-01 00:00:00+00' AND "last_activity_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_agents_max_concurrent_tasks_range" CHECK ("max_concurrent_tasks" >= 1),
    CONSTRAINT "ck_agents_error_count_range" CHECK ("error_count" >= 0),
    CONSTRAINT "ck_agents_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_agents_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds rows by `type`, then `status`.
CREATE INDEX "ix_agents_type_status" ON "agents" ("type", "status");

-- Finds rows by `status`.
CREATE INDEX "ix_agents_status" ON "agents" ("status");

-- Finds rows by `health_status`, then `is_enabled`.
CREATE INDEX "ix_agents_health_status_is_enabled" ON "agents" ("health_status", "is_enabled");

-- Finds rows by `last_activity_at`.
CREATE INDEX "ix_agents_last_activity_at" ON "agents" ("last_activity_at");

COMMENT ON TABLE "agents" IS 'A program that takes work, and how it fares.';
COMMENT ON COLUMN "agents"."type" IS 'What it is for, such as `infrastructure` or `security`.';
COMMENT ON COLUMN "agents"."config" IS 'Its settings; never a secret.';
COMMENT ON COLUMN "agents"."capabilities" IS 'What it can do.';
COMMENT ON COLUMN "agents"."last_heartbeat" IS 'When it last gave a sign of life.';
COMMENT ON COLUMN "agents"."health_status" IS 'How it says it feels.';
COMMENT ON COLUMN "agents"."health_details" IS 'What it says in detail.';
COMMENT ON COLUMN "agents"."average_response_time" IS 'Milliseconds.';
COMMENT ON COLUMN "agents"."started_at" IS 'When it last came up.';
COMMENT ON COLUMN "agents"."last_activity_at" IS 'When it last did something.';
COMMENT ON COLUMN "agents"."is_enabled" IS 'Whether it may be started.';
COMMENT ON COLUMN "agents"."auto_restart" IS 'Whether an error starts it again.';
COMMENT ON COLUMN "agents"."last_error" IS 'What went wrong last.';

-- The briefings that an issue collected.
CREATE TABLE "cwom_issue_context_packets" (
    "issue_id" uuid NOT NULL,
    "context_packet_id" uuid NOT NULL,
    "role" text COLLATE "C",
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_issue_context_packets" PRIMARY KEY ("issue_id", "context_packet_id"),
    CONSTRAINT "fk_cwom_issue_context_packets_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_context_packets_context_packet_id" FOREIGN KEY ("context_packet_id") REFERENCES "cwom_context_packets" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_context_packets_role_length" CHECK (length("role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_issue_context_packets_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the pairs by `context_packet_id`.
CREATE INDEX "ix_cwom_issue_context_packets_context_packet_id_issue_id" ON "cwom_issue_context_packets" ("context_packet_id", "issue_id");

COMMENT ON TABLE "cwom_issue_context_packets" IS 'The briefings that an issue collected.';

-- The doctrine that governs an issue.
CREATE TABLE "cwom_issue_doctrine_refs" (
    "issue_id" uuid NOT NULL,
    "doctrine_ref_id" uuid NOT NULL,
    "role" text COLLATE "C",
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_issue_doctrine_refs" PRIMARY KEY ("issue_id", "doctrine_ref_id"),
    CONSTRAINT "fk_cwom_issue_doctrine_refs_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_doctrine_refs_doctrine_ref_id" FOREIGN KEY ("doctrine_ref_id") REFERENCES "cwom_doctrine_refs" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_doctrine_refs_role_length" CHECK (length("role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_issue_doctrine_refs_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the pairs by `doctrine_ref_id`.
CREATE INDEX "ix_cwom_issue_doctrine_refs_doctrine_ref_id_issue_id" ON "cwom_issue_doctrine_refs" ("doctrine_ref_id", "issue_id");

COMMENT ON TABLE "cwom_issue_doctrine_refs" IS 'The doctrine that governs an issue.';

-- The limits that an issue is worked on under.
CREATE TABLE "cwom_issue_constraint_snapshots" (
    "issue_id" uuid NOT NULL,
    "constraint_snapshot_id" uuid NOT NULL,
    "role" text COLLATE "C",
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_issue_constraint_snapshots" PRIMARY KEY ("issue_id", "constraint_snapshot_id"),
    CONSTRAINT "fk_cwom_issue_constraint_snapshots_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_constraint_snapshots_constraint_snapshot_id" FOREIGN KEY ("constraint_snapshot_id") REFERENCES "cwom_constraint_snapshots" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_constraint_snapshots_role_length" CHECK (length("role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_issue_constraint_snapshots_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the pairs by `constraint_snapshot_id`.
CREATE INDEX "ix_cwom_issue_constraint_snapshots_constraint_snapshot_b958a40b" ON "cwom_issue_constraint_snapshots" ("constraint_snapshot_id", "issue_id");

COMMENT ON TABLE "cwom_issue_constraint_snapshots" IS 'The limits that an issue is worked on under.';

-- The issues that cannot go on before an issue is done.
CREATE TABLE "cwom_issue_blocks" (
    "issue_id" uuid NOT NULL,
    "blocked_id" uuid NOT NULL,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_issue_blocks" PRIMARY KEY ("issue_id", "blocked_id"),
    CONSTRAINT "fk_cwom_issue_blocks_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_blocks_blocked_id" FOREIGN KEY ("blocked_id") REFERENCES "cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_blocks_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_cwom_issue_blocks_issue_id_distinct" CHECK ("issue_id" <> "blocked_id")
);

-- Finds the pairs by `blocked_id`.
CREATE INDEX "ix_cwom_issue_blocks_blocked_id_issue_id" ON "cwom_issue_blocks" ("blocked_id", "issue_id");

COMMENT ON TABLE "cwom_issue_blocks" IS 'The issues that cannot go on before an issue is done.';

-- The issues that ask for the same.
CREATE TABLE "cwom_issue_duplicates" (
    "issue_id" uuid NOT NULL,
    "duplicate_id" uuid NOT NULL,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_issue_duplicates" PRIMARY KEY ("issue_id", "duplicate_id"),
    CONSTRAINT "fk_cwom_issue_duplicates_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_duplicates_duplicate_id" FOREIGN KEY ("duplicate_id") REFERENCES "cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_duplicates_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_cwom_issue_duplicates_issue_id_distinct" CHECK ("issue_id" <> "duplicate_id")
);

-- Finds the pairs by `duplicate_id`.
CREATE INDEX "ix_cwom_issue_duplicates_duplicate_id_issue_id" ON "cwom_issue_duplicates" ("duplicate_id", "issue_id");

COMMENT ON TABLE "cwom_issue_duplicates" IS 'The issues that ask for the same.';

-- The doctrine that a packet reminds of.
CREATE TABLE "cwom_context_packet_doctrine_refs" (
    "context_packet_id" uuid NOT NULL,
    "doctrine_ref_id" uuid NOT NULL,
    "role" text COLLATE "C",
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_context_packet_doctrine_refs" PRIMARY KEY ("context_packet_id", "doctrine_ref_id"),
    CONSTRAINT "fk_cwom_context_packet_doctrine_refs_context_packet_id" FOREIGN KEY ("context_packet_id") REFERENCES "cwom_context_packets" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_cwom_context_packet_doctrine_refs_doctrine_ref_id" FOREIGN KEY ("doctrine_ref_id") REFERENCES "cwom_doctrine_refs" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_context_packet_doctrine_refs_role_length" CHECK (length("role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_context_packet_doctrine_refs_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the pairs by `doctrine_ref_id`.
CREATE INDEX "ix_cwom_context_packet_doctrine_refs_doctrine_ref_id_c_f294b5a7" ON "cwom_context_packet_doctrine_refs" ("doctrine_ref_id", "context_packet_id");

COMMENT ON TABLE "cwom_context_packet_doctrine_refs" IS 'The doctrine that a packet reminds of.';

-- The repos that a doctrine governs; none means all.
CREATE TABLE "cwom_doctrine_ref_repos" (
    "doctrine_ref_id" uuid NOT NULL,
    "repo_id" uuid NOT NULL,
    "role" text COLLATE "C",
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_doctrine_ref_repos" PRIMARY KEY ("doctrine_ref_id", "repo_id"),
    CONSTRAINT "fk_cwom_doctrine_ref_repos_doctrine_ref_id" FOREIGN KEY ("doctrine_ref_id") REFERENCES "cwom_doctrine_refs" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_cwom_doctrine_ref_repos_repo_id" FOREIGN KEY ("repo_id") REFERENCES "cwom_repos" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_doctrine_ref_repos_role_length" CHECK (length("role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_doctrine_ref_repos_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the pairs by `repo_id`.
CREATE INDEX "ix_cwom_doctrine_ref_repos_repo_id_doctrine_ref_id" ON "cwom_doctrine_ref_repos" ("repo_id", "doctrine_ref_id");

COMMENT ON TABLE "cwom_doctrine_ref_repos" IS 'The repos that a doctrine governs; none means all.';

-- The briefings that a run works from.
CREATE TABLE "cwom_run_context_packets" (
    "run_id" uuid NOT NULL,
    "context_packet_id" uuid NOT NULL,
    "role" text COLLATE "C",
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_run_context_packets" PRIMARY KEY ("run_id", "context_packet_id"),
    CONSTRAINT "fk_cwom_run_context_packets_run_id" FOREIGN KEY ("run_id") REFERENCES "cwom_runs" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_cwom_run_context_packets_context_packet_id" FOREIGN KEY ("context_packet_id") REFERENCES "cwom_context_packets" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_run_context_packets_role_length" CHECK (length("role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_run_context_packets_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the pairs by `context_packet_id`.
CREATE INDEX "ix_cwom_run_context_packets_context_packet_id_run_id" ON "cwom_run_context_packets" ("context_packet_id", "run_id");

COMMENT ON TABLE "cwom_run_context_packets" IS 'The briefings that a run works from.';

-- The doctrine that a run keeps to.
CREATE TABLE "cwom_run_doctrine_refs" (
    "run_id" uuid NOT NULL,
    "doctrine_ref_id" uuid NOT NULL,
    "role" text COLLATE "C",
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_cwom_run_doctrine_refs" PRIMARY KEY ("run_id", "doctrine_ref_id"),
    CONSTRAINT "fk_cwom_run_doctrine_refs_run_id" FOREIGN KEY ("run_id") REFERENCES "cwom_runs" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_cwom_run_doctrine_refs_doctrine_ref_id" FOREIGN KEY ("doctrine_ref_id") REFERENCES "cwom_doctrine_refs" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_run_doctrine_refs_role_length" CHECK (length("role") BETWEEN 1 AND 64),
    CONSTRAINT "ck_cwom_run_doctrine_refs_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- Finds the pairs by `doctrine_ref_id`.
CREATE INDEX "ix_cwom_run_doctrine_refs_doctrine_ref_id_run_id" ON "cwom_run_doctrine_refs" ("doctrine_ref_id", "run_id");

COMMENT ON TABLE "cwom_run_doctrine_refs" IS 'The doctrine that a run keeps to.';

-- Who changed what, when and why: one row for each change, written by the database.
CREATE TABLE "audit_log" (
    "seq" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    "ts" timestamptz NOT NULL DEFAULT now(),
    "actor_kind" text COLLATE "C" NOT NULL,
    "actor_id" text COLLATE "C" NOT NULL,
    "action" text COLLATE "C" NOT NULL,
    "entity_kind" text COLLATE "C" NOT NULL,
    "entity_id" text COLLATE "C" NOT NULL,
    "entity_version" bigint,
    "before" jsonb,
    "after" jsonb,
    "note" text COLLATE "C",
    "trace_id" uuid,
    "spec_rev" text COLLATE "C" NOT NULL,
    "salt" text COLLATE "C" NOT NULL,
    "xid" bigint NOT NULL DEFAULT ((pg_current_xact_id()::text)::bigint),
    "db_role" text COLLATE "C" NOT NULL DEFAULT session_user,
    CONSTRAINT "pk_audit_log" PRIMARY KEY ("seq", "ts"),
    CONSTRAINT "uq_audit_log_entity_kind_entity_id_entity_version" UNIQUE ("entity_kind", "entity_id", "entity_version", "ts"),
    CONSTRAINT "ck_audit_log_actor_kind_values" CHECK ("actor_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_audit_log_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128),
    CONSTRAINT "ck_audit_log_action_values" CHECK ("action" IN ('created', 'updated', 'status_changed', 'deleted', 'linked', 'unlinked', 'noted', 'redacted')),
    CONSTRAINT "ck_audit_log_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 130),
    CONSTRAINT "ck_audit_log_entity_id_length" CHECK (length("entity_id") >= 1),
    CONSTRAINT "ck_audit_log_entity_version_numbered" CHECK (("action" NOT IN ('noted', 'redacted')) = ("entity_version" IS NOT NULL))
) PARTITION BY RANGE ("ts");

-- Takes the entries of months that have no partition.
CREATE TABLE "audit_log_default" PARTITION OF "audit_log" DEFAULT;

-- Finds the changes of one chain of work.
CREATE INDEX "ix_audit_log_trace_id" ON "audit_log" ("trace_id");

-- Finds the changes of a span of time.
CREATE INDEX "ix_audit_log_ts" ON "audit_log" USING brin ("ts");

-- Finds what is not sealed yet.
CREATE INDEX "ix_audit_log_xid" ON "audit_log" USING brin ("xid");

COMMENT ON TABLE "audit_log" IS 'Who changed what, when and why: one row for each change, written by the database.';
COMMENT ON COLUMN "audit_log"."seq" IS 'Identity of the entry; later ones are greater.';
COMMENT ON COLUMN "audit_log"."ts" IS 'When the change was written.';
COMMENT ON COLUMN "audit_log"."actor_kind" IS 'What sort of actor changed it.';
COMMENT ON COLUMN "audit_log"."actor_id" IS 'The actor''s id.';
COMMENT ON COLUMN "audit_log"."action" IS 'What was done.';
COMMENT ON COLUMN "audit_log"."entity_kind" IS 'What sort of thing was changed.';
COMMENT ON COLUMN "audit_log"."entity_id" IS 'The id of what was changed.';
COMMENT ON COLUMN "audit_log"."entity_version" IS 'Which change of the thing it is, from 1; null for what is no change.';
COMMENT ON COLUMN "audit_log"."before" IS 'What it was; null for a creation.';
COMMENT ON COLUMN "audit_log"."after" IS 'What it became; null for a deletion.';
COMMENT ON COLUMN "audit_log"."note" IS 'Why, in the actor''s words.';
COMMENT ON COLUMN "audit_log"."trace_id" IS 'The chain of work that it belongs to.';
COMMENT ON COLUMN "audit_log"."spec_rev" IS 'Which shape the images have.';
COMMENT ON COLUMN "audit_log"."salt" IS 'Random, so that no digest gives a value away.';
COMMENT ON COLUMN "audit_log"."xid" IS 'The transaction that wrote it.';
COMMENT ON COLUMN "audit_log"."db_role" IS 'Who was logged in.';

-- What was sealed, and what was taken out: a chain of hashes over the entries.
CREATE TABLE "audit_log_checkpoint" (
    "n" bigint NOT NULL,
    "kind" text COLLATE "C" NOT NULL,
    "lo" bigint NOT NULL,
    "hi" bigint NOT NULL,
    "after_seq" bigint NOT NULL DEFAULT 0,
    "entries" bigint NOT NULL,
    "root" text COLLATE "C" NOT NULL,
    "previous" text COLLATE "C" NOT NULL,
    "ts" timestamptz NOT NULL DEFAULT now(),
    "note" text COLLATE "C",
    "signature" text COLLATE "C",
    CONSTRAINT "pk_audit_log_checkpoint" PRIMARY KEY ("n"),
    CONSTRAINT "ck_audit_log_checkpoint_kind_values" CHECK ("kind" IN ('sealed', 'restart', 'pruned')),
    CONSTRAINT "ck_audit_log_checkpoint_root_length" CHECK (length("root") = 64),
    CONSTRAINT "ck_audit_log_checkpoint_previous_length" CHECK (length("previous") = 64)
);

COMMENT ON TABLE "audit_log_checkpoint" IS 'What was sealed, and what was taken out: a chain of hashes over the entries.';
COMMENT ON COLUMN "audit_log_checkpoint"."n" IS 'The checkpoints count from 1.';
COMMENT ON COLUMN "audit_log_checkpoint"."kind" IS 'What was done.';
COMMENT ON COLUMN "audit_log_checkpoint"."lo" IS 'The first position: `seq`, or `xid` where there is one.';
COMMENT ON COLUMN "audit_log_checkpoint"."hi" IS 'The position after the last one.';
COMMENT ON COLUMN "audit_log_checkpoint"."after_seq" IS 'Only entries after this one are meant.';
COMMENT ON COLUMN "audit_log_checkpoint"."entries" IS 'How many entries there are.';
COMMENT ON COLUMN "audit_log_checkpoint"."root" IS 'Root of the Merkle tree over the entries.';
COMMENT ON COLUMN "audit_log_checkpoint"."previous" IS 'Hash of the checkpoint before.';
COMMENT ON COLUMN "audit_log_checkpoint"."ts" IS 'When it was made.';
COMMENT ON COLUMN "audit_log_checkpoint"."note" IS 'What else is recorded, as JSON.';
COMMENT ON COLUMN "audit_log_checkpoint"."signature" IS 'Signature over the hash of this row.';

-- Refuses what a trigger found wrong.
CREATE FUNCTION "fn_cwom_refuse"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[2], COLUMN = TG_ARGV[1],
        SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END
$$;

-- Refuses the change of a column that stays.
CREATE FUNCTION "fn_cwom_refuse_change"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    FOR n IN 1 .. TG_NARGS - 2 BY 2 LOOP
        IF to_jsonb(OLD) -> TG_ARGV[n] IS DISTINCT FROM to_jsonb(NEW) -> TG_ARGV[n]
            OR n = TG_NARGS - 2 THEN
            RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[n + 1],
                COLUMN = TG_ARGV[n], SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME,
                CONSTRAINT = TG_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

-- Refuses a move that the state machine does not have.
CREATE FUNCTION "fn_cwom_refuse_move"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    FOR n IN 2 .. TG_NARGS - 2 BY 2 LOOP
        IF to_jsonb(OLD) ->> TG_ARGV[1] = TG_ARGV[n] OR n = TG_NARGS - 2 THEN
            RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[n + 1],
                COLUMN = TG_ARGV[1], SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME,
                CONSTRAINT = TG_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

-- What `links` lists is of its type.
CREATE FUNCTION "tr_cwom_repos_links_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."links") = 'array' THEN NEW."links" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'links', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_repos:links: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `owners` lists is of its type.
CREATE FUNCTION "tr_cwom_repos_owners_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."owners") = 'array' THEN NEW."owners" END) AS "item1"("value")
        WHERE (CASE WHEN jsonb_typeof("item1"."value") = 'object' THEN
        "item1"."value" - ARRAY['actor_kind', 'actor_id', 'display'] = '{}'
        AND coalesce(jsonb_typeof("item1"."value" -> 'actor_kind') = 'string', FALSE)
        AND ("item1"."value" ->> 'actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(jsonb_typeof("item1"."value" -> 'actor_id') = 'string', FALSE)
        AND length(("item1"."value" ->> 'actor_id')) BETWEEN 1 AND 128
        AND jsonb_typeof("item1"."value" -> 'display') IN ('string', 'null')
        AND length(("item1"."value" ->> 'display')) BETWEEN 1 AND 256
    ELSE FALSE END) IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'owners', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_repos:owners: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `policy` lists is of its type.
CREATE FUNCTION "tr_cwom_repos_policy_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."policy" -> 'allowed_tools') = 'array' THEN NEW."policy" -> 'allowed_tools' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'policy', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_repos:policy: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `tags` lists is of its type.
CREATE FUNCTION "tr_cwom_repos_tags_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."tags") = 'array' THEN NEW."tags" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'tags', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_repos:tags: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_repos"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_repos:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Repo' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:cwom_repos:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Repo', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'slug', NEW."slug", 'source', NEW."source", 'default_branch', NEW."default_branch", 'visibility', NEW."visibility", 'owners', NEW."owners", 'policy', NEW."policy", 'links', NEW."links", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '77a798cbb7dd', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'updated', 'Repo', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'slug', OLD."slug", 'source', OLD."source", 'default_branch', OLD."default_branch", 'visibility', OLD."visibility", 'owners', OLD."owners", 'policy', OLD."policy", 'links', OLD."links", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'slug', NEW."slug", 'source', NEW."source", 'default_branch', NEW."default_branch", 'visibility', NEW."visibility", 'owners', NEW."owners", 'policy', NEW."policy", 'links', NEW."links", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '77a798cbb7dd', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Repo', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'slug', OLD."slug", 'source', OLD."source", 'default_branch', OLD."default_branch", 'visibility', OLD."visibility", 'owners', OLD."owners", 'policy', OLD."policy", 'links', OLD."links", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '77a798cbb7dd', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_repos" AFTER INSERT OR UPDATE OR DELETE ON "cwom_repos" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_repos"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_cwom_repos_clock" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:cwom_repos:updated_at: a change is not older than the one before'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_cwom_repos_first_version" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_repos:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_cwom_repos_frozen" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."slug" IS DISTINCT FROM OLD."slug"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:cwom_repos:id: it never changes after creation',
        'slug',
        'cwom:immutable:cwom_repos:slug: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_repos:created_at: it never changes after creation'
    );

-- What `links` lists is of its type.
CREATE TRIGGER "tr_cwom_repos_links_items_insert" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."links" <> '[]')
    EXECUTE FUNCTION "tr_cwom_repos_links_items_insert"();

-- What `links` lists is of its type.
CREATE TRIGGER "tr_cwom_repos_links_items_update" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."links" IS DISTINCT FROM OLD."links" AND (NEW."links" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_repos_links_items_insert"();

-- A changed row has the next version.
CREATE TRIGGER "tr_cwom_repos_next_version" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_repos:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_repos_no_truncate" BEFORE TRUNCATE ON "cwom_repos" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_repos:-: rows are deleted one by one, not all at once'
    );

-- What `owners` lists is of its type.
CREATE TRIGGER "tr_cwom_repos_owners_items_insert" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."owners" <> '[]')
    EXECUTE FUNCTION "tr_cwom_repos_owners_items_insert"();

-- What `owners` lists is of its type.
CREATE TRIGGER "tr_cwom_repos_owners_items_update" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."owners" IS DISTINCT FROM OLD."owners" AND (NEW."owners" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_repos_owners_items_insert"();

-- What `policy` lists is of its type.
CREATE TRIGGER "tr_cwom_repos_policy_items_insert" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."policy" #> '{allowed_tools}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_repos_policy_items_insert"();

-- What `policy` lists is of its type.
CREATE TRIGGER "tr_cwom_repos_policy_items_update" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."policy" IS DISTINCT FROM OLD."policy" AND (NEW."policy" #> '{allowed_tools}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_repos_policy_items_insert"();

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_repos_tags_items_insert" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."tags" <> '[]')
    EXECUTE FUNCTION "tr_cwom_repos_tags_items_insert"();

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_repos_tags_items_update" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (NEW."tags" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_repos_tags_items_insert"();

-- Fire for replication, too.
ALTER TABLE "cwom_repos"
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_clock",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_first_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_frozen",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_links_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_links_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_next_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_owners_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_owners_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_policy_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_policy_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_tags_items_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_repos";

-- What `acceptance` lists is of its type.
CREATE FUNCTION "tr_cwom_issues_acceptance_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."acceptance" -> 'criteria') = 'array' THEN NEW."acceptance" -> 'criteria' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) OR EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."acceptance" -> 'tests_expected') = 'array' THEN NEW."acceptance" -> 'tests_expected' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'acceptance', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `assignees` lists is of its type.
CREATE FUNCTION "tr_cwom_issues_assignees_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."assignees") = 'array' THEN NEW."assignees" END) AS "item1"("value")
        WHERE (CASE WHEN jsonb_typeof("item1"."value") = 'object' THEN
        "item1"."value" - ARRAY['actor_kind', 'actor_id', 'display'] = '{}'
        AND coalesce(jsonb_typeof("item1"."value" -> 'actor_kind') = 'string', FALSE)
        AND ("item1"."value" ->> 'actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(jsonb_typeof("item1"."value" -> 'actor_id') = 'string', FALSE)
        AND length(("item1"."value" ->> 'actor_id')) BETWEEN 1 AND 128
        AND jsonb_typeof("item1"."value" -> 'display') IN ('string', 'null')
        AND length(("item1"."value" ->> 'display')) BETWEEN 1 AND 256
    ELSE FALSE END) IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'assignees', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_issues:assignees: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Following `parent` never comes back.
CREATE FUNCTION "tr_cwom_issues_parent_id_acyclic_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('transaction_isolation') = 'repeatable read' THEN
        RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
            MESSAGE = 'a relation without cycles is written under read committed or serializable';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('cwom:acyclic'), TG_RELID::integer);
    IF EXISTS (
        WITH RECURSIVE reached(key) AS (
            SELECT NEW."parent_id"
            UNION
            SELECT "cwom_issues"."parent_id" FROM "cwom_issues" JOIN reached ON "cwom_issues"."id" = reached.key
        )
        SELECT 1 FROM reached WHERE key = NEW."id"
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO009', COLUMN = 'parent_id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:cycle:cwom_issues:parent_id: it would lead back to where it starts';
    END IF;
    RETURN NULL;
END
$$;

-- What `tags` lists is of its type.
CREATE FUNCTION "tr_cwom_issues_tags_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."tags") = 'array' THEN NEW."tags" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'tags', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_issues:tags: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `watchers` lists is of its type.
CREATE FUNCTION "tr_cwom_issues_watchers_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."watchers") = 'array' THEN NEW."watchers" END) AS "item1"("value")
        WHERE (CASE WHEN jsonb_typeof("item1"."value") = 'object' THEN
        "item1"."value" - ARRAY['actor_kind', 'actor_id', 'display'] = '{}'
        AND coalesce(jsonb_typeof("item1"."value" -> 'actor_kind') = 'string', FALSE)
        AND ("item1"."value" ->> 'actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(jsonb_typeof("item1"."value" -> 'actor_id') = 'string', FALSE)
        AND length(("item1"."value" ->> 'actor_id')) BETWEEN 1 AND 128
        AND jsonb_typeof("item1"."value" -> 'display') IN ('string', 'null')
        AND length(("item1"."value" ->> 'display')) BETWEEN 1 AND 256
    ELSE FALSE END) IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'watchers', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_issues:watchers: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_issues"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issues:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Issue' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:cwom_issues:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Issue', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'assignees', NEW."assignees", 'watchers', NEW."watchers", 'acceptance', NEW."acceptance", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '3c4199bb08ce', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Issue', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'assignees', OLD."assignees", 'watchers', OLD."watchers", 'acceptance', OLD."acceptance", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'assignees', NEW."assignees", 'watchers', NEW."watchers", 'acceptance', NEW."acceptance", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '3c4199bb08ce', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Issue', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'assignees', OLD."assignees", 'watchers', OLD."watchers", 'acceptance', OLD."acceptance", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '3c4199bb08ce', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_issues" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issues" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issues"();

-- What `acceptance` lists is of its type.
CREATE TRIGGER "tr_cwom_issues_acceptance_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."acceptance" #> '{criteria}' <> '[]'
        OR NEW."acceptance" #> '{tests_expected}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_issues_acceptance_items_insert"();

-- What `acceptance` lists is of its type.
CREATE TRIGGER "tr_cwom_issues_acceptance_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."acceptance" IS DISTINCT FROM OLD."acceptance" AND (NEW."acceptance" #> '{criteria}' <> '[]'
        OR NEW."acceptance" #> '{tests_expected}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_issues_acceptance_items_insert"();

-- What `assignees` lists is of its type.
CREATE TRIGGER "tr_cwom_issues_assignees_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."assignees" <> '[]')
    EXECUTE FUNCTION "tr_cwom_issues_assignees_items_insert"();

-- What `assignees` lists is of its type.
CREATE TRIGGER "tr_cwom_issues_assignees_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."assignees" IS DISTINCT FROM OLD."assignees" AND (NEW."assignees" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_issues_assignees_items_insert"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_cwom_issues_clock" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:cwom_issues:updated_at: a change is not older than the one before'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_cwom_issues_first_version" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_issues:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_cwom_issues_frozen" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."repo_id" IS DISTINCT FROM OLD."repo_id"
        OR NEW."repo_role" IS DISTINCT FROM OLD."repo_role"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:cwom_issues:id: it never changes after creation',
        'repo_id',
        'cwom:immutable:cwom_issues:repo_id: it never changes after creation',
        'repo_role',
        'cwom:immutable:cwom_issues:repo_role: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issues:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_cwom_issues_next_version" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_issues:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_issues_no_truncate" BEFORE TRUNCATE ON "cwom_issues" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issues:-: rows are deleted one by one, not all at once'
    );

-- Following `parent` never comes back.
CREATE TRIGGER "tr_cwom_issues_parent_id_acyclic_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."parent_id" IS NOT NULL)
    EXECUTE FUNCTION "tr_cwom_issues_parent_id_acyclic_insert"();

-- Following `parent` never comes back.
CREATE TRIGGER "tr_cwom_issues_parent_id_acyclic_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."parent_id" IS NOT NULL AND NEW."parent_id" IS DISTINCT FROM OLD."parent_id")
    EXECUTE FUNCTION "tr_cwom_issues_parent_id_acyclic_insert"();

-- `status` moves as the state machine says.
CREATE TRIGGER "tr_cwom_issues_status_moves" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status" AND CASE OLD."status"
            WHEN 'planned' THEN NEW."status" NOT IN ('ready', 'running', 'blocked', 'canceled')
            WHEN 'ready' THEN NEW."status" NOT IN ('planned', 'running', 'blocked', 'canceled')
            WHEN 'running' THEN NEW."status" NOT IN ('blocked', 'under_review', 'done', 'failed', 'canceled')
            WHEN 'blocked' THEN NEW."status" NOT IN ('ready', 'running', 'failed', 'canceled')
            WHEN 'under_review' THEN NEW."status" NOT IN ('done', 'failed', 'running')
            WHEN 'done' THEN NEW."status" NOT IN ('under_review')
            WHEN 'failed' THEN NEW."status" NOT IN ('ready')
            WHEN 'canceled' THEN TRUE
        END)
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'planned',
        'cwom:transition:cwom_issues:status:planned>ready,running,blocked,canceled: planned becomes ready, running, blocked, canceled or stays',
        'ready',
        'cwom:transition:cwom_issues:status:ready>planned,running,blocked,canceled: ready becomes planned, running, blocked, canceled or stays',
        'running',
        'cwom:transition:cwom_issues:status:running>blocked,under_review,done,failed,canceled: running becomes blocked, under_review, done, failed, canceled or stays',
        'blocked',
        'cwom:transition:cwom_issues:status:blocked>ready,running,failed,canceled: blocked becomes ready, running, failed, canceled or stays',
        'under_review',
        'cwom:transition:cwom_issues:status:under_review>done,failed,running: under_review becomes done, failed, running or stays',
        'done',
        'cwom:transition:cwom_issues:status:done>under_review: done becomes under_review or stays',
        'failed',
        'cwom:transition:cwom_issues:status:failed>ready: failed becomes ready or stays',
        'canceled',
        'cwom:transition:cwom_issues:status:canceled>: canceled is final'
    );

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_issues_tags_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."tags" <> '[]')
    EXECUTE FUNCTION "tr_cwom_issues_tags_items_insert"();

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_issues_tags_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (NEW."tags" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_issues_tags_items_insert"();

-- What `watchers` lists is of its type.
CREATE TRIGGER "tr_cwom_issues_watchers_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."watchers" <> '[]')
    EXECUTE FUNCTION "tr_cwom_issues_watchers_items_insert"();

-- What `watchers` lists is of its type.
CREATE TRIGGER "tr_cwom_issues_watchers_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."watchers" IS DISTINCT FROM OLD."watchers" AND (NEW."watchers" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_issues_watchers_items_insert"();

-- Fire for replication, too.
ALTER TABLE "cwom_issues"
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_acceptance_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_acceptance_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_assignees_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_assignees_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_clock",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_first_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_frozen",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_next_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_parent_id_acyclic_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_parent_id_acyclic_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_status_moves",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_tags_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_watchers_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_watchers_items_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_issues";

-- What `constraints` lists is of its type.
CREATE FUNCTION "tr_cwom_constraint_snapshots_constraints_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."constraints" -> 'health' -> 'flags') = 'array' THEN NEW."constraints" -> 'health' -> 'flags' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) OR EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."constraints" -> 'tools' -> 'allowed') = 'array' THEN NEW."constraints" -> 'tools' -> 'allowed' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) OR EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."constraints" -> 'tools' -> 'blocked') = 'array' THEN NEW."constraints" -> 'tools' -> 'blocked' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'constraints', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `tags` lists is of its type.
CREATE FUNCTION "tr_cwom_constraint_snapshots_tags_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."tags") = 'array' THEN NEW."tags" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'tags', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_constraint_snapshots:tags: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_constraint_snapshots"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_constraint_snapshots:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'ConstraintSnapshot', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'scope', NEW."scope", 'captured_at', to_char(NEW."captured_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'owner_kind', NEW."owner_kind", 'owner_id', NEW."owner_id", 'owner_display', NEW."owner_display", 'constraints', NEW."constraints", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version"),
            why, part_of, 'adfd894bc457', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_constraint_snapshots" AFTER INSERT ON "cwom_constraint_snapshots" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_constraint_snapshots"();

-- What `constraints` lists is of its type.
CREATE TRIGGER "tr_cwom_constraint_snapshots_constraints_items_insert" AFTER INSERT ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (NEW."constraints" #> '{health,flags}' <> '[]'
        OR NEW."constraints" #> '{tools,allowed}' <> '[]'
        OR NEW."constraints" #> '{tools,blocked}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_constraint_snapshots_constraints_items_insert"();

-- What `constraints` lists is of its type.
CREATE TRIGGER "tr_cwom_constraint_snapshots_constraints_items_update" AFTER UPDATE ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (NEW."constraints" IS DISTINCT FROM OLD."constraints" AND (NEW."constraints" #> '{health,flags}' <> '[]'
        OR NEW."constraints" #> '{tools,allowed}' <> '[]'
        OR NEW."constraints" #> '{tools,blocked}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_constraint_snapshots_constraints_items_insert"();

-- A new row has version 1.
CREATE TRIGGER "tr_cwom_constraint_snapshots_first_version" AFTER INSERT ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_constraint_snapshots:row_version: a new row has version 1'
    );

-- Rows are never deleted.
CREATE TRIGGER "tr_cwom_constraint_snapshots_no_delete" BEFORE DELETE ON "cwom_constraint_snapshots" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_constraint_snapshots:-: rows are never changed or deleted'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_constraint_snapshots_no_truncate" BEFORE TRUNCATE ON "cwom_constraint_snapshots" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_constraint_snapshots:-: rows are never changed or deleted'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_cwom_constraint_snapshots_no_update" BEFORE UPDATE ON "cwom_constraint_snapshots" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_constraint_snapshots:-: rows are never changed or deleted'
    );

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_constraint_snapshots_tags_items_insert" AFTER INSERT ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (NEW."tags" <> '[]')
    EXECUTE FUNCTION "tr_cwom_constraint_snapshots_tags_items_insert"();

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_constraint_snapshots_tags_items_update" AFTER UPDATE ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (NEW."tags" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_constraint_snapshots_tags_items_insert"();

-- Fire for replication, too.
ALTER TABLE "cwom_constraint_snapshots"
    ENABLE ALWAYS TRIGGER "tr_cwom_constraint_snapshots_constraints_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_constraint_snapshots_constraints_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_constraint_snapshots_first_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_constraint_snapshots_no_delete",
    ENABLE ALWAYS TRIGGER "tr_cwom_constraint_snapshots_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_constraint_snapshots_no_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_constraint_snapshots_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_constraint_snapshots_tags_items_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_constraint_snapshots";

-- What `assumptions` lists is of its type.
CREATE FUNCTION "tr_cwom_context_packets_assumptions_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."assumptions") = 'array' THEN NEW."assumptions" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'assumptions', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_context_packets:assumptions: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `inputs` lists is of its type.
CREATE FUNCTION "tr_cwom_context_packets_inputs_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."inputs" -> 'documents') = 'array' THEN NEW."inputs" -> 'documents' END) AS "item1"("value")
        WHERE (CASE WHEN jsonb_typeof("item1"."value") = 'object' THEN
        "item1"."value" - ARRAY['title', 'uri', 'digest', 'excerpt'] = '{}'
        AND coalesce(jsonb_typeof("item1"."value" -> 'title') = 'string', FALSE)
        AND length(("item1"."value" ->> 'title')) BETWEEN 1 AND 256
        AND coalesce(jsonb_typeof("item1"."value" -> 'uri') = 'string', FALSE)
        AND length(("item1"."value" ->> 'uri')) BETWEEN 1 AND 2000
        AND jsonb_typeof("item1"."value" -> 'digest') IN ('string', 'null')
        AND length(("item1"."value" ->> 'digest')) BETWEEN 1 AND 128
        AND jsonb_typeof("item1"."value" -> 'excerpt') IN ('string', 'null')
        AND length(("item1"."value" ->> 'excerpt')) <= 4000
    ELSE FALSE END) IS FALSE
    ) OR EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."inputs" -> 'data_blobs') = 'array' THEN NEW."inputs" -> 'data_blobs' END) AS "item1"("value")
        WHERE (CASE WHEN jsonb_typeof("item1"."value") = 'object' THEN
        "item1"."value" - ARRAY['name', 'media_type', 'uri', 'inline', 'digest'] = '{}'
        AND coalesce(jsonb_typeof("item1"."value" -> 'name') = 'string', FALSE)
        AND length(("item1"."value" ->> 'name')) BETWEEN 1 AND 256
        AND coalesce(jsonb_typeof("item1"."value" -> 'media_type') = 'string', FALSE)
        AND length(("item1"."value" ->> 'media_type')) BETWEEN 1 AND 128
        AND jsonb_typeof("item1"."value" -> 'uri') IN ('string', 'null')
        AND length(("item1"."value" ->> 'uri')) BETWEEN 1 AND 2000
        AND jsonb_typeof("item1"."value" -> 'inline') IN ('string', 'null')
        AND jsonb_typeof("item1"."value" -> 'digest') IN ('string', 'null')
        AND length(("item1"."value" ->> 'digest')) BETWEEN 1 AND 128
        AND num_nonnulls(("item1"."value" ->> 'uri'), ("item1"."value" ->> 'inline')) = 1
    ELSE FALSE END) IS FALSE
    ) OR EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."inputs" -> 'links') = 'array' THEN NEW."inputs" -> 'links' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'inputs', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_context_packets:inputs: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `open_questions` lists is of its type.
CREATE FUNCTION "tr_cwom_context_packets_open_questions_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."open_questions") = 'array' THEN NEW."open_questions" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'open_questions', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_context_packets:open_questions: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `tags` lists is of its type.
CREATE FUNCTION "tr_cwom_context_packets_tags_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."tags") = 'array' THEN NEW."tags" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'tags', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_context_packets:tags: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_context_packets"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_context_packets:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'ContextPacket', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'version', NEW."version", 'summary', NEW."summary", 'inputs', NEW."inputs", 'assumptions', NEW."assumptions", 'open_questions', NEW."open_questions", 'instructions', NEW."instructions", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'constraint_snapshot_role', NEW."constraint_snapshot_role", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '68c594e0609e', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_context_packets" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_context_packets"();

-- What `assumptions` lists is of its type.
CREATE TRIGGER "tr_cwom_context_packets_assumptions_items_insert" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."assumptions" <> '[]')
    EXECUTE FUNCTION "tr_cwom_context_packets_assumptions_items_insert"();

-- What `assumptions` lists is of its type.
CREATE TRIGGER "tr_cwom_context_packets_assumptions_items_update" AFTER UPDATE ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."assumptions" IS DISTINCT FROM OLD."assumptions" AND (NEW."assumptions" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_context_packets_assumptions_items_insert"();

-- A new row has version 1.
CREATE TRIGGER "tr_cwom_context_packets_first_version" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_context_packets:row_version: a new row has version 1'
    );

-- What `inputs` lists is of its type.
CREATE TRIGGER "tr_cwom_context_packets_inputs_items_insert" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."inputs" #> '{documents}' <> '[]'
        OR NEW."inputs" #> '{data_blobs}' <> '[]'
        OR NEW."inputs" #> '{links}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_context_packets_inputs_items_insert"();

-- What `inputs` lists is of its type.
CREATE TRIGGER "tr_cwom_context_packets_inputs_items_update" AFTER UPDATE ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."inputs" IS DISTINCT FROM OLD."inputs" AND (NEW."inputs" #> '{documents}' <> '[]'
        OR NEW."inputs" #> '{data_blobs}' <> '[]'
        OR NEW."inputs" #> '{links}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_context_packets_inputs_items_insert"();

-- Rows are never deleted.
CREATE TRIGGER "tr_cwom_context_packets_no_delete" BEFORE DELETE ON "cwom_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_context_packets:-: rows are never changed or deleted'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_context_packets_no_truncate" BEFORE TRUNCATE ON "cwom_context_packets" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_context_packets:-: rows are never changed or deleted'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_cwom_context_packets_no_update" BEFORE UPDATE ON "cwom_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_context_packets:-: rows are never changed or deleted'
    );

-- What `open_questions` lists is of its type.
CREATE TRIGGER "tr_cwom_context_packets_open_questions_items_insert" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."open_questions" <> '[]')
    EXECUTE FUNCTION "tr_cwom_context_packets_open_questions_items_insert"();

-- What `open_questions` lists is of its type.
CREATE TRIGGER "tr_cwom_context_packets_open_questions_items_update" AFTER UPDATE ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."open_questions" IS DISTINCT FROM OLD."open_questions" AND (NEW."open_questions" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_context_packets_open_questions_items_insert"();

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_context_packets_tags_items_insert" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."tags" <> '[]')
    EXECUTE FUNCTION "tr_cwom_context_packets_tags_items_insert"();

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_context_packets_tags_items_update" AFTER UPDATE ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (NEW."tags" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_context_packets_tags_items_insert"();

-- Fire for replication, too.
ALTER TABLE "cwom_context_packets"
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_assumptions_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_assumptions_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_first_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_inputs_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_inputs_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_no_delete",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_no_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_open_questions_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_open_questions_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_tags_items_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_context_packets";

-- What `applicability` lists is of its type.
CREATE FUNCTION "tr_cwom_doctrine_refs_applicability_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."applicability" -> 'issue_types') = 'array' THEN NEW."applicability" -> 'issue_types' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string' AND ("item1"."value" #>> '{}') IN ('feature', 'bug', 'chore', 'research', 'ops', 'doc', 'incident')) IS FALSE
    ) OR EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."applicability" -> 'tags') = 'array' THEN NEW."applicability" -> 'tags' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'applicability', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_doctrine_refs:applicability: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `links` lists is of its type.
CREATE FUNCTION "tr_cwom_doctrine_refs_links_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."links") = 'array' THEN NEW."links" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'links', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_doctrine_refs:links: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `tags` lists is of its type.
CREATE FUNCTION "tr_cwom_doctrine_refs_tags_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."tags") = 'array' THEN NEW."tags" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'tags', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_doctrine_refs:tags: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_doctrine_refs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_doctrine_refs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'DoctrineRef', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'namespace', NEW."namespace", 'name', NEW."name", 'version', NEW."version", 'type', NEW."type", 'priority', NEW."priority", 'statement', NEW."statement", 'rationale', NEW."rationale", 'links', NEW."links", 'applicability', NEW."applicability", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '429f5b35a2c8', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_doctrine_refs" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_doctrine_refs"();

-- What `applicability` lists is of its type.
CREATE TRIGGER "tr_cwom_doctrine_refs_applicability_items_insert" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."applicability" #> '{issue_types}' <> '[]'
        OR NEW."applicability" #> '{tags}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_doctrine_refs_applicability_items_insert"();

-- What `applicability` lists is of its type.
CREATE TRIGGER "tr_cwom_doctrine_refs_applicability_items_update" AFTER UPDATE ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."applicability" IS DISTINCT FROM OLD."applicability" AND (NEW."applicability" #> '{issue_types}' <> '[]'
        OR NEW."applicability" #> '{tags}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_doctrine_refs_applicability_items_insert"();

-- A new row has version 1.
CREATE TRIGGER "tr_cwom_doctrine_refs_first_version" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_doctrine_refs:row_version: a new row has version 1'
    );

-- What `links` lists is of its type.
CREATE TRIGGER "tr_cwom_doctrine_refs_links_items_insert" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."links" <> '[]')
    EXECUTE FUNCTION "tr_cwom_doctrine_refs_links_items_insert"();

-- What `links` lists is of its type.
CREATE TRIGGER "tr_cwom_doctrine_refs_links_items_update" AFTER UPDATE ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."links" IS DISTINCT FROM OLD."links" AND (NEW."links" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_doctrine_refs_links_items_insert"();

-- Rows are never deleted.
CREATE TRIGGER "tr_cwom_doctrine_refs_no_delete" BEFORE DELETE ON "cwom_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_doctrine_refs:-: rows are never changed or deleted'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_doctrine_refs_no_truncate" BEFORE TRUNCATE ON "cwom_doctrine_refs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_doctrine_refs:-: rows are never changed or deleted'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_cwom_doctrine_refs_no_update" BEFORE UPDATE ON "cwom_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_doctrine_refs:-: rows are never changed or deleted'
    );

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_doctrine_refs_tags_items_insert" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."tags" <> '[]')
    EXECUTE FUNCTION "tr_cwom_doctrine_refs_tags_items_insert"();

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_doctrine_refs_tags_items_update" AFTER UPDATE ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (NEW."tags" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_doctrine_refs_tags_items_insert"();

-- Fire for replication, too.
ALTER TABLE "cwom_doctrine_refs"
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_applicability_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_applicability_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_first_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_links_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_links_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_no_delete",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_no_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_tags_items_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_doctrine_refs";

-- A row that becomes running has a link in `cwom_run_context_packets`.
CREATE FUNCTION "tr_cwom_runs_context_packets_required"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM 1 FROM "cwom_run_context_packets" WHERE "run_id" = NEW."id" LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'WO008', COLUMN = 'run_id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:required_link:cwom_runs:run_id:running>context_packets: a row of cwom_runs that is running has a row in cwom_run_context_packets';
    END IF;
    RETURN NULL;
END
$$;

-- What `executor` lists is of its type.
CREATE FUNCTION "tr_cwom_runs_executor_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."executor" -> 'toolchain') = 'array' THEN NEW."executor" -> 'toolchain' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'executor', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_runs:executor: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `outputs` lists is of its type.
CREATE FUNCTION "tr_cwom_runs_outputs_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."outputs" -> 'decision_log') = 'array' THEN NEW."outputs" -> 'decision_log' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'outputs', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_runs:outputs: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `plan` lists is of its type.
CREATE FUNCTION "tr_cwom_runs_plan_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."plan" -> 'steps') = 'array' THEN NEW."plan" -> 'steps' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) OR EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."plan" -> 'risk_notes') = 'array' THEN NEW."plan" -> 'risk_notes' END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'plan', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `tags` lists is of its type.
CREATE FUNCTION "tr_cwom_runs_tags_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."tags") = 'array' THEN NEW."tags" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'tags', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_runs:tags: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_runs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_runs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Run' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:cwom_runs:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Run', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'status', NEW."status", 'mode', NEW."mode", 'executor', NEW."executor", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'constraint_snapshot_role', NEW."constraint_snapshot_role", 'plan', NEW."plan", 'telemetry', NEW."telemetry", 'cost', NEW."cost", 'outputs', NEW."outputs", 'failure', NEW."failure", 'artifact_root_uri', NEW."artifact_root_uri", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '405100792ff5', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Run', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'status', OLD."status", 'mode', OLD."mode", 'executor', OLD."executor", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'constraint_snapshot_role', OLD."constraint_snapshot_role", 'plan', OLD."plan", 'telemetry', OLD."telemetry", 'cost', OLD."cost", 'outputs', OLD."outputs", 'failure', OLD."failure", 'artifact_root_uri', OLD."artifact_root_uri", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'status', NEW."status", 'mode', NEW."mode", 'executor', NEW."executor", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'constraint_snapshot_role', NEW."constraint_snapshot_role", 'plan', NEW."plan", 'telemetry', NEW."telemetry", 'cost', NEW."cost", 'outputs', NEW."outputs", 'failure', NEW."failure", 'artifact_root_uri', NEW."artifact_root_uri", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '405100792ff5', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Run', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'status', OLD."status", 'mode', OLD."mode", 'executor', OLD."executor", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'constraint_snapshot_role', OLD."constraint_snapshot_role", 'plan', OLD."plan", 'telemetry', OLD."telemetry", 'cost', OLD."cost", 'outputs', OLD."outputs", 'failure', OLD."failure", 'artifact_root_uri', OLD."artifact_root_uri", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '405100792ff5', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_runs" AFTER INSERT OR UPDATE OR DELETE ON "cwom_runs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_runs"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_cwom_runs_clock" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:cwom_runs:updated_at: a change is not older than the one before'
    );

-- A row that becomes running has a link in `cwom_run_context_packets`.
CREATE TRIGGER "tr_cwom_runs_context_packets_required" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."status" IN ('running') AND NEW."status" IS DISTINCT FROM OLD."status")
    EXECUTE FUNCTION "tr_cwom_runs_context_packets_required"();

-- What `executor` lists is of its type.
CREATE TRIGGER "tr_cwom_runs_executor_items_insert" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."executor" #> '{toolchain}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_runs_executor_items_insert"();

-- What `executor` lists is of its type.
CREATE TRIGGER "tr_cwom_runs_executor_items_update" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."executor" IS DISTINCT FROM OLD."executor" AND (NEW."executor" #> '{toolchain}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_runs_executor_items_insert"();

-- A new row has version 1.
CREATE TRIGGER "tr_cwom_runs_first_version" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_runs:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_cwom_runs_frozen" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."for_issue_id" IS DISTINCT FROM OLD."for_issue_id"
        OR NEW."for_issue_role" IS DISTINCT FROM OLD."for_issue_role"
        OR NEW."repo_id" IS DISTINCT FROM OLD."repo_id"
        OR NEW."repo_role" IS DISTINCT FROM OLD."repo_role"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:cwom_runs:id: it never changes after creation',
        'for_issue_id',
        'cwom:immutable:cwom_runs:for_issue_id: it never changes after creation',
        'for_issue_role',
        'cwom:immutable:cwom_runs:for_issue_role: it never changes after creation',
        'repo_id',
        'cwom:immutable:cwom_runs:repo_id: it never changes after creation',
        'repo_role',
        'cwom:immutable:cwom_runs:repo_role: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_runs:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_cwom_runs_next_version" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_runs:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_runs_no_truncate" BEFORE TRUNCATE ON "cwom_runs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_runs:-: rows are deleted one by one, not all at once'
    );

-- What `outputs` lists is of its type.
CREATE TRIGGER "tr_cwom_runs_outputs_items_insert" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."outputs" #> '{decision_log}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_runs_outputs_items_insert"();

-- What `outputs` lists is of its type.
CREATE TRIGGER "tr_cwom_runs_outputs_items_update" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."outputs" IS DISTINCT FROM OLD."outputs" AND (NEW."outputs" #> '{decision_log}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_runs_outputs_items_insert"();

-- What `plan` lists is of its type.
CREATE TRIGGER "tr_cwom_runs_plan_items_insert" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."plan" #> '{steps}' <> '[]'
        OR NEW."plan" #> '{risk_notes}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_runs_plan_items_insert"();

-- What `plan` lists is of its type.
CREATE TRIGGER "tr_cwom_runs_plan_items_update" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."plan" IS DISTINCT FROM OLD."plan" AND (NEW."plan" #> '{steps}' <> '[]'
        OR NEW."plan" #> '{risk_notes}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_runs_plan_items_insert"();

-- A new row is planned or ready.
CREATE TRIGGER "tr_cwom_runs_status_initial" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('planned', 'ready'))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO006',
        'status',
        'cwom:initial:cwom_runs:status:planned,ready: a new row is planned or ready'
    );

-- `status` moves as the state machine says.
CREATE TRIGGER "tr_cwom_runs_status_moves" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status" AND CASE OLD."status"
            WHEN 'planned' THEN NEW."status" NOT IN ('ready', 'running', 'canceled')
            WHEN 'ready' THEN NEW."status" NOT IN ('running', 'canceled')
            WHEN 'running' THEN NEW."status" NOT IN ('blocked', 'under_review', 'done', 'failed', 'canceled')
            WHEN 'blocked' THEN NEW."status" NOT IN ('running', 'failed', 'canceled')
            WHEN 'under_review' THEN NEW."status" NOT IN ('done', 'failed')
            WHEN 'done' THEN NEW."status" NOT IN ('under_review')
            WHEN 'failed' THEN TRUE
            WHEN 'canceled' THEN TRUE
        END)
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'planned',
        'cwom:transition:cwom_runs:status:planned>ready,running,canceled: planned becomes ready, running, canceled or stays',
        'ready',
        'cwom:transition:cwom_runs:status:ready>running,canceled: ready becomes running, canceled or stays',
        'running',
        'cwom:transition:cwom_runs:status:running>blocked,under_review,done,failed,canceled: running becomes blocked, under_review, done, failed, canceled or stays',
        'blocked',
        'cwom:transition:cwom_runs:status:blocked>running,failed,canceled: blocked becomes running, failed, canceled or stays',
        'under_review',
        'cwom:transition:cwom_runs:status:under_review>done,failed: under_review becomes done, failed or stays',
        'done',
        'cwom:transition:cwom_runs:status:done>under_review: done becomes under_review or stays',
        'failed',
        'cwom:transition:cwom_runs:status:failed>: failed is final',
        'canceled',
        'cwom:transition:cwom_runs:status:canceled>: canceled is final'
    );

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_runs_tags_items_insert" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."tags" <> '[]')
    EXECUTE FUNCTION "tr_cwom_runs_tags_items_insert"();

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_runs_tags_items_update" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (NEW."tags" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_runs_tags_items_insert"();

-- Fire for replication, too.
ALTER TABLE "cwom_runs"
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_clock",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_context_packets_required",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_executor_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_executor_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_first_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_frozen",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_next_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_outputs_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_outputs_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_plan_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_plan_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_status_initial",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_status_moves",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_tags_items_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_runs";

-- What `tags` lists is of its type.
CREATE FUNCTION "tr_cwom_artifacts_tags_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."tags") = 'array' THEN NEW."tags" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'tags', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_artifacts:tags: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `verification` lists is of its type.
CREATE FUNCTION "tr_cwom_artifacts_verification_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."verification" -> 'checks') = 'array' THEN NEW."verification" -> 'checks' END) AS "item1"("value")
        WHERE (CASE WHEN jsonb_typeof("item1"."value") = 'object' THEN
        "item1"."value" - ARRAY['name', 'status', 'evidence_uri'] = '{}'
        AND coalesce(jsonb_typeof("item1"."value" -> 'name') = 'string', FALSE)
        AND length(("item1"."value" ->> 'name')) BETWEEN 1 AND 128
        AND coalesce(jsonb_typeof("item1"."value" -> 'status') = 'string', FALSE)
        AND ("item1"."value" ->> 'status') IN ('unverified', 'passed', 'failed')
        AND jsonb_typeof("item1"."value" -> 'evidence_uri') IN ('string', 'null')
        AND length(("item1"."value" ->> 'evidence_uri')) BETWEEN 1 AND 2000
    ELSE FALSE END) IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'verification', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_artifacts:verification: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_artifacts"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_artifacts:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Artifact' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:cwom_artifacts:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Artifact', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'produced_by_id', NEW."produced_by_id", 'produced_by_role', NEW."produced_by_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'type', NEW."type", 'title', NEW."title", 'uri', NEW."uri", 'digest', NEW."digest", 'media_type', NEW."media_type", 'size_bytes', NEW."size_bytes", 'preview', NEW."preview", 'verification', NEW."verification", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '393025017d05', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'updated', 'Artifact', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'produced_by_id', OLD."produced_by_id", 'produced_by_role', OLD."produced_by_role", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'type', OLD."type", 'title', OLD."title", 'uri', OLD."uri", 'digest', OLD."digest", 'media_type', OLD."media_type", 'size_bytes', OLD."size_bytes", 'preview', OLD."preview", 'verification', OLD."verification", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'produced_by_id', NEW."produced_by_id", 'produced_by_role', NEW."produced_by_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'type', NEW."type", 'title', NEW."title", 'uri', NEW."uri", 'digest', NEW."digest", 'media_type', NEW."media_type", 'size_bytes', NEW."size_bytes", 'preview', NEW."preview", 'verification', NEW."verification", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '393025017d05', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Artifact', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'produced_by_id', OLD."produced_by_id", 'produced_by_role', OLD."produced_by_role", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'type', OLD."type", 'title', OLD."title", 'uri', OLD."uri", 'digest', OLD."digest", 'media_type', OLD."media_type", 'size_bytes', OLD."size_bytes", 'preview', OLD."preview", 'verification', OLD."verification", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '393025017d05', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_artifacts" AFTER INSERT OR UPDATE OR DELETE ON "cwom_artifacts" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_artifacts"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_cwom_artifacts_clock" AFTER UPDATE ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:cwom_artifacts:updated_at: a change is not older than the one before'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_cwom_artifacts_first_version" AFTER INSERT ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_artifacts:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_cwom_artifacts_frozen" AFTER UPDATE ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."produced_by_id" IS DISTINCT FROM OLD."produced_by_id"
        OR NEW."produced_by_role" IS DISTINCT FROM OLD."produced_by_role"
        OR NEW."for_issue_id" IS DISTINCT FROM OLD."for_issue_id"
        OR NEW."for_issue_role" IS DISTINCT FROM OLD."for_issue_role"
        OR NEW."type" IS DISTINCT FROM OLD."type"
        OR NEW."uri" IS DISTINCT FROM OLD."uri"
        OR NEW."digest" IS DISTINCT FROM OLD."digest"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:cwom_artifacts:id: it never changes after creation',
        'produced_by_id',
        'cwom:immutable:cwom_artifacts:produced_by_id: it never changes after creation',
        'produced_by_role',
        'cwom:immutable:cwom_artifacts:produced_by_role: it never changes after creation',
        'for_issue_id',
        'cwom:immutable:cwom_artifacts:for_issue_id: it never changes after creation',
        'for_issue_role',
        'cwom:immutable:cwom_artifacts:for_issue_role: it never changes after creation',
        'type',
        'cwom:immutable:cwom_artifacts:type: it never changes after creation',
        'uri',
        'cwom:immutable:cwom_artifacts:uri: it never changes after creation',
        'digest',
        'cwom:immutable:cwom_artifacts:digest: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_artifacts:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_cwom_artifacts_next_version" AFTER UPDATE ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_artifacts:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_artifacts_no_truncate" BEFORE TRUNCATE ON "cwom_artifacts" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_artifacts:-: rows are deleted one by one, not all at once'
    );

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_artifacts_tags_items_insert" AFTER INSERT ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."tags" <> '[]')
    EXECUTE FUNCTION "tr_cwom_artifacts_tags_items_insert"();

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_artifacts_tags_items_update" AFTER UPDATE ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (NEW."tags" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_artifacts_tags_items_insert"();

-- What `verification` lists is of its type.
CREATE TRIGGER "tr_cwom_artifacts_verification_items_insert" AFTER INSERT ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."verification" #> '{checks}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_artifacts_verification_items_insert"();

-- What `verification` lists is of its type.
CREATE TRIGGER "tr_cwom_artifacts_verification_items_update" AFTER UPDATE ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."verification" IS DISTINCT FROM OLD."verification" AND (NEW."verification" #> '{checks}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_artifacts_verification_items_insert"();

-- Fire for replication, too.
ALTER TABLE "cwom_artifacts"
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_clock",
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_first_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_frozen",
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_next_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_tags_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_verification_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_verification_items_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_artifacts";

-- What `criteria_results` lists is of its type.
CREATE FUNCTION "tr_cwom_evidence_packs_criteria_results_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."criteria_results") = 'array' THEN NEW."criteria_results" END) AS "item1"("value")
        WHERE (CASE WHEN jsonb_typeof("item1"."value") = 'object' THEN
        "item1"."value" - ARRAY['criterion', 'index', 'status', 'reason', 'evidence_refs'] = '{}'
        AND coalesce(jsonb_typeof("item1"."value" -> 'criterion') = 'string', FALSE)
        AND coalesce(jsonb_typeof("item1"."value" -> 'index') = 'number', FALSE)
        AND ("item1"."value" ->> 'index') ~ '^-?[0-9]+$'
        AND CASE WHEN jsonb_typeof("item1"."value" -> 'index') = 'number' THEN (("item1"."value" ->> 'index'))::numeric BETWEEN 0 AND 2147483647 ELSE TRUE END
        AND coalesce(jsonb_typeof("item1"."value" -> 'status') = 'string', FALSE)
        AND ("item1"."value" ->> 'status') IN ('satisfied', 'not_satisfied', 'unverified', 'skipped')
        AND jsonb_typeof("item1"."value" -> 'reason') IN ('string', 'null')
        AND jsonb_typeof("item1"."value" -> 'evidence_refs') = 'array'
    ELSE FALSE END) IS FALSE
    ) OR EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."criteria_results") = 'array' THEN NEW."criteria_results" END) AS "item1"("value"),
            jsonb_array_elements(CASE WHEN jsonb_typeof("item1"."value" -> 'evidence_refs') = 'array' THEN "item1"."value" -> 'evidence_refs' END) AS "item2"("value")
        WHERE (jsonb_typeof("item2"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'criteria_results', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_evidence_packs:criteria_results: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `evidence_collected` lists is of its type.
CREATE FUNCTION "tr_cwom_evidence_packs_evidence_collected_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."evidence_collected") = 'array' THEN NEW."evidence_collected" END) AS "item1"("value")
        WHERE (CASE WHEN jsonb_typeof("item1"."value") = 'object' THEN
        "item1"."value" - ARRAY['requirement', 'index', 'found', 'artifact_uri', 'artifact_type', 'notes'] = '{}'
        AND coalesce(jsonb_typeof("item1"."value" -> 'requirement') = 'string', FALSE)
        AND coalesce(jsonb_typeof("item1"."value" -> 'index') = 'number', FALSE)
        AND ("item1"."value" ->> 'index') ~ '^-?[0-9]+$'
        AND CASE WHEN jsonb_typeof("item1"."value" -> 'index') = 'number' THEN (("item1"."value" ->> 'index'))::numeric BETWEEN 0 AND 2147483647 ELSE TRUE END
        AND coalesce(jsonb_typeof("item1"."value" -> 'found') = 'boolean', FALSE)
        AND jsonb_typeof("item1"."value" -> 'artifact_uri') IN ('string', 'null')
        AND jsonb_typeof("item1"."value" -> 'artifact_type') IN ('string', 'null')
        AND jsonb_typeof("item1"."value" -> 'notes') IN ('string', 'null')
    ELSE FALSE END) IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'evidence_collected', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_evidence_packs:evidence_collected: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `evidence_missing` lists is of its type.
CREATE FUNCTION "tr_cwom_evidence_packs_evidence_missing_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."evidence_missing") = 'array' THEN NEW."evidence_missing" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'evidence_missing', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_evidence_packs:evidence_missing: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `tags` lists is of its type.
CREATE FUNCTION "tr_cwom_evidence_packs_tags_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."tags") = 'array' THEN NEW."tags" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'tags', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_evidence_packs:tags: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_evidence_packs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_evidence_packs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'EvidencePack', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'for_run_id', NEW."for_run_id", 'for_run_role', NEW."for_run_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'verdict', NEW."verdict", 'verdict_reason', NEW."verdict_reason", 'evaluated_at', to_char(NEW."evaluated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'evaluated_by_kind', NEW."evaluated_by_kind", 'evaluated_by_id', NEW."evaluated_by_id", 'evaluated_by_display', NEW."evaluated_by_display", 'criteria_results', NEW."criteria_results", 'evidence_collected', NEW."evidence_collected", 'evidence_missing', NEW."evidence_missing", 'checks_passed', NEW."checks_passed", 'checks_failed', NEW."checks_failed", 'checks_skipped', NEW."checks_skipped", 'evidence_uri', NEW."evidence_uri", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '47a1aa96b779', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_evidence_packs" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_evidence_packs"();

-- What `criteria_results` lists is of its type.
CREATE TRIGGER "tr_cwom_evidence_packs_criteria_results_items_insert" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."criteria_results" <> '[]')
    EXECUTE FUNCTION "tr_cwom_evidence_packs_criteria_results_items_insert"();

-- What `criteria_results` lists is of its type.
CREATE TRIGGER "tr_cwom_evidence_packs_criteria_results_items_update" AFTER UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."criteria_results" IS DISTINCT FROM OLD."criteria_results" AND (NEW."criteria_results" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_evidence_packs_criteria_results_items_insert"();

-- What `evidence_collected` lists is of its type.
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_insert" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."evidence_collected" <> '[]')
    EXECUTE FUNCTION "tr_cwom_evidence_packs_evidence_collected_items_insert"();

-- What `evidence_collected` lists is of its type.
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_update" AFTER UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."evidence_collected" IS DISTINCT FROM OLD."evidence_collected" AND (NEW."evidence_collected" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_evidence_packs_evidence_collected_items_insert"();

-- What `evidence_missing` lists is of its type.
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_insert" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."evidence_missing" <> '[]')
    EXECUTE FUNCTION "tr_cwom_evidence_packs_evidence_missing_items_insert"();

-- What `evidence_missing` lists is of its type.
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_update" AFTER UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."evidence_missing" IS DISTINCT FROM OLD."evidence_missing" AND (NEW."evidence_missing" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_evidence_packs_evidence_missing_items_insert"();

-- A new row has version 1.
CREATE TRIGGER "tr_cwom_evidence_packs_first_version" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_evidence_packs:row_version: a new row has version 1'
    );

-- Rows are never deleted.
CREATE TRIGGER "tr_cwom_evidence_packs_no_delete" BEFORE DELETE ON "cwom_evidence_packs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_evidence_packs:-: rows are never changed or deleted'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_evidence_packs_no_truncate" BEFORE TRUNCATE ON "cwom_evidence_packs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_evidence_packs:-: rows are never changed or deleted'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_cwom_evidence_packs_no_update" BEFORE UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_evidence_packs:-: rows are never changed or deleted'
    );

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_evidence_packs_tags_items_insert" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."tags" <> '[]')
    EXECUTE FUNCTION "tr_cwom_evidence_packs_tags_items_insert"();

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_evidence_packs_tags_items_update" AFTER UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (NEW."tags" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_evidence_packs_tags_items_insert"();

-- Fire for replication, too.
ALTER TABLE "cwom_evidence_packs"
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_criteria_results_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_criteria_results_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_first_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_no_delete",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_no_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_tags_items_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_evidence_packs";

-- What `criteria_overrides` lists is of its type.
CREATE FUNCTION "tr_cwom_review_decisions_criteria_overrides_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."criteria_overrides") = 'array' THEN NEW."criteria_overrides" END) AS "item1"("value")
        WHERE (CASE WHEN jsonb_typeof("item1"."value") = 'object' THEN
        "item1"."value" - ARRAY['criterion_index', 'original_status', 'override_status', 'reason'] = '{}'
        AND coalesce(jsonb_typeof("item1"."value" -> 'criterion_index') = 'number', FALSE)
        AND ("item1"."value" ->> 'criterion_index') ~ '^-?[0-9]+$'
        AND CASE WHEN jsonb_typeof("item1"."value" -> 'criterion_index') = 'number' THEN (("item1"."value" ->> 'criterion_index'))::numeric BETWEEN 0 AND 2147483647 ELSE TRUE END
        AND coalesce(jsonb_typeof("item1"."value" -> 'original_status') = 'string', FALSE)
        AND ("item1"."value" ->> 'original_status') IN ('satisfied', 'not_satisfied', 'unverified', 'skipped')
        AND coalesce(jsonb_typeof("item1"."value" -> 'override_status') = 'string', FALSE)
        AND ("item1"."value" ->> 'override_status') IN ('satisfied', 'not_satisfied', 'unverified', 'skipped')
        AND coalesce(jsonb_typeof("item1"."value" -> 'reason') = 'string', FALSE)
    ELSE FALSE END) IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'criteria_overrides', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_review_decisions:criteria_overrides: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `tags` lists is of its type.
CREATE FUNCTION "tr_cwom_review_decisions_tags_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."tags") = 'array' THEN NEW."tags" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'tags', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_review_decisions:tags: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_review_decisions"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_review_decisions:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'ReviewDecision', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'for_evidence_pack_id', NEW."for_evidence_pack_id", 'for_evidence_pack_role', NEW."for_evidence_pack_role", 'for_run_id', NEW."for_run_id", 'for_run_role', NEW."for_run_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'reviewer_kind', NEW."reviewer_kind", 'reviewer_id', NEW."reviewer_id", 'reviewer_display', NEW."reviewer_display", 'decision', NEW."decision", 'decision_reason', NEW."decision_reason", 'reviewed_at', to_char(NEW."reviewed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'criteria_overrides', NEW."criteria_overrides", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'fffdfedd4bdf', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_review_decisions" AFTER INSERT ON "cwom_review_decisions" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_review_decisions"();

-- What `criteria_overrides` lists is of its type.
CREATE TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_insert" AFTER INSERT ON "cwom_review_decisions" FOR EACH ROW
    WHEN (NEW."criteria_overrides" <> '[]')
    EXECUTE FUNCTION "tr_cwom_review_decisions_criteria_overrides_items_insert"();

-- What `criteria_overrides` lists is of its type.
CREATE TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_update" AFTER UPDATE ON "cwom_review_decisions" FOR EACH ROW
    WHEN (NEW."criteria_overrides" IS DISTINCT FROM OLD."criteria_overrides" AND (NEW."criteria_overrides" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_review_decisions_criteria_overrides_items_insert"();

-- A new row has version 1.
CREATE TRIGGER "tr_cwom_review_decisions_first_version" AFTER INSERT ON "cwom_review_decisions" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_review_decisions:row_version: a new row has version 1'
    );

-- Rows are never deleted.
CREATE TRIGGER "tr_cwom_review_decisions_no_delete" BEFORE DELETE ON "cwom_review_decisions" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_review_decisions:-: rows are never changed or deleted'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_review_decisions_no_truncate" BEFORE TRUNCATE ON "cwom_review_decisions" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_review_decisions:-: rows are never changed or deleted'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_cwom_review_decisions_no_update" BEFORE UPDATE ON "cwom_review_decisions" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_review_decisions:-: rows are never changed or deleted'
    );

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_review_decisions_tags_items_insert" AFTER INSERT ON "cwom_review_decisions" FOR EACH ROW
    WHEN (NEW."tags" <> '[]')
    EXECUTE FUNCTION "tr_cwom_review_decisions_tags_items_insert"();

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_cwom_review_decisions_tags_items_update" AFTER UPDATE ON "cwom_review_decisions" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (NEW."tags" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_review_decisions_tags_items_insert"();

-- Fire for replication, too.
ALTER TABLE "cwom_review_decisions"
    ENABLE ALWAYS TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_review_decisions_first_version",
    ENABLE ALWAYS TRIGGER "tr_cwom_review_decisions_no_delete",
    ENABLE ALWAYS TRIGGER "tr_cwom_review_decisions_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_review_decisions_no_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_review_decisions_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_review_decisions_tags_items_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_review_decisions";

-- Writes the entry of a change.
CREATE FUNCTION "tw_tasks"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:tasks:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Task' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:tasks:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Task', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'version', NEW."version", 'idempotency_key', NEW."idempotency_key", 'requested_by_kind', NEW."requested_by_kind", 'requested_by_id', NEW."requested_by_id", 'requested_by_label', NEW."requested_by_label", 'objective', NEW."objective", 'operation', NEW."operation", 'target_repo', NEW."target_repo", 'target_ref', NEW."target_ref", 'target_path', NEW."target_path", 'time_budget_seconds', NEW."time_budget_seconds", 'allow_network', NEW."allow_network", 'allow_secrets', NEW."allow_secrets", 'inputs', NEW."inputs", 'metadata', NEW."metadata", 'status', NEW."status", 'queued_at', to_char(NEW."queued_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(NEW."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(NEW."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assigned_to', NEW."assigned_to", 'result', NEW."result", 'error', NEW."error", 'trace_path', NEW."trace_path", 'cwom_issue_id', NEW."cwom_issue_id", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '948233bb1be4', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Task', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'version', OLD."version", 'idempotency_key', OLD."idempotency_key", 'requested_by_kind', OLD."requested_by_kind", 'requested_by_id', OLD."requested_by_id", 'requested_by_label', OLD."requested_by_label", 'objective', OLD."objective", 'operation', OLD."operation", 'target_repo', OLD."target_repo", 'target_ref', OLD."target_ref", 'target_path', OLD."target_path", 'time_budget_seconds', OLD."time_budget_seconds", 'allow_network', OLD."allow_network", 'allow_secrets', OLD."allow_secrets", 'inputs', OLD."inputs", 'metadata', OLD."metadata", 'status', OLD."status", 'queued_at', to_char(OLD."queued_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(OLD."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(OLD."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assigned_to', OLD."assigned_to", 'result', OLD."result", 'error', OLD."error", 'trace_path', OLD."trace_path", 'cwom_issue_id', OLD."cwom_issue_id", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'version', NEW."version", 'idempotency_key', NEW."idempotency_key", 'requested_by_kind', NEW."requested_by_kind", 'requested_by_id', NEW."requested_by_id", 'requested_by_label', NEW."requested_by_label", 'objective', NEW."objective", 'operation', NEW."operation", 'target_repo', NEW."target_repo", 'target_ref', NEW."target_ref", 'target_path', NEW."target_path", 'time_budget_seconds', NEW."time_budget_seconds", 'allow_network', NEW."allow_network", 'allow_secrets', NEW."allow_secrets", 'inputs', NEW."inputs", 'metadata', NEW."metadata", 'status', NEW."status", 'queued_at', to_char(NEW."queued_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(NEW."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(NEW."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assigned_to', NEW."assigned_to", 'result', NEW."result", 'error', NEW."error", 'trace_path', NEW."trace_path", 'cwom_issue_id', NEW."cwom_issue_id", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '948233bb1be4', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Task', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'version', OLD."version", 'idempotency_key', OLD."idempotency_key", 'requested_by_kind', OLD."requested_by_kind", 'requested_by_id', OLD."requested_by_id", 'requested_by_label', OLD."requested_by_label", 'objective', OLD."objective", 'operation', OLD."operation", 'target_repo', OLD."target_repo", 'target_ref', OLD."target_ref", 'target_path', OLD."target_path", 'time_budget_seconds', OLD."time_budget_seconds", 'allow_network', OLD."allow_network", 'allow_secrets', OLD."allow_secrets", 'inputs', OLD."inputs", 'metadata', OLD."metadata", 'status', OLD."status", 'queued_at', to_char(OLD."queued_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(OLD."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(OLD."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assigned_to', OLD."assigned_to", 'result', OLD."result", 'error', OLD."error", 'trace_path', OLD."trace_path", 'cwom_issue_id', OLD."cwom_issue_id", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '948233bb1be4', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_tasks" AFTER INSERT OR UPDATE OR DELETE ON "tasks" FOR EACH ROW
    EXECUTE FUNCTION "tw_tasks"();

-- A new row has version 1.
CREATE TRIGGER "tr_tasks_first_version" AFTER INSERT ON "tasks" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:tasks:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_tasks_frozen" AFTER UPDATE ON "tasks" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."idempotency_key" IS DISTINCT FROM OLD."idempotency_key"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:tasks:id: it never changes after creation',
        'idempotency_key',
        'cwom:immutable:tasks:idempotency_key: it never changes after creation',
        'created_at',
        'cwom:immutable:tasks:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_tasks_next_version" AFTER UPDATE ON "tasks" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:tasks:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_tasks_no_truncate" BEFORE TRUNCATE ON "tasks" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:tasks:-: rows are deleted one by one, not all at once'
    );

-- A new row is pending.
CREATE TRIGGER "tr_tasks_status_initial" AFTER INSERT ON "tasks" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('pending'))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO006',
        'status',
        'cwom:initial:tasks:status:pending: a new row is pending'
    );

-- `status` moves as the state machine says.
CREATE TRIGGER "tr_tasks_status_moves" AFTER UPDATE ON "tasks" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status" AND CASE OLD."status"
            WHEN 'pending' THEN NEW."status" NOT IN ('queued', 'failed', 'cancelled')
            WHEN 'queued' THEN NEW."status" NOT IN ('running', 'failed', 'cancelled')
            WHEN 'running' THEN NEW."status" NOT IN ('queued', 'completed', 'failed', 'cancelled')
            WHEN 'completed' THEN TRUE
            WHEN 'failed' THEN TRUE
            WHEN 'cancelled' THEN TRUE
        END)
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'pending',
        'cwom:transition:tasks:status:pending>queued,failed,cancelled: pending becomes queued, failed, cancelled or stays',
        'queued',
        'cwom:transition:tasks:status:queued>running,failed,cancelled: queued becomes running, failed, cancelled or stays',
        'running',
        'cwom:transition:tasks:status:running>queued,completed,failed,cancelled: running becomes queued, completed, failed, cancelled or stays',
        'completed',
        'cwom:transition:tasks:status:completed>: completed is final',
        'failed',
        'cwom:transition:tasks:status:failed>: failed is final',
        'cancelled',
        'cwom:transition:tasks:status:cancelled>: cancelled is final'
    );

-- Fire for replication, too.
ALTER TABLE "tasks"
    ENABLE ALWAYS TRIGGER "tr_tasks_first_version",
    ENABLE ALWAYS TRIGGER "tr_tasks_frozen",
    ENABLE ALWAYS TRIGGER "tr_tasks_next_version",
    ENABLE ALWAYS TRIGGER "tr_tasks_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_tasks_status_initial",
    ENABLE ALWAYS TRIGGER "tr_tasks_status_moves",
    ENABLE ALWAYS TRIGGER "tw_tasks";

-- Writes the entry of a change.
CREATE FUNCTION "tw_jobs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:jobs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Job' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:jobs:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Job', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'task_id', NEW."task_id", 'status', NEW."status", 'worker_id', NEW."worker_id", 'claimed_at', to_char(NEW."claimed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(NEW."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(NEW."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'result', NEW."result", 'error', NEW."error", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'd5ddbcbea777', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Job', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'task_id', OLD."task_id", 'status', OLD."status", 'worker_id', OLD."worker_id", 'claimed_at', to_char(OLD."claimed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(OLD."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(OLD."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'result', OLD."result", 'error', OLD."error", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'task_id', NEW."task_id", 'status', NEW."status", 'worker_id', NEW."worker_id", 'claimed_at', to_char(NEW."claimed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(NEW."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(NEW."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'result', NEW."result", 'error', NEW."error", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'd5ddbcbea777', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Job', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'task_id', OLD."task_id", 'status', OLD."status", 'worker_id', OLD."worker_id", 'claimed_at', to_char(OLD."claimed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(OLD."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(OLD."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'result', OLD."result", 'error', OLD."error", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'd5ddbcbea777', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_jobs" AFTER INSERT OR UPDATE OR DELETE ON "jobs" FOR EACH ROW
    EXECUTE FUNCTION "tw_jobs"();

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_jobs_clock" AFTER UPDATE ON "jobs" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:jobs:updated_at: a change is not older than the one before'
    );

-- A new row has version 1.
CREATE TRIGGER "tr_jobs_first_version" AFTER INSERT ON "jobs" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:jobs:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_jobs_frozen" AFTER UPDATE ON "jobs" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."task_id" IS DISTINCT FROM OLD."task_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:jobs:id: it never changes after creation',
        'task_id',
        'cwom:immutable:jobs:task_id: it never changes after creation',
        'created_at',
        'cwom:immutable:jobs:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_jobs_next_version" AFTER UPDATE ON "jobs" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:jobs:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_jobs_no_truncate" BEFORE TRUNCATE ON "jobs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:jobs:-: rows are deleted one by one, not all at once'
    );

-- A new row is pending.
CREATE TRIGGER "tr_jobs_status_initial" AFTER INSERT ON "jobs" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('pending'))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO006',
        'status',
        'cwom:initial:jobs:status:pending: a new row is pending'
    );

-- `status` moves as the state machine says.
CREATE TRIGGER "tr_jobs_status_moves" AFTER UPDATE ON "jobs" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status" AND CASE OLD."status"
            WHEN 'pending' THEN NEW."status" NOT IN ('claimed', 'failed')
            WHEN 'claimed' THEN NEW."status" NOT IN ('pending', 'running', 'failed')
            WHEN 'running' THEN NEW."status" NOT IN ('completed', 'failed')
            WHEN 'completed' THEN TRUE
            WHEN 'failed' THEN TRUE
        END)
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'pending',
        'cwom:transition:jobs:status:pending>claimed,failed: pending becomes claimed, failed or stays',
        'claimed',
        'cwom:transition:jobs:status:claimed>pending,running,failed: claimed becomes pending, running, failed or stays',
        'running',
        'cwom:transition:jobs:status:running>completed,failed: running becomes completed, failed or stays',
        'completed',
        'cwom:transition:jobs:status:completed>: completed is final',
        'failed',
        'cwom:transition:jobs:status:failed>: failed is final'
    );

-- Fire for replication, too.
ALTER TABLE "jobs"
    ENABLE ALWAYS TRIGGER "tr_jobs_clock",
    ENABLE ALWAYS TRIGGER "tr_jobs_first_version",
    ENABLE ALWAYS TRIGGER "tr_jobs_frozen",
    ENABLE ALWAYS TRIGGER "tr_jobs_next_version",
    ENABLE ALWAYS TRIGGER "tr_jobs_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_jobs_status_initial",
    ENABLE ALWAYS TRIGGER "tr_jobs_status_moves",
    ENABLE ALWAYS TRIGGER "tw_jobs";

-- Writes the entry of a change.
CREATE FUNCTION "tw_artifacts"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:artifacts:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'CoreArtifact' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:artifacts:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'CoreArtifact', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'task_id', NEW."task_id", 'job_id', NEW."job_id", 'kind', NEW."kind", 'uri', NEW."uri", 'ref', NEW."ref", 'content', NEW."content", 'content_type', NEW."content_type", 'size_bytes', NEW."size_bytes", 'checksum', NEW."checksum", 'meta', NEW."meta", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '692876d3d9c3', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'updated', 'CoreArtifact', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'task_id', OLD."task_id", 'job_id', OLD."job_id", 'kind', OLD."kind", 'uri', OLD."uri", 'ref', OLD."ref", 'content', OLD."content", 'content_type', OLD."content_type", 'size_bytes', OLD."size_bytes", 'checksum', OLD."checksum", 'meta', OLD."meta", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'task_id', NEW."task_id", 'job_id', NEW."job_id", 'kind', NEW."kind", 'uri', NEW."uri", 'ref', NEW."ref", 'content', NEW."content", 'content_type', NEW."content_type", 'size_bytes', NEW."size_bytes", 'checksum', NEW."checksum", 'meta', NEW."meta", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '692876d3d9c3', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'CoreArtifact', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'task_id', OLD."task_id", 'job_id', OLD."job_id", 'kind', OLD."kind", 'uri', OLD."uri", 'ref', OLD."ref", 'content', OLD."content", 'content_type', OLD."content_type", 'size_bytes', OLD."size_bytes", 'checksum', OLD."checksum", 'meta', OLD."meta", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '692876d3d9c3', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_artifacts" AFTER INSERT OR UPDATE OR DELETE ON "artifacts" FOR EACH ROW
    EXECUTE FUNCTION "tw_artifacts"();

-- A new row has version 1.
CREATE TRIGGER "tr_artifacts_first_version" AFTER INSERT ON "artifacts" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:artifacts:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_artifacts_frozen" AFTER UPDATE ON "artifacts" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."task_id" IS DISTINCT FROM OLD."task_id"
        OR NEW."job_id" IS DISTINCT FROM OLD."job_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:artifacts:id: it never changes after creation',
        'task_id',
        'cwom:immutable:artifacts:task_id: it never changes after creation',
        'job_id',
        'cwom:immutable:artifacts:job_id: it never changes after creation',
        'created_at',
        'cwom:immutable:artifacts:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_artifacts_next_version" AFTER UPDATE ON "artifacts" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:artifacts:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_artifacts_no_truncate" BEFORE TRUNCATE ON "artifacts" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:artifacts:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "artifacts"
    ENABLE ALWAYS TRIGGER "tr_artifacts_first_version",
    ENABLE ALWAYS TRIGGER "tr_artifacts_frozen",
    ENABLE ALWAYS TRIGGER "tr_artifacts_next_version",
    ENABLE ALWAYS TRIGGER "tr_artifacts_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_artifacts";

-- What `tags` lists is of its type.
CREATE FUNCTION "tr_events_tags_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_each(CASE WHEN jsonb_typeof(NEW."tags") = 'object' THEN NEW."tags" END) AS "item1"("key", "value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'tags', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:events:tags: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_events"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:events:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Event' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:events:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Event', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'type', NEW."type", 'source', NEW."source", 'data', NEW."data", 'priority', NEW."priority", 'tags', NEW."tags", 'status', NEW."status", 'processed_at', to_char(NEW."processed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'processed_by', NEW."processed_by", 'result', NEW."result", 'error', NEW."error", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '35fb89d7bea4', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Event', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'type', OLD."type", 'source', OLD."source", 'data', OLD."data", 'priority', OLD."priority", 'tags', OLD."tags", 'status', OLD."status", 'processed_at', to_char(OLD."processed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'processed_by', OLD."processed_by", 'result', OLD."result", 'error', OLD."error", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."type" IS NOT DISTINCT FROM OLD."type" THEN 'type' END, CASE WHEN NEW."source" IS NOT DISTINCT FROM OLD."source" THEN 'source' END, CASE WHEN NEW."data" IS NOT DISTINCT FROM OLD."data" THEN 'data' END, CASE WHEN NEW."priority" IS NOT DISTINCT FROM OLD."priority" THEN 'priority' END, CASE WHEN NEW."tags" IS NOT DISTINCT FROM OLD."tags" THEN 'tags' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."processed_at" IS NOT DISTINCT FROM OLD."processed_at" THEN 'processed_at' END, CASE WHEN NEW."processed_by" IS NOT DISTINCT FROM OLD."processed_by" THEN 'processed_by' END, CASE WHEN NEW."result" IS NOT DISTINCT FROM OLD."result" THEN 'result' END, CASE WHEN NEW."error" IS NOT DISTINCT FROM OLD."error" THEN 'error' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'type', NEW."type", 'source', NEW."source", 'data', NEW."data", 'priority', NEW."priority", 'tags', NEW."tags", 'status', NEW."status", 'processed_at', to_char(NEW."processed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'processed_by', NEW."processed_by", 'result', NEW."result", 'error', NEW."error", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."type" IS NOT DISTINCT FROM OLD."type" THEN 'type' END, CASE WHEN NEW."source" IS NOT DISTINCT FROM OLD."source" THEN 'source' END, CASE WHEN NEW."data" IS NOT DISTINCT FROM OLD."data" THEN 'data' END, CASE WHEN NEW."priority" IS NOT DISTINCT FROM OLD."priority" THEN 'priority' END, CASE WHEN NEW."tags" IS NOT DISTINCT FROM OLD."tags" THEN 'tags' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."processed_at" IS NOT DISTINCT FROM OLD."processed_at" THEN 'processed_at' END, CASE WHEN NEW."processed_by" IS NOT DISTINCT FROM OLD."processed_by" THEN 'processed_by' END, CASE WHEN NEW."result" IS NOT DISTINCT FROM OLD."result" THEN 'result' END, CASE WHEN NEW."error" IS NOT DISTINCT FROM OLD."error" THEN 'error' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            why, part_of, '35fb89d7bea4', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Event', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'type', OLD."type", 'source', OLD."source", 'data', OLD."data", 'priority', OLD."priority", 'tags', OLD."tags", 'status', OLD."status", 'processed_at', to_char(OLD."processed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'processed_by', OLD."processed_by", 'result', OLD."result", 'error', OLD."error", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '35fb89d7bea4', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_events" AFTER INSERT OR UPDATE OR DELETE ON "events" FOR EACH ROW
    EXECUTE FUNCTION "tw_events"();

-- A new row has version 1.
CREATE TRIGGER "tr_events_first_version" AFTER INSERT ON "events" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:events:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_events_frozen" AFTER UPDATE ON "events" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."type" IS DISTINCT FROM OLD."type"
        OR NEW."source" IS DISTINCT FROM OLD."source"
        OR NEW."data" IS DISTINCT FROM OLD."data"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:events:id: it never changes after creation',
        'type',
        'cwom:immutable:events:type: it never changes after creation',
        'source',
        'cwom:immutable:events:source: it never changes after creation',
        'data',
        'cwom:immutable:events:data: it never changes after creation',
        'created_at',
        'cwom:immutable:events:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_events_next_version" AFTER UPDATE ON "events" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:events:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_events_no_truncate" BEFORE TRUNCATE ON "events" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:events:-: rows are deleted one by one, not all at once'
    );

-- A new row is pending.
CREATE TRIGGER "tr_events_status_initial" AFTER INSERT ON "events" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('pending'))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO006',
        'status',
        'cwom:initial:events:status:pending: a new row is pending'
    );

-- `status` moves as the state machine says.
CREATE TRIGGER "tr_events_status_moves" AFTER UPDATE ON "events" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status" AND CASE OLD."status"
            WHEN 'pending' THEN NEW."status" NOT IN ('processing', 'failed')
            WHEN 'processing' THEN NEW."status" NOT IN ('pending', 'completed', 'failed')
            WHEN 'completed' THEN TRUE
            WHEN 'failed' THEN NEW."status" NOT IN ('pending')
        END)
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'pending',
        'cwom:transition:events:status:pending>processing,failed: pending becomes processing, failed or stays',
        'processing',
        'cwom:transition:events:status:processing>pending,completed,failed: processing becomes pending, completed, failed or stays',
        'completed',
        'cwom:transition:events:status:completed>: completed is final',
        'failed',
        'cwom:transition:events:status:failed>pending: failed becomes pending or stays'
    );

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_events_tags_items_insert" AFTER INSERT ON "events" FOR EACH ROW
    WHEN (NEW."tags" #> '{}' <> '{}')
    EXECUTE FUNCTION "tr_events_tags_items_insert"();

-- What `tags` lists is of its type.
CREATE TRIGGER "tr_events_tags_items_update" AFTER UPDATE ON "events" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (NEW."tags" #> '{}' <> '{}'))
    EXECUTE FUNCTION "tr_events_tags_items_insert"();

-- Fire for replication, too.
ALTER TABLE "events"
    ENABLE ALWAYS TRIGGER "tr_events_first_version",
    ENABLE ALWAYS TRIGGER "tr_events_frozen",
    ENABLE ALWAYS TRIGGER "tr_events_next_version",
    ENABLE ALWAYS TRIGGER "tr_events_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_events_status_initial",
    ENABLE ALWAYS TRIGGER "tr_events_status_moves",
    ENABLE ALWAYS TRIGGER "tr_events_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_events_tags_items_update",
    ENABLE ALWAYS TRIGGER "tw_events";

-- What `steps` lists is of its type.
CREATE FUNCTION "tr_workflows_steps_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."steps") = 'array' THEN NEW."steps" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") <> 'null') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'steps', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:workflows:steps: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- What `trigger_events` lists is of its type.
CREATE FUNCTION "tr_workflows_trigger_events_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."trigger_events") = 'array' THEN NEW."trigger_events" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'trigger_events', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:workflows:trigger_events: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_workflows"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:workflows:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Workflow' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:workflows:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Workflow', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'description', NEW."description", 'trigger_events', NEW."trigger_events", 'trigger_conditions', NEW."trigger_conditions", 'steps', NEW."steps", 'status', NEW."status", 'last_executed_at', to_char(NEW."last_executed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'execution_count', NEW."execution_count", 'last_execution_context', NEW."last_execution_context", 'last_result', NEW."last_result", 'last_error', NEW."last_error", 'is_active', NEW."is_active", 'timeout_seconds', NEW."timeout_seconds", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '40dc431c7440', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Workflow', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'name', OLD."name", 'description', OLD."description", 'trigger_events', OLD."trigger_events", 'trigger_conditions', OLD."trigger_conditions", 'steps', OLD."steps", 'status', OLD."status", 'last_executed_at', to_char(OLD."last_executed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'execution_count', OLD."execution_count", 'last_execution_context', OLD."last_execution_context", 'last_result', OLD."last_result", 'last_error', OLD."last_error", 'is_active', OLD."is_active", 'timeout_seconds', OLD."timeout_seconds", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."description" IS NOT DISTINCT FROM OLD."description" THEN 'description' END, CASE WHEN NEW."trigger_events" IS NOT DISTINCT FROM OLD."trigger_events" THEN 'trigger_events' END, CASE WHEN NEW."trigger_conditions" IS NOT DISTINCT FROM OLD."trigger_conditions" THEN 'trigger_conditions' END, CASE WHEN NEW."steps" IS NOT DISTINCT FROM OLD."steps" THEN 'steps' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."last_executed_at" IS NOT DISTINCT FROM OLD."last_executed_at" THEN 'last_executed_at' END, CASE WHEN NEW."execution_count" IS NOT DISTINCT FROM OLD."execution_count" THEN 'execution_count' END, CASE WHEN NEW."last_execution_context" IS NOT DISTINCT FROM OLD."last_execution_context" THEN 'last_execution_context' END, CASE WHEN NEW."last_result" IS NOT DISTINCT FROM OLD."last_result" THEN 'last_result' END, CASE WHEN NEW."last_error" IS NOT DISTINCT FROM OLD."last_error" THEN 'last_error' END, CASE WHEN NEW."is_active" IS NOT DISTINCT FROM OLD."is_active" THEN 'is_active' END, CASE WHEN NEW."timeout_seconds" IS NOT DISTINCT FROM OLD."timeout_seconds" THEN 'timeout_seconds' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'name', NEW."name", 'description', NEW."description", 'trigger_events', NEW."trigger_events", 'trigger_conditions', NEW."trigger_conditions", 'steps', NEW."steps", 'status', NEW."status", 'last_executed_at', to_char(NEW."last_executed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'execution_count', NEW."execution_count", 'last_execution_context', NEW."last_execution_context", 'last_result', NEW."last_result", 'last_error', NEW."last_error", 'is_active', NEW."is_active", 'timeout_seconds', NEW."timeout_seconds", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."description" IS NOT DISTINCT FROM OLD."description" THEN 'description' END, CASE WHEN NEW."trigger_events" IS NOT DISTINCT FROM OLD."trigger_events" THEN 'trigger_events' END, CASE WHEN NEW."trigger_conditions" IS NOT DISTINCT FROM OLD."trigger_conditions" THEN 'trigger_conditions' END, CASE WHEN NEW."steps" IS NOT DISTINCT FROM OLD."steps" THEN 'steps' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."last_executed_at" IS NOT DISTINCT FROM OLD."last_executed_at" THEN 'last_executed_at' END, CASE WHEN NEW."execution_count" IS NOT DISTINCT FROM OLD."execution_count" THEN 'execution_count' END, CASE WHEN NEW."last_execution_context" IS NOT DISTINCT FROM OLD."last_execution_context" THEN 'last_execution_context' END, CASE WHEN NEW."last_result" IS NOT DISTINCT FROM OLD."last_result" THEN 'last_result' END, CASE WHEN NEW."last_error" IS NOT DISTINCT FROM OLD."last_error" THEN 'last_error' END, CASE WHEN NEW."is_active" IS NOT DISTINCT FROM OLD."is_active" THEN 'is_active' END, CASE WHEN NEW."timeout_seconds" IS NOT DISTINCT FROM OLD."timeout_seconds" THEN 'timeout_seconds' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            why, part_of, '40dc431c7440', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Workflow', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'description', OLD."description", 'trigger_events', OLD."trigger_events", 'trigger_conditions', OLD."trigger_conditions", 'steps', OLD."steps", 'status', OLD."status", 'last_executed_at', to_char(OLD."last_executed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'execution_count', OLD."execution_count", 'last_execution_context', OLD."last_execution_context", 'last_result', OLD."last_result", 'last_error', OLD."last_error", 'is_active', OLD."is_active", 'timeout_seconds', OLD."timeout_seconds", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '40dc431c7440', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_workflows" AFTER INSERT OR UPDATE OR DELETE ON "workflows" FOR EACH ROW
    EXECUTE FUNCTION "tw_workflows"();

-- A new row has version 1.
CREATE TRIGGER "tr_workflows_first_version" AFTER INSERT ON "workflows" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:workflows:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_workflows_frozen" AFTER UPDATE ON "workflows" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:workflows:id: it never changes after creation',
        'created_at',
        'cwom:immutable:workflows:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_workflows_next_version" AFTER UPDATE ON "workflows" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:workflows:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_workflows_no_truncate" BEFORE TRUNCATE ON "workflows" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:workflows:-: rows are deleted one by one, not all at once'
    );

-- A new row is idle.
CREATE TRIGGER "tr_workflows_status_initial" AFTER INSERT ON "workflows" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('idle'))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO006',
        'status',
        'cwom:initial:workflows:status:idle: a new row is idle'
    );

-- `status` moves as the state machine says.
CREATE TRIGGER "tr_workflows_status_moves" AFTER UPDATE ON "workflows" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status" AND CASE OLD."status"
            WHEN 'idle' THEN NEW."status" NOT IN ('running')
            WHEN 'running' THEN NEW."status" NOT IN ('completed', 'failed', 'cancelled')
            WHEN 'completed' THEN NEW."status" NOT IN ('idle', 'running')
            WHEN 'failed' THEN NEW."status" NOT IN ('idle', 'running')
            WHEN 'cancelled' THEN NEW."status" NOT IN ('idle', 'running')
        END)
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'idle',
        'cwom:transition:workflows:status:idle>running: idle becomes running or stays',
        'running',
        'cwom:transition:workflows:status:running>completed,failed,cancelled: running becomes completed, failed, cancelled or stays',
        'completed',
        'cwom:transition:workflows:status:completed>idle,running: completed becomes idle, running or stays',
        'failed',
        'cwom:transition:workflows:status:failed>idle,running: failed becomes idle, running or stays',
        'cancelled',
        'cwom:transition:workflows:status:cancelled>idle,running: cancelled becomes idle, running or stays'
    );

-- What `steps` lists is of its type.
CREATE TRIGGER "tr_workflows_steps_items_insert" AFTER INSERT ON "workflows" FOR EACH ROW
    WHEN (NEW."steps" <> '[]')
    EXECUTE FUNCTION "tr_workflows_steps_items_insert"();

-- What `steps` lists is of its type.
CREATE TRIGGER "tr_workflows_steps_items_update" AFTER UPDATE ON "workflows" FOR EACH ROW
    WHEN (NEW."steps" IS DISTINCT FROM OLD."steps" AND (NEW."steps" <> '[]'))
    EXECUTE FUNCTION "tr_workflows_steps_items_insert"();

-- What `trigger_events` lists is of its type.
CREATE TRIGGER "tr_workflows_trigger_events_items_insert" AFTER INSERT ON "workflows" FOR EACH ROW
    WHEN (NEW."trigger_events" <> '[]')
    EXECUTE FUNCTION "tr_workflows_trigger_events_items_insert"();

-- What `trigger_events` lists is of its type.
CREATE TRIGGER "tr_workflows_trigger_events_items_update" AFTER UPDATE ON "workflows" FOR EACH ROW
    WHEN (NEW."trigger_events" IS DISTINCT FROM OLD."trigger_events" AND (NEW."trigger_events" <> '[]'))
    EXECUTE FUNCTION "tr_workflows_trigger_events_items_insert"();

-- Fire for replication, too.
ALTER TABLE "workflows"
    ENABLE ALWAYS TRIGGER "tr_workflows_first_version",
    ENABLE ALWAYS TRIGGER "tr_workflows_frozen",
    ENABLE ALWAYS TRIGGER "tr_workflows_next_version",
    ENABLE ALWAYS TRIGGER "tr_workflows_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_workflows_status_initial",
    ENABLE ALWAYS TRIGGER "tr_workflows_status_moves",
    ENABLE ALWAYS TRIGGER "tr_workflows_steps_items_insert",
    ENABLE ALWAYS TRIGGER "tr_workflows_steps_items_update",
    ENABLE ALWAYS TRIGGER "tr_workflows_trigger_events_items_insert",
    ENABLE ALWAYS TRIGGER "tr_workflows_trigger_events_items_update",
    ENABLE ALWAYS TRIGGER "tw_workflows";

-- What `capabilities` lists is of its type.
CREATE FUNCTION "tr_agents_capabilities_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(NEW."capabilities") = 'array' THEN NEW."capabilities" END) AS "item1"("value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'capabilities', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:agents:capabilities: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_agents"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:agents:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Agent' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:agents:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Agent', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'type', NEW."type", 'description', NEW."description", 'config', NEW."config", 'capabilities', NEW."capabilities", 'status', NEW."status", 'last_heartbeat', to_char(NEW."last_heartbeat" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'health_status', NEW."health_status", 'health_details', NEW."health_details", 'tasks_completed', NEW."tasks_completed", 'tasks_failed', NEW."tasks_failed", 'average_response_time', NEW."average_response_time", 'started_at', to_char(NEW."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'last_activity_at', to_char(NEW."last_activity_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'is_enabled', NEW."is_enabled", 'auto_restart', NEW."auto_restart", 'max_concurrent_tasks', NEW."max_concurrent_tasks", 'last_error', NEW."last_error", 'error_count', NEW."error_count", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '26f0660ca2e4', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Agent', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'name', OLD."name", 'type', OLD."type", 'description', OLD."description", 'config', OLD."config", 'capabilities', OLD."capabilities", 'status', OLD."status", 'last_heartbeat', to_char(OLD."last_heartbeat" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'health_status', OLD."health_status", 'health_details', OLD."health_details", 'tasks_completed', OLD."tasks_completed", 'tasks_failed', OLD."tasks_failed", 'average_response_time', OLD."average_response_time", 'started_at', to_char(OLD."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'last_activity_at', to_char(OLD."last_activity_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'is_enabled', OLD."is_enabled", 'auto_restart', OLD."auto_restart", 'max_concurrent_tasks', OLD."max_concurrent_tasks", 'last_error', OLD."last_error", 'error_count', OLD."error_count", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."type" IS NOT DISTINCT FROM OLD."type" THEN 'type' END, CASE WHEN NEW."description" IS NOT DISTINCT FROM OLD."description" THEN 'description' END, CASE WHEN NEW."config" IS NOT DISTINCT FROM OLD."config" THEN 'config' END, CASE WHEN NEW."capabilities" IS NOT DISTINCT FROM OLD."capabilities" THEN 'capabilities' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."last_heartbeat" IS NOT DISTINCT FROM OLD."last_heartbeat" THEN 'last_heartbeat' END, CASE WHEN NEW."health_status" IS NOT DISTINCT FROM OLD."health_status" THEN 'health_status' END, CASE WHEN NEW."health_details" IS NOT DISTINCT FROM OLD."health_details" THEN 'health_details' END, CASE WHEN NEW."tasks_completed" IS NOT DISTINCT FROM OLD."tasks_completed" THEN 'tasks_completed' END, CASE WHEN NEW."tasks_failed" IS NOT DISTINCT FROM OLD."tasks_failed" THEN 'tasks_failed' END, CASE WHEN NEW."average_response_time" IS NOT DISTINCT FROM OLD."average_response_time" THEN 'average_response_time' END, CASE WHEN NEW."started_at" IS NOT DISTINCT FROM OLD."started_at" THEN 'started_at' END, CASE WHEN NEW."last_activity_at" IS NOT DISTINCT FROM OLD."last_activity_at" THEN 'last_activity_at' END, CASE WHEN NEW."is_enabled" IS NOT DISTINCT FROM OLD."is_enabled" THEN 'is_enabled' END, CASE WHEN NEW."auto_restart" IS NOT DISTINCT FROM OLD."auto_restart" THEN 'auto_restart' END, CASE WHEN NEW."max_concurrent_tasks" IS NOT DISTINCT FROM OLD."max_concurrent_tasks" THEN 'max_concurrent_tasks' END, CASE WHEN NEW."last_error" IS NOT DISTINCT FROM OLD."last_error" THEN 'last_error' END, CASE WHEN NEW."error_count" IS NOT DISTINCT FROM OLD."error_count" THEN 'error_count' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'name', NEW."name", 'type', NEW."type", 'description', NEW."description", 'config', NEW."config", 'capabilities', NEW."capabilities", 'status', NEW."status", 'last_heartbeat', to_char(NEW."last_heartbeat" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'health_status', NEW."health_status", 'health_details', NEW."health_details", 'tasks_completed', NEW."tasks_completed", 'tasks_failed', NEW."tasks_failed", 'average_response_time', NEW."average_response_time", 'started_at', to_char(NEW."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'last_activity_at', to_char(NEW."last_activity_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'is_enabled', NEW."is_enabled", 'auto_restart', NEW."auto_restart", 'max_concurrent_tasks', NEW."max_concurrent_tasks", 'last_error', NEW."last_error", 'error_count', NEW."error_count", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."type" IS NOT DISTINCT FROM OLD."type" THEN 'type' END, CASE WHEN NEW."description" IS NOT DISTINCT FROM OLD."description" THEN 'description' END, CASE WHEN NEW."config" IS NOT DISTINCT FROM OLD."config" THEN 'config' END, CASE WHEN NEW."capabilities" IS NOT DISTINCT FROM OLD."capabilities" THEN 'capabilities' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."last_heartbeat" IS NOT DISTINCT FROM OLD."last_heartbeat" THEN 'last_heartbeat' END, CASE WHEN NEW."health_status" IS NOT DISTINCT FROM OLD."health_status" THEN 'health_status' END, CASE WHEN NEW."health_details" IS NOT DISTINCT FROM OLD."health_details" THEN 'health_details' END, CASE WHEN NEW."tasks_completed" IS NOT DISTINCT FROM OLD."tasks_completed" THEN 'tasks_completed' END, CASE WHEN NEW."tasks_failed" IS NOT DISTINCT FROM OLD."tasks_failed" THEN 'tasks_failed' END, CASE WHEN NEW."average_response_time" IS NOT DISTINCT FROM OLD."average_response_time" THEN 'average_response_time' END, CASE WHEN NEW."started_at" IS NOT DISTINCT FROM OLD."started_at" THEN 'started_at' END, CASE WHEN NEW."last_activity_at" IS NOT DISTINCT FROM OLD."last_activity_at" THEN 'last_activity_at' END, CASE WHEN NEW."is_enabled" IS NOT DISTINCT FROM OLD."is_enabled" THEN 'is_enabled' END, CASE WHEN NEW."auto_restart" IS NOT DISTINCT FROM OLD."auto_restart" THEN 'auto_restart' END, CASE WHEN NEW."max_concurrent_tasks" IS NOT DISTINCT FROM OLD."max_concurrent_tasks" THEN 'max_concurrent_tasks' END, CASE WHEN NEW."last_error" IS NOT DISTINCT FROM OLD."last_error" THEN 'last_error' END, CASE WHEN NEW."error_count" IS NOT DISTINCT FROM OLD."error_count" THEN 'error_count' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            why, part_of, '26f0660ca2e4', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Agent', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'type', OLD."type", 'description', OLD."description", 'config', OLD."config", 'capabilities', OLD."capabilities", 'status', OLD."status", 'last_heartbeat', to_char(OLD."last_heartbeat" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'health_status', OLD."health_status", 'health_details', OLD."health_details", 'tasks_completed', OLD."tasks_completed", 'tasks_failed', OLD."tasks_failed", 'average_response_time', OLD."average_response_time", 'started_at', to_char(OLD."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'last_activity_at', to_char(OLD."last_activity_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'is_enabled', OLD."is_enabled", 'auto_restart', OLD."auto_restart", 'max_concurrent_tasks', OLD."max_concurrent_tasks", 'last_error', OLD."last_error", 'error_count', OLD."error_count", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '26f0660ca2e4', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_agents" AFTER INSERT OR UPDATE OR DELETE ON "agents" FOR EACH ROW
    EXECUTE FUNCTION "tw_agents"();

-- What `capabilities` lists is of its type.
CREATE TRIGGER "tr_agents_capabilities_items_insert" AFTER INSERT ON "agents" FOR EACH ROW
    WHEN (NEW."capabilities" <> '[]')
    EXECUTE FUNCTION "tr_agents_capabilities_items_insert"();

-- What `capabilities` lists is of its type.
CREATE TRIGGER "tr_agents_capabilities_items_update" AFTER UPDATE ON "agents" FOR EACH ROW
    WHEN (NEW."capabilities" IS DISTINCT FROM OLD."capabilities" AND (NEW."capabilities" <> '[]'))
    EXECUTE FUNCTION "tr_agents_capabilities_items_insert"();

-- A new row has version 1.
CREATE TRIGGER "tr_agents_first_version" AFTER INSERT ON "agents" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:agents:row_version: a new row has version 1'
    );

-- What is given at creation stays.
CREATE TRIGGER "tr_agents_frozen" AFTER UPDATE ON "agents" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:agents:id: it never changes after creation',
        'created_at',
        'cwom:immutable:agents:created_at: it never changes after creation'
    );

-- A changed row has the next version.
CREATE TRIGGER "tr_agents_next_version" AFTER UPDATE ON "agents" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:agents:row_version: a change states the version after the one that it read'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_agents_no_truncate" BEFORE TRUNCATE ON "agents" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:agents:-: rows are deleted one by one, not all at once'
    );

-- A new row is inactive.
CREATE TRIGGER "tr_agents_status_initial" AFTER INSERT ON "agents" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('inactive'))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO006',
        'status',
        'cwom:initial:agents:status:inactive: a new row is inactive'
    );

-- `status` moves as the state machine says.
CREATE TRIGGER "tr_agents_status_moves" AFTER UPDATE ON "agents" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status" AND CASE OLD."status"
            WHEN 'inactive' THEN NEW."status" NOT IN ('starting')
            WHEN 'starting' THEN NEW."status" NOT IN ('running', 'stopping', 'error')
            WHEN 'running' THEN NEW."status" NOT IN ('stopping', 'error')
            WHEN 'stopping' THEN NEW."status" NOT IN ('inactive', 'error')
            WHEN 'error' THEN NEW."status" NOT IN ('inactive', 'starting')
        END)
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'inactive',
        'cwom:transition:agents:status:inactive>starting: inactive becomes starting or stays',
        'starting',
        'cwom:transition:agents:status:starting>running,stopping,error: starting becomes running, stopping, error or stays',
        'running',
        'cwom:transition:agents:status:running>stopping,error: running becomes stopping, error or stays',
        'stopping',
        'cwom:transition:agents:status:stopping>inactive,error: stopping becomes inactive, error or stays',
        'error',
        'cwom:transition:agents:status:error>inactive,starting: error becomes inactive, starting or stays'
    );

-- Fire for replication, too.
ALTER TABLE "agents"
    ENABLE ALWAYS TRIGGER "tr_agents_capabilities_items_insert",
    ENABLE ALWAYS TRIGGER "tr_agents_capabilities_items_update",
    ENABLE ALWAYS TRIGGER "tr_agents_first_version",
    ENABLE ALWAYS TRIGGER "tr_agents_frozen",
    ENABLE ALWAYS TRIGGER "tr_agents_next_version",
    ENABLE ALWAYS TRIGGER "tr_agents_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_agents_status_initial",
    ENABLE ALWAYS TRIGGER "tr_agents_status_moves",
    ENABLE ALWAYS TRIGGER "tw_agents";

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_issue_context_packets"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issue_context_packets:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."context_packet_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'linked', 'Issue.context_packets', NEW."issue_id"::text || '/' || NEW."context_packet_id"::text,
            version, NULL,
            jsonb_build_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'b8e12ee3b644', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."context_packet_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'updated', 'Issue.context_packets', NEW."issue_id"::text || '/' || NEW."context_packet_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'context_packet_id', OLD."context_packet_id", 'role', OLD."role", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'b8e12ee3b644', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = OLD."issue_id"::text || '/' || OLD."context_packet_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'unlinked', 'Issue.context_packets', OLD."issue_id"::text || '/' || OLD."context_packet_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'context_packet_id', OLD."context_packet_id", 'role', OLD."role", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'b8e12ee3b644', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_issue_context_packets" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_context_packets"();

-- What is given at creation stays.
CREATE TRIGGER "tr_cwom_issue_context_packets_frozen" AFTER UPDATE ON "cwom_issue_context_packets" FOR EACH ROW
    WHEN (NEW."issue_id" IS DISTINCT FROM OLD."issue_id"
        OR NEW."context_packet_id" IS DISTINCT FROM OLD."context_packet_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'issue_id',
        'cwom:immutable:cwom_issue_context_packets:issue_id: it never changes after creation',
        'context_packet_id',
        'cwom:immutable:cwom_issue_context_packets:context_packet_id: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issue_context_packets:created_at: it never changes after creation'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_issue_context_packets_no_truncate" BEFORE TRUNCATE ON "cwom_issue_context_packets" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issue_context_packets:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "cwom_issue_context_packets"
    ENABLE ALWAYS TRIGGER "tr_cwom_issue_context_packets_frozen",
    ENABLE ALWAYS TRIGGER "tr_cwom_issue_context_packets_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_cwom_issue_context_packets";

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_issue_doctrine_refs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issue_doctrine_refs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."doctrine_ref_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'linked', 'Issue.doctrine_refs', NEW."issue_id"::text || '/' || NEW."doctrine_ref_id"::text,
            version, NULL,
            jsonb_build_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'c3b7fd2fbe71', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."doctrine_ref_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'updated', 'Issue.doctrine_refs', NEW."issue_id"::text || '/' || NEW."doctrine_ref_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'doctrine_ref_id', OLD."doctrine_ref_id", 'role', OLD."role", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'c3b7fd2fbe71', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = OLD."issue_id"::text || '/' || OLD."doctrine_ref_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'unlinked', 'Issue.doctrine_refs', OLD."issue_id"::text || '/' || OLD."doctrine_ref_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'doctrine_ref_id', OLD."doctrine_ref_id", 'role', OLD."role", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'c3b7fd2fbe71', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_issue_doctrine_refs" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_doctrine_refs"();

-- What is given at creation stays.
CREATE TRIGGER "tr_cwom_issue_doctrine_refs_frozen" AFTER UPDATE ON "cwom_issue_doctrine_refs" FOR EACH ROW
    WHEN (NEW."issue_id" IS DISTINCT FROM OLD."issue_id"
        OR NEW."doctrine_ref_id" IS DISTINCT FROM OLD."doctrine_ref_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'issue_id',
        'cwom:immutable:cwom_issue_doctrine_refs:issue_id: it never changes after creation',
        'doctrine_ref_id',
        'cwom:immutable:cwom_issue_doctrine_refs:doctrine_ref_id: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issue_doctrine_refs:created_at: it never changes after creation'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_issue_doctrine_refs_no_truncate" BEFORE TRUNCATE ON "cwom_issue_doctrine_refs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issue_doctrine_refs:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "cwom_issue_doctrine_refs"
    ENABLE ALWAYS TRIGGER "tr_cwom_issue_doctrine_refs_frozen",
    ENABLE ALWAYS TRIGGER "tr_cwom_issue_doctrine_refs_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_cwom_issue_doctrine_refs";

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_issue_constraint_snapshots"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issue_constraint_snapshots:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."constraint_snapshot_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'linked', 'Issue.constraint_snapshots', NEW."issue_id"::text || '/' || NEW."constraint_snapshot_id"::text,
            version, NULL,
            jsonb_build_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'd90682b2e19a', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."constraint_snapshot_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'updated', 'Issue.constraint_snapshots', NEW."issue_id"::text || '/' || NEW."constraint_snapshot_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'role', OLD."role", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'd90682b2e19a', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = OLD."issue_id"::text || '/' || OLD."constraint_snapshot_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'unlinked', 'Issue.constraint_snapshots', OLD."issue_id"::text || '/' || OLD."constraint_snapshot_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'role', OLD."role", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'd90682b2e19a', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_issue_constraint_snapshots" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_constraint_snapshots" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_constraint_snapshots"();

-- What is given at creation stays.
CREATE TRIGGER "tr_cwom_issue_constraint_snapshots_frozen" AFTER UPDATE ON "cwom_issue_constraint_snapshots" FOR EACH ROW
    WHEN (NEW."issue_id" IS DISTINCT FROM OLD."issue_id"
        OR NEW."constraint_snapshot_id" IS DISTINCT FROM OLD."constraint_snapshot_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'issue_id',
        'cwom:immutable:cwom_issue_constraint_snapshots:issue_id: it never changes after creation',
        'constraint_snapshot_id',
        'cwom:immutable:cwom_issue_constraint_snapshots:constraint_snapshot_id: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issue_constraint_snapshots:created_at: it never changes after creation'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_issue_constraint_snapshots_no_truncate" BEFORE TRUNCATE ON "cwom_issue_constraint_snapshots" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issue_constraint_snapshots:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "cwom_issue_constraint_snapshots"
    ENABLE ALWAYS TRIGGER "tr_cwom_issue_constraint_snapshots_frozen",
    ENABLE ALWAYS TRIGGER "tr_cwom_issue_constraint_snapshots_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_cwom_issue_constraint_snapshots";

-- Following `blocks` never comes back.
CREATE FUNCTION "tr_cwom_issue_blocks_acyclic"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('transaction_isolation') = 'repeatable read' THEN
        RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
            MESSAGE = 'a relation without cycles is written under read committed or serializable';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('cwom:acyclic'), TG_RELID::integer);
    IF EXISTS (
        WITH RECURSIVE reached(key) AS (
            SELECT NEW."blocked_id"
            UNION
            SELECT "cwom_issue_blocks"."blocked_id" FROM "cwom_issue_blocks" JOIN reached ON "cwom_issue_blocks"."issue_id" = reached.key
        )
        SELECT 1 FROM reached WHERE key = NEW."issue_id"
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO009', COLUMN = 'blocked_id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:cycle:cwom_issue_blocks:blocked_id: it would lead back to where it starts';
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_issue_blocks"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issue_blocks:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."blocked_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'linked', 'Issue.blocks', NEW."issue_id"::text || '/' || NEW."blocked_id"::text,
            version, NULL,
            jsonb_build_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'ced047b1f74a', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."blocked_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'updated', 'Issue.blocks', NEW."issue_id"::text || '/' || NEW."blocked_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'blocked_id', OLD."blocked_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'ced047b1f74a', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = OLD."issue_id"::text || '/' || OLD."blocked_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'unlinked', 'Issue.blocks', OLD."issue_id"::text || '/' || OLD."blocked_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'blocked_id', OLD."blocked_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'ced047b1f74a', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_issue_blocks" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_blocks" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_blocks"();

-- Following `blocks` never comes back.
CREATE TRIGGER "tr_cwom_issue_blocks_acyclic" AFTER INSERT ON "cwom_issue_blocks" FOR EACH ROW
    WHEN (NEW."blocked_id" IS NOT NULL)
    EXECUTE FUNCTION "tr_cwom_issue_blocks_acyclic"();

-- What is given at creation stays.
CREATE TRIGGER "tr_cwom_issue_blocks_frozen" AFTER UPDATE ON "cwom_issue_blocks" FOR EACH ROW
    WHEN (NEW."issue_id" IS DISTINCT FROM OLD."issue_id"
        OR NEW."blocked_id" IS DISTINCT FROM OLD."blocked_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'issue_id',
        'cwom:immutable:cwom_issue_blocks:issue_id: it never changes after creation',
        'blocked_id',
        'cwom:immutable:cwom_issue_blocks:blocked_id: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issue_blocks:created_at: it never changes after creation'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_issue_blocks_no_truncate" BEFORE TRUNCATE ON "cwom_issue_blocks" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issue_blocks:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "cwom_issue_blocks"
    ENABLE ALWAYS TRIGGER "tr_cwom_issue_blocks_acyclic",
    ENABLE ALWAYS TRIGGER "tr_cwom_issue_blocks_frozen",
    ENABLE ALWAYS TRIGGER "tr_cwom_issue_blocks_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_cwom_issue_blocks";

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_issue_duplicates"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issue_duplicates:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."duplicate_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'linked', 'Issue.duplicates', NEW."issue_id"::text || '/' || NEW."duplicate_id"::text,
            version, NULL,
            jsonb_build_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '6eb4bfc4ba96', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."duplicate_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'updated', 'Issue.duplicates', NEW."issue_id"::text || '/' || NEW."duplicate_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'duplicate_id', OLD."duplicate_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '6eb4bfc4ba96', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = OLD."issue_id"::text || '/' || OLD."duplicate_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'unlinked', 'Issue.duplicates', OLD."issue_id"::text || '/' || OLD."duplicate_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'duplicate_id', OLD."duplicate_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '6eb4bfc4ba96', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_issue_duplicates" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_duplicates" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_duplicates"();

-- What is given at creation stays.
CREATE TRIGGER "tr_cwom_issue_duplicates_frozen" AFTER UPDATE ON "cwom_issue_duplicates" FOR EACH ROW
    WHEN (NEW."issue_id" IS DISTINCT FROM OLD."issue_id"
        OR NEW."duplicate_id" IS DISTINCT FROM OLD."duplicate_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'issue_id',
        'cwom:immutable:cwom_issue_duplicates:issue_id: it never changes after creation',
        'duplicate_id',
        'cwom:immutable:cwom_issue_duplicates:duplicate_id: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issue_duplicates:created_at: it never changes after creation'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_issue_duplicates_no_truncate" BEFORE TRUNCATE ON "cwom_issue_duplicates" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issue_duplicates:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "cwom_issue_duplicates"
    ENABLE ALWAYS TRIGGER "tr_cwom_issue_duplicates_frozen",
    ENABLE ALWAYS TRIGGER "tr_cwom_issue_duplicates_no_truncate",
    ENABLE ALWAYS TRIGGER "tw_cwom_issue_duplicates";

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_context_packet_doctrine_refs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_context_packet_doctrine_refs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'ContextPacket.doctrine_refs' AND "audit_log"."entity_id" = NEW."context_packet_id"::text || '/' || NEW."doctrine_ref_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'linked', 'ContextPacket.doctrine_refs', NEW."context_packet_id"::text || '/' || NEW."doctrine_ref_id"::text,
            version, NULL,
            jsonb_build_object('context_packet_id', NEW."context_packet_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '357f425dedc2', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_context_packet_doctrine_refs" AFTER INSERT ON "cwom_context_packet_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_context_packet_doctrine_refs"();

-- Rows are never deleted.
CREATE TRIGGER "tr_cwom_context_packet_doctrine_refs_no_delete" BEFORE DELETE ON "cwom_context_packet_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_context_packet_doctrine_refs:-: rows are only ever added'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_context_packet_doctrine_refs_no_truncate" BEFORE TRUNCATE ON "cwom_context_packet_doctrine_refs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_context_packet_doctrine_refs:-: rows are only ever added'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_cwom_context_packet_doctrine_refs_no_update" BEFORE UPDATE ON "cwom_context_packet_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_context_packet_doctrine_refs:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "cwom_context_packet_doctrine_refs"
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packet_doctrine_refs_no_delete",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packet_doctrine_refs_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packet_doctrine_refs_no_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_context_packet_doctrine_refs";

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_doctrine_ref_repos"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_doctrine_ref_repos:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'DoctrineRef.applies_to' AND "audit_log"."entity_id" = NEW."doctrine_ref_id"::text || '/' || NEW."repo_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'linked', 'DoctrineRef.applies_to', NEW."doctrine_ref_id"::text || '/' || NEW."repo_id"::text,
            version, NULL,
            jsonb_build_object('doctrine_ref_id', NEW."doctrine_ref_id", 'repo_id', NEW."repo_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'f1faca73ad5e', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_doctrine_ref_repos" AFTER INSERT ON "cwom_doctrine_ref_repos" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_doctrine_ref_repos"();

-- Rows are never deleted.
CREATE TRIGGER "tr_cwom_doctrine_ref_repos_no_delete" BEFORE DELETE ON "cwom_doctrine_ref_repos" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_doctrine_ref_repos:-: rows are only ever added'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_doctrine_ref_repos_no_truncate" BEFORE TRUNCATE ON "cwom_doctrine_ref_repos" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_doctrine_ref_repos:-: rows are only ever added'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_cwom_doctrine_ref_repos_no_update" BEFORE UPDATE ON "cwom_doctrine_ref_repos" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_doctrine_ref_repos:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "cwom_doctrine_ref_repos"
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_ref_repos_no_delete",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_ref_repos_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_ref_repos_no_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_doctrine_ref_repos";

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_run_context_packets"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_run_context_packets:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Run.context_packets' AND "audit_log"."entity_id" = NEW."run_id"::text || '/' || NEW."context_packet_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'linked', 'Run.context_packets', NEW."run_id"::text || '/' || NEW."context_packet_id"::text,
            version, NULL,
            jsonb_build_object('run_id', NEW."run_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'f3f59195294f', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_run_context_packets" AFTER INSERT ON "cwom_run_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_run_context_packets"();

-- Rows are never deleted.
CREATE TRIGGER "tr_cwom_run_context_packets_no_delete" BEFORE DELETE ON "cwom_run_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_run_context_packets:-: rows are only ever added'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_run_context_packets_no_truncate" BEFORE TRUNCATE ON "cwom_run_context_packets" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_run_context_packets:-: rows are only ever added'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_cwom_run_context_packets_no_update" BEFORE UPDATE ON "cwom_run_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_run_context_packets:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "cwom_run_context_packets"
    ENABLE ALWAYS TRIGGER "tr_cwom_run_context_packets_no_delete",
    ENABLE ALWAYS TRIGGER "tr_cwom_run_context_packets_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_run_context_packets_no_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_run_context_packets";

-- Writes the entry of a change.
CREATE FUNCTION "tw_cwom_run_doctrine_refs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_run_doctrine_refs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Run.doctrine_refs' AND "audit_log"."entity_id" = NEW."run_id"::text || '/' || NEW."doctrine_ref_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'linked', 'Run.doctrine_refs', NEW."run_id"::text || '/' || NEW."doctrine_ref_id"::text,
            version, NULL,
            jsonb_build_object('run_id', NEW."run_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'f9f2bbe6034d', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_cwom_run_doctrine_refs" AFTER INSERT ON "cwom_run_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_run_doctrine_refs"();

-- Rows are never deleted.
CREATE TRIGGER "tr_cwom_run_doctrine_refs_no_delete" BEFORE DELETE ON "cwom_run_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_run_doctrine_refs:-: rows are only ever added'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_cwom_run_doctrine_refs_no_truncate" BEFORE TRUNCATE ON "cwom_run_doctrine_refs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_run_doctrine_refs:-: rows are only ever added'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_cwom_run_doctrine_refs_no_update" BEFORE UPDATE ON "cwom_run_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_run_doctrine_refs:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "cwom_run_doctrine_refs"
    ENABLE ALWAYS TRIGGER "tr_cwom_run_doctrine_refs_no_delete",
    ENABLE ALWAYS TRIGGER "tr_cwom_run_doctrine_refs_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_cwom_run_doctrine_refs_no_update",
    ENABLE ALWAYS TRIGGER "tw_cwom_run_doctrine_refs";

-- An entry goes only when it was exported.
CREATE FUNCTION "tr_audit_log_only_pruned"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM "audit_log_checkpoint" AS p WHERE p.kind = 'pruned'
        AND OLD.xid >= p.lo AND OLD.xid < p.hi AND OLD.seq > p.after_seq
        AND NOT EXISTS (SELECT 1 FROM "audit_log_checkpoint" AS r WHERE r.kind = 'restart'
            AND r.after_seq > p.after_seq AND OLD.seq > r.after_seq)) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO002', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:append_only:audit_log:-: an entry goes only when it was exported, as a checkpoint says';
    END IF;
    RETURN NULL;
END
$$;

-- An entry changes only by a recorded redaction.
CREATE FUNCTION "tr_audit_log_only_redacted"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW."seq" IS DISTINCT FROM OLD."seq"
        OR NEW."ts" IS DISTINCT FROM OLD."ts"
        OR NEW."actor_kind" IS DISTINCT FROM OLD."actor_kind"
        OR NEW."actor_id" IS DISTINCT FROM OLD."actor_id"
        OR NEW."action" IS DISTINCT FROM OLD."action"
        OR NEW."entity_kind" IS DISTINCT FROM OLD."entity_kind"
        OR NEW."entity_id" IS DISTINCT FROM OLD."entity_id"
        OR NEW."entity_version" IS DISTINCT FROM OLD."entity_version"
        OR NEW."trace_id" IS DISTINCT FROM OLD."trace_id"
        OR NEW."spec_rev" IS DISTINCT FROM OLD."spec_rev"
        OR NEW."xid" IS DISTINCT FROM OLD."xid"
        OR NEW."db_role" IS DISTINCT FROM OLD."db_role"
        OR NOT EXISTS (SELECT 1 FROM "audit_log" AS r WHERE r.entity_kind = OLD.entity_kind
            AND r.entity_id = OLD.entity_id AND r.action = 'redacted' AND r.seq > OLD.seq
            AND r.after -> 'entries' @> to_jsonb(OLD.seq)) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO002', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:append_only:audit_log:-: an entry changes only by a redaction that was recorded before';
    END IF;
    RETURN NULL;
END
$$;

-- Writes an entry that is no change of a row.
CREATE FUNCTION "fn_cwom_note"(about_kind text, about_id text, words text, facts jsonb)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', MESSAGE = 'cwom:context:audit_log:-: state who writes first, as `explain audit-context` tells';
    END IF;
    INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id, after, note,
        trace_id, spec_rev, salt)
    VALUES (clock_timestamp(), who_kind, who_id, 'noted', about_kind, about_id, facts, words,
        nullif(current_setting('cwom.trace_id', true), '')::uuid, '-',
        replace(gen_random_uuid()::text, '-', ''));
END
$$;

-- Rows never go all at once.
CREATE TRIGGER "tr_audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log:-: rows are only ever added'
    );

-- An entry goes only when it was exported.
CREATE TRIGGER "tr_audit_log_only_pruned" AFTER DELETE ON "audit_log" FOR EACH ROW
    EXECUTE FUNCTION "tr_audit_log_only_pruned"();

-- An entry changes only by a recorded redaction.
CREATE TRIGGER "tr_audit_log_only_redacted" AFTER UPDATE ON "audit_log" FOR EACH ROW
    EXECUTE FUNCTION "tr_audit_log_only_redacted"();

-- Fire for replication, too.
ALTER TABLE "audit_log"
    ENABLE ALWAYS TRIGGER "tr_audit_log_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_audit_log_only_pruned",
    ENABLE ALWAYS TRIGGER "tr_audit_log_only_redacted";

-- Rows never go all at once.
CREATE TRIGGER "tr_audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log_default" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "audit_log_default"
    ENABLE ALWAYS TRIGGER "tr_audit_log_no_truncate";

-- Rows are never deleted.
CREATE TRIGGER "tr_audit_log_checkpoint_no_delete" BEFORE DELETE ON "audit_log_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );

-- Rows never go all at once.
CREATE TRIGGER "tr_audit_log_checkpoint_no_truncate" BEFORE TRUNCATE ON "audit_log_checkpoint" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );

-- Rows are never changed.
CREATE TRIGGER "tr_audit_log_checkpoint_no_update" BEFORE UPDATE ON "audit_log_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );

-- Fire for replication, too.
ALTER TABLE "audit_log_checkpoint"
    ENABLE ALWAYS TRIGGER "tr_audit_log_checkpoint_no_delete",
    ENABLE ALWAYS TRIGGER "tr_audit_log_checkpoint_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_audit_log_checkpoint_no_update";

-- Functions look into this schema only, never into a temporary table of the same name.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tr_cwom_repos_links_items_insert',
        'tr_cwom_repos_owners_items_insert',
        'tr_cwom_repos_policy_items_insert',
        'tr_cwom_repos_tags_items_insert',
        'tw_cwom_repos',
        'tr_cwom_issues_acceptance_items_insert',
        'tr_cwom_issues_assignees_items_insert',
        'tr_cwom_issues_parent_id_acyclic_insert',
        'tr_cwom_issues_tags_items_insert',
        'tr_cwom_issues_watchers_items_insert',
        'tw_cwom_issues',
        'tr_cwom_constraint_snapshots_constraints_items_insert',
        'tr_cwom_constraint_snapshots_tags_items_insert',
        'tw_cwom_constraint_snapshots',
        'tr_cwom_context_packets_assumptions_items_insert',
        'tr_cwom_context_packets_inputs_items_insert',
        'tr_cwom_context_packets_open_questions_items_insert',
        'tr_cwom_context_packets_tags_items_insert',
        'tw_cwom_context_packets',
        'tr_cwom_doctrine_refs_applicability_items_insert',
        'tr_cwom_doctrine_refs_links_items_insert',
        'tr_cwom_doctrine_refs_tags_items_insert',
        'tw_cwom_doctrine_refs',
        'tr_cwom_runs_context_packets_required',
        'tr_cwom_runs_executor_items_insert',
        'tr_cwom_runs_outputs_items_insert',
        'tr_cwom_runs_plan_items_insert',
        'tr_cwom_runs_tags_items_insert',
        'tw_cwom_runs',
        'tr_cwom_artifacts_tags_items_insert',
        'tr_cwom_artifacts_verification_items_insert',
        'tw_cwom_artifacts',
        'tr_cwom_evidence_packs_criteria_results_items_insert',
        'tr_cwom_evidence_packs_evidence_collected_items_insert',
        'tr_cwom_evidence_packs_evidence_missing_items_insert',
        'tr_cwom_evidence_packs_tags_items_insert',
        'tw_cwom_evidence_packs',
        'tr_cwom_review_decisions_criteria_overrides_items_insert',
        'tr_cwom_review_decisions_tags_items_insert',
        'tw_cwom_review_decisions',
        'tw_tasks',
        'tw_jobs',
        'tw_artifacts',
        'tr_events_tags_items_insert',
        'tw_events',
        'tr_workflows_steps_items_insert',
        'tr_workflows_trigger_events_items_insert',
        'tw_workflows',
        'tr_agents_capabilities_items_insert',
        'tw_agents',
        'tw_cwom_issue_context_packets',
        'tw_cwom_issue_doctrine_refs',
        'tw_cwom_issue_constraint_snapshots',
        'tr_cwom_issue_blocks_acyclic',
        'tw_cwom_issue_blocks',
        'tw_cwom_issue_duplicates',
        'tw_cwom_context_packet_doctrine_refs',
        'tw_cwom_doctrine_ref_repos',
        'tw_cwom_run_context_packets',
        'tw_cwom_run_doctrine_refs',
        'tr_audit_log_only_pruned',
        'tr_audit_log_only_redacted',
        'fn_cwom_note'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
