package dev.backsource.config.access.proof;

/** The name servers gave no answer, so nobody knows whether a name is a team's. */
public final class ProofUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProofUnavailableException(String record, Throwable cause) {
        super("the TXT record at " + record + " could not be looked up; try again", cause);
    }
}
