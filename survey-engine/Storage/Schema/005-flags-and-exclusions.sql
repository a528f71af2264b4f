-- What looks unusual about a response; most have none.
create table if not exists response_flag (
  response binary(16)  not null,
  flag     varchar(16) not null check (flag in ('speeding', 'straight-lining', 'burst', 'outside-hours', 'duplicate-text', 'clock-skew')),
  primary key (response, flag),
  foreign key (response) references response (id)
) {table};

-- Whether a response counts, as somebody decided and signed. Rows are added, never changed: of a response, that of the highest number counts.
create table if not exists response_decision (
  id         binary(16)    not null primary key,
  response   binary(16)    not null,
  number     int           not null check (number > 0),
  decision   varchar(16)   not null check (decision in ('exclude', 'restore')),
  reason     varchar(1000) not null check (reason <> ''),
  decided_by varchar(100)  not null check (decided_by <> ''),
  decided_at char(24)      not null,
  sha256     char(64)      not null,
  unique (response, number),
  foreign key (response) references response (id)
) {table};
