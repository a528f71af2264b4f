-- Which reports are sent by themselves: so many days after the end of each month, quarter … ('whole' for the campaign), at that hour in Viet Nam.
create table if not exists mail_schedule (
  id         binary(16)   not null primary key,
  campaign   varchar(40)  not null,
  unit       varchar(40)  not null,
  cycle      varchar(12)  not null check (cycle in ('month', 'quarter', 'half-year', 'year', 'whole')),
  days_after int          not null check (days_after > 0),
  at_hour    int          not null check (at_hour between 0 and 23),
  role       varchar(24)  null,
  role_unit  varchar(40)  null,
  changed_by varchar(100) not null,
  changed_at char(24)     not null,
  removed_at char(24)     null,
  check (role_unit is null or role is not null),
  foreign key (campaign) references campaign (code)
) {table};

create table if not exists mail_schedule_account (
  schedule binary(16) not null,
  account  binary(16) not null,
  primary key (schedule, account),
  foreign key (schedule) references mail_schedule (id),
  foreign key (account) references account (id)
) {table};

-- Written with its messages: a period that stands here is never sent again.
create table if not exists mail_run (
  schedule binary(16)  not null,
  period   varchar(10) not null,
  due_at   char(24)    not null,
  primary key (schedule, period),
  foreign key (schedule) references mail_schedule (id)
) {table};

-- One row a message: of a schedule for a period, or of an alert for a turn. Whoever sends it first writes 'sending', and nobody else can then; what was left there is never sent again.
-- No address is kept: it is read from the account when the message leaves.
create table if not exists mail_delivery (
  id         binary(16)   not null primary key,
  kind       varchar(8)   not null check (kind in ('schedule', 'alert')),
  source     binary(16)   not null,
  part       varchar(60)  not null,
  account    binary(16)   not null,
  state      varchar(8)   not null check (state in ('queued', 'sending', 'sent', 'failed', 'bounced')),
  attempts   int          not null,
  queued_at  char(24)     not null,
  due_at     char(24)     not null,
  give_up_at char(24)     not null,
  done_at    char(24)     null,
  reason     varchar(16)  null check (reason in ('refused', 'expired', 'interrupted', 'no-address', 'not-allowed', 'no-report', 'away')),
  detail     varchar(100) null,
  unique (kind, source, part, account),
  -- Says nothing new about uniqueness; it is the portable way to find what is due fast.
  unique (state, due_at, id),
  foreign key (account) references account (id)
) {table};
