package fr.parchemin.engine.proposal;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each name of one sort stands for in a plan. An open table, mostly empty: a name is found at the first look, and by
 * identity if the dossier was read from a line, the names of which are interned too.
 */
final class Index<T> {

    private static final int SPARSE = 8;

    private final List<String> names;
    private final @Nullable String[] table;
    private final @Nullable Object[] values;

    private Index(List<String> names) {
        this.names = names;
        this.table = new String[Integer.highestOneBit(names.size() + 1) * SPARSE];
        this.values = new Object[table.length];
    }

    /** Indexes things by their names, which differ. */
    static <T> Index<T> of(List<T> things, Function<T, String> name) {
        Index<T> index = new Index<>(things.stream().map(name).toList());
        for (T thing : things) {
            int place = index.place(name.apply(thing));
            index.table[place] = name.apply(thing).intern();
            index.values[place] = thing;
        }
        return index;
    }

    /** What the name stands for, if anything. */
    @SuppressWarnings("unchecked") // only things of this sort are put in
    @Nullable
    T get(String name) {
        return (T) values[place(name)];
    }

    boolean contains(String name) {
        return values[place(name)] != null;
    }

    /** Where the name stands, or the empty place where it would. */
    private int place(String name) {
        int hash = name.hashCode();
        int place = (hash ^ hash >>> 16) & (table.length - 1);
        String known = table[place];
        while (known != null && !known.equals(name)) {
            place = (place + 1) & (table.length - 1);
            known = table[place];
        }
        return place;
    }

    /** All names in alphabetical order, absent when there are none. */
    @Nullable
    String names() {
        return names.isEmpty()
                ? null
                : String.join(", ", names.stream().sorted().toList());
    }
}
