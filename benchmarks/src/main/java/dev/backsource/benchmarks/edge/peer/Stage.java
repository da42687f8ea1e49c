package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.edge.peer.NginxProxy.Sending;
import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.infrastructure.EmbeddedBroker;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The stage of one figure: a broker with routes, a folder for data and logs that is kept, and the proxies started on
 * it. All processes end when the stage closes, the last first.
 */
public final class Stage implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Path folder;
    private final Path memory;
    private final Certificate certificate;
    private final EmbeddedBroker broker;
    /** Of the one host's route. */
    private final AtomicLong revision = new AtomicLong(1);

    private Stage(String figure) {
        folder = Checkout.dataFolder(figure);
        memory = closing(MemoryFolder.make()).path();
        certificate = Certificate.make(folder);
        broker = closing(EmbeddedBroker.startOnFreePorts(folder.resolve("kafka")));
    }

    /** Sets the stage without any route; see {@link #route}. */
    public static Stage set(String figure) {
        return new Stage(figure);
    }

    /** The folder of the figure's own files. */
    public Path folder() {
        return folder;
    }

    /** The broker with the routes. */
    public EmbeddedBroker broker() {
        return broker;
    }

    /** Starts the origin and routes the one host to it. */
    public Origin origin() throws ExecutionException, InterruptedException {
        return origin(0);
    }

    /** Starts the origin and routes the one host and {@code others} to it. */
    public Origin origin(int others) throws ExecutionException, InterruptedException {
        var origin = closing(Origin.start(folder.resolve("origin")));
        PublishedDomains.publish(broker.bootstrapServers(), origin.port(), others);
        return origin;
    }

    /** Routes the one host to an origin of the figure's own. */
    public void route(int originPort) throws ExecutionException, InterruptedException {
        PublishedDomains.publish(broker.bootstrapServers(), originPort, 0);
    }

    /** Routes {@code host}, which may be a wildcard, to {@code originPort} besides. */
    public void route(String host, int originPort) throws ExecutionException, InterruptedException {
        PublishedDomains.publish(broker.bootstrapServers(), host, originPort);
    }

    /** Starts an origin over HTTP and HTTPS, and routes the one host to it. */
    public SchemeOrigin schemeOrigin() throws ExecutionException, InterruptedException {
        var origin = closing(SchemeOrigin.start(folder.resolve("origin")));
        route(origin.http());
        return origin;
    }

    /** Begins to change the route of the one host at {@code edge}, which is {@linkplain EdgeSetup#atPorts set up} for it. */
    public RouteChanges changes(Edge edge) {
        return closing(RouteChanges.begin(broker.bootstrapServers(), edge.managementPort(), revision));
    }

    /** Starts an edge with the present routes. */
    public Edge edge(EdgeSetup setup) {
        return closing(Edge.start(folder, broker.bootstrapServers(), certificate, setup));
    }

    /** Starts nginx with {@code proxy_cache}, in its fastest configuration for small objects. */
    public Peer nginxCache(Origin origin) {
        return closing(NginxProxy.cache(memory.resolve("nginx"), origin.port(), Sending.READ));
    }

    /** Starts nginx with a {@code proxy_cache} in memory that is full soon, as large as that of {@link EdgeSetup#EVICTING}. */
    public Peer nginxEvictingCache(Origin origin) {
        return closing(
                NginxProxy.evictingCache(memory.resolve("nginx-cache"), origin.port(), EdgeSetup.EVICTING.cacheSize()));
    }

    /** Starts nginx with {@code proxy_cache}, in its fastest configuration for large objects. */
    public Peer nginxCacheOfLarge(Origin origin) {
        return closing(NginxProxy.cache(memory.resolve("nginx"), origin.port(), Sending.SENDFILE));
    }

    /** Starts nginx with {@code proxy_cache}, sending files as Debian's configuration has it. */
    public Peer nginxCacheAsInstalled(Origin origin) {
        return closing(NginxProxy.cache(memory.resolve("nginx-deb"), origin.port(), Sending.AS_INSTALLED));
    }

    /** Starts nginx with {@code proxy_cache} and the edge's certificate. */
    public Peer nginxTlsCache(Origin origin) {
        return closing(NginxProxy.tlsCache(memory.resolve("nginx"), origin.port(), certificate));
    }

    /** Starts nginx with {@code proxy_pass} only. */
    public Peer nginxPassThrough(Origin origin) {
        return closing(NginxProxy.passThrough(memory.resolve("nginx-pass"), origin.port()));
    }

    /** Starts nginx with {@code proxy_cache} and HTTP/2 over TLS. */
    public Peer nginxHttp2Cache(Origin origin) {
        return closing(NginxProxy.http2Cache(memory.resolve("nginx"), origin.port(), certificate));
    }

    /** Starts a server that only reads requests and writes responses. */
    public Peer bareAnswerer() {
        return closing(BareNetty.answering(folder));
    }

    /** Starts a proxy that only forwards bytes. */
    public Peer bareForwarder(Origin origin) {
        return closing(BareNetty.forwarding(folder, origin.port()));
    }

    /** Starts Varnish. */
    public Peer varnishCache(Origin origin) {
        return varnish(origin, EdgeSetup.ROOMY);
    }

    /** Starts Varnish with a store that is full soon, as large as that of {@link EdgeSetup#EVICTING}. */
    public Peer varnishEvictingCache(Origin origin) {
        return varnish(origin, EdgeSetup.EVICTING);
    }

    private Peer varnish(Origin origin, EdgeSetup alike) {
        return closing(Varnish.cache(memory.resolve("varnish"), origin.port(), alike.cacheSize()));
    }

    /** Starts HAProxy with its cache. */
    public Peer haProxyCache(Origin origin) {
        return closing(HaProxy.cache(memory.resolve("haproxy"), origin.port()));
    }

    /** Starts HAProxy without a cache. */
    public Peer haProxyPassThrough(Origin origin) {
        return closing(HaProxy.passThrough(memory.resolve("haproxy"), origin.port()));
    }

    @Override
    public void close() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }

    private <T extends AutoCloseable> T closing(T started) {
        running.push(started);
        return started;
    }
}
