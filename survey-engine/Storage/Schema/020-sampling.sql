-- Elements that lie together in the order of the frame, counted once: pages and draws read these and not a million rows.
-- Written last, so that a frame without any is one whose import did not come to its end.
create table if not exists frame_cell (
  frame        binary(16)   not null,
  first_number int          not null check (first_number > 0),
  stratum      varchar(100) not null,
  psu          varchar(40)  not null,
  ssu          varchar(40)  null,
  elements     int          not null check (elements > 0),
  primary key (frame, first_number),
  foreign key (frame) references sampling_frame (id)
) {table};

-- How the next draw of a campaign is to be made; the draw itself keeps its design.
create table if not exists sample_plan (
  campaign   varchar(40)  not null primary key,
  frame      binary(16)   not null,
  design     mediumtext   not null,
  planned_by varchar(100) not null,
  planned_at char(24)     not null,
  foreign key (campaign) references campaign (code),
  foreign key (frame) references sampling_frame (id)
) {table};

-- One draw a campaign, also when two supervisors sign two draws at the same moment.
create table if not exists signed_draw (
  campaign varchar(40) not null primary key,
  draw     binary(16)  not null,
  foreign key (campaign) references campaign (code),
  foreign key (draw) references sample_draw (id)
) {table};
