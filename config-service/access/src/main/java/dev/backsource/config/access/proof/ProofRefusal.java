package dev.backsource.config.access.proof;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;

/** Refusals of names of new domains that nothing proves to be the team's. */
final class ProofRefusal {
    static final ProblemKind MISSING = new ProblemKind(
            409,
            "proof-missing",
            "Control of the domain name is not proven",
            "Control of the domain name is not proven");

    /** It is unknown whether the name is a team's. */
    static final ProblemKind UNAVAILABLE = new ProblemKind(
            503,
            "proof-unavailable",
            "Control of the domain name can't be verified",
            "The name servers do not answer; try again later");

    private static final int RETRY_AFTER_SECONDS = 5;

    private ProofRefusal() {}

    /** @param file the URL of a file that would do as well; empty when none would */
    static RefusedException missing(String record, String file, String expected) {
        return MISSING.refused("prove that your team controls this name: add a TXT record at " + record
                + (file.isEmpty() ? "" : ", or a file at " + file + ",") + " with the value " + expected
                + ", then send the request again");
    }

    static RefusedException ofLookUp(String what, Throwable cause) {
        return refused(what + " could not be looked up; try again").because(cause);
    }

    static RefusedException ofTime(String what) {
        return refused(
                what + " was not checked because the look-ups for other domains of this request took too long; send the"
                        + " request again");
    }

    /** For too many concurrent look-ups. */
    static RefusedException busy(String what) {
        return refused(what + " can't be looked up now: too many concurrent look-ups; try again");
    }

    private static RefusedException refused(String reason) {
        return UNAVAILABLE.refused(reason).retryAfter(RETRY_AFTER_SECONDS);
    }
}
