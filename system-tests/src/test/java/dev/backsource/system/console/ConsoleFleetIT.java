package dev.backsource.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.backsource.system.console.ConsoleTests.exactly;
import static dev.backsource.system.console.ConsoleTests.named;
import static dev.backsource.system.console.ConsoleTests.part;
import static dev.backsource.system.console.ConsoleTests.save;
import static dev.backsource.system.console.ConsoleTests.type;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.system.console.FleetApi.FleetDomain;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What concerns a whole fleet: a bad night, and a change of a thousand domains. */
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleFleetIT extends BrowserTests {
    private static final int MOST_CLICKS = 3;
    private static final String OF_NIGHT = ".night.example.com";
    private static final String EXPIRED = "expired.example.net";
    private static final String OF_BULK = ".bulk.example.com";
    private static final String CLOSED = "closed.example.net";
    private static final int FAILING = 30;

    private FleetStack stack;
    private FleetApi api;
    private ConsoleAccount administrator;

    @BeforeAll
    void start(Chromium chromium) {
        stack = new FleetStack();
        api = new FleetApi(stack.api());
        administrator = ConsoleAccount.make(stack.api(), "administrator");
        browser = ConsoleBrowser.start(chromium, stack.api());
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @BeforeEach
    void startKafka() {
        stack.startKafka();
    }

    @Test
    void shouldLeadFromTheOverviewToCauseAndRemedyOfEachTroubleInThreeClicks() {
        // Given: a certificate expires on 300 domains, an edge dies, and then Kafka stops
        var names = IntStream.range(0, 300)
                .mapToObj(i -> "d%03d%s".formatted(i, OF_NIGHT))
                .toList();
        stack.fleet().kill("edge-2");
        api.create(names.stream()
                .map(name -> new FleetDomain(name, EXPIRED, "HTTPS", "SKIP"))
                .toList());
        stack.fleet().expireCertificate(EXPIRED, names);
        await().until(() -> api.firing("origin-tls-refused") == names.size() && api.firing("edge-silent") == 1);
        stack.killKafka();
        await().until(() -> api.firing("events-stalled") == 1);
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        var clicks = Clicks.countedIn(page);

        // When
        var problems = problems(page, clicks);

        // Then: three causes, the one that hides others first
        assertThat(problems.locator(".what strong")).hasText(new String[] {
            "Event stream stalled", "Edge silent: edge-2", "Certificate expired at " + EXPIRED + ", port 443"
        });

        // When
        assertThat(problems.nth(0)).containsText("Check Kafka’s brokers and their network.");
        problems.nth(0)
                .getByRole(AriaRole.LINK, exactly("Show alert: Event stream stalled"))
                .click();

        // Then
        assertThat(page.locator("main")).containsText("What to do Check Kafka’s brokers and their network.");
        assertThat(page.locator("main")).containsText("config-service has had no response from Kafka since");
        assertThat(clicks.sinceReset()).isBetween(1, MOST_CLICKS);

        // When
        problems = problems(page, clicks);
        assertThat(problems.nth(1)).containsText("Check that it runs and reaches Kafka");
        problems.nth(1)
                .getByRole(AriaRole.LINK, exactly("Show edge: Edge silent: edge-2"))
                .click();

        // Then
        var edges = page.getByRole(AriaRole.TABLE, named("Edges")).locator("tbody tr");
        assertThat(edges).hasCount(1);
        assertThat(edges).containsText("edge-2");
        assertThat(edges).containsText("Unreachable");
        assertThat(edges).containsText("no report since");
        assertThat(edges.getByRole(AriaRole.BUTTON, exactly("Forget edge-2"))).isVisible();
        assertThat(clicks.sinceReset()).isBetween(1, MOST_CLICKS);

        // When
        problems = problems(page, clicks);
        assertThat(problems.nth(2)).containsText("Renew the certificate on the server.");
        problems.nth(2)
                .getByRole(AriaRole.LINK, exactly("Show 300 domains: Certificate expired at " + EXPIRED + ", port 443"))
                .click();
        assertThat(page.locator("main")).containsText("What to do Renew the certificate on the server.");
        assertThat(page.getByText("15 of 300 shown")).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Details of " + names.get(0))).click();

        // Then
        assertThat(page.locator(".finding"))
                .containsText(Pattern.compile(
                        "Certificate of port 443 of origin " + EXPIRED + " expired at .+\\(CN=" + EXPIRED
                                + "\\).+Renew the certificate on the server\\.",
                        Pattern.DOTALL));
        assertThat(clicks.sinceReset()).isBetween(1, MOST_CLICKS);
    }

    /** The problems on the overview, from which clicks are counted. */
    private Locator problems(Page page, Clicks clicks) {
        browser.go(page, "overview");
        clicks.reset();
        var problems = part(page, "Problems").getByRole(AriaRole.LISTITEM);
        assertThat(problems).hasCount(3);
        return problems;
    }

    @Test
    void shouldSwitchAThousandDomainsLeaveOutThoseThatWouldFailAndUndoAll() {
        // Given: an origin that refuses connections to 443 has 30 domains, and these require a pre-flight
        var domains =
                IntStream.range(0, 1_000).mapToObj(ConsoleFleetIT::domainOfBulk).toList();
        var failing = domains.stream()
                .filter(domain -> domain.origin().equals(CLOSED))
                .map(FleetDomain::name)
                .toList();
        api.create(domains);
        stack.fleet().closeHttps(CLOSED);
        await().until(() -> api.hasProber(failing.get(0)));
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains?query=" + OF_BULK);
        page.getByRole(AriaRole.CHECKBOX, named("Select all")).click();
        page.getByRole(AriaRole.BUTTON, named("Select all 1,000")).click();
        assertThat(page.getByText("1,000 of 1,000 selected")).isVisible();

        // When
        page.getByRole(AriaRole.BUTTON, named("Set policy")).click();
        type(page, "HTTPS").check();

        // Then
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(mainButton(dialog)).hasText("Switch 970 domains to HTTPS");
        assertThat(dialog).containsText("30 would fail");
        assertThat(api.domainsWith(OF_BULK, "HTTPS")).isZero();

        // When
        save(page);
        dialog.getByRole(AriaRole.BUTTON, exactly("Pause")).click();
        assertThat(dialog.getByRole(AriaRole.BUTTON, exactly("Resume"))).isEnabled();

        // Then
        var processed = processed(dialog);
        assertThat(processed).isBetween(1, 969);
        assertThat(api.domainsWith(OF_BULK, "HTTPS")).isEqualTo(processed);

        // When
        dialog.getByRole(AriaRole.BUTTON, exactly("Resume")).click();

        // Then
        assertThat(dialog.locator(".summary")).hasText("970 of 1,000 succeeded; 30 left out.");
        var results = dialog.getByRole(AriaRole.TABLE, exactly("Results")).locator("tbody tr");
        assertThat(results).hasCount(FAILING);
        assertThat(results.filter(new Locator.FilterOptions()
                        .setHasText(Pattern.compile("Left out.+" + CLOSED + ".+refused", Pattern.DOTALL))))
                .hasCount(FAILING);
        assertThat(results.locator(".main").allTextContents()).containsExactlyElementsOf(failing);
        assertThat(api.domainsWith(OF_BULK, "HTTPS")).isEqualTo(970);

        // When: the origin is mended, and some of them are selected
        stack.fleet().openHttps(CLOSED);
        failing.subList(0, 5)
                .forEach(name -> dialog.getByRole(AriaRole.CHECKBOX, exactly("Include " + name))
                        .check());
        dialog.getByRole(AriaRole.BUTTON, exactly("Review 5 again")).click();
        assertThat(mainButton(dialog)).hasText("Switch 5 domains to HTTPS");
        save(page);

        // Then
        assertThat(dialog.locator(".summary")).hasText("5 of 5 succeeded.");
        assertThat(api.domainsWith(OF_BULK, "HTTPS")).isEqualTo(975);

        // When
        dialog.getByRole(AriaRole.BUTTON, exactly("Undo 975 changes")).click();
        assertThat(mainButton(dialog)).hasText("Undo 975 changes, remove TLS from 488");
        save(page);

        // Then
        assertThat(dialog.locator(".summary")).hasText("975 of 975 succeeded.");
        var before = domains.stream().collect(Collectors.toMap(FleetDomain::name, FleetDomain::redirectType));
        assertThat(present(
                        OF_BULK,
                        domain -> domain.getJsonObject("originProtocolPolicy").getString("redirectType")))
                .isEqualTo(before);
        var untouched = failing.subList(5, FAILING);
        assertThat(present(OF_BULK, domain -> domain.getInteger("revision")))
                .allSatisfy(
                        (name, revision) -> assertThat(revision).as(name).isEqualTo(untouched.contains(name) ? 1 : 3));
    }

    private static FleetDomain domainOfBulk(int number) {
        var name = "d%04d%s".formatted(number, OF_BULK);
        var redirectType = number % 2 == 0 ? "HTTP" : "FOLLOW";
        return number % 33 == 0 && number < FAILING * 33
                ? new FleetDomain(name, CLOSED, redirectType, "REQUIRE")
                : new FleetDomain(name, "open.example.net", redirectType, "SKIP");
    }

    private <T> Map<String, T> present(String part, Function<JsonObject, T> of) {
        return api.domains(part).stream().collect(Collectors.toMap(domain -> domain.getString("name"), of));
    }

    private static Locator mainButton(Locator dialog) {
        return dialog.locator(".dialog-actions button").last();
    }

    /** Of "50 of 970 processed". */
    private static int processed(Locator dialog) {
        return Integer.parseInt(dialog.locator(".progress .quiet").textContent().split(" ")[0]);
    }
}
