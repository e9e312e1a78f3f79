package fr.parchemin.app.demo;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.delivery.Deposits;
import fr.parchemin.app.delivery.Deposits.Sent;
import fr.parchemin.app.delivery.Handing;
import fr.parchemin.app.delivery.Handing.Outcome;
import fr.parchemin.app.delivery.Handing.Wanted;
import fr.parchemin.app.delivery.Portfolios;
import fr.parchemin.app.delivery.Situation.Told;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** Reports sent, handed in and still too long, and practice portfolios, one of them half covered; the guest has some. */
@Component
@Order(6)
class Reports implements Chapter {

    private static final int FIRST_PERSON = 800;
    private static final int PEOPLE = 5;

    private final Setting setting;
    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final Deposits deposits;
    private final Handing handing;
    private final Portfolios portfolios;
    private final Clock clock;

    Reports(
            Setting setting,
            Cohorts cohorts,
            Candidacies candidacies,
            Deposits deposits,
            Handing handing,
            Portfolios portfolios,
            Clock clock) {
        this.setting = setting;
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.deposits = deposits;
        this.handing = handing;
        this.portfolios = portfolios;
        this.clock = clock;
    }

    @Override
    public void tell(Cast cast) {
        guest().ifPresent(guest -> tell(guest, cast.manager()));
    }

    private void tell(Candidacy guest, Actor manager) {
        var reports = List.of("B1.rapport", "B2.rapport", "B3.rapport", "B4.rapport");
        setting.of("certification-jnac", "training", Setting.deliverables(reports))
                .map(edition -> enrol(edition, "Promotion en cours, rapports à remettre", 0, guest, manager))
                .ifPresent(people -> reports(people, manager));
        var shown = List.of("B1-C1", "B1-C2", "B1-C3");
        setting.of(
                        "cqp-manager-operationnel",
                        "training",
                        Setting.deliverables(List.of("B1.dpp")).and(Setting.competencies(shown)))
                .map(edition -> enrol(edition, "Promotion en cours, dossiers de pratiques", PEOPLE, guest, manager))
                .ifPresent(people -> portfolios(people, manager));
    }

    /** The candidate whose account everybody may use. */
    private Optional<Candidacy> guest() {
        return cohorts.latest(Actor.application(), null, Integer.MAX_VALUE).stream()
                .filter(cohort -> cohort.size() > 0)
                .min(Comparator.comparingLong(cohort -> cohort.id().value()))
                .map(oldest -> candidacies.of(oldest.id()).getFirst());
    }

    /** The guest first. */
    private List<CandidacyId> enrol(Edition edition, String name, int from, Candidacy guest, Actor manager) {
        var today = LocalDate.now(clock);
        var jury = today.plusMonths(3);
        var prefix = Cohorts.numberPrefix(edition.scheme().id(), jury.getYear());
        CohortId cohort = cohorts.open(edition.id(), name, jury, null, prefix, manager);
        List<Enrolment> enrolments = new ArrayList<>();
        enrolments.add(enrolment(guest.identity(), today).of(guest.person()));
        IntStream.range(0, PEOPLE)
                .forEach(i -> enrolments.add(enrolment(InventedPeople.person(FIRST_PERSON + from + i), today)));
        return candidacies.enrol(cohort, enrolments, manager);
    }

    private static Enrolment enrolment(Identity identity, LocalDate today) {
        return new Enrolment(identity, "training", null, today.minusMonths(8), null);
    }

    private void reports(List<CandidacyId> people, Actor manager) {
        var guest = people.getFirst();
        send(guest, "B1.rapport", 6, manager);
        handIn(guest, "B1.rapport", 1, manager);
        send(guest, "B2.rapport", 8, manager);
        for (int i = 1; i < people.size(); i++) {
            for (int block = 1; block <= i && block <= 4; block++) {
                send(people.get(i), "B" + block + ".rapport", 4 + (i + block) % 4, manager);
                if (block < i) {
                    handIn(people.get(i), "B" + block + ".rapport", 1, manager);
                }
            }
        }
    }

    private void send(CandidacyId who, String deliverable, int pages, Actor manager) {
        var sent = deposits.send(
                who, deliverable, new ByteArrayResource(report(deliverable, who, pages)), "rapport.pdf", manager);
        if (!(sent instanceof Sent.Kept)) {
            throw new IllegalStateException("The report of the example was not taken: " + sent);
        }
    }

    private void handIn(CandidacyId who, String deliverable, int number, Actor manager) {
        var outcome = handing.handIn(who, deliverable, new Wanted(number, null, null), manager);
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException("The report of the example was not handed in: " + outcome);
        }
    }

    private void portfolios(List<CandidacyId> people, Actor manager) {
        tell(people.getFirst(), manager, competencies(1, 1), competencies(1, 2));
        for (int i = 1; i < people.size(); i++) {
            tell(people.get(i), manager, competencies(1, 1), competencies(1, 3));
            var situations = portfolios.of(people.get(i), "B1.dpp");
            if (i % 2 == 0) {
                portfolios.handIn(people.get(i), "B1.dpp", Portfolios.sum(situations), null, manager);
            }
        }
    }

    private static List<String> competencies(int block, int competency) {
        return List.of("B%d-C%d".formatted(block, competency));
    }

    @SafeVarargs
    private void tell(CandidacyId who, Actor manager, List<String>... shown) {
        portfolios.begin(
                who,
                "B1.dpp",
                new Told(
                        "Reprendre une équipe après un départ",
                        "En mars, le responsable de l’atelier est parti et l’équipe de six personnes n’avait plus de planning.",
                        "J’ai reçu chacun, affiché les priorités de la semaine et tenu un point de dix minutes chaque matin.",
                        "En un mois, les retards sont passés de neuf à deux par semaine. Je garde le point du matin.",
                        shown[0]),
                manager);
        portfolios.begin(
                who,
                "B1.dpp",
                new Told(
                        "Conduire une réunion difficile",
                        "Deux équipes se renvoyaient la responsabilité des erreurs de préparation.",
                        "J’ai préparé les chiffres, fait parler chaque équipe sans être interrompue et proposé un essai de deux semaines.",
                        "L’essai a été reconduit ; les erreurs ont baissé d’un tiers.",
                        shown[1]),
                manager);
    }

    private static byte[] report(String deliverable, CandidacyId who, int pages) {
        try (var document = new PDDocument()) {
            for (int page = 1; page <= pages; page++) {
                add(document, "Rapport " + deliverable.substring(0, 2) + ", exemple " + who.value(), page, pages);
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(PDDocument document, String title, int number, int pages) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var text = new PDPageContentStream(document, page)) {
            text.beginText();
            text.setFont(new PDType1Font(FontName.TIMES_ROMAN), 22);
            text.newLineAtOffset(60, 760);
            text.showText(title);
            text.setFont(new PDType1Font(FontName.TIMES_ROMAN), 12);
            text.newLineAtOffset(0, -40);
            for (int line = 0; line < 30; line++) {
                text.showText("Ce que la mission demandait, ce qui a été fait, et ce que les clients en ont dit.");
                text.newLineAtOffset(0, -20);
            }
            text.showText("page " + number + " sur " + pages);
            text.endText();
        }
    }
}
