package dev.backsource.deployment.listener;

import dev.backsource.deployment.listener.ConnectionLimit.Verdict;
import dev.backsource.policy.client.ClientNetwork;
import dev.backsource.policy.origin.AddressRanges;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/**
 * The gate of a listener: counts connections as they are accepted, before anything is allocated for them, and closes excess ones without a response.
 */
@Sharable
public final class ListenerGate extends ChannelInboundHandlerAdapter {
    private final ConnectionLimit limit;
    private final AddressRanges exempt;
    private final Consumer<Channel> admitted;

    /**
     * A gate.
     *
     * @param exempt addresses without a limit of their own: gateways, which have clients of their own
     * @param admitted takes each connection that may go on, before it has handlers
     */
    public ListenerGate(ConnectionLimit limit, AddressRanges exempt, Consumer<Channel> admitted) {
        this.limit = limit;
        this.exempt = exempt;
        this.admitted = admitted;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        if (accepted instanceof Channel connection) {
            if (!takes(connection)) {
                return;
            }
            admitted.accept(connection);
        }
        context.fireChannelRead(accepted);
    }

    private boolean takes(Channel connection) {
        if (!(connection.remoteAddress() instanceof InetSocketAddress address) || address.getAddress() == null) {
            return true;
        }
        var bytes = address.getAddress().getAddress();
        var client = ClientNetwork.of(bytes);
        var verdict = limit.enter(client, !exempt.isEmpty() && exempt.contains(bytes));
        if (verdict == Verdict.SERVED) {
            connection.closeFuture().addListener(closed -> limit.leave(client));
            return true;
        }
        if (verdict == Verdict.REFUSED) {
            limit.leave(client);
        }
        connection.unsafe().closeForcibly();
        return false;
    }
}
