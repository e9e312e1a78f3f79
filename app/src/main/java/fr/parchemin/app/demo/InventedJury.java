package fr.parchemin.app.demo;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.Decision.Choice;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.Leeway;
import fr.parchemin.app.jury.Session.Member;
import fr.parchemin.app.jury.Session.Opening;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** A jury of invented people, and how it goes about its work. */
@Component
class InventedJury {

    private static final List<Member> MEMBERS = List.of(
            new Member("Maurice Ngata", "directeur de site", true),
            new Member("Salima Benhaddou", "responsable d’équipe", false),
            new Member("Erwan Quéré", "gérant", false),
            new Member("Odile Fontaine", "formatrice d’une autre région", false));

    private static final int FEWEST = 3;
    private static final int FIRST_PERSON = 900;

    private final Deliberations deliberations;
    private final Catalog catalog;
    private final Accounts accounts;
    private final Clock clock;

    InventedJury(Deliberations deliberations, Catalog catalog, Accounts accounts, Clock clock) {
        this.deliberations = deliberations;
        this.catalog = catalog;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The day of the jury; without one, the day whose situation is looked at, which is today where none is kept. */
    LocalDate day(Cohort cohort) {
        return cohort.juryOn() == null ? cohort.day(LocalDate.now(clock)) : cohort.juryOn();
    }

    /** Opens a session for a cohort; empty: nobody there waits for one, or its scheme is not in force. */
    Optional<SessionId> open(Cohort cohort, Actor actor) {
        int asked = catalog.edition(cohort.edition()).scheme().jury().members();
        var members = IntStream.range(0, Math.max(FEWEST, asked))
                .mapToObj(InventedJury::member)
                .map(this::withAccount)
                .toList();
        return switch (deliberations.open(cohort.id(), day(cohort), "Paris", members, actor)) {
            case Opening.Opened(var session) -> Optional.of(session);
            case Opening.NobodyWaits _, Opening.SchemeNotInForce _ -> Optional.empty();
            case Opening refused -> throw new IllegalStateException(cohort.name() + ": " + refused);
        };
    }

    /** As many members as a scheme may ask for: after those who have a name of their own, other invented people. */
    private static Member member(int place) {
        return place < MEMBERS.size()
                ? MEMBERS.get(place)
                : new Member(
                        InventedPeople.person(FIRST_PERSON + place).spokenName(), "professionnel du métier", false);
    }

    private Member withAccount(Member member) {
        return Arrays.stream(Guest.values())
                .filter(guest -> guest.fullName().equals(member.name()))
                .findFirst()
                .flatMap(guest -> accounts.find(guest.email()))
                .map(account -> new Member(member.name(), member.capacity(), member.chair(), account))
                .orElse(member);
    }

    /** Follows the proposals of the first so many who have one. */
    void follow(SessionId session, int most, Actor actor) {
        Map<CandidacyId, String> seen = deliberations.deliberation(session).orElseThrow().agreeing().stream()
                .limit(most)
                .collect(Collectors.toMap(one -> one.id(), Case::digest));
        deliberations.agree(session, seen, actor);
    }

    /** Adjourns those who have no decision, or one whose facts have changed. */
    void adjournTheRest(SessionId session, Actor actor) {
        deliberations.deliberation(session).orElseThrow().cases().stream()
                .filter(one -> one.state() != Case.State.DECIDED)
                .forEach(one -> deliberations.decide(
                        session, one.id(), new Choice.Adjourn("Pièces attendues."), one.digest(), actor));
    }

    /** Validates, with a motive, a block that was proposed as not validated, for the first candidate where that may be. */
    void departOnce(SessionId session, Actor actor) {
        var deliberation = deliberations.deliberation(session).orElseThrow();
        for (Case one : deliberation.agreeing()) {
            var leeway = Leeway.of(deliberation.edition().scheme(), Objects.requireNonNull(one.proposal()));
            var block = leeway.blocks().stream()
                    .filter(of -> of.mayDiffer() && of.proposed() == Status.NOT_VALIDATED)
                    .findFirst();
            if (block.isPresent()) {
                Map<String, Status> decided = new LinkedHashMap<>();
                leeway.blocks().forEach(of -> decided.put(of.block(), of.proposed()));
                decided.put(block.get().block(), Status.VALIDATED);
                var motive =
                        "L’entretien et le dossier montrent la maîtrise attendue, que l’épreuve n’a pas laissé voir.";
                deliberations.decide(
                        session,
                        one.id(),
                        new Choice.Depart(decided, leeway.mayAward(decided.values()), motive),
                        one.digest(),
                        actor);
                return;
            }
        }
    }
}
