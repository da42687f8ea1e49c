package dev.backsource.edge.testing;

import com.google.common.net.InetAddresses;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server on UDP (RFC 1035 §4) with a test's names; other names don't exist. */
public final class TestNameServer implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int A = 1;
    private static final int AAAA = 28;

    private final DatagramSocket socket;
    private final Map<String, Queue<List<InetAddress>>> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> questions = new ConcurrentHashMap<>();

    private TestNameServer(DatagramSocket socket) {
        this.socket = socket;
    }

    public static TestNameServer start(Vertx vertx, int port) {
        var server = new TestNameServer(vertx.createDatagramSocket());
        server.socket.handler(server::answer);
        EdgeUnderTest.join(server.socket.listen(port, "127.0.0.1"));
        return server;
    }

    public int port() {
        return socket.localAddress().port();
    }

    /** Adds a response to a name, which is given once before the next one; the last response is repeated for ever. With a time to live of 0. */
    public TestNameServer say(String name, String... addresses) {
        answers.computeIfAbsent(name, any -> new ConcurrentLinkedQueue<>())
                .add(Arrays.stream(addresses).map(InetAddresses::forString).toList());
        return this;
    }

    /** The number of queries for the IPv4 addresses of {@code name}. */
    public int questions(String name) {
        return questions.getOrDefault(name, new AtomicInteger()).get();
    }

    private void answer(DatagramPacket packet) {
        var question = packet.data();
        var end = HEADER;
        var name = new StringBuilder();
        while (question.getByte(end) != 0) {
            var length = question.getByte(end);
            name.append(name.isEmpty() ? "" : ".").append(question.getString(end + 1, end + 1 + length));
            end += length + 1;
        }
        var reply = reply(question.getBuffer(0, end + 5), name.toString(), question.getUnsignedShort(end + 1));
        socket.send(reply, packet.sender().port(), packet.sender().hostAddress());
    }

    private Buffer reply(Buffer question, String name, int type) {
        if (type == A) {
            questions.computeIfAbsent(name, any -> new AtomicInteger()).incrementAndGet();
        }
        var known = answers.get(name);
        var said = known == null
                ? List.<InetAddress>of()
                : next(known, type).stream()
                        .filter(address -> typeOf(address) == type)
                        .toList();
        var reply = question.copy()
                .setShort(2, (short) (known == null ? 0x8183 : 0x8180))
                .setShort(6, (short) said.size())
                .setShort(8, (short) 0)
                .setShort(10, (short) 0);
        said.forEach(address -> append(reply, address));
        return reply;
    }

    /** IPv6 is queried together with IPv4; only IPv4 advances to the next response. */
    private static List<InetAddress> next(Queue<List<InetAddress>> known, int type) {
        return known.size() > 1 && type == A ? known.remove() : known.element();
    }

    private static void append(Buffer reply, InetAddress address) {
        var bytes = address.getAddress();
        reply.appendShort((short) 0xc00c)
                .appendShort((short) typeOf(address))
                .appendShort((short) 1)
                .appendInt(0)
                .appendShort((short) bytes.length)
                .appendBytes(bytes);
    }

    private static int typeOf(InetAddress address) {
        return address.getAddress().length == 4 ? A : AAAA;
    }

    @Override
    public void close() {
        EdgeUnderTest.join(socket.close());
    }
}
