-- The texts under a version that was there before of which the journal tells: each once, however often it is met at a start.
create table catalog.told (
    scheme text not null,
    version text not null,
    digest text not null,
    refused boolean not null,
    constraint each_text_is_told_once primary key (scheme, version, digest, refused)
);
