package dev.backsource.system.faults;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way from one part to another over loopback, as TCP connections that this test carries. It can be cut, so that both
 * ends notice, or fall silent, so that neither does.
 */
final class Link {
    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx;
    private final NetClient client;
    private final Set<LinkedPair> pairs = ConcurrentHashMap.newKeySet();
    private final int target;
    private volatile Condition condition = Condition.WHOLE;

    private enum Condition {
        WHOLE,
        SILENT,
        CUT
    }

    private Link(Vertx vertx, int target) {
        this.vertx = vertx;
        this.client = vertx.createNetClient();
        this.target = target;
    }

    /** Carries connections made to {@code port} on to {@code target}, until {@code vertx} is closed. */
    static Link open(Vertx vertx, int port, int target) {
        var link = new Link(vertx, target);
        var listening = vertx.createNetServer().connectHandler(link::accept).listen(port, LOOPBACK);
        listening.toCompletionStage().toCompletableFuture().join();
        return link;
    }

    /** Closes all connections, and new ones as soon as they are made. */
    void cut() {
        condition = Condition.CUT;
        pairs.forEach(LinkedPair::close);
    }

    /** Carries nothing any more, and closes nothing. */
    void silence() {
        condition = Condition.SILENT;
        pairs.forEach(LinkedPair::pause);
    }

    /** Carries again, also what was held back. */
    void restore() {
        condition = Condition.WHOLE;
        pairs.forEach(LinkedPair::resume);
    }

    private void accept(NetSocket near) {
        if (condition == Condition.CUT) {
            near.close();
            return;
        }
        near.pause();
        var loop = vertx.getOrCreateContext();
        client.connect(target, LOOPBACK)
                .onSuccess(far -> begin(new LinkedPair(loop, near, far)))
                .onFailure(refused -> near.close());
    }

    private void begin(LinkedPair pair) {
        pairs.add(pair);
        pair.onClose(() -> pairs.remove(pair));
        switch (condition) {
            case WHOLE -> pair.resume();
            case SILENT -> pair.pause();
            case CUT -> pair.close();
        }
    }
}
