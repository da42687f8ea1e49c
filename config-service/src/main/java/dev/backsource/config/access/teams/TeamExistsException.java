package dev.backsource.config.access.teams;

/** A team with this id exists already. */
public final class TeamExistsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TeamExistsException(String id) {
        super("the team " + id + " already exists; choose another id");
    }
}
