package dev.backsource.system.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the API would respond in the largest deployment on its worst day: 1,000 edges, 5,000 alerts, 20 origins of a domain, and names of full length. */
final class WorstData {
    private static final int EDGES = 1000;
    private static final int ALERTS = 5000;
    private static final int PAGE = 200;
    private static final int ORIGINS = 20;
    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;
    private static final List<String> STATES = List.of("APPLIED", "REJECTED", "UNREACHABLE", "APPLIED");
    private static final String THEN = "2026-01-01T00:00:00Z";
    private static final Pattern PAGE_NUMBER = Pattern.compile("[?&]page=(\\d+)");

    private WorstData() {}

    /** The longest name that ends so. */
    static String longestName(String end) {
        return ("a".repeat(MAX_LABEL - 1) + ".").repeat(MAX_NAME / MAX_LABEL).substring(0, MAX_NAME - end.length())
                + end;
    }

    /** Has a window get it, for a domain that there is. */
    static void serve(Page page, String domain) {
        page.route("**/api/v1/edges", route -> ConsoleTests.answer(route, items(EDGES, EDGES, WorstData::edge)));
        page.route("**/api/v1/alerts?*", WorstData::alerts);
        page.route("**/api/v1/domains/" + domain, WorstData::origins);
        page.route("**/api/v1/domains/" + domain + "/health", route -> ConsoleTests.answer(route, health()));
        page.route("**/api/v1/domains/" + domain + "/rollout*", route -> ConsoleTests.answer(route, rollout()));
    }

    private static String items(int number, int total, IntFunction<String> item) {
        return "{\"items\": [%s], \"total\": %d}".formatted(joined(number, item), total);
    }

    private static String joined(int number, IntFunction<String> item) {
        return IntStream.range(0, number).mapToObj(item).collect(Collectors.joining(", "));
    }

    private static String edgeId(int number) {
        return "%04d-%s".formatted(number, "e".repeat(MAX_LABEL - "0000".length()));
    }

    private static String edge(int number) {
        return ConsoleTests.edge(edgeId(number), number % 100 == 0 ? "UNREACHABLE" : "READY", 2_000);
    }

    private static String origin(int number) {
        return longestName(".o" + number + ".example.net");
    }

    private static void alerts(Route route) {
        var url = route.request().url();
        if (!url.contains("FIRING")) {
            ConsoleTests.answer(route, "{\"items\": [], \"total\": 0}");
            return;
        }
        var page = PAGE_NUMBER.matcher(url);
        var first = page.find() ? PAGE * Integer.parseInt(page.group(1)) : 0;
        ConsoleTests.answer(route, items(url.contains("domain=") ? 2 : PAGE, ALERTS, number -> alert(first + number)));
    }

    private static String alert(int number) {
        return """
                {"domain": "%1$s", "kind": "%2$s", "status": "FIRING", "severity": "ERROR", "origin": "%3$s", "missingPorts": [443],
                "affected": [{"origin": "%3$s", "missingPorts": [443], "causes": {"443": "certificate-expired"}}], "startedAt": "%4$s",
                "detail": "Port 443 of origin %3$s refuses."}""".formatted(
                        longestName(".d" + number + ".example.com"),
                        number % 2 == 0 ? "origin-tls-refused" : "origin-port-closed",
                        origin(number % (2 * ORIGINS)),
                        THEN);
    }

    private static void origins(Route route) {
        var domain = new JsonObject(route.fetch().text());
        var first = domain.getJsonArray("origins").getJsonObject(0);
        var origins = new JsonArray();
        IntStream.range(0, ORIGINS).forEach(number -> origins.add(first.copy().put("address", origin(number))));
        ConsoleTests.answer(route, domain.put("origins", origins).encode());
    }

    private static String health() {
        return """
                {"domain": "a", "revision": 1, "observedAt": "%1$s", "ports": [%2$s], "findings": [%3$s]}""".formatted(THEN, joined(ORIGINS, WorstData::port), joined(ORIGINS, WorstData::finding));
    }

    private static String port(int number) {
        return """
                {"origin": "%1$s", "port": 80, "scheme": "http", "state": "CLOSED", "since": "%2$s", "measuredAt": "%2$s", "reason": "connection refused"}""".formatted(origin(number), THEN);
    }

    private static String finding(int number) {
        return """
                {"code": "connection-refused", "severity": "ERROR", "origin": "%1$s", "port": 80, "source": "PROBE", "since": "%2$s", "measuredAt": "%2$s",
                "confidence": "REPEATED", "evidence": {}, "detail": "Port 80 of origin %1$s refuses connections.", "remedy": "Open it."}""".formatted(origin(number), THEN);
    }

    private static String rollout() {
        return "{\"domain\": \"a\", \"revision\": 1, \"complete\": true, \"everywhere\": false, \"edges\": [%s]}"
                .formatted(joined(EDGES, number -> """
                        {"edge": "%s", "state": "%s", "reason": "%s", "reportedAt": "%s", "reportAgeMs": 500}""".formatted(
                        edgeId(number), STATES.get(number % STATES.size()), "no-" + "r".repeat(MAX_NAME), THEN)));
    }
}
