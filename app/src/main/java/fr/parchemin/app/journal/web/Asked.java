package fr.parchemin.app.journal.web;

import fr.parchemin.app.journal.Entry.On;
import fr.parchemin.app.journal.Journal;
import fr.parchemin.app.journal.Journal.Filter;
import fr.parchemin.app.people.Deed.Kind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What part of the journal is asked for, as it stands in the address.
 *
 * @param kind the kind of thing that the entries are about
 * @param number the number of that thing, as people know it
 * @param account who did it
 * @param what what was done
 */
record Asked(
        @BindParam("sur") @Nullable Kind kind,
        @BindParam("numero") @Nullable String number,
        @BindParam("compte") @Nullable Long account,
        @BindParam("quoi") @Nullable String what,

        @BindParam("du") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @BindParam("au") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate until) {

    Asked {
        number = number == null || number.isBlank() ? null : number.strip();
        kind = number == null ? null : kind;
        what = what == null || what.isBlank() ? null : what;
    }

    /** Whether anything is left out. */
    public boolean isNarrow() {
        return !values().isEmpty();
    }

    Filter filter(Journal journal) {
        List<On> on = kind == null || number == null ? null : journal.named(kind, number);
        return new Filter(on, account, what, from, until);
    }

    /** The same part of the journal at another address, from before a place on. */
    String address(String path, @Nullable Long before) {
        var values = values();
        if (before != null) {
            values.put("avant", before);
        }
        var address = UriComponentsBuilder.fromPath(path);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "sur", kind);
        put(values, "numero", number);
        put(values, "compte", account);
        put(values, "quoi", what);
        put(values, "du", from);
        put(values, "au", until);
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
