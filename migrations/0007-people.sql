-- Invitations, API keys that rotate and have limits of their own, and what a sign-up says beside the name.

alter table tenants
  -- How the owner will pay, as the payment provider names it.
  add column payment_method_id text,
  -- Where the owner wants a phone number from.
  add column area_code text;

alter table api_keys
  -- Requests a minute; null: as many as the installation lets every key make.
  add column per_minute int check (per_minute > 0),
  -- The secret before the rotation, good for a while.
  add column previous_hash text unique,
  add column previous_until timestamptz;

create table invitations (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  email text not null,
  role text not null check (role in ('admin', 'agent', 'viewer')),
  -- Hash of the token in the link. Null until the mail with the link is written.
  token_hash text unique,
  -- The link was sent to the address and shown to nobody else: whoever has it reads that mailbox.
  is_mailed boolean not null default false,
  invited_by uuid,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index invitations_open on invitations (tenant_id, lower(email))
  where accepted_at is null and revoked_at is null;

alter table invitations enable row level security;
alter table invitations force row level security;
create policy own_tenant on invitations to deskbell_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy across_tenants on invitations to deskbell_directory using (true) with check (true);

grant select, insert, update, delete on invitations to deskbell_app;
grant select, update on invitations to deskbell_directory;
