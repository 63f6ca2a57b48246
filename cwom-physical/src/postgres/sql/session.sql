-- Where we are: the schema by number, and what the server is.
SELECT n.oid, n.nspname::text, current_setting('server_version_num')::integer, current_setting('server_version')
FROM (SELECT coalesce($1, current_schema()::text) AS name) AS wanted
LEFT JOIN pg_catalog.pg_namespace AS n ON n.nspname = wanted.name
