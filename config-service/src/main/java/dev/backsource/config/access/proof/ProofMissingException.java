package dev.backsource.config.access.proof;

/** Whoever adds a domain has not shown that the name is their team's. The message says how. */
public final class ProofMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param file where a file would do as well; empty where it wouldn't */
    ProofMissingException(String record, String file, String expected) {
        super("nothing shows that the name is your team's: have a TXT record at " + record
                + (file.isEmpty() ? "" : ", or the file at " + file + ",") + " say " + expected
                + ", and send the request again");
    }
}
