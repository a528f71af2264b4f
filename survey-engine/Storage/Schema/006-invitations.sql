-- A spent invitation says neither when nor by which response: nothing in the store joins the two.
create table if not exists invitation (
  token_sha256 char(64)    not null primary key,
  campaign     varchar(40) not null,
  spent        smallint    not null default 0 check (spent in (0, 1)),
  foreign key (campaign) references campaign (code)
) {table};
