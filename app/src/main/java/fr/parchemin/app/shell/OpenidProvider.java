package fr.parchemin.app.shell;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * A provider of identities, as the operator sets it under {@code parchemin.openid.<name>}.
 *
 * @param name what addresses call it
 * @param label what people call it
 * @param acr what is asked of the provider about how it makes sure of somebody, empty: nothing
 * @param accepts what it may answer to that, empty: anything
 * @param trustEmail whether an e-mail is vouched for even where the provider does not say so
 * @param secondFactor the answers about the manner of sign-in that count as a second factor
 * @param pkce whether it takes the proof that whoever brings a code asked for it; some refuse what they do not know
 */
record OpenidProvider(
        String name,
        String issuer,
        String clientId,
        String clientSecret,
        String label,
        Kind kind,
        List<String> scope,
        List<String> acr,
        Set<String> accepts,
        boolean trustEmail,
        Set<String> secondFactor,
        boolean pkce) {

    private static final String PREFIX = "parchemin.openid";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** What it is for. */
    enum Kind {
        /** Signs in the people of organisations; its e-mails lead to their accounts. */
        ORGANISATION(List.of("openid", "email")),
        /** Vouches for civil identities; its e-mails lead to nobody. */
        IDENTITY(List.of(
                "openid",
                "given_name",
                "family_name",
                "preferred_username",
                "gender",
                "birthdate",
                "birthplace",
                "birthcountry"));

        @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
        private final List<String> scope;

        Kind(List<String> scope) {
            this.scope = scope;
        }
    }

    /** One provider as it is written in the settings. */
    record Setting(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String label,
            @Nullable String kind,
            @Nullable List<String> scope,
            @Nullable List<String> acr,
            @Nullable List<String> accepts,
            @Nullable Boolean trustEmail,
            @Nullable List<String> secondFactor,
            @Nullable Boolean pkce) {}

    /** Whether it vouches for civil identities. */
    public boolean isOfIdentities() {
        return kind == Kind.IDENTITY;
    }

    /** All that are set, in the order of their names; what is wrong stops the application and is named. */
    static List<OpenidProvider> all(Environment settings) {
        return Binder.get(settings)
                .bind(PREFIX, Bindable.mapOf(String.class, Setting.class))
                .orElse(Map.of())
                .entrySet()
                .stream()
                .map(one -> of(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(OpenidProvider::name))
                .toList();
    }

    private static OpenidProvider of(String name, Setting setting) {
        check(name, "", name, given -> given.matches("[a-z0-9-]{1,40}"), "small letters, digits and hyphens");
        var kind = kind(name, Objects.requireNonNullElse(setting.kind(), "organisation"));
        boolean trust = Boolean.TRUE.equals(setting.trustEmail());
        check(
                name,
                ".trust-email",
                Boolean.toString(trust),
                _ -> !trust || kind == Kind.ORGANISATION,
                "false, for an identity");
        var acr = list(setting.acr());
        return new OpenidProvider(
                name,
                check(name, ".issuer", setting.issuer(), OpenidProvider::isSafe, "an address that begins with https"),
                check(name, ".client-id", setting.clientId(), _ -> true, "the client's number"),
                check(name, ".client-secret", setting.clientSecret(), _ -> true, "the client's secret"),
                Objects.requireNonNullElse(setting.label(), name),
                kind,
                setting.scope() == null || setting.scope().isEmpty() ? kind.scope : setting.scope(),
                acr,
                Set.copyOf(setting.accepts() == null ? acr : setting.accepts()),
                trust,
                Set.copyOf(list(setting.secondFactor())),
                !Boolean.FALSE.equals(setting.pkce()));
    }

    private static Kind kind(String name, String given) {
        check(
                name,
                ".kind",
                given,
                one -> Set.of("organisation", "identity").contains(one),
                "organisation or identity");
        return Kind.valueOf(given.toUpperCase(Locale.ROOT));
    }

    private static List<String> list(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    private static String check(
            String name, String setting, @Nullable String given, Predicate<String> right, String expected) {
        if (given == null || given.isBlank() || !right.test(given)) {
            throw new IllegalStateException(PREFIX + "." + name + setting + " is "
                    + (given == null || given.isBlank() ? "missing" : given) + ", expected: " + expected);
        }
        return given.strip();
    }

    private static boolean isSafe(String issuer) {
        try {
            var address = URI.create(issuer.strip());
            return "https".equals(address.getScheme())
                    || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(String.valueOf(address.getHost())));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
