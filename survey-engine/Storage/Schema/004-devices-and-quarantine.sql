-- The token itself is nowhere: whoever reads this table can hand in nothing.
create table if not exists device (
  code       varchar(40) not null primary key,
  token      char(64)    not null unique,
  point      varchar(40) not null,
  unit       varchar(40) null,
  channel    varchar(16) not null check (channel in ('kiosk', 'paper', 'interviewer')),
  created_at char(24)    not null,
  revoked_at char(24)    null,
  seen_at    char(24)    null,
  foreign key (unit) references unit (code)
) {table};

-- Responses of a campaign or version that is not known here, as they were sent. A row is never deleted; settled_at says that it was stored.
create table if not exists quarantined_response (
  id          binary(16)  not null primary key,
  device      varchar(40) null,
  reason      varchar(40) not null,
  received_at char(24)    not null,
  settled_at  char(24)    null,
  sha256      char(64)    not null,
  body        mediumtext  not null,
  -- Says nothing new about uniqueness; it is the one portable way to count those that wait without reading them.
  unique (settled_at, device, id),
  foreign key (device) references device (code)
) {table};
