-- The first tables. Every table of a tenant leads its keys with tenant_id and is walled by row-level security.
-- Runtime connections have the role deskbell_app; look-ups across tenants run as deskbell_directory.

-- Tables of the installation ------------------------------------------------

create table tenants (
  id uuid primary key,
  name text not null,
  industry text,
  status text not null check (status in ('trial', 'active', 'past_due', 'suspended')),
  plan text not null,
  trial_ends_at timestamptz,
  -- Rises with every change of facts and articles; both are versions valid in [from_rev, to_rev).
  knowledge_rev int not null default 1,
  allowed_origins text[] not null default '{}',
  -- Hash of the Idempotency-Key that the sign-up carried.
  signup_key text unique,
  created_at timestamptz not null default now()
);

create table users (
  id uuid primary key,
  email text not null,
  name text,
  password_hash text not null,
  is_super_admin boolean not null default false,
  created_at timestamptz not null default now()
);
create unique index users_email on users (lower(email));

create table members (
  tenant_id uuid not null references tenants on delete cascade,
  user_id uuid not null references users on delete cascade,
  role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, user_id)
);
create index members_user on members (user_id);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  tenant_id uuid not null references tenants on delete cascade,
  refresh_hash text not null unique,
  -- The token before this one, good for a short while: two tabs may refresh at once.
  previous_hash text unique,
  rotated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  user_agent text,
  created_at timestamptz not null default now()
);
create index sessions_user on sessions (user_id);

create table account_tokens (
  token text primary key,
  tenant_id uuid not null references tenants on delete cascade,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);
create index account_tokens_tenant on account_tokens (tenant_id);

create table api_keys (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  key_hash text not null unique,
  name text not null,
  prefix text not null,
  last4 text not null,
  scopes text[] not null,
  created_by uuid,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);
create index api_keys_tenant on api_keys (tenant_id, created_at);

create table outbox (
  id bigint generated always as identity primary key,
  tenant_id uuid not null references tenants on delete cascade,
  type text not null,
  payload jsonb not null,
  created_at timestamptz not null default now()
);

-- What all processes of an installation must agree on, such as the fingerprint of the key they sign with.
create table installation (
  name text primary key,
  value text not null
);

-- Tables of a tenant ---------------------------------------------------------

create table seen_origins (
  tenant_id uuid not null references tenants on delete cascade,
  origin text not null,
  count int not null default 1,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (tenant_id, origin)
);

create table profiles (
  tenant_id uuid not null references tenants on delete cascade,
  from_rev int not null,
  to_rev int,
  business jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, from_rev)
);
create unique index profiles_current on profiles (tenant_id) where to_rev is null;

create table bots (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  slug text not null,
  name text not null,
  is_default boolean not null default false,
  version int not null default 1,
  draft jsonb,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, slug)
);
create unique index bots_default on bots (tenant_id) where is_default;

create table bot_versions (
  tenant_id uuid not null,
  bot_id uuid not null,
  version int not null,
  config jsonb not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, bot_id, version),
  foreign key (tenant_id, bot_id) references bots on delete cascade
);

create table articles (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  from_rev int not null,
  to_rev int,
  bot_id uuid,
  question text not null,
  answer text not null,
  phrasings text[] not null default '{}',
  url text,
  locale text,
  created_at timestamptz not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id, from_rev),
  foreign key (tenant_id, bot_id) references bots on delete cascade
);
create unique index articles_current on articles (tenant_id, id) where to_rev is null;

create table visitors (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  -- Must equal the epoch in the visitor's token; raising it revokes every token at once.
  epoch int not null default 0,
  locale text,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

create table conversations (
  tenant_id uuid not null,
  id uuid not null,
  bot_id uuid not null,
  visitor_id uuid not null,
  channel text not null check (channel in ('web', 'api')),
  status text not null default 'open' check (status in ('open', 'closed')),
  -- 'bot', or the id of the member who took over. Checked before every write of the bot.
  owner text not null default 'bot',
  needs_person boolean not null default false,
  -- The largest seq; messages are 1..head with no hole.
  head int not null default 0,
  version int not null default 1,
  preview text not null default '',
  preview_role text,
  page text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, bot_id) references bots on delete cascade,
  foreign key (tenant_id, visitor_id) references visitors on delete cascade
);
create unique index conversations_open on conversations (tenant_id, visitor_id, bot_id, channel) where status = 'open';
create index conversations_recent on conversations (tenant_id, updated_at desc, id desc);

create table turns (
  tenant_id uuid not null,
  -- The visitor message that wants an answer.
  id uuid not null,
  conversation_id uuid not null,
  state text not null check (state in ('pending', 'generating', 'done', 'failed', 'handed_off', 'merged')),
  reason text,
  merged_into uuid,
  attempt int not null default 1,
  -- A writer must hold the current fence; taking a turn over raises it.
  fence int not null default 1,
  lease_until timestamptz not null,
  bot_version int not null,
  knowledge_rev int not null,
  asked_at timestamptz not null,
  trace jsonb,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversations on delete cascade
);
create index turns_conversation on turns (tenant_id, conversation_id);
create index turns_open on turns (lease_until) where state in ('pending', 'generating');

create table messages (
  tenant_id uuid not null,
  conversation_id uuid not null,
  seq int not null,
  id uuid not null,
  kind text not null default 'message' check (kind in ('message', 'edit', 'status', 'erasure')),
  role text not null check (role in ('visitor', 'bot', 'agent', 'system')),
  text text not null,
  sources jsonb,
  suggestions jsonb,
  visitor_id uuid,
  cmid text,
  turn_id uuid,
  answered_by text,
  target_id uuid,
  rev int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, conversation_id, seq),
  unique (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversations on delete cascade
);
create unique index messages_cmid on messages (tenant_id, visitor_id, cmid) where cmid is not null;
create unique index messages_answer on messages (tenant_id, turn_id) where role = 'bot' and kind = 'message';

create table feedback (
  tenant_id uuid not null,
  message_id uuid not null,
  visitor_id uuid not null,
  value int not null check (value in (-1, 1)),
  note text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, message_id, visitor_id),
  foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete cascade
);

create table idempotency_keys (
  tenant_id uuid not null references tenants on delete cascade,
  principal text not null,
  key text not null,
  fingerprint text not null,
  status int,
  body jsonb,
  created_at timestamptz not null default now(),
  primary key (tenant_id, principal, key)
);

-- The wall -------------------------------------------------------------------

do $$
declare
  name text;
begin
  foreach name in array array[
    'members', 'account_tokens', 'api_keys', 'outbox', 'seen_origins', 'profiles', 'bots', 'bot_versions',
    'articles', 'visitors', 'conversations', 'turns', 'messages', 'feedback', 'idempotency_keys'
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

  foreach name in array array[
    'installation', 'tenants', 'users', 'members', 'sessions', 'account_tokens', 'api_keys', 'outbox', 'turns'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy across_tenants on %I to deskbell_directory using (true) with check (true)', name);
  end loop;
end
$$;

create policy own_tenant on tenants to deskbell_app
  using (id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, update on tenants to deskbell_app;
grant select, insert, update, delete on
  members, account_tokens, api_keys, seen_origins, profiles, bots, bot_versions,
  articles, visitors, conversations, turns, messages, feedback, idempotency_keys
  to deskbell_app;
grant insert on outbox to deskbell_app;

grant select, insert, update on installation, tenants, users, members, sessions, account_tokens, api_keys to deskbell_directory;
grant select, update, delete on outbox to deskbell_directory;
grant select, update on turns to deskbell_directory;
