package dev.backsource.config.access.teams;

/** A team is not to go that owns domains, or that roles are for. */
public final class TeamInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TeamInUseException(String id) {
        super("team " + id + " owns domains; move them to another team");
    }

    TeamInUseException(String id, long domains, long roles) {
        super("team " + id + " owns " + domains + " domains, and " + roles
                + " roles are for it; move the domains to another team, and take the roles away");
    }
}
