package fr.parchemin.app.award;

import fr.parchemin.app.award.Certificate.Certified;
import fr.parchemin.app.award.Certificate.Delivery;
import fr.parchemin.app.award.Certificate.Holder;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.AllMentions;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Mentions;
import fr.parchemin.app.jury.SessionClosed;
import fr.parchemin.app.jury.SessionClosed.Grant;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.paper.KeptPaper;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Identity;
import fr.parchemin.engine.scheme.Scheme;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The certificates that juries gave: issued when a session closes, printed, verified, revoked. */
@Service
public class Awards {

    private final Certificates certificates;
    private final Catalog catalog;
    private final AllMentions mentions;
    private final Parchments parchments;
    private final Candidacies candidacies;
    private final ApplicationEventPublisher events;
    private final boolean samples;
    private final SecureRandom random = new SecureRandom();

    Awards(
            Certificates certificates,
            Catalog catalog,
            AllMentions mentions,
            Parchments parchments,
            Candidacies candidacies,
            ApplicationEventPublisher events,
            @Value("${parchemin.demo:false}") boolean samples) {
        this.certificates = certificates;
        this.catalog = catalog;
        this.mentions = mentions;
        this.parchments = parchments;
        this.candidacies = candidacies;
        this.events = events;
        this.samples = samples;
    }

    /** Issues what a session gave, within the transaction that closes it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void issue(SessionClosed closed) {
        if (closed.grants().isEmpty()) {
            return;
        }
        var scheme = catalog.edition(closed.edition()).scheme();
        var said = mentions.of(scheme);
        if (!said.isComplete()) {
            throw new IllegalStateException("Mentions of " + scheme.id() + " are missing: " + said.missing());
        }
        var series = said.registerNumber() + "-" + closed.heldOn().getYear();
        long first = certificates.numbers(series, closed.grants().size());
        for (int i = 0; i < closed.grants().size(); i++) {
            var number = "%s-%05d".formatted(series, first + i);
            var grant = closed.grants().get(i);
            certificates.insert(issue(closed, scheme, said, grant, number));
            keep(certificates.numbered(number).orElseThrow());
            events.publishEvent(new Deed(
                    closed.by(),
                    "certificate-issued",
                    new Thing(Kind.CERTIFICATE, number),
                    Thing.of(Kind.DOSSIER, grant.candidacy().id().value()),
                    Thing.of(Kind.SESSION, closed.session().value()),
                    Thing.of(Kind.COHORT, grant.candidacy().cohort().value())));
        }
    }

    private Certificates.Issue issue(SessionClosed closed, Scheme scheme, Mentions said, Grant grant, String number) {
        var candidacy = grant.candidacy();
        var identity = candidacy.identity();
        return new Certificates.Issue(
                number,
                VerificationCode.random(random),
                scheme.id(),
                closed.edition().value(),
                closed.session(),
                candidacy.id(),
                candidacy.number(),
                grant.document(),
                holder(identity),
                certified(scheme, said, grant.block()),
                new Delivery(closed.heldOn(), said.place(), said.signatory(), said.signatoryFunction()),
                samples,
                Identity.plain(String.join(
                        " ",
                        identity.givenNames(),
                        identity.birthName(),
                        identity.name(),
                        number,
                        candidacy.number())));
    }

    private static Holder holder(Identity identity) {
        return new Holder(
                identity.givenNames(),
                identity.birthName(),
                identity.usageName(),
                identity.sex() == Identity.Sex.F,
                identity.birthDate(),
                identity.birthPlace());
    }

    private static Certified certified(Scheme scheme, Mentions said, @Nullable String block) {
        return new Certified(
                said.certifier(),
                said.title(),
                said.registerNumber(),
                Objects.requireNonNull(said.decidedOn()),
                said.level(),
                Arrays.stream(said.nsf().split("[,;]")).map(String::strip).toList(),
                block == null ? null : block(scheme, block));
    }

    private static Certified.Block block(Scheme scheme, String code) {
        var block = Objects.requireNonNull(scheme.block(code));
        return new Certified.Block(code, block.title().fr(), block.registerCode());
    }

    /** The certificate of that number. */
    public Optional<Certificate> numbered(String number) {
        return certificates.numbered(number);
    }

    /** The certificate of that code. */
    public Optional<Certificate> coded(VerificationCode code) {
        return certificates.coded(code);
    }

    /** What a session gave, in the order of the numbers, as far as somebody sees it. */
    public List<Certificate> of(Actor actor, SessionId session) {
        return certificates.of(session, actor);
    }

    /** What was given for a candidacy, in the order of the numbers. */
    public List<Certificate> of(CandidacyId candidacy) {
        return certificates.of(candidacy);
    }

    /**
     * The certificates that somebody sees, the latest first.
     *
     * @param search words in the holder's names or in the number; empty: all
     * @param before the record number of the last one seen, absent: from the first
     */
    public List<Certificate> page(Actor actor, String search, boolean revoked, @Nullable Long before, int size) {
        return certificates.page(
                actor, Identity.plain(search), revoked, before == null ? Long.MAX_VALUE : before, size);
    }

    /** How many there are for somebody to see. */
    public long count(Actor actor, String search, boolean revoked) {
        return certificates.count(actor, Identity.plain(search), revoked);
    }

    private void keep(Certificate certificate) {
        certificates.keep(certificate, KeptPaper.printed(parchments.print(certificate)));
    }

    /**
     * The document, byte for byte as it was printed when it was issued; one that was issued before documents were kept is from now
     * on kept as it is printed now.
     *
     * @throws KeptPaper.Damaged when it is not what was kept any more
     */
    @Transactional
    public byte[] document(Certificate certificate) {
        if (certificates.paper(certificate).isEmpty()) {
            keep(certificate);
        }
        return certificates.paper(certificate).orElseThrow().whole(certificate.number());
    }

    /** Where anybody can verify a certificate. */
    public String address(Certificate certificate) {
        return parchments.address(certificate);
    }

    /**
     * Revokes a certificate, for ever.
     *
     * @return whether it was valid until then
     */
    @Transactional
    public boolean revoke(Certificate certificate, String reason, Actor actor) {
        boolean revoked = certificates.revoke(certificate.id(), reason.strip(), actor);
        if (revoked) {
            var cohort = candidacies.find(certificate.candidacy()).orElseThrow().cohort();
            events.publishEvent(new Deed(
                    actor,
                    "certificate-revoked",
                    new Thing(Kind.CERTIFICATE, certificate.number()),
                    Thing.of(Kind.DOSSIER, certificate.candidacy().value()),
                    Thing.of(Kind.SESSION, certificate.session().value()),
                    Thing.of(Kind.COHORT, cohort.value())));
        }
        return revoked;
    }
}
