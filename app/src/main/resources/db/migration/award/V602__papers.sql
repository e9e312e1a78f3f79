-- A certificate as it was printed when it was issued, and what its bytes come to.
create table award.paper (
    certificate bigint primary key references award.certificate,
    bytes bytea not null constraint a_paper_is_not_empty check (octet_length(bytes) > 0),
    sha256 bytea not null constraint a_paper_has_a_fingerprint check (octet_length(sha256) = 32)
);

create trigger papers_never_change before update or delete on award.paper
    for each row execute function award.refuse_change();
create trigger papers_are_never_emptied before truncate on award.paper
    for each statement execute function award.refuse_change();
