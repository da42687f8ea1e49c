package dev.backsource.benchmarks.edge.hostile;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;

/** An attacker's behaviour on one of its connections. */
interface AttackHandler extends ChannelHandler {
    /** The connection can be used, its handshake is over. */
    void begin(ChannelHandlerContext context);

    /** Called at the attack's beat, see {@link Attack#beat}. */
    default void goOn(ChannelHandlerContext context) {}
}
