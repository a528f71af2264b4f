-- What became of units: merged, split, renamed, dissolved. Rows are added, never changed.
create table if not exists lineage_event (
  id   binary(16)    not null primary key,
  kind varchar(16)   not null check (kind in ('merge', 'split', 'rename', 'dissolve')),
  day  char(10)      not null,
  note varchar(1000) not null
) {table};

-- A unit begins once and ends once.
create table if not exists lineage_unit (
  unit  varchar(40) not null,
  role  varchar(16) not null check (role in ('predecessor', 'successor')),
  event binary(16)  not null,
  primary key (unit, role),
  foreign key (unit) references unit (code),
  foreign key (event) references lineage_event (id)
) {table};

-- Figures that others published; the scope is theirs, in their words.
create table if not exists published_value (
  year      int           not null,
  indicator varchar(40)   not null,
  scope     varchar(200)  not null,
  percent   varchar(12)   not null,
  note      varchar(1000) not null,
  primary key (year, indicator, scope)
) {table};
