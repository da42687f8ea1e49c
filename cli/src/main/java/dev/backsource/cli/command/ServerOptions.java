package dev.backsource.cli.command;

import dev.backsource.cli.output.Format;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every verb with requests to a server. */
public final class ServerOptions {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "the server and key of this name; see backsource login")
    @Nullable
    String profile;

    @Option(names = "--server", paramLabel = "URL", description = "the server, with the key that the environment names")
    @Nullable
    String server;

    @Option(names = "--plain-http", description = "send the key without TLS, for anybody in between to read")
    boolean plainHttp;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationOption.class,
            defaultValue = "30s",
            description = "for the server's answers, and for the edges where they are waited for: 500ms, 30s, 2m (30s)")
    Duration timeout = Duration.ofSeconds(30);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            defaultValue = "table",
            description = "table, json, yaml or name")
    Format format = Format.TABLE;
}
