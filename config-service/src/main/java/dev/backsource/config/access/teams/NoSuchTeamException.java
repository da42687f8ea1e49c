package dev.backsource.config.access.teams;

/** The team of a domain or a role doesn't exist. */
public final class NoSuchTeamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchTeamException(String id) {
        super("the team " + id + " does not exist; create it first, or use another");
    }
}
