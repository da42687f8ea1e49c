package dev.backsource.config.web.routing;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.TeamsOfTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the interface, asked for by everybody: who is let in, who is refused, and from whom it is hidden that there is
 * something. An operation that is added has to be added here.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OperationsIT {
    /**
     * The columns: nobody; viewer, operator and administrator of all domains; of the domain's name; of its team; the administrator of
     * another team; an operator of everything whose key is disabled. The domain is a team's, and the key that is read and changed is an
     * operator's of that team.
     */
    private static final String TABLE = """
                                                           nobody | all: v  o    a   | name: v  o   a   | team: v  o   a   | other | disabled
            DELETE /access-keys/{key}                    | 401    | 403   403  404   | 403   403  404   | 403   403  404   | 404   | 401
            DELETE /accounts/{account}                   | 401    | 403   403  404   | 403   403  404   | 403   403  404   | 404   | 401
            DELETE /alerts/acknowledgements              | 401    | 403   400  400   | 403   400  400   | 403   400  400   | 400   | 401
            DELETE /domains/{name}                       | 401    | 403   412  412   | 403   412  412   | 403   412  412   | 404   | 401
            DELETE /edges/{edge}                         | 401    | 403   403  404   | 403   403  403   | 403   403  403   | 403   | 401
            DELETE /freeze                               | 401    | 403   403  204   | 403   403  403   | 403   403  403   | 403   | 401
            DELETE /receivers/{receiver}                 | 401    | 403   403  404   | 403   403  404   | 403   403  404   | 404   | 401
            DELETE /session                              | 401    | 409   409  409   | 409   409  409   | 409   409  409   | 409   | 401
            DELETE /teams/{team}                         | 401    | 403   403  409   | 403   403  403   | 403   403  403   | 403   | 401
            GET /access-keys                             | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /access-keys/{key}                       | 401    | 404   404  200   | 404   404  404   | 404   404  200   | 404   | 401
            GET /accounts                                | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /accounts/{account}                      | 401    | 404   404  200   | 404   404  404   | 404   404  200   | 404   | 401
            GET /alerts                                  | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /audit                                   | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /caller                                  | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /change-requests                         | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /domains                                 | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /domains/{name}                          | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 404   | 401
            GET /domains/{name}/change-requests          | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 404   | 401
            GET /domains/{name}/change-requests/{request} | 401   | 200   200  200   | 200   200  200   | 200   200  200   | 404   | 401
            GET /domains/{name}/health                   | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 404   | 401
            GET /domains/{name}/origin-protocol-policy   | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 404   | 401
            GET /domains/{name}/preflight                | 401    | 403   400  400   | 403   400  400   | 403   400  400   | 404   | 401
            GET /domains/{name}/progressive-rollouts     | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 404   | 401
            GET /domains/{name}/progressive-rollouts/{rollout} | 401 | 200 200  200  | 200   200  200   | 200   200  200   | 404   | 401
            GET /domains/{name}/purges                   | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 404   | 401
            GET /domains/{name}/purges/{id}              | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 404   | 401
            GET /domains/{name}/recommendation           | 401    | 403   400  400   | 403   400  400   | 403   400  400   | 404   | 401
            GET /domains/{name}/requests                 | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            GET /domains/{name}/revisions                | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 404   | 401
            GET /domains/{name}/revisions/{revision}     | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 404   | 401
            GET /domains/{name}/rollout                  | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 404   | 401
            GET /domains/{name}/traffic                  | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 404   | 401
            GET /edges                                   | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /events                                  | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /explain                                 | 401    | 400   400  400   | 400   400  400   | 400   400  400   | 400   | 401
            GET /freeze                                  | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /progressive-rollouts                    | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /purges                                  | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /receivers                               | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /receivers/{receiver}                    | 401    | 200   200  200   | 404   404  404   | 200   200  200   | 404   | 401
            GET /reconciliation                          | 401    | 200   200  200   | 403   403  403   | 403   403  403   | 403   | 401
            GET /session                                 | 401    | 409   409  409   | 409   409  409   | 409   409  409   | 409   | 401
            GET /teams                                   | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            GET /teams/{team}                            | 401    | 200   200  200   | 404   404  404   | 200   200  200   | 404   | 401
            GET /traffic                                 | 401    | 200   200  200   | 403   403  403   | 403   403  403   | 403   | 401
            PATCH /access-keys/{key}                     | 401    | 403   403  200   | 403   403  404   | 403   403  200   | 404   | 401
            PATCH /accounts/{account}                    | 401    | 403   403  200   | 403   403  404   | 403   403  200   | 404   | 401
            PATCH /domains/{name}/caching                | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PATCH /domains/{name}/change-control         | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PATCH /domains/{name}/client-tls             | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PATCH /domains/{name}/dynamic-acceleration   | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PATCH /domains/{name}/granted-ports          | 401    | 403   403  200   | 403   403  200   | 403   403  200   | 404   | 401
            PATCH /domains/{name}/origin-protocol-policy | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PATCH /domains/{name}/origin-request         | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PATCH /domains/{name}/origins                | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PATCH /domains/{name}/serving                | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PATCH /receivers/{receiver}                  | 401    | 403   403  200   | 403   403  404   | 403   403  200   | 404   | 401
            PATCH /teams/{team}                          | 401    | 403   403  200   | 403   403  403   | 403   403  403   | 403   | 401
            POST /access-keys                            | 401    | 403   403  201   | 403   403  403   | 403   403  201   | 403   | 401
            POST /accounts                               | 401    | 403   403  201   | 403   403  403   | 403   403  201   | 403   | 401
            POST /alerts/acknowledgements                | 401    | 403   400  400   | 403   400  400   | 403   400  400   | 400   | 401
            POST /batches                                | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 200   | 401
            POST /domains                                | 401    | 403   409  409   | 403   409  409   | 403   409  409   | 409   | 401
            POST /domains/{name}/change-requests         | 401    | 403   412  412   | 403   412  412   | 403   412  412   | 404   | 401
            POST /domains/{name}/change-requests/{request}/approve  | 401 | 403 403 412 | 403  403  412 | 403   403  412   | 404   | 401
            POST /domains/{name}/change-requests/{request}/decline  | 401 | 403 400 400 | 403  400  400 | 403   400  400   | 404   | 401
            POST /domains/{name}/change-requests/{request}/withdraw | 401 | 403 400 400 | 403  400  400 | 403   400  400   | 404   | 401
            POST /domains/{name}/progressive-rollouts    | 401    | 403   412  412   | 403   412  412   | 403   412  412   | 404   | 401
            POST /domains/{name}/progressive-rollouts/{rollout}/abort   | 401 | 403 409 409 | 403 409 409 | 403 409 409 | 404 | 401
            POST /domains/{name}/progressive-rollouts/{rollout}/pause   | 401 | 403 409 409 | 403 409 409 | 403 409 409 | 404 | 401
            POST /domains/{name}/progressive-rollouts/{rollout}/promote | 401 | 403 409 409 | 403 409 409 | 403 409 409 | 404 | 401
            POST /domains/{name}/progressive-rollouts/{rollout}/resume  | 401 | 403 409 409 | 403 409 409 | 403 409 409 | 404 | 401
            POST /domains/{name}/purges                  | 401    | 403   202  202   | 403   202  202   | 403   202  202   | 404   | 401
            POST /domains/{name}/revisions/{revision}/restore | 401 | 403 200  200   | 403   200  200   | 403   200  200   | 404   | 401
            POST /mass-changes/releases                  | 401    | 403   403  400   | 403   403  403   | 403   403  403   | 403   | 401
            POST /receivers                              | 401    | 403   403  201   | 403   403  403   | 403   403  201   | 403   | 401
            POST /receivers/{receiver}/test              | 401    | 403   403  204   | 403   403  404   | 403   403  204   | 404   | 401
            POST /reconciliation/repairs                 | 401    | 403   403  200   | 403   403  403   | 403   403  403   | 403   | 401
            POST /restores                               | 401    | 403   400  400   | 403   400  400   | 403   400  400   | 400   | 401
            POST /session                                | 400    | 400   400  400   | 400   400  400   | 400   400  400   | 400   | 400
            POST /sign-in-links                          | 401    | 200   200  200   | 200   200  200   | 200   200  200   | 200   | 401
            POST /teams                                  | 401    | 403   403  409   | 403   403  403   | 403   403  403   | 403   | 401
            PUT /caller/password                         | 401    | 400   400  400   | 400   400  400   | 400   400  400   | 400   | 401
            PUT /domains/{name}/caching                  | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PUT /domains/{name}/change-control           | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PUT /domains/{name}/client-tls               | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PUT /domains/{name}/dynamic-acceleration     | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PUT /domains/{name}/granted-ports            | 401    | 403   403  200   | 403   403  200   | 403   403  200   | 404   | 401
            PUT /domains/{name}/origin-protocol-policy   | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PUT /domains/{name}/origin-request           | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PUT /domains/{name}/origins                  | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PUT /domains/{name}/serving                  | 401    | 403   200  200   | 403   200  200   | 403   200  200   | 404   | 401
            PUT /domains/{name}/team                     | 401    | 403   403  200   | 403   403  403   | 403   403  403   | 403   | 401
            PUT /freeze                                  | 401    | 403   403  400   | 403   403  403   | 403   403  403   | 403   | 401
            """;

    private static final String ACCOUNT = """
            {"username": "%s", "password": "a long enough one", "roles": [{"role": "viewer", "team": "TEAM"}]}""";

    private static final String RECEIVER = """
            {"name": "on call", "kind": "webhook", "team": "TEAM", "url": "https://192.0.2.1/hook"}""";

    private static final String PORTS = "{\"ports\": {\"https\": 8443}, \"reason\": \"TLS is there\"}";

    private static final String TO_HTTPS =
            "{\"parts\": {\"originProtocolPolicy\": {\"enabled\": true, \"redirectType\": \"HTTPS\"}}}";

    /** What is asked for; where nothing stands here, an empty object, if there is a body. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry(
                    "POST /access-keys",
                    "{\"name\": \"walk\", \"program\": \"%s\", \"roles\": [{\"role\": \"viewer\", \"team\": \"TEAM\"}]}"),
            Map.entry("POST /batches", "{\"items\": [{\"domain\": \"NAME\", \"caching\": {}}]}"),
            Map.entry(
                    "POST /domains",
                    "{\"name\": \"NAME\", \"origins\": [{\"address\": \"203.0.113.10\", \"port\": 80}]}"),
            Map.entry("POST /domains/{name}/purges", "{\"everything\": true}"),
            Map.entry("POST /domains/{name}/change-requests", PORTS),
            Map.entry("POST /domains/{name}/progressive-rollouts", TO_HTTPS),
            Map.entry("POST /domains/{name}/change-requests/{request}/approve", "{\"comment\": \"yes\"}"),
            Map.entry("POST /domains/{name}/change-requests/{request}/decline", "{\"comment\": \"no\"}"),
            Map.entry("POST /receivers", RECEIVER),
            Map.entry("POST /teams", "{\"id\": \"TEAM\"}"),
            Map.entry("PUT /domains/{name}/dynamic-acceleration", "{\"enabled\": false}"),
            Map.entry("PUT /domains/{name}/origin-protocol-policy", "{\"enabled\": false}"),
            Map.entry("PUT /domains/{name}/origins", "{\"origins\": [{\"address\": \"203.0.113.10\", \"port\": 80}]}"),
            Map.entry("PUT /domains/{name}/serving", "{\"enabled\": false}"),
            Map.entry("PUT /domains/{name}/team", "{\"team\": \"TEAM\"}"),
            Map.entry("POST /accounts", ACCOUNT));

    /** What is not to be taken away is asked for of another revision, or isn't there. */
    private static final List<String> IN_VAIN = List.of(
            "DELETE /domains/{name}",
            "POST /domains/{name}/change-requests",
            "POST /domains/{name}/change-requests/{request}/approve",
            "POST /domains/{name}/change-requests/{request}/decline",
            "POST /domains/{name}/change-requests/{request}/withdraw",
            "POST /domains/{name}/progressive-rollouts");

    /** What has a query; probers that nobody runs are not to be waited for. */
    private static final Map<String, String> QUERIES =
            Map.of("GET /domains/{name}/preflight", "?static=NONE", "GET /domains/{name}/recommendation", "?none=1");

    private static final String NO_KEY = "AAAAAAAAAAAAAAAA";
    private static final String NO_ACCOUNT = "00000000-0000-0000-0000-000000000000";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    URI base;

    Client client;
    String name;
    String team;
    String key;
    String account;
    String purge;
    String request;
    /** An ended one, since other writes of the domain would end it in the midst of the walk. */
    String rollout;

    String receiver;
    List<String> callers;

    @BeforeEach
    void makeADomainOfATeamAndCallersOfAllKinds() {
        client = new Client(base);
        var keys = new Keys(client);
        name = Client.freshName();
        team = TeamsOfTests.make(client);
        var other = TeamsOfTests.make(client);
        client.post("/api/v1/domains", """
                {"name": "%s", "team": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(name, team));
        purge = client.post("/api/v1/domains/" + name + "/purges", "{\"everything\": true}")
                .json()
                .path("id")
                .asText();
        request = client.post("/api/v1/domains/" + name + "/change-requests", PORTS)
                .json()
                .path("id")
                .asText();
        var rollouts = "/api/v1/domains/" + name + "/progressive-rollouts";
        rollout = client.post(rollouts, TO_HTTPS).json().path("id").asText();
        client.post(rollouts + "/" + rollout + "/abort", "");
        key = keys.ofTeam(team, "operator").id();
        account = client.post("/api/v1/accounts", body("POST /accounts"))
                .json()
                .path("id")
                .asText();
        receiver = client.post("/api/v1/receivers", body("POST /receivers"))
                .json()
                .at("/receiver/id")
                .asText();
        var disabled = keys.of("operator");
        client.patch(disabled.path(), "{\"enabled\": false}");
        callers = List.of(
                "",
                keys.of("viewer").authorization(),
                keys.of("operator").authorization(),
                keys.of("administrator").authorization(),
                keys.of("viewer", name).authorization(),
                keys.of("operator", name).authorization(),
                keys.of("administrator", name).authorization(),
                keys.ofTeam(team, "viewer").authorization(),
                keys.ofTeam(team, "operator").authorization(),
                keys.ofTeam(team, "administrator").authorization(),
                keys.ofTeam(other, "administrator").authorization(),
                disabled.authorization());
    }

    @Test
    void shouldAnswerEveryCallerOfEveryOperationAsTheTableSays() {
        // Given
        await().until(() -> status("GET /events", callers.get(1)) == 200);

        // When
        var answered = new TreeMap<String, List<Integer>>();
        operations()
                .forEach(operation -> answered.put(
                        operation,
                        callers.stream()
                                .map(caller -> status(operation, caller))
                                .toList()));

        // Then
        assertThat(answered.keySet())
                .as("each operation has a line in this test's table, which says who may what")
                .isEqualTo(table().keySet());
        assertThat(answered).isEqualTo(table());
    }

    private static Map<String, List<Integer>> table() {
        return TABLE.lines()
                .skip(1)
                .map(line -> line.split(" \\| ", 2))
                .collect(Collectors.toMap(
                        line -> line[0].strip(),
                        line -> Arrays.stream(line[1].split("[ |]+"))
                                .map(Integer::valueOf)
                                .toList(),
                        (one, again) -> one,
                        TreeMap::new));
    }

    private List<String> operations() {
        return client.get("/q/openapi", "Accept", "application/json").json().path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("responses"))
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replace("/api/v1", "")))
                .toList();
    }

    /** Of the head alone, since a stream of events has no end. */
    private int status(String operation, String authorization) {
        var method = operation.substring(0, operation.indexOf(' '));
        var request = HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/$", "") + "/api/v1"
                        + path(method, operation.substring(method.length() + 1))
                        + QUERIES.getOrDefault(operation, "")))
                .method(
                        method,
                        method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body(operation)));
        headers(operation, method, authorization).forEach(request::header);
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(operation, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> headers(String operation, String method, String authorization) {
        var headers = new LinkedHashMap<String, String>();
        if (!authorization.isEmpty()) {
            headers.put("Authorization", authorization);
        }
        if (!method.equals("GET") && !method.equals("DELETE")) {
            headers.put("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        if (IN_VAIN.contains(operation)) {
            headers.put("If-Match", "\"999\"");
        }
        return headers;
    }

    private String path(String method, String path) {
        return path.replace("{name}", name)
                .replace("{revision}", "1")
                .replace("{id}", purge)
                .replace("{request}", request)
                .replace("{rollout}", rollout)
                .replace("{team}", team)
                .replace("{edge}", "none")
                .replace("{receiver}", method.equals("DELETE") ? NO_ACCOUNT : receiver)
                .replace("{key}", method.equals("DELETE") ? NO_KEY : key)
                .replace("{account}", method.equals("DELETE") ? NO_ACCOUNT : account);
    }

    private String body(String operation) {
        if (operation.startsWith("DELETE")) {
            return "";
        }
        return BODIES.getOrDefault(operation, "{}")
                .replace("NAME", name)
                .replace("TEAM", team)
                .replace("%s", Client.freshName().substring(0, 20));
    }
}
