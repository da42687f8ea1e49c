package dev.backsource.testing.names;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server that knows TXT records and IPv4 addresses, and nothing else (RFC 1035 §4). */
public final class NameServer implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int NO_SUCH_NAME = 3;
    private static final short A = 1;
    private static final short TXT = 16;

    private final DatagramSocket socket;
    private final Map<String, byte[]> records = new ConcurrentHashMap<>();

    /** Starts it at a free port of the loopback address. */
    public NameServer() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var server = new Thread(this::serve, "name-server");
        server.setDaemon(true);
        server.start();
    }

    /** Its address and port, such as {@code 127.0.0.1:5353}. */
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Has a record from now on. */
    public void put(String name, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        records.put(
                TXT + name,
                ByteBuffer.allocate(1 + bytes.length)
                        .put((byte) bytes.length)
                        .put(bytes)
                        .array());
    }

    /** Has an address from now on. */
    public void put(String name, int... address) {
        var bytes = ByteBuffer.allocate(address.length);
        for (var part : address) {
            bytes.put((byte) part);
        }
        records.put(A + name, bytes.array());
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[512], 512);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                var answer = answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                // The socket was closed.
            }
        }
    }

    private byte[] answer(ByteBuffer query) throws IOException {
        var id = query.getShort(0);
        var name = new StringBuilder();
        query.position(HEADER);
        for (var length = query.get(); length > 0; length = query.get()) {
            var label = new byte[length];
            query.get(label);
            name.append(name.length() == 0 ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        var end = query.position() + 4;
        var type = query.getShort(end - 4);
        var data = records.get(type + name.toString());
        var answer = new ByteArrayOutputStream();
        answer.write(ByteBuffer.allocate(HEADER)
                .putShort(id)
                .putShort((short) (0x8180 | (data == null ? NO_SUCH_NAME : 0)))
                .putShort((short) 1)
                .putShort((short) (data == null ? 0 : 1))
                .array());
        answer.write(query.array(), HEADER, end - HEADER);
        if (data != null) {
            answer.write(ByteBuffer.allocate(12 + data.length)
                    .putShort((short) (0xC000 | HEADER))
                    .putShort(type)
                    .putShort((short) 1)
                    .putInt(0)
                    .putShort((short) data.length)
                    .put(data)
                    .array());
        }
        return answer.toByteArray();
    }
}
