package dev.backsource.config.access.places;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import java.util.List;

/**
 * Whose places a caller takes.
 *
 * @param caller the caller's id
 * @param tenants the teams that the caller acts for; without any, who made the caller; none for an administrator of all domains
 */
record Tenancy(String caller, List<Tenant> tenants) {
    Tenancy {
        tenants = List.copyOf(tenants);
    }

    /**
     * A caller's.
     *
     * @param maker whose places it takes without a team: the first of those who made it, or itself
     */
    static Tenancy of(Caller caller, String maker) {
        if (caller.mayEverywhere(Role.ADMINISTRATOR)) {
            return new Tenancy(caller.id(), List.of());
        }
        var teams = caller.teams().stream().map(Tenant::ofTeam).toList();
        return new Tenancy(caller.id(), teams.isEmpty() ? List.of(Tenant.of(maker)) : teams);
    }

    /** Of somebody who isn't known, and is a tenant by itself. */
    static Tenancy ofStranger(String stranger) {
        return new Tenancy(stranger, List.of(Tenant.of(stranger)));
    }

    boolean administersAll() {
        return tenants.isEmpty();
    }
}
