-- How a province writes its official reports: letterhead, chapters, sections of its own, as canonical JSON. Rows are added, never changed: that of the highest number counts.
create table if not exists report_template (
  number   int          not null primary key check (number > 0),
  template mediumtext   not null,
  sha256   char(64)     not null,
  made_by  varchar(100) not null,
  made_at  char(24)     not null
) {table};
