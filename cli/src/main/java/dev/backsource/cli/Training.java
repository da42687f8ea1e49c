package dev.backsource.cli;

import dev.backsource.cli.command.Surroundings;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.profile.Environment;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * Loads what most runs load, for the archive of classes that the start script keeps: help, and a request to a server that isn't there. It
 * prints nothing.
 */
final class Training {
    /** Port 9 is that of the discard service, which nobody runs; whatever answers is no more than an error. */
    private static final String NOBODY = "http://127.0.0.1:9";

    private Training() {}

    public static void main(String... arguments) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var environment = Map.of("BACKSOURCE_SERVER", NOBODY, "BACKSOURCE_TOKEN", "none");
        var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, "12", 80, environment);
        var program = new Program(new Surroundings(new Environment(environment), terminal));
        program.run("--help");
        Verbs.ALL.forEach(verb -> program.run(verb.name(), "--help"));
        program.run("whoami");
        System.exit(0);
    }
}
