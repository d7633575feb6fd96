-- Trained intents, so that a process need not train what another, or it itself before a restart, has trained.

create table intent_models (
  tenant_id uuid not null,
  bot_id uuid not null,
  -- Of the way of training and of the phrases; a model of another fingerprint is trained anew.
  fingerprint text not null,
  model bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, bot_id),
  foreign key (tenant_id, bot_id) references bots on delete cascade
);

alter table intent_models enable row level security;
alter table intent_models force row level security;
create policy own_tenant on intent_models to deskbell_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update, delete on intent_models to deskbell_app;
