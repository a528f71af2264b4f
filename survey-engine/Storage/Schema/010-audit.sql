-- What staff did, exported or read: rows are added, never changed. Each is entered in the ledger with its digest.
create table if not exists audit_entry (
  id        binary(16)    not null primary key,
  done_at   char(24)      not null,
  done_by   varchar(100)  not null check (done_by <> ''),
  action    varchar(40)   not null check (action <> ''),
  subject   varchar(254)  not null,
  was       mediumtext    null,
  became    mediumtext    null,
  reason    varchar(1000) null,
  sha256    char(64)      not null,
  -- Say nothing new about uniqueness; they are the portable way to read by time, by person or by subject fast.
  unique (done_at, id),
  unique (done_by, done_at, id),
  unique (subject, done_at, id)
) {table};
