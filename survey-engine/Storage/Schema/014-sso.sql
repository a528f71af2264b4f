-- Which roles another sign-in gave: it takes them away again when it no longer says so.
create table if not exists provided_grant (
  id binary(16) not null primary key,
  foreign key (id) references role_grant (id)
) {table};
