package dev.backsource.benchmarks.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import dev.backsource.testing.browser.ChromiumProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Chromium, in which the administrator has signed in to the console. */
final class ConsoleWindow implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("\"path\":\"([^\"]+)\"");
    private static final int SETTLING_MS = 2500;
    private static final int PATIENCE_MS = 20_000;
    private static final int POLL_MS = 50;

    /**
     * Watches a page from its first moment: the time of the first frame with its data, the longest of its long tasks, the sum of its layout shifts, and the
     * events of its stream with their size. Not waitForFunction: the pages' Content-Security-Policy forbids its evaluation.
     */
    private static final String WATCH = """
            window.watched = { longest: 0, shift: 0, events: 0, streamed: 0, dataAt: 0 };
            new PerformanceObserver((list) => list.getEntries().forEach((task) => {
              window.watched.longest = Math.max(window.watched.longest, task.duration);
            })).observe({ type: 'longtask', buffered: true });
            new PerformanceObserver((list) => list.getEntries().forEach((shift) => {
              window.watched.shift += shift.hadRecentInput ? 0 : shift.value;
            })).observe({ type: 'layout-shift', buffered: true });
            const listen = EventSource.prototype.addEventListener;
            EventSource.prototype.addEventListener = function (type, listener) {
              return listen.call(this, type, (event) => {
                window.watched.events += type === 'heartbeat' ? 0 : 1;
                window.watched.streamed += `event: ${type}\\nid: ${event.lastEventId}\\ndata: ${event.data}\\n\\n`.length;
                listener(event);
              });
            };
            const sought = { %s }[location.pathname];
            const look = () => {
              if (sought && new RegExp(sought).test(document.querySelector('main')?.textContent || '')) {
                requestAnimationFrame((now) => { window.watched.dataAt = now; });
              } else {
                requestAnimationFrame(look);
              }
            };
            requestAnimationFrame(look);
            """.formatted(ShownPage.ALL.stream()
            .map(page -> "'/console/%s': '%s'".formatted(page.path(), page.data()))
            .collect(Collectors.joining(", ")));

    private static final String SCRIPT_BYTES = """
            performance.getEntriesByType('resource').filter((file) => file.name.endsWith('.js'))
              .reduce((sum, file) => sum + file.encodedBodySize, 0)""";

    private final String console;
    private final Playwright playwright;
    private final Browser browser;
    private final String session;

    private ConsoleWindow(String service, String link) {
        console = service + "/console/";
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(ChromiumProgram.find().orElseThrow())
                        .setArgs(ChromiumProgram.SWITCHES));
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(service + link);
            page.click("button");
            page.waitForSelector("h1");
            session = context.storageState();
        }
    }

    static ConsoleWindow open(int api, String authorization) throws IOException, InterruptedException {
        var service = "http://127.0.0.1:" + api;
        return new ConsoleWindow(service, link(service, authorization));
    }

    /**
     * The opening of a page with an empty cache.
     *
     * @param dataMs from the request to the first frame with its data
     * @param longestTaskMs 0 when no task took 50 ms
     * @param shift the sum of its layout shifts
     * @param screens its height, in heights of the window
     * @param scriptBytes of all scripts that it fetched, as transferred
     */
    record Opened(double dataMs, double longestTaskMs, double shift, double screens, double scriptBytes) {}

    Opened look(ShownPage shown) {
        return with(shown, page -> {
            var dataMs = awaitData(page);
            page.waitForTimeout(SETTLING_MS);
            return new Opened(
                    dataMs,
                    number(page, "window.watched.longest"),
                    number(page, "window.watched.shift"),
                    number(page, "document.documentElement.scrollHeight / innerHeight"),
                    number(page, SCRIPT_BYTES));
        });
    }

    /** The measurements of a settled page. */
    record Watched(double longestTaskMs, double shift, double events) {}

    Watched watch(ShownPage shown, int seconds) {
        return with(shown, page -> {
            awaitData(page);
            page.waitForTimeout(SETTLING_MS);
            page.evaluate("Object.assign(window.watched, { longest: 0, shift: 0, events: 0 })");
            page.waitForTimeout(seconds * 1000.0);
            return new Watched(
                    number(page, "window.watched.longest"),
                    number(page, "window.watched.shift"),
                    number(page, "window.watched.events"));
        });
    }

    /** The bytes that a settled page receives: responses with their heads, and the events of its stream. */
    double received(ShownPage shown, int seconds) {
        return with(shown, page -> {
            awaitData(page);
            page.waitForTimeout(2 * SETTLING_MS);
            var finished = new ArrayList<Request>();
            Consumer<Request> add = finished::add;
            page.onRequestFinished(add);
            page.evaluate("window.watched.streamed = 0");
            page.waitForTimeout(seconds * 1000.0);
            page.offRequestFinished(add);
            return number(page, "window.watched.streamed")
                    + finished.stream()
                            .map(Request::sizes)
                            .mapToDouble(sizes -> sizes.responseHeadersSize + sizes.responseBodySize)
                            .sum();
        });
    }

    private <T> T with(ShownPage shown, Function<Page, T> look) {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 800).setStorageState(session))) {
            var page = context.newPage();
            page.addInitScript(WATCH);
            page.navigate(console + shown.path());
            return look.apply(page);
        }
    }

    /**
     * Returns when a page's data were shown, by the page's clock.
     *
     * @throws IllegalStateException when they never are
     */
    private static double awaitData(Page page) {
        for (var waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
            var at = number(page, "window.watched.dataAt");
            if (at > 0) {
                return at;
            }
            page.waitForTimeout(POLL_MS);
        }
        throw new IllegalStateException(page.url() + " shows no data");
    }

    private static double number(Page page, String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }

    private static String link(String service, String authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service + "/api/v1/sign-in-links"))
                .POST(BodyPublishers.noBody())
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        var link = LINK.matcher(answer.body());
        if (!link.find()) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return link.group(1);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
