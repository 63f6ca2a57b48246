-- Functions and procedures. Aggregates are among the other objects; what a range type brings goes
-- with the type.
SELECT '', p.proname || '(' || oidvectortypes(p.proargtypes) || ')', 'function', json_strip_nulls(json_build_object(
    'kind', CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'w' THEN 'window function' ELSE 'function' END,
    'arguments', pg_get_function_arguments(p.oid),
    'result', pg_get_function_result(p.oid),
    'language', l.lanname,
    'volatility', CASE p.provolatile WHEN 'i' THEN 'IMMUTABLE' WHEN 's' THEN 'STABLE' ELSE 'VOLATILE' END,
    'security_definer', p.prosecdef,
    'settings', (SELECT array_agg(o ORDER BY o COLLATE "C") FROM unnest(p.proconfig) AS o),
    'options', array_remove(ARRAY[
        CASE WHEN p.proisstrict THEN 'STRICT' END,
        CASE WHEN p.proleakproof THEN 'LEAKPROOF' END,
        CASE p.proparallel WHEN 's' THEN 'PARALLEL SAFE' WHEN 'r' THEN 'PARALLEL RESTRICTED' END,
        CASE WHEN p.procost <> CASE WHEN l.lanname IN ('c', 'internal') THEN 1 ELSE 100 END THEN 'COST ' || p.procost END,
        CASE WHEN p.proretset AND p.prorows <> 1000 THEN 'ROWS ' || p.prorows END,
        CASE WHEN p.prosupport <> 0 THEN 'SUPPORT ' || p.prosupport::text END], NULL),
    'body', coalesce(pg_get_function_sqlbody(p.oid), p.prosrc),
    'comment', obj_description(p.oid, 'pg_proc')
))::text
FROM pg_proc AS p
JOIN pg_language AS l ON l.oid = p.prolang
WHERE p.pronamespace = $1 AND p.prokind <> 'a'
AND NOT EXISTS (
    SELECT FROM pg_depend AS d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
