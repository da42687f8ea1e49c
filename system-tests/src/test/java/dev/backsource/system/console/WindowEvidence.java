package dev.backsource.system.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a failed test says of one window: its address, its text, and the requests that failed or are still without a response. */
final class WindowEvidence {
    private static final int MAX_FAILED = 20;
    private static final int MAX_TEXT = 1500;
    private static final int FIRST_ERROR = 400;

    private final Page page;
    private final Set<Request> underway = new LinkedHashSet<>();
    private final Deque<String> failed = new ArrayDeque<>();

    private WindowEvidence(Page page) {
        this.page = page;
    }

    static WindowEvidence of(Page page) {
        var evidence = new WindowEvidence(page);
        page.onRequest(evidence.underway::add);
        page.onRequestFinished(evidence.underway::remove);
        page.onRequestFailed(request -> {
            evidence.underway.remove(request);
            evidence.keep(request, request.failure());
        });
        page.onResponse(response -> {
            if (response.status() >= FIRST_ERROR) {
                evidence.keep(response.request(), String.valueOf(response.status()));
            }
        });
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                evidence.keep(message.text());
            }
        });
        return evidence;
    }

    private void keep(Request request, String why) {
        keep(request.method() + " " + request.url() + ": " + why);
    }

    private void keep(String line) {
        if (failed.size() == MAX_FAILED) {
            failed.removeFirst();
        }
        failed.addLast(line);
    }

    boolean isClosed() {
        return page.isClosed();
    }

    String report() {
        return "window at %s, %s%n  underway: %s%n  failed: %s%n  text: %s"
                .formatted(
                        page.url(),
                        shown("document.visibilityState + ', ' + document.readyState"),
                        underway.stream().map(Request::url).toList(),
                        failed,
                        shown("document.body.innerText.slice(0, " + MAX_TEXT + ")"));
    }

    private Object shown(String expression) {
        try {
            return page.evaluate(expression);
        } catch (PlaywrightException e) {
            return e.getMessage();
        }
    }
}
