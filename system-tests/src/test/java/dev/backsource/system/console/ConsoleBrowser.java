package dev.backsource.system.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Chromium, as the distribution has it, with a window for each who signs in. What pages complain of is kept. */
public final class ConsoleBrowser implements AutoCloseable {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");
    private static final double PATIENCE_MS = 30_000;

    private final URI console;
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private ConsoleBrowser(URI console, Path program) {
        this.console = console;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        // A container's root has no name spaces for a sandbox.
                        .setArgs(List.of("--no-sandbox")));
    }

    public static ConsoleBrowser start(URI api) {
        return new ConsoleBrowser(api.resolve("/console/"), program().orElseThrow());
    }

    /** Where Chromium is. */
    static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A window in which somebody has signed in, at the overview. */
    Page signIn(ConsoleAccount account, ColorScheme theme) {
        var page = window(theme, 1280);
        page.navigate(console.toString());
        fillSignIn(page, account);
        page.waitForURL("**/console/overview");
        return page;
    }

    /** Signs in at the page that is shown. */
    static void fillSignIn(Page page, ConsoleAccount account) {
        page.getByLabel("Username").fill(account.name());
        page.getByLabel("Password").fill(account.password());
        page.keyboard().press("Enter");
    }

    /** A window of that width, in which nobody has signed in. */
    public Page window(ColorScheme theme, int width) {
        var context = browser.newContext(
                new Browser.NewContextOptions().setColorScheme(theme).setViewportSize(width, 800));
        context.setDefaultTimeout(PATIENCE_MS);
        var page = context.newPage();
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

    /** What a page does against WCAG 2.2 AA, as far as axe finds out. */
    static List<String> violations(Page page) {
        return told(new AxeBuilder(page).withTags(WCAG));
    }

    /** What cannot be told from its background, or from the text around it. */
    static List<String> unreadable(Page page) {
        return told(new AxeBuilder(page).withRules(COLOURS));
    }

    private static List<String> told(AxeBuilder axe) {
        return axe.analyze().getViolations().stream().map(ConsoleBrowser::told).toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().get(0).getHtml();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
