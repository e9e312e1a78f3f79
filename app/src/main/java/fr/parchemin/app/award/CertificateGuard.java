package fr.parchemin.app.award;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Guard;
import fr.parchemin.app.people.Subject;
import org.springframework.stereotype.Component;

/** Certificates are reached through their scheme or cohort, by the centre of the holder, and by the holder. */
@Component
class CertificateGuard implements Guard {

    private final Certificates certificates;

    CertificateGuard(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Subject subject() {
        return Subject.CERTIFICATE;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        return certificates.isSeen(id, actor);
    }
}
