package dev.backsource.config.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezesTest {
    private static Caller person(RoleBinding... bindings) {
        return new Caller(CallerKind.PERSON, "p", "Ada", List.of(bindings));
    }

    @Test
    void shouldExemptGlobalAdministratorsOnly() {
        assertThat(Freezes.exempts(person(RoleBinding.everywhere(Role.ADMINISTRATOR))))
                .isTrue();
        assertThat(Freezes.exempts(person(RoleBinding.everywhere(Role.OPERATOR))))
                .isFalse();
        assertThat(Freezes.exempts(person(new RoleBinding(Role.ADMINISTRATOR, "shop", List.of()))))
                .isFalse();
    }

    /** It carries out what it was told before the freeze, such as the next step of something. */
    @Test
    void shouldStopTheServiceItself() {
        assertThat(Freezes.exempts(Caller.SERVICE)).isFalse();
    }

    @Test
    void shouldRefuseWithReasonAuthorAndTime() {
        // When
        var refused = FreezeRefusal.of(new Freeze("incident 4711", Instant.parse("2026-12-01T03:00:00Z"), "Ada", null));

        // Then
        assertThat(refused.kind().status()).isEqualTo(423);
        assertThat(refused.reason())
                .isEqualTo("changes of domains are frozen since 2026-12-01T03:00:00Z by Ada: incident 4711");
        assertThat(FreezeRefusal.of(null).kind()).isEqualTo(FreezeRefusal.FROZEN);
    }
}
