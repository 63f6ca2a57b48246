-- What the server's deparsed texts depend on. The settings hold until the transaction ends.
SELECT
    set_config('search_path', quote_ident($1) || ', pg_temp', TRUE),
    set_config('TimeZone', 'UTC', TRUE),
    set_config('DateStyle', 'ISO, YMD', TRUE),
    set_config('IntervalStyle', 'postgres', TRUE),
    set_config('extra_float_digits', '1', TRUE),
    set_config('bytea_output', 'hex', TRUE),
    set_config('quote_all_identifiers', 'off', TRUE),
    set_config('standard_conforming_strings', 'on', TRUE),
    set_config('jit', 'off', TRUE)
