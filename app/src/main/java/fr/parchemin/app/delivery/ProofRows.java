package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Facts.FactEntry;
import fr.parchemin.app.delivery.Intake.Received;
import fr.parchemin.app.delivery.Proofs.Shown;
import fr.parchemin.app.people.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of proofs. */
@Repository
class ProofRows {

    private final JdbcClient jdbc;
    private final Versions versions;
    private final Clock clock;

    ProofRows(JdbcClient jdbc, Versions versions, Clock clock) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.clock = clock;
    }

    /** Until the end of the transaction, nobody else attaches or withdraws anything of that candidacy. */
    void hold(CandidacyId candidacy) {
        versions.hold(candidacy);
    }

    /** Those that stand, the first one first. */
    List<Proof> of(CandidacyId candidacy) {
        return jdbc.sql("""
                        select p.id, p.subject, p.reference, p.digest, p.size, p.pages, p.file_name, p.checked_at, p.checked_name
                        from delivery.proof p
                        where p.candidacy = :candidacy and p.withdraws is null
                          and not exists (select from delivery.proof w where w.withdraws = p.id)
                        order by p.id""")
                .param("candidacy", candidacy.value())
                .query(ProofRows::proof)
                .list();
    }

    private static Proof proof(ResultSet row, int number) throws SQLException {
        var digest = row.getString("digest");
        return new Proof(
                row.getLong("id"),
                row.getString("subject"),
                row.getString("reference"),
                digest == null
                        ? null
                        : new Proof.File(digest, row.getLong("size"), row.getInt("pages"), row.getString("file_name")),
                row.getTimestamp("checked_at").toInstant(),
                row.getString("checked_name"));
    }

    long add(CandidacyId candidacy, FactEntry holding, Shown shown, Received.@Nullable Kept file, Actor by) {
        return jdbc.sql("""
                        insert into delivery.proof (candidacy, subject, fact, reference, digest, size, pages, file_name,
                            checked_at, checked_by, checked_name)
                        values (:candidacy, :subject, :fact, :reference, :digest, :size, :pages, :name, :now, :account, :by)
                        returning id""")
                .param("candidacy", candidacy.value())
                .param("subject", holding.subject())
                .param("fact", holding.recorded().id())
                .param("reference", shown.reference().strip())
                .param("digest", file == null ? null : file.digest())
                .param("size", file == null ? null : file.size())
                .param(
                        "pages",
                        file == null ? null : Objects.requireNonNull(file.file().pages()))
                .param("name", file == null ? null : Deposits.shortened(shown.fileName()))
                .param("now", now())
                .param("account", by.account())
                .param("by", by.name())
                .query(Long.class)
                .single();
    }

    void withdraw(long proof, String motive, Actor by) {
        jdbc.sql("""
                        insert into delivery.proof (candidacy, subject, fact, withdraws, motive, checked_at, checked_by,
                            checked_name)
                        select candidacy, subject, fact, id, :motive, :now, :account, :by
                        from delivery.proof where id = :proof""")
                .param("motive", motive)
                .param("now", now())
                .param("account", by.account())
                .param("by", by.name())
                .param("proof", proof)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
