-- Files that visitors send with a message: what is known of each, and its bytes in pieces.

create table attachments (
  tenant_id uuid not null,
  id uuid not null,
  visitor_id uuid not null,
  -- The message that it came with. Null until it is sent; what nobody sends within a day goes.
  message_id uuid,
  name text not null,
  -- As its bytes say, not as it was announced.
  type text not null,
  -- What was announced until all of it is here, then what is kept.
  size int not null,
  width int,
  height int,
  is_whole boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, visitor_id) references visitors on delete cascade,
  foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete cascade
);
create index attachments_visitor on attachments (tenant_id, visitor_id);
create index attachments_message on attachments (tenant_id, message_id);
create index attachments_unsent on attachments (created_at) where message_id is null;

-- All pieces but the last have the same size, so that any part of a file is found without reading the rest.
create table attachment_pieces (
  tenant_id uuid not null,
  attachment_id uuid not null,
  place int not null,
  bytes bytea not null,
  primary key (tenant_id, attachment_id, place),
  foreign key (tenant_id, attachment_id) references attachments on delete cascade
);
-- Photos and documents are packed already.
alter table attachment_pieces alter column bytes set storage external;

-- What a message shows of its files: the same whenever it is told.
alter table messages add column attachments jsonb;

do $$
declare
  name text;
begin
  foreach name in array array['attachments', 'attachment_pieces'] loop
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

grant select, insert, update, delete on attachments to deskbell_app;
grant select, insert, delete on attachment_pieces to deskbell_app;

-- Tidying up: what nobody has sent, whoever it is of, and nothing else.
create policy unsent_across_tenants on attachments for select to deskbell_directory using (message_id is null);
create policy drop_unsent on attachments for delete to deskbell_directory using (message_id is null);
grant select (tenant_id, id, message_id, created_at) on attachments to deskbell_directory;
grant delete on attachments to deskbell_directory;
