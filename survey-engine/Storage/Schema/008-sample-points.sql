-- The primary sampling units of a campaign that was drawn by a design; a campaign without any is open collection.
create table if not exists sample_point (
  campaign        varchar(40)  not null,
  point           varchar(40)  not null,
  stratum         varchar(100) not null,
  psus_in_stratum varchar(24)  null,
  weight          varchar(24)  null,
  primary key (campaign, point),
  foreign key (campaign) references campaign (code)
) {table};
