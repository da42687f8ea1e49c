package dev.backsource.config.access.proof;

/** Whoever adds a domain has not shown that the name is their team's. The message says how. */
public final class ProofMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProofMissingException(String record, String expected) {
        super("nothing shows that the name is your team's: have a TXT record at " + record + " say " + expected
                + ", and send the request again");
    }
}
