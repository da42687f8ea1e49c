package dev.backsource.config.access.teams;

/** There is no such team, or the caller may not know of it. */
public final class UnknownTeamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownTeamException() {
        super("the team does not exist");
    }
}
