package dev.backsource.benchmarks.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A window of Chromium in which the administrator has signed in to the console. */
final class ConsoleWindow implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Pattern LINK = Pattern.compile("\"path\":\"([^\"]+)\"");

    /** Counts the events of the stream, and keeps the longest of the browser's long tasks. */
    private static final String WATCH = """
            window.watched = { longest: 0, events: 0 };
            new PerformanceObserver((list) => list.getEntries().forEach((task) => {
              window.watched.longest = Math.max(window.watched.longest, task.duration);
            })).observe({ type: 'longtask' });
            const listen = EventSource.prototype.addEventListener;
            EventSource.prototype.addEventListener = function (type, listener) {
              return listen.call(this, type, (event) => { window.watched.events++; listener(event); });
            };
            """;

    private static final String SCRIPT_BYTES = """
            performance.getEntriesByType('resource').filter((file) => file.name.endsWith('.js'))
              .reduce((sum, file) => sum + file.encodedBodySize, 0)""";

    private final String console;
    private final Playwright playwright;
    private final Page page;

    private ConsoleWindow(String console) {
        this.console = console;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        page = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        // A container's root has no name spaces for a sandbox.
                        .setArgs(List.of("--no-sandbox")))
                .newContext(new Browser.NewContextOptions().setViewportSize(1280, 800))
                .newPage();
        page.addInitScript(WATCH);
    }

    static ConsoleWindow open(int api, String authorization) throws IOException, InterruptedException {
        var service = "http://127.0.0.1:" + api;
        var window = new ConsoleWindow(service + "/console/");
        window.page.navigate(service + link(service, authorization));
        window.page.click("button");
        // Not waitForFunction: the pages' Content-Security-Policy forbids its evaluation.
        window.page.waitForSelector("h1");
        return window;
    }

    /**
     * The measurements of a page.
     *
     * @param longestTaskMs 0 when no task took 50 ms
     */
    record Seen(double longestTaskMs, long events) {}

    /** Shows a page, and measures it from a second later on. */
    Seen watch(String path, int seconds) {
        page.navigate(console + path);
        page.waitForTimeout(1000);
        page.evaluate("window.watched = Object.assign(window.watched, { longest: 0, events: 0 })");
        page.waitForTimeout(seconds * 1000.0);
        return new Seen(
                ((Number) page.evaluate("window.watched.longest")).doubleValue(),
                ((Number) page.evaluate("window.watched.events")).longValue());
    }

    /** The bytes of scripts that the page has fetched, as transferred. */
    long scriptBytes() {
        return ((Number) page.evaluate(SCRIPT_BYTES)).longValue();
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
