ALTER TABLE user_account
  ADD CONSTRAINT user_account_locale_known CHECK (locale IN ('fr', 'en')),
  ADD CONSTRAINT user_account_public_name_length CHECK (char_length(public_name) BETWEEN 2 AND 40),
  -- A permission without the role would mean nothing and be overlooked.
  ADD CONSTRAINT user_account_permissions_of_admin CHECK (permissions = '{}' OR 'ADMIN' = ANY (roles)),
  ADD CONSTRAINT user_account_password_is_argon2id CHECK (password_hash LIKE '$argon2id$%');

ALTER TABLE pending_sign_up
  ADD CONSTRAINT pending_sign_up_locale_known CHECK (locale IN ('fr', 'en')),
  ADD CONSTRAINT pending_sign_up_password_is_argon2id CHECK (password_hash LIKE '$argon2id$%');

ALTER TABLE mailed_link
  ADD CONSTRAINT mailed_link_of_one CHECK (
    (purpose = 'VERIFY_EMAIL' AND sign_up_id IS NOT NULL AND user_id IS NULL)
    OR (purpose = 'RESET_PASSWORD' AND user_id IS NOT NULL AND sign_up_id IS NULL)
  );

ALTER TABLE user_session
  ADD CONSTRAINT user_session_idle_within_absolute CHECK (idle_expires_at <= expires_at);

-- Staff look for people by the whole of the name that others see.
CREATE INDEX user_account_public_name ON user_account (lower(public_name), id DESC);

-- Admins are few: their list and their count must not read every account.
CREATE INDEX user_account_admins ON user_account (id) WHERE 'ADMIN' = ANY (roles);
