package dev.backsource.health;

import static dev.backsource.health.testing.TestDomains.domain;
import static dev.backsource.health.testing.TestDomains.follow;
import static dev.backsource.health.testing.TestDomains.policy;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsource.health.testing.EventBoard;
import dev.backsource.health.testing.ProberProcess;
import dev.backsource.health.testing.Questioner;
import dev.backsource.health.testing.StandardTestPorts;
import dev.backsource.health.testing.TestOrigin;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.event.TlsVerdict;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.ForeignCertificate;
import dev.backsource.policy.finding.Gate;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.infrastructure.SharedBroker;
import dev.backsource.testing.service.PackagedService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions whether ports are open now, with origins on real sockets. */
class PreflightIT {
    private static final StandardTestPorts PORTS = StandardTestPorts.free();
    private static final String KAFKA = SharedBroker.broker().bootstrapServers();
    private static final int CONCURRENCY = 8;
    private static final int OF_DOMAIN = CONCURRENCY / 2;
    /** A prober that was killed gives its questions to the others soon, before those are too late. */
    private static final Map<String, String> SETTINGS = Map.of(
            "backsource.preflight.concurrency",
            Integer.toString(CONCURRENCY),
            "mp.messaging.incoming.probe-requests.session.timeout.ms",
            "6000",
            "mp.messaging.incoming.probe-requests.heartbeat.interval.ms",
            "500");

    static EventBoard board;
    static PackagedService service;
    static Questioner questioner;

    @BeforeAll
    static void start() {
        board = new EventBoard(KAFKA);
        service = ProberProcess.launch("preflight-it", KAFKA, PORTS, SETTINGS).awaitReady();
        questioner = new Questioner(board, KAFKA);
    }

    @AfterAll
    static void stop() {
        questioner.close();
        service.close();
        board.close();
    }

    @Test
    void shouldTellOpenPortsFromClosedOnes() {
        try (var good = new TestOrigin(PORTS).openHttp().openHttps();
                var half = new TestOrigin(PORTS).openHttp()) {
            // Given
            var before = Instant.now();

            // When: until a handshake is through in its second, which a machine that is busy may not have
            var answer = await().until(
                            () -> ask(follow("asked.example.com", good.origin(), half.origin())),
                            given -> given.ports().get(1).state() == PortState.OPEN);

            // Then
            assertThat(answer.ports())
                    .extracting(ProbeAnswer.Port::origin)
                    .containsExactly(
                            good.origin().address(),
                            good.origin().address(),
                            half.origin().address(),
                            half.origin().address());
            assertThat(answer.ports()).extracting(ProbeAnswer.Port::port).containsExactly(80, 443, 80, 443);
            assertThat(answer.ports())
                    .extracting(ProbeAnswer.Port::state)
                    .containsExactly(PortState.OPEN, PortState.OPEN, PortState.OPEN, PortState.CLOSED);
            assertThat(answer.ports())
                    .extracting(ProbeAnswer.Port::tls)
                    .containsExactly(null, TlsVerdict.ACCEPTED, null, null);
            assertThat(answer.ports().get(3).reason()).isEqualTo("connection refused");
            assertThat(answer.ports())
                    .allSatisfy(port ->
                            assertThat(port.measuredAt()).isBetween(before.minusMillis(1), answer.answeredAt()));
        }
    }

    @Test
    void shouldSayThatEdgesRefuseACertificateForAnotherName() {
        try (var origin = new TestOrigin(PORTS).openHttp().openHttps()) {
            // Given: a certificate that is trusted, for origin.test
            var domain = follow("other.example.com", origin.origin());
            var verified = domain.with(Part.ORIGIN_TLS, OriginTls.trusting(TestOrigin.certificate()));

            // When: until a handshake came that far in its second
            var port = await().until(() -> ask(verified).ports().get(1), given -> given.tls() == TlsVerdict.REFUSED);

            // Then
            assertThat(port.state()).isEqualTo(PortState.CLOSED);
            assertThat(port.tls()).isEqualTo(TlsVerdict.REFUSED);
            assertThat(port.reason()).isEqualTo("edges refuse its TLS: its certificate isn't for other.example.com");
            assertThat(port.finding()).isNotNull();
            assertThat(port.finding().gate()).isEqualTo(Gate.CERTIFICATE_NAME);
            assertThat(port.finding().evidence())
                    .isEqualTo(new ForeignCertificate(List.of("origin.test"), 0, "other.example.com", null));
        }
    }

    @Test
    void shouldFindTheLoopOfAnOriginThatRedirectsToHttps() {
        try (var origin =
                new TestOrigin(PORTS).redirecting("https://loop.example.com/").openHttp()) {
            // When
            var answer = await().until(
                            () -> ask(domain("loop.example.com", policy(RedirectType.HTTP), origin.origin())),
                            given -> !given.findings().isEmpty());

            // Then
            assertThat(answer.findings())
                    .singleElement()
                    .satisfies(found -> assertThat(found.at())
                            .isEqualTo(new Place(origin.origin().address(), null, null)))
                    .extracting(Finding::evidence)
                    .isInstanceOfSatisfying(
                            RedirectLoop.class,
                            loop -> assertThat(loop.steps())
                                    .extracting(RedirectLoop.Step::url)
                                    .containsExactly("http://loop.example.com/", "https://loop.example.com/"));
        }
    }

    @Test
    void shouldNotWaitForAPortThatHangs() throws IOException {
        var origin = new TestOrigin(PORTS);
        try (origin;
                var silent = hanging(origin)) {
            // Given
            var domain = follow("hanging.example.com", origin.origin());
            var patient = domain.with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withConnectTimeoutMs(60_000));

            // When
            var hasty = askInTime(domain).ports().get(1);
            var unknown = ask(patient).ports().get(1);

            // Then
            assertThat(silent.isBound()).isTrue();
            assertThat(hasty.state()).isEqualTo(PortState.CLOSED);
            assertThat(hasty.tls()).isEqualTo(TlsVerdict.FAILED);
            assertThat(hasty.reason()).isEqualTo("TLS handshake failed: timed out");
            assertThat(unknown.state()).isEqualTo(PortState.UNKNOWN);
        }
    }

    @Test
    void shouldKnowNothingOfANameThatDoesNotResolveAndConnectNowhereThatEdgesDoNot() throws IOException {
        // Given: a port that is open, at an address that isn't allowed
        try (var forbidden = new ServerSocket(PORTS.http(), 50, InetAddress.getByName("127.0.4.1"))) {
            // When
            var answer = askInTime(follow("nowhere.example.com", origin("nowhere.invalid"), origin("127.0.4.1")));

            // Then
            assertThat(forbidden.isBound()).isTrue();
            assertThat(answer.ports().get(0).state()).isEqualTo(PortState.UNKNOWN);
            assertThat(answer.ports().get(0).reason()).isEqualTo("host name not resolved: nowhere.invalid");
            assertThat(answer.ports().get(2).state()).isEqualTo(PortState.PROHIBITED);
            assertThat(answer.ports().get(2).reason()).startsWith("127.0.4.1 ");
        }
    }

    @Test
    void shouldAnswerNoneThatIsLateRepeatedOfALongTimeOrNoQuestion() {
        // Given
        var domain = follow("late.example.com", origin("nowhere.invalid"));
        var late = ProbeRequest.of(domain, id(), Instant.now().minusSeconds(1));
        var lasting = ProbeRequest.of(domain, id(), Instant.now().plusSeconds(60));
        var repeated = questioner.answered(() -> question(domain));

        // When
        questioner.write(late);
        questioner.write(lasting);
        questioner.writeGarbage("{");
        questioner.writeGarbage("\"" + "a".repeat(300_000) + "\"");
        questioner.write(repeated);

        // Then
        await().untilAsserted(() -> {
            assertThat(fates("late")).isPositive();
            assertThat(fates("repeated")).isPositive();
            assertThat(fates("rejected")).isGreaterThanOrEqualTo(3);
        });
        assertThat(questioner.answersTo(late)).isEmpty();
        assertThat(questioner.answersTo(lasting)).isEmpty();
        assertThat(questioner.answersTo(repeated)).hasSize(1);
    }

    @Test
    void shouldFindALoopThroughAnotherRegisteredDomain() {
        try (var apex = new TestOrigin(PORTS)
                        .redirecting("http://www.circle.example.com/")
                        .openHttp();
                var www = new TestOrigin(PORTS)
                        .redirecting("http://circle.example.com/")
                        .openHttp()) {
            // Given
            board.set(domain("www.circle.example.com", policy(RedirectType.HTTP), www.origin()), 1);

            // When
            var answer = await().until(
                            () -> ask(domain("circle.example.com", policy(RedirectType.HTTP), apex.origin())),
                            given -> !given.findings().isEmpty());

            // Then the other domain's port isn't shown, since its team isn't known to be the same
            assertThat(answer.findings())
                    .singleElement()
                    .extracting(Finding::evidence)
                    .isInstanceOfSatisfying(
                            RedirectLoop.class,
                            loop -> assertThat(loop.steps())
                                    .extracting(RedirectLoop.Step::url, RedirectLoop.Step::port)
                                    .containsExactly(
                                            tuple("http://circle.example.com/", 80),
                                            tuple("http://www.circle.example.com/", null)));
        }
    }

    @Test
    void shouldProbeNoMoreOfADomainAtOnceThanItMayAndGoOnWithOthersAndTheWatch() throws IOException {
        var origins = IntStream.range(0, OF_DOMAIN)
                .mapToObj(i -> new TestOrigin(PORTS))
                .toList();
        var sockets = new ArrayList<ServerSocket>();
        try (var watched = new TestOrigin(PORTS).openHttp().openHttps()) {
            // Given: each origin hangs at 443
            for (var origin : origins) {
                sockets.add(hanging(origin));
            }
            var domain = follow(
                    "many.example.com", origins.stream().map(TestOrigin::origin).toArray(Origin[]::new));
            var patient = domain.with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withConnectTimeoutMs(60_000));

            // When
            var first = question(patient);
            questioner.write(first);
            // The topic orders no questions of different partitions.
            await().until(() -> service.metric("backsource_preflight_underway") > 0);
            questioner.write(question(patient));
            var other = ask(follow("other.example.com", watched.origin()));
            board.set(follow("watched.example.com", watched.origin()), 1);
            var answer = await().until(() -> questioner.answersTo(first), all -> !all.isEmpty())
                    .get(0);

            // Then: what there was no room for is told as that, and others and the watch had their own
            assertThat(other.ports())
                    .extracting(ProbeAnswer.Port::reason)
                    .noneMatch(reason -> reason.contains("too many pre-flights"));
            assertThat(answer.ports()).hasSize(2 * OF_DOMAIN);
            assertThat(answer.ports().stream().filter(port -> port.reason().contains("pre-flights of this domain")))
                    .hasSize(OF_DOMAIN)
                    .allMatch(port -> port.state() == PortState.UNKNOWN);
            await().untilAsserted(() -> assertThat(board.state(follow("watched.example.com", watched.origin()), 443))
                    .isEqualTo("OPEN"));
            await().until(() -> service.metric("backsource_preflight_underway") == 0);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
            origins.forEach(TestOrigin::close);
        }
    }

    @Test
    void shouldShareTheQuestionsOfTheGroup() {
        try (var other = ProberProcess.launch("preflight-it-other", KAFKA, PORTS, SETTINGS)
                .awaitReady()) {
            // Given: both have partitions
            var domain = follow("shared.example.com", origin("nowhere.invalid"));
            await().until(() -> {
                ask(domain);
                return answered(other) > 0;
            });

            // When
            var before = answered(other);
            var questions = Stream.generate(() -> question(domain)).limit(24).toList();
            questions.forEach(questioner::write);

            // Then
            await().untilAsserted(() -> assertThat(questions)
                    .allSatisfy(question ->
                            assertThat(questioner.answersTo(question)).hasSizeBetween(1, 2)));
            await().untilAsserted(() -> assertThat(answered(other) - before).isBetween(1.0, 23.0));
        }
    }

    /** The answer of a prober that had the processor when it needed it. */
    private static ProbeAnswer askInTime(Domain domain) {
        return await().until(
                        () -> ask(domain),
                        answer -> answer.ports().stream()
                                .noneMatch(port -> "prober short of processor time".equals(port.reason())));
    }

    private static ProbeAnswer ask(Domain domain) {
        return questioner.ask(() -> question(domain));
    }

    private static ProbeRequest question(Domain domain) {
        return ProbeRequest.of(domain, id(), Instant.now().plusSeconds(9));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static double fates(String fate) {
        return service.metric("backsource_preflight_requests_total{outcome=\"" + fate + "\"");
    }

    private static double answered(PackagedService prober) {
        return prober.metric("backsource_preflight_requests_total{outcome=\"answered\"");
    }

    /** Takes connections at 443 and says nothing. */
    private static ServerSocket hanging(TestOrigin origin) throws IOException {
        var address = InetAddress.getByName(origin.origin().address().value());
        return new ServerSocket(PORTS.https(), 50, address);
    }

    private static Origin origin(String address) {
        return new Origin(OriginAddress.parse(address), 80, OriginPriority.PRIMARY, 10);
    }
}
