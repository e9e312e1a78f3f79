package fr.parchemin.app.people;

/**
 * What an action is about, where it is about one thing.
 *
 * <p>The number or code of the thing is the variable of that name in the address of each handler of the action.
 */
public enum Subject {
    SCHEME("scheme"),
    COHORT("cohort"),
    DOSSIER("candidacy"),
    QUIZ("quiz"),
    SESSION("session"),
    SITTING("sitting"),
    CERTIFICATE("number"),
    ORGANISATION("organisation"),
    PERSON("person"),
    ACCOUNT("account");

    private final String variable;

    Subject(String variable) {
        this.variable = variable;
    }

    /** The variable of addresses that names the thing. */
    public String variable() {
        return variable;
    }
}
