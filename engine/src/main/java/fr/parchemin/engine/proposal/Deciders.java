package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierFault.Code;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.Schemes;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides dossiers of several schemes, each under the version that applies to it. Safe for use by several threads. */
public final class Deciders {

    private final Schemes schemes;
    private final IdentityHashMap<Scheme, Decider> deciders = new IdentityHashMap<>();

    private Deciders(Schemes schemes) {
        this.schemes = schemes;
        Map<String, List<Scheme>> versions = schemes.all().stream().collect(Collectors.groupingBy(Scheme::id));
        schemes.all().forEach(scheme -> {
            List<Scheme> known = Objects.requireNonNull(versions.get(scheme.id()));
            deciders.put(scheme, Decider.of(scheme, known));
        });
    }

    /** Makes all these schemes ready for deciding. */
    public static Deciders of(Schemes schemes) {
        return new Deciders(schemes);
    }

    /** Proposes under the scheme and version that the dossier names or, without a version, the one that applies to it. */
    public Answer propose(Dossier dossier) {
        Decider decider = decider(dossier);
        return decider == null ? unknown(dossier) : decider.propose(dossier);
    }

    /** The same without the reasons. */
    public BriefAnswer brief(Dossier dossier) {
        Decider decider = decider(dossier);
        return decider == null ? unknown(dossier) : decider.brief(dossier);
    }

    private @Nullable Decider decider(Dossier dossier) {
        return schemes.choose(dossier.scheme(), dossier.version(), dossier.enrolledOn(), dossier.asOf())
                .map(deciders::get)
                .orElse(null);
    }

    private Answer.Contradiction unknown(Dossier dossier) {
        String versions = schemes.all().stream()
                .filter(scheme -> scheme.id().equals(dossier.scheme()))
                .map(Scheme::version)
                .collect(Collectors.joining(", "));
        String names =
                schemes.all().stream().map(Scheme::id).distinct().sorted().collect(Collectors.joining(", "));
        DossierFault fault = versions.isEmpty()
                ? new DossierFault(Code.UNKNOWN_SCHEME, "scheme", dossier.scheme(), names)
                : new DossierFault(Code.UNKNOWN_VERSION, "version", dossier.version(), versions);
        return new Answer.Contradiction(dossier.id(), List.of(fault));
    }
}
