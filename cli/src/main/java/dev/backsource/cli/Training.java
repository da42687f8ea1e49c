package dev.backsource.cli;

import dev.backsource.cli.command.RunContext;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.profile.Environment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * The training run for the start script's class archive: loads the classes that most runs load, by help, the first message of a TLS handshake, and
 * verbs with their requests to a server in this process, on a loopback port that the system chooses. It prints nothing.
 */
final class Training {
    /** The response to all requests, with a field of most responses, so that the classes that read and show them are loaded. */
    private static final String ANSWER = """
        {"name": "www.example.com", "domain": "www.example.com", "id": "1", "revision": 1, "complete": true, "kind": "key",
         "changedAt": "2026-01-01T00:00:00Z", "originProtocolPolicy": {"enabled": true, "redirectType": "HTTPS"},
         "origins": [{"address": "192.0.2.1", "port": 80}], "roles": [{"role": "operator", "names": ["*.example.com"]}],
         "effective": {"http": {"scheme": "https", "port": 443}, "https": {"scheme": "https", "port": 443}},
         "edges": [{"edge": "edge-1", "state": "APPLIED", "reportAgeMs": 10}], "ports": [{"port": 443, "state": "OPEN"}],
         "warnings": [{"code": "a", "detail": "b"}], "total": 1,
         "items": [{"name": "www.example.com", "domain": "www.example.com", "edge": "edge-1", "state": "READY", "revision": 1,
          "reportAgeMs": 10, "originProtocolPolicy": {"enabled": false}, "origins": [{"address": "192.0.2.1", "port": 80}]}]}\
        """;

    private static final String[] LINES = {
        "whoami",
        "domains list",
        "domains list -o json",
        "domains list -o name",
        "domains show www.example.com",
        "policy show www.example.com",
        "policy set www.example.com HTTPS --dry-run",
        "rollout www.example.com",
        "health www.example.com",
        "alerts",
        "edges",
        "history www.example.com",
        Completion.VERB + " -- domains show www"
    };

    private Training() {}

    public static void main(String... arguments) {
        try (var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            var answering = new Thread(() -> answer(server));
            answering.setDaemon(true);
            answering.start();
            run("http://127.0.0.1:" + server.getLocalPort());
            greet();
        } catch (IOException | NoSuchAlgorithmException e) {
            // The classes loaded so far are in the archive.
        }
        System.exit(0);
    }

    private static void run(String server) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var environment =
                Map.of("BACKSOURCE_SERVER", server, "BACKSOURCE_TOKEN", "none", "XDG_CONFIG_HOME", "/nowhere");
        var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, "12", 80, environment);
        var program = new Program(new RunContext(new Environment(environment), terminal));
        program.run("--help");
        Verbs.ALL.forEach(verb -> program.run(verb.name(), "--help"));
        for (var line : LINES) {
            program.run(line.split(" "));
        }
    }

    private static void answer(ServerSocket server) {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                answer(client);
            } catch (IOException e) {
                // The next one is answered.
            }
        }
    }

    /** Answers a request, which is no longer than one read. */
    private static void answer(Socket client) throws IOException {
        var ignored = client.getInputStream().read(new byte[8192]);
        var body = ANSWER.getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 200 OK\r\n"
                + "Content-Type: application/json\r\n"
                + "ETag: \"1\"\r\n"
                + "Connection: close\r\n"
                + "Content-Length: "
                + body.length + "\r\n\r\n";
        var out = client.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    /** Makes a client's first message of TLS (RFC 8446 §4.1.2). */
    private static void greet() throws NoSuchAlgorithmException, SSLException {
        var engine = SSLContext.getDefault().createSSLEngine("www.example.com", 443);
        engine.setUseClientMode(true);
        engine.beginHandshake();
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }
}
