package dev.backsource.config.access.teams;

/** There is a team of that id already. */
public final class TeamExistsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TeamExistsException(String id) {
        super("there is a team " + id + " already; take another id");
    }
}
