-- Up to which time step an authenticator's codes are spent: none is taken twice, nor one from before the last.
create table if not exists spent_code (
  account binary(16) not null primary key,
  step    bigint     not null,
  foreign key (account) references account (id)
) {table};
