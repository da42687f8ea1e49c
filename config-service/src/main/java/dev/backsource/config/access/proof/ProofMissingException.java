package dev.backsource.config.access.proof;

/** Nothing proves that the name of a new domain is the team's. The message says how to prove it. */
public final class ProofMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param file the URL of a file that would do as well; empty when none would */
    ProofMissingException(String record, String file, String expected) {
        super("nothing shows that the name is your team's: have a TXT record at " + record
                + (file.isEmpty() ? "" : ", or the file at " + file + ",") + " say " + expected
                + ", and send the request again");
    }
}
