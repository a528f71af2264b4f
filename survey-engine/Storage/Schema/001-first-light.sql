-- {table} makes MySQL store and compare text as SQLite does: any language, byte by byte.
create table if not exists questionnaire_version (
  questionnaire varchar(40) not null,
  version       int         not null check (version > 0),
  document      mediumtext  not null,
  sha256        char(64)    not null,
  published_at  char(24)    not null,
  primary key (questionnaire, version)
) {table};

create table if not exists unit (
  code       varchar(40)  not null primary key,
  name       varchar(200) not null,
  kind       varchar(24)  not null check (kind in ('province', 'department', 'commune', 'service-point', 'public-service-unit')),
  sector     varchar(40)  null,
  parent     varchar(40)  null,
  valid_from char(10)     not null,
  valid_to   char(10)     null check (valid_to >= valid_from),
  foreign key (parent) references unit (code)
) {table};

create table if not exists service_field (
  code varchar(40)   not null primary key,
  name varchar(1000) not null
) {table};

create table if not exists target (
  number     int           not null primary key check (number > 0),
  source     varchar(200)  not null,
  article    varchar(100)  not null,
  scope      varchar(200)  not null,
  index_code varchar(40)   not null,
  dimension  varchar(16)   null check (dimension in ('field', 'sector')),
  members    varchar(1000) null,
  op         varchar(2)    null check (op in ('>', '>=')),
  percent    varchar(12)   null,
  due        int           not null,
  quote      varchar(1000) not null,
  check ((op is null) = (percent is null)),
  check ((dimension is null) = (members is null))
) {table};

create table if not exists campaign (
  code          varchar(40)   not null primary key,
  title         varchar(1000) not null,
  questionnaire varchar(40)   not null,
  version       int           not null,
  opens         char(10)      not null,
  closes        char(10)      not null check (closes >= opens),
  foreign key (questionnaire, version) references questionnaire_version (questionnaire, version)
) {table};

create table if not exists response (
  id            binary(16)  not null primary key,
  campaign      varchar(40) not null,
  questionnaire varchar(40) not null,
  version       int         not null,
  unit          varchar(40) null,
  field         varchar(40) null,
  channel       varchar(16) not null check (channel in ('web', 'kiosk', 'invitation', 'paper', 'interviewer', 'import')),
  point         varchar(40) null,
  language      varchar(8)  not null,
  started_at    char(24)    null,
  submitted_at  char(24)    not null,
  received_at   char(24)    not null,
  received_on   char(10)    not null,
  answers       mediumtext  not null,
  comments      mediumtext  null,
  sha256        char(64)    not null,
  -- Says nothing new about uniqueness; it is the one portable way to say "read a campaign in order of arrival" fast.
  unique (campaign, received_at, id),
  foreign key (campaign) references campaign (code),
  foreign key (questionnaire, version) references questionnaire_version (questionnaire, version),
  foreign key (unit) references unit (code),
  foreign key (field) references service_field (code)
) {table};
