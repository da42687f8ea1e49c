package dev.backsource.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.system.LocalStackUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every page is readable by everybody, by WCAG 2.2 AA as far as axe finds out. */
class ConsoleAccessibilityIT extends ConsoleTests {
    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static final int HEIGHT = 800;
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
        assertReadable(loaded(browser.window(ColorScheme.LIGHT, WIDE), "sign-in"), "sign-in");
        var page = browser.signIn(administrator, ColorScheme.LIGHT);

        // Then
        for (var path : PAGES) {
            assertReadable(loaded(page, path), path);
        }
        for (var section : SECTIONS) {
            assertReadable(loaded(page, "domains/" + domain + section), section);
        }

        // When
        browser.go(page, "domains/" + domain);
        page.getByRole(AriaRole.BUTTON, named("Edit origin protocol policy")).click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Effect of the change");

        // Then
        assertReadable(page, "the dialog");
    }

    /** On a wide and a narrow screen; and in the dark, where a theme changes no layout, its colours. */
    private static void assertReadable(Page page, String what) {
        assertThat(ConsoleBrowser.violations(page)).as(what).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(ConsoleBrowser.unreadable(page)).as(what + ", dark").isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(NARROW, HEIGHT);
        assertThat(ConsoleBrowser.violations(page)).as(what + ", narrow").isEmpty();
        page.setViewportSize(WIDE, HEIGHT);
    }

    /** The page of that path, once it has shown what it reads. */
    private Page loaded(Page page, String path) {
        browser.go(page, path);
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        assertThat(page.getByText("Loading…")).hasCount(0);
        return page;
    }
}
