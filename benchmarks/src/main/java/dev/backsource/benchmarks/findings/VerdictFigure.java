package dev.backsource.benchmarks.findings;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.delivery.stack.TimedRequests;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Random;

/** The verdict on a change before it is made, over REST, for origins that respond over HTTP and over HTTPS. */
final class VerdictFigure implements Figure {
    private static final int DOMAINS = 100;
    private static final double LIMIT_MS = 1_000;
    private static final int VERDICTS = 20;
    /** A prober takes two requests a second to an address, and a verdict on both schemes is several. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Random random = new Random(7);
    private int changes;

    @Override
    public String name() {
        return "verdict";
    }

    @Override
    public String title() {
        return "a pre-flight over REST, for an origin that responds over HTTP and HTTPS, one of %d domains"
                .formatted(DOMAINS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        try (var stack = DeliveryStack.start(name())) {
            var origin = stack.closing(
                    TrustedOrigin.start(DeliveryStack.ALL_CORES, stack.folder().resolve("origin")));
            StoredDomains.store(stack.database(), DOMAINS);
            stack.closing(ProberService.start(
                    DeliveryStack.ALL_CORES, stack.folder(), stack.bootstrapServers(), ProberService.settings(origin)));
            var requests = new TimedRequests(stack);
            requests.pacedP95AtMost(
                    report,
                    VERDICTS,
                    PAUSE,
                    "a pre-flight of FOLLOW",
                    () -> requests.get("/domains/" + domain() + "/preflight?static=FOLLOW"),
                    VerdictFigure::findsBothOpen,
                    LIMIT_MS);
            requests.pacedP95AtMost(
                    report,
                    VERDICTS,
                    PAUSE,
                    "a change with preflight=require",
                    () -> change(requests),
                    any -> true,
                    LIMIT_MS);
        }
    }

    private static boolean findsBothOpen(String body) {
        return body.split("\"OPEN\"", -1).length == 3 && body.contains("\"ASKED\"");
    }

    /** Another policy of each domain at each round through all of them. */
    private HttpRequest change(TimedRequests requests) {
        var type = changes / DOMAINS % 2 == 0 ? "FOLLOW" : "HTTPS";
        var domain = WatchedDomains.name(changes++ % DOMAINS);
        return requests.put(
                "/domains/" + domain + "/origin-protocol-policy?preflight=require",
                "{\"enabled\":true,\"redirectType\":\"" + type + "\"}");
    }

    private String domain() {
        return WatchedDomains.name(random.nextInt(DOMAINS));
    }
}
