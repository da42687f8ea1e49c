package dev.backsource.config.api.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of a domain, set as a whole and changed in some of their fields: what is not spoken of is not lost without a word. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PartsIT {
    @TestHTTPResource("/")
    URI base;

    Client client;
    String domain;

    @BeforeEach
    void createADomain() {
        client = new Client(base);
        var name = Client.freshName();
        client.create(name, 80);
        domain = "/api/v1/domains/" + name;
    }

    @Test
    void shouldKeepWhatAPolicyIsConfiguredToBeWhileItIsOff() {
        // Given
        client.put(domain + "/origin-protocol-policy", """
            {"enabled": true, "redirectType": "HTTPS", "dynamic": {"enabled": true, "redirectType": "HTTP"}}\
            """);

        // When
        var off = client.put(
                domain + "/origin-protocol-policy", "{\"enabled\": false, \"dynamic\": {\"enabled\": false}}");

        // Then
        assertThat(off.status()).isEqualTo(200);
        assertThat(policy().toString())
                .isEqualTo("{\"enabled\":false,\"redirectType\":\"HTTPS\","
                        + "\"dynamic\":{\"enabled\":false,\"redirectType\":\"HTTP\"}}");
        assertThat(codes(off)).containsExactly("origin-tls-removed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        origin-protocol-policy | {"enabled": true, "redirectType": "HTTP"} | origin-tls-removed
        origin-protocol-policy | {"enabled": false} | origin-tls-removed
        origins | {"origins": [{"address": "203.0.113.10", "port": 443}], "originTls": {"verification": "NONE"}} | origin-unverified
        origin-protocol-policy | {"enabled": true, "redirectType": "FOLLOW"} |
        """)
    void shouldWarnOfWhatAChangeTakesFromTheSecurityOfTheWayToTheOrigins(
            String part, String body, @Nullable String expected) {
        // Given
        client.put(domain + "/origin-protocol-policy", "{\"enabled\": true, \"redirectType\": \"HTTPS\"}");
        client.patch(domain + "/origins", "{\"originTls\": {\"verification\": \"FULL\"}}");

        // When
        var tried = client.put(domain + "/" + part + "?dryRun=true", body);
        var made = client.put(domain + "/" + part, body);
        var again = client.put(domain + "/" + part, body);

        // Then
        assertThat(codes(tried)).isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(codes(made)).isEqualTo(codes(tried));
        assertThat(codes(again)).isEmpty();
    }

    @Test
    void shouldWarnOfADynamicPolicyWithoutDynamicAcceleration() {
        // When
        var set = client.patch(
                domain + "/origin-protocol-policy", "{\"dynamic\": {\"enabled\": true, \"redirectType\": \"HTTPS\"}}");
        var shown = client.get(domain);
        var on = client.put(domain + "/dynamic-acceleration", "{\"enabled\": true}");

        // Then
        assertThat(codes(set)).containsExactly("dynamic-policy-ignored");
        assertThat(codes(shown)).containsExactly("dynamic-policy-ignored");
        assertThat(codes(on)).isEmpty();
    }

    /** By the field that the body has, whichever way it is sent. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PATCH | granted-ports | {"https": 25} | https
        PUT | granted-ports | {"http": 25} | http
        PUT | origins | {"origins": [{"address": "a.example.net", "port": 80}, {"address": "b.example.net", "port": 25}]} | origins[1].port
        POST | change-requests | {"reason": "x", "parts": {"grantedPorts": {"http": 25}}} | parts.grantedPorts.http
        POST | change-requests | {"reason": "x", "ports": {"http": 25}} | ports.http
        """)
    void shouldNameTheFieldOfAPortThatOriginsMayNotHave(String method, String part, String body, String field) {
        // When
        var path = domain + "/" + part;
        var refused = switch (method) {
            case "PATCH" -> client.patch(path, body);
            case "PUT" -> client.put(path, body);
            default -> client.post(path, body);
        };

        // Then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(refused.json().path("detail").asText()).contains("BACKSOURCE_ORIGIN_PORTS");
    }

    @Test
    void shouldTryOutAnyWriteAndSayFirstWhatABatchWouldDo() {
        // Given
        client.put(domain + "/origin-protocol-policy", "{\"enabled\": true, \"redirectType\": \"HTTPS\"}");
        var before = client.get(domain).response().body();
        var name = client.get(domain).json().path("name").asText();
        var added = Client.freshName();

        // When
        var restored = client.post(domain + "/revisions/1/restore?dryRun=true", "{}");
        var removed = client.delete(domain + "?dryRun=true");
        var moved = client.put(domain + "/team?dryRun=true", "{\"team\": null}");
        var nowhere = client.put(domain + "/team?dryRun=true", "{\"team\": \"none-such\"}");
        var created = client.post(
                "/api/v1/domains?dryRun=true",
                "{\"name\": \"" + added + "\", \"origins\": [{\"address\": \"203.0.113.10\", \"port\": 80}]}");
        var batch = client.post("/api/v1/batches?dryRun=true", """
                {"items": [
                    {"domain": "%s", "originProtocolPolicy": {"enabled": true, "redirectType": "HTTP"}},
                    {"domain": "%s", "expectedRevision": 7, "serving": {"enabled": false}}]}""".formatted(name, added));

        // Then
        assertThat(restored.json().at("/dryRun/losesTls").asBoolean()).isTrue();
        assertThat(restored.json().at("/dryRun/changes/0/field").asText()).startsWith("originProtocolPolicy");
        assertThat(restored.json().at("/dryRun/before/0/effective/https/port").asInt())
                .isEqualTo(443);
        assertThat(removed.json().at("/dryRun/cacheUnusable").asBoolean()).isTrue();
        assertThat(moved.json().at("/dryRun/changes")).isEmpty();
        assertThat(moved.json().at("/dryRun/cacheUnusable").asBoolean(true)).isFalse();
        assertThat(nowhere.json().path("type").asText()).endsWith("no-such-team");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().at("/dryRun").has("before")).isFalse();
        assertThat(batch.json().fieldNames().next()).isEqualTo("totals");
        assertThat(batch.json().at("/totals/summary").asText())
                .isEqualTo("1 domain changes, 1 refused, 1 domain not fully checked, 1 domain loses TLS to the origin,"
                        + " stored responses of 1 domain unusable, unknown for 1 domain how many requests of the last hour"
                        + " move");
        assertThat(batch.json().at("/totals/losingTls/0").asText()).isEqualTo(name);
        assertThat(batch.json().at("/results/1/status").asInt()).isEqualTo(404);
        assertThat(client.get(domain).response().body())
                .as("nothing was written")
                .isEqualTo(before);
        assertThat(client.get("/api/v1/domains/" + added).status()).isEqualTo(404);
    }

    @Test
    void shouldAnswerWhatAChangeWouldComeToWithoutMakingIt() {
        // Given
        var before = client.get(domain).response().body();
        var https = "{\"enabled\": true, \"redirectType\": \"HTTPS\"}";

        // When
        var tried = client.put(domain + "/origin-protocol-policy?dryRun=true", https);
        var patched = client.patch(domain + "/origin-protocol-policy?dryRun=true", https, "If-Match", "\"1\"");

        // Then
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().at("/effective/http/scheme").asText()).isEqualTo("https");
        assertThat(tried.json().at("/revision").asLong()).isEqualTo(2);
        assertThat(tried.response().headers().firstValue("ETag")).isEmpty();
        assertThat(patched.response().body()).isEqualTo(tried.response().body());
        assertThat(client.get(domain).response().body()).isEqualTo(before);
        assertThat(client.get(domain + "/revisions").json().at("/total").asLong())
                .isEqualTo(1);
        var made = tried.json().<ObjectNode>deepCopy();
        assertThat(made.remove("dryRun").at("/changes/0/field").asText()).startsWith("originProtocolPolicy");
        assertThat(client.put(domain + "/origin-protocol-policy", https).json()).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({
        "true,    If-Match,        '\"7\"',     412",
        "true,    Idempotency-Key, '\"a-key\"', 400",
        "perhaps, Accept,          '*/*',       400",
    })
    void shouldRefuseWhatIsTriedOutAsItWouldBeRefused(String dryRun, String header, String value, int status) {
        // When
        var tried = client.put(
                domain + "/origin-protocol-policy?dryRun=" + dryRun,
                "{\"enabled\": true, \"redirectType\": \"HTTPS\"}",
                header,
                value);

        // Then
        assertThat(tried.status()).isEqualTo(status);
    }

    @Test
    void shouldLeaveTheDynamicPolicyAloneWhenOnlyTheStaticOneIsSet() {
        // Given
        client.put(domain + "/origin-protocol-policy", """
            {"enabled": false, "dynamic": {"enabled": true, "redirectType": "HTTPS"}}\
            """);

        // When
        client.put(domain + "/origin-protocol-policy", "{\"enabled\": true, \"redirectType\": \"HTTP\"}");

        // Then
        assertThat(policy().at("/dynamic/enabled").asBoolean()).isTrue();
        assertThat(policy().at("/dynamic/redirectType").asText()).isEqualTo("HTTPS");
    }

    @Test
    void shouldKeepStaticRulesWhileDynamicAccelerationIsOff() {
        // Given
        client.put(domain + "/dynamic-acceleration", """
            {"enabled": true, "staticRules": {"suffixes": ["jpg"], "paths": ["/static/*"]}}\
            """);

        // When
        client.put(domain + "/dynamic-acceleration", "{\"enabled\": false}");

        // Then
        assertThat(client.get(domain)
                        .json()
                        .at("/dynamicAcceleration/staticRules")
                        .toString())
                .contains("jpg", "/static/*");
    }

    @Test
    void shouldWarnOfWhatAWriteResetsByLeavingItOut() {
        // Given
        client.put(domain + "/origin-request", "{\"host\": \"a.example\", \"connectTimeoutMs\": 500}");
        client.put(domain + "/origins", """
            {"origins": [{"address": "203.0.113.10", "port": 80, "weight": 30}], "originTls": {"minimumVersion": "TLS1.3"}}\
            """);

        // When
        var request = client.put(domain + "/origin-request", "{\"connectTimeoutMs\": 700}");
        var origins = client.put(domain + "/origins", """
            {"origins": [{"address": "203.0.113.10", "port": 80}], "originTls": {}}\
            """);

        // Then
        assertThat(warnings(request)).containsExactly("setting-reset originRequest.host was \"a.example\"");
        assertThat(warnings(origins))
                .containsExactlyInAnyOrder(
                        "setting-reset origins[203.0.113.10].weight was 30",
                        "setting-reset originTls.minimumVersion was \"TLS1.3\"");
    }

    @Test
    void shouldWarnOfWhatAnItemOfABatchResets() {
        // Given
        client.put(domain + "/origin-request", "{\"host\": \"a.example\"}");

        // When
        var answer = client.post("/api/v1/batches", """
            {"items": [{"domain": "%s", "originRequest": {"idleTimeoutMs": 900}}]}
            """.formatted(domain.substring(domain.lastIndexOf('/') + 1)));

        // Then
        assertThat(answer.json().at("/results/0/warnings/0/code").asText()).isEqualTo("setting-reset");
        assertThat(answer.json().at("/results/0/origins/0/effective/http/port").asInt())
                .isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        origin-request         | {"host": null}                            | {"connectTimeoutMs":500}
        origin-request         | {"host": null, "http2": false}            | {"connectTimeoutMs":500,"http2":false}
        origin-request         | {"forwardedProtoField": "X-Scheme"}       | {"host":"a.example","connectTimeoutMs":500,"forwardedProtoField":"x-scheme"}
        origin-request         | {"idleTimeoutMs": 900}                    | {"host":"a.example","connectTimeoutMs":500,"idleTimeoutMs":900}
        origin-protocol-policy | {"enabled": true}                         | {"enabled":true,"redirectType":"HTTPS","dynamic":{"enabled":false,"redirectType":"HTTP"}}
        origin-protocol-policy | {"redirectType": null}                    | {"enabled":false,"redirectType":"FOLLOW","dynamic":{"enabled":false,"redirectType":"HTTP"}}
        origin-protocol-policy | {"dynamic": {"enabled": true}}            | {"enabled":false,"redirectType":"HTTPS","dynamic":{"enabled":true,"redirectType":"HTTP"}}
        dynamic-acceleration   | {"staticRules": {"paths": ["/x/*"]}}      | {"enabled":true,"staticRules":{"suffixes":["jpg"],"uris":[],"paths":["/x/*"]}}
        dynamic-acceleration   | {"staticRules": null}                     | {"enabled":true,"staticRules":{"suffixes":[],"uris":[],"paths":[]}}
        client-tls             | {"minimumVersion": null}                  | {"strictTransportSecurity":{"maxAgeSeconds":300,"includeSubDomains":true,"preload":false}}
        client-tls             | {"strictTransportSecurity": {"maxAgeSeconds": 0}} | {"minimumVersion":"TLS1.3","strictTransportSecurity":{"maxAgeSeconds":0,"includeSubDomains":true,"preload":false}}
        client-tls             | {"strictTransportSecurity": null}         | {"minimumVersion":"TLS1.3"}
        caching                | {"storeSetCookie": false}                 | {"storeSetCookie":false}
        caching                | {"storeSetCookie": null}                  | {}
        serving                | {"enabled": true}                         | {"enabled":true}
        serving                | {}                                        | {"enabled":false}
        granted-ports          | {"https": 8444}                           | {"http":8080,"https":8444}
        granted-ports          | {"http": null}                            | {"https":8443}
        """)
    void shouldChangeOnlyWhatAPatchNames(String part, String patch, String expected) {
        // Given
        client.put(domain + "/origin-request", "{\"host\": \"a.example\", \"connectTimeoutMs\": 500}");
        client.put(domain + "/origin-protocol-policy", """
            {"enabled": false, "redirectType": "HTTPS", "dynamic": {"enabled": false, "redirectType": "HTTP"}}\
            """);
        client.put(domain + "/dynamic-acceleration", "{\"enabled\": true, \"staticRules\": {\"suffixes\": [\"jpg\"]}}");
        client.put(domain + "/client-tls", """
            {"minimumVersion": "TLS1.3", "strictTransportSecurity": {"maxAgeSeconds": 300, "includeSubDomains": true}}\
            """);
        client.put(domain + "/caching", "{\"storeSetCookie\": true}");
        client.put(domain + "/serving", "{\"enabled\": false}");
        client.put(domain + "/granted-ports", "{\"http\": 8080, \"https\": 8443}");

        // When
        var answer = client.patch(domain + "/" + part, patch);

        // Then
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(client.get(domain).json().path(field(part)).toString()).isEqualTo(expected);
    }

    @Test
    void shouldRefuseAPatchThatTheRestContradicts() {
        // Given
        client.put(domain + "/client-tls", "{\"cipherSuites\": [\"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\"]}");

        // When
        var refused = client.patch(domain + "/client-tls", "{\"minimumVersion\": \"TLS1.3\"}");
        var taken = client.patch(domain + "/client-tls", "{\"minimumVersion\": \"TLS1.3\", \"cipherSuites\": null}");

        // Then
        assertThat(refused.violations()).containsExactly("cipherSuites invalid");
        assertThat(taken.revision()).isEqualTo(3);
        assertThat(client.get(domain).json().path("clientTls").toString()).isEqualTo("{\"minimumVersion\":\"TLS1.3\"}");
    }

    @Test
    void shouldPatchTlsSettingsAndLeaveOriginsAlone() {
        // When
        client.patch(domain + "/origins", "{\"originTls\": {\"serverName\": \"o.example\"}}");

        // Then
        var json = client.get(domain).json();
        assertThat(json.at("/originTls/serverName").asText()).isEqualTo("o.example");
        assertThat(json.at("/originTls/verification").asText()).isEqualTo("FULL");
        assertThat(json.at("/origins/0/address").asText()).isEqualTo("203.0.113.10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        origin-protocol-policy | {"enabled": null}                 | enabled required
        origin-protocol-policy | {"enabld": true}                  | enabld unknown-field
        origin-protocol-policy | {"redirectTyp": null}             | redirectTyp unknown-field
        origin-protocol-policy | {"dynamic": {"redirectTyp": null}} | dynamic.redirectTyp unknown-field
        dynamic-acceleration   | {"staticRules": {"uri": null}}    | staticRules.uri unknown-field
        origins                | {"originTls": {"sni": null}}      | originTls.sni unknown-field
        origin-request         | {"connectTimeoutMs": 1}           | connectTimeoutMs out-of-range
        client-tls             | {"cipherSuites": ["RC4"]}         | cipherSuites[0] unknown-value
        client-tls             | {"strictTransportSecurity": {"preload": true}} | strictTransportSecurity.maxAgeSeconds required
        caching                | {"storeSetCookies": null}         | storeSetCookies unknown-field
        serving                | {"enabled": null}                 | enabled required
        serving                | {"stopped": true}                 | stopped unknown-field
        origins                | {"origins": []}                   | origins required
        origins                | [1]                               | ' malformed'
        """)
    void shouldReadTheResultOfAPatchAsStrictlyAsABody(String part, String patch, String violation) {
        // When
        var answer = client.patch(domain + "/" + part, patch);

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.violations()).containsExactly(violation);
        assertThat(client.get(domain).revision()).isEqualTo(1);
    }

    @Test
    void shouldTakeAPatchOfItsOwnMediaTypeOnlyAndOfTheRightRevision() {
        // When
        var json = client.send(
                "PATCH",
                domain + "/origin-request",
                java.net.http.HttpRequest.BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json");
        var stale = client.patch(domain + "/origin-request", "{\"host\": \"a.example\"}", "If-Match", "\"7\"");
        var ungranted = client.patch(
                domain + "/granted-ports",
                "{\"http\": 8080}",
                "Authorization",
                new Keys(client).of("operator").authorization());

        // Then
        assertThat(json.status()).isEqualTo(415);
        assertThat(json.header("Accept-Patch")).isEqualTo("application/merge-patch+json");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(ungranted.status()).isEqualTo(403);
    }

    @Test
    void shouldTellAWriterTheDynamicSideAndEachOrigin() {
        // Given
        client.put(domain + "/dynamic-acceleration", "{\"enabled\": true}");
        client.put(domain + "/origins", """
            {"origins": [{"address": "203.0.113.10", "port": 8080}, {"address": "203.0.113.11", "port": 443}]}\
            """);

        // When
        var answer = client.put(domain + "/origin-protocol-policy", """
            {"enabled": true, "redirectType": "HTTP", "dynamic": {"enabled": true, "redirectType": "HTTPS"}}\
            """).json();

        // Then
        assertThat(answer.at("/effective/https/port").asInt()).isEqualTo(80);
        assertThat(answer.at("/effectiveDynamic/http/port").asInt()).isEqualTo(443);
        assertThat(answer.at("/origins/1/address").asText()).isEqualTo("203.0.113.11");
        assertThat(answer.at("/origins/1/effectiveDynamic/http/scheme").asText())
                .isEqualTo("https");
    }

    @Test
    void shouldRefuseToGrantPortsOfOtherProtocolsAndWarnOfOriginsThatAreAllSecondary() {
        // When
        var granted = client.put(domain + "/granted-ports", "{\"http\": 22, \"https\": 25}");
        var secondary = client.put(domain + "/origins", """
            {"origins": [{"address": "203.0.113.10", "port": 80, "priority": "SECONDARY"}]}\
            """);

        // Then
        assertThat(granted.status()).isEqualTo(400);
        assertThat(granted.json().path("detail").asText()).contains("not allowed for origins");
        assertThat(granted.json().at("/errors/0/field").asText()).isEqualTo("http");
        assertThat(codes(secondary)).contains("no-primary-origin");
    }

    @Test
    void shouldStopADomainAndStartItAgain() {
        // When
        var before = client.get(domain).json().path("serving").toString();
        var stopped = client.put(domain + "/serving", "{\"enabled\": false}");
        var again = client.put(domain + "/serving", "{\"enabled\": false}");
        var shown = client.get(domain).json().path("serving").toString();
        var started = client.patch(domain + "/serving", "{\"enabled\": true}");
        var latest =
                client.get(domain + "/revisions").json().at("/items/0/changes").toString();

        // Then
        assertThat(before).isEqualTo("{\"enabled\":true}");
        assertThat(List.of(stopped.revision(), again.revision(), started.revision()))
                .containsExactly(2L, 2L, 3L);
        assertThat(shown).isEqualTo("{\"enabled\":false}");
        assertThat(latest).isEqualTo("[{\"field\":\"serving.enabled\",\"from\":false,\"to\":null}]");
    }

    private JsonNode policy() {
        return client.get(domain + "/origin-protocol-policy").json();
    }

    private static String field(String part) {
        return switch (part) {
            case "origin-request" -> "originRequest";
            case "origin-protocol-policy" -> "originProtocolPolicy";
            case "dynamic-acceleration" -> "dynamicAcceleration";
            case "client-tls" -> "clientTls";
            case "caching" -> "caching";
            case "serving" -> "serving";
            default -> "grantedPorts";
        };
    }

    private static List<String> codes(Answer answer) {
        return StreamSupport.stream(answer.json().path("warnings").spliterator(), false)
                .map(warning -> warning.path("code").asText())
                .toList();
    }

    private static List<String> warnings(Answer answer) {
        return StreamSupport.stream(answer.json().path("warnings").spliterator(), false)
                .map(warning -> warning.path("code").asText() + " "
                        + warning.path("detail").asText().replaceAll(" and was reset.*", ""))
                .toList();
    }
}
