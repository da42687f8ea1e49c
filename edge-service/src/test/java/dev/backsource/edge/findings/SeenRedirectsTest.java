package dev.backsource.edge.findings;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.event.DomainFindings;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import dev.backsource.policy.response.ClientUrl;
import dev.backsource.testing.time.TurnedClock;
import java.lang.management.ManagementFactory;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeenRedirectsTest {
    private static final String BARE = "example.com";
    private static final String WWW = "www.example.com";
    private static final Instant FETCHED = Instant.parse("2026-11-30T07:00:00Z");

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-30T10:00:00Z"));
    private final RoutingTable table = new RoutingTable();
    private final EdgeFindings findings = new EdgeFindings(table, clock);
    private final SeenRedirects redirects = new SeenRedirects(table, findings, clock);

    @BeforeEach
    void serve() {
        List.of(BARE, WWW).forEach(name -> table.apply(domain(name, origin("192.0.2.1", 80)), 1));
    }

    @Test
    void shouldFindALoopThroughTwoDomainsOnceAClientHasGoneRoundTwice() {
        // When
        redirected("alice", BARE, "/a;id=1?token=secret", "https://www.example.com/a;id=1?token=secret");
        redirected("alice", WWW, "/a;id=1?token=secret", "//EXAMPLE.com:443/a;id=1?token=secret");
        redirected("alice", BARE, "/a;id=1?token=secret", "https://www.example.com/a;id=1?token=secret");
        var early = found();
        redirected("alice", WWW, "/a;id=1?token=secret", "//EXAMPLE.com:443/a;id=1?token=secret");

        // Then: nobody learns from it what happens at another domain
        assertThat(early).isEmpty();
        assertThat(found()).extracting(DomainFindings::domain).containsExactlyInAnyOrder(BARE, WWW);
        var finding = of(BARE);
        assertThat(finding.at().text()).isEqualTo("origin 192.0.2.1");
        assertThat(((RedirectLoop) finding.evidence()).steps())
                .containsExactly(
                        new RedirectLoop.Step(
                                "https://example.com/a;?", Scheme.HTTP, 80, 301, "https://www.example.com/a;?"),
                        new RedirectLoop.Step("https://www.example.com", null, null, null, "https://example.com/a;?"));
        assertThat(finding.detail())
                .isEqualTo("Origin 192.0.2.1 redirects clients over HTTPS in a loop: https://example.com/a;? (http to"
                        + " port 80: 301 to https://www.example.com/a;?), https://www.example.com (to"
                        + " https://example.com/a;?).");
    }

    @Test
    void shouldShowNothingButTheHostsOfStepsBetweenOtherDomains() {
        // Given
        table.apply(domain("sso.example", origin("192.0.2.9", 80)), 1);

        // When
        IntStream.range(0, 2).forEach(i -> {
            redirected("alice", BARE, "/", "https://sso.example/users/42");
            redirected("alice", "sso.example", "/users/42", "https://www.example.com/inner");
            redirected("alice", WWW, "/inner", "https://example.com/");
        });

        // Then
        assertThat(((RedirectLoop) of(BARE).evidence()).steps().get(1))
                .isEqualTo(new RedirectLoop.Step("https://sso.example", null, null, null, "https://www.example.com"));
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
        IntStream.range(0, 33).forEach(i -> redirected("alice", BARE, "/" + i % 11, "/" + (i + 1) % 11));
        var tooLong = found();
        IntStream.range(0, 20).forEach(i -> redirected("bob", BARE, "/" + i % 10, "/" + (i + 1) % 10));

        // Then
        assertThat(tooLong).isEmpty();
        assertThat(found()).hasSize(1);
    }

    @Test
    void shouldFindALoopBesideManyOtherRedirectsOfAnotherSite() {
        // Given
        var full = new SeenRedirects(table, findings, clock, 1);
        IntStream.range(0, 10)
                .forEach(i -> table.apply(domain("d" + i + ".other.example", origin("192.0.2.1", 80)), 1));

        // When: its domains want all places that there are, again and again
        IntStream.range(0, 4).forEach(i -> {
            IntStream.range(0, 1_000)
                    .forEach(j -> full.seen(
                            client("other " + j, "", "d" + j % 10 + ".other.example", "/" + i, "/elsewhere", false)));
            full.seen(client("alice", "", BARE, "/" + i % 2, "/" + (i + 1) % 2, false));
            clock.pass(Duration.ofSeconds(1));
        });

        // Then
        assertThat(found()).hasSize(1);
    }

    @Test
    void shouldFindALoopAcrossHostsThatHaveDifferentCookies() {
        // When: a cookie of www alone
        IntStream.range(0, 2).forEach(i -> {
            redirects.seen(client("alice", "", BARE, "/", "https://www.example.com/", false));
            redirects.seen(client("alice", "sid=1", WWW, "/", "https://example.com/", true));
        });

        // Then: and one that is renewed with each response
        assertThat(found()).hasSize(2);
    }

    @Test
    void shouldTakeNoSignInForALoop() {
        // When: visitors are led to the sign-in; who has signed in is led back; and one signs in with the session that
        // it had, signs out, and is led to the sign-in again
        IntStream.range(0, 3).forEach(i -> {
            redirected("visitor", BARE, "/", "/login");
            redirected("signed in", BARE, "/login", "/");
        });
        redirected("monitor", BARE, "/app", "/login");
        redirected("monitor", BARE, "/login", "/app");
        redirected("monitor", BARE, "/app", "/login");

        // Then
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldTakeNoRedirectForALoopThatTheSameCookiesDoNotCloseInTime() {
        // When: one checks for cookies, one has others the second time, one leads elsewhere the second time, one comes
        // late, and one redirect is older than the way around
        IntStream.range(0, 3).forEach(i -> redirects.seen(client("a", "", BARE, "/a", "/a", true)));
        redirects.seen(client("f", "", BARE, "/f", "/f", false));
        redirects.seen(client("f", "sid=1", BARE, "/f", "/f", false));
        redirected("b", BARE, "/b", "/b");
        redirected("b", BARE, "/b", "/c");
        redirected("d", BARE, "/d", "/d");
        clock.pass(SeenRedirects.LATELY.plusMillis(1));
        redirected("d", BARE, "/d", "/d");
        redirected("e", BARE, "/login", "/");
        redirected("e", BARE, "/login", "/");
        clock.pass(Duration.ofSeconds(1));
        redirected("e", BARE, "/", "/login");
        redirected("e", BARE, "/", "/login");

        // Then
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldEndALoopInAllOfItsDomainsOnceItsClientGetsOn() {
        // Given
        IntStream.range(0, 2).forEach(i -> {
            redirected("alice", BARE, "/", "https://www.example.com");
            redirected("alice", WWW, "/", "https://example.com");
        });

        // When: other clients get on; responses say nothing; one leads on in the circle; and another URL responds
        answered("bob", WWW, "/", 200, null);
        List.of(304, 429, 503).forEach(status -> answered("alice", WWW, "/", status, null));
        answered("alice", WWW, "/", 301, "https://example.com/");
        answered("alice", WWW, "/other", 200, null);
        findings.answered(at(WWW), true, null);
        var still = found();
        answered("alice", WWW, "/", 302, "/elsewhere");

        // Then
        assertThat(still).hasSize(2);
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldEndALoopByAnotherRevisionOrWithoutFurtherMeasurements() {
        // Given
        redirected("alice", BARE, "/", "https://example.com");
        redirected("alice", BARE, "/", "https://example.com");

        // When
        clock.pass(EdgeFindings.LOOP_KEPT);
        var kept = found();
        clock.pass(Duration.ofMillis(1));
        var late = found();
        IntStream.range(0, 2).forEach(i -> redirected("alice", BARE, "/", "https://example.com"));
        var again = found();
        table.apply(domain(BARE, origin("192.0.2.1", 80)), 2);

        // Then
        assertThat(kept).hasSize(1);
        assertThat(late).isEmpty();
        assertThat(again).hasSize(1);
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldFindALoopOfRedirectsThatWereStoredLongAgo() {
        // Given
        var bare = stored(BARE, "/", "https://www.example.com/");
        var www = stored(WWW, "/", "https://example.com/");
        clock.pass(Duration.ofHours(1));

        // When: no redirect is known to be in a loop before its target was requested
        List.of(bare, www, bare, www).forEach(step -> served(step, "alice"));
        var early = found();
        served(bare, "alice");

        // Then
        assertThat(early).isEmpty();
        assertThat(found()).extracting(DomainFindings::domain).containsExactlyInAnyOrder(BARE, WWW);
    }

    @Test
    void shouldFindALoopOfWhichOneRedirectIsStored() {
        // Given
        var bare = stored(BARE, "/", "https://www.example.com/");

        // When
        IntStream.range(0, 3).forEach(i -> {
            served(bare, "alice");
            redirected("alice", WWW, "/", "https://example.com/");
        });

        // Then
        assertThat(found()).hasSize(2);
    }

    @Test
    void shouldFindALoopOfOneVariantWhileOthersLeadElsewhere() {
        // Given
        var german = stored(BARE, "/", "/de");
        var back = stored(BARE, "/de", "/");
        var others = IntStream.range(0, 7)
                .mapToObj(i -> stored(BARE, "/", "/language/" + i))
                .toList();

        // When
        IntStream.range(0, 3).forEach(i -> {
            served(german, "alice");
            others.forEach(other -> served(other, "bob"));
            served(back, "alice");
            others.forEach(other -> served(other, "bob"));
        });

        // Then
        assertThat(found()).hasSize(1);
    }

    @Test
    void shouldFindALoopThroughAUrlThatRedirectsOthersElsewhereWithoutStorage() {
        // Given
        var back = stored(BARE, "/de", "/");

        // When
        IntStream.range(0, 3).forEach(i -> {
            redirected("alice", BARE, "/", "/de");
            redirected("bob " + i, BARE, "/", "/en");
            served(back, "alice");
        });

        // Then
        assertThat(found()).hasSize(1);
    }

    @Test
    void shouldFindALoopOnceItsRedirectsWereSeenTogetherWhateverTakesTheirPlaces() {
        // Given
        var german = stored(BARE, "/", "/de");
        var back = stored(BARE, "/de", "/");
        var others = IntStream.range(0, 40)
                .mapToObj(i -> stored(BARE, "/", "/language/" + i))
                .toList();
        List.of(german, back, german).forEach(step -> served(step, "bob"));

        // When
        IntStream.range(0, 2).forEach(i -> {
            served(german, "alice");
            others.forEach(other -> served(other, "others"));
            clock.pass(Duration.ofSeconds(5));
            served(back, "alice");
        });

        // Then
        assertThat(found()).hasSize(1);
    }

    @Test
    void shouldSayOfTheDomainsStoredRedirectsThatTheyAreStored() {
        // Given: the origin has been asked for www alone since
        var bare = stored(BARE, "/", "https://www.example.com/");

        // When
        IntStream.range(0, 3).forEach(i -> {
            served(bare, "alice");
            redirected("alice", WWW, "/", "https://example.com/");
        });

        // Then
        assertThat(((RedirectLoop) of(BARE).evidence()).storedAt()).isEqualTo(FETCHED);
        assertThat(of(BARE).remedy()).contains("purge");
        assertThat(((RedirectLoop) of(WWW).evidence()).storedAt()).isNull();
    }

    @Test
    void shouldFindALoopBesideAStoredRedirectToAPageThatManyClientsGet() {
        // Given
        var page = stored(BARE, "/", "https://www.example.com/");
        var loop = stored(BARE, "/loop", "/loop");

        // When
        served(loop, "alice");
        IntStream.range(0, 1_000)
                .forEach(i -> redirects.served(page, FETCHED.toEpochMilli(), () -> {
                    throw new AssertionError("asked");
                }));
        served(loop, "alice");

        // Then
        assertThat(found()).hasSize(1);
    }

    @Test
    void shouldFindNoLoopThroughARedirectThatTheCacheHasNoLonger() {
        // Given
        var bare = stored(BARE, "/", "https://www.example.com/");
        var www = stored(WWW, "/", "https://example.com/");
        List.of(bare, www, bare, www).forEach(step -> served(step, "alice"));

        // When
        www.end();
        served(bare, "alice");

        // Then
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldEndALoopWithTheRedirectThatWasFetchedBeforeTheOneThatIsMeasured() {
        // Given: the one measured repeats a stored one, and takes its place in the cache afterwards
        var first = stored(BARE, "/", "https://example.com/");
        redirected("alice", BARE, "/", "https://example.com/");
        var again = redirects.seen(client("alice", "", BARE, "/", "https://example.com/", false));
        again.replace(first);

        // When
        var before = found();
        again.end();

        // Then
        assertThat(before).hasSize(1);
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldKeepOfALoopNoRedirectWithItsTexts() {
        assertThat(FoundOfDomain.Circle.class.getRecordComponents())
                .extracting(RecordComponent::getGenericType)
                .noneMatch(type -> type.getTypeName().matches(".*RedirectStep(>|,|$).*|.*ClientUrl.*"));
    }

    @Test
    void shouldKeepALoopWhenAnotherRedirectIsPurgedOnItsWayToAClient() {
        // Given
        var loop = stored(BARE, "/a", "/a");
        var purged = stored(BARE, "/b", "/b");
        List.of(loop, loop).forEach(step -> served(step, "alice"));
        clock.pass(Duration.ofSeconds(2));

        // When
        served(purged, "bob");
        purged.end();
        served(purged, "bob");

        // Then
        assertThat(found()).hasSize(1);
    }

    @Test
    void shouldMakeNothingOfALoopThatWasMeasuredAMomentAgo() {
        // Given
        var names = IntStream.range(0, 10).mapToObj(i -> "d" + i + ".example").toList();
        names.forEach(name -> table.apply(domain(name, origin("192.0.2.1", 80)), 1));
        var steps = IntStream.range(0, 10)
                .mapToObj(i -> stored(names.get(i), "/", "https://" + names.get((i + 1) % 10) + "/"))
                .toList();
        IntStream.range(0, 4).forEach(i -> steps.forEach(step -> served(step, "alice")));
        var visit = new Visit(visitor("alice", ""), 1, "x-forwarded-proto", false);
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = thread.getCurrentThreadAllocatedBytes();

        // When
        IntStream.range(0, 100)
                .forEach(i -> steps.forEach(step -> redirects.served(step, FETCHED.toEpochMilli(), () -> visit)));
        var bytesOfAHit = (thread.getCurrentThreadAllocatedBytes() - before) / 1_000;

        // Then: the circle and its steps for ten domains would have several KB
        assertThat(found()).hasSize(10);
        assertThat(bytesOfAHit).isLessThan(2_000);
    }

    @Test
    void shouldWeighTheNamesOfAStoredRedirect() {
        // Given
        var longName = "a".repeat(60) + ".example.com";
        table.apply(domain(longName, origin("192.0.2.1", 80)), 1);

        // Then
        assertThat(stored(longName, "/", "https://" + longName).weight())
                .isEqualTo(stored(BARE, "/", "https://" + BARE).weight() + 2 * 61);
    }

    @Test
    void shouldAskForTheClientOfNoRedirectThatLeadsElsewhere() {
        redirects.seen(new Redirect(
                new ClientUrl(Scheme.HTTPS, BARE, "/"),
                () -> {
                    throw new AssertionError("asked");
                },
                "192.0.2.1",
                new Target(Scheme.HTTP, 80),
                301,
                "https://elsewhere.example/"));
        assertThat(found()).isEmpty();
    }

    private void answered(String client, String host, String target, int status, @Nullable String location) {
        var url = new ClientUrl(Scheme.HTTPS, host, target);
        findings.answered(at(host), true, new Answer(url, status, location, () -> visitor(client, "sid=2")));
    }

    private static RequestedOrigin at(String host) {
        return new RequestedOrigin(host, "192.0.2.1", new Target(Scheme.HTTP, 80), null, 1);
    }

    private void redirected(String client, String host, String target, String location) {
        redirects.seen(client(client, "", host, target, location, false));
    }

    /** A redirect that was fetched in the background. */
    private RedirectStep stored(String host, String target, String location) {
        var url = new ClientUrl(Scheme.HTTPS, host, target);
        return redirects.seen(new Redirect(url, null, "192.0.2.1", new Target(Scheme.HTTP, 80), 301, location));
    }

    private void served(RedirectStep step, String client) {
        redirects.served(
                step, FETCHED.toEpochMilli(), () -> new Visit(visitor(client, ""), 1, "x-forwarded-proto", false));
    }

    private static Redirect client(
            String client, String cookie, String host, String target, String location, boolean setsCookie) {
        return new Redirect(
                new ClientUrl(Scheme.HTTPS, host, target),
                () -> new Visit(visitor(client, cookie), 1, "x-forwarded-proto", setsCookie),
                "192.0.2.1",
                new Target(Scheme.HTTP, 80),
                301,
                location);
    }

    private static Visitor visitor(String client, String cookie) {
        return new Visitor(RequestDigest.of(client), RequestDigest.of(cookie), !cookie.isEmpty());
    }

    private Finding of(String domain) {
        return found().stream()
                .filter(found -> found.domain().equals(domain))
                .findFirst()
                .orElseThrow()
                .findings()
                .get(0);
    }

    private List<DomainFindings> found() {
        return findings.report("edge-1", clock.instant(), domain -> false).findings();
    }
}
