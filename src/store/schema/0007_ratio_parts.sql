-- What a ratio's figure is made of, where that is known: both or neither. Figures are a log of their own, so no row of
-- the journal holds one; figures taken in before stand as they were, without parts.

ALTER TABLE observation ADD COLUMN numerator REAL;
ALTER TABLE observation ADD COLUMN denominator REAL;
