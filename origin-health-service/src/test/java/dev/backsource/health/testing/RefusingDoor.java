package dev.backsource.health.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;

/**
 * A way to a broker on which the first batch is refused, as by a broker that has just made the topic and doesn't lead it yet. If
 * the producer has sent another one behind it before it hears so, that one reaches the broker.
 */
public final class RefusingDoor implements AutoCloseable {
    private static final int NEXT_BATCH_WITHIN_MS = 1_000;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int brokerPort;
    private final AtomicInteger batches = new AtomicInteger();

    /** {@code brokerPort} is a door of the broker that advertises {@link #port()}. */
    public RefusingDoor(int brokerPort) throws IOException {
        this.brokerPort = brokerPort;
        start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Whether a batch has been refused. */
    public boolean hasRefused() {
        return batches.get() > 0;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() throws IOException {
        while (true) {
            var client = listener.accept();
            var broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
            start(() -> passRequests(client, broker));
            start(() -> passAnswers(broker, client));
        }
    }

    private void passRequests(Socket client, Socket broker) throws IOException {
        try (client;
                broker) {
            var fromClient = new PushbackInputStream(client.getInputStream());
            var requests = new DataInputStream(fromClient);
            while (true) {
                var request = read(requests);
                var header = RequestHeader.parse(ByteBuffer.wrap(request));
                if (header.apiKey() == ApiKeys.PRODUCE && batches.getAndIncrement() == 0) {
                    awaitNext(client, fromClient);
                    write(client, refusal(request));
                } else {
                    write(broker, request);
                }
            }
        }
    }

    private static void awaitNext(Socket client, PushbackInputStream fromClient) throws IOException {
        client.setSoTimeout(NEXT_BATCH_WITHIN_MS);
        try {
            fromClient.unread(fromClient.read());
        } catch (SocketTimeoutException e) {
            // There is none: the producer waits for the answer to the first.
        }
        client.setSoTimeout(0);
    }

    private static byte[] refusal(byte[] request) {
        var buffer = ByteBuffer.wrap(request);
        var header = RequestHeader.parse(buffer);
        var version = header.data().requestApiVersion();
        var refused = AbstractRequest.parseRequest(header.apiKey(), version, new ByteBufferAccessor(buffer))
                .request
                .getErrorResponse(new NotLeaderOrFollowerException());
        var answer = header.toResponseHeader();
        var bytes = RequestUtils.serialize(answer.data(), answer.headerVersion(), refused.data(), version);
        var array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }

    private static void passAnswers(Socket broker, Socket client) throws IOException {
        var answers = new DataInputStream(broker.getInputStream());
        while (true) {
            write(client, read(answers));
        }
    }

    private static byte[] read(DataInputStream in) throws IOException {
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private static void write(Socket to, byte[] bytes) throws IOException {
        synchronized (to) {
            var out = new DataOutputStream(to.getOutputStream());
            out.write(ByteBuffer.allocate(Integer.BYTES + bytes.length)
                    .putInt(bytes.length)
                    .put(bytes)
                    .array());
        }
    }

    private static void start(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side has hung up, or the test is over.
                    }
                },
                "refusing-door");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
