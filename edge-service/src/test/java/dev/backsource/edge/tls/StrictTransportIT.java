package dev.backsource.edge.tls;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.HttpsSettings.Engine;
import dev.backsource.edge.testing.Answer;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.testing.http.RawClient;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The {@code Strict-Transport-Security} field of an edge without such a setting, and of one with the JDK's engine that has it. */
@ParameterizedClass
@EnumSource(
        value = Engine.class,
        names = {"FASTEST", "JDK"})
class StrictTransportIT {
    static final String OF_ORIGIN = "max-age=7";
    private static final String OF_DOMAIN = "max-age=31536000; includeSubDomains";
    private static final String NAME = "strict-transport-security";

    private final BuiltEdge edge;

    private CachedSite site;

    private final Engine engine;

    StrictTransportIT(Engine engine) {
        this.engine = engine;
        edge = BuiltEdge.by(engine);
    }

    @BeforeEach
    void start() {
        site = CachedSite.saying(
                edge, "Cache-Control", "max-age=60", "ETag", "\"v1\"", "Strict-Transport-Security", OF_ORIGIN);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private void say(int maxAgeSeconds, boolean includeSubDomains) {
        site.change(domain -> domain.with(
                Part.CLIENT_TLS,
                ClientTls.DEFAULT.withStrictTransportSecurity(
                        new StrictTransportSecurity(maxAgeSeconds, includeSubDomains, false))));
    }

    @Test
    void shouldSayWhatTheDomainSaysOnceInEveryAnswer() {
        // Given
        say(31_536_000, true);

        // When
        var miss = ask(HttpMethod.GET, Map.of());
        var hit = ask(HttpMethod.GET, Map.of());
        var known = ask(HttpMethod.GET, Map.of("If-None-Match", "\"v1\""));
        var part = ask(HttpMethod.GET, Map.of("Range", "bytes=0-1"));
        var head = ask(HttpMethod.HEAD, Map.of());
        var options = ask(HttpMethod.OPTIONS, Map.of("Max-Forwards", "0"));
        site.say(301, "", "Location", "/b", "Strict-Transport-Security", OF_ORIGIN);
        var passedThrough = ask(HttpMethod.POST, Map.of());

        // Then
        assertThat(hit.header("cache-status")).contains("hit");
        assertThat(List.of(miss, hit, known, part, head, options, passedThrough))
                .extracting(Answer::status)
                .containsExactly(200, 200, 304, 206, 200, 200, 301);
        assertThat(List.of(miss, hit, known, part, head, options, passedThrough))
                .allSatisfy(answer -> assertThat(answer.headers().getAll(NAME)).containsExactly(OF_DOMAIN));
    }

    @Test
    void shouldSayItWhenTheEdgeAnswersByItself() {
        // Given
        var said = new StrictTransportSecurity(31_536_000, true, false);
        edge.apply(domain("failing.transport.test", origin("127.0.0.1", 1))
                .with(
                        Part.CLIENT_TLS,
                        ClientTls.DEFAULT.withMinimumVersion(TlsVersion.TLS_1_3).withStrictTransportSecurity(said)));

        // When
        var failed = edge.get("https://failing.transport.test/a");

        // Then
        assertThat(failed.status()).isEqualTo(502);
        assertThat(failed.headers().getAll(NAME)).containsExactly(OF_DOMAIN);
        try (var client = new RawHttp2Client(edge.httpsPort(), null, "TLSv1.2")) {
            var misdirected = client.get("failing.transport.test", "/a");
            assertThat(misdirected.status()).isEqualTo(421);
            assertThat(misdirected.fields())
                    .filteredOn(field -> field.startsWith(NAME))
                    .containsExactly(NAME + ": " + OF_DOMAIN);
        }
    }

    @Test
    void shouldSayItOverHttp2() {
        // Given
        say(31_536_000, true);

        try (var client = new RawHttp2Client(edge.httpsPort(), site.host())) {
            // When
            var miss = client.get(site.host(), "/a");
            var hit = client.get(site.host(), "/a");

            // Then
            assertThat(List.of(miss, hit))
                    .allSatisfy(answer -> assertThat(answer.fields())
                            .filteredOn(field -> field.startsWith(NAME))
                            .containsExactly(NAME + ": " + OF_DOMAIN));
        }
    }

    @Test
    void shouldHaveBrowsersForgetItWithoutAskingTheOriginAgain() {
        // Given
        say(31_536_000, true);
        ask(HttpMethod.GET, Map.of());

        // When
        say(0, false);
        var answer = ask(HttpMethod.GET, Map.of());

        // Then
        assertThat(answer.headers().getAll(NAME)).containsExactly("max-age=0");
        assertThat(site.asked()).isEqualTo(1);
    }

    @Test
    void shouldSayNothingToClientsThatSpeakHttp() {
        // Given
        say(31_536_000, true);

        // When
        var answer = site.get();

        // Then
        assertThat(answer.headers().getAll(NAME)).doesNotContain(OF_DOMAIN);
    }

    @Test
    void shouldSayItToClientsOfATrustedProxyThatSpeakHttps() {
        // Given
        say(31_536_000, true);

        try (var proxy = new RawClient(edge.httpPort(), "127.0.0.9")) {
            // When
            var answer = proxy.send(
                            "GET /a HTTP/1.1",
                            "Host: " + site.host(),
                            "X-Forwarded-Proto: https",
                            "Connection: close",
                            "")
                    .rest();

            // Then
            assertThat(answer).contains(NAME + ": " + OF_DOMAIN);
        }
    }

    @Test
    void shouldSayWhatTheSettingsSayWhereTheDomainSaysNothing() {
        // When
        var miss = ask(HttpMethod.GET, Map.of());
        var hit = ask(HttpMethod.GET, Map.of());

        // Then
        assertThat(List.of(miss, hit))
                .allSatisfy(answer -> assertThat(answer.headers().getAll(NAME)).containsExactly(otherwise()));
    }

    /** The field without a domain's setting: the edge with the JDK's engine has its own setting, the other passes on the origin's field. */
    private String otherwise() {
        return engine == Engine.JDK ? BuiltEdge.STRICT_TRANSPORT : OF_ORIGIN;
    }

    @Test
    void shouldSayWhatTheSettingsSayToAClientWhoseHostIsUnknown() {
        // When
        var answer = edge.get("https://unknown.transport.test/");

        // Then
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers().getAll(NAME))
                .isEqualTo(engine == Engine.JDK ? List.of(BuiltEdge.STRICT_TRANSPORT) : List.of());
    }

    private Answer ask(HttpMethod method, Map<String, String> fields) {
        return edge.send(method, "https://" + site.host() + "/a", fields, "");
    }
}
