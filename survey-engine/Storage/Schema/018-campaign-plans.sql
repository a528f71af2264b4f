-- What a campaign was planned to be; one that was made before there were plans has none, and is open by its days. Lists are parted by blanks; null means all units, the version's
-- consent, the site's floors, the usual hours.
create table if not exists campaign_plan (
  campaign       varchar(40)  not null primary key,
  units          mediumtext   null,
  channels       varchar(80)  not null check (channels <> ''),
  languages      varchar(40)  not null check (languages <> ''),
  hours          varchar(200) null,
  consent        mediumtext   null,
  consent_sha256 char(64)     not null,
  figures_floor  int          null check (figures_floor > 0),
  comments_floor int          null check (comments_floor > 0),
  foreign key (campaign) references campaign (code)
) {table};

-- What became of a planned campaign. Rows are added, never changed: that of the highest number counts.
create table if not exists campaign_state (
  campaign   varchar(40)   not null,
  number     int           not null check (number > 0),
  state      varchar(16)   not null check (state in ('planned', 'open', 'closed', 'frozen', 'published')),
  changed_by varchar(100)  not null,
  changed_at char(24)      not null,
  remark     varchar(1000) null,
  primary key (campaign, number),
  unique (campaign, state),
  foreign key (campaign) references campaign_plan (campaign)
) {table};

-- The figures of a frozen campaign: number 0 as it was frozen, then one by each erratum. Never changed or removed.
create table if not exists campaign_figures (
  campaign    varchar(40)   not null,
  number      int           not null check (number >= 0),
  figures     mediumtext    not null,
  sha256      char(64)      not null,
  responses   int           not null,
  as_of       char(24)      not null,
  ledger_day  char(10)      null,
  ledger_root char(64)      null,
  floor       int           not null check (floor > 0),
  reason      varchar(1000) null,
  made_by     varchar(100)  not null,
  made_at     char(24)      not null,
  primary key (campaign, number),
  check ((number = 0) = (reason is null)),
  foreign key (campaign) references campaign_plan (campaign)
) {table};

-- Which responses an erratum was about.
create table if not exists erratum_response (
  campaign varchar(40) not null,
  number   int         not null,
  response binary(16)  not null,
  decision varchar(8)  not null check (decision in ('exclude', 'restore', 'admit')),
  primary key (campaign, number, response),
  foreign key (campaign, number) references campaign_figures (campaign, number),
  foreign key (response) references response (id)
) {table};
