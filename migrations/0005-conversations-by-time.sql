-- The id no longer ends this index: a search for one conversation of a tenant took it for as good as the primary key, as
-- long as the database knew nothing of the table (the embedded one never learns), and read all of the tenant's.
drop index conversations_recent;
create index conversations_recent on conversations (tenant_id, updated_at desc);
