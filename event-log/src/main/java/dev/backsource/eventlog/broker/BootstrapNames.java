package dev.backsource.eventlog.broker;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Utils;

/**
 * The host names of {@code bootstrap.servers}. A Kafka client can't even be created while none of them resolves, as on a network where names come up
 * after the service. A service that waits for them first doesn't fail at its start.
 */
public final class BootstrapNames {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private BootstrapNames() {}

    /**
     * Blocks until one of {@code servers} resolves, however long that takes; the end of the process interrupts it. Doesn't wait for an address
     * without host and port; the client reports its fault.
     *
     * @param servers {@code host:port}, separated by commas
     * @param onWaiting receives {@code servers} once, when there is something to wait for
     * @throws InterruptedException when interrupted while waiting
     */
    public static void awaitResolvable(String servers, Consumer<String> onWaiting) throws InterruptedException {
        var addresses = List.of(servers.strip().split("\\s*,\\s*"));
        if (areUnresolved(addresses)) {
            onWaiting.accept(servers);
            awaitInterruptibly(addresses);
        }
    }

    /** Waits until the end of the process interrupts: a framework may wait at the end for a start that waits here. */
    private static void awaitInterruptibly(List<String> addresses) throws InterruptedException {
        var end = new Thread(Thread.currentThread()::interrupt, "bootstrap-names-end");
        Runtime.getRuntime().addShutdownHook(end);
        while (areUnresolved(addresses)) {
            Thread.sleep(RETRY_AFTER.toMillis());
        }
        Runtime.getRuntime().removeShutdownHook(end);
    }

    private static boolean areUnresolved(List<String> addresses) {
        return addresses.stream().allMatch(BootstrapNames::isUnresolved);
    }

    private static boolean isUnresolved(String address) {
        var host = Utils.getHost(address);
        var port = Utils.getPort(address);
        return host != null && port != null && new InetSocketAddress(host, port).isUnresolved();
    }
}
