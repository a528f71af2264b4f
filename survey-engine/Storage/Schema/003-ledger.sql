-- What was committed, batch by batch and node by node: each entry holds the digest of the one before it.
create table if not exists ledger_entry (
  node         varchar(60)   not null,
  sequence     bigint        not null check (sequence > 0),
  previous     char(64)      not null,
  digest       char(64)      not null,
  committed_at char(24)      not null,
  committed_on char(10)      not null,
  row_count    int           not null check (row_count > 0),
  -- Of each row in its order: 16 bytes of id, 32 bytes of digest.
  row_digests  mediumblob    not null,
  primary key (node, sequence)
) {table};
