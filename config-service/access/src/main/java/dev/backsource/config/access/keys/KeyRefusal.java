package dev.backsource.config.access.keys;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** Refusals to read or create an access key, or to use its name. */
public final class KeyRefusal {
    /** A program has two keys at most, and the total is limited, too. */
    public static final ProblemKind TOO_MANY = new ProblemKind(
            409, "too-many-keys", "The limit of access keys is reached", "The limit of access keys is reached");

    /** Histories show names, so callers don't share them. */
    public static final ProblemKind NAME_TAKEN = new ProblemKind(
            409, "caller-name-taken", "The name is already in use", "An account or another key already uses the name");

    private static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-access-key", "Access key not found");

    private KeyRefusal() {}

    /** There is no such access key, or the caller may not see it. */
    static RefusedException unknown() {
        return UNKNOWN.refused("the access key does not exist", Remedy.of(RemedyCode.LIST_ACCESS_KEYS));
    }

    static RefusedException tooManyOfProgram(String program, int limit) {
        return TOO_MANY.refused("the program " + program + " has reached its limit of " + limit
                + " keys; delete one that it no longer uses");
    }

    static RefusedException tooMany(int limit) {
        return TOO_MANY.refused("the limit of " + limit + " access keys is reached; delete unused keys");
    }

    static RefusedException nameTaken(String name) {
        return NAME_TAKEN.refused(
                "the name " + name + " is already used by an account, by a key that you don't administer, or by the"
                        + " service itself; choose another name");
    }
}
