-- What happens inside a conversation beside words: blocks below a message, leads, reasons of a verdict, transcripts.

-- Quick replies, buttons, cards, forms, and what a visitor filled in.
alter table messages add column blocks jsonb;

alter table feedback add column reason text check (reason in ('wrong', 'incomplete', 'unclear', 'outdated', 'other'));

-- A person who left details. One for each form that was sent.
create table leads (
  tenant_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  -- The visitor's message that holds what was filled in.
  message_id uuid not null,
  visitor_id uuid not null,
  purpose text not null check (purpose in ('lead', 'contact')),
  name text,
  email text,
  phone text,
  -- All that was filled in: name, label and value of each field.
  answers jsonb not null,
  -- The sentence that was agreed to.
  consent text,
  page text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, message_id),
  foreign key (tenant_id, conversation_id) references conversations on delete cascade
);
create index leads_visitor on leads (tenant_id, visitor_id);

-- Conversations that were asked for by mail. The address stands here alone: jobs and events carry the id.
create table transcripts (
  tenant_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  visitor_id uuid not null,
  email text not null,
  -- How far the conversation went when it was asked for.
  head int not null,
  time_zone text,
  sent_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversations on delete cascade
);
-- The same once more is not sent once more.
create unique index transcripts_once on transcripts (tenant_id, conversation_id, head, lower(email));

-- The wall -------------------------------------------------------------------

do $$
declare
  name text;
begin
  foreach name in array array['leads', 'transcripts'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I to deskbell_app
         using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)
         with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)',
      name
    );
  end loop;
end
$$;

grant select, insert, update, delete on leads, transcripts to deskbell_app;
