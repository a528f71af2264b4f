-- What the province publishes of a campaign, as words parted by blanks; a campaign without a row publishes what is usual.
create table if not exists campaign_publication (
  campaign  varchar(40)  not null primary key,
  parts     varchar(200) not null,
  chosen_by varchar(100) not null,
  chosen_at char(24)     not null,
  foreign key (campaign) references campaign (code)
) {table};

-- What an agency changed because of what people said. The public reads it from shown_at on.
create table if not exists public_note (
  id         binary(16)   not null primary key,
  campaign   varchar(40)  not null,
  indicator  varchar(100) not null,
  words      mediumtext   not null,
  agency     varchar(40)  not null,
  done_on    char(10)     not null,
  written_by varchar(100) not null,
  written_at char(24)     not null,
  shown_by   varchar(100) null,
  shown_at   char(24)     null,
  check ((shown_by is null) = (shown_at is null)),
  foreign key (campaign) references campaign (code),
  foreign key (agency) references unit (code)
) {table};
