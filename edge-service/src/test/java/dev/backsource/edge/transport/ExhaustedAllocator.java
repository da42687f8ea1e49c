package dev.backsource.edge.transport;

import io.netty.buffer.ByteBufAllocator;
import java.lang.reflect.Proxy;

/** An allocator without any memory left. */
final class ExhaustedAllocator {
    private ExhaustedAllocator() {}

    static ByteBufAllocator allocator() {
        return (ByteBufAllocator) Proxy.newProxyInstance(
                ExhaustedAllocator.class.getClassLoader(),
                new Class<?>[] {ByteBufAllocator.class},
                (proxy, method, arguments) -> {
                    throw new OutOfMemoryError("no direct memory");
                });
    }
}
