-- Who works with the program. No password, authenticator key or recovery code can be read from here.
create table if not exists account (
  id                binary(16)   not null primary key,
  sign_in_name      varchar(254) not null,
  sign_in_key       varchar(254) not null unique,
  full_name         varchar(100) not null,
  email             varchar(254) null,
  password_hash     varchar(500) null,
  must_change       smallint     not null check (must_change in (0, 1)),
  security_stamp    varchar(64)  not null,
  revision          varchar(64)  not null,
  two_factor        smallint     not null check (two_factor in (0, 1)),
  authenticator_key varchar(500) null,
  recovery_codes    varchar(1000) not null,
  failures          int          not null,
  locked_until      char(24)     null,
  created_at        char(24)     not null,
  disabled_at       char(24)     null
) {table};

-- A role over a unit and all below it, from a day to a day, both included; over the whole province where no unit is named.
create table if not exists role_grant (
  id         binary(16)   not null primary key,
  account    binary(16)   not null,
  role       varchar(24)  not null check (role in ('administrator', 'designer', 'campaign-manager', 'leader', 'counter-clerk', 'supervisor', 'auditor')),
  unit       varchar(40)  null,
  valid_from char(10)     not null,
  valid_to   char(10)     null check (valid_to >= valid_from),
  foreign key (account) references account (id),
  foreign key (unit) references unit (code)
) {table};

-- An account on one browser, from its sign-in until it is ended.
create table if not exists sign_in (
  id         binary(16)   not null primary key,
  account    binary(16)   not null,
  browser    varchar(100) not null,
  two_factor smallint     not null check (two_factor in (0, 1)),
  began_at   char(24)     not null,
  seen_at    char(24)     not null,
  ended_at   char(24)     null,
  foreign key (account) references account (id)
) {table};

-- Who an account is at another sign-in, such as the province's own.
create table if not exists external_login (
  provider varchar(40)  not null,
  subject  varchar(254) not null,
  account  binary(16)   not null,
  primary key (provider, subject),
  foreign key (account) references account (id)
) {table};
