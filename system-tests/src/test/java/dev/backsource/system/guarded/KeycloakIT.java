package dev.backsource.system.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.system.NeedsDocker;
import dev.backsource.system.Repository;
import dev.backsource.system.console.Chromium;
import dev.backsource.system.console.ConsoleBrowser;
import dev.backsource.system.console.NeedsBrowser;
import dev.backsource.testing.infrastructure.TestBroker;
import dev.backsource.testing.infrastructure.TestFolder;
import dev.backsource.testing.service.PackagedService;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** People sign in at a real Keycloak with the realm and the settings that this repository ships. Skipped where no Docker engine answers. */
@ExtendWith(NeedsDocker.class)
class KeycloakIT {
    private static final DockerImageName IMAGE = DockerImageName.parse("keycloak/keycloak:26.4");
    private static final int PORT = 8080;
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Path SHIPPED = Repository.root().resolve("local-stack/containers");
    private static final String START =
            "mkdir -p /opt/keycloak/data/import && cp /backsource-realm.json /opt/keycloak/data/import/"
                    + " && exec /opt/keycloak/bin/kc.sh start-dev --import-realm";
    private static final Pattern FORM = Pattern.compile("<form[^>]* id=\"kc-form-login\"[^>]* action=\"([^\"]+)\"");
    private static final String ALICE = UUID.randomUUID().toString();
    private static final String BOB = UUID.randomUUID().toString();
    private static final String PROGRAM = UUID.randomUUID().toString();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static GenericContainer<?> keycloak;
    private static EmbeddedBroker broker;
    private static EmbeddedDatabase database;
    private static PackagedService service;

    @BeforeAll
    static void start() {
        var folder = TestFolder.create("keycloak-");
        var port = FreePorts.next();
        keycloak = keycloak("http://127.0.0.1:" + port);
        var ready = Startables.deepStart(keycloak);
        broker = TestBroker.start();
        database = EmbeddedDatabase.startOnFreePort(folder.resolve("postgres"));
        ready.join();
        service = PackagedService.launch(
                Repository.root().resolve("config-service"),
                folder.resolve("config-service.log"),
                port,
                settings(folder));
        service.awaitReady();
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        if (database != null) {
            database.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private static GenericContainer<?> keycloak(String console) {
        return new GenericContainer<>(IMAGE)
                // As compose starts it.
                .withCreateContainerCmdModifier(command -> command.withEntrypoint("bash", "-c", START))
                .withCopyFileToContainer(
                        MountableFile.forHostPath(SHIPPED.resolve("backsource-realm.json"), 0444),
                        "/backsource-realm.json")
                // It starts sooner so.
                .withEnv("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1")
                .withEnv("CONSOLE_URL", console)
                .withEnv("ALICE_PASSWORD", ALICE)
                .withEnv("BOB_PASSWORD", BOB)
                .withEnv("PROGRAM_SECRET", PROGRAM)
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp("/realms/backsource").forPort(PORT).withStartupTimeout(START_TIMEOUT));
    }

    private static Map<String, String> settings(Path folder) {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put(PackagedService.MANAGEMENT_PORT, Integer.toString(FreePorts.next()));
        settings.put(
                "smallrye.config.locations",
                SHIPPED.resolve("keycloak.properties").toString());
        settings.put("backsource.access.oidc.issuer", realm());
        settings.put(
                "backsource.access.administrator-header-file",
                folder.resolve("admin.header").toString());
        settings.put("backsource.access.data-folder", folder.resolve("data").toString());
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.putAll(database.dataSource());
        return settings;
    }

    private static String realm() {
        return "http://127.0.0.1:" + keycloak.getMappedPort(PORT) + "/realms/backsource";
    }

    /** With cookies of its own; it follows no redirect by itself. */
    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new LoopbackCookies())
                .build();
    }

    /** Browsers send secure cookies to this machine in clear as well. */
    private static final class LoopbackCookies extends CookieManager {
        LoopbackCookies() {
            super(null, CookiePolicy.ACCEPT_ALL);
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            var plain = new HashMap<>(headers);
            plain.replaceAll((name, values) -> values.stream()
                    .map(value -> value.replaceAll("(?i); *Secure", ""))
                    .toList());
            super.put(uri, plain);
        }
    }

    @Test
    void shouldSignInByKeycloaksFormAndActByTheRoleOfTheGroup() throws Exception {
        // Given
        var browser = browser();

        // When
        var back = signIn(browser, "bob", BOB);
        var caller = new JsonObject(send(browser, get("/api/v1/caller")).body());
        var own = send(browser, register("www.shop.example.com"));
        var other = send(browser, register("www.example.com"));
        var seen = send(browser, get("/api/v1/domains"));
        var teams = send(browser, json("POST", "/api/v1/teams", new JsonObject().put("id", "mine")));

        // Then
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(back.headers().firstValue("Refresh")).contains("0; url=/console/");
        assertThat(caller.getString("name")).isEqualTo("oidc:bob");
        assertThat(caller.getString("id")).startsWith(realm() + "#");
        assertThat(own.statusCode()).as(own.body()).isEqualTo(201);
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(seen.body()).contains("www.shop.example.com");
        assertThat(teams.statusCode()).isEqualTo(403);
    }

    @Test
    void shouldMakeAnAdministratorOfWhoIsInThatGroup() throws Exception {
        // Given
        var browser = browser();

        // When
        signIn(browser, "alice", ALICE);

        // Then
        assertThat(send(browser, json("POST", "/api/v1/teams", new JsonObject().put("id", "alices")))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    @ExtendWith(NeedsBrowser.class)
    void shouldLeadABrowserToTheConsoleAndBack(Chromium chromium) {
        try (var browser = ConsoleBrowser.start(chromium, at("/api/v1"))) {
            // Given
            var page = browser.window(ColorScheme.LIGHT, 1280);
            page.navigate(at("/console/").toString());

            // When
            page.getByText("Sign in at the OpenID provider").click();
            page.locator("#username").fill("bob");
            page.locator("#password").fill(BOB);
            page.locator("#kc-login").click();

            // Then
            PlaywrightAssertions.assertThat(page.getByText("bob").first()).isVisible();
            assertThat(page.url()).startsWith(at("/console/").toString());
            assertThat(page.title()).contains("Backsource");
        }
    }

    @Test
    void shouldLetNobodyInWithAWrongPassword() throws Exception {
        // Given
        var browser = browser();

        // When
        var answer = signIn(browser, "bob", "not bob's");

        // Then
        assertThat(answer.uri().toString()).startsWith(realm());
        assertThat(send(browser, get("/api/v1/caller")).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldTakeKeycloaksAccessTokensAsBearerTokens() throws Exception {
        // Given
        var token = tokenOfTheProgram();

        // When
        var caller = send(HTTP, get("/api/v1/caller", token));
        var read = send(HTTP, get("/api/v1/edges", token));
        var write = HTTP.send(
                HttpRequest.newBuilder(at("/api/v1/domains"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(domain("www.shop.example.com")))
                        .build(),
                BodyHandlers.ofString());
        var altered = send(HTTP, get("/api/v1/caller", token.substring(0, token.length() - 8) + "AAAAAAAA"));

        // Then
        assertThat(new JsonObject(caller.body()).getString("name"))
                .isEqualTo("oidc:service-account-backsource-program");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(write.statusCode()).isEqualTo(403);
        assertThat(altered.statusCode()).isEqualTo(401);
    }

    /** What the browser sees last: the page that it comes back to, or Keycloak's form again. */
    private static HttpResponse<String> signIn(HttpClient browser, String username, String password) throws Exception {
        var left = send(browser, get("/console/sign-in/provider"));
        var page = send(browser, HttpRequest.newBuilder(location(left)).build());
        var form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        var answer = send(
                browser,
                HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(Map.of("username", username, "password", password))))
                        .build());
        return answer.statusCode() == 302
                ? send(browser, HttpRequest.newBuilder(location(answer)).build())
                : answer;
    }

    private static String tokenOfTheProgram() throws Exception {
        var answer = send(
                HTTP,
                HttpRequest.newBuilder(URI.create(realm() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                "backsource-program",
                                "client_secret",
                                PROGRAM))))
                        .build());
        return new JsonObject(answer.body()).getString("access_token");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body())));
    }

    private static URI at(String path) {
        return service.uri().resolve(path);
    }

    private static HttpRequest get(String path) {
        return HttpRequest.newBuilder(at(path)).build();
    }

    private static HttpRequest get(String path, String token) {
        return HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static HttpRequest register(String name) {
        return json("POST", "/api/v1/domains", new JsonObject(domain(name)));
    }

    private static String domain(String name) {
        return "{\"name\": \"" + name + "\", \"origins\": [{\"address\": \"203.0.113.10\", \"port\": 80}]}";
    }

    /** As a script of the console sends it. */
    private static HttpRequest json(String method, String path, JsonObject body) {
        return HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .header("X-Backsource-Console", "1")
                .method(method, BodyPublishers.ofString(body.encode()))
                .build();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }
}
