package dev.backsource.edge.proxy.listener;

import dev.backsource.deployment.listener.ConnectionLimit;
import dev.backsource.deployment.listener.ConnectionLimit.Verdict;
import dev.backsource.deployment.listener.FileDescriptors;
import dev.backsource.edge.ClientSettings;
import dev.backsource.edge.http.limit.ClientIdentity;
import dev.backsource.edge.transport.client.ConnectionAdmission;
import java.net.InetSocketAddress;

/**
 * The admission of clients' connections by limits, in total and per client. The rest of the file descriptors is kept for
 * origins, files and the log. Thread-safe.
 */
public final class Admission implements ConnectionAdmission {
    private final ConnectionLimit limit;
    private final ClientIdentity clients;

    /**
     * @param most connections in total
     * @param mostOfOne of one client
     * @param clients distinguishes clients
     */
    Admission(int most, int mostOfOne, ClientIdentity clients) {
        this.limit = new ConnectionLimit(most, mostOfOne);
        this.clients = clients;
    }

    /** The limits of the settings, or by default those of the process's file descriptors and heap. */
    public static Admission of(ClientSettings settings, ClientIdentity clients) {
        var most = settings.maxConnections()
                .orElseGet(() -> ConnectionLimit.byDefault(
                        FileDescriptors.ofProcess(), Runtime.getRuntime().maxMemory()));
        var mostOfOne = settings.maxConnectionsPerAddress().orElse(ConnectionLimit.ofOneByDefault(most));
        return new Admission(most, mostOfOne, clients);
    }

    @Override
    public Verdict enter(InetSocketAddress client) {
        return limit.enter(clients.key(client), clients.isProxy(client));
    }

    @Override
    public void leave(InetSocketAddress client) {
        limit.leave(clients.key(client));
    }

    /** The number of open connections. */
    int open() {
        return limit.open();
    }

    /** The number of clients with a connection. */
    int clients() {
        return limit.clients();
    }
}
