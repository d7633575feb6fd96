-- Up to where the visitor has read. It rises only, and is no change of the conversation: its version stays.

alter table conversations add column visitor_seen int not null default 0;
