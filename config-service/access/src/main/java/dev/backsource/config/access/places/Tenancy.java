package dev.backsource.config.access.places;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import java.util.List;

/**
 * The tenants whose slots a caller takes.
 *
 * @param caller the caller's id
 * @param tenants the teams that the caller acts for; without any, the caller's creator; none for an administrator of all domains
 */
record Tenancy(String caller, List<Tenant> tenants) {
    Tenancy {
        tenants = List.copyOf(tenants);
    }

    /**
     * The tenancy of a caller.
     *
     * @param maker the tenant of a caller without a team: the first in its chain of creators, or itself
     */
    static Tenancy of(Caller caller, String maker) {
        if (caller.mayEverywhere(Role.ADMINISTRATOR)) {
            return new Tenancy(caller.id(), List.of());
        }
        var teams = caller.teams().stream().map(Tenant::ofTeam).toList();
        return new Tenancy(caller.id(), teams.isEmpty() ? List.of(Tenant.of(maker)) : teams);
    }

    /** The tenancy of an unauthenticated client, which is a tenant by itself. */
    static Tenancy ofStranger(String stranger) {
        return new Tenancy(stranger, List.of(Tenant.of(stranger)));
    }

    boolean administersAll() {
        return tenants.isEmpty();
    }
}
