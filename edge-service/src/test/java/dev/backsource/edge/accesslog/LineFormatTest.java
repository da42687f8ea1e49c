package dev.backsource.edge.accesslog;

import static dev.backsource.edge.testing.Entries.entry;
import static dev.backsource.edge.testing.Entries.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.http.telemetry.AccessLogRecord;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class LineFormatTest {
    private static final String INJECTED = "/a\"b\\c\r\nfaked \u0000\u001b[31m\u00e9";

    @Test
    void shouldWriteApachesCombinedFormat() {
        assertThat(write(new CombinedFormat(), entry("/path?a=b", "curl/8.0", "https://other.example.test/")))
                .isEqualTo("192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] \"GET /path?a=b HTTP/2.0\" 200 1234"
                        + " \"https://other.example.test/\" \"curl/8.0\"\n");
    }

    @Test
    void shouldWriteADashForWhatIsMissingInCombinedFormat() {
        assertThat(write(new CombinedFormat(), entry("/", null, null))).endsWith(" 200 1234 \"-\" \"-\"\n");
    }

    @Test
    void shouldKeepWhatAClientSendsInItsPlaceInCombinedFormat() {
        // When
        var line = write(new CombinedFormat(), entry(INJECTED, INJECTED, INJECTED));

        // Then
        var escaped = "/a\\\"b\\\\c\\x0d\\x0afaked \\x00\\x1b[31m\\xe9";
        assertThat(line)
                .endsWith("\"GET " + escaped + " HTTP/2.0\" 200 1234 \"" + escaped + "\" \"" + escaped + "\"\n")
                .containsOnlyOnce("\n");
    }

    @Test
    void shouldWriteAnObjectPerLine() {
        // When
        var line = write(new JsonFormat("edge-7"), entry("/path", "curl/8.0", null));

        // Then
        assertThat(line).endsWith("}\n");
        assertThat(new JsonObject(line))
                .isEqualTo(new JsonObject()
                        .put("time", "2023-11-14T22:13:20.123Z")
                        .put("edge", "edge-7")
                        .put("domain", "www.example.test")
                        .put("client", "192.0.2.1")
                        .put("method", "GET")
                        .put("scheme", "https")
                        .put("version", "HTTP/2.0")
                        .put("host", "www.example.test:8443")
                        .put("target", "/path")
                        .put("status", 200)
                        .put("bytes", 1234)
                        .put("duration_ms", 5.678)
                        .put("cache", "miss")
                        .put("origin", "198.51.100.7:443")
                        .put("origin_ms", 4.0)
                        .put("revision", 7)
                        .put("arm", "candidate")
                        .put("user_agent", "curl/8.0")
                        .put("trace", "4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    @Test
    void shouldWriteTheGateAndTheFindingOfAFailedOrigin() {
        // When
        var line = new JsonObject(write(new JsonFormat("edge-7"), failed(OriginError.FOREIGN_CERTIFICATE)));
        var http = new JsonObject(write(new JsonFormat("edge-7"), failed(OriginError.NO_RESPONSE)));

        // Then
        assertThat(line.getString("error")).isEqualTo("tls_certificate_error");
        assertThat(line.getString("gate")).isEqualTo("certificate-name");
        assertThat(line.getString("finding")).isEqualTo("certificate-name");
        assertThat(http.getString("gate")).isEqualTo("http");
        assertThat(http.containsKey("finding")).isFalse();
    }

    @Test
    void shouldKeepWhatAClientSendsInItsPlaceInJson() {
        // When
        var line = write(new JsonFormat("edge-7"), entry(INJECTED, INJECTED, INJECTED));

        // Then
        assertThat(line).containsOnlyOnce("\n").matches("\\p{Print}+\n");
        assertThat(new JsonObject(line).getString("target")).isEqualTo(INJECTED);
        assertThat(new JsonObject(line).getString("referer")).isEqualTo(INJECTED);
    }

    private static String write(LineFormat format, AccessLogRecord entry) {
        var line = new StringBuilder();
        format.append(entry, line);
        return line.toString();
    }
}
