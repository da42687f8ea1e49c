package dev.backsource.system.aliyun;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.backsource.system.Api;
import dev.backsource.system.Http;
import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.system.SharedLocalStack;
import dev.backsource.testing.access.TestAdministrator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the official Java clients set is what edges do, and what they are refused they tell by their own exceptions. */
@ExtendWith(SharedLocalStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AliyunClientsIT {
    private static final String FOLLOW = """
            [{"functionName":"forward_scheme","functionArgs":[{"argName":"enable","argValue":"on"},\
            {"argName":"scheme_origin","argValue":"follow"}]}]""";

    private final LocalStackUnderTest stack;
    private final Api api;
    private final List<String> registered = new ArrayList<>();

    AliyunClientsIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
    }

    /** Each is probed, by handshakes that take the machine from whichever test uses the stack next. */
    @AfterEach
    void removeDomains() {
        registered.parallelStream().forEach(api::remove);
        registered.clear();
    }

    Stream<CdnClient> clients() throws Exception {
        return clients(keyId(), TestAdministrator.TOKEN.substring(21));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void shouldSetFollowForFiftyDomainsInOneCallThatEveryEdgeThenObeys(CdnClient client) throws Exception {
        // Given
        var run = "x" + UUID.randomUUID().toString().substring(0, 8);
        var names = IntStream.range(0, 50)
                .mapToObj(i -> "d" + i + "." + run + ".example.com")
                .toList();
        names.parallelStream().forEach(name -> api.register(name, "127.0.0.1", 80));
        registered.addAll(names);

        // When
        var ids = client.set(String.join(",", names), FOLLOW);

        // Then
        assertThat(ids).hasSize(50).doesNotHaveDuplicates().allMatch(id -> id > 0 && id < 1L << 53);
        for (var name : List.of(names.get(0), names.get(49))) {
            await().untilAsserted(() -> assertThat(client.describe(name))
                    .containsExactly(new CdnClient.Config(
                            Long.toString(ids.get(names.indexOf(name))),
                            "forward_scheme",
                            "success",
                            Map.of("enable", "on", "scheme_origin", "follow"))));
            for (var edge : stack.edges()) {
                // On a busy machine a handshake with the origin may take longer than the edge waits for it.
                await().untilAsserted(() -> assertThat(
                                Http.get(edge, "https", name, "/").reached())
                        .isEqualTo("reached over https on port " + stack.originPort(443)));
                assertThat(Http.get(edge, "http", name, "/").reached())
                        .isEqualTo("reached over http on port " + stack.originPort(80));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void shouldTakeBackWhatWasSet(CdnClient client) throws Exception {
        // Given
        var name = register();
        var id = client.set(name, FOLLOW).get(0);
        client.set(name, """
                [{"functionName":"forward_timeout","functionArgs":[{"argName":"forward_timeout","argValue":"20"}]}]""");

        // When
        client.deleteConfig(name, Long.toString(id));
        var left = client.describe(name);
        client.delete(name, "forward_timeout");

        // Then
        assertThat(left).extracting(CdnClient.Config::function).containsExactly("forward_timeout");
        assertThat(left.get(0).arguments()).containsExactly(Map.entry("forward_timeout", "20"));
        assertThat(client.describe(name)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void shouldTellByTheClientsOwnExceptionWhatIsRefused(CdnClient client) {
        // Given
        var name = register();

        // When, Then
        assertRefused(client, () -> client.describe("none.example.org"), "InvalidDomain.NotFound");
        assertRefused(client, () -> client.describe("..."), "InvalidDomainName.Malformed");
        assertRefused(
                client, () -> client.set(name, "[{\"functionName\":\"follow_302\"}]"), "InvalidFunctionName.NotFound");
        assertRefused(client, () -> client.set(name, "[]"), "InvalidFunctions.Malformed");
        assertRefused(
                client, () -> client.set(name, FOLLOW.replace("\"follow\"", "\"ftp\"")), "InvalidArgValue.Malformed");
        assertRefused(client, () -> client.set(name, null), "MissingParameter");
        assertRefused(client, () -> client.deleteConfig(name, "1"), "InvalidConfigId.NotFound");
        var many =
                IntStream.range(0, 51).mapToObj(i -> "d" + i + ".example.com").toList();
        assertRefused(client, () -> client.set(String.join(",", many), FOLLOW), "DomainNameOverLimit");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void shouldNotDropAPortThatIsNotGranted(CdnClient client) {
        // Given
        var name = register();
        var port = FOLLOW.replace("]}]", ",{\"argName\":\"scheme_origin_port\",\"argValue\":\"80:8443\"}]}]");

        // When
        var refused = client.refused(catchThrowable(() -> client.set(name, port)));

        // Then
        assertThat(refused.code()).isEqualTo("InvalidArgValue.Malformed");
        assertThat(refused.message()).contains(name, "request one on the domain");
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void shouldRefuseAnotherSecret(CdnClient stranger) {
        assertRefused(stranger, () -> stranger.describe("www.example.com"), "SignatureDoesNotMatch");
    }

    Stream<CdnClient> strangers() throws Exception {
        return clients(keyId(), "another");
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void shouldRefuseAKeyThatIsNotThere(CdnClient unknown) {
        assertRefused(unknown, () -> unknown.describe("www.example.com"), "InvalidAccessKeyId.NotFound");
    }

    Stream<CdnClient> unknown() throws Exception {
        return clients("AAAAAAAAAAAAAAAA", "another");
    }

    private Stream<CdnClient> clients(String keyId, String secret) throws Exception {
        var endpoint = "127.0.0.1:" + stack.aliyunPort();
        return Stream.of(new NewerClient(endpoint, keyId, secret), new OlderClient(endpoint, keyId, secret));
    }

    private String register() {
        var name = "x" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
        register(name);
        return name;
    }

    private void register(String name) {
        api.register(name, "127.0.0.1", 80);
        registered.add(name);
    }

    private static String keyId() {
        return TestAdministrator.TOKEN.substring(4, 20);
    }

    private static void assertRefused(CdnClient client, Call call, String code) {
        assertThat(client.refused(catchThrowable(call::make)).code()).isEqualTo(code);
    }

    private interface Call {
        void make() throws Exception;
    }
}
