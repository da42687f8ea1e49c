package dev.backsource.config.masschange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.places.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MassChangeHoldersTest {
    private static final List<Tenant> TEAM = List.of(new Tenant("a", true), new Tenant("b", true));
    private static final List<Tenant> MAKER = List.of(new Tenant("https://id.example.net#Ada L.", false));

    @Test
    void shouldCountTheCallersOfATeamTogether() {
        // Given
        var one = caller(ofTeam("a"), ofTeam("b"));

        // When, Then
        assertThat(MassChangeHolders.of(one, "b", TEAM)).isEqualTo("team/b");
        assertThat(MassChangeHolders.of(one, "another", TEAM)).isEqualTo("team/a");
        assertThat(MassChangeHolders.of(one, null, TEAM)).isEqualTo("team/a");
    }

    /** New callers count for the one that created them. */
    @Test
    void shouldCountACallerWithoutATeamForItsMaker() {
        assertThat(MassChangeHolders.of(caller(), "a", MAKER))
                .isEqualTo("caller/https%3A%2F%2Fid.example.net%23Ada+L.");
    }

    @Test
    void shouldCountAllOperatorsOfAllDomainsTogether() {
        assertThat(MassChangeHolders.of(caller(RoleBinding.everywhere(Role.OPERATOR), ofTeam("a")), "a", TEAM))
                .isEqualTo("*");
        assertThat(MassChangeHolders.of(Caller.SERVICE, "a", List.of())).isEqualTo("*");
    }

    private static RoleBinding ofTeam(String team) {
        return new RoleBinding(Role.OPERATOR, team, List.of());
    }

    private static Caller caller(RoleBinding... bindings) {
        return new Caller(CallerKind.PROGRAM, "id", "name", List.of(bindings));
    }
}
