package fr.parchemin.app.award;

import fr.parchemin.app.award.Certificate.Certified;
import fr.parchemin.app.award.Certificate.Delivery;
import fr.parchemin.app.award.Certificate.Holder;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.paper.KeptPaper;
import fr.parchemin.app.people.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The records of certificates. */
@Repository
class Certificates {

    private static final String CERTIFICATES = """
            select c.id, c.number, c.code, c.scheme, c.session, c.candidacy, c.document, c.given_names, c.birth_name,
                   c.usage_name, c.woman, c.birth_date, c.birth_place, c.certifier, c.title, c.register_number,
                   c.decided_on, c.level, c.nsf, c.block, c.block_title, c.block_register_code, c.delivered_on, c.place,
                   c.signatory, c.signatory_function, c.sample, c.issued_at, r.reason, r.revoked_at, r.revoked_name
            from award.certificate c left join award.revocation r on r.certificate = c.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Certificates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The first of so many numbers in a row; nobody else gets one of the series until the transaction ends. */
    long numbers(String series, int count) {
        return jdbc.sql("""
                        insert into award.series as s (name, last) values (:name, :count)
                        on conflict (name) do update set last = s.last + excluded.last
                        returning last - :count + 1""")
                .param("name", series)
                .param("count", count)
                .query(Long.class)
                .single();
    }

    void insert(Issue issue) {
        var certified = issue.certified();
        var block = certified.block();
        jdbc.sql("""
                        insert into award.certificate (number, code, scheme, edition, session, candidacy,
                            candidacy_number, document, given_names, birth_name, usage_name, woman, birth_date,
                            birth_place, certifier, title, register_number, decided_on, level, nsf, block, block_title,
                            block_register_code, delivered_on, place, signatory, signatory_function, sample, issued_at,
                            search)
                        values (:number, :code, :scheme, :edition, :session, :candidacy, :candidacyNumber, :document,
                            :givenNames, :birthName, :usageName, :woman, :birthDate, :birthPlace, :certifier, :title,
                            :registerNumber, :decidedOn, :level, :nsf, :block, :blockTitle, :blockCode, :deliveredOn,
                            :place, :signatory, :function, :sample, :now, :search)""")
                .param("number", issue.number())
                .param("code", issue.code().characters())
                .param("scheme", issue.scheme())
                .param("edition", issue.edition())
                .param("session", issue.session().value())
                .param("candidacy", issue.candidacy().value())
                .param("candidacyNumber", issue.candidacyNumber())
                .param("document", issue.document())
                .param("givenNames", issue.holder().givenNames())
                .param("birthName", issue.holder().birthName())
                .param("usageName", issue.holder().usageName())
                .param("woman", issue.holder().woman())
                .param("birthDate", issue.holder().birthDate())
                .param("birthPlace", issue.holder().birthPlace())
                .param("certifier", certified.certifier())
                .param("title", certified.title())
                .param("registerNumber", certified.registerNumber())
                .param("decidedOn", certified.decidedOn())
                .param("level", certified.level())
                .param("nsf", certified.nsf().toArray(String[]::new))
                .param("block", block == null ? null : block.code())
                .param("blockTitle", block == null ? null : block.title())
                .param("blockCode", block == null ? null : block.registerCode())
                .param("deliveredOn", issue.delivery().on())
                .param("place", issue.delivery().place())
                .param("signatory", issue.delivery().signatory())
                .param("function", issue.delivery().signatoryFunction())
                .param("sample", issue.sample())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("search", issue.search())
                .update();
    }

    /** What is to be written for one certificate. */
    record Issue(
            String number,
            VerificationCode code,
            String scheme,
            long edition,
            SessionId session,
            CandidacyId candidacy,
            String candidacyNumber,
            String document,
            Holder holder,
            Certified certified,
            Delivery delivery,
            boolean sample,
            String search) {}

    Optional<Certificate> numbered(String number) {
        return jdbc.sql(CERTIFICATES + "where c.number = :number")
                .param("number", number)
                .query(Certificates::certificate)
                .optional();
    }

    Optional<Certificate> coded(VerificationCode code) {
        return jdbc.sql(CERTIFICATES + "where c.code = :code")
                .param("code", code.characters())
                .query(Certificates::certificate)
                .optional();
    }

    List<Certificate> of(SessionId session, Actor actor) {
        var sight = sight(actor);
        return jdbc.sql(CERTIFICATES + "where c.session = :session and " + sight.condition() + " order by c.id")
                .params(sight.parameters())
                .param("session", session.value())
                .query(Certificates::certificate)
                .list();
    }

    List<Certificate> of(CandidacyId candidacy) {
        return jdbc.sql(CERTIFICATES + "where c.candidacy = :candidacy order by c.id")
                .param("candidacy", candidacy.value())
                .query(Certificates::certificate)
                .list();
    }

    /** The latest first, those before {@code before}, with all the words in their names or number. */
    List<Certificate> page(Actor actor, String words, boolean revoked, long before, int size) {
        var sight = sight(actor);
        return jdbc.sql(CERTIFICATES + """
                        where c.id < :before and c.search like all (:words) and (not :revoked or r.certificate is not null)
                        and %s order by c.id desc limit :size""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("before", before)
                .param("words", patterns(words))
                .param("revoked", revoked)
                .param("size", size)
                .query(Certificates::certificate)
                .list();
    }

    /** Whether there is a certificate of that number within reach. */
    boolean isSeen(String number, Actor actor) {
        var sight = sight(actor);
        return jdbc.sql("select true from award.certificate c where c.number = :number and " + sight.condition())
                .param("number", number)
                .params(sight.parameters())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Which certificates are within reach, where {@code c} is one. */
    private static Sight sight(Actor actor) {
        if (actor.reach().everything()) {
            return new Sight("true", Map.of());
        }
        var candidacies = Sight.ofCandidacies(actor);
        return new Sight("""
                c.candidacy in (select c.id from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                                where %s)""".formatted(candidacies.condition()), candidacies.parameters());
    }

    long count(Actor actor, String words, boolean revoked) {
        var sight = sight(actor);
        return jdbc.sql("""
                        select count(*) from award.certificate c
                        where c.search like all (:words)
                          and (not :revoked or exists (select from award.revocation r where r.certificate = c.id))
                          and %s""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("words", patterns(words))
                .param("revoked", revoked)
                .query(Long.class)
                .single();
    }

    private static String[] patterns(String words) {
        return words.isBlank()
                ? new String[] {"%"}
                : java.util.Arrays.stream(words.split(" "))
                        .map(word -> "%" + word + "%")
                        .toArray(String[]::new);
    }

    /** Whether it was not revoked before. */
    boolean revoke(long certificate, String reason, Actor actor) {
        return jdbc.sql("""
                        insert into award.revocation (certificate, reason, revoked_at, revoked_by, revoked_name)
                        values (:certificate, :reason, :now, :account, :by) on conflict (certificate) do nothing""")
                        .param("certificate", certificate)
                        .param("reason", reason)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("account", actor.account())
                        .param("by", actor.name())
                        .update()
                == 1;
    }

    void keep(Certificate certificate, KeptPaper paper) {
        jdbc.sql("""
                        insert into award.paper (certificate, bytes, sha256) values (:id, :bytes, :fingerprint)
                        on conflict (certificate) do nothing""")
                .param("id", certificate.id())
                .param("bytes", paper.bytes())
                .param("fingerprint", paper.fingerprint())
                .update();
    }

    /** The document that was kept, absent: it was issued before any was. */
    Optional<KeptPaper> paper(Certificate certificate) {
        return jdbc.sql("select bytes, sha256 from award.paper where certificate = :id")
                .param("id", certificate.id())
                .query((row, _) -> KeptPaper.read(row.getBytes("bytes"), row.getBytes("sha256")))
                .optional();
    }

    private static Certificate certificate(ResultSet row, int number) throws SQLException {
        return new Certificate(
                row.getLong("id"),
                row.getString("number"),
                new VerificationCode(row.getString("code")),
                row.getString("scheme"),
                new SessionId(row.getLong("session")),
                new CandidacyId(row.getLong("candidacy")),
                row.getString("document"),
                new Holder(
                        row.getString("given_names"),
                        row.getString("birth_name"),
                        row.getString("usage_name"),
                        row.getBoolean("woman"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getString("birth_place")),
                certified(row),
                new Delivery(
                        row.getObject("delivered_on", LocalDate.class),
                        row.getString("place"),
                        row.getString("signatory"),
                        row.getString("signatory_function")),
                row.getTimestamp("issued_at").toInstant(),
                row.getBoolean("sample"),
                revocation(row));
    }

    private static Certified certified(ResultSet row) throws SQLException {
        return new Certified(
                row.getString("certifier"),
                row.getString("title"),
                row.getString("register_number"),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("level", Integer.class),
                List.of((String[]) row.getArray("nsf").getArray()),
                row.getString("block") == null
                        ? null
                        : new Certified.Block(
                                row.getString("block"),
                                row.getString("block_title"),
                                row.getString("block_register_code")));
    }

    private static Certificate.@Nullable Revocation revocation(ResultSet row) throws SQLException {
        return row.getString("reason") == null
                ? null
                : new Certificate.Revocation(
                        row.getTimestamp("revoked_at").toInstant(),
                        row.getString("revoked_name"),
                        row.getString("reason"));
    }
}
