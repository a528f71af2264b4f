-- What seals cookies, authenticators and contacts. Each key is itself encrypted for a certificate that is not in the store.
create table if not exists protection_key (
  id       binary(16)   not null primary key,
  name     varchar(100) not null,
  xml      mediumtext   not null,
  added_at char(24)     not null
) {table};

-- Where invited people are reached, until they have answered or the campaign is over. Sealed with the invitation's token.
-- No index but the key, which says nothing: what stands in another index is also copied to where nothing can be erased.
create table if not exists contact (
  id         binary(16)      not null primary key,
  campaign   varchar(40)     not null,
  invitation char(64)        not null,
  email_mac  char(64)        null,
  phone_mac  char(64)        null,
  sealed     varbinary(2000) not null,
  added_at   char(24)        not null,
  check (email_mac is not null or phone_mac is not null),
  foreign key (campaign) references campaign (code)
) {table};

-- With what an address is looked for among a campaign's contacts: sealed, and erased with them.
create table if not exists contact_key (
  campaign varchar(40)    not null primary key,
  sealed   varbinary(500) not null,
  foreign key (campaign) references campaign (code)
) {table};

-- For how many days what is kept; an empty campaign means all that have no rule of their own.
create table if not exists retention_rule (
  kept     varchar(16) not null check (kept in ('contacts', 'quarantine', 'sign-ins')),
  campaign varchar(40) not null,
  days     int         not null check (days between 0 and 3650),
  primary key (kept, campaign)
) {table};

-- The last day on which some node has erased by itself, and how many times something was erased that files may still hold.
create table if not exists retention_turn (
  id         smallint not null primary key check (id = 1),
  ran_on     char(10) not null,
  unscrubbed int      not null
) {table};

insert into retention_turn (id, ran_on, unscrubbed)
select 1, '0001-01-01', 0 where not exists (select 1 from retention_turn t where t.id = 1);
