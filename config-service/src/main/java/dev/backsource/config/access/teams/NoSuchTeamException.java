package dev.backsource.config.access.teams;

/** The team of a domain or a role doesn't exist. */
public final class NoSuchTeamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchTeamException(String id) {
        super("there is no team " + id + "; make it first, or name another");
    }
}
