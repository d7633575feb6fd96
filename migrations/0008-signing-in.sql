-- Signing in: addresses that are proven, links by mail, lock-outs, second factors, and where a session is used.

alter table users
  -- A person may sign in by links alone, or through another identity provider.
  alter column password_hash drop not null,
  add column if not exists email_verified_at timestamptz,
  -- Rises when a credential changes: what was signed for the one before is no longer good.
  add column credential_epoch int not null default 0,
  -- Opened at the next log-in.
  add column last_tenant_id uuid references tenants on delete set null;

-- Shortened: enough to tell home from abroad.
alter table sessions add column address text;

-- Mails that are to be sent, asked for known and unknown addresses alike; with a token, once its mail is made.
create table account_mails (
  id uuid primary key,
  kind text not null check (kind in (
    'verify_email', 'password_reset', 'magic_link', 'password_changed', 'second_factor_changed', 'account_locked'
  )),
  email text not null,
  -- Where the person goes after signing in, on our own site.
  next_path text,
  user_id uuid references users on delete cascade,
  token_hash text unique,
  expires_at timestamptz,
  created_at timestamptz not null default now()
);
create index account_mails_user on account_mails (user_id, kind);
create index account_mails_created on account_mails (created_at);

-- Tries that failed in a row, for known and unknown addresses alike: the subject is an authentication code.
create table guesses (
  subject text primary key,
  failures int not null,
  failed_at timestamptz not null,
  locked_until timestamptz
);
create index guesses_failed on guesses (failed_at);

create table second_factors (
  user_id uuid primary key references users on delete cascade,
  -- Sealed.
  secret text not null,
  confirmed_at timestamptz,
  -- Number of the last time step whose code was taken: none is good twice.
  last_step int not null default 0,
  created_at timestamptz not null default now()
);

create table recovery_codes (
  user_id uuid not null references users on delete cascade,
  code_hash text not null,
  primary key (user_id, code_hash)
);

do $$
declare
  name text;
begin
  foreach name in array array['account_mails', 'guesses', 'second_factors', 'recovery_codes'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy across_tenants on %I to deskbell_directory using (true) with check (true)', name);
  end loop;
end
$$;

grant select, insert, update, delete on account_mails, guesses, second_factors, recovery_codes to deskbell_directory;
