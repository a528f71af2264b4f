-- Procedures of the public service portal, by their national codes.
create table if not exists service_procedure (
  code  varchar(60)  not null primary key,
  name  varchar(500) not null,
  field varchar(40)  null,
  level varchar(16)  not null check (level in ('province', 'commune')),
  foreign key (field) references service_field (code)
) {table};

-- That somebody said which targets bind a campaign, or that they were written down when the list changed after its close.
create table if not exists campaign_target_choice (
  campaign  varchar(40)  not null primary key,
  chosen_by varchar(100) not null,
  chosen_at char(24)     not null,
  foreign key (campaign) references campaign (code)
) {table};

-- The targets as they were then: what becomes of the list changes no campaign that was held against it.
create table if not exists campaign_target (
  campaign   varchar(40)   not null,
  number     int           not null check (number > 0),
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
  primary key (campaign, number),
  foreign key (campaign) references campaign_target_choice (campaign),
  check ((op is null) = (percent is null)),
  check ((dimension is null) = (members is null))
) {table};
