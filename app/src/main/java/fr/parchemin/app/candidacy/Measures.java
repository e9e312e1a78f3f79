package fr.parchemin.app.candidacy;

/**
 * How assessments are adapted to somebody. Why is known to nobody here.
 *
 * @param extraTimePercent what is added to the time given to all, in percent of it, 0: nothing
 * @param humanHelp whether somebody reads or writes for the candidate
 * @param adaptedDocument whether what is handed out is adapted: larger letters, another medium
 * @param ownRoom whether the candidate sits apart
 */
public record Measures(int extraTimePercent, boolean humanHelp, boolean adaptedDocument, boolean ownRoom) {

    /** The most that may be added, in percent. */
    public static final int MOST_EXTRA_TIME = 200;

    /** Nothing. */
    static final Measures NONE = new Measures(0, false, false, false);

    public Measures {
        if (extraTimePercent < 0 || extraTimePercent > MOST_EXTRA_TIME) {
            throw new IllegalArgumentException(
                    "Extra time of " + extraTimePercent + " percent, expected 0 to " + MOST_EXTRA_TIME);
        }
    }

    /** Whether there is any. */
    public boolean isAny() {
        return !equals(NONE);
    }
}
