package fr.parchemin.app.demo;

import fr.parchemin.app.people.Actor.Role;

/** An account that everybody may use to look at the example. */
enum Guest {
    OPERATOR("Yann Le Bihan", "exploitation@parchemin.example", "demo-exploitation", Role.OPERATOR),
    MANAGER("Hélène Caradec", "responsable@parchemin.example", "demo-responsable", Role.MANAGER),
    CENTRE_MANAGER("Nadia Ferrand", "centre@parchemin.example", "demo-centre", Role.CENTRE_MANAGER),
    ASSESSOR("Paul Rivière", "evaluateur@parchemin.example", "demo-evaluateur", Role.ASSESSOR),
    JUROR("Salima Benhaddou", "membre@parchemin.example", "demo-membre", Role.JUROR),
    CHAIR("Maurice Ngata", "president@parchemin.example", "demo-president", Role.CHAIR),
    AUDITOR("Agnès Tessier", "audit@parchemin.example", "demo-audit", Role.AUDITOR),
    CANDIDATE("", "candidat@parchemin.example", "demo-candidat", Role.CANDIDATE);

    private final String fullName;
    private final String email;
    private final String password;
    private final Role role;

    Guest(String fullName, String email, String password, Role role) {
        this.fullName = fullName;
        this.email = email;
        this.password = password;
        this.role = role;
    }

    /** The name shown, empty: that of the candidate it is. */
    String fullName() {
        return fullName;
    }

    String email() {
        return email;
    }

    String password() {
        return password;
    }

    Role role() {
        return role;
    }
}
