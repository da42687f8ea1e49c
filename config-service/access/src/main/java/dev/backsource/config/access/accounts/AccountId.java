package dev.backsource.config.access.accounts;

import java.security.SecureRandom;

/** Ids of accounts. A username may later be given to another account; an id is not. */
final class AccountId {
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String PREFIX = "acct_";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AccountId() {}

    /** No person of a provider has such an id: those begin with a URL. */
    static boolean isId(String text) {
        return text.startsWith(PREFIX);
    }

    static String random() {
        var id = new StringBuilder(PREFIX);
        RANDOM.ints(LENGTH, 0, CHARACTERS.length()).forEach(index -> id.append(CHARACTERS.charAt(index)));
        return id.toString();
    }
}
