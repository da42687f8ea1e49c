package dev.backsource.config.access.teams;

/** Something is to be of a team that isn't there. */
public final class NoSuchTeamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchTeamException(String id) {
        super("there is no team " + id + "; make it first, or name another");
    }
}
