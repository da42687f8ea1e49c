package dev.backsource.system.console;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.backsource.testing.waiting.Waiting;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The browser at one console. An account signs in once; its further windows share the session. Errors of pages are kept.
 */
public final class ConsoleBrowser implements AutoCloseable {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");
    private static final List<String> PLACES = List.of("target-size", "scrollable-region-focusable");
    static final int WIDTH = 1280;
    static final int HEIGHT = 800;

    private final URI console;
    private final Browser browser;
    /** Cookies, as Playwright keeps them, by who has signed in. */
    private final Map<ConsoleAccount, String> sessions = new HashMap<>();

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<WindowEvidence> evidence = new ArrayList<>();

    private ConsoleBrowser(URI console, Browser browser) {
        this.console = console;
        this.browser = browser;
    }

    /** Whoever starts it closes it, and leaves the browser to others. */
    public static ConsoleBrowser start(Chromium chromium, URI api) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Waiting.DEADLINE.toMillis());
        return new ConsoleBrowser(api.resolve("/console/"), chromium.browser());
    }

    /** A window in which somebody has signed in, at the overview. */
    Page signIn(ConsoleAccount account, ColorScheme theme) {
        return open(account, theme, "overview");
    }

    /** A window in which somebody has signed in, at a page of the console. */
    Page open(ConsoleAccount account, ColorScheme theme, String path) {
        var session = sessions.computeIfAbsent(account, this::signedIn);
        return go(window(browser.newContext(options(theme, WIDTH).setStorageState(session))), path);
    }

    /** What a window keeps in which somebody has just signed in by the form. */
    private String signedIn(ConsoleAccount account) {
        var page = window(ColorScheme.LIGHT, WIDTH);
        try (var context = page.context()) {
            page.navigate(console.toString());
            fillSignIn(page, account);
            page.waitForURL("**/console/overview");
            return context.storageState();
        }
    }

    /** Signs in at the page that is shown. */
    public static void fillSignIn(Page page, ConsoleAccount account) {
        page.getByLabel("Username").fill(account.name());
        page.getByLabel("Password").fill(account.password());
        page.keyboard().press("Enter");
    }

    /** A window of that width, in which nobody has signed in. */
    public Page window(ColorScheme theme, int width) {
        return window(browser.newContext(options(theme, width)));
    }

    private static Browser.NewContextOptions options(ColorScheme theme, int width) {
        // A colour that is on its way to another one has no contrast to measure.
        return new Browser.NewContextOptions()
                .setColorScheme(theme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, HEIGHT);
    }

    private Page window(BrowserContext context) {
        context.setDefaultTimeout(Waiting.DEADLINE.toMillis());
        var page = context.newPage();
        evidence.add(WindowEvidence.of(page));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // That a request was refused is for the page to say; a policy that something broke is not.
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Trusted")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /**
     * Closes all windows: each goes on asking, and who has signed in may ask only so often. A call that a test would answer in its place
     * must not come while its window closes, so that ends first.
     */
    void closeWindows() {
        List.copyOf(browser.contexts()).forEach(context -> {
            context.pages().forEach(Page::unrouteAll);
            context.close();
        });
        evidence.clear();
    }

    /** Adds to a failed test what every open window shows, and which of its requests have failed or are without a response. */
    void addEvidence(Throwable failure) {
        evidence.stream()
                .filter(of -> !of.isClosed())
                .forEach(of -> failure.addSuppressed(new AssertionError(of.report())));
    }

    /** A page of the console, or one that leads to it. */
    Page go(Page page, String path) {
        page.navigate(console + path);
        return page;
    }

    /** What scripts threw, and what the pages' own policy forbade them, since this was last asked. */
    List<String> complaints() {
        var since = List.copyOf(complaints);
        complaints.clear();
        return since;
    }

    /** What a page does against WCAG 2.2 AA and good practice, of whatever impact, as far as axe finds out. */
    static List<String> violations(Page page) {
        return told(axe(page).withTags(RULES));
    }

    /** What cannot be told from its background, or from the text around it. */
    static List<String> unreadable(Page page) {
        return told(axe(page).withRules(COLOURS));
    }

    /** What can't be hit, or is out of the keyboard's reach, in a window of that size. */
    static List<String> unreachable(Page page) {
        return told(axe(page).withRules(PLACES));
    }

    /** Otherwise axe opens a window for each page, to put the results of its frames together; the console has no frames. */
    private static AxeBuilder axe(Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    private static List<String> told(AxeBuilder axe) {
        return axe.analyze().getViolations().stream().map(ConsoleBrowser::told).toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().get(0).getHtml();
    }

    @Override
    public void close() {
        closeWindows();
    }
}
