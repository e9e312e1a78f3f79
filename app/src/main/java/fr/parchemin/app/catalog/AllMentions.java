package fr.parchemin.app.catalog;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the parchments of each scheme must say: first as the scheme's file says, then as somebody completed it. */
@Service
public class AllMentions {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AllMentions(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The mentions of a scheme. */
    public Mentions of(Scheme scheme) {
        return jdbc.sql("""
                        select scheme, certifier, title, register_number, decided_on, level, nsf, place, signatory,
                               signatory_function, revision
                        from catalog.mentions where scheme = :scheme""")
                .param("scheme", scheme.id())
                .query((row, _) -> new Mentions(
                        row.getString("scheme"),
                        row.getString("certifier"),
                        row.getString("title"),
                        row.getString("register_number"),
                        row.getObject("decided_on", LocalDate.class),
                        row.getObject("level", Integer.class),
                        row.getString("nsf"),
                        row.getString("place"),
                        row.getString("signatory"),
                        row.getString("signatory_function"),
                        row.getInt("revision")))
                .optional()
                .orElseGet(() -> prefilled(scheme));
    }

    /** Keeps the mentions, unless somebody changed them since {@code mentions.revision()} was read. */
    @Transactional
    public boolean keep(Mentions mentions, Actor actor) {
        boolean kept = jdbc.sql("""
                        insert into catalog.mentions as m (scheme, certifier, title, register_number, decided_on, level,
                            nsf, place, signatory, signatory_function, revision, changed_at, changed_by)
                        values (:scheme, :certifier, :title, :number, :decided, :level, :nsf, :place, :signatory,
                            :function, :revision + 1, :now, :by)
                        on conflict (scheme) do update set certifier = excluded.certifier, title = excluded.title,
                            register_number = excluded.register_number, decided_on = excluded.decided_on,
                            level = excluded.level, nsf = excluded.nsf, place = excluded.place,
                            signatory = excluded.signatory, signatory_function = excluded.signatory_function,
                            revision = excluded.revision, changed_at = excluded.changed_at,
                            changed_by = excluded.changed_by
                        where m.revision = :revision""")
                        .param("scheme", mentions.scheme())
                        .param("certifier", mentions.certifier())
                        .param("title", mentions.title())
                        .param("number", mentions.registerNumber())
                        .param("decided", mentions.decidedOn())
                        .param("level", mentions.level())
                        .param("nsf", mentions.nsf())
                        .param("place", mentions.place())
                        .param("signatory", mentions.signatory())
                        .param("function", mentions.signatoryFunction())
                        .param("revision", mentions.revision())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", actor.name())
                        .update()
                == 1;
        if (kept) {
            int before = mentions.revision();
            events.publishEvent(new Deed(
                    actor,
                    "mentions-changed",
                    List.of(new Thing(Kind.SCHEME, mentions.scheme())),
                    before == 0 ? null : "revision:" + before,
                    "revision:" + (before + 1)));
        }
        return kept;
    }

    private static Mentions prefilled(Scheme scheme) {
        var register = scheme.register();
        return new Mentions(
                scheme.id(),
                scheme.certifiers().stream().map(Scheme.Certifier::name).collect(Collectors.joining(", ")),
                scheme.title().fr(),
                register == null ? "" : register.number(),
                register == null ? null : register.decidedOn(),
                level(register),
                register == null ? "" : String.join(", ", register.nsf()),
                "",
                "",
                "",
                0);
    }

    private static @Nullable Integer level(Scheme.@Nullable Register register) {
        return register == null ? null : register.level();
    }
}
