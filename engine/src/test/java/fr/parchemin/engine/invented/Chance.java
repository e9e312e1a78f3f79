package fr.parchemin.engine.invented;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws that one seed decides: the same seed, the same draws. */
public final class Chance {

    /** Spreads neighbouring seeds, whose first draws would otherwise be alike. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;

    /** The draws of a seed. */
    public Chance(long seed) {
        this.random = new Random(seed * SPREAD);
    }

    /** Yes in so many cases of a hundred. */
    public boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A whole number, both ends included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** One of several. */
    public <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** One of several. */
    @SafeVarargs
    public final <T> T of(T... all) {
        return all[random.nextInt(all.length)];
    }

    /** Some of several in their order, {@code least} of them at least. */
    public <T> List<T> some(List<T> all, int least) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            places.add(i);
        }
        Collections.shuffle(places, random);
        return places.subList(0, between(Math.min(least, all.size()), all.size())).stream()
                .sorted()
                .map(all::get)
                .toList();
    }

    /** The same in another order. */
    public <T> List<T> shuffled(List<T> all) {
        List<T> copy = new ArrayList<>(all);
        Collections.shuffle(copy, random);
        return copy;
    }
}
