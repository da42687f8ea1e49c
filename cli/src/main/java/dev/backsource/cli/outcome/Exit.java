package dev.backsource.cli.outcome;

import java.util.Collection;
import java.util.stream.Stream;

/** The exit codes of the program; the numbers are documented in {@code docs/cli.md} and don't change. */
public enum Exit {
    OK(0),
    /** The server refused, or the requested object isn't there. */
    REFUSED(1),
    /** The command line, a file or a profile can't be used as it is. */
    USAGE(2),
    /** A plan has something to write, with {@code --detailed-exitcode}: the code of Terraform, which nothing else has there. */
    DIFFERENT(2),
    /** The server didn't answer, or failed; or the results could not be written. */
    NOT_REACHED(3),
    /** No key, an invalid one, or one without the role. */
    NOT_ALLOWED(4),
    /** Not every edge had it in time. */
    NOT_IN_TIME(5),
    /** The reader of the results went away, as {@code head} does: the code of programs that {@code SIGPIPE} ends. */
    UNREAD(141);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /**
     * The exit code of a run with several results. A missing response or permission comes first, since it calls for another remedy than a refusal.
     */
    public static Exit gravest(Collection<Exit> exits) {
        return Stream.of(NOT_REACHED, NOT_ALLOWED, USAGE, REFUSED, NOT_IN_TIME, UNREAD)
                .filter(exits::contains)
                .findFirst()
                .orElse(OK);
    }
}
