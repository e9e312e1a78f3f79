package fr.parchemin.engine.dossier;

import java.util.Arrays;

/** The place of a field in a line, such as {@code results[2].grade}, and the names of the fields before it. */
final class FieldPath {

    private static final int NO_ELEMENT = -1;
    /** Dossiers have no deeper objects. */
    private static final int DEEPEST = 4;
    /** More are not told apart; none of ours are so many, and those unknown are told anyway. */
    private static final int MOST_SEEN = 256;

    private final String[] names = new String[DEEPEST];
    private final int[] elements = new int[DEEPEST];
    /** Where in {@link #seen} the names of each object begin. */
    private final int[] begins = new int[DEEPEST];

    private String[] seen = new String[32];
    private int count;
    private int depth = -1;

    /** An object begins. */
    void enter() {
        depth++;
        names[depth] = "";
        elements[depth] = NO_ELEMENT;
        begins[depth] = count;
    }

    /** The object ends. */
    void leave() {
        count = begins[depth];
        depth--;
    }

    /** Its next field; false if it has had one of that name before. Names are shared, or too long to be one of ours. */
    @SuppressWarnings("ReferenceEquality")
    boolean field(String name) {
        names[depth] = name;
        elements[depth] = NO_ELEMENT;
        for (int i = begins[depth]; i < count; i++) {
            if (seen[i] == name) {
                return false;
            }
        }
        if (count == seen.length && count < MOST_SEEN) {
            seen = Arrays.copyOf(seen, 2 * count);
        }
        if (count < seen.length) {
            seen[count++] = name;
        }
        return true;
    }

    /** The next element of the list that the field holds. */
    void element(int index) {
        elements[depth] = index;
    }

    void endOfList() {
        elements[depth] = NO_ELEMENT;
    }

    /** The field in hand. */
    String name() {
        return names[depth];
    }

    /** The place of a field beside those of the object that was left last. */
    String of(String field) {
        String place = toString();
        return place.isEmpty() ? field : place + "." + field;
    }

    /** Empty outside of every field. */
    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= depth; i++) {
            path.append(i == 0 ? "" : ".").append(names[i]);
            if (elements[i] != NO_ELEMENT) {
                path.append('[').append(elements[i]).append(']');
            }
        }
        return path.toString();
    }
}
