package dev.backsource.config.access.proof;

/** Nothing proves that the name of a new domain is the team's. The message says how to prove it. */
public final class ProofMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param file the URL of a file that would do as well; empty when none would */
    ProofMissingException(String record, String file, String expected) {
        super("prove that your team controls this name: add a TXT record at " + record
                + (file.isEmpty() ? "" : ", or a file at " + file + ",") + " with the value " + expected
                + ", then send the request again");
    }
}
