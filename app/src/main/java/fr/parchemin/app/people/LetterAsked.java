package fr.parchemin.app.people;

/**
 * Somebody is to be sent a letter with a secret in it. The secret is made when it is sent, so that it is kept nowhere.
 *
 * @param purpose what the secret is for
 * @param by who asked, 0: whoever it is sent to
 */
record LetterAsked(long account, Tokens.Purpose purpose, long by) {}
