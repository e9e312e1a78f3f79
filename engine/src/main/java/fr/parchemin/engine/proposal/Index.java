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
    /** Each name, and beside it what it stands for. */
    private final @Nullable Object[] table;

    private Index(List<String> names) {
        this.names = names;
        this.table = new Object[2 * SPARSE * Integer.highestOneBit(names.size() + 1)];
    }

    /** Indexes things by their names, which differ. */
    static <T> Index<T> of(List<T> things, Function<T, String> name) {
        Index<T> index = new Index<>(things.stream().map(name).toList());
        for (T thing : things) {
            int place = index.place(index.home(name.apply(thing)), name.apply(thing));
            index.table[place] = name.apply(thing).intern();
            index.table[place + 1] = thing;
        }
        return index;
    }

    /** What the name stands for, if anything. */
    @SuppressWarnings({"unchecked", "ReferenceEquality"
    }) // only things of this sort are put in; most names are the same
    @Nullable
    T get(String name) {
        int home = home(name);
        return (T) table[(table[home] == name ? home : place(home, name)) + 1];
    }

    boolean contains(String name) {
        return get(name) != null;
    }

    private int home(String name) {
        int hash = name.hashCode();
        return 2 * (hash ^ hash >>> 16) & (table.length - 1);
    }

    /** Where the name stands, or the empty place where it would. */
    private int place(int home, String name) {
        int place = home;
        while (table[place] != null && !name.equals(table[place])) {
            place = (place + 2) & (table.length - 1);
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
