package dev.backsource.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.system.LocalStackUnderTest;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page is readable by everybody, by WCAG 2.2 AA as far as axe finds out. */
class ConsoleAccessibilityIT extends ConsoleTests {
    private static final List<String> PAGES = List.of(
            "overview", "domains", "alerts", "purges", "edges", "port-requests", "audit", "access", "no-such-page");
    private static final List<String> SECTIONS =
            List.of("", "/back-to-origin", "/https", "/caching", "/explain", "/proposals", "/history", "/purge");

    ConsoleAccessibilityIT(LocalStackUnderTest stack) {
        super(stack);
    }

    /** A theme changes no layout: in the dark, colours alone are looked at. */
    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void shouldBeReadableByEverybody(ColorScheme theme) {
        // Given
        var isLight = theme == ColorScheme.LIGHT;
        Function<Page, List<String>> violations = isLight ? ConsoleBrowser::violations : ConsoleBrowser::unreadable;
        var domain = registered("wcag-" + theme.name().toLowerCase(Locale.ROOT));
        api.policy(domain, "FOLLOW");
        assertThat(violations.apply(browser.go(browser.window(theme, 1280), "sign-in")))
                .isEmpty();
        var page = browser.signIn(administrator, theme);

        // Then
        for (var width : isLight ? List.of(1280, 390) : List.of(1280)) {
            page.setViewportSize(width, 800);
            for (var path : PAGES) {
                assertThat(violations.apply(loaded(page, path))).as(path).isEmpty();
            }
            for (var section : SECTIONS) {
                assertThat(violations.apply(loaded(page, "domains/" + domain + section)))
                        .as(section)
                        .isEmpty();
            }
        }

        // When
        browser.go(page, "domains/" + domain + "/back-to-origin");
        page.getByRole(AriaRole.BUTTON, named("Edit origin protocol policy"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Effect of the change");

        // Then
        assertThat(violations.apply(page)).isEmpty();
    }

    /** The page of that path, once it has shown what it reads. */
    private Page loaded(Page page, String path) {
        browser.go(page, path);
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        assertThat(page.getByText("Loading…")).hasCount(0);
        return page;
    }
}
