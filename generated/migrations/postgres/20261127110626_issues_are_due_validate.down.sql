-- cwom 20261127110625_issues_are_due postgres down 2/4 phase=validate online
-- A rule that is proved needs no undoing.
SELECT 1;
