-- Reports as objects: of a campaign, of a stretch of the calendar ('' for the whole campaign), of a unit with all below it ('' for the province). of_year: by which they are looked for.
create table if not exists filed_report (
  id       binary(16)  not null primary key,
  campaign varchar(40) not null,
  period   varchar(10) not null,
  unit     varchar(40) not null,
  of_year  int         not null,
  unique (campaign, period, unit),
  foreign key (campaign) references campaign (code)
) {table};

-- Number 0 is the first, then one by each erratum. A document is the JSON itself, packed by gzip, because that of a whole province is larger than what servers take at once; the digest
-- is of the JSON. As long as an edition is not frozen it may be made anew or thrown away; from then on it is never changed or removed.
create table if not exists report_edition (
  report      binary(16)    not null,
  number      int           not null check (number >= 0),
  document    longblob      not null,
  sha256      char(64)      not null,
  responses   int           not null,
  as_of       char(24)      not null,
  ledger_day  char(10)      null,
  ledger_root char(64)      null,
  floor       int           not null check (floor > 0),
  reason      varchar(1000) null,
  made_by     varchar(100)  not null,
  made_at     char(24)      not null,
  primary key (report, number),
  check ((number = 0) = (reason is null)),
  foreign key (report) references filed_report (id)
) {table};

-- What became of an edition after it was made, in this order; the last one names the official document.
create table if not exists report_step (
  report          binary(16)   not null,
  edition         int          not null,
  state           varchar(16)  not null check (state in ('reviewed', 'frozen', 'filed')),
  done_by         varchar(100) not null,
  done_at         char(24)     not null,
  document_number varchar(100) null,
  document_day    char(10)     null,
  primary key (report, edition, state),
  check ((state = 'filed') = (document_number is not null)),
  check ((document_number is null) = (document_day is null)),
  foreign key (report, edition) references report_edition (report, number)
) {table};
