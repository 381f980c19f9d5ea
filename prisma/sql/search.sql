-- search: what the datamodel cannot say.
-- A search reads this index alone, backwards: the best ranked of a cell and service first, with what tells whether the
-- point lies within their circle and budget. The key keeps its name, so the datamodel still describes it.
ALTER TABLE search_posting
  DROP CONSTRAINT search_posting_pkey,
  ADD CONSTRAINT search_posting_pkey PRIMARY KEY (cell, service, rank, provider_id)
    INCLUDE (lat, lng, radius_metres, hourly_rate_cents),
  ADD CONSTRAINT search_posting_amounts CHECK (service > 0 AND rank >= 0 AND radius_metres > 0 AND hourly_rate_cents > 0);
ALTER TABLE search_provider
  ADD CONSTRAINT search_provider_rating CHECK (rating_count >= 0 AND rating_sum BETWEEN rating_count AND 5 * rating_count);

-- An index-only walk needs pages known to be all visible: vacuum often, and leave room for ranks that move.
ALTER TABLE search_posting SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

-- Great-circle distance in metres; the same haversine as distanceMetres in libs/geo/src/domain/point.ts. Not STRICT on
-- purpose: only then does the planner write it into the statement instead of calling it for each row.
CREATE FUNCTION search_distance(lat1 float8, lng1 float8, lat2 float8, lng2 float8) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 2 * 6371008.8 * asin(least(1, sqrt(
    sin(radians(lat2 - lat1) / 2) * sin(radians(lat2 - lat1) / 2)
    + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lng2 - lng1) / 2) * sin(radians(lng2 - lng1) / 2))))
$$;
