package dev.backsource.config.access.teams;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;

/** Refusals to read, create, delete or use a team. */
public final class TeamRefusal {
    public static final ProblemKind EXISTS =
            new ProblemKind(409, "team-exists", "The team already exists", "A team with this ID already exists");

    public static final ProblemKind IN_USE =
            new ProblemKind(409, "team-in-use", "The team is in use", "The team owns domains or has roles");

    /** The team of a domain or a role doesn't exist. */
    public static final ProblemKind MISSING =
            new ProblemKind(409, "no-such-team", "The named team does not exist", "The named team does not exist");

    private static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-team", "Team not found");

    private TeamRefusal() {}

    /** There is no such team, or the caller may not know of it. */
    public static RefusedException unknown() {
        return UNKNOWN.refused("the team does not exist");
    }

    static RefusedException missing(String id) {
        return MISSING.refused("the team " + id + " does not exist; create it first, or use another");
    }

    static RefusedException exists(String id) {
        return EXISTS.refused("the team " + id + " already exists; choose another id");
    }

    static RefusedException inUse(String id) {
        return IN_USE.refused("team " + id + " owns domains; move them to another team");
    }

    static RefusedException inUse(String id, long domains, long roles) {
        return IN_USE.refused("team " + id + " owns " + domains + " domains and has " + roles
                + " roles; move the domains to another team and remove the roles");
    }
}
