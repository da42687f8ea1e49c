package dev.backsource.config.web.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.testing.access.TestAdministrator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every write honours {@code If-Match}. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PreconditionsIT {
    private static final String WRITES = """
            PUT    | /origins                | {"origins": [{"address": "b.example.net", "port": 80}]}
            PUT    | /origin-request         | {"host": "b.example.net"}
            PUT    | /client-tls             | {"minimumVersion": "TLS1.3"}
            PUT    | /caching                | {"storeSetCookie": true}
            PUT    | /serving                | {"enabled": false}
            PUT    | /origin-protocol-policy | {"enabled": true, "redirectType": "FOLLOW"}
            PUT    | /dynamic-acceleration   | {"enabled": true}
            PUT    | /granted-ports          | {"http": 8080}
            DELETE | ''                      | ''
            POST   | /revisions/1/restore    | ''
            POST   | /purges                 | {"everything": true}
            """;

    @TestHTTPResource("/")
    URI base;

    Client client;
    String domain;

    @BeforeEach
    void createADomainAtRevision2() {
        client = new Client(base);
        var name = Client.freshName();
        domain = "/api/v1/domains/" + name;
        client.create(name, 80);
        client.setPolicy(name, "HTTP");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = WRITES)
    void shouldCarryOutAWriteThatIsMeantForTheCurrentRevision(String method, String path, String body) {
        assertThat(statusOf(method, path, body, "\"2\"")).isBetween(200, 202);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = WRITES)
    void shouldRefuseAWriteThatIsMeantForAnotherRevision(String method, String path, String body) {
        // When
        var status = statusOf(method, path, body, "\"1\", \"3\"");

        // Then
        assertThat(status).isEqualTo(412);
        assertUntouched();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = WRITES)
    void shouldRefuseAWriteWhoseExpectationCantBeRead(String method, String path, String body) {
        // When
        var status = statusOf(method, path, body, "2");

        // Then
        assertThat(status).isEqualTo(400);
        assertUntouched();
    }

    private int statusOf(String method, String path, String body, String ifMatch) {
        var answer = client.send(
                method,
                domain + path,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json",
                "Authorization",
                TestAdministrator.AUTHORIZATION,
                "If-Match",
                ifMatch);
        if (answer.status() == 412) {
            assertThat(answer.header("etag")).isEqualTo("\"2\"");
            assertThat(answer.json().path("detail").asText()).contains("revision 2");
        }
        return answer.status();
    }

    private void assertUntouched() {
        assertThat(client.get(domain).header("etag")).isEqualTo("\"2\"");
        assertThat(client.get(domain + "/purges").json().path("total").asInt()).isZero();
    }
}
