package dev.backsource.config.access.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProviderPeopleTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final ProviderPerson JANE =
            new ProviderPerson(SampleSettings.ISSUER + "#4711", "jane", List.of("cdn", "other"));

    private final ProviderPeople people = new ProviderPeople(SampleSettings.with(Map.of("roles.cdn", "operator")));

    @Test
    void shouldWorkOutRolesByTheSettingsOfNow() {
        var caller = Objects.requireNonNull(people.caller(JANE));
        var later = new ProviderPeople(SampleSettings.with(Map.of("roles.other", "viewer")));

        assertThat(caller.kind()).isEqualTo(CallerKind.PERSON);
        assertThat(caller.bindings()).containsExactly(RoleBinding.everywhere(Role.OPERATOR));
        assertThat(Objects.requireNonNull(later.caller(JANE)).bindings())
                .containsExactly(RoleBinding.everywhere(Role.VIEWER));
    }

    @Test
    void shouldKnowNobodyOfAnotherIssuer() {
        var other = new ProviderPerson(SampleSettings.ISSUER + "2#4711", "jane", List.of("cdn"));

        assertThat(people.caller(other)).isNull();
        assertThat(new ProviderPeople(SampleSettings.none()).caller(JANE)).isNull();
    }

    @Test
    void shouldTakePasswordsWhereThereIsNoProviderOrTheyAreKept() {
        assertThat(people.takePasswords()).isFalse();
        assertThat(new ProviderPeople(SampleSettings.none()).takePasswords()).isTrue();
        assertThat(new ProviderPeople(SampleSettings.with(Map.of("passwords", "true"))).takePasswords())
                .isTrue();
    }

    @Test
    void shouldKeepSoManyGroupsAndThoseThatStandForSomething() {
        var claims = new TokenClaims(people, SampleSettings.with(Map.of()));
        var groups = new ArrayList<>(Collections.nCopies(3, "same"));
        for (var i = 0; i < 500; i++) {
            groups.add("group " + i);
        }
        groups.addAll(List.of("cdn", "two\nlines", "x".repeat(300), ""));

        var person = claims.person(SampleSettings.ISSUER, Map.of("sub", "4711", "groups", groups));

        assertThat(person.groups())
                .hasSize(100)
                .startsWith("cdn", "same")
                .doesNotHaveDuplicates()
                .doesNotContain("two\nlines", "");
        assertThat(person.name()).isEqualTo("4711");
    }

    @Test
    void shouldFindGroupsInObjectsAndUnderNamesWithSlashes() {
        var inside = new TokenClaims(people, SampleSettings.with(Map.of("groups-claim", "realm_access/roles")));
        var named = new TokenClaims(people, SampleSettings.with(Map.of("groups-claim", "https://cdn.example/g")));

        assertThat(inside.person("i", Map.of("sub", "1", "realm_access", Map.of("roles", List.of("cdn"))))
                        .groups())
                .containsExactly("cdn");
        assertThat(named.person("i", Map.of("sub", "1", "https://cdn.example/g", "cdn"))
                        .groups())
                .containsExactly("cdn");
        assertThat(inside.person("i", Map.of("sub", "1", "realm_access", List.of(1)))
                        .groups())
                .isEmpty();
    }

    @Test
    void shouldKnowWhoCameWithATokenUntilItExpires() {
        var bearers = new TokenBearers(people, Clock.fixed(NOW, ZoneOffset.UTC));
        var caller = Objects.requireNonNull(people.caller(JANE));
        bearers.note(JANE, NOW.minus(Duration.ofSeconds(59)));
        var live = bearers.now(caller);
        bearers.note(JANE, NOW.minus(Duration.ofSeconds(61)));

        assertThat(live).isEqualTo(caller);
        assertThat(bearers.now(caller)).isNull();
        assertThat(bearers.now(new Caller(CallerKind.PERSON, "other", "jane", List.of())))
                .isNull();
    }
}
