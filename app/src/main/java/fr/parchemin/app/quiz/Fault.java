package fr.parchemin.app.quiz;

/**
 * Something wrong in a file of questions.
 *
 * @param file the file, or the one within the package
 * @param line from 1, 0: the file as a whole
 * @param item the code of the question, empty: it is not known
 * @param code after {@code quiz.fault.}
 * @param found what stands there, empty: nothing
 * @param expected what should, empty: the code says it all
 */
public record Fault(String file, int line, String item, String code, String found, String expected) {

    private static final int LONGEST = 80;

    /** Cuts what was found to a length that can be read. */
    public Fault {
        found = found.length() > LONGEST ? found.substring(0, LONGEST) + "…" : found;
    }
}
