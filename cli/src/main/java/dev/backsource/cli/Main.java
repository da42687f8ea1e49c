package dev.backsource.cli;

import dev.backsource.cli.command.RunContext;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.profile.Environment;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * The program's entry point. Quarkus builds and packages it; its container isn't started, which would take longer than most commands (ADR 60).
 */
@QuarkusMain(name = "backsource")
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        var environment = Environment.ofProcess();
        var terminal = Terminal.ofProcess(environment.variables());
        var code = new Program(new RunContext(environment, terminal)).run(arguments);
        terminal.clearStatus();
        System.exit(code);
    }
}
