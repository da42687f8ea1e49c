package dev.backsource.health.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.probe.TestProbeSettings;
import dev.backsource.health.probe.attempt.AddressLimits;
import dev.backsource.health.probe.attempt.CertificateCheck;
import dev.backsource.health.probe.attempt.OriginConnections;
import dev.backsource.health.probe.attempt.ProbedAddresses;
import dev.backsource.health.probe.attempt.ShareOwner;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.ForwardedProto;
import dev.backsource.policy.finding.HttpFailed;
import dev.backsource.policy.finding.HttpUnavailable;
import dev.backsource.policy.finding.HttpsOnly;
import dev.backsource.policy.finding.InsecureLinks;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.finding.SchemesDiffer;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.StandardPorts;
import dev.backsource.policy.response.DomainLookup;
import dev.backsource.policy.response.DomainLookup.Registered;
import dev.backsource.policy.response.DomainLookup.Unregistered;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Inquiries of origins on real sockets. */
class HttpInquiriesTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Origin ORIGIN = new Origin(new OriginAddress("127.0.0.1"), 80, OriginPriority.PRIMARY, 10);
    private static final Place AT = new Place(ORIGIN.address(), null, null);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final String LATE = "no response in time (port 80)";
    private static final String PAGE = "Content-Type: text/html\r\n";

    private static final ScriptedOrigin SERVER = new ScriptedOrigin(VERTX);
    private static final OriginAccess LOOPBACK = OriginAccess.of(List.of("127.0.0.0/8"), List.of(), List.of());
    private static final ShareOwner OWNER = new ShareOwner("shop", null);
    private static final HttpInquiries INQUIRIES = inquiries(LOOPBACK, LONG);

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldFindTheLoopOfAnOriginThatRedirectsToHttpsUnderHttp() {
        // Given
        BiConsumer<NetSocket, String> script =
                (socket, head) -> end(socket, socket.isSsl() ? ok("", "") : redirect("https://www.example.com/"));

        // When
        var found = all(domain("www.example.com", RedirectType.HTTP), script);

        // Then
        assertThat(found)
                .containsExactly(Found.of(
                        FindingKind.REDIRECT_LOOP,
                        AT,
                        new RedirectLoop(
                                List.of(Scheme.HTTP, Scheme.HTTPS),
                                List.of(
                                        step("http://www.example.com/", "https://www.example.com/"),
                                        step("https://www.example.com/", "https://www.example.com/")),
                                List.of(RedirectType.FOLLOW, RedirectType.HTTPS),
                                List.of(),
                                "x-forwarded-proto")));
    }

    /** While the registered domains aren't read yet, and config-service knows of none below the wildcard. */
    @Test
    void shouldFollowRedirectsToOtherNamesOfAWildcardOnlyWhereNoneIsADomainOfItsOwn() {
        // Given
        var domain = domain("*.example.com", RedirectType.HTTP);
        var inquiries = inquiries(LOOPBACK, LONG, host -> Unregistered.UNKNOWN, new VisitLimits(20, 1, () -> 0));
        BiConsumer<NetSocket, String> script = (socket, head) -> end(
                socket,
                redirect(head.contains("Host: www.") ? "https://app.example.com/" : "https://www.example.com/"));

        // When
        var unknown = findings(inquiries, domain, false, script);
        var throughNames = findings(inquiries, domain, true, script);

        // Then
        assertThat(unknown.found()).isEmpty();
        assertThat(unknown.remark()).contains("still reading the registered domains");
        assertThat(throughNames.found()).extracting(Found::kind).containsExactly(FindingKind.REDIRECT_LOOP);
    }

    @Test
    void shouldFollowRedirectsThroughAnotherTeamsDomainButTellNoMoreOfItThanClientsSee() {
        // Given
        var apex = domain("example.com", RedirectType.HTTPS);
        var www = domain("www.example.com", RedirectType.HTTPS);
        var inquiries = inquiries(
                LOOPBACK,
                LONG,
                host -> host.equals("example.com") ? new Registered(apex, "one") : new Registered(www, "two"),
                new VisitLimits(1, 0.001, () -> 0));
        BiConsumer<NetSocket, String> script = (socket, head) -> end(
                socket, redirect("https://" + (head.contains("Host: www.") ? "" : "www.") + "example.com/?session=1"));

        // When
        var found = findings(inquiries, apex, script);
        var heads = SERVER.heads().size();
        var refused = findings(inquiries, apex, script);

        // Then the loop is independent of the redirect type
        assertThat(found.found()).extracting(Found::kind).containsExactly(FindingKind.REDIRECT_LOOP);
        var loop = (RedirectLoop) found.found().get(0).measured().evidence();
        assertThat(loop.working()).isEmpty();
        assertThat(loop.steps())
                .filteredOn(step -> step.url().contains("www."))
                .isNotEmpty()
                .allMatch(step -> step.port() == null && step.scheme() == null);
        assertThat(loop.steps().toString()).doesNotContain("session");
        assertThat(heads).isLessThanOrEqualTo(10);

        // Then the other domain's share is used up
        assertThat(refused.found()).isEmpty();
        assertThat(refused.gap()).isNull();
        assertThat(refused.remark())
                .isEqualTo("a redirect leads to www.example.com, which doesn't end it: too many redirects lead there;"
                        + " try again in a minute");
    }

    /** Whatever it does, its owner's faults are not those of a domain that redirects there. */
    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 503 No, which doesn't end it: status 503",
        "HTTP/1.1 429 No, which doesn't end it: status 429",
        "'', which doesn't end it: no response",
    })
    void shouldHaveNoGapWhereOnlyAnotherDomainDoesNotRespond(String status, String remark) {
        // Given
        var apex = domain("example.com", RedirectType.HTTPS);
        var www = domain("www.example.com", RedirectType.HTTPS);
        var inquiries = between(apex, www);

        // When
        var found = findings(
                inquiries,
                apex,
                (socket, head) -> end(
                        socket,
                        head.contains("Host: www.") ? status + "\r\n\r\n" : redirect("https://www.example.com/")));
        var own = findings(inquiries, apex, (socket, head) -> end(socket, status + "\r\n\r\n"));

        // Then
        assertThat(found.gap()).isNull();
        assertThat(found.remark()).endsWith(remark);
        assertThat(own.gap()).isNotNull();
        assertThat(own.remark()).isNull();
    }

    /** A slow one would take the time of the domain's own responses. */
    @Test
    void shouldAskAnotherDomainAfterAllThatTheDomainItselfIsAsked() {
        // Given the other domain, which only clients over HTTP are redirected to, doesn't respond
        var apex = domain("example.com", RedirectType.FOLLOW);
        var www = domain("www.example.com", RedirectType.FOLLOW);
        var inquiries = between(apex, www);

        // When
        var found = findings(inquiries, apex, (socket, head) -> {
            var own = socket.isSsl() ? ok("", "") : redirect("http://www.example.com/");
            end(socket, head.contains("Host: www.") ? "" : own);
        });

        // Then
        assertThat(found.gap()).isNull();
        assertThat(found.remark()).contains("www.example.com");
        assertThat(SERVER.heads())
                .extracting(head -> head.contains("Host: www."))
                .containsExactly(false, false, true);
    }

    @Test
    void shouldTakeALoopOfTheDomainsOwnUrlsForEndedByARedirectBeyondIt() {
        // Given another domain, which doesn't respond
        var apex = domain("example.com", RedirectType.HTTPS);
        var www = domain("www.example.com", RedirectType.HTTPS);
        var inquiries = between(apex, www);
        SERVER.becomes(
                (socket, head) -> end(socket, head.contains("Host: www.") ? "" : redirect("https://www.example.com/")));

        // Then
        for (var isOwn : List.of(true, false)) {
            assertThat(inquiries
                            .watched(apex, OWNER, ORIGIN, LONG, new Wanted(false, false, isOwn))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(WatchVerdicts.ofLoop(isOwn ? FaultVerdict.NONE : FaultVerdict.UNKNOWN));
        }
    }

    @Test
    void shouldCompareNoSchemesOfALoop() {
        // When
        var looping = watched(RedirectType.FOLLOW, true, (socket, head) -> end(socket, redirect("/")));

        // Then
        assertThat(looping.byKind().get(FindingKind.REDIRECT_LOOP).found()).hasSize(1);
        assertThat(looping.byKind())
                .containsEntry(FindingKind.SCHEMES_DIFFER, FaultVerdict.UNKNOWN)
                .containsEntry(FindingKind.STRICT_TRANSPORT_SECURITY, FaultVerdict.UNKNOWN);
        assertThat(looping.areKnown()).isFalse();
    }

    @Test
    void shouldCompareTheSchemesOfADomainUnderFollowInTheWatch() {
        // Given
        BiConsumer<NetSocket, String> script = (socket, head) ->
                end(socket, ok(PAGE, socket.isSsl() ? "<title>Welcome</title>" : "<title>Shop</title>"));

        // When
        var follow = watched(RedirectType.FOLLOW, true, script);
        var https = watched(RedirectType.HTTPS, true, script);
        var loopsOnly = watched(RedirectType.FOLLOW, false, script);

        // Then
        assertThat(follow.byKind().get(FindingKind.SCHEMES_DIFFER).found()).hasSize(1);
        assertThat(follow.byKind()).containsEntry(FindingKind.REDIRECT_LOOP, FaultVerdict.NONE);
        assertThat(https.byKind()).containsEntry(FindingKind.SCHEMES_DIFFER, FaultVerdict.NONE);
        assertThat(loopsOnly).isEqualTo(WatchVerdicts.ofLoop(FaultVerdict.NONE));
    }

    @Test
    void shouldFindAnOriginThatHasBrowsersUseHttpsOnlyWhileItServesHttpClients() {
        // Given
        BiConsumer<NetSocket, String> script = (socket, head) ->
                end(socket, ok("Strict-Transport-Security: max-age=86400; includeSubDomains\r\n", ""));
        var domain = domain("www.example.com", RedirectType.FOLLOW);
        var own = domain.with(
                Part.CLIENT_TLS,
                ClientTls.DEFAULT.withStrictTransportSecurity(new StrictTransportSecurity(0, false, false)));

        // When
        var found = all(domain, script);

        // Then
        assertThat(found)
                .containsExactly(Found.of(
                        FindingKind.STRICT_TRANSPORT_SECURITY,
                        AT,
                        new HttpsOnly("https://www.example.com/", 86_400, true, 200, false)));
        assertThat(all(own, script)).isEmpty();
        assertThat(watched(RedirectType.FOLLOW, true, script).byKind().get(FindingKind.STRICT_TRANSPORT_SECURITY))
                .isEqualTo(FaultVerdict.of(found));
    }

    private static WatchVerdicts watched(RedirectType type, boolean schemes, BiConsumer<NetSocket, String> script) {
        SERVER.becomes(script);
        return INQUIRIES
                .watched(domain("www.example.com", type), OWNER, ORIGIN, LONG, new Wanted(false, schemes, false))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Test
    void shouldFindTheFieldThatAnOriginHeeds() {
        // Given
        BiConsumer<NetSocket, String> script = (socket, head) ->
                end(socket, head.contains("x-scheme: https\r\n") ? ok("", "") : redirect("https://www.example.com/"));

        // When
        var found = all(domain("www.example.com", RedirectType.FOLLOW), script);

        // Then
        assertThat(found)
                .extracting(Found::kind)
                .containsExactly(FindingKind.REDIRECT_LOOP, FindingKind.FORWARDED_PROTO);
        assertThat(found.get(1).measured().evidence())
                .isEqualTo(new ForwardedProto("x-forwarded-proto", "x-scheme", true));
    }

    @Test
    void shouldFindDifferentSitesAndLinksThatLeaveHttps() {
        // Given
        BiConsumer<NetSocket, String> script = (socket, head) -> end(
                socket,
                socket.isSsl()
                        ? ok(PAGE, "<title>Other</title><script src='http://www.example.com/a.js'></script>")
                        : ok(PAGE, "<title>Shop</title>"));

        // When
        var found = all(domain("www.example.com", RedirectType.FOLLOW), script);

        // Then
        assertThat(found)
                .extracting(Found::kind)
                .containsExactly(FindingKind.SCHEMES_DIFFER, FindingKind.INSECURE_LINKS);
        assertThat(((SchemesDiffer) found.get(0).measured().evidence()).https().title())
                .isEqualTo("Other");
        assertThat(((InsecureLinks) found.get(1).measured().evidence()).count()).isOne();
    }

    @Test
    void shouldSendTheNamesAndFieldsOfEdgesAndNothingElse() {
        // Given
        var domain = domain("*.example.com", RedirectType.HTTPS)
                .with(
                        Part.ORIGIN_REQUEST,
                        OriginRequest.DEFAULT
                                .withHost("inner.example.net:8080")
                                .withProbePath("/health?a=b")
                                .withForwardedProtoField("Front-End-Https"));

        // When
        all(domain, (socket, head) -> end(socket, ok("", "")));

        // Then
        assertThat(SERVER.heads())
                .containsExactly(
                        head("front-end-https: off", "inner.example.net:8080", "/health?a=b"),
                        head("front-end-https: on", "inner.example.net:8080", "/health?a=b"));
    }

    static Stream<Arguments> healthy() {
        return named(Map.ofEntries(
                answer("401", "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n"),
                answer("redirect to another host", redirect("https://other.example.net/")),
                answer("redirect to the same name at another port", redirect("https://www.example.com:8443/")),
                answer("HTTP/1.0 without a length", "HTTP/1.0 200 OK\r\n" + PAGE + "\r\n<title>a</title>"),
                answer(
                        "chunked",
                        "HTTP/1.1 200 OK\r\n" + PAGE
                                + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX: y\r\n\r\n"),
                answer("early hints", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"),
                answer("not found", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
                answer("internal error", "HTTP/1.1 500 Error\r\nContent-Length: 0\r\n\r\n"),
                answer("check of cookies", "HTTP/1.1 302 Found\r\nLocation: /\r\nSet-Cookie: a=b\r\n\r\n"),
                Map.entry("slow", (socket, head) -> VERTX.setTimer(40, late -> end(socket, ok(PAGE, "<p>")))),
                Map.entry("byte by byte", (socket, head) -> {
                    for (var octet : ok(PAGE, "<title>a</title>").getBytes(UTF_8)) {
                        socket.write(Buffer.buffer(new byte[] {octet}));
                    }
                    socket.end();
                }),
                Map.entry(
                        "heeds the client's scheme",
                        (socket, head) -> end(
                                socket,
                                head.contains("x-forwarded-proto: https")
                                        ? ok("", "")
                                        : redirect("https://www.example.com/")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("healthy")
    void shouldFindNothingAtAHealthyOrigin(String name, BiConsumer<NetSocket, String> script) {
        for (var type : RedirectType.values()) {
            assertThat(all(domain("www.example.com", type), script)).isEmpty();
        }
    }

    static Stream<Arguments> broken() {
        return named(Map.ofEntries(
                answer("no HTTP", "SSH-2.0-OpenSSH_9.6\r\n\r\n"),
                answer("nothing", ""),
                answer("half a head", "HTTP/1.1 200 OK\r\nContent-Le"),
                answer("a status that is none", "HTTP/1.1 999 OK\r\n\r\n"),
                answer("a negative length", "HTTP/1.1 200 OK\r\n" + PAGE + "Content-Length: -1\r\n\r\na"),
                answer("two lengths", "HTTP/1.1 200 OK\r\n" + PAGE + "Content-Length: 1\r\nContent-Length: 2\r\n\r\na"),
                answer("nulls", "\0".repeat(200_000)),
                answer("a long line", "HTTP/1.1 200 " + "a".repeat(200_000)),
                answer("a large head", "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(50_000) + "\r\n"),
                answer("interim responses", "HTTP/1.1 102 Processing\r\n\r\n".repeat(20_000)),
                Map.entry("endless head", (socket, head) -> {
                    socket.write("HTTP/1.1 200 OK\r\n");
                    pour(socket, "X-Endless: " + "a".repeat(1_000) + "\r\n");
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void shouldFindThatAnOriginDoesNotSpeakHttp(String name, BiConsumer<NetSocket, String> script) {
        assertThat(all(domain("www.example.com", RedirectType.HTTP), script))
                .hasSize(1)
                .allSatisfy(found -> {
                    assertThat(found.kind()).isEqualTo(FindingKind.HTTP_FAILED);
                    assertThat(found.at()).isEqualTo(new Place(ORIGIN.address(), 80, Scheme.HTTP));
                    assertThat(((HttpFailed) found.measured().evidence()).url()).isEqualTo("http://www.example.com/");
                });
    }

    static Stream<Arguments> hostile() {
        return named(Map.ofEntries(
                answer("huge location", redirect("https://www.example.com/" + "a".repeat(30_000))),
                answer("location with controls", redirect("https://www.example.com/\0\u001b[2J\t")),
                answer("two locations", "HTTP/1.1 302 Found\r\nLocation: //a.example/\r\nLocation: /\r\n\r\n"),
                answer("no location", "HTTP/1.1 302 Found\r\n\r\n"),
                answer(
                        "a chunk of no size",
                        "HTTP/1.1 200 OK\r\n" + PAGE + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\na"),
                answer(
                        "many small chunks",
                        "HTTP/1.1 200 OK\r\n" + PAGE + "Transfer-Encoding: chunked\r\n\r\n"
                                + "1\r\na\r\n".repeat(100_000)),
                answer(
                        "a compressed bomb",
                        "HTTP/1.1 200 OK\r\n" + PAGE + "Content-Encoding: gzip\r\n\r\n\u001f\u008b"
                                + "\0".repeat(100_000)),
                Map.entry("endless page", (socket, head) -> {
                    socket.write("HTTP/1.1 200 OK\r\n" + PAGE + "\r\n");
                    pour(socket, "<a href='http://other.example/'>".repeat(100));
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void shouldFindNothingAtAHostileOrigin(String name, BiConsumer<NetSocket, String> script) {
        assertThat(all(domain("www.example.com", RedirectType.HTTP), script)).isEmpty();
        assertThat(SERVER.heads()).isNotEmpty();
    }

    static Stream<Arguments> silent() {
        return named(Map.ofEntries(
                Map.entry("silent page", (socket, head) -> socket.write("HTTP/1.1 200 OK\r\n" + PAGE + "\r\n<p>")),
                Map.entry("silence", (socket, head) -> {}),
                Map.entry("one byte a moment", (socket, head) -> {
                    var timer = VERTX.setPeriodic(20, tick -> socket.write("H"));
                    socket.closeHandler(closed -> VERTX.cancelTimer(timer));
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silent")
    void shouldEndInTimeAtASilentOrigin(String name, BiConsumer<NetSocket, String> script) {
        // When
        var findings = findings(inquiries(LOOPBACK, SHORT), domain("www.example.com", RedirectType.HTTP), script);

        // Then
        assertThat(findings.found()).isEmpty();
        assertThat(findings.gap()).isIn(name.equals("silent page") ? null : LATE, LATE);
    }

    @Test
    void shouldFindNoDifferenceOfTitlesThatChangeWithEachRequest() {
        // Given
        var served = new AtomicInteger();

        // When
        var found = all(
                domain("www.example.com", RedirectType.FOLLOW),
                (socket, head) -> end(socket, ok(PAGE, "<title>" + served.incrementAndGet() + "</title>")));

        // Then
        assertThat(found).isEmpty();
        assertThat(SERVER.heads()).hasSize(3);
    }

    @Test
    void shouldGiveNoVerdictOnARefusalForATime() {
        // When
        var findings = findings(
                INQUIRIES,
                domain("www.example.com", RedirectType.HTTP),
                (socket, head) -> end(socket, "HTTP/1.1 429 Slow down\r\nContent-Length: 0\r\n\r\n"));
        var verdict = INQUIRIES
                .watched(
                        domain("www.example.com", RedirectType.HTTP),
                        OWNER,
                        ORIGIN,
                        LONG,
                        new Wanted(true, false, false))
                .toCompletionStage()
                .toCompletableFuture()
                .join();

        // Then
        assertThat(findings).isEqualTo(HttpFindings.none("port 80 responds with status 429"));
        assertThat(verdict).isEqualTo(WatchVerdicts.ofLoop(FaultVerdict.UNKNOWN));
    }

    @Test
    void shouldFindAnOriginThatIsUnavailable() {
        assertThat(all(
                        domain("www.example.com", RedirectType.FOLLOW),
                        (socket, head) -> end(socket, socket.isSsl() ? ok("", "") : "HTTP/1.1 503 No\r\n\r\n")))
                .containsExactly(Found.of(
                        FindingKind.HTTP_UNAVAILABLE,
                        new Place(ORIGIN.address(), 80, Scheme.HTTP),
                        new HttpUnavailable(503, "http://www.example.com/")));
    }

    @Test
    void shouldConnectNowhereWhereEdgesDoNot() {
        // Given
        SERVER.becomes((socket, head) -> end(socket, redirect("https://www.example.com/")));

        // When loopback isn't allowed
        var verdict = inquiries(OriginAccess.of(List.of(), List.of(), List.of()), LONG)
                .watched(
                        domain("www.example.com", RedirectType.HTTP),
                        OWNER,
                        ORIGIN,
                        LONG,
                        new Wanted(true, false, false))
                .toCompletionStage()
                .toCompletableFuture()
                .join();

        // Then
        assertThat(verdict).isEqualTo(WatchVerdicts.ofLoop(FaultVerdict.UNKNOWN));
        assertThat(SERVER.heads()).isEmpty();
    }

    @Test
    void shouldTrustNoOriginThatEdgesDoNot() {
        // Given
        var domain = domain("www.example.com", RedirectType.HTTPS);
        var foreign = domain.with(Part.ORIGIN_TLS, domain.originTls().withServerName(ServerName.parse("other.test")));

        // Then
        assertThat(all(foreign, (socket, head) -> end(socket, "what?\r\n\r\n"))).isEmpty();
        assertThat(SERVER.heads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2000-01-01T00:00:00Z, 0", "9999-01-01T00:00:00Z, 2"})
    void shouldVerifyTheCertificateOnceAnExceptionIsOver(Instant end, int requests) {
        // Given a certificate that edges don't trust
        var domain = domain("www.example.com", RedirectType.HTTPS)
                .with(
                        Part.ORIGIN_TLS,
                        new OriginTls(OriginTls.Verification.NONE).withUnverifiedUntil(new ExceptionEnd(end)));

        // When
        var found = findings(INQUIRIES, domain, (socket, head) -> end(socket, ok("", "")));

        // Then
        assertThat(SERVER.heads()).hasSize(requests);
        assertThat(found.gap() == null).isEqualTo(requests > 0);
    }

    private static List<Found> all(Domain domain, BiConsumer<NetSocket, String> script) {
        return findings(INQUIRIES, domain, script).found();
    }

    private static HttpFindings findings(HttpInquiries inquiries, Domain domain, BiConsumer<NetSocket, String> script) {
        return findings(inquiries, domain, false, script);
    }

    private static HttpFindings findings(
            HttpInquiries inquiries, Domain domain, boolean throughNames, BiConsumer<NetSocket, String> script) {
        SERVER.becomes(script);
        return inquiries
                .all(domain, ORIGIN, throughNames, LONG, new Quiet())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static final class Quiet implements HttpInquiries.Caller {
        @Override
        public ShareOwner owner() {
            return OWNER;
        }

        @Override
        public void take(HttpFindings soFar) {}

        @Override
        public boolean admitsRemedies() {
            return true;
        }
    }

    /** Inquiries that follow redirects between {@code example.com} and another domain, both without a team. */
    private static HttpInquiries between(Domain apex, Domain other) {
        return inquiries(
                LOOPBACK,
                LONG,
                host -> new Registered(host.equals("example.com") ? apex : other, null),
                new VisitLimits(20, 1, () -> 0));
    }

    private static HttpInquiries inquiries(OriginAccess access, Duration question) {
        return inquiries(access, question, host -> Unregistered.NONE, VisitLimits.ofPreflights());
    }

    private static HttpInquiries inquiries(
            OriginAccess access, Duration question, DomainLookup domains, VisitLimits visits) {
        return new HttpInquiries(
                VERTX,
                new OriginConnections(
                        VERTX,
                        ProbedAddresses.apart(VERTX, access, "test"),
                        new CertificateCheck(new TestProbeSettings(1), Clock.systemUTC()),
                        AddressLimits.none()),
                new StandardPorts(SERVER.httpPort(), SERVER.httpsPort()),
                domains,
                visits,
                question);
    }

    private static Domain domain(String name, RedirectType type) {
        return Domain.of(DomainName.parse(name), List.of(ORIGIN))
                .with(
                        Part.ORIGIN_TLS,
                        OriginTls.trusting(ScriptedOrigin.CERTIFICATE.pem())
                                .withServerName(ServerName.parse("origin.test")))
                .with(Part.POLICY, new OriginProtocolPolicy(true, type, ContentPolicy.DISABLED));
    }

    private static Map.Entry<String, BiConsumer<NetSocket, String>> answer(String name, String text) {
        return Map.entry(name, (socket, head) -> end(socket, text));
    }

    private static Stream<Arguments> named(Map<String, BiConsumer<NetSocket, String>> scripts) {
        return scripts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(script -> Arguments.of(script.getKey(), script.getValue()));
    }

    private static void end(NetSocket socket, String text) {
        socket.end(Buffer.buffer(text.getBytes(UTF_8)));
    }

    /** Sends without end, as fast as the prober takes it. */
    private static void pour(NetSocket socket, String part) {
        while (!socket.writeQueueFull()) {
            socket.write(part);
        }
        socket.drainHandler(drained -> pour(socket, part));
    }

    private static RedirectLoop.Step step(String url, String location) {
        return new RedirectLoop.Step(url, Scheme.HTTP, 80, 301, location);
    }

    private static String ok(String fields, String body) {
        return "HTTP/1.1 200 OK\r\n" + fields + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    }

    private static String redirect(String location) {
        return "HTTP/1.1 301 Moved Permanently\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static String head(String schemeField, String host, String target) {
        return String.join(
                "\r\n",
                "GET " + target + " HTTP/1.1",
                "Host: " + host,
                "User-Agent: Backsource-Prober/1",
                "Accept: */*",
                "Accept-Encoding: identity",
                schemeField,
                "X-Forwarded-Host: www.example.com",
                "Connection: close",
                "",
                "");
    }
}
