-- What happens to a questionnaire before and after it is published. Tables of their own beside questionnaire_version:
-- "alter table" cannot be run twice.
create table if not exists questionnaire_draft (
  questionnaire varchar(40)  not null primary key,
  revision      int          not null check (revision > 0),
  document      mediumtext   not null,
  saved_by      varchar(100) not null,
  saved_at      char(24)     not null
) {table};

-- Answers that try a draft out; they are no responses and never become any.
create table if not exists draft_response (
  id            binary(16)  not null primary key,
  questionnaire varchar(40) not null,
  revision      int         not null,
  received_at   char(24)    not null,
  answers       mediumtext  not null,
  comments      mediumtext  null,
  foreign key (questionnaire) references questionnaire_draft (questionnaire)
) {table};

-- A version published before this table was made has no row here.
create table if not exists questionnaire_publication (
  questionnaire varchar(40)  not null,
  version       int          not null,
  published_by  varchar(100) not null,
  primary key (questionnaire, version),
  foreign key (questionnaire, version) references questionnaire_version (questionnaire, version)
) {table};

create table if not exists questionnaire_retirement (
  questionnaire varchar(40)  not null,
  version       int          not null,
  retired_by    varchar(100) not null,
  retired_at    char(24)     not null,
  primary key (questionnaire, version),
  foreign key (questionnaire, version) references questionnaire_version (questionnaire, version)
) {table};

-- A place is an item's code, or what the document calls that which is no item: $.index.formula, $.sections[0].lead, $.indices.tthc.
create table if not exists item_mapping (
  id            binary(16)    not null primary key,
  questionnaire varchar(40)   not null,
  from_version  int           not null,
  from_place    varchar(60)   not null,
  to_version    int           not null check (to_version > from_version),
  to_place      varchar(60)   not null,
  class         varchar(16)   not null check (class in ('cosmetic', 'comparable', 'break')),
  reason        varchar(1000) not null check (reason <> ''),
  decided_by    varchar(100)  not null,
  decided_at    char(24)      not null,
  foreign key (questionnaire, from_version) references questionnaire_version (questionnaire, version),
  foreign key (questionnaire, to_version) references questionnaire_version (questionnaire, version)
) {table};
