package dev.backsource.edge.findings;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.event.DomainFindings;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import dev.backsource.policy.response.ClientUrl;
import dev.backsource.testing.time.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeenRedirectsTest {
    private static final String BARE = "example.com";
    private static final String WWW = "www.example.com";

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-30T10:00:00Z"));
    private final RoutingTable table = new RoutingTable();
    private final EdgeFindings findings = new EdgeFindings(table, clock);
    private final SeenRedirects redirects = new SeenRedirects(table, findings, clock);

    @BeforeEach
    void serve() {
        List.of(BARE, WWW).forEach(name -> table.apply(domain(name, origin("192.0.2.1", 80)), 1));
    }

    @Test
    void shouldFindALoopThroughTwoDomainsOnceAClientIsBack() {
        // When
        redirected("alice", BARE, "/a?token=secret", "https://www.example.com/a?token=secret");
        redirected("alice", WWW, "/a?token=secret", "//EXAMPLE.com:443/a?token=secret");
        var early = found();
        redirected("alice", BARE, "/a?token=secret", "https://www.example.com/a?token=secret");

        // Then: nobody learns the origin of another domain from it
        assertThat(early).isEmpty();
        assertThat(found()).extracting(DomainFindings::domain).containsExactly(BARE);
        var finding = found().get(0).findings().get(0);
        assertThat(finding.at().text()).isEqualTo("origin 192.0.2.1");
        assertThat(((RedirectLoop) finding.evidence()).steps())
                .containsExactly(
                        new RedirectLoop.Step(
                                "https://example.com/a?", Scheme.HTTP, 80, 301, "https://www.example.com/a?"),
                        new RedirectLoop.Step("https://www.example.com/a?", null, null, 301, "https://example.com/a?"));
        assertThat(finding.detail())
                .isEqualTo("Origin 192.0.2.1 redirects clients over HTTPS in a loop: https://example.com/a? (http to"
                        + " port 80: 301 to https://www.example.com/a?), https://www.example.com/a? (301 to"
                        + " https://example.com/a?).");
    }

    @Test
    void shouldFindAnUrlThatRedirectsToItself() {
        // When
        redirected("alice", BARE, "/", "https://example.com");
        redirected("alice", BARE, "/", "https://example.com");

        // Then
        assertThat(found()).hasSize(1);
    }

    @Test
    void shouldFollowNoMoreStepsThanTheKernel() {
        // When
        IntStream.range(0, 22).forEach(i -> redirected("alice", BARE, "/" + i % 11, "/" + (i + 1) % 11));
        var tooLong = found();
        IntStream.range(0, 20).forEach(i -> redirected("bob", BARE, "/" + i % 10, "/" + (i + 1) % 10));

        // Then
        assertThat(tooLong).isEmpty();
        assertThat(found()).hasSize(1);
    }

    @Test
    void shouldFindALoopBesideManyOtherRedirects() {
        // When: twenty redirects of the same domain by others for each of this client's
        IntStream.range(0, 6).forEach(i -> {
            IntStream.range(0, 20).forEach(j -> redirected("other " + j, BARE, "/" + i, "/elsewhere"));
            redirected("alice", BARE, "/" + i % 2, "/" + (i + 1) % 2);
        });

        // Then
        assertThat(found()).hasSize(1);
    }

    @Test
    void shouldTakeNoSignInForALoop() {
        // When: a visitor is led to the sign-in; who has signed in is led back
        IntStream.range(0, 3).forEach(i -> {
            redirected("visitor", BARE, "/", "/login");
            redirected("signed in", BARE, "/login", "/");
        });

        // Then
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldTakeNoRedirectForALoopThatTheSameCookiesDoNotCloseInTime() {
        // When: one sets a cookie, one leads elsewhere the second time, one comes late, and one redirect is older than
        // the way around
        redirected("a", BARE, "/a", "/a", true);
        redirected("a", BARE, "/a", "/a", true);
        redirected("b", BARE, "/b", "/b");
        redirected("b", BARE, "/b", "/c");
        redirected("c", BARE, "/", "/login");
        redirected("c", BARE, "/login", "/");
        redirected("c", BARE, "/account", "/");
        redirected("d", BARE, "/d", "/d");
        clock.pass(SeenRedirects.LATELY.plusMillis(1));
        redirected("d", BARE, "/d", "/d");
        redirected("e", BARE, "/login", "/");
        clock.pass(Duration.ofSeconds(1));
        redirected("e", BARE, "/", "/login");
        redirected("e", BARE, "/", "/login");

        // Then
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldEndALoopByAnotherResponseOrAnotherRevision() {
        // Given
        redirected("alice", BARE, "/", "https://example.com");
        redirected("alice", BARE, "/", "https://example.com");

        // When
        var at = new RequestedOrigin(BARE, "192.0.2.1", new Target(Scheme.HTTP, 80), null);
        findings.answered(at, true, new ClientUrl(Scheme.HTTPS, BARE, "/other"));
        var other = found();
        findings.answered(at, true, new ClientUrl(Scheme.HTTPS, BARE, "/"));
        var answered = found();
        redirected("alice", BARE, "/", "https://example.com");
        var again = found();
        table.apply(domain(BARE, origin("192.0.2.1", 80)), 2);

        // Then
        assertThat(other).hasSize(1);
        assertThat(answered).isEmpty();
        assertThat(again).hasSize(1);
        assertThat(found()).isEmpty();
    }

    private void redirected(String client, String host, String target, String location) {
        redirected(client, host, target, location, false);
    }

    private void redirected(String client, String host, String target, String location, boolean setsCookie) {
        redirects.seen(new Redirect(
                new ClientUrl(Scheme.HTTPS, host, target),
                RequestDigest.of(client),
                "192.0.2.1",
                new Target(Scheme.HTTP, 80),
                1,
                "x-forwarded-proto",
                301,
                location,
                setsCookie));
    }

    private List<DomainFindings> found() {
        return findings.report("edge-1", domain -> false).findings();
    }
}
