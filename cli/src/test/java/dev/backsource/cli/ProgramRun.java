package dev.backsource.cli;

import dev.backsource.cli.command.RunContext;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.profile.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How the program ended in this JVM, and what it told beside the results. */
record ProgramRun(int exit, String errors) {
    static final int OK = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int NOT_REACHED = 3;
    static final int NOT_ALLOWED = 4;
    static final int NOT_IN_TIME = 5;
    static final int UNREAD = 141;

    /** Against a server, without profiles of whoever runs the tests. */
    static ProgramRun of(URI server, String input, OutputStream out, String... arguments) {
        return of(environment(server), input, out, "", arguments);
    }

    /** As the other, by somebody who can be asked, and types {@code input}. */
    static ProgramRun atTerminal(URI server, String input, OutputStream out, String... arguments) {
        return of(environment(server), input, out, "02", arguments);
    }

    private static Map<String, String> environment(URI server) {
        return Map.of(
                "BACKSOURCE_SERVER", server.toString(), "BACKSOURCE_TOKEN", "none", "XDG_CONFIG_HOME", "/nowhere");
    }

    static ProgramRun of(Map<String, String> environment, String input, OutputStream out, String... arguments) {
        return of(environment, input, out, "", arguments);
    }

    private static ProgramRun of(
            Map<String, String> environment, String input, OutputStream out, String terminals, String... arguments) {
        var errors = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                terminals,
                80,
                environment);
        var exit = new Program(new RunContext(new Environment(environment), terminal)).run(arguments);
        return new ProgramRun(exit, errors.toString(StandardCharsets.UTF_8));
    }
}
