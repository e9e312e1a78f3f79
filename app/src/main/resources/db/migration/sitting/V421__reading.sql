-- A sitting to which nobody comes: what candidates handed in is read and marked.
alter table sitting.sitting add column reading boolean not null default false;
