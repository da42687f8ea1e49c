package dev.backsource.system.aliyun;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.groups.Tuple.tuple;

import dev.backsource.system.Answer;
import dev.backsource.system.Api;
import dev.backsource.system.EdgeAddress;
import dev.backsource.system.Http;
import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.system.SharedLocalStack;
import dev.backsource.testing.access.TestAdministrator;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Domains live and die by the official Java clients: what they add, stop and refresh is what edges do. */
@ExtendWith(SharedLocalStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AliyunDomainsIT {
    private static final String PATH = "/cached/picture";
    private static final int MAX_PAGE = 500;
    private static final Duration KEPT = Duration.ofSeconds(50);
    private static final String SOURCES =
            "[{\"content\":\"127.0.0.1\",\"type\":\"ipaddr\",\"priority\":\"20\",\"port\":80,\"weight\":\"15\"}]";
    private static final String FOLLOW = """
            [{"functionName":"forward_scheme","functionArgs":[{"argName":"enable","argValue":"on"},\
            {"argName":"scheme_origin","argValue":"follow"}]}]""";

    private final LocalStackUnderTest stack;
    private final Api api;
    private final List<String> added = new ArrayList<>();

    AliyunDomainsIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
    }

    /** Each is probed, by handshakes that take the machine from whichever test uses the stack next. */
    @AfterEach
    void removeDomains() {
        added.parallelStream().forEach(api::remove);
        added.clear();
    }

    Stream<CdnClient> clients() throws Exception {
        var endpoint = "127.0.0.1:" + stack.aliyunPort();
        var keyId = TestAdministrator.TOKEN.substring(4, 20);
        var secret = TestAdministrator.TOKEN.substring(21);
        return Stream.of(new NewerClient(endpoint, keyId, secret), new OlderClient(endpoint, keyId, secret));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void shouldAddADomainAndFollowWithFortyNineOthers(CdnClient client) throws Exception {
        // Given
        var run = freshName();
        var domain = "d0." + run;
        var others = IntStream.range(1, 50).mapToObj(i -> "d" + i + "." + run).toList();
        client.add(domain, SOURCES);
        added.add(domain);
        client.addAll(String.join(",", others), SOURCES);
        added.addAll(others);
        trustAnyCertificate(domain);

        // When
        client.set(String.join(",", added), FOLLOW);

        // Then
        var page = client.domains(run, 2, 20);
        assertThat(List.of(page.total(), page.number(), page.size())).containsExactly(50L, 2L, 20L);
        assertThat(page.domains()).hasSize(20);
        assertThat(page.domains().get(0).sources())
                .containsExactly(new CdnClient.Source("127.0.0.1", "ipaddr", 80, "20", "15"));
        assertThat(withFunction(client)).containsAll(added);
        await().untilAsserted(() -> assertThat(client.detail(domain).status()).isEqualTo("online"));
        var shown = client.detail(domain);
        assertThat(shown.type()).isEqualTo("web");
        assertThat(Instant.parse(shown.created())).isBefore(Instant.now().plusSeconds(1));
        assertThat(shown.sources()).isEqualTo(page.domains().get(0).sources());
        for (var edge : stack.edges()) {
            // On a busy machine a handshake with the origin may take longer than the edge waits for it.
            await().untilAsserted(() -> assertThat(
                            Http.get(edge, "https", domain, "/").reached())
                    .isEqualTo("reached over https on port " + stack.originPort(443)));
            assertThat(Http.get(edge, "http", domain, "/").reached())
                    .isEqualTo("reached over http on port " + stack.originPort(80));
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void shouldStopStartAndRemoveADomainAtEveryEdge(CdnClient client) throws Exception {
        // Given
        var domain = add(client);

        // When, Then
        client.stop(domain);
        awaitStatus(client, domain, "offline");
        eachEdge(edge -> {
            var stopped = Http.get(edge, "http", domain, PATH);
            assertThat(stopped.status()).isEqualTo(403);
            assertThat(stopped.headers().get("Proxy-Status")).contains("http_request_denied");
        });
        client.start(domain);
        awaitStatus(client, domain, "online");
        eachEdge(edge ->
                assertThat(Http.get(edge, "http", domain, PATH).status()).isEqualTo(200));
        client.remove(domain);
        added.remove(domain);
        assertThat(refused(client, () -> client.detail(domain))).isEqualTo("InvalidDomain.NotFound");
        eachEdge(edge ->
                assertThat(Http.get(edge, "http", domain, PATH).status()).isNotEqualTo(200));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void shouldFetchAnewWhatIsRefreshedAndNothingElse(CdnClient client) throws Exception {
        // Given
        var domain = add(client);
        var filled = System.nanoTime();
        var file = atEachEdge(edge -> hit(edge, domain, "/cached/file"));
        var inDirectory = atEachEdge(edge -> hit(edge, domain, "/cached/directory/file"));
        var kept = atEachEdge(edge -> hit(edge, domain, "/cached/kept"));

        // When
        var tasks = client.refresh("http://" + domain + "/cached/file", "File") + ","
                + client.refresh("http://" + domain + "/cached/directory/", "Directory");

        // Then
        await().untilAsserted(() -> assertThat(client.tasks(tasks))
                .extracting(CdnClient.Task::status)
                .containsExactly("Complete", "Complete"));
        assertThat(client.tasks(tasks))
                .extracting(CdnClient.Task::path, CdnClient.Task::type, CdnClient.Task::process)
                .containsExactly(
                        tuple("http://" + domain + "/cached/directory/", "directory", "100%"),
                        tuple("http://" + domain + "/cached/file", "file", "100%"));
        eachEdge(edge -> {
            assertThat(Http.get(edge, "http", domain, "/cached/file").body())
                    .isNotEqualTo(file.get(edge).body());
            assertThat(Http.get(edge, "http", domain, "/cached/directory/file").body())
                    .isNotEqualTo(inDirectory.get(edge).body());
        });
        eachEdge(edge -> assertThat(Http.get(edge, "http", domain, "/cached/kept"))
                .satisfiesAnyOf(
                        answer -> assertThat(answer.body())
                                .isEqualTo(kept.get(edge).body()),
                        answer -> assertThat(System.nanoTime() - filled)
                                .as("what the demo origin answers is kept for a minute")
                                .isGreaterThan(KEPT.toNanos())));
        assertThat(Long.parseLong(client.urlsLeft())).isPositive();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void shouldChangeOriginsAndFindDomainsByThem(CdnClient client) throws Exception {
        // Given
        var domain = add(client);
        var origin = freshName();

        // When
        client.modify(
                domain,
                SOURCES.replace(
                        "}]",
                        "},{\"content\":\"" + origin + "\",\"type\":\"domain\",\"priority\":\"30\",\"port\":443}]"));

        // Then
        assertThat(client.detail(domain).sources())
                .containsExactly(
                        new CdnClient.Source("127.0.0.1", "ipaddr", 80, "20", "15"),
                        new CdnClient.Source(origin, "domain", 443, "30", "10"));
        var found = client.bySource(origin + ",192.0.2.99");
        assertThat(found.get(0).source()).isEqualTo(origin);
        assertThat(found.get(0).names()).containsExactly(domain);
        assertThat(found.get(0).statuses()).containsOnlyKeys(domain);
        assertThat(found.get(1).names()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void shouldTellByTheClientsOwnExceptionWhatIsRefused(CdnClient client) throws Exception {
        // Given
        var domain = add(client);
        var many = IntStream.range(0, 51).mapToObj(i -> "d" + i + "." + domain).collect(Collectors.joining(","));
        var directories =
                IntStream.range(0, 101).mapToObj(i -> domain + "/" + i + "/").collect(Collectors.joining("\n"));

        // When, Then
        var refusals = Map.<Call, String>of(
                () -> client.add(domain, SOURCES), "DomainAlreadyExist",
                () -> client.add("x." + domain, "[]"), "InvalidSources.Malformed",
                () -> client.add("...", SOURCES), "InvalidDomainName.Malformed",
                () -> client.add("x." + domain, null), "MissingParameter",
                () -> client.addAll(many, SOURCES), "DomainNameOverLimit",
                () -> client.stop("none." + domain), "InvalidDomain.NotFound",
                () -> client.refresh("http://none.example.org/", "File"), "InvalidDomain.NotFound",
                () -> client.refresh("ftp://" + domain, "File"), "InvalidObjectPath.Malformed",
                () -> client.refresh("http://" + domain + "/.*", "Regex"), "InvalidObjectType.Malformed",
                () -> client.refresh(directories, "Directory"), "SingleRequest.OverLimit");
        for (var refusal : refusals.entrySet()) {
            assertThat(refused(client, refusal.getKey())).isEqualTo(refusal.getValue());
        }
        assertThat(refused(client, () -> client.domains(domain, 1, 501))).isEqualTo("InvalidParameter");
    }

    /** Of all pages: other tests leave domains behind. */
    private static List<String> withFunction(CdnClient client) throws Exception {
        var names = new ArrayList<String>();
        for (var page = 1; ; page++) {
            var domains = client.withFunction(page, MAX_PAGE).domains();
            domains.forEach(shown -> names.add(shown.name()));
            if (domains.size() < MAX_PAGE) {
                return names;
            }
        }
    }

    /** Also at one that wasn't heard of for a while, which nothing is waited for. */
    private void eachEdge(Consumer<EdgeAddress> assertions) {
        stack.edges().forEach(edge -> await().untilAsserted(() -> assertions.accept(edge)));
    }

    private String add(CdnClient client) throws Exception {
        var domain = freshName();
        client.add(domain, SOURCES);
        added.add(domain);
        awaitStatus(client, domain, "online");
        return domain;
    }

    private static void awaitStatus(CdnClient client, String domain, String status) {
        await().untilAsserted(() -> assertThat(client.detail(domain).status()).isEqualTo(status));
    }

    private static String freshName() {
        return "x" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
    }

    /** The demo origin's certificate is its own; that API has no word for it. */
    private void trustAnyCertificate(String domain) {
        var origin =
                new JsonObject().put("address", "127.0.0.1").put("port", 80).put("weight", 15);
        var body = new JsonObject()
                .put("origins", new JsonArray().add(origin))
                .put("originTls", new JsonObject().put("verification", "NONE"));
        var answer = Http.sendAsAdministrator(
                HttpMethod.PUT, URI.create(stack.api() + "/domains/" + domain + "/origins"), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** What the edge's cache holds from now on. */
    private static Answer hit(EdgeAddress edge, String domain, String path) {
        return await().until(
                        () -> Http.get(edge, "http", domain, path),
                        answer -> String.valueOf(answer.headers().get("Cache-Status"))
                                .contains("; hit"));
    }

    private Map<EdgeAddress, Answer> atEachEdge(Function<EdgeAddress, Answer> request) {
        return stack.edges().stream().collect(Collectors.toMap(Function.identity(), request));
    }

    private static String refused(CdnClient client, Call call) {
        return client.refused(catchThrowable(call::make)).code();
    }

    private interface Call {
        void make() throws Exception;
    }
}
