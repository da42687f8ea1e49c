package dev.backsource.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.system.LocalStackUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every component in every state, in both themes: none is hidden, cut off, covered or unreadable. A picture of each is left in {@code target/components}. */
class ConsoleComponentsIT extends ConsoleTests {
    private static final Path PICTURES = Path.of("target", "components");
    private static final int NARROW = 390;
    private static final int HEIGHT = 800;

    /** What is wrong with the components of the page: those meant to be cut off say so by their class. */
    private static final String FAULTS = """
            () => {
              const faults = [];
              const name = (element) => `${element.tagName} ${element.classList}: ${element.textContent.trim().slice(0, 40)}`;
              const box = (element) => element.getBoundingClientRect();
              const isSeen = (element) => element.checkVisibility() && box(element).width >= 1 && box(element).height >= 1;
              const meet = (one, other) =>
                Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
              document.querySelectorAll('main > *, main > section > *, main > section > :is(.actions, .chips) > *').forEach((part) => {
                const next = part.nextElementSibling;
                if (!isSeen(part)) faults.push(`not visible: ${name(part)}`);
                if (box(part).left < 0 || box(part).right > document.documentElement.clientWidth) faults.push(`beyond the window: ${name(part)}`);
                if (next && meet(box(part), box(next))) faults.push(`covered: ${name(part)} by ${name(next)}`);
              });
              if (document.documentElement.scrollWidth > document.documentElement.clientWidth) faults.push('wider than the window: the page');
              const isForReadersAlone = (element) => !!element && (box(element).width <= 1 || isForReadersAlone(element.parentElement));
              const isCut = (overflow, whole, shown) => ['hidden', 'clip'].includes(overflow) && whole > shown + 1;
              document.querySelectorAll('main *').forEach((element) => {
                const { overflowX, overflowY } = getComputedStyle(element);
                const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
                if (
                  !element.closest('.clip, .clamp, .unseen, input, textarea, select, svg') &&
                  (isCut(overflowX, scrollWidth, clientWidth) || isCut(overflowY, scrollHeight, clientHeight)) &&
                  !isForReadersAlone(element)
                ) faults.push(`cut off: ${name(element)}`);
              });
              return faults;
            }""";

    /** Whether an element is within the window, and nothing is over its middle. */
    private static final String IS_IN_FRONT = """
            (element) => {
              const { left, right, top, bottom } = element.getBoundingClientRect();
              return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && right - left >= 1 &&
                element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
            }""";

    ConsoleComponentsIT(LocalStackUnderTest stack) {
        super(stack);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void shouldShowEveryComponentWhole(ColorScheme theme) {
        // When
        var page = components(theme);
        for (var part : page.locator("main > *").all()) {
            take(part, theme, nameOf(part));
        }

        // Then
        assertThat(faults(page)).isEmpty();
        assertThat(ConsoleBrowser.violations(page)).isEmpty();

        // When
        page.setViewportSize(NARROW, HEIGHT);

        // Then
        assertThat(faults(page)).as("narrow").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void shouldShowWhatIsOverThePageWithinTheWindow(ColorScheme theme) {
        // Given
        var page = components(theme);
        var openers = part(page, "Dialogs and toasts").getByRole(AriaRole.BUTTON).all().stream()
                .map(button -> button.textContent().strip())
                .toList();
        assertThat(openers).hasSizeGreaterThan(5);

        for (var name : openers) {
            // When
            page.getByRole(AriaRole.BUTTON, named(name)).click();
            var isToast = name.startsWith("Toast");
            var opened = isToast ? page.locator(".toast").first() : page.getByRole(AriaRole.DIALOG);
            assertThat(opened).isVisible();
            if (name.endsWith("that fails")) {
                save(page);
                assertThat(opened).containsText("503");
            }
            take(opened, theme, name.toLowerCase(Locale.ROOT).replaceAll("\\W+", "-"));

            // Then
            assertInFront(opened, name);
            for (var button : opened.getByRole(AriaRole.BUTTON).all()) {
                assertInFront(button, name + ": " + button.textContent());
            }
            if (name.startsWith("Tall")) {
                assertScrollsByKeyboard(page, opened);
            } else if (!isToast) {
                assertThat(ConsoleBrowser.violations(page)).as(name).isEmpty();
            }
            if (!isToast) {
                page.keyboard().press("Escape");
                assertThat(opened).isHidden();
            }
        }

        // When
        page.getByRole(AriaRole.BUTTON, named("Choose a kind")).click();
        var menu = page.getByRole(AriaRole.MENU);
        take(menu, theme, "menu");

        // Then
        assertInFront(menu, "menu");
    }

    /** The browser has content that scrolls focused by itself; axe doesn't know that it does. */
    private static void assertScrollsByKeyboard(Page page, Locator dialog) {
        page.keyboard().press("End");
        assertThat(dialog.getByText("Line 40 of a content")).isInViewport();
    }

    private Page components(ColorScheme theme) {
        var page = browser.open(viewer, theme, "components");
        assertThat(part(page, "Charts").locator("svg").first()).isVisible();
        return page;
    }

    private static void take(Locator part, ColorScheme theme, String name) {
        part.screenshot(new Locator.ScreenshotOptions()
                .setPath(PICTURES.resolve(theme.name().toLowerCase(Locale.ROOT)).resolve(name + ".png")));
    }

    /** The id of a section's heading; the others have a class. */
    private static String nameOf(Locator part) {
        var heading = part.getAttribute("aria-labelledby");
        return heading == null ? part.getAttribute("class") : heading;
    }

    private static List<?> faults(Page page) {
        return (List<?>) page.evaluate(FAULTS);
    }

    private static void assertInFront(Locator element, String what) {
        assertThat((Boolean) element.evaluate(IS_IN_FRONT)).as(what).isTrue();
    }
}
