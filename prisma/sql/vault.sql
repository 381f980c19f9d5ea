-- vault
ALTER TABLE vault_document
  ADD CONSTRAINT vault_document_bytes_positive CHECK (bytes > 0),
  ADD CONSTRAINT vault_document_sha256_hex CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT vault_document_version_positive CHECK (version > 0),
  ADD CONSTRAINT vault_document_content_type_known
    CHECK (content_type IN ('application/pdf', 'image/jpeg', 'image/png', 'image/webp'));

-- One next version only: two replacements of the same document can't both win.
CREATE UNIQUE INDEX vault_document_replaced_once ON vault_document (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX vault_document_unfinished ON vault_document (created_at) WHERE kept_at IS NULL;

ALTER TABLE vault_usage
  ADD CONSTRAINT vault_usage_not_negative CHECK (documents >= 0 AND bytes >= 0);
