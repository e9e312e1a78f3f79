package fr.parchemin.app.delivery.web;

import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.delivery.Format;
import fr.parchemin.app.delivery.Handing;
import fr.parchemin.app.delivery.Handing.Wanted;
import fr.parchemin.app.delivery.Inspection;
import fr.parchemin.app.delivery.Piece;
import fr.parchemin.app.delivery.Refusal;
import fr.parchemin.app.delivery.Version;
import fr.parchemin.app.delivery.web.PieceView.VersionView;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words for deliverables. */
@Component
class PieceViews {

    private static final int THOUSAND = 1000;

    private final Catalog catalog;
    private final Inspection inspection;
    private final Handing handing;
    private final MessageSource messages;
    private final Clock clock;

    PieceViews(Catalog catalog, Inspection inspection, Handing handing, MessageSource messages, Clock clock) {
        this.catalog = catalog;
        this.inspection = inspection;
        this.handing = handing;
        this.messages = messages;
        this.clock = clock;
    }

    /** Whether somebody prepares deliverables, and so sees drafts; others see what was handed in only. */
    static boolean prepares(Actor actor) {
        return Action.HAND_IN.allows(actor.role());
    }

    PieceView of(Piece piece, Candidacy candidacy, Actor actor, Locale locale) {
        var labels = labels(candidacy, locale);
        var formats = new Formats(locale);
        var one = piece.deliverable();
        var address = "/dossiers/" + candidacy.id().value() + "/livrables/" + one.id();
        var handedIn = piece.handedIn();
        var versions = piece.versions().stream()
                .filter(version -> prepares(actor) || isHandedIn(version, piece))
                .map(version -> view(version, piece, address, locale))
                .toList();
        var last = piece.last();
        boolean prepared = prepares(actor) && candidacy.erasedOn() == null;
        boolean unlocked = prepared && handedIn == null;
        var today = LocalDate.now(clock);
        boolean inTime = actor.role() != Role.CANDIDATE || !piece.isOver(today);
        var whyNot = unlocked && last != null ? whyNot(piece, last, actor, locale) : null;
        return new PieceView(
                one.id(),
                address,
                labels.deliverable(one.id()),
                labels.foreign(),
                one.clause(),
                piece.state(today),
                limits(piece, locale),
                sentence(piece, today, locale),
                piece.lastDay() == null ? null : formats.day(piece.lastDay()),
                versions,
                handedIn == null ? null : handedIn.entry().recorded().id(),
                versions.stream().filter(VersionView::handedIn).findFirst().orElse(null),
                handedIn == null || handedIn.lateSince() == null
                        ? null
                        : say("delivery.late-since", locale, formats.day(handedIn.lateSince())),
                piece.isPortfolio(),
                unlocked && inTime,
                unlocked && last != null && whyNot == null ? (Integer) last.number() : null,
                whyNot);
    }

    private @Nullable String whyNot(Piece piece, Version last, Actor actor, Locale locale) {
        // Staff say on the form how many situations a file presents.
        var wanted = new Wanted(last.number(), null, Integer.MAX_VALUE);
        return handing.refusal(piece, wanted, actor)
                .map(why -> refused(why, locale))
                .orElse(null);
    }

    private static boolean isHandedIn(Version version, Piece piece) {
        return piece.handedIn() != null && version.equals(piece.handedIn().version());
    }

    private VersionView view(Version version, Piece piece, String address, Locale locale) {
        return new VersionView(
                version.number(),
                address + "/versions/" + version.number(),
                version.fileName(),
                new Formats(locale).moment(version.sentAt()),
                version.sentName(),
                size(version.size(), locale),
                version.pages(),
                version.situations(),
                version.digest(),
                version.format() == Format.PDF,
                isHandedIn(version, piece));
    }

    private List<String> limits(Piece piece, Locale locale) {
        List<String> limits = new ArrayList<>();
        var one = piece.deliverable();
        if (one.pagesAtMost() != null) {
            limits.add(say("delivery.limit.pages", locale, one.pagesAtMost()));
        }
        if (one.pagesIndicated() != null) {
            limits.add(say("delivery.limit.indicated", locale, one.pagesIndicated()));
        }
        if (one.situationsAtLeast() > 0) {
            limits.add(say("delivery.limit.situations", locale, one.situationsAtLeast()));
        } else {
            var formats = inspection.accepted(one).stream()
                    .sorted()
                    .map(format -> say("delivery.format." + format, locale))
                    .collect(Collectors.joining(", "));
            limits.add(say(
                    "delivery.limit.file", locale, formats, inspection.most().toMegabytes()));
        }
        if (one.holdsBack()) {
            limits.add(say("delivery.limit.holds-back", locale));
        }
        return limits;
    }

    private String sentence(Piece piece, LocalDate today, Locale locale) {
        var formats = new Formats(locale);
        var handedIn = piece.handedIn();
        if (handedIn != null) {
            var receipt = Objects.requireNonNull(handedIn.entry().receipt());
            var version = handedIn.version();
            return version == null
                    ? say("delivery.state.by-hand", locale, formats.day(receipt.receivedOn()))
                    : say("delivery.state.handed-in", locale, version.number(), formats.day(receipt.receivedOn()));
        }
        var day = piece.lastDay() == null ? null : formats.day(piece.lastDay());
        return day == null
                ? say("delivery.state.no-day", locale)
                : say(piece.isOver(today) ? "delivery.state.over" : "delivery.state.until", locale, day);
    }

    /** {@code 340 Ko}, {@code 1,2 Mo}. */
    String size(long bytes, Locale locale) {
        long thousands = Math.ceilDiv(bytes, THOUSAND);
        return thousands < THOUSAND
                ? say("delivery.kilobytes", locale, thousands)
                : say(
                        "delivery.megabytes",
                        locale,
                        new Formats(locale)
                                .number(BigDecimal.valueOf(bytes)
                                        .movePointLeft(6)
                                        .setScale(1, RoundingMode.HALF_UP)));
    }

    /** Why something is refused, in words: days as people write them, formats by their names. */
    String refused(Refusal why, Locale locale) {
        var arguments = why.arguments().stream()
                .map(argument -> switch (argument) {
                    case LocalDate day -> new Formats(locale).day(day);
                    case Format format -> say("delivery.format." + format, locale);
                    default -> argument;
                })
                .toArray();
        return say("delivery.refused." + why.key(), locale, arguments);
    }

    Labels labels(Candidacy candidacy, Locale locale) {
        return new Labels(catalog.edition(candidacy.edition()).scheme(), messages, locale);
    }

    String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
