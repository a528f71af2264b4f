-- Roles once more: the check of the first table knows no interviewer, and no table is altered here. What stood there is taken over, so that nothing is said twice.
create table if not exists held_role (
  id         binary(16)   not null primary key,
  account    binary(16)   not null,
  role       varchar(24)  not null check (role in ('administrator', 'designer', 'campaign-manager', 'leader', 'counter-clerk', 'supervisor', 'auditor', 'interviewer')),
  unit       varchar(40)  null,
  valid_from char(10)     not null,
  valid_to   char(10)     null check (valid_to >= valid_from),
  foreign key (account) references account (id),
  foreign key (unit) references unit (code)
) {table};

insert into held_role (id, account, role, unit, valid_from, valid_to)
select g.id, g.account, g.role, g.unit, g.valid_from, g.valid_to from role_grant g where not exists (select 1 from held_role h where h.id = g.id);

create table if not exists provided_role (
  id binary(16) not null primary key,
  foreign key (id) references held_role (id)
) {table};

insert into provided_role (id) select p.id from provided_grant p where not exists (select 1 from provided_role h where h.id = p.id);

delete from provided_grant;
delete from role_grant;

-- Who visits whom.
create table if not exists field_assignment (
  draw        binary(16)   not null,
  number      int          not null,
  interviewer binary(16)   not null,
  assigned_by varchar(100) not null,
  assigned_at char(24)     not null,
  primary key (draw, number),
  foreign key (draw, number) references drawn_element (draw, number),
  foreign key (interviewer) references account (id)
) {table};

-- Only the day is kept, and rows lie in the order of the elements, not of their coming: a time, or which came first, would join a person to a response.
create table if not exists contact_attempt (
  draw        binary(16)   not null,
  number      int          not null,
  attempt     int          not null check (attempt > 0),
  outcome     varchar(16)  not null check (outcome in ('completed', 'partial', 'refused', 'not-at-home', 'moved', 'wrong-address', 'deceased', 'language', 'ineligible', 'appointment')),
  made_on     char(10)     not null,
  appointment char(10)     null,
  interviewer binary(16)   not null,
  note        varchar(500) null,
  primary key (draw, number, attempt),
  foreign key (draw, number) references drawn_element (draw, number),
  foreign key (interviewer) references account (id)
) {by-key};

-- Those who are visited once more, drawn from the completed ones round by round; each at most once.
create table if not exists revisit_round (
  draw      binary(16)    not null,
  round     int           not null check (round > 0),
  seed      varchar(64)   not null,
  per_cent  int           null check (per_cent between 1 and 100),
  each_one  int           null check (each_one > 0),
  completed int           not null,
  questions varchar(4000) not null,
  sha256    char(64)      not null,
  drawn_by  varchar(100)  not null,
  drawn_at  char(24)      not null,
  primary key (draw, round),
  check ((per_cent is null) <> (each_one is null)),
  foreign key (draw) references sample_draw (id)
) {table};

-- comparisons: one letter a question, see ControlAnswer; null until somebody was there.
create table if not exists revisit (
  draw        binary(16)   not null,
  number      int          not null,
  round       int          not null,
  interviewer binary(16)   not null,
  made_on     char(10)     null,
  was_visited smallint     null check (was_visited in (0, 1)),
  visited_on  char(10)     null,
  comparisons varchar(100) null,
  done_by     varchar(100) null,
  primary key (draw, number),
  foreign key (draw, round) references revisit_round (draw, round),
  foreign key (draw, number) references drawn_element (draw, number),
  foreign key (interviewer) references account (id)
) {table};
