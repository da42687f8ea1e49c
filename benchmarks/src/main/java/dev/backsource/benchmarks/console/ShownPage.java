package dev.backsource.benchmarks.console;

import java.util.List;

/**
 * A page of the console.
 *
 * @param path below the console's
 * @param data a pattern of what only its data have
 */
record ShownPage(String path, String data) {
    /** The address of all domains' origin, which alerts name too. */
    private static final String ORIGIN = "127\\\\.0\\\\.0\\\\.1";

    private static final String ALERT_OR_EDGE = ORIGIN + "|" + ReportingEdges.PREFIX + "\\\\d";

    static final ShownPage DOMAINS = new ShownPage("domains", "www\\\\d");

    static final List<ShownPage> ALL = List.of(
            new ShownPage("overview", ALERT_OR_EDGE),
            DOMAINS,
            new ShownPage("domains/www0.example.com", ORIGIN),
            new ShownPage("alerts", ALERT_OR_EDGE),
            new ShownPage("edges", ALERT_OR_EDGE));
}
