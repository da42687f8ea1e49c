package dev.backsource.config.access.keys;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import org.jspecify.annotations.Nullable;

/** An access key can't be read or created, or its name can't be used. */
public final class KeyRefusal extends RemediableException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private KeyRefusal(Kind kind, String message) {
        this(kind, message, null);
    }

    private KeyRefusal(Kind kind, String message, @Nullable Remedy remedy) {
        super(message, remedy);
        this.kind = kind;
    }

    /** The reason of the refusal. */
    public enum Kind {
        /** There is no such access key, or the caller may not see it. */
        UNKNOWN,
        /** The limit of keys is reached. */
        TOO_MANY,
        /** Another caller has the name. */
        NAME_TAKEN
    }

    public Kind kind() {
        return kind;
    }

    static KeyRefusal unknown() {
        return new KeyRefusal(Kind.UNKNOWN, "the access key does not exist", Remedy.of(RemedyCode.LIST_ACCESS_KEYS));
    }

    static KeyRefusal tooManyOfProgram(String program, int limit) {
        return new KeyRefusal(
                Kind.TOO_MANY,
                "the program " + program + " has reached its limit of " + limit
                        + " keys; delete one that it no longer uses");
    }

    static KeyRefusal tooMany(int limit) {
        return new KeyRefusal(Kind.TOO_MANY, "the limit of " + limit + " access keys is reached; delete unused keys");
    }

    static KeyRefusal nameTaken(String name) {
        return new KeyRefusal(
                Kind.NAME_TAKEN,
                "the name " + name + " is already used by an account, by a key that you don't administer, or by the"
                        + " service itself; choose another name");
    }
}
