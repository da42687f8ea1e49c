package dev.backsource.config.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.limits.RateLimit;
import dev.backsource.config.access.places.Tenant;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TenantLimitTest {
    private static final int HOUR = 3_600;

    private final TenantLimit limit = new TenantLimit(
            Objects.requireNonNull(RateLimit.of("tenant-batches", 1, Duration.ofSeconds(HOUR), 8, 100, () -> 0)),
            caller ->
                    caller.teams().stream().map(team -> new Tenant(team, true)).toList(),
            new SimpleMeterRegistry());

    @Test
    void shouldLetATeamAskForSoMuchHoweverManyKeysItHas() {
        // When
        var passed = Stream.iterate(0, i -> i + 1)
                .limit(20)
                .filter(i -> limit.count(caller("shop", "key" + i), 1) == null)
                .count();
        var refused = Objects.requireNonNull(limit.count(caller("shop", "another"), 1));

        // Then
        assertThat(passed).isEqualTo(8);
        assertThat(refused.problem().detail())
                .contains("tenant-batches allows 8", "for the team shop, all keys and people together");
        assertThat(refused.headers()).containsKey("retry-after");
        assertThat(limit.count(caller("blog", "other"), 8)).isNull();
        assertThat(limit.count(administrator(), 100)).isNull();
    }

    private static Caller caller(String team, String id) {
        return new Caller(CallerKind.PROGRAM, id, id, List.of(new RoleBinding(Role.OPERATOR, team, List.of())));
    }

    private static Caller administrator() {
        return new Caller(CallerKind.PROGRAM, "root", "root", List.of(RoleBinding.everywhere(Role.ADMINISTRATOR)));
    }
}
