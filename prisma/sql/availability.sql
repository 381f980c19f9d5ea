ALTER TABLE availability_settings
  ADD CONSTRAINT availability_settings_buffers CHECK (buffer_before_minutes BETWEEN 0 AND 240 AND buffer_after_minutes BETWEEN 0 AND 240),
  ADD CONSTRAINT availability_settings_limits CHECK (min_notice_minutes >= 0 AND daily_cap_minutes > 0 AND horizon_days BETWEEN 1 AND 90);

ALTER TABLE weekly_hours
  ADD CONSTRAINT weekly_hours_weekday CHECK (weekday BETWEEN 1 AND 7),
  ADD CONSTRAINT weekly_hours_range CHECK (0 <= start_minute AND start_minute < end_minute AND end_minute <= 1440),
  ADD CONSTRAINT weekly_hours_quarters CHECK (start_minute % 15 = 0 AND end_minute % 15 = 0);

ALTER TABLE date_exception
  ADD CONSTRAINT date_exception_pairs CHECK (cardinality(minutes) % 2 = 0 AND cardinality(minutes) <= 12);

ALTER TABLE time_off
  ADD CONSTRAINT time_off_range CHECK (starts_at < ends_at);

-- A booking flips bits of a row in place: room on the page keeps such updates off the index.
ALTER TABLE day_free SET (fillfactor = 90);
