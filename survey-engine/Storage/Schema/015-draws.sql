-- Lists of the population of a campaign, what was drawn from them, who signed it, and who was taken instead of whom.
create table if not exists sampling_frame (
  id          binary(16)   not null primary key,
  campaign    varchar(40)  not null,
  name        varchar(200) not null,
  elements    int          not null check (elements > 0),
  sha256      char(64)     not null,
  imported_by varchar(100) not null,
  imported_at char(24)     not null,
  foreign key (campaign) references campaign (code)
) {table};

-- sealed: who it is and where to find them, readable only with the program's key; erased with the contacts of the campaign.
create table if not exists frame_element (
  frame   binary(16)   not null,
  number  int          not null check (number > 0),
  code    varchar(60)  not null,
  stratum varchar(100) not null,
  psu     varchar(40)  not null,
  ssu     varchar(40)  null,
  unit    varchar(40)  null,
  field   varchar(40)  null,
  sealed  mediumtext   null,
  primary key (frame, number),
  unique (frame, code),
  foreign key (frame) references sampling_frame (id)
) {table};

-- The design is JSON; the digest is that of the three lists as they are printed.
create table if not exists sample_draw (
  id       binary(16)   not null primary key,
  frame    binary(16)   not null,
  campaign varchar(40)  not null,
  design   mediumtext   not null,
  seed     varchar(64)  not null,
  sha256   char(64)     not null,
  drawn_by varchar(100) not null,
  drawn_at char(24)     not null,
  foreign key (frame) references sampling_frame (id),
  foreign key (campaign) references campaign (code)
) {table};

-- Probability and weight as text: both databases then give back the very number. A reserve has neither.
create table if not exists drawn_element (
  draw        binary(16)  not null,
  number      int         not null,
  list        varchar(8)  not null check (list in ('drawn', 'reserve')),
  place       int         not null check (place > 0),
  probability varchar(24) null,
  weight      varchar(24) null,
  primary key (draw, number),
  unique (draw, list, place),
  foreign key (draw) references sample_draw (id)
) {table};

create table if not exists draw_signature (
  draw      binary(16)    not null,
  signed_by varchar(100)  not null,
  signed_at char(24)      not null,
  sha256    char(64)      not null,
  remark    varchar(1000) null,
  primary key (draw, signed_by),
  foreign key (draw) references sample_draw (id)
) {table};

-- Who was drawn is replaced once, by one of the reserve who replaces nobody else.
create table if not exists substitution (
  draw        binary(16)    not null,
  number      int           not null,
  replaced_by int           not null,
  reason      varchar(1000) not null check (reason <> ''),
  done_by     varchar(100)  not null,
  done_at     char(24)      not null,
  primary key (draw, number),
  unique (draw, replaced_by),
  foreign key (draw) references sample_draw (id)
) {table};
