package dev.backsource.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.system.Http;
import dev.backsource.system.LocalStackUnderTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages of one domain: its policy, origins, TLS and caching, what they say before a change and who serves it then. */
class ConsoleDomainIT extends ConsoleTests {
    ConsoleDomainIT(LocalStackUnderTest stack) {
        super(stack);
    }

    @Test
    void shouldLeadFromTheListToTheEdgesChangedAnswer() {
        // Given
        var domain = registered("steps");
        var page = browser.signIn(administrator, ColorScheme.LIGHT);

        // When
        page.getByRole(AriaRole.LINK, named("Domains")).first().click();
        reviewFromTheList(page, domain, "HTTPS");

        // Then
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Static origin protocol policy");
        assertThat(dialog.locator("tbody tr").nth(0)).containsText("HTTP 80");
        assertThat(dialog.locator("tbody tr").nth(0)).containsText("HTTPS 443");
        assertThat(Http.get(stack.edges().get(0), "http", domain, "/").reached())
                .contains("http ");

        assertThat(dialog.locator(".dialog-actions button").last()).containsText("Switch 2 edges to HTTPS");
        assertReadable(page, "the review of a policy");

        // When
        save(page);

        // Then
        assertThat(page.getByText("applied by 2 of 2 edges, within")).isVisible();
        assertThat(page.getByRole(AriaRole.SWITCH, named("Origin protocol policy")))
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
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);

        // When
        page.getByRole(AriaRole.SWITCH, named("Origin protocol policy")).click();
        type(page, "Follow").check();

        // Then
        var rows = page.getByRole(AriaRole.DIALOG).locator("tbody tr");
        assertThat(rows.nth(0)).containsText(Pattern.compile("HTTP 80.*Open\\s+checked [0-9]+ s ago", Pattern.DOTALL));
        assertThat(rows.nth(1))
                .containsText(Pattern.compile("HTTPS 443.*Closed\\s+checked [0-9]+ s ago", Pattern.DOTALL));
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("connection refused");
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
                .containsText(Pattern.compile("HTTPS 443.*Open\\s+checked [0-9]+ s ago", Pattern.DOTALL));
        assertThat(read(domain).getJsonObject("originProtocolPolicy").getBoolean("enabled"))
                .isFalse();
    }

    @Test
    void shouldSayThatNoProberAnswered() {
        // Given
        var domain = registered("unmeasured");
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);
        page.route(
                "**/preflight?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody("{\"detail\": \"no prober answered within 4500 ms\"}")));

        // When
        page.getByRole(AriaRole.SWITCH, named("Origin protocol policy")).click();

        // Then
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("no prober answered within 4500 ms");
        assertThat(dialog.locator("tbody tr").nth(0)).containsText("Not checked");
        assertThat(dialog.locator("tbody tr").nth(0).locator(".state.unknown")).isVisible();
    }

    @Test
    void shouldStopADomainAndStartItAgain() {
        // Given
        var domain = registered("stopped");
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);
        var serving = page.getByRole(AriaRole.SWITCH, named("Serving"));

        // When
        serving.click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("responds to requests for " + domain);
        assertReadable(page, "a stop");
        dialog.getByRole(AriaRole.BUTTON, exactly("Stop domain")).click();

        // Then
        assertThat(serving).hasAttribute("aria-checked", "false");
        assertThat(page.getByText("applied by 2 of 2 edges, within")).isVisible();
        assertThat(Http.get(stack.edges().get(0), "http", domain, "/").status()).isEqualTo(403);

        // When
        browser.go(page, "domains?query=" + domain);

        // Then
        assertThat(page.getByRole(AriaRole.ROW).last()).containsText("Stopped");

        // When
        browser.go(page, "domains/" + domain);
        serving.click();
        dialog.getByRole(AriaRole.BUTTON, exactly("Start domain")).click();

        // Then
        assertThat(serving).hasAttribute("aria-checked", "true");
        await().until(() -> Http.get(stack.edges().get(0), "http", domain, "/").status() == 200);
    }

    @Test
    void shouldLoseNeitherChangeWhenSomebodyElseIsFaster() {
        // Given
        var domain = registered("conflict");
        api.policy(domain, "FOLLOW");
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);
        page.getByRole(AriaRole.BUTTON, named("Edit origin protocol policy")).click();
        type(page, "HTTPS").check();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("HTTPS 443");

        // When
        api.policy(domain, "HTTP");
        save(page);

        // Then
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Edit conflict");
        assertThat(dialog).containsText("has HTTP; you selected HTTPS");
        assertThat(policy(domain)).isEqualTo("HTTP");

        // When
        save(page);

        // Then
        assertThat(dialog).isHidden();
        assertThat(policy(domain)).isEqualTo("HTTPS");
    }

    @Test
    void shouldShowTwoOperatorsEachOthersChangesAndLoseNeither() {
        // Given
        var domain = registered("operators");
        var faster = ConsoleAccount.make(stack.api(), "operator");
        var other = browser.open(faster, ColorScheme.LIGHT, "domains/" + domain);
        assertThat(part(other, "Origins")).isVisible();
        var page = editingOrigins(domain);
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        // When
        other.getByRole(AriaRole.SWITCH, named("Origin protocol policy")).click();
        type(other, "HTTP").check();
        save(other);

        // Then
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Revision 2 by " + faster.name() + " was saved meanwhile.");
        assertThat(page.getByLabel("Weight")).hasValue("20");

        // When
        save(page);

        // Then
        assertThat(dialog).containsText("Edit conflict: revision 2 by " + faster.name() + " has ");
        assertThat(page.getByLabel("Weight")).hasValue("20");
        assertThat(read(domain).getJsonArray("origins").getJsonObject(0).getInteger("weight"))
                .isEqualTo(10);
        assertReadable(page, "a conflict");

        // When
        save(page);

        // Then
        assertThat(dialog).isHidden();
        assertThat(read(domain).getJsonArray("origins").getJsonObject(0).getInteger("weight"))
                .isEqualTo(20);
        assertThat(policy(domain)).isEqualTo("HTTP");
        assertThat(part(other, "Origins").getByRole(AriaRole.ROW).last()).containsText("20");
    }

    @Test
    void shouldSetTheTlsOfOriginsAndLoseNothingOfWhoWasFaster() {
        // Given
        var domain = registered("tls");
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);
        page.getByRole(AriaRole.BUTTON, named("Edit origin TLS")).click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        page.getByLabel("Server name").fill("<b>origin</b>.example.com");

        // Then
        assertThat(fieldOf(page, "Server name").locator(".wrong")).isVisible();
        assertThat(dialog.locator("b")).hasCount(0);

        // When
        page.getByLabel("Server name").fill("origin.example.com");
        assertThat(dialog).containsText("Valid. Saving creates revision 2.");
        put(domain, "origins", """
                {"origins": [{"address": "%s", "port": 80}], "originTls": {"verification": "NONE", "minimumVersion": "TLS1.3",
                "serverName": "theirs.example.com"}}""".formatted(stack.originAddress()));
        save(page);

        // Then
        assertThat(dialog).containsText("Edit conflict: revision 2 by ");
        assertThat(dialog).containsText("has Server name: theirs.example.com; Minimum TLS version: TLS1.3");
        assertThat(page.getByLabel("Server name")).hasValue("origin.example.com");
        assertReadable(page, "origin TLS in conflict");

        // When
        save(page);

        // Then
        assertThat(dialog).isHidden();
        assertThat(part(page, "Origin TLS")).containsText("origin.example.com");
        assertThat(read(domain).getJsonObject("originTls").getString("serverName"))
                .isEqualTo("origin.example.com");
        assertThat(read(domain).getJsonObject("originTls").getString("minimumVersion"))
                .isEqualTo("TLS1.3");
        assertThat(page.getByText("applied by 2 of 2 edges, within")).isVisible();
    }

    @Test
    void shouldSetHostTimeOutsTlsOfClientsAndCachingByTheSameDialog() {
        // Given
        var domain = registered("fields");
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);

        // When
        page.getByRole(AriaRole.BUTTON, named("Edit origin requests")).click();
        page.getByLabel("Host").fill("Origin.example.com:8080");
        page.getByLabel("Connect timeout").fill("5");

        // Then
        assertThat(fieldOf(page, "Connect timeout").locator(".wrong")).containsText("100..60000");

        // When
        page.getByLabel("Connect timeout").fill("5000");
        save(page);
        assertThat(part(page, "Origin requests")).containsText("5,000 ms");
        page.getByRole(AriaRole.BUTTON, named("Edit client TLS")).click();
        page.getByLabel("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256").check();
        page.getByLabel("Strict-Transport-Security").fill("31536000");
        page.getByLabel("HSTS: include subdomains").selectOption("Yes");
        assertReadable(page, "client TLS");
        save(page);
        assertThat(part(page, "Client TLS")).containsText("31,536,000 s");

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
        page.getByRole(AriaRole.BUTTON, named("Edit client TLS")).click();
        page.getByLabel("Minimum TLS version").selectOption("TLS1.3");
        assertThat(page.locator("dialog fieldset .wrong")).containsText("omit one of the two");
        page.getByLabel("Minimum TLS version").selectOption("TLS1.2");
        page.getByLabel("Strict-Transport-Security").fill("");
        save(page);

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(part(page, "Client TLS")).containsText("TLS1.2");
        assertThat(read(domain).getJsonObject("clientTls").containsKey("strictTransportSecurity"))
                .isFalse();
    }

    @Test
    void shouldSetCachingAndShowAViewerWhatIsSet() {
        // Given
        var domain = registered("caching");
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);

        // When
        page.getByRole(AriaRole.BUTTON, named("Edit caching")).click();
        page.getByLabel("Responses with Set-Cookie").selectOption("Not stored");
        save(page);

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(read(domain).getJsonObject("caching").getBoolean("storeSetCookie"))
                .isFalse();
        var seen = browser.signIn(viewer, ColorScheme.LIGHT);
        browser.go(seen, "domains/" + domain);
        assertThat(part(seen, "Rollout")).isVisible();
        assertThat(part(seen, "Caching")).containsText("Not stored");
        assertThat(part(seen, "Caching")).containsText("Unchanged since revision 2");
        assertThat(part(seen, "Origin requests")).containsText("3 s, the edge’s default");
        assertThat(seen.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^(Edit|Actions)"))))
                .hasCount(0);
    }

    @Test
    void shouldShowAClosedPortAndItsEndWithoutBeingLoadedAnew() {
        // Given
        var domain = registered("closed");
        api.awaitRollout(domain, api.policy(domain, "FOLLOW"));
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        page.evaluate("window.loadedOnce = true");

        // When
        switchHttps("close");

        // Then
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("443");
        assertThat(page.locator(".statement")).containsText(Pattern.compile("^Port 443 of origin .+ since "));
        part(page, "Findings at the origins")
                .getByRole(AriaRole.BUTTON, exactly("Change policy"))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Static origin protocol policy");
        page.keyboard().press("Escape");

        // When
        switchHttps("open");

        // Then
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(page.locator(".statement"))
                .containsText("served by all 2 edges; all 2 origin ports open, checked at most");
        assertThat(page.evaluate("window.loadedOnce")).isEqualTo(true);
    }

    /** One edge has it and fails, one has it and no requests, and one rejected it. */
    @Test
    void shouldTellHavingARevisionFromWorkingWithIt() {
        // Given
        var domain = registered("axes");
        var page = browser.signIn(viewer, ColorScheme.LIGHT);
        page.route("**/api/v1/domains/" + domain + "/rollout*", route -> answer(route, """
                {"domain": "a", "revision": 1, "complete": false, "everywhere": false, "edges": [
                {"edge": "fails", "state": "APPLIED", "reportedAt": "2026-01-01T00:00:00Z", "reportAgeMs": 500},
                {"edge": "idle", "state": "APPLIED", "reportedAt": "2026-01-01T00:00:00Z", "reportAgeMs": 500},
                {"edge": "rejects", "state": "REJECTED", "reason": "<b>no</b>", "reportedAt": "2026-01-01T00:00:00Z", "reportAgeMs": 500}]}"""));
        page.route("**/api/v1/domains/" + domain + "/health", route -> answer(route, """
                {"domain": "a", "revision": 1, "observedAt": "2026-01-01T00:00:00Z", "notCheckedSince": "2026-01-01T00:00:00Z", "ports": [], "findings": [
                {"code": "connection-refused", "severity": "ERROR", "origin": "203.0.113.10", "port": 80, "source": "EDGE", "edges": ["fails"],
                "edgeCount": 1, "since": "2026-01-01T00:00:00Z", "measuredAt": "2999-01-01T00:00:00Z", "confidence": "REPEATED", "evidence": {},
                "detail": "Port 80 is closed.", "remedy": "Open it."}]}"""));
        page.route("**/api/v1/domains/" + domain + "/traffic?*", route -> {
            var traffic = new JsonObject(route.fetch().text());
            answer(route, traffic.put("reports", new JsonArray("""
                    [{"edge": "fails", "state": "REPORTED", "reportAgeMs": 0}, {"edge": "idle", "state": "NO_REQUESTS", "reportAgeMs": 0}]""")).encode());
        });

        // When
        browser.go(page, "domains/" + domain);

        // Then
        assertThat(page.locator(".statement"))
                .containsText(
                        "Served by 2 of 3 edges (1 rejected it); port 80 of origin 203.0.113.10 refuses connections");
        var rollout = part(page, "Rollout");
        var rows = rollout.getByRole(AriaRole.TABLE, new Locator.GetByRoleOptions().setName("Exceptions"))
                .getByRole(AriaRole.ROW);
        assertThat(rows).hasCount(3);
        assertThat(rows.nth(1))
                .containsText(Pattern.compile("rejects\\s*Rejected\\s*<b>no</b>\\s*Unknown", Pattern.DOTALL));
        assertThat(rows.nth(2))
                .containsText(Pattern.compile("fails\\s*Applied\\s*Errors\\s*Port 80 is closed.", Pattern.DOTALL));
        assertThat(rollout.getByText("All 3 edges")).isVisible();
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
    }

    @Test
    void shouldBringACustomPortFromRequestToEffectAndShowMarkupAsText() {
        // Given
        var domain = registered("grant");
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);
        var reason = "<img src=x onerror=\"window.broken = true\"> until March";

        // When
        page.getByRole(AriaRole.BUTTON, named("Request a custom port")).click();
        page.getByLabel("HTTP port").fill("8080");
        page.getByLabel("Reason").fill(reason);
        assertReadable(page, "a request for a port");
        page.getByRole(AriaRole.BUTTON, named("Request port")).click();

        // Then
        assertThat(page.getByText(reason)).isVisible();

        // When
        page.getByRole(AriaRole.LINK, named("Change requests")).first().click();
        page.getByRole(AriaRole.BUTTON, named("Approve change: " + domain)).click();
        page.getByLabel("Comment").fill("fine");
        assertReadable(page, "an approval");
        page.getByRole(AriaRole.BUTTON, named("Approve change")).click();

        // Then
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(domain)))
                .hasCount(0);
        browser.go(page, "domains/" + domain);
        var decided = page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(reason));
        assertThat(decided).containsText("Approved");
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
        var page = browser.open(viewer, ColorScheme.LIGHT, "domains/" + domain + "/explain");

        // When
        page.locator("input[name=url]").fill("https://" + domain + "/");
        page.getByLabel("Client protocol").selectOption("http");

        // Then: each edge is in time, sooner or later
        await().until(() -> {
            page.getByRole(AriaRole.BUTTON, named("Explain request")).click();
            page.getByText("Queried at").waitFor();
            return page.getByText("All 2 answering edges agree.").isVisible();
        });
        for (var edge : List.of("edge-1", "edge-2")) {
            var row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(edge));
            assertThat(row).containsText("HTTP 80");
            assertThat(row).containsText("revision 2");
            assertThat(row).not().containsText("Differs");
        }
        assertThat(ConsoleBrowser.violations(page)).isEmpty();

        // When
        var said = page.getByText("For https://" + domain + "/, HTTP client:");
        var old = page.getByText("the fields have changed");
        assertThat(said).isVisible();
        assertThat(old).not().isVisible();
        page.locator("input[name=url]").fill("https://elsewhere.example.org/");
        assertThat(said).isVisible();
        assertThat(old).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Explain request")).click();

        // Then
        assertThat(page.getByText("no domain that you can see serves")).isVisible();
    }

    @Test
    void shouldNotTakeAnswersThatDifferForSilence() {
        // Given
        var domain = registered("differing");
        var page = browser.open(viewer, ColorScheme.LIGHT, "domains/" + domain + "/explain");
        var summaries = Map.of(
                List.of("NO_ROUTE", "NO_ROUTE", "SILENT"),
                "No edge explains the request: no matching domain (2 edges). No answer from 1 of 3 edges.",
                List.of("NOT_IN_TIME", "NOT_AWAITED"),
                "No answer from any edge.",
                List.of("EXPLAINED", "NO_ROUTE", "REFUSED_URL", "CONFLICTING", "HIDDEN", "SILENT"),
                "Differences between edges: no matching domain (1 edge), URL refused (1 edge), conflicting answers (1 edge),"
                        + " hidden (1 edge). No answer from 1 of 6 edges.",
                List.of("EXPLAINED", "EXPLAINED", "NOT_IN_TIME"),
                "All 2 answering edges agree. No answer from 1 of 3 edges.");

        summaries.forEach((states, summary) -> {
            // When
            page.route(
                    "**/api/v1/explain?*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(explained(domain, states))));
            page.getByRole(AriaRole.BUTTON, named("Explain request")).click();

            // Then
            assertThat(page.getByText(summary)).isVisible();
            page.unroute("**/api/v1/explain?*");
        });
    }

    @Test
    void shouldShowTheApisObjectionAtTheField() {
        // Given
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains");

        // When
        page.getByRole(AriaRole.BUTTON, named("Add domain")).click();
        page.getByLabel("Domain name").fill("no domain");
        page.getByLabel("Origin address").fill(stack.originAddress());
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, exactly("Check origins"))
                .click();

        // Then
        assertThat(page.locator(".field")
                        .filter(new Locator.FilterOptions().setHasText("Domain name"))
                        .locator(".wrong"))
                .isVisible();
    }

    @Test
    void shouldAddADomainWithAPolicyAfterACheckOfItsOrigins() {
        // Given
        var domain = "added-" + UUID.randomUUID().toString().substring(0, 8) + ".console.example.com";
        registered.add(domain);
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains");
        page.getByRole(AriaRole.BUTTON, named("Add domain")).click();
        page.getByLabel("Domain name").fill(domain);
        page.getByLabel("Origin address").fill(stack.originAddress());

        // When
        page.getByRole(AriaRole.BUTTON, named("Check origins")).click();

        // Then
        assertThat(page.getByRole(AriaRole.BUTTON, named("Add " + domain))).isVisible();
        assertReadable(page, "a new domain");

        // When: the origin's certificate is its own
        type(page, "HTTPS").check();

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("self-signed");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Add anyway"))).isVisible();

        // When
        page.getByRole(AriaRole.BUTTON, named("Select HTTP")).click();
        page.getByRole(AriaRole.BUTTON, named("Add " + domain)).click();

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named(domain))).isVisible();
        assertThat(policy(domain)).isEqualTo("HTTP");
    }

    @Test
    void shouldRestoreARevisionOfTheHistory() {
        // Given
        var domain = registered("restored");
        api.policy(domain, "HTTP");
        api.policy(domain, "HTTPS");
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain + "/history");

        // When
        page.getByRole(AriaRole.BUTTON, named("Restore revision 2")).click();
        var restore = page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove TLS to the origin"));
        assertThat(restore).isVisible();
        assertReadable(page, "a restore");
        restore.click();

        // Then
        assertThat(page.getByText("Revision 4")).isVisible();
        assertThat(policy(domain)).isEqualTo("HTTP");
        assertThat(page.locator(".deeds > li").first())
                .containsText("restored revision 2 and switched static content from HTTPS to HTTP");
    }

    @Test
    void shouldCompareAnyTwoRevisions() {
        // Given
        var domain = registered("compared");
        api.policy(domain, "HTTP");
        api.policy(domain, "HTTPS");
        put(domain, "origins", """
                {"origins": [{"address": "%s", "port": 80, "weight": 20}]}""".formatted(stack.originAddress()));
        var page = browser.open(viewer, ColorScheme.LIGHT, "domains/" + domain + "/history");
        assertThat(page.getByText("switched static content from HTTP to HTTPS")).isVisible();

        // When
        page.getByLabel("Select revision 4 to compare").check();
        page.getByLabel("Select revision 2 to compare").check();
        page.getByRole(AriaRole.BUTTON, named("Compare revisions 2 and 4")).click();

        // Then
        assertThat(page).hasURL(Pattern.compile("/history\\?compare=2-4$"));
        var sides =
                page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Revisions 2 and 4, side by side"));
        assertThat(sides.getByRole(AriaRole.ROW)).hasCount(3);
        assertThat(sides).containsText(Pattern.compile("Origin protocol policy\\s*HTTP\\s*HTTPS"));
        assertThat(sides).containsText(Pattern.compile("weight 10\\s*" + stack.originAddress() + ".*weight 20"));
        assertThat(ConsoleBrowser.violations(page)).isEmpty();

        // When
        page.reload();

        // Then
        assertThat(sides).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Close comparison")).click();
        assertThat(sides).isHidden();
        assertThat(page).hasURL(Pattern.compile("/history$"));
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
}
