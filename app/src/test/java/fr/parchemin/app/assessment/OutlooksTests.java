package fr.parchemin.app.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Outlooks.Filter;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.Facts;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.engine.proposal.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ParcheminTest
@Import(AJury.class)
class OutlooksTests {

    private static final Filter EVERYBODY = new Filter(AJury.MANAGER, null, "", false);

    @Autowired
    AJury jury;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Facts facts;

    @Autowired
    Outlooks outlooks;

    @Autowired
    Tallies tallies;

    private Cohort cohort(CohortId id) {
        return cohorts.find(id).orElseThrow();
    }

    private static List<String> names(Outlooks.Page page) {
        return page.rows().stream()
                .map(one -> one.candidacy().identity().birthName())
                .toList();
    }

    private List<String> names(Cohort cohort, Filter filter, int size) {
        List<String> names = new ArrayList<>();
        @Nullable CandidacyId after = null;
        do {
            var page = outlooks.after(cohort, filter, after, size);
            names.addAll(names(page));
            after = page.next();
        } while (after != null);
        return names;
    }

    @Test
    void pagesFollowEachOtherInTheFrenchOrderOfNames() {
        var id = jury.cohort();
        List.of("Zola", "Élie", "Eliot", "d'Alembert", "Dalle", "élan").forEach(name -> jury.candidate(id, name));
        assertThat(names(cohort(id), EVERYBODY, 2))
                .containsExactly("d'Alembert", "Dalle", "élan", "Élie", "Eliot", "Zola");
        assertThat(names(cohort(id), new Filter(AJury.MANAGER, null, "", true), 4))
                .containsExactly("Zola", "Eliot", "Élie", "élan", "Dalle", "d'Alembert");
    }

    @Test
    void thePageBeforeIsTheOneThatWasLeft() {
        var id = jury.cohort();
        IntStream.range(0, 7).forEach(i -> jury.candidate(id, "Nom" + (char) ('a' + i)));
        var first = outlooks.after(cohort(id), EVERYBODY, null, 3);
        var second = outlooks.after(cohort(id), EVERYBODY, first.next(), 3);
        var third = outlooks.after(cohort(id), EVERYBODY, second.next(), 3);
        assertThat(first.previous()).isNull();
        assertThat(third.next()).isNull();
        assertThat(names(outlooks.before(cohort(id), EVERYBODY, third.previous(), 3)))
                .isEqualTo(names(second));
        var back = outlooks.before(cohort(id), EVERYBODY, second.previous(), 3);
        assertThat(names(back)).isEqualTo(names(first));
        assertThat(back.previous()).isNull();
        assertThat(back.next()).isEqualTo(first.next());
    }

    @Test
    void aCandidateIsFoundWithoutAccentsAndByNumber() {
        var id = jury.cohort();
        var candidacy = jury.candidate(id, "N'Guyên-Béranger");
        jury.candidate(id, "Autre");
        var number = outlooks.after(cohort(id), EVERYBODY, null, 9).rows().stream()
                .filter(one -> one.candidacy().id().equals(candidacy))
                .findFirst()
                .orElseThrow()
                .candidacy()
                .number();
        for (String search : List.of("n guyen", "BERANGER", number)) {
            var filter = new Filter(AJury.MANAGER, null, search, false);
            assertThat(names(cohort(id), filter, 9)).containsExactly("N'Guyên-Béranger");
            assertThat(tallies.of(cohort(id), filter).found()).isEqualTo(1);
        }
        assertThat(tallies.of(cohort(id), new Filter(AJury.MANAGER, null, "%", false))
                        .found())
                .isEqualTo(2);
    }

    @Test
    void theCountsFollowEachFactAndTheDayOfTheCohort() {
        var id = jury.cohort();
        var candidacy = jury.passing(id, "Diallo", "0.84");
        assertThat(counts(id)).containsExactly(Map.entry(Outcome.PARTIAL, 1L));
        var attendance = facts.history(candidacy).stream()
                .filter(entry -> entry.kind() == Fact.Kind.ATTENDANCE)
                .findFirst()
                .orElseThrow();
        dossiers.change(
                candidacy,
                List.of(new Change.OfFact(
                        new Fact.Attendance(new BigDecimal("0.85")),
                        attendance.recorded().id())),
                "Erreur de saisie",
                AJury.MANAGER);
        assertThat(counts(id)).containsExactly(Map.entry(Outcome.AWARD, 1L));
        assertThat(names(cohort(id), new Filter(AJury.MANAGER, Outcome.AWARD, "", false), 9))
                .containsExactly("Diallo");
        cohorts.plan(id, AJury.DAY, AJury.DAY.minusYears(1), AJury.MANAGER);
        assertThat(counts(id)).doesNotContainKey(Outcome.AWARD);
        cohorts.plan(id, AJury.DAY, AJury.DAY, AJury.MANAGER);
        assertThat(counts(id)).containsExactly(Map.entry(Outcome.AWARD, 1L));
    }

    private Map<Outcome, Long> counts(CohortId id) {
        return tallies.of(cohort(id), EVERYBODY).all();
    }
}
