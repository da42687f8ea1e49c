package dev.backsource.system.origins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An origin at an address of this machine, whose two ports behave as a test wants, and otherwise by the next connection. */
public final class LoopbackOrigin implements AutoCloseable {
    private static final int BACKLOG = 100;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "origin");
        thread.setDaemon(true);
        return thread;
    });
    private final String address;
    private final Port http;
    private final Port https;

    /** With both ports closed. */
    public LoopbackOrigin(String address, int httpPort, int httpsPort) {
        this.address = address;
        this.http = new Port(httpPort);
        this.https = new Port(httpsPort);
    }

    String address() {
        return address;
    }

    /** The port in place of 80 behaves so from the next connection on. */
    public LoopbackOrigin http(Conversation conversation) {
        http.open(conversation);
        return this;
    }

    /** The port in place of 443 behaves so from the next connection on. */
    public LoopbackOrigin https(Conversation conversation) {
        https.open(conversation);
        return this;
    }

    void closeHttps() {
        https.close();
    }

    @Override
    public void close() {
        http.close();
        https.close();
        threads.shutdownNow();
    }

    private final class Port {
        private final int number;
        private @Nullable ServerSocket listener;
        private volatile Conversation conversation = Socket::close;

        Port(int number) {
            this.number = number;
        }

        void open(Conversation next) {
            conversation = next;
            if (listener != null) {
                return;
            }
            try {
                var opened = new ServerSocket(number, BACKLOG, InetAddress.getByName(address));
                listener = opened;
                threads.execute(() -> accept(opened));
            } catch (IOException e) {
                throw new UncheckedIOException(address + ":" + number, e);
            }
        }

        void close() {
            try {
                if (listener != null) {
                    listener.close();
                    listener = null;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void accept(ServerSocket opened) {
            try {
                while (true) {
                    var connection = opened.accept();
                    threads.execute(() -> hold(connection));
                }
            } catch (IOException e) {
                // The port is closed.
            }
        }

        private void hold(Socket connection) {
            try (connection) {
                conversation.hold(connection);
            } catch (IOException e) {
                // A probe hangs up as soon as it knows enough.
            }
        }
    }
}
