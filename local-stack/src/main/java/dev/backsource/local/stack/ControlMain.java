package dev.backsource.local.stack;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The program of {@code ./backsource restart PART}: sends a command to the running stack and prints its answer. */
public final class ControlMain {
    private ControlMain() {}

    /** Takes the repository's root, the command and the part. Ends with 1 when the command fails. */
    public static void main(String[] args) throws IOException {
        var socket = ControlSocket.socket(
                Path.of(args[0]).resolve(".backsource").toAbsolutePath().normalize());
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Channels.newOutputStream(channel).write((args[1] + " " + args[2] + "\n").getBytes(StandardCharsets.UTF_8));
            var answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            System.out.print("backsource: " + answer);
            System.exit(answer.startsWith("failed") || answer.isEmpty() ? 1 : 0);
        } catch (IOException e) {
            System.err.println("backsource: no running stack at " + socket + "; start one with ./backsource up");
            System.exit(1);
        }
    }
}
