package dev.backsource.cli.command;

import dev.backsource.cli.output.Format;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every verb with requests to a server. */
public final class ServerOptions {
    @Option(names = "--profile", paramLabel = "NAME", description = "profile with server and key; see backsource login")
    @Nullable
    String profile;

    @Option(names = "--server", paramLabel = "URL", description = "server address; the key comes from the environment")
    @Nullable
    String server;

    @Option(names = "--plain-http", description = "send the key without TLS, readable to anyone on the network")
    boolean plainHttp;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "timeout of responses, and of the edges with --wait: 500ms, 30s, 2m (default: 30s)")
    @Nullable
    Duration timeout;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            defaultValue = "table",
            description = "output format: table, json, yaml or name (default: table)")
    Format format = Format.TABLE;
}
