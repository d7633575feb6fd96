-- The operator of the installation: super admins, what they look into and erase; and what a model may cost a day.

-- A super admin need not be a member of any tenant.
alter table sessions alter column tenant_id drop not null;

-- Marked first, erased after a while: until then it is as if it were not there, and can be taken back.
alter table tenants add column deleted_at timestamptz;
create index tenants_deleted on tenants (deleted_at) where deleted_at is not null;

-- A super admin's look into a tenant: bound to one session, for a while, with the reason that the tenant can read.
create table tenant_views (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  session_id uuid not null,
  user_id uuid not null references users on delete cascade,
  reason text not null,
  started_at timestamptz not null default now(),
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id)
);
create index tenant_views_session on tenant_views (session_id) where ended_at is null;

-- Tokens that models took on a day (UTC). A call books the most that it can take, and gives back what it did not.
create table model_spend (
  tenant_id uuid not null references tenants on delete cascade,
  day date not null,
  tokens bigint not null default 0,
  calls int not null default 0,
  -- The highest part of the day's limit, in percent, that was told to have been reached.
  told int not null default 0,
  primary key (tenant_id, day)
);

do $$
declare
  name text;
begin
  foreach name in array array['tenant_views', 'model_spend'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I to deskbell_app
         using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)
         with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)',
      name
    );
    execute format('create policy across_tenants on %I to deskbell_directory using (true) with check (true)', name);
  end loop;
end
$$;

grant select on tenant_views to deskbell_app;
grant select, insert, update on model_spend to deskbell_app;
grant select, insert, update on tenant_views to deskbell_directory;
grant select on model_spend to deskbell_directory;

-- Figures of the installation count conversations and messages, and can see nothing else of them.
create policy counted_across_tenants on conversations for select to deskbell_directory using (true);
create policy counted_across_tenants on messages for select to deskbell_directory using (true);
grant select (tenant_id, id) on conversations, messages to deskbell_directory;
grant delete on tenants, users to deskbell_directory;
