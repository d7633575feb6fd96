-- What articles mean to an embedding model, one vector for each version of an article and each model. Made when a model
-- is configured, and made again when it is lost: nothing here is of the tenant's own making.

create table article_vectors (
  tenant_id uuid not null,
  article_id uuid not null,
  -- The version of the article; the rows of ended versions are removed.
  from_rev int not null,
  model text not null,
  -- Of the text that was sent: equal texts of a tenant are sent once.
  text_hash text not null,
  -- Of length 1, so that the product of two is their cosine.
  vector real[] not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, article_id, from_rev, model),
  foreign key (tenant_id, article_id, from_rev) references articles on delete cascade
);
-- Such numbers do not get smaller.
alter table article_vectors alter column vector set storage external;
create index article_vectors_text on article_vectors (tenant_id, model, text_hash);

alter table article_vectors enable row level security;
alter table article_vectors force row level security;
create policy own_tenant on article_vectors to deskbell_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update, delete on article_vectors to deskbell_app;
