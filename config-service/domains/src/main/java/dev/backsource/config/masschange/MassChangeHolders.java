package dev.backsource.config.masschange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.places.Tenancies;
import dev.backsource.config.access.places.Tenant;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The holders of changes: those of one holder count together. A holder is a team's callers, the operators of all domains, or a caller without a team with
 * all callers that it created. Its text has no spaces.
 */
@Singleton
public final class MassChangeHolders {
    /** The holder of promotions: its changes are marked like those of others, and never refused. */
    public static final String PROMOTIONS = "promotions";

    private static final String EVERYWHERE = "*";
    private static final String TEAM = "team/";
    private static final String CALLER = "caller/";

    private final Tenancies tenancies;

    MassChangeHolders(Tenancies tenancies) {
        this.tenancies = tenancies;
    }

    /**
     * The holder of a caller's changes of a domain.
     *
     * @param team the domain's; null for none
     */
    public String of(Caller caller, @Nullable String team) {
        return of(caller, team, tenancies.tenants(caller));
    }

    static String of(Caller caller, @Nullable String team, List<Tenant> tenants) {
        if (caller.mayEverywhere(Role.OPERATOR)) {
            return EVERYWHERE;
        }
        if (team != null && caller.teams().contains(team)) {
            return TEAM + team;
        }
        return tenants.stream()
                .findFirst()
                .map(tenant -> tenant.isTeam() ? TEAM + tenant.id() : CALLER + URLEncoder.encode(tenant.id(), UTF_8))
                .orElse(EVERYWHERE);
    }

    /** The holder of all changes of a caller; null where it depends on the domain. */
    public @Nullable String ofAll(Caller caller) {
        return caller.mayEverywhere(Role.OPERATOR) || caller.teams().size() <= 1 ? of(caller, null) : null;
    }
}
