-- A link opens one thing in one role. Those made before opened whatever the account had: they serve no more.
update people.token set expires_at = now() where purpose = 'LINK' and used_at is null and expires_at > now();
alter table people.token
    add column opens_as text,
    add column opens_kind text,
    add column opens text,
    add constraint a_link_opens_one_thing check
        ((opens_as is null) = (opens is null) and (opens_kind is null) = (opens is null)
         and (opens is null) = (purpose <> 'LINK')) not valid;
