package dev.backsource.edge.http.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.http.upstream.RequestForm;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The client's fields in the request to an origin. */
class RequestFieldsTest {
    private static final String LOOP = "cdn-loop: backsource";

    private final List<String> sent = new ArrayList<>();

    private static HttpServerRequest client(HttpVersion version, HttpMethod method) {
        return (HttpServerRequest) Proxy.newProxyInstance(
                RequestFieldsTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "version" -> version;
                    case "method" -> method;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    private void send(HttpServerRequest client, RequestForm form, String... lines) {
        var fields = new RequestFields(client, form, (name, value) -> sent.add(name + ": " + value));
        for (var line : lines) {
            var colon = line.indexOf(": ");
            fields.take(line.substring(0, colon), line.substring(colon + 2));
        }
        fields.end(new CdnLoop("backsource"));
    }

    @Test
    void shouldHandOnWhatItDoesNotChange() {
        // When
        send(
                client(HttpVersion.HTTP_1_1, HttpMethod.GET),
                RequestForm.AS_ASKED,
                "Accept: a",
                "accept: b",
                "If-None-Match: \"1\"",
                "Range: bytes=0-",
                "Max-Forwards: 3",
                "Cookie: a=1",
                "Cookie: b=2");

        // Then
        assertThat(sent)
                .containsExactly(
                        "Accept: a",
                        "accept: b",
                        "If-None-Match: \"1\"",
                        "Range: bytes=0-",
                        "Max-Forwards: 3",
                        "Cookie: a=1",
                        "Cookie: b=2",
                        LOOP);
    }

    @Test
    void shouldJoinTheCookiesOfHttp2() {
        // When
        send(
                client(HttpVersion.HTTP_2, HttpMethod.GET),
                RequestForm.AS_ASKED,
                "cookie: a=1",
                "accept: a",
                "cookie: b=2",
                "cookie: c=3");

        // Then
        assertThat(sent).containsExactly("accept: a", "cookie: a=1; b=2; c=3", LOOP);
    }

    @Test
    void shouldComeBehindAllCdnsThatHadTheRequest() {
        // When
        send(
                client(HttpVersion.HTTP_1_1, HttpMethod.GET),
                RequestForm.AS_ASKED,
                "CDN-Loop: first; a=b, second",
                "cdn-loop: third");

        // Then
        assertThat(sent).containsExactly("cdn-loop: first; a=b, second, third, backsource");
    }

    @Test
    void shouldCountItselfAsAForwarderOfOptions() {
        // When
        send(client(HttpVersion.HTTP_1_1, HttpMethod.OPTIONS), RequestForm.AS_ASKED, "MAX-FORWARDS: 3");

        // Then
        assertThat(sent).containsExactly("MAX-FORWARDS: 2", LOOP);
    }

    @Test
    void shouldSendOneCountOfForwarders() {
        // When
        send(
                client(HttpVersion.HTTP_1_1, HttpMethod.OPTIONS),
                RequestForm.AS_ASKED,
                "Max-Forwards: 3",
                "Max-Forwards: 9");

        // Then
        assertThat(sent).containsExactly("Max-Forwards: 2", LOOP);
    }

    @Test
    void shouldLeaveConditionsAndRangesOutOfARequestForAll() {
        // When
        send(
                client(HttpVersion.HTTP_1_1, HttpMethod.GET),
                RequestForm.WHOLE,
                "If-None-Match: \"1\"",
                "if-modified-since: then",
                "If-Match: *",
                "If-Unmodified-Since: then",
                "If-Range: \"1\"",
                "RANGE: bytes=0-",
                "Ranges: 1");

        // Then
        assertThat(sent).containsExactly("Ranges: 1", LOOP);
    }

    @Test
    void shouldAskByTheConditionsOfTheEdge() {
        // When
        send(
                client(HttpVersion.HTTP_1_1, HttpMethod.GET),
                RequestForm.validating("\"edge\"", "now"),
                "If-None-Match: \"client\"",
                "If-Modified-Since: then");

        // Then
        assertThat(sent).containsExactly("if-none-match: \"edge\"", "if-modified-since: now", LOOP);
    }
}
