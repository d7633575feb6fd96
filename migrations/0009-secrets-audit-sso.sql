-- Data keys for secrets at rest, the audit log of a tenant, and single sign-on.

-- Secrets at rest --------------------------------------------------------------

-- One key per tenant, wrapped under SECRET_KEY. That of people's own secrets is in `installation`.
create table data_keys (
  tenant_id uuid primary key references tenants on delete cascade,
  wrapped text not null,
  -- Fingerprint of the root key that wrapped it.
  wrapped_by text not null,
  created_at timestamptz not null default now()
);
create index data_keys_wrapped_by on data_keys (wrapped_by);

-- Audit log --------------------------------------------------------------------

-- The end of each tenant's chain; its row lock puts entries in line.
create table audit_heads (
  tenant_id uuid primary key references tenants on delete cascade,
  seq int not null,
  hash text not null,
  -- The seq that was told in the log of the process, signed.
  anchored_seq int not null default 0
);

create table audit_log (
  tenant_id uuid not null references tenants on delete cascade,
  seq int not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('member', 'key', 'super_admin', 'system')),
  actor_id text,
  -- As it was shown then.
  actor_name text,
  action text not null,
  target_type text,
  target_id text,
  detail jsonb not null,
  -- Of the network only: the host's part is zero.
  address text,
  reason text,
  request_id text,
  -- SHA-256 of the hash before, seq and the entry.
  hash text not null,
  primary key (tenant_id, seq)
);
create index audit_log_actor on audit_log (tenant_id, actor_id, seq);
create index audit_log_action on audit_log (tenant_id, action, seq);

-- What is about to be done: leaves when the entry is written, stays when the process dies in between.
create table audit_intents (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  entry jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index audit_intents_age on audit_intents (created_at);

-- Single sign-on ---------------------------------------------------------------

-- An address that somebody showed to be theirs.
-- The business whose provider opened the session; null: by password.
alter table sessions add column sso_tenant_id uuid references tenants on delete cascade;

create table sso_settings (
  tenant_id uuid primary key references tenants on delete cascade,
  issuer text not null,
  client_id text not null,
  -- Sealed; null: a public client.
  client_secret text,
  auto_join boolean not null,
  default_role text not null check (default_role in ('admin', 'agent', 'viewer')),
  -- Members other than owners sign in here only through the provider.
  required boolean not null,
  updated_at timestamptz not null default now()
);

create table sso_domains (
  tenant_id uuid not null references tenants on delete cascade,
  domain text not null,
  -- When its TXT record was found; until then the domain counts for nothing.
  verified_at timestamptz,
  primary key (tenant_id, domain)
);
create index sso_domains_verified on sso_domains (domain, verified_at) where verified_at is not null;

create table sso_identities (
  tenant_id uuid not null references tenants on delete cascade,
  issuer text not null,
  subject text not null,
  user_id uuid not null references users on delete cascade,
  created_at timestamptz not null default now(),
  primary key (tenant_id, issuer, subject),
  unique (tenant_id, issuer, user_id)
);

-- A sign-in under way. Taken out when the browser comes back, so that it counts once.
create table sso_attempts (
  tenant_id uuid not null references tenants on delete cascade,
  state_hash text not null,
  -- Of the secret in the cookie of the browser that began.
  browser_hash text not null,
  nonce text not null,
  verifier text not null,
  issuer text not null,
  client_id text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, state_hash)
);

-- The wall ---------------------------------------------------------------------

do $$
declare
  name text;
begin
  foreach name in array array[
    'data_keys', 'audit_heads', 'audit_log', 'audit_intents', 'sso_settings', 'sso_domains', 'sso_identities',
    'sso_attempts'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I to deskbell_app
         using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)
         with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)',
      name
    );
  end loop;

  foreach name in array array['data_keys', 'audit_heads', 'audit_intents', 'sso_settings', 'sso_domains'] loop
    execute format('create policy across_tenants on %I to deskbell_directory using (true) with check (true)', name);
  end loop;
end
$$;

grant select, insert on data_keys to deskbell_app;
grant select, insert on audit_log to deskbell_app;
grant select, insert, update on audit_heads to deskbell_app;
grant select, insert, delete on audit_intents to deskbell_app;
grant select, insert, update, delete on sso_settings, sso_domains, sso_identities, sso_attempts to deskbell_app;

grant select, update on data_keys, audit_heads to deskbell_directory;
grant select on audit_intents, sso_settings, sso_domains to deskbell_directory;
