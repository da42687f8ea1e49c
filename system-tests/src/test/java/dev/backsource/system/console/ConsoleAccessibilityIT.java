package dev.backsource.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.system.LocalStackUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every page is readable by everybody, as far as axe finds out, and so is every dialog: those that no other test opens are here. */
class ConsoleAccessibilityIT extends ConsoleTests {
    private static final int NARROW = 390;
    private static final List<String> PAGES = List.of(
            "overview",
            "domains",
            "alerts",
            "receivers",
            "purges",
            "edges",
            "change-requests",
            "audit",
            "access",
            "access/keys",
            "access/teams",
            "account",
            "no-such-page");
    private static final List<String> SECTIONS =
            List.of("", "/history", "/requests", "/explain", "/purge", "/change-requests");

    ConsoleAccessibilityIT(LocalStackUnderTest stack) {
        super(stack);
    }

    @Test
    void shouldBeReadableByEverybody() {
        // Given
        var domain = registered("wcag");
        api.policy(domain, "FOLLOW");
        assertPageReadable(loaded(browser.window(ColorScheme.LIGHT, ConsoleBrowser.WIDTH), "sign-in"), "sign-in");
        var page = browser.signIn(administrator, ColorScheme.LIGHT);

        // Then
        for (var path : PAGES) {
            assertPageReadable(loaded(page, path), path);
        }
        for (var section : SECTIONS) {
            assertPageReadable(loaded(page, "domains/" + domain + section), section);
        }

        // When: it shows skeletons for good
        browser.go(page, "components");
        assertThat(page.getByRole(AriaRole.HEADING, named("Skeletons"))).isVisible();

        // Then
        assertPageReadable(page, "components");
    }

    @Test
    void shouldHaveDialogsThatEverybodyCanRead() {
        // Given
        var domain = registered("dialogs");
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        page.route("**/api/v1/accounts?*", route -> answer(route, """
                {"items": [{"id": "acct_A", "username": "ada", "enabled": true, "roles": [{"role": "viewer"}]}]}"""));
        page.route("**/api/v1/access-keys?*", route -> answer(route, """
                {"items": [{"id": "key_A", "name": "reports", "program": "reports", "enabled": true, "roles": [{"role": "viewer"}],
                "ownedBy": {"kind": "person", "id": "acct_A", "name": "ada", "active": true}}]}"""));
        page.route("**/api/v1/teams?*", route -> answer(route, """
                {"items": [{"id": "media", "name": "Media"}]}"""));
        page.route("**/api/v1/teams/media", route -> answer(route, """
                {"id": "media", "name": "Media", "quotas": {"domains": {"limit": 100, "used": 2}, "streams": {}}}"""));
        page.route("**/api/v1/receivers?*", route -> answer(route, """
                {"items": [{"id": "rcv_A", "name": "pager", "kind": "webhook", "address": "alerts.example.com", "enabled": true, "severity": "ERROR",
                "state": {"condition": "WORKING", "pending": 0}}], "total": 1}"""));

        for (var dialogs : List.of(
                new Dialogs(
                        "domains/" + domain,
                        List.of("Actions for " + domain, "Remove domain"),
                        List.of("Actions for " + domain, "Move to a team")),
                new Dialogs(
                        "access",
                        List.of("Add person"),
                        List.of("ada enabled"),
                        List.of("Actions for ada", "Remove person")),
                new Dialogs("access/keys", List.of("Actions for reports", "Edit name and expiry")),
                new Dialogs(
                        "access/teams",
                        List.of("Add team"),
                        List.of("Actions for Media", "Edit"),
                        List.of("Actions for Media", "Remove")),
                new Dialogs(
                        "receivers",
                        List.of("Add receiver"),
                        List.of("Actions for pager", "Edit"),
                        List.of("Actions for pager", "Send test")))) {
            browser.go(page, dialogs.path());
            for (var way : dialogs.ways()) {
                // When
                way.forEach(name -> page.getByRole(AriaRole.BUTTON, named(name))
                        .or(page.getByRole(AriaRole.MENUITEM, named(name)))
                        .or(page.getByRole(AriaRole.SWITCH, named(name)))
                        .first()
                        .click());
                assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
                assertThat(page.getByText("Loading…")).hasCount(0);

                // Then
                assertReadable(page, String.join(", ", way));
                page.keyboard().press("Escape");
                assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
            }
        }
    }

    /** As it is, in the dark, on a phone, and at 200 %, which halves the window. */
    private static void assertPageReadable(Page page, String what) {
        assertThat(ConsoleBrowser.violations(page)).as(what).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(ConsoleBrowser.unreadable(page)).as(what + ", dark").isEmpty();
        page.setViewportSize(ConsoleBrowser.WIDTH / 2, ConsoleBrowser.HEIGHT / 2);
        assertThat(ConsoleBrowser.unreachable(page)).as(what + ", at 200 %").isEmpty();
        assertFits(page, what);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(NARROW, ConsoleBrowser.HEIGHT);
        assertThat(ConsoleBrowser.violations(page)).as(what + ", narrow").isEmpty();
        assertFits(page, what);
        page.setViewportSize(ConsoleBrowser.WIDTH, ConsoleBrowser.HEIGHT);
    }

    /** Dialogs of a page: the names of what leads to each. */
    private record Dialogs(String path, List<List<String>> ways) {
        @SafeVarargs
        Dialogs(String path, List<String>... ways) {
            this(path, List.of(ways));
        }
    }
}
