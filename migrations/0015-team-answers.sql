-- The team answers: who of it said or uploaded what, and up to where it has read.

-- The member, or the API key, that said it; visitors have a column of their own. A `cmid` counts once for each of them.
alter table messages add column author_id uuid;
create unique index messages_author_cmid on messages (tenant_id, author_id, cmid)
  where author_id is not null and cmid is not null;

-- Up to where somebody of the team has read. It rises only, and is no change of the conversation: its version stays.
alter table conversations add column team_seen int not null default 0;
-- What was said before anybody could say so is not new to the team.
alter table conversations no force row level security;
update conversations set team_seen = head;
alter table conversations force row level security;

-- Uploaded by the team for a visitor, who has it once it is sent; null: the visitor's own.
alter table attachments add column author_id uuid;

create index conversations_owned on conversations (tenant_id, owner) where owner <> 'bot';

-- Whoever is no longer there, or may only look, leaves no conversation in which nobody answers. Where the business itself
-- goes, its conversations go as well.
create function give_back_conversations() returns trigger language plpgsql as $$
begin
  update conversations set owner = 'bot', version = version + 1
    where tenant_id = old.tenant_id and owner = old.user_id::text;
  return null;
end
$$;
create trigger members_gone after delete on members
  for each row when (current_user = 'deskbell_app') execute function give_back_conversations();
create trigger members_only_look after update of role on members
  for each row when (new.role = 'viewer' and current_user = 'deskbell_app') execute function give_back_conversations();
