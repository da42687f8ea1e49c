package dev.backsource.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.system.Api;
import dev.backsource.system.Http;
import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.system.SharedLocalStack;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser at the console of the shared stack, an administrator and a viewer, and what tests of the pages have in common. */
@ExtendWith({NeedsBrowser.class, SharedLocalStack.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConsoleTests extends BrowserTests {
    final LocalStackUnderTest stack;
    final Api api;
    final List<String> registered = new ArrayList<>();
    ConsoleAccount administrator;
    ConsoleAccount viewer;

    ConsoleTests(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
    }

    @BeforeAll
    void start(Chromium chromium) {
        administrator = ConsoleAccount.make(stack.api(), "administrator");
        viewer = ConsoleAccount.make(stack.api(), "viewer");
        browser = ConsoleBrowser.start(chromium, stack.api());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @AfterEach
    @Override
    void noPageComplains() {
        switchHttps("open");
        super.noPageComplains();
    }

    /** Each is probed, by handshakes that take the machine from whichever test uses the stack next. */
    @AfterEach
    void removeDomains() {
        var names = List.copyOf(registered);
        registered.clear();
        names.parallelStream().forEach(api::remove);
    }

    /** A dialog is readable by everybody: as it is; and in the dark at 200 %, which halves the window, with its buttons in sight. */
    static void assertReadable(Page page, String dialog) {
        assertThat(ConsoleBrowser.violations(page)).as(dialog).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(ConsoleBrowser.WIDTH / 2, ConsoleBrowser.HEIGHT / 2);
        assertThat(ConsoleBrowser.violations(page))
                .as(dialog + ", dark, at 200 %")
                .isEmpty();
        assertFits(page, dialog);
        assertThat(page.locator("dialog .dialog-actions button").last()).isInViewport();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(ConsoleBrowser.WIDTH, ConsoleBrowser.HEIGHT);
    }

    /** No page is wider than its window. */
    static void assertFits(Page page, String what) {
        var width = page.viewportSize().width;
        await().untilAsserted(() -> assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                .as(what + " at " + width)
                .isEqualTo(width));
    }

    /** The page of that path, once it has shown what it reads. */
    Page loaded(Page page, String path) {
        browser.go(page, path);
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        assertThat(page.getByText("Loading…")).hasCount(0);
        return page;
    }

    /** From the list of domains to the review of a domain's first policy. */
    static void reviewFromTheList(Page page, String domain, String type) {
        page.getByLabel("Search by name").fill(domain);
        page.getByRole(AriaRole.LINK, named(domain)).click();
        page.getByRole(AriaRole.SWITCH, named("Origin protocol policy")).click();
        type(page, type).check();
    }

    /** The dialog of a domain's origins, in which the weight was changed; the change is reviewed. */
    Page editingOrigins(String domain) {
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);
        page.getByRole(AriaRole.BUTTON, named("Edit origins")).click();
        page.getByLabel("Weight").fill("20");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("1 setting changes");
        return page;
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    /** The choice of a redirect type, whose name goes on with what it means. */
    static Locator type(Page page, String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "\\b")));
    }

    static Locator fieldOf(Page page, String label) {
        return page.locator(".field").filter(new Locator.FilterOptions().setHasText(label));
    }

    static Locator part(Page page, String heading) {
        return page.getByRole(AriaRole.REGION, named(heading));
    }

    static String edge(String id, String state, long reportAgeMs) {
        return edge(id, state, reportAgeMs, "");
    }

    static String edge(String id, String state, long reportAgeMs, String troubles) {
        return """
                {"edge": "%s", "state": "%s", "startedAt": "2020-01-01T00:00:00Z", "reportedAt": "2020-01-01T02:00:00Z", "troubles": [%s],
                "snapshotTakenAt": "2020-01-01T01:00:00Z", "reportAgeMs": %d, "rejections": [], "purgeRejections": []}""".formatted(id, state, troubles, reportAgeMs);
    }

    static void answer(Route route, String json) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(json));
    }

    /** Clicks the main button of the open dialog, which must not go over a failed pre-flight. */
    static void save(Page page) {
        var button = page.locator("dialog .dialog-actions button").last();
        assertThat(button).not().containsText("anyway");
        button.click();
    }

    String registered(String name) {
        var domain = name + "-" + UUID.randomUUID().toString().substring(0, 8) + ".console.example.com";
        register(domain);
        return domain;
    }

    /** What somebody else changes of a part of a domain. */
    void put(String domain, String part, String body) {
        var answer =
                Http.sendAsAdministrator(HttpMethod.PUT, uri("/domains/" + domain + "/" + part), new JsonObject(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    void register(String domain) {
        api.register(domain, stack.originAddress(), 80);
        registered.add(domain);
    }

    JsonObject read(String domain) {
        return Http.getAsAdministrator(uri("/domains/" + domain)).json();
    }

    String policy(String domain) {
        return read(domain).getJsonObject("originProtocolPolicy").getString("redirectType");
    }

    URI uri(String path) {
        return URI.create(stack.api() + path);
    }

    void switchHttps(String how) {
        Http.post(stack.originControl().resolve("/demo/ports/" + stack.originPort(443) + "/" + how));
    }
}
