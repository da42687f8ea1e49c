package dev.backsource.config.aliyun.wire;

import static dev.backsource.testing.waiting.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.config.audit.AuditRound;
import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.waiting.Waiting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of Alibaba Cloud CDN's API over real connections: how they are signed, what is refused on the way, and how it is answered. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AliyunWireIT {
    private static final String DESCRIBE = "DescribeCdnDomainConfigs";
    private static final String SET = "BatchSetCdnDomainConfig";
    private static final String FOLLOW =
            "[{\"functionName\":\"forward_scheme\",\"functionArgs\":[{\"argName\":\"enable\",\"argValue\":\"on\"}]}]";

    @Inject
    CdnServer server;

    @Inject
    AuditRound audit;

    @TestHTTPResource("/")
    URI api;

    Client client;
    CdnCaller caller;
    String domain;

    @BeforeEach
    void addADomain() {
        client = new Client(api);
        caller = new CdnCaller(server.port(), TestAdministrator.TOKEN);
        domain = Client.freshName();
        client.create(domain, 80);
    }

    @Test
    void shouldAnswerCallsThatAreSignedInHeadersWithJson() {
        // When
        var set = caller.acs3(SET, Map.of("DomainNames", domain, "Functions", FOLLOW));
        var described = caller.acs3(DESCRIBE, Map.of("DomainName", domain));

        // Then
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(set.headers().firstValue("content-type")).hasValue("application/json;charset=utf-8");
        var model = json(set).at("/DomainConfigList/DomainConfigModel/0");
        assertThat(model.path("DomainName").asText()).isEqualTo(domain);
        assertThat(model.path("ConfigId").asLong()).isBetween(1L, 1L << 53);
        var config = json(described).at("/DomainConfigs/DomainConfig/0");
        assertThat(config.path("ConfigId").asText())
                .isEqualTo(model.path("ConfigId").asText());
        assertThat(config.path("FunctionName").asText()).isEqualTo("forward_scheme");
        assertThat(config.at("/FunctionArgs/FunctionArg").findValuesAsText("ArgValue"))
                .as("as it was set")
                .containsExactly("on");
        assertThat(json(described).path("RequestId").asText()).matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
    }

    @Test
    void shouldAnswerCallsThatAreSignedInParametersWithXmlUnlessTheyAskForJson() {
        // When
        var xml = caller.rpc(DESCRIBE, Map.of("DomainName", domain));
        var json = caller.rpc(DESCRIBE, Map.of("DomainName", domain, "Format", "JSON", "RegionId", "cn-hangzhou"));

        // Then
        assertThat(xml.statusCode()).as(xml.body()).isEqualTo(200);
        assertThat(xml.headers().firstValue("content-type")).hasValue("text/xml;charset=utf-8");
        assertThat(xml.body())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><DescribeCdnDomainConfigsResponse><RequestId>")
                .contains("<DomainConfigs></DomainConfigs>");
        assertThat(json(json).at("/DomainConfigs/DomainConfig").isArray()).isTrue();
    }

    @Test
    void shouldTakeParametersInAForm() {
        // Given
        var parameters =
                caller.rpcParameters(SET, Map.of("DomainNames", domain, "Functions", FOLLOW, "Format", "JSON"));

        // When
        var answer = caller.send(caller.form(caller.rpcSigned("POST", parameters)));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer)
                        .at("/DomainConfigList/DomainConfigModel/0/FunctionName")
                        .asText())
                .isEqualTo("forward_scheme");
    }

    @Test
    void shouldEscapeWhatErrorsQuoteInXml() {
        // When
        var answer = caller.rpc("<Action>&", Map.of());

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("<Error><RequestId>")
                .contains("<Code>InvalidAction.NotFound</Code>")
                .contains("&lt;Action&gt;&amp;");
    }

    @Test
    void shouldTakeACallOnlyOnce() {
        // Given
        var request = caller.acs3(Map.of("DomainName", domain), caller.acs3Headers(DESCRIBE, ""), "");

        // When
        var first = caller.send(request);
        var again = caller.send(request);

        // Then
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertError(again, 400, "SignatureNonceUsed");
    }

    @ParameterizedTest
    @CsvSource({"-16, 400", "16, 400", "-14, 200", "14, 200"})
    void shouldTakeCallsWithinAQuarterOfAnHourOfNow(int minutes, int status) {
        // Given
        var headers = caller.acs3Headers(DESCRIBE, "");
        var at = Instant.now().plus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        headers.put("x-acs-date", at.toString());

        // When
        var answer = caller.send(caller.acs3(Map.of("DomainName", domain), headers, ""));

        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status != 200) {
            assertThat(json(answer).path("Code").asText()).isEqualTo("InvalidTimeStamp.Expired");
        }
    }

    @Test
    void shouldRefuseABodyThatIsNotTheOneThatWasSigned() {
        // Given
        var headers = caller.acs3Headers(DESCRIBE, "DomainName=" + domain);
        headers.put("content-type", "application/x-www-form-urlencoded");

        // When
        var answer = caller.send(caller.acs3(Map.of(), headers, "DomainName=other.example.com"));

        // Then
        assertError(answer, 400, "InvalidContentSha256");
    }

    @Test
    void shouldRefuseAHeaderOfTheApiThatIsNotSigned() throws IOException {
        // Given
        var headers = caller.acs3Headers(DESCRIBE, "");
        var authorization = caller.authorization(Map.of("DomainName", domain), headers, "");
        headers.put("authorization", authorization);
        headers.put("x-acs-parameters", "more");
        headers.put("connection", "close");

        // When
        var answer = raw(head("POST /?DomainName=" + domain, headers));

        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("IncompleteSignature")
                .contains("x-acs-parameters");
    }

    @Test
    void shouldRefuseAKeyThatIsNotThereAndASecretOfAnother() {
        // Given
        var unknown = new CdnCaller(server.port(), "AAAAAAAAAAAAAAAA", "secret");
        var wrong = new CdnCaller(server.port(), "TESTADMINISTRATR", "secret");

        // When, Then
        assertError(unknown.acs3(DESCRIBE, Map.of("DomainName", domain)), 404, "InvalidAccessKeyId.NotFound");
        assertError(wrong.acs3(DESCRIBE, Map.of("DomainName", domain)), 400, "SignatureDoesNotMatch");
    }

    @Test
    void shouldRefuseAKeyThatIsDisabledOnlyToWhoHasItsSecret() {
        // Given
        var key = new Keys(client).of("viewer");
        client.patch(key.path(), "{\"enabled\": false}");
        var owner = new CdnCaller(server.port(), key.token());
        var other = new CdnCaller(server.port(), key.id(), "secret");

        // When, Then
        assertError(owner.acs3(DESCRIBE, Map.of("DomainName", domain)), 400, "InvalidAccessKeyId.Inactive");
        assertError(other.acs3(DESCRIBE, Map.of("DomainName", domain)), 400, "SignatureDoesNotMatch");
    }

    @Test
    void shouldLetCallersDoWhatTheirRolesAllow() {
        // Given
        var viewer = new CdnCaller(
                server.port(), new Keys(client).of("viewer", domain).token());
        var stranger = new CdnCaller(
                server.port(),
                new Keys(client).of("operator", "other.example.com").token());
        var change = Map.of("DomainNames", domain, "Functions", FOLLOW);

        // When, Then
        assertThat(viewer.acs3(DESCRIBE, Map.of("DomainName", domain)).statusCode())
                .isEqualTo(200);
        assertError(viewer.acs3(SET, change), 403, "Forbidden.RAM");
        assertError(stranger.acs3(SET, change), 404, "InvalidDomain.NotFound");
        assertError(stranger.acs3(DESCRIBE, Map.of("DomainName", domain)), 404, "InvalidDomain.NotFound");
    }

    @ParameterizedTest
    @CsvSource({
        "Nothing, , InvalidAction.NotFound, 404",
        "DescribeCdnDomainConfigs, , MissingParameter, 400",
        "DescribeCdnDomainConfigs, DomainName=..., InvalidDomainName.Malformed, 400",
        "DescribeCdnDomainConfigs, DomainName=none.example.com, InvalidDomain.NotFound, 404",
        "DescribeCdnDomainConfigs, DomainName=a.example.com&Else=x, InvalidParameter, 400",
        "DescribeCdnDomainConfigs, DomainName=a.example.com&SecurityToken=x, InvalidSecurityToken, 400",
        "BatchDeleteCdnDomainConfig, DomainNames=a.example.com&FunctionNames=follow_302, InvalidFunctionName.NotFound, 400",
        "BatchSetCdnDomainConfig, DomainNames=a.example.com&Functions=x, InvalidFunctions.Malformed, 400",
        "BatchDeleteCdnDomainConfig, DomainNames=none.example.com&FunctionNames=dynamic, InvalidDomain.NotFound, 404",
        "DeleteSpecificConfig, DomainName=none.example.com&ConfigId=x, InvalidParameter, 400"
    })
    void shouldSayByItsCodeWhatIsWrong(String action, String parameters, String code, int status) {
        // Given
        var query = new HashMap<String, String>();
        if (parameters != null) {
            for (var pair : parameters.split("&")) {
                query.put(pair.split("=")[0], pair.split("=")[1]);
            }
        }

        // When, Then
        assertError(caller.acs3(action, query), status, code);
    }

    @Test
    void shouldGoOnWithAConnectionBehindACallThatIsChunkedAndHasNoBody() throws IOException {
        // Given
        var first = signedHead("Transfer-Encoding: chunked") + "0\r\n\r\n";
        var second = signedHead("Connection: close");

        // When
        var answers = raw(first + second);

        // Then
        assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {262_145, 400_000})
    void shouldRefuseABodyThatIsTooLarge(int bytes) throws IOException {
        assertThat(raw(signedHead("Content-Length: " + bytes)))
                .startsWith("HTTP/1.1 413 ")
                .contains("RequestTooLarge");
        var chunk = "\r\n" + Integer.toHexString(bytes) + "\r\n" + "a".repeat(bytes) + "\r\n0\r\n\r\n";
        assertThat(raw(signedHead("Transfer-Encoding: chunked") + chunk.substring(2)))
                .startsWith("HTTP/1.1 413 ")
                .contains("RequestTooLarge");
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 200_000})
    void shouldRefuseATargetThatIsTooLong(int length) throws IOException {
        assertThat(raw(head("GET /?A=" + "a".repeat(length), Map.of("Host", "localhost"))))
                .containsPattern("^HTTP/1.1 41[34] ");
    }

    @Test
    void shouldRefuseTooManyParametersAndOneThatIsThereTwice() throws IOException {
        // Given
        var many = IntStream.range(0, 200).mapToObj(i -> "P" + i + "=x").collect(Collectors.joining("&"));
        var host = Map.of("Host", "localhost", "Connection", "close");

        // When, Then
        assertThat(raw(head("GET /?" + many, host))).contains("RequestTooLarge");
        assertThat(raw(head("GET /?A=1&A=2", host)))
                .contains("InvalidParameter")
                .contains("A is set twice");
    }

    /** Whoever asked for JSON can read why nothing came of it, however early that was told. */
    @Test
    void shouldRefuseInTheFormThatWasAskedFor() throws IOException {
        // Given
        var closed = Map.of("Host", "localhost", "Connection", "close");
        var evil = Map.of("Host", "evil.example", "Connection", "close");

        // When, Then
        assertThat(raw(head("GET /elsewhere?Format=JSON", closed))).contains("\"Code\":\"InvalidAction.NotFound\"");
        assertThat(raw(head("PUT /?A=1&Format=json", closed))).contains("\"Code\":\"UnsupportedHTTPMethod\"");
        assertThat(raw(head("GET /?Format=JSON", evil))).contains("\"Code\":\"InvalidHost\"");
        assertThat(raw(head("GET /?Format=JSON&A=%zz", closed))).contains("\"Code\":\"InvalidParameter\"");
        assertThat(raw(head("GET /?Format=JSON&A=" + "a".repeat(70_000), closed)))
                .contains("\"Code\":\"RequestTooLarge\"");
        assertThat(raw(head("GET /?Format=JSON&A=1&A=2", closed))).contains("\"Code\":\"InvalidParameter\"");
        assertThat(raw(head("GET /elsewhere?Format=XML", closed))).contains("<Code>InvalidAction.NotFound</Code>");
        assertThat(raw(head("GET /elsewhere", closed))).contains("<Code>InvalidAction.NotFound</Code>");
        assertThat(raw(signedHead("Content-Length: 300000"))).contains("\"Code\":\"RequestTooLarge\"");
    }

    @Test
    void shouldAnswerToItsOwnNamesOnly() throws IOException {
        assertThat(raw(head("GET /", Map.of("Host", "evil.example", "Connection", "close"))))
                .startsWith("HTTP/1.1 421 ")
                .contains("InvalidHost");
    }

    @Test
    void shouldNoteCallsAndRefusalsInTheAudit() {
        // When
        var set = caller.acs3(SET, Map.of("DomainNames", domain, "Functions", FOLLOW));
        new CdnCaller(server.port(), "TESTADMINISTRATR", "secret").acs3(SET, Map.of("DomainNames", domain));

        // Then
        var trace =
                json(set).path("RequestId").asText().toLowerCase(Locale.ROOT).replace("-", "");
        await().untilAsserted(() -> {
            audit.now();
            var changes = client.get("/api/v1/audit?domain=" + domain).json().path("items");
            assertThat(changes.findValuesAsText("operation")).contains(SET);
            assertThat(changes.findValuesAsText("traceparent")).anyMatch(text -> text.contains(trace));
            assertThat(changes.findValuesAsText("address")).contains("127.0.0.1");
            assertThat(client.get("/api/v1/audit?result=refused")
                            .json()
                            .path("items")
                            .findValuesAsText("problem"))
                    .anyMatch(problem -> problem.endsWith(":unauthorized"));
        });
    }

    @Test
    void shouldSetFiftyDomainsInOneCall() {
        // Given
        var names = IntStream.range(0, 50).mapToObj(i -> "d" + i + "." + domain).toList();
        names.forEach(name -> client.create(name, 80));

        // When
        var answer = caller.acs3(SET, Map.of("DomainNames", String.join(",", names), "Functions", FOLLOW));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var models = json(answer).at("/DomainConfigList/DomainConfigModel");
        assertThat(models.findValuesAsText("DomainName")).containsExactlyElementsOf(names);
        assertThat(models.findValuesAsText("ConfigId")).doesNotHaveDuplicates().doesNotContain("0");
        assertThat(client.get("/api/v1/domains/" + names.get(49) + "/origin-protocol-policy")
                        .json()
                        .path("redirectType")
                        .asText())
                .isEqualTo("FOLLOW");
    }

    @Test
    void shouldWriteNothingWhenOneDomainIsNotThere() {
        // When
        var answer = caller.acs3(SET, Map.of("DomainNames", domain + ",none." + domain, "Functions", FOLLOW));

        // Then
        assertError(answer, 404, "InvalidDomain.NotFound");
        assertThat(client.get("/api/v1/domains/" + domain).revision()).isEqualTo(1);
    }

    @Test
    void shouldNoteOfWhichDomainACallWasRefused() {
        // Given
        var other = Client.freshName();
        client.create(other, 80);
        var key = new Keys(client).of("operator", domain);
        var operator = new CdnCaller(server.port(), key.token());

        // When
        var ofTwo = operator.acs3(SET, Map.of("DomainNames", domain + "," + other, "Functions", FOLLOW));
        var ofOne = operator.acs3(SET, Map.of("DomainNames", other, "Functions", FOLLOW));

        // Then
        assertThat(List.of(ofTwo.statusCode(), ofOne.statusCode())).containsOnly(404);
        await().untilAsserted(() -> {
            audit.now();
            var refused = client.get("/api/v1/audit?caller=" + key.id() + "&domain=" + other + "&result=refused")
                    .json()
                    .path("items");
            assertThat(refused.findValuesAsText("operation")).isNotEmpty().containsOnly(SET);
            assertThat(refused.findValuesAsText("times").stream()
                            .mapToInt(Integer::parseInt)
                            .sum())
                    .isEqualTo(2);
        });
    }

    @Test
    void shouldTakeFunctionsBackByIdAndByName() {
        // Given
        var functions = FOLLOW.replace("]}]", "]},")
                + "{\"functionName\":\"set_req_host_header\",\"functionArgs\":[{\"argName\":\"domain_name\",\"argValue\":\"b.example.net\"}]}]";
        var set = caller.acs3(SET, Map.of("DomainNames", domain, "Functions", functions));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        var id = json(set).at("/DomainConfigList/DomainConfigModel/0/ConfigId").asText();

        // When
        var byId = caller.acs3("DeleteSpecificConfig", Map.of("DomainName", domain, "ConfigId", id));
        var again = caller.acs3("DeleteSpecificConfig", Map.of("DomainName", domain, "ConfigId", id));
        var left = described();
        var byName = caller.acs3(
                "BatchDeleteCdnDomainConfig",
                Map.of("DomainNames", domain, "FunctionNames", "set_req_host_header,forward_scheme"));

        // Then
        assertThat(byId.statusCode()).as(byId.body()).isEqualTo(200);
        assertError(again, 404, "InvalidConfigId.NotFound");
        assertThat(left).containsExactly("set_req_host_header");
        assertThat(byName.statusCode()).as(byName.body()).isEqualTo(200);
        assertThat(described()).isEmpty();
    }

    private List<String> described() {
        return json(caller.acs3(DESCRIBE, Map.of("DomainName", domain))).findValuesAsText("FunctionName");
    }

    private String signedHead(String line) {
        var query = Map.of("DomainName", domain);
        var headers = caller.acs3Headers(DESCRIBE, "");
        headers.put("authorization", caller.authorization(query, headers, ""));
        var field = line.split(": ");
        headers.put(field[0], field[1]);
        return head("POST /?" + CdnCaller.encoded(query), headers);
    }

    private static String head(String start, Map<String, String> headers) {
        return start + " HTTP/1.1\r\n"
                + new TreeMap<>(headers)
                        .entrySet().stream()
                                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                                .collect(Collectors.joining())
                + "\r\n";
    }

    /** All that is answered until the service closes the connection. */
    private String raw(String sent) throws IOException {
        try (var socket = sent(sent)) {
            return answer(socket);
        }
    }

    private Socket sent(String sent) throws IOException {
        var socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout((int) Waiting.DEADLINE.toMillis());
        socket.getOutputStream().write(sent.getBytes(UTF_8));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    private static void assertError(HttpResponse<String> answer, int status, String code) {
        assertThat(json(answer).path("Code").asText()).as(answer.body()).isEqualTo(code);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("Message").asText()).isNotBlank();
        assertThat(json(answer).path("RequestId").asText()).isNotBlank();
        assertThat(json(answer).path("HostId").asText()).startsWith("127.0.0.1:");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new JsonMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
