package fr.parchemin.app.journal.web;

import fr.parchemin.app.journal.Entry;
import fr.parchemin.app.journal.Entry.On;
import fr.parchemin.app.journal.Journal;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Deed.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts entries into words. The names behind their numbers are looked up now and are not in the journal. */
@Component
class Readouts {

    private final Journal journal;
    private final Accounts accounts;
    private final MessageSource messages;

    Readouts(Journal journal, Accounts accounts, MessageSource messages) {
        this.journal = journal;
        this.accounts = accounts;
        this.messages = messages;
    }

    /** The words for these entries. */
    Readout of(List<Entry> entries, Locale locale) {
        var accountsNamed = Stream.concat(
                        entries.stream().map(Entry::account),
                        ids(entries, Kind.ACCOUNT).stream().map(Long::valueOf))
                .collect(Collectors.toSet());
        return new Readout(
                accountsNamed.isEmpty() ? Map.of() : accounts.names(accountsNamed),
                journal.numbers(ids(entries, Kind.DOSSIER)),
                messages,
                locale);
    }

    /** Whose account it is. */
    String who(long account, Locale locale) {
        return new Readout(accounts.names(Set.of(account)), Map.of(), messages, locale).who(account);
    }

    private static Set<String> ids(List<Entry> entries, Kind kind) {
        return entries.stream()
                .flatMap(entry -> entry.on().stream())
                .filter(on -> on.kind().equals(kind.name()) && on.id().matches("\\d{1,18}"))
                .map(On::id)
                .collect(Collectors.toSet());
    }
}
