package fr.parchemin.app.people;

import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The records of passkeys as Spring Security reads and writes them. */
@Repository
class PasskeyRecords implements UserCredentialRepository {

    private static final int LONGEST_LABEL = 60;
    private static final String RECORDS = """
            select p.credential, o.handle, p.public_key, p.signature_count, p.verified, p.transports, p.backup_eligible,
                   p.backed_up, p.attestation, p.client_data, p.label, p.added_at, p.used_at
            from people.passkey p join people.passkey_owner o on o.account = p.account
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PasskeyRecords(JdbcClient jdbc, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** Notes the use of one that is known, or adds a new one. */
    @Override
    @Transactional
    public void save(CredentialRecord record) {
        if (!used(record)) {
            add(record);
        }
    }

    private boolean used(CredentialRecord record) {
        return jdbc.sql("""
                        update people.passkey
                        set signature_count = :count, verified = :verified, backed_up = :backedUp, used_at = :now
                        where credential = :credential""")
                        .param("count", record.getSignatureCount())
                        .param("verified", record.isUvInitialized())
                        .param("backedUp", record.isBackupState())
                        .param("now", now())
                        .param("credential", record.getCredentialId().getBytes())
                        .update()
                == 1;
    }

    private void add(CredentialRecord record) {
        long account = jdbc.sql("select account from people.passkey_owner where handle = :handle")
                .param("handle", bytes(record.getUserEntityUserId()))
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into people.passkey (account, credential, public_key, signature_count, verified, transports,
                            backup_eligible, backed_up, attestation, client_data, label, added_at, used_at)
                        values (:account, :credential, :key, :count, :verified, :transports, :eligible, :backedUp,
                            :attestation, :clientData, :label, :now, :now)""")
                .param("account", account)
                .param("credential", record.getCredentialId().getBytes())
                .param("key", record.getPublicKey().getBytes())
                .param("count", record.getSignatureCount())
                .param("verified", record.isUvInitialized())
                .param(
                        "transports",
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .param("eligible", record.isBackupEligible())
                .param("backedUp", record.isBackupState())
                .param("attestation", bytes(record.getAttestationObject()))
                .param("clientData", bytes(record.getAttestationClientDataJSON()))
                .param("label", label(record.getLabel()))
                .param("now", now())
                .update();
        accounts.roles(account).stream()
                .findFirst()
                .flatMap(role -> accounts.actor(account, role, null))
                .ifPresent(by -> events.publishEvent(new Deed(by, "passkey-added", Thing.of(Kind.ACCOUNT, account))));
    }

    private static String label(@Nullable String label) {
        var text = label == null ? "" : label.strip();
        return text.isEmpty() ? "–" : text.substring(0, Math.min(text.length(), LONGEST_LABEL));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        return Objects.requireNonNull(bytes).getBytes();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql(RECORDS + "where p.credential = :credential")
                .param("credential", credential.getBytes())
                .query(PasskeyRecords::record)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(RECORDS + "where o.handle = :handle order by p.id")
                .param("handle", handle.getBytes())
                .query(PasskeyRecords::record)
                .list();
    }

    /** Only their owner removes them, on the page. */
    @Override
    public void delete(Bytes credential) {
        throw new UnsupportedOperationException("Passkeys are removed by their owner");
    }

    private static CredentialRecord record(ResultSet row, int number) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("verified"))
                .transports(Arrays.stream((String[]) row.getArray("transports").getArray())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .created(row.getTimestamp("added_at").toInstant())
                .lastUsed(row.getTimestamp("used_at").toInstant())
                .label(row.getString("label"))
                .build();
    }
}
