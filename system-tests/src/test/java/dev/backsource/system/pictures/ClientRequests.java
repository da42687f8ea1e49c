package dev.backsource.system.pictures;

import dev.backsource.system.EdgeAddress;
import dev.backsource.system.Http;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The requests of clients, one after the other, to all edges in turn; a third of them over HTTPS, and most of them for few pages, as clients are. */
final class ClientRequests implements AutoCloseable {
    private static final int EVERY_MS = 50;
    private static final int POPULAR = 6;

    private final ScheduledExecutorService clients = Executors.newSingleThreadScheduledExecutor();
    private final List<EdgeAddress> edges;
    private final List<String> domains;
    private int sent;

    private ClientRequests(List<EdgeAddress> edges, List<String> domains) {
        this.edges = edges;
        this.domains = domains;
    }

    static ClientRequests begin(List<EdgeAddress> edges, List<String> domains) {
        var requests = new ClientRequests(edges, domains);
        requests.clients.scheduleWithFixedDelay(requests::next, 0, EVERY_MS, TimeUnit.MILLISECONDS);
        return requests;
    }

    private void next() {
        sent++;
        var scheme = sent % 3 == 0 ? "https" : "http";
        var path = sent % 4 == 0 ? "/item/" + sent : "/cached/" + sent / domains.size() % POPULAR;
        try {
            Http.get(edges.get(sent / 2 % edges.size()), scheme, domains.get(sent % domains.size()), path);
        } catch (AssertionError e) {
            // A killed edge serves nobody.
        }
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
