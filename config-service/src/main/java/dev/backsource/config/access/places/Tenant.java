package dev.backsource.config.access.places;

/**
 * Who shares places.
 *
 * @param id of a team, or of a caller and of all those that it made
 * @param isTeam which of these
 */
public record Tenant(String id, boolean isTeam) {
    static Tenant ofTeam(String team) {
        return new Tenant(team, true);
    }

    /** A caller with those that it made. */
    static Tenant of(String caller) {
        return new Tenant(caller, false);
    }

    /** As it is called in a sentence to one of its callers. */
    public String inWords() {
        return isTeam ? "the team " + id : "you and the keys and accounts that you made";
    }
}
