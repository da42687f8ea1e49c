package dev.backsource.config.access.proof;

/** A proof could not be looked up, so it is unknown whether the name is a team's. */
public final class ProofUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProofUnavailableException(String what, Throwable cause) {
        super(what + " could not be looked up; try again", cause);
    }

    static ProofUnavailableException ofTime(String what) {
        return new ProofUnavailableException(
                what,
                "was not checked because the look-ups for other domains of this request took too long; send the"
                        + " request again");
    }

    private ProofUnavailableException(String what, String why) {
        super(what + " " + why);
    }

    /** For too many concurrent look-ups. */
    ProofUnavailableException(String what) {
        super(what + " can't be looked up now: too many concurrent look-ups; try again");
    }
}
