package dev.backsource.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.TlsClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same with the JDK's engine, and with a demand that clients come by TLS only. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
@TestProfile(JdkCertificatesIT.Jdk.class)
class JdkCertificatesIT extends DomainCertificatesIT {
    /** Chooses the engine, and what {@code Strict-Transport-Security} says. */
    public static final class Jdk implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "backsource.edge.https.engine",
                    "jdk",
                    "backsource.edge.https.strict-transport-security",
                    "max-age=31536000");
        }
    }

    @Override
    String answerToADot() {
        return "(illegal_parameter) Received fatal alert: illegal_parameter";
    }

    @Test
    void shouldDemandThatClientsComeByTlsOnly() throws Exception {
        try (var socket = new TlsClient(settings.https().port()).open("hsts.example.test", "TLSv1.3")) {
            // When
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: hsts.example.test\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            // Then
            assertThat(answer).contains("strict-transport-security: max-age=31536000\r\n");
        }
    }
}
