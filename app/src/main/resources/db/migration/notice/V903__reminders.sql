-- The first reminder of a sitting leaves by itself, once; somebody may send more, each a letter of its own.
drop index notice.one_reminder_per_assessor;
create unique index one_reminder_by_itself on notice.letter (sitting, account) where kind = 'REMINDER' and sequence = 0;
create unique index reminders_in_order on notice.letter (sitting, account, sequence) where kind = 'REMINDER';
