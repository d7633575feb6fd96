-- What the operator did, kept beyond the tenants it was done to; proofs of mail domains that are repeated; audit logs that
-- may be shortened.

-- Written and read, never changed: no role of the server may.
create table operator_log (
  id uuid primary key,
  at timestamptz not null default now(),
  -- Null: the server itself.
  actor_id uuid,
  -- As they were shown then.
  actor_name text,
  action text not null,
  target_type text,
  target_id text,
  target_name text,
  reason text,
  -- Of the network only.
  address text,
  detail jsonb not null default '{}'
);

-- As idempotency_keys, for calls of the operator, which belong to no tenant.
create table operator_keys (
  principal text not null,
  key text not null,
  fingerprint text not null,
  status int,
  body jsonb,
  created_at timestamptz not null default now(),
  primary key (principal, key)
);
create index operator_keys_created on operator_keys (created_at);

do $$
declare
  name text;
begin
  foreach name in array array['operator_log', 'operator_keys'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy across_tenants on %I to deskbell_directory using (true) with check (true)', name);
  end loop;
end
$$;
grant select, insert on operator_log to deskbell_directory;
grant select, insert, update, delete on operator_keys to deskbell_directory;

-- When the TXT record was last looked for, and how often in a row it was not there.
alter table sso_domains add column checked_at timestamptz;
alter table sso_domains add column missed int not null default 0;
create index sso_domains_to_check on sso_domains (checked_at) where verified_at is not null;
grant update on sso_domains to deskbell_directory;

-- Null: for ever. What is older is cut off in front; the chain then begins at the entry that was cut off last.
alter table audit_heads add column keep_days int check (keep_days >= 90);
alter table audit_heads add column cut_seq int not null default 0;
alter table audit_heads add column cut_hash text;

-- Nothing younger than ninety days can be cut off, whatever is asked for.
create policy read_to_cut on audit_log for select to deskbell_directory using (true);
create policy cut on audit_log for delete to deskbell_directory using (at < now() - interval '90 days');
grant select (tenant_id, seq, at, hash), delete on audit_log to deskbell_directory;
