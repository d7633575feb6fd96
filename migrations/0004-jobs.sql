-- Work in the background. A job is deleted when it is done; one that keeps failing stays, as dead, with its last error.
-- Only deskbell_directory reaches them: who does the work of all tenants takes it in turns.

create table jobs (
  id uuid primary key,
  -- Null: work of the installation itself.
  tenant_id uuid references tenants on delete cascade,
  -- Tenants take turns, and the installation is one of them.
  lane uuid not null generated always as (coalesce(tenant_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff')) stored,
  kind text not null,
  -- Ids only.
  payload jsonb not null,
  -- Of the jobs of a kind that wait under one key only the first is kept.
  key text,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'dead')),
  run_at timestamptz not null default now(),
  -- A try counts when it begins, so that a job that ends its process is not begun for ever.
  tries int not null default 0,
  -- Tries whose process did not live to see their end: such a job is done alone.
  crashes int not null default 0,
  -- Who finishes a job must hold its current fence; beginning a try raises it.
  fence int not null default 0,
  lease_until timestamptz,
  error text,
  created_at timestamptz not null default now(),
  died_at timestamptz
);
create index jobs_lane on jobs (lane, run_at, id) where state = 'waiting';
create index jobs_due on jobs (run_at) where state = 'waiting';
create unique index jobs_key on jobs (tenant_id, kind, key) nulls not distinct
  where state = 'waiting' and tries = 0 and key is not null;
create index jobs_running on jobs (lease_until) where state = 'running';
create index jobs_dead on jobs (died_at, id) where state = 'dead';

alter table jobs enable row level security;
alter table jobs force row level security;
create policy across_tenants on jobs to deskbell_directory using (true) with check (true);
grant select, insert, update, delete on jobs to deskbell_directory;
