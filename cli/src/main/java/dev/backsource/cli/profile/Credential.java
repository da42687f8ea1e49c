package dev.backsource.cli.profile;

import org.jspecify.annotations.Nullable;

/** The source of a token. The token is read when a request is sent, and never shown. */
public interface Credential {
    /** The token. Fails, with the remedy, where there is none. */
    String token();

    /** Whether the token changes with time, so that it is read for each request. Others are read once: a program, or a person, provides them. */
    default boolean runsOut() {
        return false;
    }

    /**
     * The token that takes the place of {@code refused}, which the server takes no more; null where there is no other. Fails as
     * {@link #token}.
     */
    default @Nullable String renewed(String refused) {
        return null;
    }

    /** The name of the source, for people. */
    String source();

    /** Deletes the stored token, where this program stores it. */
    default void forget() {}

    /** Whether {@code text} is a token that a header can carry. */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.length() <= 16_384 && text.chars().allMatch(each -> each > 0x20 && each < 0x7f);
    }
}
