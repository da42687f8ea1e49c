package dev.backsource.config.access.teams;

/** The team can't be deleted, since it owns domains or has roles bound to it. */
public final class TeamInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TeamInUseException(String id) {
        super("team " + id + " owns domains; move them to another team");
    }

    TeamInUseException(String id, long domains, long roles) {
        super("team " + id + " owns " + domains + " domains and has " + roles
                + " roles; move the domains to another team and remove the roles");
    }
}
