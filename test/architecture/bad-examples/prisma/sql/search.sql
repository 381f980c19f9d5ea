CREATE UNLOGGED TABLE search_posting (id uuid PRIMARY KEY);
