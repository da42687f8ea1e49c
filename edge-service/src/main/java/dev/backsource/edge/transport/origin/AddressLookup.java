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
public interface AddressLookup {
    /** The resolver for the event loop of {@code context}. */
    static AddressLookup of(Vertx vertx, Context context) {
        var loop = ((ContextInternal) context).nettyEventLoop();
        var resolver = ((VertxInternal) vertx).nettyAddressResolverGroup().getResolver(loop);
        return name -> all(resolver, name);
    }

    /** All addresses of {@code name}. Fails with Netty's exceptions, which {@link Timeouts} classifies. */
    Future<List<InetAddress>> all(String name);

    private static Future<List<InetAddress>> all(AddressResolver<InetSocketAddress> resolver, String name) {
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
