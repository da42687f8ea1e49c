package dev.backsource.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.system.Http;
import dev.backsource.system.LocalStackUnderTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of all domains, purges, edges and people, and the overview. */
class ConsoleListsIT extends ConsoleTests {
    private static final List<Integer> WIDTHS = List.of(1280, 1024, 390);

    ConsoleListsIT(LocalStackUnderTest stack) {
        super(stack);
    }

    @Test
    void shouldPurgeADomainFromThePageOfAllPurgesAndShowHowFarTheEdgesAre() {
        // Given
        var domain = registered("purged");
        var page = browser.open(administrator, ColorScheme.LIGHT, "purges");

        // When
        page.getByRole(AriaRole.BUTTON, named("Purge domain")).click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Domain name").fill(domain);
        dialog.getByLabel("Path prefixes").fill("images/");
        assertThat(dialog).containsText("Dropped from every edge’s cache: images/… of " + domain);
        dialog.getByRole(AriaRole.BUTTON, exactly("Purge")).click();

        // Then
        assertThat(fieldOf(page, "Path prefixes").locator(".wrong")).isVisible();

        // When
        dialog.getByLabel("Path prefixes").fill("/<b>images</b>/");
        assertReadable(page, "a purge");
        dialog.getByRole(AriaRole.BUTTON, exactly("Purge")).click();

        // Then
        assertThat(dialog).containsText("Completed by every edge.");
        assertReadable(page, "the progress of a purge");
        dialog.getByRole(AriaRole.BUTTON, exactly("Close")).click();
        page.locator("main input[name=domain]").fill(domain);
        page.getByRole(AriaRole.BUTTON, named("Apply filters")).click();
        var rows = page.getByRole(AriaRole.ROW);
        assertThat(rows).hasCount(2);
        assertThat(rows.last()).containsText("Completed by all 2 edges");
        assertThat(rows.last()).containsText(Pattern.compile("s ago by " + administrator.name()));
        assertThat(page.locator("main b")).hasCount(0);
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
        browser.go(page, "domains/" + domain + "/purge");
        assertThat(page.getByRole(AriaRole.ROW).last()).containsText("Completed by all 2 edges");

        // When
        var seen = browser.open(viewer, ColorScheme.DARK, "purges");

        // Then
        assertThat(seen.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(domain)))
                .isVisible();
        assertThat(seen.getByRole(AriaRole.BUTTON, named("Purge domain"))).hasCount(0);
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
        assertThat(rows.nth(1)).containsText("Queued");
        assertThat(rows.nth(2)).containsText("Rejected by 1, completed by 1 of 3 edges");
        assertThat(rows.nth(3)).containsText("Completed by all reachable edges, 2 of 3 edges");
        assertThat(rows.nth(4)).containsText("Completed by 2 of 3 edges");
        assertThat(rows.nth(5)).containsText("No edge has reported yet");
    }

    @Test
    void shouldChangeTheRolesOfAPerson() {
        // Given
        var person = ConsoleAccount.make(stack.api(), "viewer");
        var page = browser.open(administrator, ColorScheme.LIGHT, "access");
        var theirs = browser.open(person, ColorScheme.LIGHT, "domains");
        assertThat(theirs.getByRole(AriaRole.BUTTON, named("Add domain"))).hasCount(0);

        // When
        page.getByRole(AriaRole.BUTTON, named("Edit roles of " + person.name())).click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Current roles: Viewer of all domains");
        dialog.locator("select").first().selectOption("operator");
        dialog.getByLabel("Domain names").fill("no name");
        save(page);

        // Then
        assertThat(dialog.locator(".wrong").first()).isVisible();
        assertReadable(page, "roles");

        // When
        dialog.getByLabel("Domain names").fill("*.console.example.com");
        save(page);

        // Then
        assertThat(dialog).isHidden();
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(person.name())))
                .containsText("Operator of *.console.example.com");
        theirs.reload();
        assertThat(theirs.getByRole(AriaRole.BUTTON, named("Add domain"))).isVisible();
        browser.go(theirs, "access");
        assertThat(theirs.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(person.name())))
                .isVisible();
        assertThat(theirs.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Edit"))))
                .hasCount(0);
    }

    @Test
    void shouldNotSetRolesOverThoseThatSomebodyElseHasSetMeanwhile() {
        // Given
        var person = ConsoleAccount.make(stack.api(), "viewer");
        var change = named("Edit roles of " + person.name());
        var row = new Locator.FilterOptions().setHasText(person.name());
        var page = browser.open(administrator, ColorScheme.LIGHT, "access");
        var faster = browser.open(administrator, ColorScheme.LIGHT, "access");
        page.getByRole(AriaRole.BUTTON, change).click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Current roles: Viewer of all domains");

        // When
        faster.getByRole(AriaRole.BUTTON, change).click();
        faster.getByRole(AriaRole.DIALOG).locator("select").first().selectOption("operator");
        save(faster);
        assertThat(faster.getByRole(AriaRole.ROW).filter(row)).containsText("Operator of all domains");
        dialog.locator("select").first().selectOption("administrator");
        save(page);

        // Then
        assertThat(dialog.getByRole(AriaRole.ALERT))
                .containsText("Edit conflict: " + person.name() + " now has Operator of all domains");
        faster.reload();
        assertThat(faster.getByRole(AriaRole.ROW).filter(row)).containsText("Operator of all domains");

        // When
        save(page);

        // Then
        assertThat(dialog).isHidden();
        assertThat(page.getByRole(AriaRole.ROW).filter(row)).containsText("Administrator of all domains");
    }

    @Test
    void shouldForgetAnUnreachableEdgeAndNoOther() {
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
        assertThat(page.locator(".statement")).containsText("1 unreachable");
        assertThat(page.getByRole(AriaRole.ROW).nth(1)).containsText("gone");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Forget here"))).hasCount(0);
        page.getByRole(AriaRole.BUTTON, named("Forget gone")).click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText(Pattern.compile("Last report of gone: 10 min ago"));
        assertReadable(page, "the end of an edge");
        dialog.getByRole(AriaRole.BUTTON, exactly("Forget edge")).click();

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
    void shouldAcknowledgeAnAlertWhoseDetailsAreOpenAndWithdrawThat() {
        // Given: a port that no prober has measured lately
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        var acknowledgement = new AtomicReference<>("");
        page.route(
                "**/api/v1/alerts?*",
                route -> answer(
                        route,
                        !route.request().url().contains("FIRING")
                                ? "{\"items\": [], \"total\": 0}"
                                : """
                        {"items": [{"domain": "a.example.com", "kind": "origin-port-closed", "status": "FIRING", "origin": "203.0.113.10",
                        "missingPorts": [443], "severity": "ERROR", "startedAt": "2026-01-01T00:00:00Z", "detail": "Port 443 is closed."%s}], "total": 1}""".formatted(acknowledgement.get())));
        page.route("**/api/v1/domains/a.example.com/health", route -> answer(route, """
                {"domain": "a.example.com", "revision": 1, "observedAt": "2026-01-01T00:00:00Z", "findings": [], "ports": [{"origin": "203.0.113.10",
                "port": 443, "scheme": "https", "state": "UNKNOWN", "since": "2026-01-01T00:00:00Z", "reason": "no probe had a place"}]}"""));
        page.route("**/api/v1/alerts/acknowledgements*", route -> {
            acknowledgement.set(route.request().method().equals("DELETE") ? "" : """
                    , "acknowledgement": {"by": "somebody", "at": "2026-01-01T00:00:00Z", "note": "The firewall is being changed"}""");
            answer(route, "{}");
        });
        browser.go(page, "alerts");
        var main = page.locator("main");
        var acknowledge = page.getByRole(AriaRole.BUTTON, named("Acknowledge a.example.com/origin-port-closed"));

        // Then: the only alert is open
        assertThat(main).containsText("Closed at 203.0.113.10, port 443");
        assertThat(main).containsText("no probe had a place");
        assertThat(main).not().containsText("No findings");
        assertThat(ConsoleBrowser.violations(page)).isEmpty();

        // When
        acknowledge.click();
        page.getByLabel("Note").fill("The firewall is being changed");
        assertReadable(page, "an acknowledgement");
        save(page);

        // Then
        assertThat(main).containsText("The firewall is being changed");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Edit note: a.example.com/origin-port-closed")))
                .isFocused();

        // When
        page.getByRole(AriaRole.BUTTON, named("Actions for a.example.com/origin-port-closed"))
                .click();
        page.getByRole(AriaRole.MENUITEM, named("Withdraw acknowledgement")).click();
        assertReadable(page, "the end of an acknowledgement");
        save(page);

        // Then
        assertThat(acknowledge).isFocused();
        assertThat(main).not().containsText("The firewall is being changed");
        assertThat(main).containsText("no probe had a place");
    }

    @Test
    void shouldAcknowledgeAGroupOfAlertsAndGoOnWithThoseThatFailed() {
        // Given
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        var acknowledged = new CopyOnWriteArrayList<String>();
        var refused = new AtomicReference<>("b.example.com");
        page.route("**/api/v1/alerts?*", route -> {
            var items = Stream.of("a", "b", "c")
                    .map(name -> name + ".example.com")
                    .map(domain -> """
                    {"domain": "%s", "kind": "origin-tls-refused", "status": "FIRING", "origin": "203.0.113.10", "missingPorts": [443], "severity": "ERROR",
                    "affected": [{"origin": "203.0.113.10", "missingPorts": [443], "causes": {"443": "certificate-expired"}}],
                    "startedAt": "2026-01-01T00:00:00Z", "detail": "Certificate expired."%s}""".formatted(domain, acknowledged.contains(domain) ? """
                    , "acknowledgement": {"by": "somebody", "at": "2026-01-01T00:00:00Z", "note": "Being renewed"}""" : ""));
            answer(
                    route,
                    route.request().url().contains("FIRING")
                            ? "{\"items\": [%s], \"total\": 3}".formatted(items.collect(Collectors.joining(", ")))
                            : "{\"items\": [], \"total\": 0}");
        });
        page.route("**/api/v1/alerts/acknowledgements*", route -> {
            var domain = new JsonObject(route.request().postData())
                    .getString("alert")
                    .split("/")[0];
            if (domain.equals(refused.get())) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(403)
                        .setContentType("application/problem+json")
                        .setBody("{\"type\": \"urn:backsource:problem:forbidden\", \"detail\": \"not yours\"}"));
                return;
            }
            acknowledged.add(domain);
            answer(route, "{}");
        });
        browser.go(page, "alerts?kind=origin-tls-refused");
        var title = "Certificate expired at 203.0.113.10, port 443";

        // When
        page.getByRole(AriaRole.BUTTON, named("Acknowledge 3 alerts: " + title)).click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Note").fill("Being renewed");
        save(page);

        // Then
        assertThat(dialog).containsText("1 of 3 not acknowledged");
        assertThat(dialog).containsText("not yours");
        assertReadable(page, "the acknowledgement of a group");

        // When
        refused.set("");
        dialog.getByRole(AriaRole.BUTTON, exactly("Acknowledge 1 alert")).click();

        // Then
        assertThat(dialog).isHidden();
        assertThat(acknowledged).containsExactlyInAnyOrder("a.example.com", "b.example.com", "c.example.com");
        assertThat(page.locator("main")).containsText("all acknowledged");
        assertThat(page.getByRole(AriaRole.LINK, named("b.example.com"))).isVisible();

        // When
        page.getByRole(AriaRole.BUTTON, named("Remove filter: Kind: TLS refused"))
                .click();

        // Then
        assertThat(page).hasURL(Pattern.compile("/console/alerts$"));
    }

    @Test
    void shouldSayInTheListWhatWasMeasuredOfPortsAndThatNothingWas() {
        // Given
        var domain = registered("measured");
        api.policy(domain, "FOLLOW");
        var page = browser.open(viewer, ColorScheme.LIGHT, "domains?query=" + domain);
        var row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(domain));

        // Then
        assertThat(row).containsText(Pattern.compile("Open\\s*\\d+ (s|min) ago"));

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
        assertThat(row).containsText("Not checked");
        assertThat(row).not().containsText("Open");
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
        unfold(page, "Edges");
        assertThat(part(page, "Edges").getByRole(AriaRole.ROW))
                .hasCount(1 + stack.edges().size());
        unfold(page, "Changes in the last hour");
        assertThat(part(page, "Changes in the last hour")).containsText(domain);
        assertThat(part(page, "Changes in the last hour")).containsText("Policy set");
        assertThat(part(page, "Problems")).containsText("443");
        assertThat(part(page, "Problems")
                        .getByRole(AriaRole.LINK, linkOf("^(Open domain|Show \\d+ domains): .+443"))
                        .first())
                .hasAttribute("href", Pattern.compile("/console/(domains/.+|alerts\\?.*origin=.+)"));

        // When
        switchHttps("open");
        Http.get(stack.edges().get(0), "http", domain, "/");

        // Then
        assertThat(chartOf(page, "Requests")).isVisible();
        assertThat(part(page, "Traffic").locator(".plot").first()).isVisible();
    }

    @Test
    void shouldSayOfEachPartOfTheOverviewWhatItCouldNotLoadAndGoOnWithTheRest() {
        // Given
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        unfold(page, "Edges");
        assertThat(part(page, "Edges").getByRole(AriaRole.TABLE)).isVisible();

        // When
        page.route("**/api/v1/edges", route -> route.abort());
        page.route("**/api/v1/traffic*", route -> route.abort());
        page.reload();

        // Then
        assertThat(part(page, "Edges").getByRole(AriaRole.ALERT)).containsText("unreachable");
        assertThat(part(page, "Traffic").getByRole(AriaRole.ALERT)).containsText("unreachable");
        assertThat(part(page, "Problems")).isVisible();
        assertThat(part(page, "Problems").getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(figureOf(page, "Edges")).containsText("Unknown");

        // When
        page.unroute("**/api/v1/edges");

        // Then: it is still unfolded
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
                                edge("full", "READY", 2_000, """
                                        {"kind": "LAGGING", "since": "2026-01-01T00:00:00Z"}"""),
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
        unfold(page, "Edges");

        // Then: the edges of which all is well come last
        var rows = part(page, "Edges").getByRole(AriaRole.ROW);
        assertThat(rows.nth(1)).containsText(Pattern.compile("At least 1.000 changes, for 1 min"));
        assertThat(rows.nth(2)).containsText("Unknown: still applying changes from before");
        assertThat(rows.nth(3)).containsText(Pattern.compile("Unknown: no report since .*10 min ago", Pattern.DOTALL));
        assertThat(rows.nth(4))
                .containsText(Pattern.compile("from a snapshot, 1 h old.*Up to date.* s ago", Pattern.DOTALL));
        assertThat(figureOf(page, "Edges")).containsText(Pattern.compile("3 / 4.*Silent: gone", Pattern.DOTALL));
        assertThat(part(page, "Problems"))
                .containsText(Pattern.compile("Edge silent: gone.*10 min ago", Pattern.DOTALL));
        assertThat(part(page, "Problems")).containsText("Edge lagging: full");
        assertThat(part(page, "Changes in the last hour")).containsText("No changes among the latest 5 entries");
        assertThat(part(page, "Traffic").getByRole(AriaRole.ROW).nth(1)).containsText("– (7/s at");

        // When
        var chart = chartOf(page, "Requests");
        chart.focus();

        // Then
        assertThat(chart).hasAttribute("aria-valuetext", Pattern.compile("Requests –$"));
        chart.press("ArrowLeft");
        assertThat(chart).hasAttribute("aria-valuetext", Pattern.compile("Requests 7/s$"));
    }

    @Test
    void shouldShowOneProblemForAllDomainsOfAnOrigin() {
        // Given
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        var alert = """
                {"domain": "d%1$d.example.com", "kind": "origin-tls-refused", "status": "FIRING", "severity": "ERROR", "origin": "%2$s.example.net",
                "missingPorts": [443], "affected": [{"origin": "%2$s.example.net", "missingPorts": [443], "causes": {"443": "%3$s"}}],
                "startedAt": "2026-01-01T00:00:0%1$dZ", "detail": "<b>Port</b> 443 of the origin refuses."}""";
        page.route(
                "**/api/v1/alerts?*",
                route -> answer(
                        route,
                        "{\"items\": [%s, %s, %s, %s], \"total\": 4}"
                                .formatted(
                                        alert.formatted(0, "expired", "certificate-expired"),
                                        alert.formatted(1, "expired", "certificate-expired"),
                                        alert.formatted(2, "other", "of-a-later-version"),
                                        alert.formatted(3, "expired", "certificate-expired"))));

        // When
        page.reload();

        // Then
        var problems = part(page, "Problems").getByRole(AriaRole.LISTITEM);
        var expired = problems.filter(
                new Locator.FilterOptions().setHasText("Certificate expired at expired.example.net, port 443"));
        assertThat(expired).hasCount(1);
        assertThat(expired).containsText("Renew the certificate on the server.");
        assertThat(expired.getByRole(AriaRole.LINK, linkOf("^Show 3 domains: ")))
                .hasAttribute("href", Pattern.compile("/console/alerts\\?.*origin=expired\\.example\\.net"));
        var other = problems.filter(new Locator.FilterOptions().setHasText("other.example.net"));
        assertThat(other).containsText("d2.example.com. <b>Port</b> 443 of the origin refuses.");
        assertThat(other.getByRole(AriaRole.LINK, linkOf("^Open domain: ")))
                .hasAttribute("href", "/console/domains/d2.example.com");
        assertThat(figureOf(page, "Firing alerts")).containsText(Pattern.compile("4.*4 errors", Pattern.DOTALL));
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
    }

    @Test
    void shouldGoOnBehindTheFirstRowsAndChangeManyDomainsAtOnce() {
        // Given
        var part = "many-" + UUID.randomUUID().toString().substring(0, 8);
        var domains = IntStream.range(0, 52)
                .mapToObj(i -> "d" + i + "." + part + ".example.com")
                .toList();
        domains.parallelStream().forEach(domain -> api.register(domain, stack.originAddress(), 80));
        registered.addAll(domains);
        // One more, so that a list of 52 is the one that was searched for, and not yet that of all domains.
        registered("beside-many");
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains");
        page.getByLabel("Search by name").fill(part);
        assertThat(page.getByText("30 of 52 shown")).isVisible();

        // When
        page.getByRole(AriaRole.BUTTON, named("Load more")).scrollIntoViewIfNeeded();

        // Then
        assertThat(page.getByText("52 of 52 shown")).isVisible();

        // When
        page.getByLabel("Select all").check();
        assertThat(page.getByText("52 of 52 selected")).isVisible();
        api.policy("d7." + part + ".example.com", "HTTPS");
        page.getByRole(AriaRole.BUTTON, named("Set policy")).click();
        // Its pre-flights and probes take no handshakes.
        type(page, "HTTP").check();
        save(page);

        // Then
        var results = page.getByRole(AriaRole.DIALOG);
        assertThat(results).containsText("51 of 52 succeeded; 1 refused");
        assertThat(results.locator("tbody tr").first()).containsText("d7." + part);
        assertThat(policy("d8." + part + ".example.com")).isEqualTo("HTTP");

        // When: the policies before come back, but for the one that somebody else has changed since
        api.policy("d9." + part + ".example.com", "HTTPS");
        page.getByRole(AriaRole.BUTTON, named("Undo 51 changes")).click();
        assertThat(results).containsText("1 refused");
        assertReadable(page, "the review of many changes");
        save(page);

        // Then
        assertThat(results).containsText("50 of 51 succeeded; 1 refused");
        assertReadable(page, "the result of many changes");
        page.getByRole(AriaRole.BUTTON, named("Close")).click();
        assertThat(read("d8." + part + ".example.com")
                        .getJsonObject("originProtocolPolicy")
                        .getBoolean("enabled"))
                .isFalse();

        // When
        page.getByLabel("Static policy").selectOption("HTTPS");

        // Then
        assertThat(page.getByText("2 of 2 shown")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, named("d7." + part + ".example.com")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.LINK, named("d9." + part + ".example.com")))
                .isVisible();
    }

    @Test
    void shouldShowWhatTheAddressOfAListSaysAndLeadBackToIt() {
        // Given
        var domain = registered("view");
        // One more, so that a list of one is the one that was searched for, and not yet that of all domains.
        registered("beside-view");
        var page = browser.open(viewer, ColorScheme.LIGHT, "domains?query=" + domain + "&columns=policy.origins");
        var columns = page.getByRole(AriaRole.COLUMNHEADER);

        // Then
        assertThat(columns).containsText(new String[] {"Domain", "Policy", "Origins", "Actions"});
        assertThat(page.getByText("1 of 1 shown")).isVisible();

        // When
        page.getByRole(AriaRole.BUTTON, named("Remove filter: Search by name: " + domain))
                .click();

        // Then
        assertThat(page).hasURL(Pattern.compile("/console/domains\\?columns=policy\\.origins$"));
        assertThat(page.getByText("1 of 1 shown")).hasCount(0);

        // When
        page.goBack();
        assertThat(page.getByText("1 of 1 shown")).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Views")).click();
        page.getByRole(AriaRole.MENUITEM, named("Save this view")).click();
        page.getByRole(AriaRole.DIALOG).getByLabel("Name").fill("Mine");
        assertReadable(page, "a view");
        save(page);
        browser.go(page, "domains");
        page.getByRole(AriaRole.BUTTON, named("Views")).click();
        page.getByRole(AriaRole.MENUITEM, named("Mine")).click();

        // Then
        assertThat(page).hasURL(Pattern.compile("query=" + domain.replace(".", "\\.") + "&columns=policy\\.origins$"));
        assertThat(page.getByText("1 of 1 shown")).isVisible();

        // When
        page.keyboard().press("j");
        page.keyboard().press("Enter");

        // Then
        assertThat(page).hasURL(Pattern.compile("/console/domains/" + domain.replace(".", "\\.") + "$"));
    }

    @Test
    void shouldFitTheWorstDataIntoEveryWindow() {
        // Given
        var longest = WorstData.longestName("." + UUID.randomUUID() + ".console.example.com");
        register(longest);
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        WorstData.serve(page, longest);

        for (var path : List.of(
                "overview",
                "domains?query=" + longest.substring(0, 20),
                "alerts",
                "edges",
                "purges",
                "audit?domain=" + longest,
                "domains/" + longest,
                "domains/" + longest + "/history")) {
            loaded(page, path);
            for (var width : WIDTHS) {
                // When
                page.setViewportSize(width, ConsoleBrowser.HEIGHT);

                // Then
                assertFits(page, path);
            }
        }
    }

    @Test
    void shouldKeepTheKeyInViewUntilItIsSaidToBeKept() {
        // Given
        var page = browser.open(administrator, ColorScheme.LIGHT, "access/keys");
        page.getByRole(AriaRole.BUTTON, named("Create access key")).click();
        page.locator("input[name=name]").fill("console-key");
        page.getByLabel("Program")
                .fill("program-" + UUID.randomUUID().toString().substring(0, 8));
        page.getByLabel("Domain names").fill("*.console.example.com");
        assertReadable(page, "a new key");
        page.getByRole(AriaRole.BUTTON, named("Create key")).click();
        assertThat(page.locator(".secret")).isVisible();
        assertReadable(page, "the new key");

        // When
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");

        // Then
        assertThat(page.locator(".secret")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Close"))).isDisabled();

        // When
        page.getByLabel("I have saved this key").check();
        page.getByRole(AriaRole.BUTTON, named("Close")).click();

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page.getByText("Viewer of *.console.example.com").first()).isVisible();
    }

    private static Locator.GetByRoleOptions linkOf(String pattern) {
        return new Locator.GetByRoleOptions().setName(Pattern.compile(pattern));
    }

    private static Locator chartOf(Page page, String title) {
        return part(page, "Traffic")
                .getByRole(
                        AriaRole.SLIDER,
                        new Locator.GetByRoleOptions().setName(title).setExact(true));
    }

    /** A figure of the strip at the top of the overview. */
    private static Locator figureOf(Page page, String title) {
        return page.getByRole(AriaRole.LIST, named("Present figures"))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(title));
    }

    /** Unfolds a section of the overview, which stays so in that browser. */
    private static void unfold(Page page, String heading) {
        part(page, heading).locator("summary").click();
    }
}
