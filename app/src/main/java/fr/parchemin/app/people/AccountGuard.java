package fr.parchemin.app.people;

import org.springframework.stereotype.Component;

/** Accounts are reached by operators, and by managers through the roles they could have given. */
@Component
class AccountGuard implements Guard {

    private final Directory directory;

    AccountGuard(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Subject subject() {
        return Subject.ACCOUNT;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        return Numbers.of(id)
                .filter(account -> directory.isSeen(actor, account))
                .isPresent();
    }
}
