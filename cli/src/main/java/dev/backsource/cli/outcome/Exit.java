package dev.backsource.cli.outcome;

import java.util.Collection;
import java.util.stream.Stream;

/** How the program ends; the numbers are documented in {@code docs/cli.md} and stay. */
public enum Exit {
    OK(0),
    /** The server refused, or what was asked for isn't there. */
    REFUSED(1),
    /** The command line, a file or a profile can't be used as it is. */
    USAGE(2),
    /** A plan has something to write, where {@code --detailed-exitcode} asks for that: the code of Terraform, where nothing else has it. */
    DIFFERENT(2),
    /** The server didn't answer, or failed; or the results could not be written. */
    NOT_REACHED(3),
    /** No key, none that is taken, or one without the role. */
    NOT_ALLOWED(4),
    /** Not every edge had it in time. */
    NOT_IN_TIME(5),
    /** Whoever read the results went away, as {@code head} does: the code of programs that {@code SIGPIPE} ends. */
    UNREAD(141);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /**
     * How a run ends in which several things ended so. Who wasn't answered, or isn't allowed, has to do something else than look at what was
     * refused.
     */
    public static Exit gravest(Collection<Exit> exits) {
        return Stream.of(NOT_REACHED, NOT_ALLOWED, USAGE, REFUSED, NOT_IN_TIME, UNREAD)
                .filter(exits::contains)
                .findFirst()
                .orElse(OK);
    }
}
