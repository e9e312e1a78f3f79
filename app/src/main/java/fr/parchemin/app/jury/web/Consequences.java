package fr.parchemin.app.jury.web;

import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Prospect;
import fr.parchemin.app.jury.Ruling;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What the closing of a session will do, and to whom. */
final class Consequences {

    private static final int NAMED = 4;

    private Consequences() {}

    /**
     * One consequence.
     *
     * @param key its sentence
     * @param count how many it concerns
     * @param names the first of them
     * @param others how many are not named
     */
    record Consequence(String key, int count, List<String> names, int others) {}

    static List<Consequence> of(Prospect prospect) {
        var byRuling = Arrays.stream(Ruling.values())
                .map(ruling -> decided(prospect, ruling))
                .filter(consequence -> consequence.count() > 0);
        var certificates = prospect.grants().stream()
                .filter(grant -> grant.block() != null)
                .map(grant -> grant.candidacy().identity().spokenName() + " (" + grant.block() + ")")
                .toList();
        var blocks = certificates.isEmpty()
                ? List.<Consequence>of()
                : List.of(consequence("jury.closing.block-certificates", certificates));
        return java.util.stream.Stream.concat(byRuling, blocks.stream()).toList();
    }

    private static Consequence decided(Prospect prospect, Ruling ruling) {
        return consequence(
                "jury.closing." + ruling,
                prospect.deliberation().cases().stream()
                        .filter(one -> one.decision() != null
                                && Objects.requireNonNull(one.decision()).ruling() == ruling)
                        .map(Consequences::name)
                        .toList());
    }

    private static Consequence consequence(String key, List<String> names) {
        var first = names.stream().limit(NAMED).toList();
        return new Consequence(key, names.size(), first, names.size() - first.size());
    }

    static String name(Case one) {
        return one.spokenName();
    }
}
