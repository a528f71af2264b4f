-- What is watched: a scope of a campaign in a unit ('' for the province), or in each unit of a kind below it. A rule that was removed stays for its history.
create table if not exists alert_rule (
  id         binary(16)   not null primary key,
  campaign   varchar(40)  not null,
  unit       varchar(40)  not null,
  each_kind  varchar(24)  null check (each_kind in ('department', 'commune', 'service-point', 'public-service-unit')),
  scope      varchar(40)  not null,
  side       varchar(8)   not null check (side in ('below', 'above')),
  percent    varchar(12)  not null,
  least      int          not null check (least > 0),
  certainty  int          not null check (certainty between 50 and 99),
  role       varchar(24)  null,
  role_unit  varchar(40)  null,
  changed_by varchar(100) not null,
  changed_at char(24)     not null,
  removed_at char(24)     null,
  check (role_unit is null or role is not null),
  foreign key (campaign) references campaign (code)
) {table};

create table if not exists alert_account (
  rule    binary(16) not null,
  account binary(16) not null,
  primary key (rule, account),
  foreign key (rule) references alert_rule (id),
  foreign key (account) references account (id)
) {table};

-- Each time it turned in a unit; the highest number says how it stands. Two nodes that see the same turn write the same key, so that one of them tells people.
create table if not exists alert_turn (
  rule        binary(16)  not null,
  unit        varchar(40) not null,
  number      int         not null check (number > 0),
  is_raised   smallint    not null check (is_raised in (0, 1)),
  turned_at   char(24)    not null,
  rate        varchar(30) not null,
  respondents int         not null,
  probability varchar(30) not null,
  primary key (rule, unit, number),
  foreign key (rule) references alert_rule (id)
) {table};
