-- Programs that read by a key of their own. The token itself is nowhere: whoever reads this table can read nothing by it.
create table if not exists api_key (
  code        varchar(40)  not null primary key,
  name        varchar(100) not null check (name <> ''),
  token       char(64)     not null unique,
  permissions varchar(200) not null check (permissions <> ''),
  unit        varchar(40)  null,
  expires_on  char(10)     null,
  created_at  char(24)     not null,
  revoked_at  char(24)     null,
  seen_at     char(24)     null,
  foreign key (unit) references unit (code)
) {table};

-- The digest of what a device or key was known by before, for as long as that still works beside its new token.
create table if not exists former_token (
  token   char(64)    not null primary key,
  kind    varchar(16) not null check (kind in ('device', 'key')),
  holder  varchar(40) not null,
  ends_at char(24)    not null
) {table};
