package dev.backsource.config.access.teams;

/** A team can't be read, created, deleted or used. */
public final class TeamRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private TeamRefusal(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** The reason of the refusal. */
    public enum Kind {
        /** There is no such team, or the caller may not know of it. */
        UNKNOWN,
        /** The team of a domain or a role doesn't exist. */
        MISSING,
        /** A team with this id exists already. */
        EXISTS,
        /** The team owns domains or has roles bound to it. */
        IN_USE
    }

    public Kind kind() {
        return kind;
    }

    static TeamRefusal unknown() {
        return new TeamRefusal(Kind.UNKNOWN, "the team does not exist");
    }

    static TeamRefusal missing(String id) {
        return new TeamRefusal(Kind.MISSING, "the team " + id + " does not exist; create it first, or use another");
    }

    static TeamRefusal exists(String id) {
        return new TeamRefusal(Kind.EXISTS, "the team " + id + " already exists; choose another id");
    }

    static TeamRefusal inUse(String id) {
        return new TeamRefusal(Kind.IN_USE, "team " + id + " owns domains; move them to another team");
    }

    static TeamRefusal inUse(String id, long domains, long roles) {
        return new TeamRefusal(
                Kind.IN_USE,
                "team " + id + " owns " + domains + " domains and has " + roles
                        + " roles; move the domains to another team and remove the roles");
    }
}
