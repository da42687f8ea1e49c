package dev.backsource.edge.transport.client;

import dev.backsource.deployment.listener.ConnectionLimit.Verdict;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;

/** The gate that counts a listener's connections as they are accepted, before anything is allocated for them. */
final class AdmissionGate extends ChannelInboundHandlerAdapter {
    private static final AttributeKey<Boolean> REFUSED = AttributeKey.valueOf(AdmissionGate.class, "refused");

    private final ConnectionAdmission admission;
    private final Runnable refused;

    /** @param refused runs for each refused connection */
    AdmissionGate(ConnectionAdmission admission, Runnable refused) {
        this.admission = admission;
        this.refused = refused;
    }

    /** Whether {@code client} is over the limit and gets a refusal. */
    static boolean isRefused(Channel client) {
        return client.hasAttr(REFUSED);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!(message instanceof Channel client) || take(client)) {
            super.channelRead(context, message);
        }
    }

    /** Admits {@code client}; false when it was closed. */
    private boolean take(Channel client) {
        if (!(client.remoteAddress() instanceof InetSocketAddress address)) {
            return true;
        }
        var verdict = admission.enter(address);
        if (verdict != Verdict.SERVED) {
            refused.run();
        }
        if (verdict == Verdict.CUT_OFF) {
            client.unsafe().closeForcibly();
            return false;
        }
        client.closeFuture().addListener(closed -> admission.leave(address));
        if (verdict == Verdict.REFUSED) {
            client.attr(REFUSED).set(true);
        }
        return true;
    }
}
