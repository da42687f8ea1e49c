package dev.backsource.system.pictures;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** A window of the console. */
final class ConsoleWindow implements AutoCloseable {
    static final int HEIGHT = 800;
    /** What is further below isn't needed in a picture. */
    private static final int HIGHEST = 1300;

    /** For dialogs as a whole. */
    private static final int AMPLE = 1600;

    private static final int MARGIN = 24;
    private static final int UNAVAILABLE = 503;

    /** Where the page ends, or else the navigation. */
    private static final String END = """
            Math.ceil(Math.max(document.querySelector('main').lastElementChild.getBoundingClientRect().bottom + scrollY, 600))""";

    /** In the languages of the console. */
    private static final Pattern LOADING = Pattern.compile("Loading…|加载中…");

    private static final String SEND = """
            async ([method, path, body, key]) => {
              const headers = { 'Content-Type': 'application/json', 'X-Backsource-Console': '1' };
              if (key) headers['Idempotency-Key'] = `"${key}"`;
              const response = await fetch('/api/v1' + path, { method, headers, body });
              return { status: response.status, text: await response.text() };
            }""";

    private final Page page;
    private final URI console;
    private final BiConsumer<Picture, byte[]> keep;

    ConsoleWindow(Page page, URI console, BiConsumer<Picture, byte[]> keep) {
        this.page = page;
        this.console = console;
        this.keep = keep;
    }

    Page page() {
        return page;
    }

    ConsoleWindow go(String path) {
        page.navigate(console + path);
        return this;
    }

    ConsoleWindow awaitText(String text) {
        assertThat(page.locator("main")).containsText(text);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator section(String heading) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(heading).setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Selects a redirect type in the open dialog. */
    void choose(String redirectType) {
        dialog().getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + redirectType + "\\b")))
                .check();
    }

    /** A write of whoever has signed in, by the API; on a busy machine the database may not be there at once. */
    void send(String method, String path, JsonObject body) {
        var request = List.of(method, path, body.encode(), UUID.randomUUID().toString());
        expectSuccess(path, await(path).until(() -> answer(request), of -> status(of) != UNAVAILABLE));
    }

    /** Likewise, of what is not sent again, since its response has a secret. */
    void sendOnce(String method, String path, JsonObject body) {
        expectSuccess(path, answer(List.of(method, path, body.encode())));
    }

    private Map<?, ?> answer(List<String> request) {
        return (Map<?, ?>) page.evaluate(SEND, request);
    }

    private static void expectSuccess(String path, Map<?, ?> answer) {
        assertThat(status(answer)).as("%s: %s", path, answer.get("text")).isBetween(200, 299);
    }

    private static int status(Map<?, ?> answer) {
        return (Integer) answer.get("status");
    }

    /** Takes the page, once it is loaded. */
    void take(Picture picture) {
        awaitLoaded();
        var height = ((Number) page.evaluate(END)).intValue() + MARGIN;
        withHeight(Math.min(height, HIGHEST), () -> takeTop(picture));
    }

    /** Takes the top of a long page, as the window shows it now. */
    void takeTop(Picture picture) {
        awaitLive();
        keep.accept(
                picture, page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED)));
    }

    /** Takes a part of the page, or a dialog over it. */
    void take(Picture picture, Locator part) {
        withHeight(AMPLE, () -> {
            awaitLoaded();
            awaitLive();
            keep.accept(
                    picture,
                    part.screenshot(new Locator.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED)));
        });
    }

    private void withHeight(int height, Runnable work) {
        var size = page.viewportSize();
        page.setViewportSize(size.width, height);
        work.run();
        page.setViewportSize(size.width, size.height);
    }

    ConsoleWindow awaitLoaded() {
        assertThat(page.locator("main h1")).isVisible();
        assertThat(page.locator(".skeleton")).hasCount(0);
        assertThat(page.getByText(LOADING)).hasCount(0);
        return this;
    }

    private void awaitLive() {
        assertThat(page.locator("header .live .good")).hasCount(1);
        page.mouse().move(0, 0);
    }

    @Override
    public void close() {
        page.context().close();
    }
}
