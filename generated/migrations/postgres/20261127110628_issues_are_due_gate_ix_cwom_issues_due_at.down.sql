-- cwom 20261127110625_issues_are_due postgres down 4/4 phase=gate online
-- The index goes in the next file back.
SELECT 1;
