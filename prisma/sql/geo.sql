-- geo: what the datamodel cannot say.
ALTER TABLE geo_address
  ADD CONSTRAINT geo_address_place_id CHECK (place_id ~ '^(\d{2}|2[AB])\d{3}$'),
  ADD CONSTRAINT geo_address_postal_code CHECK (postal_code ~ '^\d{5}$'),
  ADD CONSTRAINT geo_address_point CHECK (
    lat BETWEEN -90 AND 90 AND lng BETWEEN -180 AND 180
    AND lat = round(lat::numeric, 3)::float8 AND lng = round(lng::numeric, 3)::float8);
