package dev.backsource.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.system.Api;
import dev.backsource.system.Http;
import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.system.SharedLocalStack;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith({NeedsBrowser.class, SharedLocalStack.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {
    private static final double PATIENCE_MS = 30_000;
    /** Ports are measured every ten seconds, each time by a handshake that a busy machine may not finish. */
    private static final ContainsTextOptions SOME_MEASUREMENTS = new ContainsTextOptions().setTimeout(3 * PATIENCE_MS);

    private static final long MANY_POLLS_MS = 20_000;
    private static final List<String> PAGES = List.of(
            "overview", "domains", "alerts", "purges", "edges", "port-requests", "audit", "access", "no-such-page");
    private static final List<String> SECTIONS =
            List.of("", "/back-to-origin", "/https", "/caching", "/explain", "/proposals", "/history", "/purge");

    private final LocalStackUnderTest stack;
    private final Api api;
    private final List<String> registered = new ArrayList<>();
    private ConsoleAccount administrator;
    private ConsoleAccount viewer;
    private ConsoleBrowser browser;

    ConsoleIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
    }

    @BeforeAll
    void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        administrator = ConsoleAccount.make(stack.api(), "administrator");
        viewer = ConsoleAccount.make(stack.api(), "viewer");
        browser = ConsoleBrowser.start(stack.api());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @AfterEach
    void noPageComplains() {
        switchHttps("open");
        browser.closeWindows();
        assertThat(browser.complaints()).isEmpty();
    }

    /** Each is probed, by handshakes that take the machine from whichever test uses the stack next. */
    @AfterEach
    void removeDomains() {
        registered.forEach(api::remove);
        registered.clear();
    }

    @Test
    void shouldLeadFromTheListToTheEdgesChangedAnswer() {
        // Given
        var domain = registered("steps");
        var page = browser.signIn(administrator, ColorScheme.LIGHT);

        // When
        page.getByRole(AriaRole.LINK, named("Domain Names")).first().click();
        page.getByLabel("Search by part of a name").fill(domain);
        page.getByRole(AriaRole.LINK, named("Manage " + domain)).click();
        page.getByRole(AriaRole.LINK, named("Back-to-origin")).click();
        page.getByRole(AriaRole.SWITCH, named("Origin Protocol Policy")).click();
        type(page, "HTTPS").check();

        // Then
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Static Origin Protocol Policy");
        assertThat(dialog.locator("tbody tr").nth(0)).containsText("HTTP 80");
        assertThat(dialog.locator("tbody tr").nth(0)).containsText("HTTPS 443");
        assertThat(Http.get(stack.edges().get(0), "http", domain, "/").reached())
                .contains("http ");

        // When
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("OK").setExact(true))
                .click();

        // Then
        assertThat(page.getByText("2 of 2 edges serve it, within")).isVisible();
        assertThat(page.getByRole(AriaRole.SWITCH, named("Origin Protocol Policy")))
                .hasAttribute("aria-checked", "true");
        for (var edge : stack.edges()) {
            assertThat(Http.get(edge, "http", domain, "/").reached()).contains("https ");
        }
    }

    @Test
    void shouldSayBeforeOkThatAPortOfTheNewPolicyIsClosed() {
        // Given: the present policy needs no 443, so nobody watches it
        var domain = registered("ahead");
        switchHttps("close");
        var page =
                browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain + "/back-to-origin");

        // When
        page.getByRole(AriaRole.SWITCH, named("Origin Protocol Policy")).click();
        type(page, "Follow").check();

        // Then
        var rows = page.getByRole(AriaRole.DIALOG).locator("tbody tr");
        assertThat(rows.nth(0)).containsText(Pattern.compile("HTTP 80.*open\\s+measured [0-9]+ s ago", Pattern.DOTALL));
        assertThat(rows.nth(1))
                .containsText(
                        Pattern.compile(
                                "HTTPS 443.*closed\\s+connection refused,\\s+measured [0-9]+ s ago", Pattern.DOTALL),
                        SOME_MEASUREMENTS);
        assertThat(rows.nth(1).locator(".state.bad")).isVisible();

        // When: on a phone
        page.setViewportSize(390, 844);
        rows.nth(1).locator("td").first().scrollIntoViewIfNeeded();

        // Then
        assertThat(rows.nth(1).locator(".state.bad")).isInViewport();
        page.setViewportSize(1280, 800);

        // When
        switchHttps("open");

        // Then: it is measured again while somebody looks
        assertThat(rows.nth(1))
                .containsText(
                        Pattern.compile("HTTPS 443.*open\\s+measured [0-9]+ s ago", Pattern.DOTALL), SOME_MEASUREMENTS);
        assertThat(read(domain).getJsonObject("originProtocolPolicy").getBoolean("enabled"))
                .isFalse();
    }

    @Test
    void shouldSayThatNoProberAnswered() {
        // Given
        var domain = registered("unmeasured");
        var page =
                browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain + "/back-to-origin");
        page.route(
                "**/preflight?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody("{\"detail\": \"no prober answered within 4500 ms\"}")));

        // When
        page.getByRole(AriaRole.SWITCH, named("Origin Protocol Policy")).click();

        // Then
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("no prober answered within 4500 ms");
        assertThat(dialog.locator("tbody tr").nth(0)).containsText("not measured");
        assertThat(dialog.locator("tbody tr").nth(0).locator(".state.unknown")).isVisible();
    }

    @Test
    void shouldStopADomainAndStartItAgain() {
        // Given
        var domain = registered("stopped");
        var page = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain);
        var serving = page.getByRole(AriaRole.SWITCH, named("Serving"));

        // When
        serving.click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("refuses the requests for " + domain);
        dialog.getByText("Stop", new Locator.GetByTextOptions().setExact(true)).click();

        // Then
        assertThat(serving).hasAttribute("aria-checked", "false");
        assertThat(page.getByText("2 of 2 edges serve it, within")).isVisible();
        assertThat(Http.get(stack.edges().get(0), "http", domain, "/").status()).isEqualTo(403);

        // When
        browser.go(page, "domains?query=" + domain);

        // Then
        assertThat(page.getByRole(AriaRole.ROW).last()).containsText("stopped");

        // When
        browser.go(page, "domains/" + domain);
        serving.click();
        dialog.getByText("Start", new Locator.GetByTextOptions().setExact(true)).click();

        // Then
        assertThat(serving).hasAttribute("aria-checked", "true");
        await().until(() -> Http.get(stack.edges().get(0), "http", domain, "/").status() == 200);
    }

    @Test
    void shouldLoseNeitherChangeWhenSomebodyElseIsFaster() {
        // Given
        var domain = registered("conflict");
        api.policy(domain, "FOLLOW");
        var page =
                browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain + "/back-to-origin");
        page.getByRole(AriaRole.BUTTON, named("Modify the Origin Protocol Policy"))
                .click();
        type(page, "HTTPS").check();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("HTTPS 443");

        // When
        api.policy(domain, "HTTP");
        ok(page);

        // Then
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("was faster");
        assertThat(dialog).containsText("has HTTP; you want HTTPS");
        assertThat(policy(domain)).isEqualTo("HTTP");

        // When
        ok(page);

        // Then
        assertThat(dialog).isHidden();
        assertThat(policy(domain)).isEqualTo("HTTPS");
    }

    @Test
    void shouldKeepTheEditedOriginsWhenSomebodyElseIsFaster() {
        // Given
        var domain = registered("origins");
        var page = editingOrigins(domain);

        // When
        api.policy(domain, "HTTP");
        ok(page);

        // Then
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("was faster");
        assertThat(page.getByLabel("Weight")).hasValue("20");
        assertThat(read(domain).getJsonArray("origins").getJsonObject(0).getInteger("weight"))
                .isEqualTo(10);

        // When
        ok(page);

        // Then
        assertThat(dialog).isHidden();
        assertThat(read(domain).getJsonArray("origins").getJsonObject(0).getInteger("weight"))
                .isEqualTo(20);
        assertThat(policy(domain)).isEqualTo("HTTP");
    }

    @Test
    void shouldSetTheTlsOfOriginsAndLoseNothingOfWhoWasFaster() {
        // Given
        var domain = registered("tls");
        var page =
                browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain + "/back-to-origin");
        page.getByRole(AriaRole.BUTTON, named("Edit TLS to the origins")).click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        page.getByLabel("Server name").fill("<b>origin</b>.example.com");

        // Then
        assertThat(fieldOf(page, "Server name").locator(".wrong")).isVisible();
        assertThat(dialog.locator("b")).hasCount(0);

        // When
        page.getByLabel("Server name").fill("origin.example.com");
        assertThat(dialog).containsText("The service would take it, as revision 2.");
        put(domain, "origins", """
                {"origins": [{"address": "%s", "port": 80}], "originTls": {"verification": "NONE", "minimumVersion": "TLS1.3",
                "serverName": "theirs.example.com"}}""".formatted(stack.originAddress()));
        ok(page);

        // Then
        assertThat(dialog)
                .containsText("was faster: revision 2 has Server name: theirs.example.com; Oldest version: TLS1.3");
        assertThat(page.getByLabel("Server name")).hasValue("origin.example.com");
        assertThat(ConsoleBrowser.violations(page)).isEmpty();

        // When
        ok(page);

        // Then
        assertThat(dialog).isHidden();
        assertThat(part(page, "TLS to the origins")).containsText("origin.example.com");
        assertThat(read(domain).getJsonObject("originTls").getString("serverName"))
                .isEqualTo("origin.example.com");
        assertThat(read(domain).getJsonObject("originTls").getString("minimumVersion"))
                .isEqualTo("TLS1.3");
        assertThat(page.getByText("2 of 2 edges serve it, within")).isVisible();
    }

    @Test
    void shouldSetHostTimeOutsTlsOfClientsAndCachingByTheSameDialog() {
        // Given
        var domain = registered("fields");
        var page =
                browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain + "/back-to-origin");

        // When
        page.getByRole(AriaRole.BUTTON, named("Edit Host sent to the origins")).click();
        page.locator("dialog input").fill("Origin.example.com:8080");
        ok(page);
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        page.getByRole(AriaRole.BUTTON, named("Edit Time-outs to the origins")).click();
        page.getByLabel("For a connection").fill("5");

        // Then
        assertThat(fieldOf(page, "For a connection").locator(".wrong")).containsText("100..60000");

        // When
        page.getByLabel("For a connection").fill("5000");
        ok(page);
        assertThat(part(page, "Time-outs to the origins")).containsText("5,000 ms");
        browser.go(page, "domains/" + domain + "/https");
        page.getByRole(AriaRole.BUTTON, named("Edit TLS of clients")).click();
        page.getByLabel("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256").check();
        page.getByLabel("Strict-Transport-Security").fill("31536000");
        page.getByLabel("… for all names below").selectOption("yes");
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
        ok(page);
        assertThat(part(page, "TLS of clients")).containsText("31,536,000 s");

        // Then
        var set = read(domain);
        assertThat(set.getJsonObject("originRequest").getString("host")).isEqualTo("origin.example.com:8080");
        assertThat(set.getJsonObject("originRequest").getInteger("connectTimeoutMs"))
                .isEqualTo(5000);
        assertThat(set.getJsonObject("clientTls").getJsonArray("cipherSuites"))
                .containsExactly("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
        assertThat(set.getJsonObject("clientTls")
                        .getJsonObject("strictTransportSecurity")
                        .getBoolean("includeSubDomains"))
                .isTrue();

        // When: what rules the suites out is refused at their field, and nothing is left of what is emptied
        page.getByRole(AriaRole.BUTTON, named("Edit TLS of clients")).click();
        page.getByLabel("Oldest version").selectOption("TLS1.3");
        assertThat(page.locator("dialog fieldset .wrong")).containsText("leave out one of the two");
        page.getByLabel("Oldest version").selectOption("TLS1.2");
        page.getByLabel("Strict-Transport-Security").fill("");
        ok(page);

        // Then
        assertThat(part(page, "TLS of clients")).containsText("TLS1.2");
        assertThat(read(domain).getJsonObject("clientTls").containsKey("strictTransportSecurity"))
                .isFalse();
    }

    @Test
    void shouldSetCachingAndShowAViewerWhatIsSet() {
        // Given
        var domain = registered("caching");
        var page = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain + "/caching");

        // When
        page.getByRole(AriaRole.BUTTON, named("Edit Caching")).click();
        page.getByLabel("Answers with Set-Cookie").selectOption("not stored");
        ok(page);

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(read(domain).getJsonObject("caching").getBoolean("storeSetCookie"))
                .isFalse();
        var seen = browser.signIn(viewer, ColorScheme.LIGHT);
        for (var section : List.of("back-to-origin", "https", "caching")) {
            browser.go(seen, "domains/" + domain + "/" + section);
            assertThat(part(seen, "Rollout")).isVisible();
            assertThat(seen.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Edit"))))
                    .hasCount(0);
        }
        assertThat(part(seen, "Caching")).containsText("not stored");
    }

    @Test
    void shouldPurgeADomainFromThePageOfAllPurgesAndShowHowFarTheEdgesAre() {
        // Given
        var domain = registered("purged");
        var page = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "purges");

        // When
        page.getByRole(AriaRole.BUTTON, named("Purge a domain")).click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Domain name").fill(domain);
        dialog.getByLabel("Paths that begin with").fill("images/");
        assertThat(dialog).containsText("Every edge drops images/… of " + domain);
        dialog.getByRole(AriaRole.BUTTON, exactly("Purge")).click();

        // Then
        assertThat(fieldOf(page, "Paths that begin with").locator(".wrong")).isVisible();

        // When
        dialog.getByLabel("Paths that begin with").fill("/<b>images</b>/");
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
        dialog.getByRole(AriaRole.BUTTON, exactly("Purge")).click();

        // Then
        assertThat(dialog).containsText("Every edge has carried it out.");
        dialog.getByRole(AriaRole.BUTTON, exactly("Close")).click();
        page.locator("main input[name=domain]").fill(domain);
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        var rows = page.getByRole(AriaRole.ROW);
        assertThat(rows).hasCount(2);
        assertThat(rows.last()).containsText("done by all 2 edges");
        assertThat(rows.last()).containsText(Pattern.compile("s ago by " + administrator.name()));
        assertThat(page.locator("main b")).hasCount(0);
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
        browser.go(page, "domains/" + domain + "/purge");
        assertThat(page.getByRole(AriaRole.ROW).last()).containsText("done by all 2 edges");

        // When
        var seen = browser.go(browser.signIn(viewer, ColorScheme.DARK), "purges");

        // Then
        assertThat(seen.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(domain)))
                .isVisible();
        assertThat(seen.getByRole(AriaRole.BUTTON, named("Purge a domain"))).hasCount(0);
    }

    @Test
    void shouldSayOfPurgesWhatEdgesHaveNotDone() {
        // Given
        var page = browser.signIn(viewer, ColorScheme.LIGHT);
        var purge = """
                {"id": "%1$d", "domain": "p%1$d.example.com", "requestedAt": "2026-01-01T00:00:00Z", "scope": {"urls": [], "prefixes": [], "everything": true},
                %2$s "progress": {"edges": %3$d, "applied": %4$d, "rejected": %5$d, "complete": %6$b, "everywhere": false}}""";
        var sent = "\"publishedAt\": \"2026-01-01T00:00:01Z\",";
        page.route(
                "**/api/v1/purges?*",
                route -> answer(
                        route,
                        "{\"items\": [%s, %s, %s, %s, %s]}"
                                .formatted(
                                        purge.formatted(0, "", 3, 0, 0, false),
                                        purge.formatted(1, sent, 3, 1, 1, false),
                                        purge.formatted(2, sent, 3, 2, 0, true),
                                        purge.formatted(3, sent, 3, 2, 0, false),
                                        purge.formatted(4, sent, 0, 0, 0, false))));

        // When
        browser.go(page, "purges");

        // Then
        var rows = page.getByRole(AriaRole.ROW);
        assertThat(rows.nth(1)).containsText("waits to be sent");
        assertThat(rows.nth(2)).containsText("refused by 1, done by 1 of 3 edges");
        assertThat(rows.nth(3)).containsText("done by all that can be reached, 2 of 3 edges");
        assertThat(rows.nth(4)).containsText("done by 2 of 3 edges");
        assertThat(rows.nth(5)).containsText("no edge has reported yet");
    }

    @Test
    void shouldChangeTheRolesOfAPerson() {
        // Given
        var person = ConsoleAccount.make(stack.api(), "viewer");
        var page = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "access");
        var theirs = browser.go(browser.signIn(person, ColorScheme.LIGHT), "domains");
        assertThat(theirs.getByRole(AriaRole.BUTTON, named("Add domain"))).hasCount(0);

        // When
        page.getByRole(AriaRole.BUTTON, named("Change the roles of " + person.name()))
                .click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Until now: viewer everywhere");
        dialog.locator("select").first().selectOption("operator");
        dialog.getByLabel("For names").fill("no name");
        ok(page);

        // Then
        assertThat(dialog.locator(".wrong").first()).isVisible();
        assertThat(ConsoleBrowser.violations(page)).isEmpty();

        // When
        dialog.getByLabel("For names").fill("*.console.example.com");
        ok(page);

        // Then
        assertThat(dialog).isHidden();
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(person.name())))
                .containsText("operator everywhere for *.console.example.com");
        theirs.reload();
        assertThat(theirs.getByRole(AriaRole.BUTTON, named("Add domain"))).isVisible();
        browser.go(theirs, "access");
        assertThat(theirs.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(person.name())))
                .isVisible();
        assertThat(theirs.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Change"))))
                .hasCount(0);
    }

    @Test
    void shouldNotSetRolesOverThoseThatSomebodyElseHasSetMeanwhile() {
        // Given
        var person = ConsoleAccount.make(stack.api(), "viewer");
        var change = named("Change the roles of " + person.name());
        var row = new Locator.FilterOptions().setHasText(person.name());
        var page = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "access");
        var faster = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "access");
        page.getByRole(AriaRole.BUTTON, change).click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Until now: viewer everywhere");

        // When
        faster.getByRole(AriaRole.BUTTON, change).click();
        faster.getByRole(AriaRole.DIALOG).locator("select").first().selectOption("operator");
        ok(faster);
        assertThat(faster.getByRole(AriaRole.ROW).filter(row)).containsText("operator everywhere");
        dialog.locator("select").first().selectOption("administrator");
        ok(page);

        // Then
        assertThat(dialog.getByRole(AriaRole.ALERT))
                .containsText("Someone else was faster: " + person.name() + " is operator everywhere");
        faster.reload();
        assertThat(faster.getByRole(AriaRole.ROW).filter(row)).containsText("operator everywhere");

        // When
        ok(page);

        // Then
        assertThat(dialog).isHidden();
        assertThat(page.getByRole(AriaRole.ROW).filter(row)).containsText("administrator everywhere");
    }

    @Test
    void shouldForgetAnEdgeThatIsGoneAndNoOther() {
        // Given
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        var asked = new CopyOnWriteArrayList<String>();
        page.route(
                "**/api/v1/edges",
                route -> answer(
                        route,
                        "{\"items\": [%s, %s]}"
                                .formatted(edge("here", "READY", 2_000), edge("gone", "UNREACHABLE", 600_000))));
        page.route("**/api/v1/edges/*", route -> {
            asked.add(route.request().method() + " " + route.request().url());
            route.resume();
        });
        browser.go(page, "edges");

        // When
        assertThat(page.getByRole(AriaRole.BUTTON, named("Forget here"))).hasCount(0);
        page.getByRole(AriaRole.BUTTON, named("Forget gone")).click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText(Pattern.compile("gone reported last 10 min ago"));
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
        dialog.getByRole(AriaRole.BUTTON, exactly("Forget")).click();

        // Then: the service knows no such edge
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("gone");
        assertThat(asked).singleElement().asString().startsWith("DELETE ").endsWith("/api/v1/edges/gone");

        // When
        var seen = browser.signIn(viewer, ColorScheme.LIGHT);
        seen.route(
                "**/api/v1/edges",
                route -> answer(route, "{\"items\": [%s]}".formatted(edge("gone", "UNREACHABLE", 600_000))));
        browser.go(seen, "edges");

        // Then
        assertThat(seen.getByRole(AriaRole.ROW).last()).containsText("gone");
        assertThat(seen.getByRole(AriaRole.BUTTON, named("Forget gone"))).hasCount(0);
    }

    @Test
    void shouldSayInTheListWhatWasMeasuredOfPortsAndThatNothingWas() {
        // Given
        var domain = registered("measured");
        api.policy(domain, "FOLLOW");
        var page = browser.go(browser.signIn(viewer, ColorScheme.LIGHT), "domains?query=" + domain);
        var row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(domain));

        // Then
        assertThat(row).containsText(Pattern.compile("open\\s*told \\d+ (s|min) ago"));

        // When
        page.route("**/api/v1/domains?*", route -> {
            var list = new JsonObject(route.fetch().text());
            var none = new JsonObject("""
                    {"needed": 2, "open": 0, "closed": 0, "prohibited": 0, "unknown": 0, "notMeasured": 2}""");
            list.getJsonArray("items").forEach(item -> ((JsonObject) item).put("ports", none));
            answer(route, list.encode());
        });
        page.reload();

        // Then
        assertThat(row).containsText("not measured");
        assertThat(row).not().containsText("open");
    }

    @Test
    void shouldKeepADialogWhenTheSessionEndsUntilItIsClosed() {
        // Given
        var page = editingOrigins(registered("held"));

        // When
        page.context().clearCookies();

        // Then
        assertThat(page.getByText("You are signed out. Copy what you need, then sign in again."))
                .isVisible();
        assertThat(page.getByLabel("Weight")).hasValue("20");
        assertThat(ConsoleBrowser.violations(page)).isEmpty();

        // When
        page.getByRole(AriaRole.BUTTON, named("Cancel")).click();

        // Then
        assertThat(page.getByLabel("Username")).isVisible();
    }

    @Test
    void shouldCloseADialogBeforeItGoesBack() {
        // Given
        var domain = registered("back");
        var page = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain);
        page.getByRole(AriaRole.LINK, named("History")).click();
        page.getByRole(AriaRole.LINK, named("Basics")).click();
        page.getByRole(AriaRole.BUTTON, named("Edit origins")).click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();

        // When
        page.evaluate("history.back()");

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page).hasURL(Pattern.compile("/domains/" + domain.replace(".", "\\.") + "$"));

        // When
        page.evaluate("history.back()");

        // Then
        assertThat(page).hasURL(Pattern.compile("/history$"));
    }

    @Test
    void shouldNotCloseADialogWhileWhatItAskedForIsUnderway() {
        // Given
        var domain = registered("underway");
        var page = editingOrigins(domain);
        var held = new CopyOnWriteArrayList<Route>();
        page.route("**/api/v1/domains/*/origins", held::add);
        ok(page);
        assertThat(page.getByText("Please wait…")).isVisible();

        // When
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Cancel"))).hasAttribute("aria-disabled", "true");

        // When
        held.get(0).resume();

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Edit origins"))).isFocused();
    }

    @Test
    void shouldShowAClosedPortAndItsEndWithoutBeingLoadedAnew() {
        // Given
        var domain = registered("closed");
        api.awaitRollout(domain, api.policy(domain, "FOLLOW"));
        var page = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain);
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        page.evaluate("window.loadedOnce = true");

        // When
        switchHttps("close");

        // Then
        assertThat(page.getByRole(AriaRole.ALERT).first())
                .containsText("443", new ContainsTextOptions().setTimeout(PATIENCE_MS));

        // When
        switchHttps("open");

        // Then
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(page.evaluate("window.loadedOnce")).isEqualTo(true);
    }

    @Test
    void shouldBringACustomPortFromRequestToEffectAndShowMarkupAsText() {
        // Given
        var domain = registered("grant");
        var page =
                browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain + "/back-to-origin");
        var reason = "<img src=x onerror=\"window.broken = true\"> until March";

        // When
        page.getByRole(AriaRole.BUTTON, named("Ask for a custom port")).click();
        page.getByLabel("HTTP port").fill("8080");
        page.getByLabel("Reason").fill(reason);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Ask").setExact(true))
                .click();

        // Then
        assertThat(page.getByText(reason)).isVisible();

        // When
        page.getByRole(AriaRole.LINK, named("Port Requests")).click();
        page.getByRole(AriaRole.BUTTON, named("Grant " + domain)).click();
        page.getByLabel("Comment").fill("fine");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Grant").setExact(true))
                .click();

        // Then
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(domain)))
                .hasCount(0);
        browser.go(page, "domains/" + domain + "/back-to-origin");
        var decided = page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(reason));
        assertThat(decided).containsText("granted");
        assertThat(decided).containsText("fine");
        assertThat(page.evaluate("window.broken")).isNull();
        assertThat(read(domain).getJsonObject("grantedPorts").getInteger("http"))
                .isEqualTo(8080);
    }

    @Test
    void shouldSayWhereARequestWouldGoEdgeByEdge() {
        // Given
        var domain = registered("explained");
        api.awaitRollout(domain, api.policy(domain, "FOLLOW"));
        Http.get(stack.edges().get(0), "https", domain, "/");
        var page = browser.go(browser.signIn(viewer, ColorScheme.LIGHT), "domains/" + domain + "/explain");

        // When
        page.locator("input[name=url]").fill("https://" + domain + "/");
        page.getByLabel("The client speaks").selectOption("http");

        // Then: each edge is in time, sooner or later
        await().until(() -> {
            page.getByRole(AriaRole.BUTTON, named("Ask the edges")).click();
            page.getByText("Asked at").waitFor();
            return page.getByText("All 2 edges that answered do the same.").isVisible();
        });
        for (var edge : List.of("edge-1", "edge-2")) {
            var row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(edge));
            assertThat(row).containsText("HTTP 80");
            assertThat(row).containsText("revision 2");
            assertThat(row).not().containsText("differs");
        }
        assertThat(ConsoleBrowser.violations(page)).isEmpty();

        // When
        var said = page.getByText("For https://" + domain + "/ and a client that speaks HTTP:");
        var old = page.getByText("the fields have changed since");
        assertThat(said).isVisible();
        assertThat(old).not().isVisible();
        page.locator("input[name=url]").fill("https://elsewhere.example.org/");
        assertThat(said).isVisible();
        assertThat(old).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Ask the edges")).click();

        // Then
        assertThat(page.getByText("no domain that you may see serves")).isVisible();
    }

    @Test
    void shouldNotTakeAnswersThatDifferForSilence() {
        // Given
        var domain = registered("differing");
        var page = browser.go(browser.signIn(viewer, ColorScheme.LIGHT), "domains/" + domain + "/explain");
        var summaries = Map.of(
                List.of("NO_ROUTE", "NO_ROUTE", "SILENT"),
                "No edge explains it: knows no domain for it (2 edges). 1 of 3 edges gave no answer.",
                List.of("NOT_IN_TIME", "NOT_AWAITED"),
                "No edge has answered.",
                List.of("EXPLAINED", "NO_ROUTE", "REFUSED_URL", "CONFLICTING", "HIDDEN", "SILENT"),
                "The edges differ: knows no domain for it (1 edge), refuses the URL (1 edge), has answers that differ (1 edge),"
                        + " hidden (1 edge). 1 of 6 edges gave no answer.",
                List.of("EXPLAINED", "EXPLAINED", "NOT_IN_TIME"),
                "All 2 edges that answered do the same. 1 of 3 edges gave no answer.");

        summaries.forEach((states, summary) -> {
            // When
            page.route(
                    "**/api/v1/explain?*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(explained(domain, states))));
            page.getByRole(AriaRole.BUTTON, named("Ask the edges")).click();

            // Then
            assertThat(page.getByText(summary)).isVisible();
            page.unroute("**/api/v1/explain?*");
        });
    }

    @Test
    void shouldShowTheApisObjectionAtTheField() {
        // Given
        var page = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains");

        // When
        page.getByRole(AriaRole.BUTTON, named("Add domain")).click();
        page.getByLabel("Domain name").fill("no domain");
        page.getByLabel("Origin address").fill(stack.originAddress());
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();

        // Then
        assertThat(page.locator(".field")
                        .filter(new Locator.FilterOptions().setHasText("Domain name"))
                        .locator(".wrong"))
                .isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MS));
    }

    @Test
    void shouldGiveAViewerNothingToChange() {
        // Given
        var domain = registered("viewed");

        // When
        var page = browser.go(browser.signIn(viewer, ColorScheme.LIGHT), "domains/" + domain + "/back-to-origin");

        // Then
        assertThat(page.getByRole(AriaRole.SWITCH, named("Origin Protocol Policy")))
                .isDisabled();
        assertThat(page.getByText("Modify")).hasCount(0);
        assertThat(page.getByRole(AriaRole.BUTTON, named("Ask for a custom port")))
                .hasCount(0);
        browser.go(page, "domains");
        page.getByLabel("Search by part of a name").fill(domain);
        assertThat(page.getByRole(AriaRole.LINK, named("Manage " + domain))).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Add domain"))).hasCount(0);
    }

    @Test
    void shouldBeWorkedWithTheKeyboardAlone() {
        // Given
        var domain = registered("keys");
        var page =
                browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain + "/back-to-origin");
        assertThat(page.getByRole(AriaRole.SWITCH, named("Origin Protocol Policy")))
                .isEnabled();

        // When
        tabTo(page, "Origin Protocol Policy");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("What will change");
        tabTo(page, "Follow");
        page.keyboard().press("ArrowDown");
        assertThat(type(page, "HTTP")).isChecked();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("What will change");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(policy(domain)).isEqualTo("HTTP");

        // When
        page.keyboard().press("Escape");

        // Then
        assertThat(page.getByRole(AriaRole.SWITCH, named("Origin Protocol Policy")))
                .isFocused();
    }

    @Test
    void shouldShowOnTheOverviewWhatGoesOn() {
        // Given
        var domain = registered("overview");
        api.awaitRollout(domain, api.policy(domain, "FOLLOW"));

        // When
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        switchHttps("close");

        // Then
        assertThat(part(page, "Edges").getByRole(AriaRole.ROW))
                .hasCount(1 + stack.edges().size());
        assertThat(part(page, "Changes of the last hour")).containsText(domain);
        assertThat(part(page, "Changes of the last hour")).containsText("Policy set");
        assertThat(part(page, "Alerts that fire")).containsText("443");
        assertThat(part(page, "Alerts that fire").getByRole(AriaRole.LINK).first())
                .hasAttribute("href", Pattern.compile("/console/domains/.+"));

        // When
        switchHttps("open");
        Http.get(stack.edges().get(0), "http", domain, "/");

        // Then
        assertThat(part(page, "Traffic").getByRole(AriaRole.IMG, imageOf("Requests: requests")))
                .isVisible(new IsVisibleOptions().setTimeout(2 * PATIENCE_MS));
        assertThat(part(page, "Traffic").locator(".plot").first()).isVisible();
    }

    @Test
    void shouldSayOfEachPartOfTheOverviewWhatItCouldNotLoadAndGoOnWithTheRest() {
        // Given
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        assertThat(part(page, "Edges").getByRole(AriaRole.TABLE)).isVisible();

        // When
        page.route("**/api/v1/edges", route -> route.abort());
        page.route("**/api/v1/traffic*", route -> route.abort());
        page.reload();

        // Then
        assertThat(part(page, "Edges").getByRole(AriaRole.ALERT)).containsText("can’t be reached");
        assertThat(part(page, "Traffic").getByRole(AriaRole.ALERT)).containsText("can’t be reached");
        assertThat(part(page, "Alerts that fire").getByRole(AriaRole.ALERT)).hasCount(0);

        // When
        page.unroute("**/api/v1/edges");

        // Then
        assertThat(part(page, "Edges").getByRole(AriaRole.TABLE)).isVisible();
    }

    @Test
    void shouldSayOnTheOverviewWhatIsNotKnown() {
        // Given: edges whose clocks are years behind, and an hour in which people signed in
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        page.route(
                "**/api/v1/edges",
                route -> answer(route, """
                {"items": [%s, %s, %s, %s]}""".formatted(
                                edge("new", "READY", 2_000),
                                edge("full", "READY", 2_000),
                                edge("old", "READY", 2_000),
                                edge("gone", "UNREACHABLE", 600_000))));
        page.route("**/api/v1/traffic*", route -> answer(route, """
                {"since": "2026-01-01T00:00:00Z", "stepSeconds": 10, "edgesLeftOut": false, "edges": [0, 1, 0],
                "times": ["2026-01-01T00:00:00Z", "2026-01-01T00:00:10Z", "2026-01-01T00:00:20Z"],
                "requestsPerSecond": [null, 7, null], "hitRatio": [null, null, null], "originErrors": [],
                "rollouts": {"changes": [0, 0, 0], "medianMs": [null, null, null], "longestMs": [null, null, null],
                "pending": 0, "oldestPendingMs": null},
                "lags": [{"edge": "new", "state": "KNOWN", "changes": 0, "oldestMs": null},
                {"edge": "full", "state": "AT_LEAST", "changes": 1000, "oldestMs": 60000},
                {"edge": "old", "state": "UNKNOWN", "changes": null, "oldestMs": null},
                {"edge": "gone", "state": "SILENT", "changes": null, "oldestMs": null}]}"""));
        page.route("**/api/v1/audit*", route -> answer(route, """
                {"items": [{"id": "1", "operation": "signIn"}], "next": "/api/v1/audit?after=1"}"""));

        // When
        page.reload();

        // Then
        var rows = part(page, "Edges").getByRole(AriaRole.ROW);
        assertThat(rows.nth(1))
                .containsText(Pattern.compile("from a snapshot, 1 h old.*no change.* s ago", Pattern.DOTALL));
        assertThat(rows.nth(2)).containsText(Pattern.compile("at least 1.000 changes, for 1 min"));
        assertThat(rows.nth(3)).containsText("not known: by changes from before");
        assertThat(rows.nth(4)).containsText(Pattern.compile("not known: silent since .*10 min ago", Pattern.DOTALL));
        assertThat(part(page, "Changes of the last hour")).containsText("The latest 5 entries are no changes");
        assertThat(part(page, "Traffic").getByRole(AriaRole.ROW).nth(1)).containsText("– (7/s at");
    }

    @Test
    void shouldSayWhenItIsNotLive() {
        // Given
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        assertThat(page.getByText("live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        // When
        page.route("**/api/v1/events*", route -> route.abort());
        page.reload();

        // Then
        assertThat(page.getByText("not live for")).isVisible();

        // When
        page.unroute("**/api/v1/events*");

        // Then
        assertThat(page.getByText("live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void shouldComeBackToThePageThatWasAskedForOnceSignedIn() {
        // Given
        var domain = registered("way");
        var page = browser.window(ColorScheme.LIGHT, 1280);

        // When
        browser.go(page, "domains/" + domain + "/history");
        ConsoleBrowser.fillSignIn(page, viewer);

        // Then
        page.waitForURL("**/console/domains/" + domain + "/history");
        assertThat(page.getByText("Revision 1")).isVisible();
    }

    @Test
    void shouldLeadToSignInOnceTheSessionHasEnded() {
        // Given
        var domain = registered("ended");
        var page = browser.go(browser.signIn(viewer, ColorScheme.LIGHT), "domains/" + domain);
        assertThat(page.getByText("live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        // When
        page.context().clearCookies();

        // Then
        assertThat(page.getByLabel("Username")).isVisible();

        // When
        ConsoleBrowser.fillSignIn(page, viewer);

        // Then
        page.waitForURL("**/console/domains/" + domain);
    }

    @Test
    void shouldReadNothingWhileNobodyLooks() {
        // Given
        var page = browser.signIn(viewer, ColorScheme.LIGHT);
        page.clock().install();
        browser.go(page, "edges");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
        var asked = new CopyOnWriteArrayList<String>();

        // When
        page.evaluate(
                "() => { Object.defineProperty(document, 'hidden', { get: () => window.nobody !== false, configurable: true }); }");
        page.onRequest(request -> asked.add(request.url()));
        page.clock().runFor(MANY_POLLS_MS);

        // Then
        assertThat(asked).hasSizeLessThanOrEqualTo(1);

        // When
        page.waitForRequest(
                "**/api/v1/edges",
                () -> page.evaluate(
                        "() => { window.nobody = false; document.dispatchEvent(new Event('visibilitychange')); }"));

        // Then
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
    }

    @Test
    void shouldGoOnBehindTheFirstRowsAndChangeManyDomainsAtOnce() {
        // Given
        var part = "many-" + UUID.randomUUID().toString().substring(0, 8);
        for (var i = 0; i < 52; i++) {
            register("d" + i + "." + part + ".example.com");
        }
        var page = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains");
        page.getByLabel("Search by part of a name").fill(part);
        assertThat(page.getByText("50 of 52 shown")).isVisible();

        // When
        page.getByRole(AriaRole.BUTTON, named("More")).click();

        // Then
        assertThat(page.getByText("52 of 52 shown")).isVisible();

        // When
        page.getByLabel("Choose all that are shown").check();
        api.policy("d7." + part + ".example.com", "HTTP");
        page.getByRole(AriaRole.BUTTON, named("Set their policy")).click();
        type(page, "HTTPS").check();
        ok(page);

        // Then
        var results = page.getByRole(AriaRole.DIALOG);
        assertThat(results).containsText("51 of 52 are as you want them; 1 was refused");
        assertThat(results.locator("tbody tr").first()).containsText("d7." + part);
        page.getByRole(AriaRole.BUTTON, named("Close")).click();

        // When
        page.getByLabel("Static policy").selectOption("HTTP");

        // Then
        assertThat(page.getByText("1 of 1 shown")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, named("Manage d7." + part + ".example.com")))
                .isVisible();
    }

    @Test
    void shouldRestoreARevisionOfTheHistory() {
        // Given
        var domain = registered("restored");
        api.policy(domain, "HTTP");
        api.policy(domain, "HTTPS");
        var page = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain + "/history");

        // When
        page.getByRole(AriaRole.BUTTON, named("Restore revision 2")).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Restore"))
                .click();

        // Then
        assertThat(page.getByText("Revision 4")).isVisible();
        assertThat(policy(domain)).isEqualTo("HTTP");
    }

    @Test
    void shouldKeepTheKeyInViewUntilItIsSaidToBeKept() {
        // Given
        var page = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "access");
        page.getByRole(AriaRole.BUTTON, named("Make a key")).click();
        page.locator("input[name=name]").fill("console-key");
        page.getByLabel("Program")
                .fill("program-" + UUID.randomUUID().toString().substring(0, 8));
        page.getByLabel("For names").fill("*.console.example.com");
        page.getByRole(AriaRole.BUTTON, named("Make")).click();
        assertThat(page.locator(".secret")).isVisible();

        // When
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");

        // Then
        assertThat(page.locator(".secret")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Close"))).isDisabled();

        // When
        page.getByLabel("I have kept it").check();
        page.getByRole(AriaRole.BUTTON, named("Close")).click();

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page.getByText("viewer everywhere for *.console.example.com").first())
                .isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void shouldBeReadableByEverybody(ColorScheme theme) {
        // Given
        var domain = registered("wcag-" + theme.name().toLowerCase(Locale.ROOT));
        api.policy(domain, "FOLLOW");
        assertThat(ConsoleBrowser.violations(browser.go(browser.window(theme, 1280), "sign-in")))
                .isEmpty();
        var page = browser.signIn(administrator, theme);

        // Then
        // A theme changes no layout.
        for (var width : theme == ColorScheme.LIGHT ? List.of(1280, 390) : List.of(1280)) {
            page.setViewportSize(width, 800);
            for (var path : PAGES) {
                assertThat(violations(page, path)).as(path).isEmpty();
            }
            for (var section : SECTIONS) {
                assertThat(violations(page, "domains/" + domain + section))
                        .as(section)
                        .isEmpty();
            }
        }

        // When
        browser.go(page, "domains/" + domain + "/back-to-origin");
        page.getByRole(AriaRole.BUTTON, named("Modify the Origin Protocol Policy"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("What will change");

        // Then
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
    }

    @Test
    void shouldSignInByALinkOnce() {
        // Given
        var link = stack.api()
                .resolve(Http.sendAsAdministrator(HttpMethod.POST, uri("/sign-in-links"), new JsonObject())
                        .json()
                        .getString("path"));
        var page = browser.window(ColorScheme.LIGHT, 1280);

        // When
        page.navigate(link.toString());
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();

        // Then
        assertThat(page.getByRole(AriaRole.LINK, named("Domain Names")).first()).isVisible();
        assertThat(page.url()).doesNotContain("#");

        // When
        var other = browser.window(ColorScheme.LIGHT, 1280);
        other.navigate(link.toString());
        other.getByRole(AriaRole.BUTTON, named("Sign in")).click();

        // Then
        assertThat(other.getByRole(AriaRole.ALERT)).containsText("was used before, or is too old");
    }

    /** The dialog of a domain's origins, in which the weight was changed. */
    private Page editingOrigins(String domain) {
        var page = browser.go(browser.signIn(administrator, ColorScheme.LIGHT), "domains/" + domain);
        page.getByRole(AriaRole.BUTTON, named("Edit origins")).click();
        page.getByLabel("Weight").fill("20");
        return page;
    }

    private List<String> violations(Page page, String path) {
        browser.go(page, path);
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        assertThat(page.getByText("Loading…")).hasCount(0);
        return ConsoleBrowser.violations(page);
    }

    /** Presses Tab until what is called so has the focus. */
    private static void tabTo(Page page, String name) {
        var focused = "() => { const of = document.activeElement; const label = of.getAttribute('aria-labelledby');"
                + " return (label ? document.getElementById(label).textContent : (of.closest('label') || of).textContent).trim(); }";
        for (var i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if (String.valueOf(page.evaluate(focused)).startsWith(name)) {
                return;
            }
        }
        throw new AssertionError("no Tab leads to " + name);
    }

    private static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** The choice of a redirect type, whose name goes on with what it means. */
    private static Locator type(Page page, String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "\\b")));
    }

    private static Locator fieldOf(Page page, String label) {
        return page.locator(".field").filter(new Locator.FilterOptions().setHasText(label));
    }

    private static Locator part(Page page, String heading) {
        return page.getByRole(AriaRole.REGION, named(heading));
    }

    private static String edge(String id, String state, long reportAgeMs) {
        return """
                {"edge": "%s", "state": "%s", "startedAt": "2020-01-01T00:00:00Z", "reportedAt": "2020-01-01T02:00:00Z",
                "snapshotTakenAt": "2020-01-01T01:00:00Z", "reportAgeMs": %d, "rejections": [], "purgeRejections": []}""".formatted(id, state, reportAgeMs);
    }

    private static void answer(Route route, String json) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(json));
    }

    private static Locator.GetByRoleOptions imageOf(String beginning) {
        return new Locator.GetByRoleOptions().setName(beginning);
    }

    private static void ok(Page page) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("OK").setExact(true))
                .click();
    }

    /** What the API would answer where edges are in these states. */
    private static String explained(String domain, List<String> states) {
        var explanation = new JsonObject("""
                {"foundBy": "EXACT_NAME", "revision": 1, "scheme": "http", "target": "/", "kind": "STATIC", "kindBy": {"cause": "NO_RULE"},
                 "cacheKey": "key", "cacheGeneration": 0, "stored": {"freshness": "NONE", "needsOrigin": true}, "origins": []}
                """).put("domain", domain).put("host", domain);
        var items = new JsonArray();
        for (var state : states) {
            var item = new JsonObject()
                    .put("edge", "edge-" + items.size())
                    .put("state", state)
                    .put("reportAgeMs", 1_000);
            items.add(state.equals("EXPLAINED") ? item.put("explanation", explanation) : item);
        }
        return new JsonObject()
                .put("url", "http://" + domain + "/")
                .put("scheme", "http")
                .put("domain", domain)
                .put("revision", 1)
                .put("items", items)
                .encode();
    }

    private String registered(String name) {
        var domain = name + "-" + UUID.randomUUID().toString().substring(0, 8) + ".console.example.com";
        register(domain);
        return domain;
    }

    /** What somebody else changes of a part of a domain. */
    private void put(String domain, String part, String body) {
        var answer =
                Http.sendAsAdministrator(HttpMethod.PUT, uri("/domains/" + domain + "/" + part), new JsonObject(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void register(String domain) {
        api.register(domain, stack.originAddress(), 80);
        registered.add(domain);
    }

    private JsonObject read(String domain) {
        return Http.getAsAdministrator(uri("/domains/" + domain)).json();
    }

    private String policy(String domain) {
        return read(domain).getJsonObject("originProtocolPolicy").getString("redirectType");
    }

    private URI uri(String path) {
        return URI.create(stack.api() + path);
    }

    private void switchHttps(String how) {
        Http.post(stack.originControl().resolve("/demo/ports/" + stack.originPort(443) + "/" + how));
    }
}
