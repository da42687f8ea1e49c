package dev.backsource.config.access.places;

/**
 * A holder of shared slots: a team, or a caller with all callers that it created.
 *
 * @param id of the team, or of the caller
 * @param isTeam whether it is a team
 */
public record Tenant(String id, boolean isTeam) {
    static Tenant ofTeam(String team) {
        return new Tenant(team, true);
    }

    /** A caller with those that it created. */
    static Tenant of(String caller) {
        return new Tenant(caller, false);
    }

    /** The tenant's name in a sentence to one of its callers. */
    public String inWords() {
        return isTeam ? "the team " + id : "you and the keys and accounts that you created";
    }
}
