package dev.backsource.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes commands for single parts of a running stack, a line each, from a socket in its data folder: {@code restart kafka}, {@code stop edge-1},
 * {@code kill postgres}. Only the folder's owner can read it, and so give commands.
 */
final class ControlSocket {
    private static final int LONGEST_LINE = 200;

    private final LocalStack stack;
    private final ProgressListener progress;

    private ControlSocket(LocalStack stack, ProgressListener progress) {
        this.stack = stack;
        this.progress = progress;
    }

    /** The path of the socket on which a stack on this folder listens. */
    static Path socket(Path dataFolder) {
        return dataFolder.resolve("control.socket");
    }

    /** Serves in the background for as long as this process lives. */
    static void serve(LocalStack stack, ProgressListener progress) {
        var socket = socket(stack.configuration().dataFolder());
        var control = new ControlSocket(stack, progress);
        try {
            Files.deleteIfExists(socket);
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            socket.toFile().deleteOnExit();
            var thread = new Thread(() -> control.accept(server), "control");
            thread.setDaemon(true);
            thread.start();
        } catch (IOException e) {
            progress.say("restart, stop and kill of parts not available: " + socket + ": " + e.getMessage());
        }
    }

    private void accept(ServerSocketChannel server) {
        while (server.isOpen()) {
            try (var client = server.accept()) {
                var answer = answer(read(client));
                progress.say(answer);
                client.write(ByteBuffer.wrap((answer + "\n").getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                progress.say("command failed: " + e.getMessage());
            }
        }
    }

    private static String read(SocketChannel client) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST_LINE);
        while (bytes.hasRemaining() && client.read(bytes) >= 0) {
            if (bytes.position() > 0 && bytes.get(bytes.position() - 1) == '\n') {
                break;
            }
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    /** Runs the command of the line; returns its result. */
    private String answer(String line) {
        var words = line.split(" ", 2);
        var part = words.length < 2 ? "" : words[1];
        try {
            return switch (words[0]) {
                case "restart" -> restart(part);
                case "stop" -> {
                    stack.stop(part);
                    yield part + " stopped";
                }
                case "kill" -> {
                    stack.kill(part);
                    yield part + " killed";
                }
                default -> throw new StackException("unknown command \"" + words[0] + "\"");
            };
        } catch (StackException | IllegalStateException | UncheckedIOException e) {
            return "failed: " + e.getMessage();
        }
    }

    private String restart(String part) {
        stack.stop(part);
        stack.restart(part);
        return part + " restarted";
    }
}
