package fr.parchemin.app.sitting;

import java.util.List;

/** A sitting would be held on a day that is out of the ordinary, and nobody said that it is. */
public final class Unconfirmed extends RuntimeException {

    private final transient List<Doubt> doubts;

    Unconfirmed(List<Doubt> doubts) {
        super("To be confirmed: " + doubts);
        this.doubts = List.copyOf(doubts);
    }

    /** What is to be confirmed, each by itself. */
    public List<Doubt> doubts() {
        return doubts;
    }
}
