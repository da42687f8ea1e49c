package dev.backsource.health.http;

import static dev.backsource.health.testing.TestDomains.follow;
import static dev.backsource.health.testing.TestDomains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.probe.attempt.ShareOwner;
import dev.backsource.policy.domain.ContentMatcher;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.response.Site;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VisitLimitsTest {
    private final VisitLimits limits = new VisitLimits(20, 1, () -> 0);

    @Test
    void shouldGiveATeamHalfOfThatWhichOthersLeave() {
        assertThat(admitted(Site.Owner.OTHER_TEAM, "one")).isEqualTo(10);
        assertThat(admitted(Site.Owner.OTHER_TEAM, "two")).isEqualTo(5);
    }

    @Test
    void shouldTakeAllDomainsWithoutATeamForOneVisitor() {
        assertThat(admitted(Site.Owner.OTHER_TEAM, null)).isEqualTo(10);
    }

    @Test
    void shouldKeepAShareForTheVisitedDomainsOwnTeam() {
        // Given
        IntStream.range(0, 10).forEach(team -> admitted(Site.Owner.OTHER_TEAM, "team" + team));

        // Then
        assertThat(admitted(Site.Owner.SAME_TEAM, "own")).isEqualTo(10);
    }

    /** The visits of as many domains of {@code team} as want any. */
    private long admitted(Site.Owner owner, @Nullable String team) {
        var domain = follow("www.example.com", origin(OriginAddress.parse("192.0.2.1"), 80));
        var site = new Site(
                domain,
                new ContentMatcher(domain.dynamicAcceleration()),
                domain.origins().get(0),
                owner);
        return IntStream.range(0, 100)
                .mapToObj(i -> ShareOwner.of(new DomainName("d" + i + ".example.net"), team))
                .filter(visitor -> limits.admits(site, visitor))
                .count();
    }
}
