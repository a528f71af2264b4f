-- What others say of a draft. The version is null while it is a draft; a draft that is thrown away takes its comments and reviews with it.
-- A place is an item's code; empty where the comment is about the whole.
create table if not exists draft_comment (
  id            binary(16)    not null primary key,
  questionnaire varchar(40)   not null,
  place         varchar(60)   not null,
  words         varchar(2000) not null check (words <> ''),
  said_by       varchar(100)  not null,
  said_at       char(24)      not null,
  resolved_by   varchar(100)  null,
  resolved_at   char(24)      null,
  version       int           null
) {table};

-- The digest is that of the manuscript that was looked at.
create table if not exists draft_review (
  id            binary(16)    not null primary key,
  questionnaire varchar(40)   not null,
  sha256        char(64)      not null,
  verdict       varchar(16)   not null check (verdict in ('approved', 'returned')),
  remark        varchar(2000) null,
  reviewed_by   varchar(100)  not null,
  reviewed_at   char(24)      not null,
  version       int           null
) {table};
