package fr.parchemin.app.catalog;

import fr.parchemin.app.catalog.SchemeVersion.FileState;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the journal of files whose text changed under the same version, and whether it was taken or refused; once each. */
@Component
class ChangedFiles {

    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ChangedFiles(Catalog catalog, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.events = events;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void tell() {
        tell(catalog);
    }

    void tell(Catalog started) {
        for (SchemeVersion version : started.versions()) {
            switch (version.file()) {
                case FileState.Unchanged(), FileState.Missing() -> {}
                case FileState.Replaced(var _) -> replaced(version);
                case FileState.Refused(var _, var digest) -> {
                    if (isNew(version, digest, true)) {
                        publish(
                                "scheme-file-refused",
                                version,
                                named(version.edition().id().value()),
                                null);
                    }
                }
            }
        }
    }

    private void replaced(SchemeVersion version) {
        if (isNew(version, version.edition().digest(), false)) {
            long before = jdbc.sql("select replaced from catalog.version where scheme = :scheme and version = :version")
                    .param("scheme", version.scheme().id())
                    .param("version", version.scheme().version())
                    .query(Long.class)
                    .single();
            publish(
                    "scheme-file-replaced",
                    version,
                    named(before),
                    named(version.edition().id().value()));
        }
    }

    private static String named(long edition) {
        return "edition:" + edition;
    }

    private boolean isNew(SchemeVersion version, String digest, boolean refused) {
        return jdbc.sql("""
                        insert into catalog.told (scheme, version, digest, refused) values (:scheme, :version, :digest, :refused)
                        on conflict do nothing""")
                        .param("scheme", version.scheme().id())
                        .param("version", version.scheme().version())
                        .param("digest", digest)
                        .param("refused", refused)
                        .update()
                == 1;
    }

    private void publish(String what, SchemeVersion version, String before, @Nullable String after) {
        var scheme = new Thing(Kind.SCHEME, version.scheme().id());
        events.publishEvent(new Deed(Actor.application(), what, List.of(scheme), before, after));
    }
}
