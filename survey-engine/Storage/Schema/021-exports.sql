-- Files of data that somebody asked for, made in the background: until they are erased with their file. Who runs one holds its lease, and another may take it when that is over.
create table if not exists data_export (
  id          binary(16)   not null primary key,
  campaign    varchar(40)  not null,
  format      varchar(8)   not null check (format in ('csv', 'xlsx')),
  language    varchar(8)   not null,
  asked_by    varchar(100) not null,
  asked_at    char(24)     not null,
  state       varchar(16)  not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  lease       binary(16)   null,
  lease_ends  char(24)     null,
  rows_read   bigint       not null check (rows_read >= 0),
  rows_in_all bigint       not null check (rows_in_all >= 0),
  bytes       bigint       null,
  sha256      char(64)     null,
  ended_at    char(24)     null,
  check ((state = 'running') = (lease is not null)),
  check ((lease is null) = (lease_ends is null)),
  check ((state = 'done') = (sha256 is not null)),
  check ((state in ('queued', 'running')) = (ended_at is null)),
  foreign key (campaign) references campaign (code)
) {table};
