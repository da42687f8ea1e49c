package dev.backsource.config.access.accounts;

import java.security.SecureRandom;

/** Ids of accounts, which stay when a username is given to another one. */
final class AccountId {
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AccountId() {}

    static String random() {
        var id = new StringBuilder("acct_");
        RANDOM.ints(LENGTH, 0, CHARACTERS.length()).forEach(index -> id.append(CHARACTERS.charAt(index)));
        return id.toString();
    }
}
