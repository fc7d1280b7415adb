-- For figures of which period a target is: a year's thousand requests are no quarter's. None where it holds for figures
-- of any period, as all did before.

ALTER TABLE target ADD COLUMN per TEXT;
