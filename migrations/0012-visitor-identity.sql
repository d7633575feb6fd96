-- Who a visitor is: the secrets with which a business proves it, what is known of a visitor, what a page tells of a talk.

-- off: nothing is kept or checked. optional: what is proven counts, the rest is kept as claimed. enforced: only the proven.
alter table tenants add column identity_mode text not null default 'optional'
  check (identity_mode in ('off', 'optional', 'enforced'));

create table identity_secrets (
  tenant_id uuid not null references tenants on delete cascade,
  -- Names the secret in the header of a token.
  kid text not null,
  -- Sealed.
  secret text not null,
  last4 text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  primary key (tenant_id, kid)
);

-- What a visitor was said to be. Personal data: it goes with the visitor.
create table visitor_identities (
  tenant_id uuid not null,
  visitor_id uuid not null,
  -- Id that the business's own system gives the person.
  external_id text,
  -- token: signed with all that stands in it. hash: of the external id alone. none: the page said so.
  proof text not null check (proof in ('none', 'hash', 'token')),
  attributes jsonb not null,
  -- Names of the attributes that no proof covers.
  unproven text[] not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, visitor_id),
  foreign key (tenant_id, visitor_id) references visitors on delete cascade
);
create unique index visitor_identities_proven on visitor_identities (tenant_id, external_id) where proof <> 'none';

-- What the page told of a conversation. Personal data: it goes with the conversation.
create table conversation_contexts (
  tenant_id uuid not null,
  conversation_id uuid not null,
  context jsonb not null,
  -- The page that was seen last; the conversation itself keeps the one where it began.
  page text,
  page_title text,
  -- Host alone.
  referrer text,
  locale text,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversations on delete cascade
);

do $$
declare
  name text;
begin
  foreach name in array array['identity_secrets', 'visitor_identities', 'conversation_contexts'] loop
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

grant select, insert, update, delete on identity_secrets, visitor_identities, conversation_contexts to deskbell_app;
