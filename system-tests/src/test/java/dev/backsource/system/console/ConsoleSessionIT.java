package dev.backsource.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.system.Http;
import dev.backsource.system.LocalStackUnderTest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds on every page: sessions and their end, roles, dialogs, the keyboard, and what is read while nobody looks. */
class ConsoleSessionIT extends ConsoleTests {
    private static final long MANY_POLLS_MS = 20_000;
    /** More than a page has stops of the Tab key. */
    private static final int MOST_TABS = 120;

    ConsoleSessionIT(LocalStackUnderTest stack) {
        super(stack);
    }

    @Test
    void shouldGoOnInADialogOnceSignedInAgain() {
        // Given
        var domain = registered("held");
        var page = editingOrigins(domain);
        var dialog = page.getByRole(AriaRole.DIALOG);

        // When: what is typed can't be tried out
        page.context().clearCookies();
        page.getByLabel("Weight").fill("30");

        // Then
        assertThat(dialog).containsText("Your session has ended.");
        assertThat(dialog.getByRole(AriaRole.BUTTON, exactly("Retry"))).isVisible();
        assertReadable(page, "a dialog without a session");

        // When
        var other = page.waitForPopup(() ->
                dialog.getByRole(AriaRole.LINK, exactly("Sign in in a new tab")).click());
        ConsoleBrowser.fillSignIn(other, administrator);
        other.waitForURL("**/console/overview");
        page.bringToFront();
        page.evaluate("window.dispatchEvent(new Event('focus'))");

        // Then
        assertThat(dialog).not().containsText("Your session has ended.");
        assertThat(dialog).containsText("1 setting changes");
        assertThat(page.getByLabel("Weight")).hasValue("30");

        // When
        save(page);

        // Then
        assertThat(dialog).isHidden();
        assertThat(read(domain).getJsonArray("origins").getJsonObject(0).getInteger("weight"))
                .isEqualTo(30);
    }

    @Test
    void shouldLeadToSignInOnceADialogWithoutASessionIsClosed() {
        // Given
        var page = editingOrigins(registered("left"));
        page.context().clearCookies();
        page.getByLabel("Weight").fill("30");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Your session has ended.");

        // When
        page.getByRole(AriaRole.BUTTON, named("Cancel")).click();

        // Then
        assertThat(page.getByLabel("Username")).isVisible();
    }

    @Test
    void shouldCloseADialogBeforeItGoesBack() {
        // Given
        var domain = registered("back");
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);
        page.getByRole(AriaRole.LINK, named("History")).click();
        page.getByRole(AriaRole.NAVIGATION, named("Domain settings"))
                .getByRole(AriaRole.LINK, exactly("Overview"))
                .click();
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
        page.route(Pattern.compile("/api/v1/domains/[^/]+/origins(\\?rollout=immediate)?$"), held::add);
        save(page);
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
    void shouldGiveAViewerNothingToChange() {
        // Given
        var domain = registered("viewed");

        // When
        var page = browser.open(viewer, ColorScheme.LIGHT, "domains/" + domain);

        // Then
        assertThat(page.getByRole(AriaRole.SWITCH, named("Origin protocol policy")))
                .isDisabled();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Edit"))))
                .hasCount(0);
        assertThat(page.getByRole(AriaRole.BUTTON, named("Request a custom port")))
                .hasCount(0);
        browser.go(page, "domains");
        page.getByLabel("Search by name").fill(domain);
        assertThat(page.getByRole(AriaRole.LINK, named(domain))).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Add domain"))).hasCount(0);
    }

    @Test
    void shouldFindADomainByKeyboardAndSwitchSingleKeysOff() {
        // Given
        var domain = registered("found");
        var page = browser.open(viewer, ColorScheme.LIGHT, "overview");

        // When
        typeIntoThePalette(page, domain);
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named(domain))).isVisible();

        // When
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertReadable(page, "the shortcuts");
        tabTo(page, "Shortcuts of single characters");
        page.keyboard().press("Enter");
        page.keyboard().press("Escape");
        page.keyboard().press("?");

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    @Test
    void shouldFindADomainChangeItAndTakeThatBackByTheKeyboardAlone() {
        // Given
        var domain = registered("keys");
        var page = browser.open(administrator, ColorScheme.LIGHT, "overview");

        // When
        typeIntoThePalette(page, domain);
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named(domain))).isFocused();
        assertThat(page.getByRole(AriaRole.SWITCH, named("Origin protocol policy")))
                .isEnabled();

        // When
        tabTo(page, "Origin protocol policy");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Effect of the change");
        tabTo(page, "Follow");
        page.keyboard().press("ArrowDown");
        assertThat(type(page, "HTTP")).isChecked();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Effect of the change");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(policy(domain)).isEqualTo("HTTP");

        assertThat(page.getByRole(AriaRole.SWITCH, named("Origin protocol policy")))
                .isFocused();

        // When
        tabTo(page, "History");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Revision 2")).isVisible();
        tabTo(page, "Restore revision 1");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Undo restores revision 2.");
        tabTo(page, "Restore revision 1");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page.getByText("Revision 3")).isVisible();
        assertThat(read(domain).getJsonObject("originProtocolPolicy").getBoolean("enabled"))
                .isFalse();
    }

    @Test
    void shouldSwitchADomainOnAPhoneAndUndoThat() {
        // Given: time enough to read the message
        var domain = registered("phone");
        var page = browser.open(administrator, ColorScheme.DARK, "overview");
        page.setViewportSize(390, 844);
        page.evaluate("document.documentElement.style.setProperty('--toast-time', '1h')");

        // When
        page.getByRole(AriaRole.BUTTON, named("Menu")).click();
        page.getByRole(AriaRole.LINK, named("Domains")).first().click();
        reviewFromTheList(page, domain, "HTTPS");

        // Then
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Effect of the change");
        assertThat(dialog.locator(".dialog-actions button").last()).isInViewport();
        assertFits(page, "the review");

        // When
        save(page);

        // Then
        assertThat(page.getByText("applied by 2 of 2 edges, within")).isVisible();
        assertFits(page, "the rollout");
        assertThat(policy(domain)).isEqualTo("HTTPS");

        // When
        page.getByRole(AriaRole.BUTTON, named("Undo")).click();
        dialog.getByRole(AriaRole.BUTTON, exactly("Remove TLS to the origin")).click();

        // Then
        assertThat(dialog).isHidden();
        assertThat(read(domain).getJsonObject("originProtocolPolicy").getBoolean("enabled"))
                .isFalse();
    }

    @Test
    void shouldSayWhenItIsNotLive() {
        // Given
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        // When
        page.route("**/api/v1/events*", route -> route.abort());
        page.reload();

        // Then
        assertThat(page.getByText("Not live for")).isVisible();

        // When
        page.unroute("**/api/v1/events*");

        // Then
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
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
        var page = browser.open(viewer, ColorScheme.LIGHT, "domains/" + domain);
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
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
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        var asked = new CopyOnWriteArrayList<String>();
        var ended = new CopyOnWriteArrayList<String>();
        page.onRequestFailed(request -> ended.add(request.url()));

        // When
        page.evaluate(
                "() => { Object.defineProperty(document, 'hidden', { get: () => window.nobody !== false, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }");
        page.onRequest(request -> asked.add(request.url()));
        page.clock().runFor(MANY_POLLS_MS);

        // Then
        page.waitForCondition(() -> ended.stream().anyMatch(url -> url.contains("/api/v1/events")));
        assertThat(asked).hasSizeLessThanOrEqualTo(1);

        // When
        page.waitForRequest(
                "**/api/v1/edges",
                () -> page.evaluate(
                        "() => { window.nobody = false; document.dispatchEvent(new Event('visibilitychange')); }"));

        // Then
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
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
        assertThat(page.getByRole(AriaRole.LINK, named("Domains")).first()).isVisible();
        assertThat(page.url()).doesNotContain("#");

        // When
        var other = browser.window(ColorScheme.LIGHT, 1280);
        other.navigate(link.toString());
        other.getByRole(AriaRole.BUTTON, named("Sign in")).click();

        // Then
        assertThat(other.getByRole(AriaRole.ALERT)).containsText("was already used or has expired");
    }

    @Test
    void shouldSpeakTheChosenLanguage() {
        // Given
        var page = browser.signIn(viewer, ColorScheme.LIGHT);

        // When
        page.getByRole(AriaRole.BUTTON, named("Language")).click();
        page.getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName("简体中文"))
                .click();

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named("概览"))).isVisible();

        // When
        page.reload();

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named("概览"))).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(ConsoleBrowser.violations(page)).isEmpty();

        // When
        page.navigate(stack.api().resolve("/console/sign-in").toString());

        // Then
        assertThat(page.getByLabel("用户名")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(ConsoleBrowser.violations(page)).isEmpty();

        // When
        page.getByRole(AriaRole.BUTTON, named("English")).click();

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named("Overview"))).isVisible();
    }

    /** Opens the palette by the keyboard, and types until it offers {@code text}. */
    private static void typeIntoThePalette(Page page, String text) {
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Find"))))
                .isVisible();
        page.keyboard().press("Control+k");
        assertThat(page.getByRole(AriaRole.COMBOBOX, named("Find domains, pages and actions")))
                .isFocused();
        page.keyboard().type(text);
        assertThat(page.getByRole(AriaRole.OPTION, named(text))).isVisible();
    }

    /** Presses Tab until what is called so has the focus. */
    private static void tabTo(Page page, String name) {
        var focused = "() => { const of = document.activeElement; const label = of.getAttribute('aria-labelledby');"
                + " return (of.ariaLabel || (label ? document.getElementById(label) : of.closest('label') || of).textContent).trim(); }";
        for (var i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if (String.valueOf(page.evaluate(focused)).startsWith(name)) {
                return;
            }
        }
        throw new AssertionError("no Tab leads to " + name);
    }
}
