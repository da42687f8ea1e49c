package dev.backsource.benchmarks.console;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.delivery.stack.TimedRequests;
import dev.backsource.benchmarks.delivery.storm.ChangeStorm;
import dev.backsource.benchmarks.findings.PublishedFindings;

/** A stack with 100,000 domains, the reports of 1,000 edges and 5,000 firing alerts, and the administrator's browser. */
final class ConsoleStage implements AutoCloseable {
    static final int DOMAINS = 100_000;
    static final int EDGES = 1_000;
    static final int ALERTS = 5_000;

    private static final int ORIGIN_PORT = 80;

    private final DeliveryStack stack;
    private final ConsoleWindow window;

    private ConsoleStage(DeliveryStack stack, ConsoleWindow window) {
        this.stack = stack;
        this.window = window;
    }

    static ConsoleStage set(String figure) throws Exception {
        var stack = DeliveryStack.start(figure);
        try {
            StoredDomains.store(stack.database(), DOMAINS);
            PublishedFindings.publish(stack.bootstrapServers(), ALERTS);
            stack.closing(ReportingEdges.begin(stack.bootstrapServers(), EDGES));
            PublishedFindings.awaitShown(new TimedRequests(stack), ALERTS);
            return new ConsoleStage(stack, stack.closing(ConsoleWindow.open(stack.api(), stack.authorization())));
        } catch (Exception e) {
            stack.close();
            throw e;
        }
    }

    ConsoleWindow window() {
        return window;
    }

    /** Begins to change all domains in turn; the caller closes. */
    ChangeStorm storm(int changesPerSecond) {
        return ChangeStorm.begin(stack.folder(), stack.bootstrapServers(), ORIGIN_PORT, DOMAINS, changesPerSecond);
    }

    @Override
    public void close() throws Exception {
        stack.close();
    }
}
