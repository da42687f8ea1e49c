package dev.backsource.edge.transport.origin;

import io.netty.resolver.AddressResolver;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * The look-up of host names with Vert.x's own resolver and its cache. The public interface returns one address of a
 * name, this one returns all.
 */
public final class AddressLookup {
    private final AddressResolver<InetSocketAddress> resolver;

    private AddressLookup(AddressResolver<InetSocketAddress> resolver) {
        this.resolver = resolver;
    }

    /** The resolver for the event loop of {@code context}. */
    public static AddressLookup of(Vertx vertx, Context context) {
        var loop = ((ContextInternal) context).nettyEventLoop();
        return new AddressLookup(
                ((VertxInternal) vertx).nettyAddressResolverGroup().getResolver(loop));
    }

    /** All addresses of {@code name}. Fails with Netty's exceptions, which {@link Timeouts} classifies. */
    public Future<List<InetAddress>> all(String name) {
        var found = Promise.<List<InetAddress>>promise();
        resolver.resolveAll(InetSocketAddress.createUnresolved(name, 0)).addListener(resolved -> {
            if (resolved.isSuccess()) {
                found.complete(addresses(resolved.getNow()));
            } else {
                found.fail(resolved.cause());
            }
        });
        return found.future();
    }

    @SuppressWarnings("unchecked")
    private static List<InetAddress> addresses(Object resolved) {
        return ((List<InetSocketAddress>) resolved)
                .stream().map(InetSocketAddress::getAddress).toList();
    }
}
