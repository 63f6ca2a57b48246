-- sqlite/20260102000000_change.down.sql
-- cwom 20260102000000_change sqlite down 1/1 phase=expand T0

